#include "backend/meetings/kit.h"

#include <algorithm>
#include <map>
#include <set>

#include "backend/editions/edition_json.h"
#include "backend/ideas/candidates.h"
#include "backend/reports/report_repository.h"
#include "backend/service/referential.h"
#include "backend/units/unit_repository.h"
#include "shared/codec/report_json.h"
#include "shared/ranking/wilson.h"

namespace passerelle::meetings {
namespace {
using sql::val;
constexpr Milliseconds kLookBack = std::chrono::hours(24 * 35);
constexpr std::size_t kMost = 5;
constexpr int kMostReports = 1000;

struct Candidate {
  reports::ReportRow report;
  Report content;
  double score = 0;
};

std::vector<Candidate> publishedSince(sql::Connection& connection, TimePoint since) {
  std::vector<std::string> ids;
  {
    auto rows = connection.query(
        "SELECT id FROM report WHERE state = 'published' AND published_at >= $1 ORDER BY published_at DESC LIMIT $2",
        {val(toMs(since)), val(kMostReports)});
    while (const auto* row = rows->next()) ids.push_back(row->string(0));
  }
  std::vector<Candidate> found;
  for (const std::string& id : ids) {
    auto report = reports::findReport(connection, id);
    const auto head = reports::findRevision(connection, id, report->revision);
    auto content = decodeReport(head->content);
    if (!content) continue;
    const double score =
        ranking::wilsonLowerBound(report->usefulCount, std::max(report->readerCount, report->usefulCount));
    found.push_back({std::move(*report), std::move(*content), score});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  return found;
}

std::set<std::string> shownBefore(sql::Connection& connection, std::string_view meetingId) {
  auto rows = connection.query(R"(
      SELECT k.report_id FROM meeting_kit k JOIN meeting m ON m.id = k.meeting_id
      WHERE k.report_id IS NOT NULL AND k.slot <> 'decision' AND k.meeting_id <> $1 AND m.state <> 'cancelled')",
                               {val(meetingId)});
  std::set<std::string> ids;
  while (const auto* row = rows->next()) ids.insert(row->string(0));
  return ids;
}

std::string placeOf(sql::Connection& connection, const reports::ReportRow& report) {
  const auto unit = units::findUnit(connection, report.unitCode);
  return unit ? unit->name : report.subjectCode;
}

std::string firstWords(const Report& report) {
  for (const Astonishment& one : report.astonishments) {
    if (!one.text.empty()) return one.text;
  }
  return report.ideas.empty() ? std::string() : report.ideas[0].text;
}

/// A number in both languages.
Choice number(std::string key, std::string figure, std::string french, std::string english) {
  return {
      std::move(key), {"number", {}, {}, {}, std::move(figure), std::move(french), std::move(english), false}, {}, {}};
}

std::vector<Choice> numbersOf(sql::Connection& connection, const std::vector<Candidate>& all) {
  const editions::Labels labels(service::currentReferential(connection).value_or(""));
  std::map<std::string, int> badByMoment;
  int bad = 0, good = 0;
  std::set<std::string> places;
  for (const Candidate& one : all) {
    places.insert(one.report.unitCode.empty() ? one.report.subjectCode : one.report.unitCode);
    for (const Astonishment& astonishment : one.content.astonishments) {
      if (astonishment.tone == Tone::good) ++good;
      if (astonishment.tone != Tone::bad) continue;
      ++bad;
      if (!astonishment.momentOfTruth.empty()) ++badByMoment[astonishment.momentOfTruth];
    }
  }
  std::vector<std::pair<std::string, int>> moments(badByMoment.begin(), badByMoment.end());
  std::stable_sort(moments.begin(), moments.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<Choice> numbers;
  for (std::size_t i = 0; i < std::min<std::size_t>(moments.size(), 2); ++i) {
    const auto& [moment, count] = moments[i];
    numbers.push_back(number(
        "moment:" + moment, std::to_string(count) + "\u00a0/\u00a0" + std::to_string(bad),
        "des étonnements «\u00a0à changer\u00a0» de ces cinq semaines portent sur\u00a0: " +
            labels.of("moments", moment, "fr"),
        "of the astonishments “to change” of these five weeks are about: " + labels.of("moments", moment, "en")));
  }
  if (good + bad > 0)
    numbers.push_back(number("good", std::to_string(good) + "\u00a0/\u00a0" + std::to_string(good + bad),
                             "des étonnements tranchés de ces cinq semaines disent ce qui marche bien",
                             "of the clear-cut astonishments of these five weeks say what works well"));
  numbers.push_back(number("places", std::to_string(places.size()),
                           "lieux visités en cinq semaines, d’où viennent " + std::to_string(all.size()) + " rapports",
                           "places visited in five weeks, from which " + std::to_string(all.size()) + " reports came"));
  return numbers;
}
}  // namespace

Choices choicesFor(sql::Connection& connection, std::string_view meetingId, TimePoint now) {
  Choices choices;
  const auto all = publishedSince(connection, now - kLookBack);
  const auto shown = shownBefore(connection, meetingId);
  std::vector<Choice> clips;
  for (const Candidate& one : all) {
    if (shown.contains(one.report.id)) continue;
    const std::string place = placeOf(connection, one.report);
    if (choices.photos.size() < kMost || clips.size() < 2) {
      const auto received = one.content.media.empty() ? std::vector<reports::ReceivedMedium>()
                                                      : reports::receivedMedia(connection, one.report.id);
      bool pictured = false;
      for (const ManifestEntry& entry : one.content.media) {
        if (entry.kind == MediumKind::thumbnail || reports::listedAs(entry, received, one.report.authorId) == nullptr)
          continue;
        const std::string words = entry.caption.empty() ? firstWords(one.content) : entry.caption;
        Choice choice{
            one.report.id + "/" + entry.id,
            {"photo", one.report.id, entry.id, {}, entry.kind == MediumKind::voice ? "clip" : "", words, words, false},
            place,
            {}};
        if (entry.kind == MediumKind::voice) {
          if (clips.size() < 2) clips.push_back(std::move(choice));
        } else if (!pictured && choices.photos.size() < kMost) {
          pictured = true;
          choices.photos.push_back(std::move(choice));
        }
      }
    }
    int number = 0;
    for (const Astonishment& said : one.content.astonishments) {
      ++number;
      if (said.verbatim.empty() || choices.verbatims.size() >= kMost) continue;
      choices.verbatims.push_back({one.report.id + "/" + std::to_string(number),
                                   {"verbatim", one.report.id, {}, {}, {}, said.verbatim, said.verbatim, false},
                                   place,
                                   {}});
      break;
    }
  }
  choices.photos.insert(choices.photos.end(), clips.begin(), clips.end());
  choices.numbers = numbersOf(connection, all);
  for (const ideas::Candidate& idea : ideas::candidates(connection)) {
    if (choices.decisions.size() == kMost) break;
    choices.decisions.push_back({idea.id,
                                 {"decision", idea.reportId, {}, {}, {}, idea.text, idea.text, false},
                                 std::to_string(idea.supporters) + "\u00a0/\u00a0" + std::to_string(idea.readers),
                                 idea.id});
  }
  return choices;
}

std::vector<Choice> bestOf(const Choices& choices) {
  std::vector<Choice> best;
  if (!choices.photos.empty()) best.push_back(choices.photos.front());
  if (!choices.verbatims.empty()) {
    const auto other = std::find_if(choices.verbatims.begin(), choices.verbatims.end(), [&](const Choice& one) {
      return choices.photos.empty() || one.slot.reportId != choices.photos.front().slot.reportId;
    });
    best.push_back(other == choices.verbatims.end() ? choices.verbatims.front() : *other);
  }
  if (!choices.numbers.empty()) best.push_back(choices.numbers.front());
  if (!choices.decisions.empty()) best.push_back(choices.decisions.front());
  return best;
}

}  // namespace passerelle::meetings
