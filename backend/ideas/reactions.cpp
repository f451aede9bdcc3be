#include "backend/ideas/reactions.h"

#include <algorithm>
#include <set>

#include "backend/changes/change_log.h"
#include "backend/ideas/feed_prior.h"
#include "backend/ideas/idea_group.h"
#include "backend/reports/report_repository.h"
#include "shared/base/language.h"

namespace passerelle::ideas {
namespace {

constexpr Milliseconds kDampingWindow = std::chrono::hours(24 * 30);

/// A card that this person may react to.
struct OpenCard {
  std::string id, authorId;
  std::optional<reports::ReportRow> report;  ///< none: an idea filed on its own
};

tl::unexpected<Error> own(const Reader& reader) {
  return fail(ErrorCode::forbidden, say(reader.language, "On ne soutient pas ses propres idées ni ses rapports.",
                                        "Nobody supports their own ideas or reports."));
}

Result<OpenCard> publishedReport(sql::Connection& connection, const Reader& reader, std::string_view reportId) {
  auto report = reports::findReport(connection, reportId);
  if (!report)
    return fail(ErrorCode::notFound, say(reader.language, "Ce rapport n'existe pas.", "There is no such report."));
  if (report->state == "withdrawn")
    return fail(ErrorCode::gone, say(reader.language, "Ce rapport a été retiré par son auteur.",
                                     "This report was withdrawn by its author."));
  if (report->state != "published")
    return fail(ErrorCode::forbidden,
                say(reader.language, "Ce rapport n'est pas encore publié.", "This report is not published yet."));
  if (report->authorId == reader.personId) return own(reader);
  return OpenCard{report->id, report->authorId, std::move(report)};
}

/// Counts the person among the readers, once. True for the first time.
bool countReader(sql::Connection& connection, const Reader& reader, OpenCard& card, const ranking::Prior& prior,
                 TimePoint now) {
  if (hasRead(connection, card.id, reader.personId)) return false;
  std::vector<IdeaRow> ideas = ideasOnCard(connection, card.id);
  std::vector<bool> known;  // to the group, before this reading
  known.reserve(ideas.size());
  for (const IdeaRow& idea : ideas)
    known.push_back(!idea.alone && (isKnownReader(connection, idea.root(), reader.personId) ||
                                    isAuthor(connection, idea, reader.personId)));
  const bool ownTeam = sameTeam(connection, reader.personId, card.authorId);
  if (card.report) {
    insertReading(connection, card.id, reader.personId, ownTeam, now);
    ++card.report->readerCount;
  } else {
    insertIdeaReading(connection, card.id, reader.personId, ownTeam, now);
  }
  std::set<std::string> counted;  // a report may carry two that were merged: one reader of both
  for (std::size_t i = 0; i < ideas.size(); ++i) {
    IdeaRow idea = ideas[i].alone ? ideas[i] : *findIdea(connection, ideas[i].id);  // as the one before has left it
    const bool isNew = idea.alone || (!known[i] && counted.insert(idea.root()).second);
    ++idea.ownReaders;
    if (isNew && !idea.merged()) ++idea.readers;
    keepScore(connection, idea, prior);
    if (!isNew || !idea.merged()) continue;
    if (auto root = findIdea(connection, idea.root())) {
      ++root->readers;
      keepScore(connection, *root, prior);
    }
  }
  return true;
}

Score scoreOf(sql::Connection& connection, const OpenCard& card, const ranking::Prior& prior, bool newReader) {
  std::vector<IdeaRow> ideas = ideasOnCard(connection, card.id);
  if (!card.report) return {card.id, 0, ideas.empty() ? 0 : ideas.front().ownReaders, std::move(ideas), newReader};
  // Everyone who found it useful has read it, also when the reading itself was purged meanwhile.
  const reports::ReportRow& report = *card.report;
  const std::int64_t readers = std::max(report.readerCount, report.usefulCount);
  setReportScore(connection, report.id, report.usefulCount, readers,
                 ranking::feedKey(static_cast<double>(report.usefulCount), static_cast<double>(readers), prior,
                                  report.publishedAt.value_or(TimePoint{})));
  return {card.id, report.usefulCount, readers, std::move(ideas), newReader};
}

/// Of a card that others see change: a merged idea's.
std::optional<Score> scoreOfOther(sql::Connection& connection, const std::string& cardId, const ranking::Prior& prior) {
  auto report = reports::findReport(connection, cardId);
  if (report && report->state != "published") return std::nullopt;
  return scoreOf(connection, {cardId, {}, std::move(report)}, prior, false);
}
}  // namespace

Result<SupportOutcome> setSupport(sql::Connection& connection, const Reader& reader, std::string_view ideaId,
                                  bool supported, TimePoint now) {
  auto idea = findIdea(connection, ideaId);
  if (!idea)
    return fail(ErrorCode::notFound, say(reader.language, "Cette idée n'existe pas.", "There is no such idea."));
  OpenCard card{idea->cardId(), idea->authorId, std::nullopt};
  if (!idea->reportId.empty()) {
    auto report = publishedReport(connection, reader, idea->reportId);
    if (!report) return tl::unexpected<Error>(report.error());
    card = std::move(*report);
  }
  if (isAuthor(connection, *idea, reader.personId)) return own(reader);
  const ranking::Prior prior = loadPrior(connection).prior;
  const std::vector<std::string> members = groupOf(connection, *idea);
  bool newReader = false, changed = false;
  double weight = 0;
  if (supported && !supports(connection, *idea, reader.personId)) {
    const std::int64_t earlier = supportsSince(connection, reader.personId, idea->authorId, now - kDampingWindow);
    weight = ranking::supportWeight(earlier, sameTeam(connection, reader.personId, idea->authorId));
    newReader = countReader(connection, reader, card, prior, now);
    changed = insertSupport(connection, ideaId, reader.personId, idea->authorId, weight, now);
  } else if (!supported) {
    for (const std::string& member : members) {
      if (const auto was = deleteSupport(connection, member, reader.personId)) {
        changed = true;
        weight = -*was;
      }
    }
  }
  if (changed) {
    auto root = findIdea(connection, idea->root());
    if (!root)  // the one that stands for it is being taken out
      return fail(ErrorCode::conflict, say(reader.language, "Cette idée vient de changer\u00a0: recommencez.",
                                           "This idea has just changed: do it again."));
    if (members.size() == 1) {
      root->supporters += supported ? 1 : -1;
      root->supportWeight += weight;
      root->ownReaders = root->readers = std::max(root->readers, root->supporters);
    } else {
      recountSupports(connection, *root);
    }
    keepScore(connection, *root, prior);
    changes::append(connection, card.report ? "report" : "idea", card.id, "person:" + reader.personId, now);
  }
  SupportOutcome outcome{*findIdea(connection, ideaId), members, {}};
  outcome.scores.push_back(scoreOf(connection, card, prior, newReader));
  for (const std::string& member : members) {
    if (members.size() == 1) break;
    const auto other = findIdea(connection, member);
    if (!other || other->cardId() == card.id) continue;
    if (auto score = scoreOfOther(connection, other->cardId(), prior)) outcome.scores.push_back(std::move(*score));
  }
  return outcome;
}

Result<Score> setUseful(sql::Connection& connection, const Reader& reader, std::string_view reportId, bool useful,
                        TimePoint now) {
  auto card = publishedReport(connection, reader, reportId);
  if (!card) return tl::unexpected<Error>(card.error());
  const ranking::Prior prior = loadPrior(connection).prior;
  bool newReader = false, changed = false;
  if (useful && !isUseful(connection, reportId, reader.personId)) {
    changed = true;
    newReader = countReader(connection, reader, *card, prior, now);
    insertUseful(connection, reportId, reader.personId, now);
    ++card->report->usefulCount;
  } else if (!useful && deleteUseful(connection, reportId, reader.personId)) {
    changed = true;
    --card->report->usefulCount;
  }
  if (changed) changes::append(connection, "report", card->id, "person:" + reader.personId, now);
  return scoreOf(connection, *card, prior, newReader);
}

std::vector<Score> read(sql::Connection& connection, const Reader& reader, const std::vector<std::string>& cardIds,
                        TimePoint now) {
  const ranking::Prior prior = loadPrior(connection).prior;
  std::vector<Score> scores;
  for (const std::string& id : cardIds) {
    OpenCard card;
    if (auto report = publishedReport(connection, reader, id)) {
      card = std::move(*report);
    } else {
      const auto idea = report.error().code == ErrorCode::notFound ? findIdea(connection, id) : std::nullopt;
      if (!idea || !idea->reportId.empty() || idea->authorId == reader.personId) continue;
      card = {idea->id, idea->authorId, std::nullopt};
    }
    if (!countReader(connection, reader, card, prior, now)) continue;
    scores.push_back(scoreOf(connection, card, prior, true));
  }
  return scores;
}

}  // namespace passerelle::ideas
