// What the server says of rounds, and what becomes of a ballot that was sent.
#include <algorithm>

#include "app/local/rounds.h"
#include "shared/api/paths.h"
#include "shared/codec/round_json.h"

namespace passerelle {
namespace {
std::string roundOf(const std::string& path) {
  const std::size_t from = api::kRounds.size() + 1;
  return path.size() <= from ? std::string() : path.substr(from, path.find('/', from) - from);
}

std::vector<BallotViewLine> withoutGrades(std::vector<BallotViewLine> lines) {
  for (BallotViewLine& line : lines) {
    line.said = line.said == kNothingSaid ? kNothingSaid : kNoOpinion;
    line.comment.reset();
  }
  return lines;
}

const BallotViewLine* lineOf(const std::vector<BallotViewLine>& lines, const std::string& item) {
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.item == item; });
  return found == lines.end() ? nullptr : &*found;
}

bool saysTheSame(const BallotViewLine& sent, const BallotViewLine* answered) {
  return answered != nullptr && answered->said == sent.said &&
         (!sent.comment || answered->comment.value_or("") == *sent.comment);
}
}  // namespace

Result<void> Rounds::put(const RoundView& round, const std::string& json) {
  if (round.id.empty()) return {};
  m_all.reset();
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(R"(INSERT INTO round (id, content) VALUES ($1, $2)
                          ON CONFLICT (id) DO UPDATE SET content = excluded.content)",
                       {sql::val(round.id), sql::blob(m_vault.seal(json, "round", round.id, "content"))});
    m_vault.changed(Topic::rounds, round.id);
    if (round.open()) return {};
    const auto stored = row(round.id);
    // What waits in the outbox is still sent: only the server can say that it came too late.
    if (!stored || stored->unsent.empty() || m_outbox.find(api::ballotPath(round.id))) return {};
    return wipe(round.id, BallotFate::undeposited);
  });
}

Result<void> Rounds::putSlate(const std::string& roundId, const BallotView& told) {
  remember(roundId, told);
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    Row now = row(roundId).value_or(Row{});
    const auto before = std::move(now.slate);
    now.slate = withoutGrades(told.lines);
    // A slate that was dealt again: what was graded here of the one before counts, and stays on the ballot.
    for (const BallotViewLine& line : before) {
      const BallotViewLine* here = lineOf(now.unsent, line.item);
      if (here != nullptr && here->said != kNothingSaid && lineOf(now.slate, line.item) == nullptr)
        now.slate.push_back(line);
    }
    // With words of our own on the way, another's change is not taken over silently: the server will say so.
    if (now.unsent.empty() && now.sent.empty()) now.base = told.change;
    if (!told.receipt.empty()) {
      now.ballot.receipt = told.receipt;
      now.ballot.deposited = true;
    }
    return keep(connection, roundId, now);
  });
}

std::string Rounds::base(const std::string& roundId) {
  const auto stored = row(roundId);
  return stored ? stored->base : std::string();
}

Result<bool> Rounds::receive(const OutboxEntry& sent, const BallotView& answer) {
  const std::string roundId = roundOf(sent.path);
  const auto body = decodeBallot(sent.body);
  if (!body) return tl::unexpected<Error>(body.error());
  for (const BallotViewLine& line : body->lines) {
    if (!saysTheSame(line, lineOf(answer.lines, line.item))) return false;
  }
  if (answer.receipt.empty() || answer.change != body->change) return false;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto finished = m_outbox.finish(sent.path);
    if (!finished) return tl::unexpected<Error>(finished.error());
    if (!*finished) m_vault.forget();
    Row now = row(roundId).value_or(Row{});
    std::erase_if(now.unsent, [&](const BallotViewLine& line) {
      const BallotViewLine* gone = lineOf(body->lines, line.item);
      return gone != nullptr && gone->said == line.said && gone->comment == line.comment;
    });
    now.slate = withoutGrades(answer.lines);
    now.base = answer.change;
    now.sent.clear();
    now.ballot.receipt = answer.receipt;
    now.ballot.receivedAt = m_vault.clock().now();
    now.ballot.fate = BallotFate::none;
    now.ballot.deposited = true;
    return keep(connection, roundId, now);
  });
  if (!written) return tl::unexpected<Error>(written.error());
  remember(roundId, answer);
  return true;
}

Result<Rounds::Lineage> Rounds::beginSending(const OutboxEntry& entry) {
  const std::string roundId = roundOf(entry.path);
  const auto body = decodeBallot(entry.body);
  if (!body) return tl::unexpected<Error>(body.error());
  Lineage lineage;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    Row now = row(roundId).value_or(Row{});
    lineage.base = now.base;
    for (const std::string& change : now.sent) {
      if (change != body->change) lineage.supersedes.push_back(change);
    }
    if (lineage.supersedes.size() == now.sent.size()) {
      now.sent.push_back(body->change);
      if (auto kept = keep(connection, roundId, now); !kept) return kept;
    }
    return m_outbox.markInFlight(entry.path);
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return lineage;
}

void Rounds::remember(const std::string& roundId, const BallotView& told) {
  if (m_seenBy != voter()) {
    m_seen.clear();
    m_told.clear();
  }
  m_seenBy = voter();
  m_seen[roundId] = told.lines;
  m_told[roundId] = told.change;
}

Result<void> Rounds::wipe(const std::string& roundId, BallotFate fate) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    Row now = row(roundId).value_or(Row{});
    now.unsent.clear();
    now.ballot.fate = fate;
    m_seen.erase(roundId);
    m_vault.forget();
    return keep(connection, roundId, now);
  });
}

Result<void> Rounds::refuse(const std::string& path, BallotFate fate) {
  return m_vault.write([&](sql::Connection&) -> Result<void> {
    if (auto wiped = wipe(roundOf(path), fate); !wiped) return wiped;
    for (bool more = true; more;) {  // what was queued behind comes too late as well
      auto finished = m_outbox.finish(path);
      if (!finished) return tl::unexpected<Error>(finished.error());
      more = *finished;
    }
    return {};
  });
}

Result<void> Rounds::drop(const std::string& id) {
  m_all.reset();
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (connection.execute("DELETE FROM round WHERE id = $1", {sql::val(id)}) > 0) m_vault.changed(Topic::rounds, id);
    return {};
  });
}

Result<void> Rounds::clear() {
  m_all.reset();
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("DELETE FROM round");
    m_vault.changed(Topic::rounds);
    return {};
  });
}

}  // namespace passerelle
