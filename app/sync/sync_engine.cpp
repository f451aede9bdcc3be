#include "app/sync/sync_engine.h"

#include <algorithm>

#include "app/sync/backoff.h"
#include "shared/api/paths.h"
#include "shared/base/text.h"
#include "shared/codec/reading_json.h"
#include "shared/codec/round_json.h"

namespace passerelle {
SyncEngine::SyncEngine(Link& link, Executor& executor, const Clock& clock, Rng& rng, Phone& phone, SyncOptions options)
    : m_link(link),
      m_executor(executor),
      m_clock(clock),
      m_rng(rng),
      m_phone(phone),
      m_options(options),
      m_upload(link, phone, *this, options.partBytes) {}

SyncEngine::~SyncEngine() {
  stop();
  m_link.onBack = nullptr;
}

void SyncEngine::start() {
  m_running = true;
  (void)m_phone.outbox.release(Obstacle::updateApp);  // this may be the newer app
  m_link.onBack = [this] {                            // what a busy or broken server asked for is kept to
    if (m_lastObstacle == Obstacle::offline || m_lastObstacle == Obstacle::captivePortal) networkReturned();
  };
  m_onOutbox = m_phone.observers.on(Topic::outbox, [this](const std::string&) { kickSoon(); });
  m_onAccount = m_phone.observers.on(Topic::account, [this](const std::string&) { kickSoon(); });
  m_onSettings = m_phone.observers.on(Topic::settings, [this](const std::string&) { kickSoon(); });
  kickSoon();
}

void SyncEngine::stop() {
  m_running = false;
  if (m_timer != 0) m_executor.cancel(std::exchange(m_timer, 0));
  m_onOutbox.end();
  m_onAccount.end();
  m_onSettings.end();
}

void SyncEngine::networkReturned() {
  m_failures = 0;
  m_notBefore = Milliseconds(0);
  (void)m_phone.outbox.makeDue();
  kickSoon();
}

void SyncEngine::networkLost() {
  m_link.update([](SyncStatus& status) {
    status.obstacle = Obstacle::offline;
    status.detail.clear();
    status.nextAttemptAt.reset();
  });
}

void SyncEngine::setUnmetered(bool unmetered) {
  m_unmetered = unmetered;
  kickSoon();
}

void SyncEngine::sendNow(const std::string& path) {
  (void)m_phone.outbox.retry(path);
  networkReturned();
}

void SyncEngine::sendAnyway() {
  m_anyway = true;
  networkReturned();
}

bool SyncEngine::mediaMayGo() { return m_unmetered || m_anyway || !m_phone.settings.mediaOnWifiOnly(); }

void SyncEngine::kickSoon() {
  if (!m_running || m_kicked) return;
  m_kicked = true;
  m_executor.post([this, alive = std::weak_ptr<bool>(m_alive)] {
    if (alive.expired()) return;
    m_kicked = false;
    kick();
  });
}

void SyncEngine::kick() {
  if (!m_running) return;
  const auto counts = m_phone.outbox.counts();
  m_link.update([&](SyncStatus& status) {
    status.unsent = counts.unsent;
    status.stopped = counts.stopped;
    status.sending = m_busy;
  });
  if (m_busy || !m_phone.account.signedIn()) return;
  if (m_clock.monotonic() >= m_notBefore) {
    // Nothing is on its way: what says so is what the disk would not let be written down.
    if (counts.inFlight > 0) {
      if (const auto recovered = m_phone.outbox.recover(); !recovered) return ended(recovered);
    }
    if (auto entry = m_phone.outbox.next(m_clock.now(), mediaMayGo())) return begin(std::move(*entry));
  }
  schedule();
}

void SyncEngine::schedule() {
  if (m_timer != 0) m_executor.cancel(std::exchange(m_timer, 0));
  const auto due = m_phone.outbox.nextDue(mediaMayGo());
  if (!due) {
    m_anyway = false;
    const bool mediaWait = m_phone.outbox.nextDue(true).has_value();
    m_link.update([mediaWait](SyncStatus& status) {
      status.waitsForWifi = mediaWait;
      status.nextAttemptAt.reset();
    });
    return;
  }
  const Milliseconds delay = std::max({*due - m_clock.now(), m_notBefore - m_clock.monotonic(), Milliseconds(0)});
  m_link.update([&](SyncStatus& status) {
    status.waitsForWifi = false;
    status.nextAttemptAt = m_clock.now() + delay;
  });
  m_timer = m_executor.after(delay, [this] {
    m_timer = 0;
    kick();
  });
}

void SyncEngine::begin(OutboxEntry entry) {
  m_busy = true;
  m_link.update([](SyncStatus& status) {
    status.sending = true;
    status.waitsForWifi = false;
  });
  switch (entry.kind) {
    case OutboxKind::report:
      return sendReport(std::move(entry));
    case OutboxKind::reaction:
      return sendReaction(std::move(entry));
    case OutboxKind::ballot:
      return sendBallot(std::move(entry));
    case OutboxKind::triage:
      return sendTriage(std::move(entry));
    default:
      break;
  }
  if (!m_phone.outbox.markInFlight(entry.path)) return giveTime(entry, Obstacle::none, {});
  m_upload.begin(std::move(entry));
}

void SyncEngine::sendReport(OutboxEntry entry) {
  OwnReports::Lineage lineage;
  auto ready = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
    auto begun = m_phone.ownReports.beginSending(entry.reportId, entry.hash);
    if (!begun) return tl::unexpected<Error>(begun.error());
    lineage = std::move(*begun);
    return m_phone.outbox.markInFlight(entry.path);
  });
  if (!ready) return giveTime(entry, Obstacle::none, {});  // the phone's own disk: nothing went out
  Link::Headers headers{{"Content-Type", "application/json"}};
  if (!lineage.base.empty()) headers.emplace_back(std::string(api::kBaseHeader), lineage.base);
  if (!lineage.supersedes.empty())
    headers.emplace_back(std::string(api::kSupersedesHeader), joined(lineage.supersedes, ","));
  if (!entry.position.empty()) headers.emplace_back(std::string(api::kPositionHeader), entry.position);
  m_link.send("PUT", entry.path, entry.body, std::move(headers),
              [this, entry, alive = std::weak_ptr<bool>(m_alive)](LinkAnswer answer) {
                if (!alive.expired()) onReportAnswer(entry, answer);
              });
}

void SyncEngine::onReportAnswer(const OutboxEntry& entry, const LinkAnswer& answer) {
  if (answer.obstacle == Obstacle::conflict && answer.restored)
    return again(entry);  // the next asks with the whole past
  if (answer.obstacle == Obstacle::conflict && !answer.headHash.empty() && answer.headHash != entry.hash) {
    auto kept = m_phone.ownReports.keepConflictCopy(entry.reportId, answer.headHash, answer.headRevision);
    if (!kept) return giveTime(entry, Obstacle::none, {});
    settled();
    if (m_link.wantReport) m_link.wantReport(entry.reportId);
    return;
  }
  if (!answer.ok()) return failed(entry, answer);
  const auto decoded = decodeReportAnswer(answer.body);
  if (!decoded || decoded->id != entry.reportId || decoded->hash.size() != 64)
    return giveTime(entry, Obstacle::wrongReceipt, {});
  ReportReceipt receipt{decoded->id,     decoded->revision,           decoded->hash,        decoded->receivedAt,
                        decoded->state,  decoded->hourEndsAt,         decoded->publishedAt, decoded->missingMedia,
                        decoded->cursor, m_phone.account.generation()};
  if (receipt.hash == entry.hash) return onReceived(entry, receipt);
  // A newer revision stands above this one: believed only when the history shows ours.
  m_link.send("GET", entry.path + "/revisions?limit=100", {}, {},
              [this, entry, receipt, alive = std::weak_ptr<bool>(m_alive)](LinkAnswer history) {
                if (alive.expired()) return;
                if (!history.ok()) return failed(entry, history);
                const auto page = decodeList(history.body);
                const bool there =
                    page && std::any_of(page->items.begin(), page->items.end(), [&](const std::string& item) {
                      const auto revision = decodeReportAnswer(item);
                      return revision && revision->hash == entry.hash;
                    });
                if (there) return onReceived(entry, receipt);
                giveTime(entry, Obstacle::wrongReceipt, {});
              });
}

void SyncEngine::onReceived(const OutboxEntry& entry, const ReportReceipt& receipt) {
  auto written = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
    if (auto done = m_phone.ownReports.acknowledge(entry.hash, receipt); !done) return done;
    auto finished = m_phone.outbox.finish(entry.path);
    return finished ? Result<void>{} : tl::unexpected<Error>(finished.error());
  });
  if (!written) return giveTime(entry, Obstacle::none, {});
  settled();
}

void SyncEngine::sendReaction(OutboxEntry entry) {
  if (!m_phone.outbox.markInFlight(entry.path)) return giveTime(entry, Obstacle::none, {});
  Link::Headers headers;
  if (!entry.body.empty()) headers.emplace_back("Content-Type", "application/json");
  m_link.send(entry.method, entry.path, entry.body, std::move(headers),
              [this, entry, alive = std::weak_ptr<bool>(m_alive)](LinkAnswer answer) {
                if (alive.expired()) return;
                if (!answer.ok()) return failed(entry, answer);
                if (Conversation::isComment(entry)) return onCommentAnswer(entry, answer);
                auto written = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
                  auto finished = m_phone.outbox.finish(entry.path);
                  if (!finished) return tl::unexpected<Error>(finished.error());
                  if (Absences::isAbsence(entry)) return m_phone.absences.acknowledge(entry, answer.body);
                  if (Letters::isChoice(entry)) return m_phone.letters.put(answer.body);
                  return m_phone.reactions.acknowledge(entry.path, entry.method == "PUT", answer.body);
                });
                if (!written) return giveTime(entry, Obstacle::none, {});
                settled();
              });
}

void SyncEngine::onCommentAnswer(const OutboxEntry& entry, const LinkAnswer& answer) {
  bool receipt = false;
  auto written = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
    auto acknowledged = m_phone.conversation.acknowledge(entry, answer.body);
    if (!acknowledged) return tl::unexpected<Error>(acknowledged.error());
    receipt = *acknowledged;
    if (!receipt) return {};
    auto finished = m_phone.outbox.finish(entry.path);
    return finished ? Result<void>{} : tl::unexpected<Error>(finished.error());
  });
  if (!written) return giveTime(entry, Obstacle::none, {});
  if (!receipt) return giveTime(entry, Obstacle::wrongReceipt, {});
  settled();
}

void SyncEngine::sendBallot(OutboxEntry entry) {
  const auto lineage = m_phone.rounds.beginSending(entry);
  if (!lineage) return giveTime(entry, Obstacle::none, {});
  Link::Headers headers{{"Content-Type", "application/json"}};
  if (!lineage->base.empty()) headers.emplace_back(std::string(api::kBaseHeader), lineage->base);
  if (!lineage->supersedes.empty())
    headers.emplace_back(std::string(api::kSupersedesHeader), joined(lineage->supersedes, ","));
  m_link.send("PUT", entry.path, entry.body, std::move(headers),
              [this, entry, alive = std::weak_ptr<bool>(m_alive)](LinkAnswer answer) {
                if (!alive.expired()) onBallotAnswer(entry, answer);
              });
}

void SyncEngine::onBallotAnswer(const OutboxEntry& entry, const LinkAnswer& answer) {
  const bool over = answer.obstacle == Obstacle::refused && (answer.status == 410 || answer.status == 404);
  if (over || answer.obstacle == Obstacle::forbidden) {  // it will never be counted: its grades stay nowhere
    if (!m_phone.rounds.refuse(entry.path, over ? BallotFate::late : BallotFate::notInvited))
      return giveTime(entry, Obstacle::none, {});
    return settled();
  }
  if (answer.obstacle == Obstacle::conflict && m_link.wantBallot) m_link.wantBallot(entry.path);
  if (!answer.ok()) return failed(entry, answer);
  const auto ballot = decodeBallot(answer.body);
  const auto received = ballot ? m_phone.rounds.receive(entry, *ballot) : Result<bool>(false);
  if (!received) return giveTime(entry, Obstacle::none, {});  // the phone's own disk
  if (!*received) return giveTime(entry, Obstacle::wrongReceipt, {});
  settled();
}

void SyncEngine::sendTriage(OutboxEntry entry) {
  if (!m_phone.outbox.markInFlight(entry.path)) return giveTime(entry, Obstacle::none, {});
  m_link.send(entry.method, entry.path, entry.body, {{"Content-Type", "application/json"}},
              [this, entry, alive = std::weak_ptr<bool>(m_alive)](LinkAnswer answer) {
                if (alive.expired()) return;
                const bool never = answer.obstacle == Obstacle::conflict || answer.obstacle == Obstacle::refused ||
                                   answer.obstacle == Obstacle::forbidden;
                if (!answer.ok() && !never) return failed(entry, answer);
                auto written = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
                  if (never) return m_phone.triage.refuse(entry.path, answer.detail);
                  auto finished = m_phone.outbox.finish(entry.path);
                  return finished ? m_phone.triage.acknowledge(entry.path) : tl::unexpected<Error>(finished.error());
                });
                if (!written) return giveTime(entry, Obstacle::none, {});
                settled();
              });
}

void SyncEngine::failed(const OutboxEntry& entry, const LinkAnswer& answer) {
  m_lastObstacle = answer.obstacle;
  switch (answer.obstacle) {
    case Obstacle::offline:
    case Obstacle::captivePortal:
    case Obstacle::untrusted:
    case Obstacle::busy:
    case Obstacle::serverFull:
    case Obstacle::serverDown: {
      if (answer.status == 500) return giveTime(entry, answer.obstacle, answer.detail);  // it may be this one alone
      const Milliseconds delay = backoff(++m_failures, m_rng, answer.retryAfter);
      m_notBefore = m_clock.monotonic() + delay;
      return ended(m_phone.outbox.postpone(entry.path, answer.obstacle, answer.detail, m_clock.now() + delay));
    }
    case Obstacle::wrongReceipt:
      return giveTime(entry, answer.obstacle, answer.detail);
    case Obstacle::signIn:
      if (m_phone.account.signedIn()) return again(entry);  // with the token of a newer sign-in
      [[fallthrough]];
    case Obstacle::updateApp:
      return ended(m_phone.outbox.stop(entry.path, OutboxState::paused, answer.obstacle, answer.detail));
    default:
      if (nothingToMend(entry, answer.obstacle)) return settled(m_phone.reactions.giveUp(entry.path));
      return settled(m_phone.outbox.stop(
          entry.path, answer.obstacle == Obstacle::conflict ? OutboxState::conflict : OutboxState::refused,
          answer.obstacle, answer.detail));
  }
}

bool SyncEngine::nothingToMend(const OutboxEntry& entry, Obstacle obstacle) {
  if (entry.kind != OutboxKind::reaction) return false;
  // A report withdrawn meanwhile.
  if (entry.body.empty() || Conversation::isMark(entry) || Letters::isChoice(entry)) return true;
  return Conversation::isComment(entry) && m_phone.conversation.isSettled(entry, obstacle == Obstacle::conflict);
}

void SyncEngine::giveTime(const OutboxEntry& entry, Obstacle obstacle, const std::string& detail) {
  ended(m_phone.outbox.postpone(entry.path, obstacle, detail, m_clock.now() + backoff(entry.attempts + 1, m_rng)));
}

void SyncEngine::again(const OutboxEntry& entry) { ended(m_phone.outbox.yield(entry.path)); }

void SyncEngine::onUploadLost(const OutboxEntry& entry) {
  ended(m_phone.outbox.stop(entry.path, OutboxState::refused, Obstacle::fileLost, {}));
}

bool SyncEngine::moreUrgentThan(const OutboxEntry& entry) {
  if (!m_running) return true;
  const auto next = m_phone.outbox.next(m_clock.now(), mediaMayGo());
  return next && rankOf(next->kind) < rankOf(entry.kind);
}

void SyncEngine::settled(const Result<void>& written) {
  if (written) m_failures = 0;
  ended(written);
}

void SyncEngine::ended(const Result<void>& written) {
  if (!written) m_notBefore = std::max(m_notBefore, m_clock.monotonic() + backoff(++m_failures, m_rng));
  m_busy = false;
  kickSoon();
}

}  // namespace passerelle
