#include "backend/form/form_filing.h"

#include "backend/media/cleaner.h"
#include "backend/units/unit_repository.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/base/language.h"
#include "shared/codec/report_json.h"

namespace passerelle::form {
namespace {
using sql::val;

/// An id that the same form makes again: of a report's part, from the report's own id. A UUID by form (version 4).
std::string derivedId(std::string_view reportId, std::string_view part) {
  std::string hex = sha256Hex(std::string(reportId) + "\n" + std::string(part)).substr(0, 32);
  hex[12] = '4';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

std::string_view typeOf(std::string_view picture) {
  if (picture.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (picture.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  return {};
}

/// The form's field that an error of the report's rules is about.
std::string fieldOf(const std::string& pointer) {
  if (pointer.starts_with("/subject")) return "unit";
  if (pointer.starts_with("/visitedOn")) return "day";
  if (pointer.starts_with("/ideas")) return "idea";
  if (pointer.starts_with("/media")) return "picture";
  if (pointer.starts_with("/noRecognisablePerson")) return "nobody";
  return "text";
}

tl::unexpected<Error> atField(Error error) {
  error.field = fieldOf(error.field);
  return tl::unexpected<Error>(std::move(error));
}

bool cameByForm(sql::Connection& connection, std::string_view reportId) {
  return connection.query("SELECT 1 FROM form_filing WHERE report_id = $1", {val(reportId)})->next() != nullptr;
}

reports::Submission submissionOf(const Composed& composed, const Report& report) {
  reports::Submission submission;
  submission.id = composed.id;
  submission.authorId = composed.authorId;
  submission.deviceId = composed.deviceId;
  submission.language = composed.language;
  submission.report = report;
  submission.content = encodeReport(report);
  submission.hash = sha256Hex(submission.content);
  return submission;
}

/// What the stored revision lists stays with a form that is sent again without its picture.
Result<void> keepMedia(sql::Connection& connection, const reports::ReportRow& head, Report& report,
                       const std::string& language) {
  const auto revision = reports::findRevision(connection, head.id, head.revision);
  const auto stored = decodeReport(revision->content);
  if (!stored || stored->media.empty()) return {};
  report.media = stored->media;
  for (const ManifestEntry& medium : report.media) {
    if (!report.astonishments.empty()) report.astonishments.front().media.push_back(medium.id);
  }
  if (auto valid = validate(report, language); !valid) return atField(valid.error());
  return {};
}

}  // namespace

Result<Composed> FormFiling::compose(const Words& words, std::string_view picture, const http::Caller& caller) const {
  const std::string& language = caller.language;
  if (!isId(words.id))
    return fail(ErrorCode::invalid,
                say(language, "Cette page est incomplète\u00a0: rouvrez le formulaire, vos mots sont ci-dessous.",
                    "This page is incomplete: open the form again, your words are below."),
                "text");
  Composed composed{{}, words.id, caller.personId, caller.deviceId, language, {}};
  Report& report = composed.report;
  report.kind = words.kind.empty() ? "other" : words.kind;
  report.subject = {SubjectKind::unit, words.unit};
  report.visitedOn = words.day;
  report.language = std::string(tagOf(languageFromTag(language)));
  report.noRecognisablePerson = words.nobodyRecognisable;
  if (!picture.empty()) {
    const std::string_view type = typeOf(picture);
    if (type.empty()) {
      Error error = media::errorOf(media::PictureFault::unknownType, language);
      error.field = "picture";
      return tl::unexpected<Error>(std::move(error));
    }
    const std::string sha = sha256Hex(picture);
    const auto bytes = static_cast<std::int64_t>(picture.size());
    const std::string id = derivedId(words.id, "picture " + sha);
    report.media.push_back({id, MediumKind::photo, std::string(type), bytes, sha, {}, {}});
    composed.picture = media::Announcement{words.id, id, "photo", std::string(type), sha, bytes};
  }
  if (!words.text.empty() || !words.verbatim.empty() || !picture.empty()) {
    Astonishment one;
    one.id = derivedId(words.id, "astonishment");
    one.tone = words.tone == "good" ? Tone::good : words.tone == "bad" ? Tone::bad : Tone::puzzling;
    one.text = words.text;
    one.verbatim = words.verbatim;
    for (const ManifestEntry& medium : report.media) one.media.push_back(medium.id);
    report.astonishments.push_back(std::move(one));
  }
  if (!words.idea.empty()) report.ideas.push_back({derivedId(words.id, "idea"), words.idea});
  if (auto valid = validate(report, language); !valid) return atField(valid.error());
  if (auto day = reports::checkDay(report, m_clock.now(), language); !day) return atField(day.error());
  if (encodeReport(report).size() > kMaxReportBytes)
    return fail(ErrorCode::tooLarge,
                say(language, "Ce texte est trop long\u00a0: faites-en deux rapports.",
                    "This text is too long: make two reports of it."),
                "text");
  return composed;
}

Result<reports::Filed> FormFiling::file(sql::Connection& connection, const Composed& composed) const {
  Report report = composed.report;
  const auto head = reports::findReport(connection, composed.id);
  const bool mine = head && head->authorId == composed.authorId;
  if (mine && (head->state == "withdrawn" || !cameByForm(connection, composed.id)))
    return fail(ErrorCode::conflict,
                say(composed.language,
                    "Ce rapport a été retiré, ou n’a pas été déposé ici. Rouvrez le formulaire pour en faire un autre.",
                    "This report was withdrawn, or was not filed here. Open the form again to make another one."),
                "text");
  if (mine && !composed.picture) {
    if (auto kept = keepMedia(connection, *head, report, composed.language); !kept)
      return tl::unexpected<Error>(kept.error());
  }
  reports::Submission submission = submissionOf(composed, report);
  // Words that were never seen correct the head; words that were are a second press, however late it comes.
  if (mine && !reports::hasRevision(connection, composed.id, submission.hash)) submission.knownHashes = {head->hash};
  auto filed = m_filing.file(connection, submission, m_clock.now());
  if (!filed) return atField(filed.error());
  if (filed->outcome == reports::Outcome::created)
    connection.execute("INSERT INTO form_filing (report_id, person_id, filed_at) VALUES ($1, $2, $3)",
                       {val(composed.id), val(composed.authorId), val(toMs(filed->receivedAt))});
  return filed;
}

std::optional<Filed> FormFiling::find(sql::Connection& connection, std::string_view id,
                                      std::string_view personId) const {
  auto row = reports::findReport(connection, id);
  if (!row || row->authorId != personId || !cameByForm(connection, id)) return std::nullopt;
  const auto revision = reports::findRevision(connection, row->id, row->revision);
  auto report = decodeReport(revision->content);
  if (!report) return std::nullopt;
  const auto unit = units::findUnit(connection, row->subjectCode);
  Filed filed{std::move(*row), std::move(*report), unit ? unit->name : std::string(), {}};
  const auto received = reports::receivedMedia(connection, filed.row.id);
  for (const ManifestEntry& entry : filed.report.media) {
    if (const auto* medium = reports::listedAs(entry, received, personId)) filed.media.push_back(*medium);
  }
  return filed;
}

std::vector<Filed> FormFiling::list(sql::Connection& connection, std::string_view personId, int limit) const {
  std::vector<std::string> ids;
  {
    auto rows = connection.query(
        "SELECT report_id FROM form_filing WHERE person_id = $1 ORDER BY filed_at DESC, report_id DESC LIMIT $2",
        {val(personId), val(limit)});
    while (const auto* row = rows->next()) ids.push_back(row->string(0));
  }
  std::vector<Filed> filings;
  for (const std::string& id : ids) {
    if (auto filed = find(connection, id, personId)) filings.push_back(std::move(*filed));
  }
  return filings;
}

}  // namespace passerelle::form
