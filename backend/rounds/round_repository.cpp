#include "backend/rounds/round_repository.h"

#include <limits>
#include <nlohmann/json.hpp>

namespace passerelle::rounds {

namespace {
using sql::Connection;
using sql::val;

constexpr std::string_view kStates[] = {"draft", "open", "published", "cancelled"};

RoundState stateOf(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kStates); ++i) {
    if (kStates[i] == name) return static_cast<RoundState>(i);
  }
  return RoundState::cancelled;
}

std::vector<GradeName> scaleOf(std::string_view text) {
  std::vector<GradeName> scale;
  for (const auto& grade : nlohmann::json::parse(text)) scale.push_back({grade.at("fr"), grade.at("en")});
  return scale;
}

std::string scaleText(const std::vector<GradeName>& scale) {
  auto json = nlohmann::json::array();
  for (const GradeName& grade : scale) json.push_back({{"fr", grade.french}, {"en", grade.english}});
  return json.dump();
}

std::optional<std::int64_t> ms(const std::optional<TimePoint>& time) {
  return time ? std::optional(toMs(*time)) : std::nullopt;
}
std::optional<TimePoint> time(const sql::Row& row, int column) {
  const auto value = row.optionalInteger(column);
  return value ? std::optional(fromMs(*value)) : std::nullopt;
}

Round roundFrom(const sql::Row& row) {
  Round round;
  round.id = row.string(0);
  round.kind = row.string(1);
  round.title = row.string(2);
  round.state = stateOf(row.text(3));
  round.createdBy = row.string(4);
  round.createdAt = fromMs(row.integer(5));
  round.closesAt = fromMs(row.integer(6));
  round.openedAt = time(row, 7);
  round.publishedAt = time(row, 8);
  round.secretUntil = time(row, 9);
  round.dealtAgainAt = time(row, 10);
  round.scale = scaleOf(row.text(11));
  round.seed = row.string(12);
  round.slate = static_cast<int>(row.integer(13));
  round.showOfHands = row.boolean(14);
  round.result = row.string(15);
  round.month = row.string(16);
  return round;
}

/// Newest first; empty filters let everything through.
std::vector<Round> select(Connection& connection, std::string_view id, std::string_view state, int limit) {
  auto rows = connection.query(
      "SELECT id, kind, title, state, created_by, created_at, closes_at, opened_at, published_at, secret_until, "
      "dealt_again_at, scale, seed, slate, show_of_hands, COALESCE(result, ''), month FROM round "
      "WHERE ($1 = '' OR id = $1) AND ($2 = '' OR state = $2) ORDER BY created_at DESC, id DESC LIMIT $3",
      {val(id), val(state), val(limit)});
  std::vector<Round> rounds;
  while (const auto* row = rows->next()) rounds.push_back(roundFrom(*row));
  return rounds;
}

std::vector<std::string> firstColumn(std::unique_ptr<sql::Rows> rows) {
  std::vector<std::string> values;
  while (const auto* row = rows->next()) values.push_back(row->string(0));
  return values;
}
}  // namespace

std::string_view nameOf(RoundState state) { return kStates[static_cast<std::size_t>(state)]; }

const std::vector<GradeName>& standardScale() {
  static const std::vector<GradeName> scale{{"À écarter", "To reject"},  {"Insuffisante", "Poor"},
                                            {"Passable", "Fair"},        {"Bonne", "Good"},
                                            {"Très bonne", "Very good"}, {"Excellente", "Excellent"}};
  return scale;
}

void insertRound(Connection& connection, const Round& round) {
  const std::string scale = scaleText(round.scale);
  connection.execute(
      "INSERT INTO round (id, kind, title, state, created_by, created_at, closes_at, scale, seed, slate, "
      "show_of_hands, month) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {val(round.id), val(round.kind), val(round.title), val(nameOf(round.state)), val(round.createdBy),
       val(toMs(round.createdAt)), val(toMs(round.closesAt)), val(scale), val(round.seed), val(round.slate),
       val(round.showOfHands), val(round.month)});
}

void updateRound(Connection& connection, const Round& round) {
  const std::string scale = scaleText(round.scale);
  const auto result = round.result.empty() ? std::nullopt : std::optional(round.result);
  connection.execute(
      "UPDATE round SET state = $2, closes_at = $3, opened_at = $4, published_at = $5, secret_until = $6, "
      "dealt_again_at = $7, scale = $8, slate = $9, show_of_hands = $10, result = $11 WHERE id = $1",
      {val(round.id), val(nameOf(round.state)), val(toMs(round.closesAt)), val(ms(round.openedAt)),
       val(ms(round.publishedAt)), val(ms(round.secretUntil)), val(ms(round.dealtAgainAt)), val(scale),
       val(round.slate), val(round.showOfHands), val(result)});
}

std::optional<Round> findRound(Connection& connection, std::string_view id) {
  auto found = id.empty() ? std::vector<Round>() : select(connection, id, "", 1);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Round> listRounds(Connection& connection, int limit) { return select(connection, "", "", limit); }

std::vector<Round> roundsIn(Connection& connection, RoundState state) {
  return select(connection, "", nameOf(state), std::numeric_limits<int>::max());
}

namespace {
std::optional<Round> roundOf(Connection& connection, std::unique_ptr<sql::Rows> rows) {
  const auto* row = rows->next();
  const std::string id = row ? row->string(0) : std::string();
  rows.reset();
  return findRound(connection, id);
}
}  // namespace

std::optional<Round> findReportsRound(Connection& connection, std::string_view month) {
  return roundOf(connection,
                 connection.query("SELECT id FROM round WHERE kind = 'reports' AND month = $1 AND state <> 'cancelled' "
                                  "ORDER BY created_at DESC, id LIMIT 1",
                                  {val(month)}));
}

std::optional<Round> lastPublished(Connection& connection, std::string_view kind) {
  return roundOf(connection, connection.query("SELECT id FROM round WHERE kind = $1 AND state = 'published' "
                                              "ORDER BY published_at DESC, id LIMIT 1",
                                              {val(kind)}));
}

void insertItem(Connection& connection, std::string_view roundId, const RoundItem& item) {
  connection.execute(
      "INSERT INTO round_item (round_id, item_id, position, origin, title, report_id, author_id) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {val(roundId), val(item.id), val(item.position), val(item.origin), val(item.title), val(item.reportId),
       val(item.authorId)});
}

void openItem(Connection& connection, std::string_view roundId, const RoundItem& item) {
  connection.execute("UPDATE round_item SET recusals = $3, quorum = $4 WHERE round_id = $1 AND item_id = $2",
                     {val(roundId), val(item.id), val(item.recusals), val(item.quorum)});
}

std::vector<RoundItem> itemsOf(Connection& connection, std::string_view roundId) {
  auto rows = connection.query(
      "SELECT item_id, position, origin, title, report_id, author_id, recusals, quorum FROM round_item "
      "WHERE round_id = $1 ORDER BY position",
      {val(roundId)});
  std::vector<RoundItem> items;
  while (const auto* row = rows->next())
    items.push_back({row->string(0), static_cast<int>(row->integer(1)), row->string(2), row->string(3), row->string(4),
                     row->string(5), static_cast<int>(row->integer(6)), static_cast<int>(row->integer(7))});
  return items;
}

void publishItem(Connection& connection, std::string_view roundId, std::string_view itemId, const ItemCount& count,
                 const std::optional<std::string>& sortKey) {
  std::string counts;
  for (const std::int64_t number : count.tally) counts += (counts.empty() ? "" : ";") + std::to_string(number);
  connection.execute(
      "UPDATE round_item SET counts = $3, graders = $4, abstentions = $5, concerned = $6, sort_key = $7 "
      "WHERE round_id = $1 AND item_id = $2",
      {val(roundId), val(itemId), val(counts), val(ranking::graders(count.tally)), val(count.abstentions),
       val(count.concerned), val(sortKey)});
}

void insertVoter(Connection& connection, std::string_view roundId, std::string_view personId) {
  connection.execute("INSERT INTO round_voter (round_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                     {val(roundId), val(personId)});
}

std::vector<std::string> votersOf(Connection& connection, std::string_view roundId) {
  return firstColumn(
      connection.query("SELECT person_id FROM round_voter WHERE round_id = $1 ORDER BY person_id", {val(roundId)}));
}

std::optional<VotingRound> findVotingRound(Connection& connection, std::string_view roundId,
                                           std::string_view personId) {
  auto rows = connection.query(
      "SELECT r.state, r.closes_at, v.voted FROM round r "
      "LEFT JOIN round_voter v ON v.round_id = r.id AND v.person_id = $2 WHERE r.id = $1",
      {val(roundId), val(personId)});
  const auto* row = rows->next();
  if (row == nullptr) return std::nullopt;
  VotingRound round{stateOf(row->text(0)), fromMs(row->integer(1)), std::nullopt};
  if (!row->isNull(2)) round.voted = row->boolean(2);
  return round;
}

std::optional<bool> hasVoted(Connection& connection, std::string_view roundId, std::string_view personId) {
  auto rows = connection.query("SELECT voted FROM round_voter WHERE round_id = $1 AND person_id = $2",
                               {val(roundId), val(personId)});
  const auto* row = rows->next();
  return row ? std::optional(row->boolean(0)) : std::nullopt;
}

bool markVoted(Connection& connection, std::string_view roundId, std::string_view personId) {
  return connection.execute("UPDATE round_voter SET voted = 1 WHERE round_id = $1 AND person_id = $2 AND voted = 0",
                            {val(roundId), val(personId)}) == 1;
}

void setLinkHash(Connection& connection, std::string_view roundId, std::string_view personId,
                 std::string_view linkHash) {
  connection.execute("UPDATE round_voter SET link_hash = $3 WHERE round_id = $1 AND person_id = $2",
                     {val(roundId), val(personId), val(linkHash)});
}

std::optional<BallotOwner> findLink(Connection& connection, std::string_view linkHash) {
  auto rows = connection.query("SELECT round_id, person_id FROM round_voter WHERE link_hash = $1", {val(linkHash)});
  const auto* row = rows->next();
  return row ? std::optional(BallotOwner{row->string(0), row->string(1)}) : std::nullopt;
}

Turnout turnoutOf(Connection& connection, std::string_view roundId) {
  auto rows =
      connection.query("SELECT COUNT(*), COALESCE(SUM(voted), 0) FROM round_voter WHERE round_id = $1", {val(roundId)});
  const auto* row = rows->next();
  return {static_cast<int>(row->integer(0)), static_cast<int>(row->integer(1))};
}

std::vector<std::string> missingVoters(Connection& connection, std::string_view roundId) {
  return firstColumn(connection.query(
      "SELECT person_id FROM round_voter WHERE round_id = $1 AND voted = 0 ORDER BY person_id", {val(roundId)}));
}

std::optional<SealedBallot> findBallot(Connection& connection, std::string_view roundId, std::string_view voterKey) {
  auto rows = connection.query("SELECT sealed, comments FROM round_ballot WHERE round_id = $1 AND voter_key = $2",
                               {val(roundId), val(voterKey)});
  const auto* row = rows->next();
  if (row == nullptr) return std::nullopt;
  return SealedBallot{std::string(voterKey), std::string(row->bytes(0)), std::string(row->bytes(1))};
}

void insertBallot(Connection& connection, std::string_view roundId, const SealedBallot& ballot) {
  connection.execute("INSERT INTO round_ballot (round_id, voter_key, sealed, comments) VALUES ($1, $2, $3, $4)",
                     {val(roundId), val(ballot.voterKey), sql::blob(ballot.sealed), sql::blob(ballot.comments)});
}

void updateBallot(Connection& connection, std::string_view roundId, const SealedBallot& ballot) {
  connection.execute("UPDATE round_ballot SET sealed = $3, comments = $4 WHERE round_id = $1 AND voter_key = $2",
                     {val(roundId), val(ballot.voterKey), sql::blob(ballot.sealed), sql::blob(ballot.comments)});
}

void forEachBallot(Connection& connection, std::string_view roundId,
                   const std::function<void(const SealedBallot&)>& visit) {
  auto rows = connection.query(
      "SELECT voter_key, sealed, comments FROM round_ballot WHERE round_id = $1 ORDER BY voter_key", {val(roundId)});
  while (const auto* row = rows->next())
    visit({row->string(0), std::string(row->bytes(1)), std::string(row->bytes(2))});
}

void deleteBallots(Connection& connection, std::string_view roundId) {
  connection.execute("DELETE FROM round_ballot WHERE round_id = $1", {val(roundId)});
}

void insertGrade(Connection& connection, std::string_view roundId, const PublishedGrade& grade) {
  connection.execute("INSERT INTO round_grade (id, round_id, item_id, grade) VALUES ($1, $2, $3, $4)",
                     {val(grade.id), val(roundId), val(grade.itemId), val(grade.grade)});
}

std::vector<PublishedGrade> gradesOf(Connection& connection, std::string_view roundId) {
  auto rows =
      connection.query("SELECT id, item_id, grade FROM round_grade WHERE round_id = $1 ORDER BY id", {val(roundId)});
  std::vector<PublishedGrade> grades;
  while (const auto* row = rows->next()) {
    const auto grade = row->optionalInteger(2);
    grades.push_back({row->string(0), row->string(1), grade ? std::optional(static_cast<int>(*grade)) : std::nullopt});
  }
  return grades;
}

void insertComment(Connection& connection, std::string_view id, std::string_view roundId, std::string_view itemId,
                   std::string_view text) {
  connection.execute("INSERT INTO round_comment (id, round_id, item_id, text) VALUES ($1, $2, $3, $4)",
                     {val(id), val(roundId), val(itemId), val(text)});
}

std::vector<std::string> commentsOf(Connection& connection, std::string_view roundId, std::string_view itemId) {
  return firstColumn(connection.query("SELECT text FROM round_comment WHERE round_id = $1 AND item_id = $2 ORDER BY id",
                                      {val(roundId), val(itemId)}));
}

void insertReceipt(Connection& connection, std::string_view roundId, std::string_view commitment) {
  connection.execute("INSERT INTO round_receipt (round_id, commitment) VALUES ($1, $2)",
                     {val(roundId), val(commitment)});
}

std::vector<std::string> receiptsOf(Connection& connection, std::string_view roundId) {
  return firstColumn(
      connection.query("SELECT commitment FROM round_receipt WHERE round_id = $1 ORDER BY commitment", {val(roundId)}));
}

bool isHeld(Connection& connection, std::string_view itemId) {
  auto rows = connection.query(
      "SELECT 1 FROM round_item i JOIN round r ON r.id = i.round_id WHERE i.item_id = $1 AND r.state IN ('draft', "
      "'open') "
      "LIMIT 1",
      {val(itemId)});
  return rows->next() != nullptr;
}

}  // namespace passerelle::rounds
