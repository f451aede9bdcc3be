#include "backend/triage/triage_service.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "backend/changes/change_log.h"
#include "backend/journal/journal.h"
#include "backend/people/person_repository.h"
#include "shared/base/id.h"
#include "shared/base/language.h"

namespace passerelle::triage {
namespace {
constexpr std::array<std::string_view, 4> kOutcomes = {"toRound", "answer", "merge", "information"};
/// Who triages (backend/people/policy.cpp): their devices learn of each word.
constexpr std::array<std::string_view, 4> kAudiences = {"role:management", "role:chair", "role:moderator",
                                                        "role:admin"};
constexpr std::size_t kSimilar = 3;

bool stands(sql::Connection& connection, const TriageRow& row) {
  if (row.mergeId.empty()) return row.outcome != "merge";
  const auto merge = ideas::findMerge(connection, row.mergeId);
  return merge && !merge->undone;
}
}  // namespace

bool isOutcome(std::string_view name) { return std::find(kOutcomes.begin(), kOutcomes.end(), name) != kOutcomes.end(); }

Result<Pressed> TriageService::press(sql::Connection& connection, const ideas::Reader& who, const Press& press,
                                     TimePoint now) {
  const auto idea = ideas::findIdea(connection, press.ideaId);
  if (!idea || !idea->publishedAt)
    return fail(ErrorCode::notFound, say(who.language, "Cette idée n’existe pas, n’est pas publiée ou a été retirée.",
                                         "This idea does not exist, is not published or was withdrawn."));
  const TriageRow said{press.ideaId, press.outcome, press.intoId, {}, who.personId, now};
  if (!press.id.empty() && !countPress(connection, press.id, said))
    return Pressed{findTriage(connection, press.ideaId), true, false};
  Pressed pressed;
  auto row = apply(connection, who, press, *idea, now, pressed.regrouped);
  if (!row) return tl::unexpected(row.error());
  pressed.row = std::move(*row);
  journal::append(connection, m_rng, now, who.personId, "idea.triaged", "idea:" + press.ideaId, press.outcome);
  for (const std::string_view audience : kAudiences) changes::append(connection, "idea", press.ideaId, audience, now);
  return pressed;
}

Result<std::optional<TriageRow>> TriageService::apply(sql::Connection& connection, const ideas::Reader& who,
                                                      const Press& press, const ideas::IdeaRow& idea, TimePoint now,
                                                      bool& regrouped) {
  const auto current = findTriage(connection, press.ideaId);
  if (current && current->outcome == press.outcome && current->intoId == press.intoId && stands(connection, *current))
    return current;
  if (current && !current->mergeId.empty() && stands(connection, *current)) {
    if (auto undone = m_merging.undo(connection, who, current->mergeId, now); !undone)
      return tl::unexpected(undone.error());
    regrouped = true;
  } else if (idea.merged() && press.outcome != "merge" && !press.outcome.empty()) {
    return fail(ErrorCode::conflict,
                say(who.language, "Cette idée a été réunie avec une autre\u00a0: triez celle qui les représente.",
                    "This idea was merged with another one: triage the one that stands for both."));
  }
  if (press.outcome.empty()) {
    dropTriage(connection, press.ideaId);
    return std::nullopt;
  }
  TriageRow row{press.ideaId, press.outcome, press.intoId, {}, who.personId, now};
  if (press.outcome == "merge") {
    const auto one = ideas::findIdea(connection, press.ideaId), other = ideas::findIdea(connection, press.intoId);
    const bool together = one && other && one->id != other->id && one->root() == other->root();
    if (!together) {  // else somebody else has put them together already
      const std::string mergeId = press.id.empty() ? newRandomId(m_rng) : press.id;
      auto merge = m_merging.merge(connection, who, mergeId, press.ideaId, press.intoId, now);
      if (!merge) return tl::unexpected(merge.error());
      row.mergeId = merge->id;
      regrouped = true;
    }
  }
  keepTriage(connection, row);
  return row;
}

std::vector<Waiting> TriageService::waiting(sql::Connection& connection, int limit) {
  const std::vector<std::string> ids = waitingIdeas(connection, limit);
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < ids.size(); ++i) place[ids[i]] = i;
  std::vector<std::vector<std::string>> similar(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto idea = ideas::findIdea(connection, ids[i]);
    if (!idea) continue;
    for (std::string& other : m_similar.alike(connection, idea->text, kSimilar + 1)) {
      if (other != ids[i] && similar[i].size() < kSimilar) similar[i].push_back(std::move(other));
    }
  }
  // Beside each other: those that find each other. No threshold is safe, so a human merges.
  std::vector<std::size_t> first(ids.size());
  const auto finds = [&](std::size_t i, std::size_t j) {
    return std::find(similar[i].begin(), similar[i].end(), ids[j]) != similar[i].end();
  };
  for (std::size_t i = 0; i < ids.size(); ++i) {
    first[i] = i;
    for (const std::string& other : similar[i]) {
      const auto found = place.find(other);
      if (found != place.end() && found->second < i && finds(found->second, i))
        first[i] = std::min(first[i], first[found->second]);
    }
  }
  std::vector<Waiting> deck;
  for (std::size_t head = 0; head < ids.size(); ++head) {
    if (first[head] != head) continue;
    for (std::size_t i = head; i < ids.size(); ++i) {
      if (first[i] == head) deck.push_back({ids[i], ids[head], similar[i]});
    }
  }
  return deck;
}

void TriageService::writeRow(sql::Connection& connection, const std::optional<TriageRow>& row, JsonWriter& json) {
  if (!row) {
    json.null();
    return;
  }
  const auto by = people::findPerson(connection, row->byId);
  json.beginObject().field("outcome", row->outcome);
  json.field("into", row->intoId.empty() ? std::nullopt : std::optional(row->intoId));
  json.field("merge", row->mergeId.empty() ? std::nullopt : std::optional(row->mergeId));
  json.key("by").beginObject().field("id", row->byId).field("name", by ? by->name : std::string()).endObject();
  json.field("at", toIso(row->at)).endObject();
}

}  // namespace passerelle::triage
