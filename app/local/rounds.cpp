#include "app/local/rounds.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/codec/json_writer.h"
#include "shared/codec/round_json.h"

namespace passerelle {
namespace {
constexpr std::string_view kFates[] = {"", "late", "notInvited", "undeposited"};

BallotFate fateNamed(std::string_view name) {
  const auto found = std::find(std::begin(kFates), std::end(kFates), name);
  return found == std::end(kFates) ? BallotFate::none : static_cast<BallotFate>(found - std::begin(kFates));
}

BallotViewLine* findLine(std::vector<BallotViewLine>& lines, const std::string& item) {
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.item == item; });
  return found == lines.end() ? nullptr : &*found;
}

/// What is sent: a comment alone waits for a grade, for a line without one takes the grade back.
std::vector<BallotViewLine> sendable(const std::vector<BallotViewLine>& unsent) {
  std::vector<BallotViewLine> lines;
  for (const BallotViewLine& line : unsent) {
    if (line.said != kNothingSaid) lines.push_back(line);
  }
  return lines;
}

/// Without grades: the wire's own form, with "sansAvis" for "something was said".
std::string encodeSlate(const std::vector<BallotViewLine>& lines) {
  std::string json = R"({"lines":[)";
  for (const BallotViewLine& line : lines) {
    JsonWriter one(256);
    one.beginObject().field("item", line.item).field("title", line.title).field("report", line.reportId).key("grade");
    line.said == kNothingSaid ? one.null() : one.text("sansAvis");
    json += (json.back() == '[' ? "" : ",") + one.endObject().take();
  }
  return json + "]}";
}
}  // namespace

std::string_view nameOf(BallotFate fate) { return kFates[static_cast<std::size_t>(fate)]; }

int OwnBallot::answered() const {
  return static_cast<int>(std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.answered; }));
}
bool OwnBallot::unsent() const {
  return std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line.unsent; });
}

std::vector<RoundView> Rounds::all() {
  if (m_all) return *m_all;
  m_all.emplace();
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT id, content FROM round");
    while (const sql::Row* row = rows->next()) {
      if (auto round = decodeRound(m_vault.unseal(row->bytes(1), "round", row->text(0), "content")))
        m_all->push_back(std::move(*round));
    }
  });
  std::sort(m_all->begin(), m_all->end(), [](const RoundView& a, const RoundView& b) {
    if (a.open() != b.open()) return a.open();
    return a.open() ? a.closesAt < b.closesAt : a.closesAt > b.closesAt;
  });
  return *m_all;
}

std::optional<RoundView> Rounds::find(const std::string& id) {
  for (RoundView& round : all()) {
    if (round.id == id) return std::move(round);
  }
  return std::nullopt;
}

std::optional<Rounds::Row> Rounds::row(const std::string& roundId) {
  std::optional<Row> found;
  const std::string who = voter(), place = roundId + "#" + who;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(
        "SELECT slate, unsent, deposited, receipt, received_at, fate, base, sent FROM ballot WHERE round_id = $1 AND "
        "voter = $2",
        {sql::val(roundId), sql::val(who)});
    const sql::Row* row = rows->next();
    if (row == nullptr) return;
    found.emplace();
    if (auto slate = decodeBallot(m_vault.unseal(row->bytes(0), "ballot", place, "slate")))
      found->slate = std::move(slate->lines);
    if (auto unsent = decodeBallot(m_vault.unseal(row->bytes(1), "ballot", place, "unsent")))
      found->unsent = std::move(unsent->lines);
    found->ballot.deposited = row->boolean(2);
    found->ballot.receipt = m_vault.unseal(row->bytes(3), "ballot", place, "receipt");
    found->ballot.receivedAt = fromMs(row->integer(4));
    found->ballot.fate = fateNamed(row->text(5));
    found->base = row->string(6);
    std::istringstream sent(row->string(7));
    for (std::string change; sent >> change;) found->sent.push_back(change);
  });
  return found;
}

Result<void> Rounds::keep(sql::Connection& connection, const std::string& roundId, const Row& row) {
  const std::string who = voter(), place = roundId + "#" + who;
  const std::string slate = m_vault.seal(encodeSlate(row.slate), "ballot", place, "slate");
  const std::string unsent = m_vault.seal(encodeBallot(row.unsent), "ballot", place, "unsent");
  std::string sent;
  for (const std::string& change : row.sent) sent += (sent.empty() ? "" : " ") + change;
  const std::string receipt = m_vault.seal(row.ballot.receipt, "ballot", place, "receipt");
  connection.execute(
      R"(INSERT INTO ballot (round_id, voter, slate, unsent, deposited, receipt, received_at, fate, base, sent)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                        ON CONFLICT (round_id, voter) DO UPDATE SET slate = excluded.slate, unsent = excluded.unsent,
                          deposited = excluded.deposited, receipt = excluded.receipt,
                          received_at = excluded.received_at, fate = excluded.fate,
                          base = excluded.base, sent = excluded.sent)",
      {sql::val(roundId), sql::val(who), sql::blob(slate), sql::blob(unsent), sql::val(row.ballot.deposited),
       sql::blob(receipt), sql::val(toMs(row.ballot.receivedAt)), sql::val(nameOf(row.ballot.fate)), sql::val(row.base),
       sql::val(sent)});
  m_vault.changed(Topic::rounds, roundId);
  return {};
}

const BallotViewLine* Rounds::seen(const std::string& roundId, const std::string& item) const {
  const auto told = m_seen.find(roundId);
  if (told == m_seen.end()) return nullptr;
  for (const BallotViewLine& line : told->second) {
    if (line.item == item) return &line;
  }
  return nullptr;
}

std::optional<OwnBallot> Rounds::ballot(const std::string& roundId) {
  auto stored = row(roundId);
  if (!stored) return std::nullopt;
  const bool mine = m_seenBy == voter();
  OwnBallot ballot = stored->ballot;
  const auto entry = m_outbox.find(api::ballotPath(roundId));
  ballot.changedElsewhere = entry && entry->state == OutboxState::conflict;
  for (const BallotViewLine& slate : stored->slate) {
    SlateLine line{slate.item, slate.title, slate.reportId, slate.said != kNothingSaid, std::nullopt, {}, false};
    if (const BallotViewLine* told = mine ? seen(roundId, slate.item) : nullptr) {
      if (told->said != kNothingSaid) line.said = told->said;
      line.comment = told->comment.value_or("");
    }
    if (const BallotViewLine* here = findLine(stored->unsent, slate.item)) {
      if (here->said != kNothingSaid) line.said = here->said;
      if (here->comment) line.comment = *here->comment;
      line.answered = line.answered || here->said != kNothingSaid;
      line.unsent = here->said != kNothingSaid;
    }
    ballot.lines.push_back(std::move(line));
  }
  return ballot;
}

Result<void> Rounds::queue(const std::string& roundId, const Row& row) {
  const auto lines = sendable(row.unsent);
  if (lines.empty()) return {};
  OutboxEntry entry;
  entry.path = api::ballotPath(roundId);
  entry.kind = OutboxKind::ballot;
  entry.method = "PUT";
  std::array<std::uint8_t, 8> chance{};
  m_vault.rng().fill(chance);
  entry.body =
      encodeBallot(lines, toHex(std::string_view(reinterpret_cast<const char*>(chance.data()), chance.size())));
  entry.hash = sha256Hex(entry.body);
  entry.sizeBytes = static_cast<std::int64_t>(entry.body.size());
  return m_outbox.put(std::move(entry));
}

Result<void> Rounds::change(const std::string& roundId, const std::string& item,
                            const std::function<void(BallotViewLine&)>& edit) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto stored = row(roundId);
    const auto round = find(roundId);
    if (!stored || !round || findLine(stored->slate, item) == nullptr)
      return fail(ErrorCode::notFound, "This idea is not on the ballot.");
    if (!round->open() || stored->ballot.fate != BallotFate::none) return fail(ErrorCode::gone, "This round is over.");
    BallotViewLine* line = findLine(stored->unsent, item);
    if (line == nullptr) {
      stored->unsent.push_back({item, {}, {}, kNothingSaid, std::nullopt});
      line = &stored->unsent.back();
    }
    edit(*line);
    const auto all = std::all_of(stored->slate.begin(), stored->slate.end(), [&](const BallotViewLine& one) {
      const BallotViewLine* said = findLine(stored->unsent, one.item);
      return one.said != kNothingSaid || (said != nullptr && said->said != kNothingSaid);
    });
    stored->ballot.deposited = stored->ballot.deposited || all;
    if (auto kept = keep(connection, roundId, *stored); !kept) return kept;
    return stored->ballot.deposited ? queue(roundId, *stored) : Result<void>{};
  });
}

Result<void> Rounds::say(const std::string& roundId, const std::string& item, int said) {
  return change(roundId, item, [said](BallotViewLine& line) { line.said = said; });
}

Result<void> Rounds::comment(const std::string& roundId, const std::string& item, const std::string& text) {
  const BallotViewLine* told = m_seenBy == voter() ? seen(roundId, item) : nullptr;
  const int known = told != nullptr ? told->said : kNothingSaid;
  return change(roundId, item, [&text, known](BallotViewLine& line) {
    if (line.said == kNothingSaid) line.said = known;  // the word goes with what was said before
    line.comment = text;
  });
}

Result<void> Rounds::deposit(const std::string& roundId) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto stored = row(roundId);
    if (!stored) return fail(ErrorCode::notFound, "There is no ballot of this round on this phone.");
    stored->ballot.deposited = true;
    if (auto kept = keep(connection, roundId, *stored); !kept) return kept;
    return queue(roundId, *stored);
  });
}

Result<void> Rounds::insist(const std::string& roundId) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto stored = row(roundId);
    if (!stored) return fail(ErrorCode::notFound, "There is no ballot of this round on this phone.");
    if (m_seenBy == voter() && m_told.contains(roundId)) stored->base = m_told[roundId];
    if (auto kept = keep(connection, roundId, *stored); !kept) return kept;
    return queue(roundId, *stored);
  });
}

Result<void> Rounds::yield(const std::string& roundId) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto stored = row(roundId);
    if (!stored) return {};
    stored->unsent.clear();
    if (m_seenBy == voter() && m_told.contains(roundId)) stored->base = m_told[roundId];
    if (auto dropped = m_outbox.drop(api::ballotPath(roundId)); !dropped) return dropped;
    m_vault.forget();
    return keep(connection, roundId, *stored);
  });
}

bool Rounds::resultOpened(const std::string& id) {
  bool opened = false;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT opened FROM round WHERE id = $1", {sql::val(id)});
    if (const sql::Row* row = rows->next()) opened = row->boolean(0);
  });
  return opened;
}

Result<void> Rounds::setResultOpened(const std::string& id) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (connection.execute("UPDATE round SET opened = 1 WHERE id = $1 AND opened = 0", {sql::val(id)}) > 0)
      m_vault.changed(Topic::rounds, id);
    return {};
  });
}

}  // namespace passerelle
