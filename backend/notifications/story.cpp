#include "backend/notifications/story.h"

#include "backend/ideas/idea_repository.h"
#include "backend/people/absences.h"
#include "backend/people/person_repository.h"
#include "shared/base/text.h"
#include "shared/codec/report_json.h"

namespace passerelle::notifications {
namespace {
constexpr std::size_t kTitleChars = 140;

std::string titleOf(sql::Connection& connection, const reports::ReportRow& report) {
  const auto head = reports::findRevision(connection, report.id, report.revision);
  const auto content = head ? decodeReport(head->content) : Result<Report>(Report{});
  if (!content) return report.subjectCode;
  for (const Astonishment& one : content->astonishments) {
    if (!one.text.empty()) return beginningOf(one.text, kTitleChars);
    if (!one.verbatim.empty()) return beginningOf(one.verbatim, kTitleChars);
  }
  return content->ideas.empty() ? report.subjectCode : beginningOf(content->ideas[0].text, kTitleChars);
}
}  // namespace

std::string beginningOf(std::string_view text, std::size_t characters) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return cutAtWord(line, characters);
}

std::optional<Story> readableStory(sql::Connection& connection, std::string_view kind, std::string_view id,
                                   const reports::Viewer& viewer) {
  if (kind == "idea") {
    const auto idea = ideas::findIdea(connection, id);
    if (!idea) return std::nullopt;
    std::optional<reports::ReportRow> report;
    if (idea->reportId.empty() && idea->publishedAt) {  // filed on its own: open to everybody, of no unit
      report.emplace();
      report->authorId = idea->authorId;
      report->state = "published";
      report->publishedAt = idea->publishedAt;
    } else {
      report = reports::findReadable(connection, idea->reportId, viewer);
    }
    if (!report) return std::nullopt;
    return Story{"idea", idea->id, *report, idea->authorId, beginningOf(idea->text, kTitleChars), "/ideas/" + idea->id};
  }
  if (kind != "report") return std::nullopt;
  auto report = reports::findReadable(connection, id, viewer);
  if (!report) return std::nullopt;
  std::string title = titleOf(connection, *report);
  const std::string author = report->authorId, reportId = report->id;
  return Story{"report", reportId, std::move(*report), author, std::move(title), "/reports/" + reportId};
}

std::optional<reports::Viewer> viewerOfPerson(sql::Connection& connection, std::string_view personId, TimePoint now) {
  const auto person = people::findPerson(connection, personId);
  if (!person) return std::nullopt;
  http::Caller caller;
  caller.personId = person->id;
  caller.roles = person->roles;
  caller.language = person->language;
  caller.standsInFor = people::unitsStoodInFor(connection, person->id, now);
  if (person->unitCode) {
    caller.unitCode = *person->unitCode;
    auto rows = connection.query("SELECT region FROM unit WHERE code = $1", {sql::val(caller.unitCode)});
    if (const sql::Row* row = rows->next()) caller.region = row->string(0);
  }
  return reports::viewerOf(caller);
}

}  // namespace passerelle::notifications
