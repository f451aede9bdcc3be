#include "backend/palmares/reward.h"

namespace passerelle::palmares {
namespace {
using sql::Connection;
using sql::val;

Reward rewardFrom(const sql::Row& row) {
  Reward reward;
  reward.id = row.string(0);
  reward.month = row.string(1);
  reward.kind = row.string(2);
  reward.itemKind = row.string(3);
  reward.itemId = row.string(4);
  reward.roundId = row.string(5);
  reward.personId = row.string(6);
  reward.personName = row.string(7);
  reward.words = row.string(8);
  reward.givenBy = row.string(9);
  reward.givenByName = row.string(10);
  reward.givenAt = fromMs(row.integer(11));
  return reward;
}
}  // namespace

std::string_view wordOf(const Reward& reward, Language l) {
  if (reward.kind == "thanks") return say(l, "Merci du comité", "Thanks from the committee");
  if (reward.kind == "nomination")
    return say(l, "Nomination pour un service plus proche des clients",
               "Nominated for a department closer to customers");
  return reward.itemKind == "ideas" ? say(l, "Idée du mois", "Idea of the month")
                                    : say(l, "Rapport du mois", "Report of the month");
}

bool insertReward(Connection& connection, const Reward& reward) {
  return connection.execute(
             "INSERT INTO reward (id, month, kind, item_kind, item_id, round_id, person_id, words, given_by, given_at) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
             {val(reward.id), val(reward.month), val(reward.kind), val(reward.itemKind), val(reward.itemId),
              val(reward.roundId), val(reward.personId), val(reward.words), val(reward.givenBy),
              val(toMs(reward.givenAt))}) == 1;
}

void setWords(Connection& connection, std::string_view id, std::string_view words, std::string_view by) {
  connection.execute("UPDATE reward SET words = $2, given_by = $3 WHERE id = $1", {val(id), val(words), val(by)});
}

void withdraw(Connection& connection, std::string_view id, std::string_view by, TimePoint now) {
  connection.execute("UPDATE reward SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1 AND withdrawn_at IS NULL",
                     {val(id), val(by), val(toMs(now))});
}

std::optional<Reward> findReward(Connection& connection, std::string_view id) {
  auto rows = connection.query(
      "SELECT w.id, w.month, w.kind, w.item_kind, w.item_id, w.round_id, w.person_id, p.name, w.words, w.given_by, "
      "COALESCE(g.name, ''), w.given_at FROM reward w JOIN person p ON p.id = w.person_id "
      "LEFT JOIN person g ON g.id = w.given_by WHERE w.id = $1 AND w.withdrawn_at IS NULL",
      {val(id)});
  const auto* row = rows->next();
  return row ? std::optional(rewardFrom(*row)) : std::nullopt;
}

std::optional<Given> findGiven(Connection& connection, std::string_view kind, std::string_view itemId,
                               std::string_view personId) {
  auto rows = connection.query(
      "SELECT w.id, w.month, w.kind, w.item_kind, w.item_id, w.round_id, w.person_id, p.name, w.words, w.given_by, "
      "COALESCE(g.name, ''), w.given_at, CASE WHEN w.withdrawn_at IS NULL THEN 0 ELSE 1 END FROM reward w "
      "JOIN person p ON p.id = w.person_id LEFT JOIN person g ON g.id = w.given_by "
      "WHERE w.kind = $1 AND w.item_id = $2 AND w.person_id = $3",
      {val(kind), val(itemId), val(personId)});
  const auto* row = rows->next();
  return row ? std::optional(Given{rewardFrom(*row), row->boolean(12)}) : std::nullopt;
}

void giveAgain(Connection& connection, const Reward& reward) {
  connection.execute(
      "UPDATE reward SET words = $2, given_by = $3, given_at = $4, withdrawn_by = NULL, withdrawn_at = NULL "
      "WHERE id = $1",
      {val(reward.id), val(reward.words), val(reward.givenBy), val(toMs(reward.givenAt))});
}

std::vector<Reward> rewardsOf(Connection& connection, std::string_view month, std::string_view personId) {
  auto rows = connection.query(
      "SELECT w.id, w.month, w.kind, w.item_kind, w.item_id, w.round_id, w.person_id, p.name, w.words, w.given_by, "
      "COALESCE(g.name, ''), w.given_at FROM reward w JOIN person p ON p.id = w.person_id "
      "LEFT JOIN person g ON g.id = w.given_by WHERE ($1 = '' OR w.month = $1) AND ($2 = '' OR w.person_id = $2) "
      "AND w.withdrawn_at IS NULL ORDER BY w.given_at, w.id",
      {val(month), val(personId)});
  std::vector<Reward> rewards;
  while (const auto* row = rows->next()) rewards.push_back(rewardFrom(*row));
  return rewards;
}

std::vector<std::string> roundsToAward(Connection& connection) {
  auto rows = connection.query(
      "SELECT r.id FROM round r WHERE r.state = 'published' "
      "AND NOT EXISTS (SELECT 1 FROM palmares_round a WHERE a.round_id = r.id) ORDER BY r.published_at, r.id LIMIT 20");
  std::vector<std::string> ids;
  while (const auto* row = rows->next()) ids.push_back(row->string(0));
  return ids;
}

void markAwarded(Connection& connection, std::string_view roundId, std::string_view month, std::string_view kind) {
  connection.execute("INSERT INTO palmares_round (round_id, month, kind) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                     {val(roundId), val(month), val(kind)});
}

std::vector<AwardedRound> roundsOfMonth(Connection& connection, std::string_view month) {
  auto rows = connection.query(
      "SELECT a.round_id, a.kind FROM palmares_round a JOIN round r ON r.id = a.round_id WHERE a.month = $1 "
      "ORDER BY r.published_at DESC, r.id",
      {val(month)});
  std::vector<AwardedRound> rounds;
  while (const auto* row = rows->next()) rounds.push_back({row->string(0), row->string(1)});
  return rounds;
}

std::vector<std::string> monthsKnown(Connection& connection) {
  auto rows = connection.query(
      "SELECT month FROM palmares_round UNION SELECT month FROM report_quality ORDER BY month DESC LIMIT 120");
  std::vector<std::string> months;
  while (const auto* row = rows->next()) months.push_back(row->string(0));
  return months;
}

}  // namespace passerelle::palmares
