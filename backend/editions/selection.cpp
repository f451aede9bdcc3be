#include "backend/editions/selection.h"

#include <algorithm>
#include <array>
#include <set>

#include "backend/editions/idea_answers.h"
#include "backend/ideas/idea_repository.h"
#include "backend/reports/host_reply.h"
#include "backend/reports/report_repository.h"
#include "shared/codec/names.h"
#include "shared/codec/report_json.h"
#include "shared/ranking/wilson.h"

namespace passerelle::editions {
namespace {
using sql::val;

std::string textOf(sql::Connection& connection, std::string_view sql, const std::string& key, int column = 0) {
  auto rows = connection.query(sql, {val(key)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::string() : row->string(column);
}

std::vector<EditionIdea> newIdeas(sql::Connection& connection, TimePoint from, TimePoint to,
                                  const std::vector<Story>& stories) {
  struct Scored {
    EditionIdea idea;
    double score;
  };
  std::vector<Scored> scored;
  auto rows = connection.query(R"(
      SELECT i.id, COALESCE(i.report_id, ''), i.text, COALESCE(u.name, r.subject_code, ''), p.name, i.supporters,
             i.readers
      FROM idea i JOIN person p ON p.id = i.author_id LEFT JOIN report r ON r.id = i.report_id
      LEFT JOIN unit u ON u.code = r.unit_code
      WHERE (i.report_id IS NULL OR r.state = 'published') AND i.removed_at IS NULL AND i.kept_id IS NULL
        AND i.published_at >= $1 AND i.published_at < $2
      ORDER BY i.published_at, i.id)",
                               {val(toMs(from)), val(toMs(to))});
  while (const sql::Row* row = rows->next()) {
    const auto told = [&](const Story& story) { return story.reportId == row->text(1); };
    if (std::any_of(stories.begin(), stories.end(), told)) continue;
    scored.push_back({{row->string(0), row->string(1), row->string(2), row->string(3), row->string(4)},
                      ranking::wilsonLowerBound(row->integer(5), row->integer(6))});
  }
  std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
  std::vector<EditionIdea> ideas;
  for (std::size_t i = 0; i < std::min(scored.size(), kNewIdeas); ++i) ideas.push_back(std::move(scored[i].idea));
  return ideas;
}
}  // namespace

std::vector<Candidate> candidates(sql::Connection& connection, TimePoint from, TimePoint to) {
  std::vector<Candidate> found;
  auto rows = connection.query(R"(
      SELECT r.id, v.content, r.feed_key,
             (SELECT MAX(i.feed_key) FROM idea i WHERE i.report_id = r.id AND i.removed_at IS NULL)
      FROM report r JOIN report_revision v ON v.report_id = r.id AND v.revision = r.revision
      WHERE r.state = 'published' AND r.published_at >= $1 AND r.published_at < $2)",
                               {val(toMs(from)), val(toMs(to))});
  while (const sql::Row* row = rows->next()) {
    const Report content = decodeReport(row->text(1)).value_or(Report{});
    const std::string tone(content.astonishments.empty() ? "puzzling" : nameOf(content.astonishments[0].tone));
    found.push_back({row->string(0), tone, row->isNull(3) ? row->real(2) : std::max(row->real(2), row->real(3))});
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.key != b.key ? a.key > b.key : a.reportId < b.reportId;
  });
  return found;
}

std::vector<Candidate> chosen(std::vector<Candidate> candidates, std::size_t most) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.key != b.key ? a.key > b.key : a.reportId < b.reportId;
  });
  if (candidates.empty()) return {};
  static constexpr std::array<std::string_view, 3> kTones = {"good", "bad", "puzzling"};
  std::vector<Candidate> order{candidates.front()};
  std::vector<bool> taken(candidates.size());
  taken[0] = true;
  std::size_t turn = 0;
  while (turn < kTones.size() && kTones[turn] != candidates.front().tone) ++turn;
  for (std::size_t missed = 0; order.size() < most && missed < kTones.size();) {
    turn = (turn + 1) % kTones.size();
    std::size_t best = 0;
    while (best < candidates.size() && (taken[best] || candidates[best].tone != kTones[turn])) ++best;
    if (best == candidates.size()) {
      ++missed;
      continue;
    }
    missed = 0;
    taken[best] = true;
    order.push_back(candidates[best]);
  }
  return order;
}

std::vector<Candidate> chosenByHand(std::vector<Candidate> candidates, std::size_t most, const Draft& draft) {
  const auto in = [](const std::vector<std::string>& ids, const Candidate& one) {
    return std::find(ids.begin(), ids.end(), one.reportId) != ids.end();
  };
  std::erase_if(candidates, [&](const Candidate& one) { return in(draft.leftOut, one); });
  std::vector<Candidate> order;
  for (const std::string& id : draft.chosen) {
    const auto found =
        std::find_if(candidates.begin(), candidates.end(), [&id](const Candidate& one) { return one.reportId == id; });
    if (found != candidates.end()) order.push_back(*found);
  }
  std::erase_if(candidates, [&](const Candidate& one) { return in(draft.chosen, one); });
  if (order.size() >= most) return order;
  for (Candidate& one : chosen(std::move(candidates), most - order.size())) order.push_back(std::move(one));
  return order;
}

std::optional<Story> loadStory(sql::Connection& connection, std::string_view reportId) {
  const auto report = reports::findReport(connection, reportId);
  if (!report) return std::nullopt;
  const auto head = reports::findRevision(connection, reportId, report->revision);
  const Report content = decodeReport(head->content).value_or(Report{});
  Story story;
  story.reportId = report->id;
  story.kind = report->kind;
  story.place = textOf(connection, "SELECT name FROM unit WHERE code = $1", report->unitCode);
  if (story.place.empty()) story.place = report->subjectCode;
  story.region = textOf(connection, "SELECT name FROM region WHERE code = $1", report->region);
  story.author = textOf(connection, "SELECT name FROM person WHERE id = $1", report->authorId);
  story.department = textOf(connection, "SELECT department FROM person WHERE id = $1", report->authorId);
  story.visitedOn = report->visitedOn;
  story.language = content.language;
  for (const Astonishment& one : content.astonishments)
    story.astonishments.push_back(
        {std::string(nameOf(one.tone)), one.text, one.verbatim, one.momentOfTruth, one.sense, one.question});
  for (const ReportIdea& idea : content.ideas) story.ideas.push_back(idea.text);
  for (const SenseMark& mark : content.senses)
    story.senses.push_back({mark.moment, mark.sense, std::string(nameOf(mark.tone)), mark.word});
  for (const ManifestEntry& entry : content.media) {
    if (entry.kind == MediumKind::photo) story.photos.push_back({entry.id, entry.caption});
    if (entry.kind == MediumKind::voice) story.voices.push_back({entry.id, entry.caption, entry.durationMs});
  }
  bringUpToDate(connection, story);
  return story;
}

void bringUpToDate(sql::Connection& connection, Story& story) {
  const auto report = reports::findReport(connection, story.reportId);
  story.withdrawn = !report || report->state == "withdrawn";
  story.reply.reset();
  if (const auto reply = reports::printedReply(connection, story.reportId))
    story.reply = StoryReply{reply->thanks,  reply->kind,    reply->text,      reply->at,
                             reply->voiceId, reply->voiceMs, reply->voiceWords};
  const std::vector<reports::ReceivedMedium> received = reports::receivedMedia(connection, story.reportId);
  std::erase_if(story.photos, [&received](const StoryPhoto& photo) {
    return std::none_of(received.begin(), received.end(),
                        [&photo](const reports::ReceivedMedium& medium) { return medium.id == photo.mediumId; });
  });
  std::erase_if(story.voices, [&received](StoryVoice& voice) {
    const auto found = std::find_if(received.begin(), received.end(), [&voice](const reports::ReceivedMedium& medium) {
      return medium.id == voice.mediumId;
    });
    if (found != received.end()) voice.durationMs = found->durationMs;
    return found == received.end();
  });
}

void bringUpToDate(sql::Connection& connection, Edition& edition) {
  for (Story& story : edition.stories) bringUpToDate(connection, story);
  for (Story& story : edition.answers) bringUpToDate(connection, story);
  const auto isGone = [&connection](const auto& idea) {
    if (!idea.ideaId.empty() && !ideas::findIdea(connection, idea.ideaId)) return true;
    if (idea.reportId.empty()) return false;
    const auto report = reports::findReport(connection, idea.reportId);
    return !report || report->state != "published";
  };
  std::erase_if(edition.newIdeas, isGone);
  std::erase_if(edition.waiting, isGone);
  std::erase_if(edition.done, isGone);
}

Edition compose(sql::Connection& connection, const std::string& week, TimePoint from, TimePoint to,
                const Draft& draft) {
  Edition edition;
  edition.week = week;
  edition.from = from;
  edition.to = to;
  std::vector<Candidate> all = candidates(connection, from, to);
  edition.reports = static_cast<std::int64_t>(all.size());
  edition.leadFr = draft.leadFr;
  edition.leadEn = draft.leadEn;
  edition.waiting = waitingIdeas(connection, to, kWaiting);
  edition.waitingCount = countWaitingIdeas(connection, to);
  edition.done = answeredIdeas(connection, from, to, kDone);
  for (const Candidate& candidate : chosenByHand(std::move(all), kStories, draft)) {
    if (auto story = loadStory(connection, candidate.reportId)) edition.stories.push_back(std::move(*story));
  }
  edition.newIdeas = newIdeas(connection, from, to, edition.stories);
  {
    auto rows = connection.query(R"(
        SELECT COUNT(DISTINCT COALESCE(unit_code, subject_code)) FROM report
        WHERE state = 'published' AND published_at >= $1 AND published_at < $2)",
                                 {val(toMs(from)), val(toMs(to))});
    edition.places = rows->next()->integer(0);
  }
  {
    auto rows = connection.query(R"(
        SELECT COUNT(*) FROM idea i LEFT JOIN report r ON r.id = i.report_id
        WHERE (i.report_id IS NULL OR r.state = 'published') AND i.removed_at IS NULL AND i.published_at >= $1 AND i.published_at < $2)",
                                 {val(toMs(from)), val(toMs(to))});
    edition.ideas = rows->next()->integer(0);
  }
  {
    auto rows = connection.query(R"(
        SELECT COUNT(*) FROM report_reply y JOIN report r ON r.id = y.report_id
        WHERE r.state = 'published' AND y.kind NOT IN ('blur', 'name') AND y.updated_at >= $1 AND y.updated_at < $2)",
                                 {val(toMs(from)), val(toMs(to))});
    edition.replies = rows->next()->integer(0);
  }
  auto rows = connection.query(R"(
      SELECT r.id FROM report_reply y JOIN report r ON r.id = y.report_id
      WHERE r.state = 'published' AND r.published_at < $1 AND y.kind NOT IN ('blur', 'name') AND (y.text <> '' OR y.voice_id IS NOT NULL)
        AND y.updated_at >= $1 AND y.updated_at < $2
      ORDER BY y.updated_at DESC LIMIT $3)",
                               {val(toMs(from)), val(toMs(to)), val(static_cast<std::int64_t>(kAnswers))});
  while (const sql::Row* row = rows->next()) {
    if (auto story = loadStory(connection, row->text(0))) edition.answers.push_back(std::move(*story));
  }
  return edition;
}

}  // namespace passerelle::editions
