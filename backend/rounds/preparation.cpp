#include "backend/rounds/preparation.h"

#include <algorithm>
#include <map>
#include <set>

#include "backend/ideas/idea_group.h"
#include "backend/pages/local_time.h"
#include "backend/people/person_repository.h"
#include "backend/reports/best_reports.h"
#include "backend/reports/report_repository.h"
#include "backend/rounds/ballot_seal.h"
#include "backend/rounds/result.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/ranking/slate.h"

namespace passerelle::rounds {
namespace {
constexpr std::size_t kMostTitleBytes = 200, kMostItems = 500;
constexpr Milliseconds kShortestPeriod = std::chrono::minutes(10), kLongestPeriod = std::chrono::hours(24 * 92);
constexpr int kVotersThatRecuseSuperiors = 8;  ///< who must remain when an author's superior stands aside

Error invalid(Language l, std::string_view french, std::string_view english, std::string field) {
  return {ErrorCode::invalid, std::string(say(l, french, english)), std::move(field)};
}

RoundItem itemOf(const Choice& choice, std::string origin) {
  RoundItem item;
  item.id = choice.id;
  item.origin = std::move(origin);
  item.title = choice.title;
  item.reportId = choice.reportId;
  item.authorId = choice.authorId;
  return item;
}

/// The unit that a report is about; empty for others.
std::string unitOf(sql::Connection& connection, std::string_view reportId) {
  const auto report = reports::findReport(connection, reportId);
  return report ? report->unitCode : std::string();
}
}  // namespace

std::vector<Choice> ideaChoices(sql::Connection& connection, TimePoint now) {
  const std::int64_t needed = ideas::readersNeeded(connection, now);
  std::vector<Choice> choices;
  for (const ideas::Candidate& idea : ideas::candidates(connection))
    choices.push_back({idea.id, idea.text, idea.reportId, idea.authorId, idea.readers >= needed, true, idea.proposed});
  return choices;
}

std::vector<Choice> reportChoices(sql::Connection& connection, std::string_view month, TimePoint now) {
  std::vector<Choice> choices;
  for (const reports::BestReport& report : reports::bestReports(connection, month, now)) {
    if (!report.missing.empty() || isHeld(connection, report.reportId)) continue;
    choices.push_back({report.reportId, report.title, report.reportId, report.authorId, true, report.place > 0});
  }
  for (const std::string& id : carriedOver(connection, "reports")) {
    const auto there = [&id](const Choice& one) { return one.id == id; };
    const auto report = reports::findReport(connection, id);
    if (!report || report->state != "published" || isHeld(connection, id) ||
        std::any_of(choices.begin(), choices.end(), there))
      continue;
    choices.push_back({id, reports::titleOf(connection, id), id, report->authorId, false, false});
  }
  return choices;
}

std::vector<std::string> carriedOver(sql::Connection& connection, std::string_view kind) {
  const auto last = lastPublished(connection, kind);
  std::vector<std::string> ids;
  if (!last) return ids;
  for (const ResultLine& line : decodeResult(last->result).underQuorum) ids.push_back(line.itemId);
  return ids;
}

std::vector<std::string> management(sql::Connection& connection) {
  auto rows = connection.query("SELECT id, roles FROM person ORDER BY id");
  std::vector<std::string> found;
  while (const auto* row = rows->next()) {
    const auto roles = people::splitRoles(row->text(1));
    const auto has = [&roles](std::string_view role) {
      return std::find(roles.begin(), roles.end(), role) != roles.end();
    };
    if (has("management") || has("chair")) found.push_back(row->string(0));
  }
  return found;
}

Result<Round> Preparation::prepare(sql::Connection& connection, const std::string& chair, const NewRound& wanted,
                                   TimePoint now, Language l) {
  if (auto there = findRound(connection, wanted.id)) {
    if (there->createdBy == chair && there->title == wanted.title) return *there;
    return fail(ErrorCode::conflict,
                say(l, "Un autre scrutin porte déjà cet identifiant.", "Another round has this id already."));
  }
  if (wanted.title.empty() || wanted.title.size() > kMostTitleBytes)
    return tl::unexpected(invalid(l, "Donnez un titre au scrutin, de 200 caractères au plus.",
                                  "Give the round a title of at most 200 characters.", "/title"));
  if (wanted.closesAt < now + kShortestPeriod || wanted.closesAt > now + kLongestPeriod)
    return tl::unexpected(invalid(l, "La clôture doit être dans dix minutes au plus tôt et trois mois au plus tard.",
                                  "The round closes in ten minutes at the earliest and three months at the latest.",
                                  "/closesAt"));
  const bool ofReports = wanted.kind == "reports";
  if (!ofReports && wanted.kind != "ideas")
    return tl::unexpected(invalid(l, "Un scrutin porte sur des idées ou sur des rapports.",
                                  "A round is about ideas or about reports.", "/kind"));
  if (ofReports) {
    const auto begins = wanted.month.size() == 7 ? pages::startOfDay(wanted.month) : std::nullopt;
    if (!begins || *begins > now)
      return tl::unexpected(invalid(l, "Choisissez le mois des rapports, par exemple 2026-11.",
                                    "Choose the month of the reports, such as 2026-11.", "/month"));
    if (findReportsRound(connection, wanted.month))
      return fail(ErrorCode::conflict, say(l, "Un scrutin porte déjà sur les rapports de ce mois.",
                                           "There is a round about the reports of that month already."));
  }
  std::vector<RoundItem> items;
  std::vector<Choice> left = ofReports ? reportChoices(connection, wanted.month, now) : ideaChoices(connection, now);
  const auto take = [&](std::vector<Choice>::iterator choice, const char* origin) {
    items.push_back(itemOf(*choice, origin));
    return left.erase(choice);
  };
  const auto find = [&left](const std::string& id) {
    return std::find_if(left.begin(), left.end(), [&id](const Choice& one) { return one.id == id; });
  };
  std::set<std::string> picked;
  for (const std::string& pick : wanted.picks) {
    if (!picked.insert(pick).second) continue;
    const auto choice = find(pick);
    if (choice == left.end())
      return tl::unexpected(
          ofReports
              ? invalid(l,
                        "Un des rapports choisis n’est pas publié, n’a pas eu assez de lecteurs ou est déjà dans un "
                        "scrutin\u00A0: rechargez la liste.",
                        "One of the reports that you picked is not published, had too few readers or is in a "
                        "round already: reload the list.",
                        "/picks")
              : invalid(l,
                        "Une des idées choisies n’est pas publiée, est déjà dans un scrutin, ou a déjà sa "
                        "réponse\u00A0: rechargez la liste.",
                        "One of the ideas that you picked is not published, is in a round already, or has "
                        "its answer: reload the list.",
                        "/picks"));
    take(choice, "chair");
  }
  for (auto choice = left.begin(); wanted.triaged && choice != left.end();) {
    if (choice->proposed)
      choice = take(choice, "triage");
    else
      ++choice;
  }
  if (wanted.carry) {
    for (const std::string& id : carriedOver(connection, wanted.kind)) {
      if (const auto choice = find(id); choice != left.end()) take(choice, "carried");
    }
  }
  const int top = ofReports ? std::min(wanted.top, static_cast<int>(ranking::kShortlist)) : wanted.top;
  for (int i = 0; i < top; ++i) {
    const auto best = std::find_if(left.begin(), left.end(), [](const Choice& one) { return one.listed; });
    if (best == left.end()) break;
    take(best, "top");
  }
  std::erase_if(left, [](const Choice& choice) { return !choice.drawable; });
  for (int i = 0; i < wanted.random && !left.empty(); ++i)
    take(left.begin() + static_cast<std::ptrdiff_t>(m_rng.below(left.size())), "random");
  if (items.size() < 2 || items.size() > kMostItems)
    return tl::unexpected(ofReports
                              ? invalid(l, "Un scrutin compare de 2 à 500 rapports publiés et assez lus.",
                                        "A round compares 2 to 500 published reports that were read enough.", "/top")
                              : invalid(l, "Un scrutin compare de 2 à 500 idées publiées et encore sans réponse.",
                                        "A round compares 2 to 500 published ideas that have no answer yet.", "/top"));
  std::vector<std::string> voters = wanted.voters.empty() ? management(connection) : wanted.voters;
  std::sort(voters.begin(), voters.end());
  voters.erase(std::unique(voters.begin(), voters.end()), voters.end());
  for (const std::string& voter : voters) {
    if (!people::findPerson(connection, voter))
      return tl::unexpected(
          invalid(l, "Une des personnes invitées est inconnue.", "One of the voters is unknown.", "/voters"));
  }
  if (voters.empty())
    return tl::unexpected(invalid(l, "Personne à inviter\u00A0: aucune personne n’a le rôle direction.",
                                  "Nobody to invite: no person has the role management.", "/voters"));
  Round round;
  round.id = wanted.id;
  round.kind = wanted.kind;
  round.month = ofReports ? wanted.month : "";
  round.title = wanted.title;
  round.createdBy = chair;
  round.createdAt = now;
  round.closesAt = wanted.closesAt;
  round.scale = standardScale();
  round.seed = newRandomId(m_rng);
  round.showOfHands = ranking::isShowOfHands(static_cast<int>(voters.size()));
  round.slate = ranking::slateSize(static_cast<int>(voters.size()), static_cast<int>(items.size()));
  insertRound(connection, round);
  int position = 0;
  for (RoundItem& item : items) {
    item.position = position++;
    insertItem(connection, round.id, item);
  }
  for (const std::string& voter : voters) insertVoter(connection, round.id, voter);
  return round;
}

std::vector<std::vector<std::string>> Preparation::recusals(sql::Connection& connection,
                                                            const std::vector<RoundItem>& items,
                                                            const std::vector<std::string>& voters,
                                                            bool ofReports) const {
  const auto votes = [&voters](const std::string& id) { return std::binary_search(voters.begin(), voters.end(), id); };
  std::vector<std::vector<std::string>> recused;
  for (const RoundItem& item : items) {
    std::vector<std::string>& one = recused.emplace_back();
    // Author, co-authors, authors of merged duplicates; then their superiors, where enough voters remain.
    std::vector<std::string> authors = ideas::authorsOf(connection, item.id);
    if (authors.empty()) authors.push_back(item.authorId);
    for (const std::string& author : authors) {
      if (votes(author)) one.push_back(author);
    }
    if (ofReports) {  // nobody grades what is told about the unit they work in
      const std::string unit = unitOf(connection, item.reportId);
      for (const std::string& voter : voters) {
        const auto person = people::findPerson(connection, voter);
        if (!unit.empty() && person && person->unitCode == unit && voter != item.authorId) one.push_back(voter);
      }
    }
    for (const std::string& id : authors) {
      const auto author = people::findPerson(connection, id);
      if (!author || !author->managerEmail) continue;
      const auto superior = people::findPersonByEmail(connection, *author->managerEmail);
      if (!superior || !votes(superior->id) || std::find(one.begin(), one.end(), superior->id) != one.end()) continue;
      if (static_cast<int>(voters.size()) - static_cast<int>(one.size()) - 1 >= kVotersThatRecuseSuperiors)
        one.push_back(superior->id);
    }
  }
  return recused;
}

Plan Preparation::plan(sql::Connection& connection, const Round& round) const {
  const auto voters = votersOf(connection, round.id);
  Plan plan;
  plan.lines = itemsOf(connection, round.id);
  plan.voters = static_cast<int>(voters.size());
  plan.items = static_cast<int>(plan.lines.size());
  plan.slate = ranking::slateSize(plan.voters, plan.items);
  plan.showOfHands = ranking::isShowOfHands(plan.voters);
  plan.needsConfirming = plan.slate > ranking::kLongestSlate;
  const auto recused = recusals(connection, plan.lines, voters, round.ofReports());
  for (std::size_t i = 0; i < plan.lines.size(); ++i) {
    RoundItem& line = plan.lines[i];
    line.recusals = static_cast<int>(recused[i].size());
    line.quorum = plan.showOfHands
                      ? 1
                      : ranking::quorum(ranking::expectedGraders(plan.voters, plan.items, plan.slate, line.recusals));
  }
  return plan;
}

Result<Round> Preparation::open(sql::Connection& connection, const std::string& roundId, bool confirmed, TimePoint now,
                                Language l) {
  auto round = findRound(connection, roundId);
  if (!round) return fail(ErrorCode::notFound, say(l, "Ce scrutin n’existe pas.", "There is no such round."));
  if (round->state == RoundState::open) return *round;  // the answer was lost
  if (round->state != RoundState::draft)
    return fail(ErrorCode::conflict,
                say(l, "Ce scrutin n’est plus en préparation.", "This round is no draft any more."));
  if (round->closesAt < now + kShortestPeriod)
    return fail(ErrorCode::refused,
                say(l, "La clôture prévue est passée ou trop proche\u00A0: préparez un nouveau scrutin.",
                    "Its close is past or too near: prepare another round."));
  const Plan planned = plan(connection, *round);
  if (planned.needsConfirming && !confirmed)
    return fail(
        ErrorCode::refused,
        std::string(passerelle::say(l, "Chaque bulletin porterait ", "Each ballot would have ")) +
            std::to_string(planned.slate) +
            std::string(say(*round, l,
                            {" idées, plus de 15\u00A0: confirmez, invitez plus de monde ou retirez des idées.",
                             " ideas, more than 15: confirm it, invite more people, or take ideas out.",
                             " rapports, plus de 15\u00A0: confirmez, invitez plus de monde ou retirez des rapports.",
                             " reports, more than 15: confirm it, invite more people, or take reports out."})));
  if (auto made = m_secrets.create(roundId); !made) return tl::unexpected(made.error());
  const auto seal = m_secrets.seal(roundId);
  if (!seal) return tl::unexpected(seal.error());
  const auto voters = votersOf(connection, roundId);
  const auto recused = recusals(connection, planned.lines, voters, round->ofReports());
  std::vector<std::string> ids;
  for (const RoundItem& item : planned.lines) ids.push_back(item.id);
  // In the order of the pseudonyms, so that neither the rows nor the deal tell who is who.
  std::map<std::string, std::vector<std::string>> standsAside;
  for (const std::string& voter : voters) {
    auto& items = standsAside[(*seal)->voterKey(voter)];
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (std::find(recused[i].begin(), recused[i].end(), voter) != recused[i].end()) items.push_back(ids[i]);
    }
  }
  ranking::SlateDealer dealer(round->seed, ids);
  for (const auto& [key, aside] : standsAside) {
    Words slate;
    for (const std::size_t index : dealer.deal(key, planned.slate, aside))
      slate.words.push_back({planned.lines[index].position, kUntouched, 0});
    insertBallot(connection, roundId, {key, (*seal)->seal(slate, key), {}});
  }
  for (const RoundItem& item : planned.lines) openItem(connection, roundId, item);
  round->state = RoundState::open;
  round->openedAt = now;
  round->slate = planned.slate;
  round->showOfHands = planned.showOfHands;
  updateRound(connection, *round);
  return *round;
}

void Preparation::dealAgain(sql::Connection& connection, Round& round, TimePoint now) {
  round.dealtAgainAt = now;
  updateRound(connection, round);
  const auto items = itemsOf(connection, round.id);
  const auto seal = m_secrets.seal(round.id);
  if (round.slate >= static_cast<int>(items.size()) || !seal) return;  // everybody grades everything
  std::vector<std::string> ids;
  std::map<int, std::size_t> indexOf;  // by position
  for (const RoundItem& item : items) {
    indexOf[item.position] = ids.size();
    ids.push_back(item.id);
  }
  struct Slate {
    Words words;
    std::string comments;
  };
  std::map<std::string, Slate> untouched;
  ranking::SlateDealer dealer(round.seed + " again", ids);
  forEachBallot(connection, round.id, [&](const SealedBallot& ballot) {
    auto words = (*seal)->open(ballot.sealed, ballot.voterKey);
    if (!words) return;  // told at the close, or to its voter
    std::vector<std::size_t> slate;
    for (const Word& word : words->words) slate.push_back(indexOf[word.item]);
    if (words->touched())
      dealer.count(slate);
    else
      untouched[ballot.voterKey] = {std::move(*words), ballot.comments};
  });
  // What was dealt stays valid: a phone may be grading it offline. What is new is added.
  const auto voters = votersOf(connection, round.id);
  const auto recused = recusals(connection, items, voters, round.ofReports());
  std::map<std::string, std::vector<std::string>> standsAside;
  for (const std::string& voter : voters) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (std::find(recused[i].begin(), recused[i].end(), voter) != recused[i].end())
        standsAside[(*seal)->voterKey(voter)].push_back(ids[i]);
    }
  }
  for (auto& [key, slate] : untouched) {
    for (const std::size_t index : dealer.deal(key, round.slate, standsAside[key])) {
      const int item = items[index].position;
      std::erase_if(slate.words.words, [item](const Word& word) { return word.item == item; });
      slate.words.words.push_back({item, kUntouched, 1});
    }
    updateBallot(connection, round.id, {key, (*seal)->seal(slate.words, key), slate.comments});
  }
}

Result<Round> Preparation::cancel(sql::Connection& connection, const std::string& roundId, Language l) {
  auto round = findRound(connection, roundId);
  if (!round) return fail(ErrorCode::notFound, say(l, "Ce scrutin n’existe pas.", "There is no such round."));
  if (round->state == RoundState::published)
    return fail(ErrorCode::conflict, say(l, "Ce scrutin est publié\u00A0: il ne s’annule plus.",
                                         "This round is published: it cannot be cancelled any more."));
  deleteBallots(connection, roundId);
  round->state = RoundState::cancelled;
  updateRound(connection, *round);
  if (auto gone = m_secrets.destroy(roundId); !gone) return tl::unexpected(gone.error());
  return *round;
}

}  // namespace passerelle::rounds
