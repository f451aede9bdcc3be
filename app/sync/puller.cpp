#include "app/sync/puller.h"

#include <algorithm>

#include "app/sync/backoff.h"
#include "shared/api/paths.h"
#include "shared/codec/palmares_json.h"
#include "shared/codec/reading_json.h"
#include "shared/codec/round_json.h"
#include "shared/codec/triage_json.h"

namespace passerelle {
namespace {
constexpr int kReadingsAtOnce = 50;
constexpr std::size_t kMaxUnitPages = 100;

Error errorOf(const LinkAnswer& answer) {
  switch (answer.obstacle) {
    case Obstacle::signIn:
      return {ErrorCode::unauthenticated, answer.detail, {}};
    case Obstacle::forbidden:
      return {ErrorCode::forbidden, answer.detail, {}};
    case Obstacle::refused:
      return {
          answer.status == 404 || answer.status == 410 ? ErrorCode::notFound : ErrorCode::refused, answer.detail, {}};
    default:
      return {ErrorCode::unavailable, answer.detail, {}};
  }
}

void finish(const std::function<void(Result<void>)>& done, Result<void> outcome) {
  if (done) done(std::move(outcome));
}

tl::unexpected<Error> notUnderstood() {
  return fail(ErrorCode::unavailable, "The server's answer was not understood: try again, or update the app.");
}
}  // namespace

Puller::Puller(Link& link, Executor& executor, const Clock& clock, Rng& rng, Phone& phone, PullOptions options)
    : m_link(link), m_executor(executor), m_clock(clock), m_rng(rng), m_phone(phone), m_options(options) {}

Puller::~Puller() { stop(); }

void Puller::start() {
  if (m_running) return;
  m_running = true;
  m_onAccount = m_phone.observers.on(Topic::account, [this](const std::string&) { pullSoon(); });
  m_link.wantReport = [this](const std::string& reportId) { fetchReport(reportId); };
  m_link.wantBallot = [this](const std::string& path) {
    const std::size_t from = api::kRounds.size() + 1;
    fetchBallot(path.substr(from, path.find('/', from) - from));
  };
  pullSoon();
}

void Puller::stop() {
  m_running = false;
  m_link.wantReport = nullptr;
  m_link.wantBallot = nullptr;
  m_onAccount.end();
  if (m_timer != 0) m_executor.cancel(std::exchange(m_timer, 0));
}

void Puller::networkReturned() {
  m_failures = 0;
  pullSoon();
}

void Puller::pullSoon() {
  m_executor.post([this, alive = std::weak_ptr<bool>(m_alive)] {
    if (!alive.expired()) pull();
  });
}

void Puller::pull() {
  if (!m_running || m_pulling || !m_phone.account.signedIn()) return;
  if (m_timer != 0) m_executor.cancel(std::exchange(m_timer, 0));
  m_pulling = true;
  if (!m_basics) return readBasics();
  tellReadings();
  for (const std::string& id : m_phone.ownReports.behind()) fetchReport(id);
  // The first time nothing is waited for: what is there is wanted now.
  const std::string path = std::string(api::kChanges) + "?after=" + std::to_string(m_phone.mirror.cursor()) +
                           "&wait=" + std::to_string(m_caughtUp ? m_options.wait.count() : 0) +
                           "&limit=" + std::to_string(m_options.pageSize);
  m_link.send("GET", path, {}, {}, guarded([this](const LinkAnswer& answer) {
                m_pulling = false;
                if (!answer.ok()) return pullLater(answer);
                if (answer.restored) return pullSoon();  // asked with a cursor of the life before
                auto more = apply(answer.body);
                if (!more) return pullLater(answer);
                m_failures = 0;
                m_caughtUp = !*more;
                pullSoon();
              }));
}

void Puller::pullLater(const LinkAnswer& answer) {
  m_pulling = false;
  m_caughtUp = false;
  if (!m_running || answer.obstacle == Obstacle::signIn) return;  // Topic::account brings it back
  m_timer = m_executor.after(backoff(++m_failures, m_rng, answer.retryAfter), [this] {
    m_timer = 0;
    pull();
  });
}

Link::OnAnswer Puller::guarded(std::function<void(const LinkAnswer&)> next) {
  return [alive = std::weak_ptr<bool>(m_alive), next = std::move(next)](LinkAnswer answer) {
    if (!alive.expired()) next(answer);
  };
}

void Puller::readBasics() {
  const auto failedBasics = [this](const LinkAnswer& answer) { pullLater(answer); };
  m_link.send("GET", std::string(api::kMe), {}, {}, guarded([this, failedBasics](const LinkAnswer& answer) {
                if (!answer.ok()) return failedBasics(answer);
                if (auto me = decodeMe(answer.body); me && !me->id.empty()) (void)m_phone.account.setMe(*me);
                m_link.send("GET", std::string(api::kReferential), {}, {},
                            guarded([this, failedBasics](const LinkAnswer& referential) {
                              if (!referential.ok() && referential.obstacle != Obstacle::refused)
                                return failedBasics(referential);
                              if (referential.ok())
                                (void)m_phone.mirror.putRow("referential", "current", referential.body);
                              readRows(std::string(api::kRegions), "region", {}, 0,
                                       guarded([this, failedBasics](const LinkAnswer& regions) {
                                         if (!regions.ok() && regions.obstacle != Obstacle::refused)
                                           return failedBasics(regions);
                                         readRows(std::string(api::kUnits), "unit", {}, 0,
                                                  guarded([this, failedBasics](const LinkAnswer& units) {
                                                    if (!units.ok() && units.obstacle != Obstacle::refused)
                                                      return failedBasics(units);
                                                    m_basics = true;
                                                    m_pulling = false;
                                                    refreshFeed();
                                                    refreshRounds();
                                                    refreshTriage();
                                                    refreshPalmares({});
                                                    pullSoon();
                                                  }));
                                       }));
                            }));
              }));
}

void Puller::readRows(const std::string& path, const std::string& kind, const std::string& after, std::size_t page,
                      Link::OnAnswer done) {
  m_link.send("GET", path + "?limit=100" + (after.empty() ? "" : "&after=" + after), {}, {},
              guarded([this, path, kind, page, done](const LinkAnswer& answer) {
                if (!answer.ok()) return done(answer);
                const auto list = decodeList(answer.body);
                if (!list) return done(answer);
                (void)m_phone.vault.write([&](sql::Connection&) -> Result<void> {
                  for (const std::string& item : list->items) {
                    const auto region = decodeRegion(item);  // units and regions both have a code
                    if (region && !region->code.empty()) {
                      if (auto put = m_phone.mirror.putRow(kind, region->code, item); !put) return put;
                    }
                  }
                  return {};
                });
                if (list->next.empty() || page + 1 >= kMaxUnitPages) return done(answer);
                readRows(path, kind, list->next, page + 1, done);
              }));
}

void Puller::refreshRounds(Done done) {
  m_link.send("GET", std::string(api::kRounds), {}, {}, guarded([this, done](const LinkAnswer& answer) {
                if (!answer.ok()) return finish(done, tl::unexpected<Error>(errorOf(answer)));
                const auto list = decodeList(answer.body);
                if (!list) return finish(done, notUnderstood());
                Wanted wanted;
                auto kept = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
                  for (const std::string& item : list->items) {
                    if (auto applied = applyRound(item, wanted); !applied) return applied;
                  }
                  return {};
                });
                for (const std::string& id : wanted.ballots) fetchBallot(id);
                finish(done, std::move(kept));
              }));
}

void Puller::refreshTriage(Done done) {
  const auto me = m_phone.account.me();
  const bool sorts = me && (me->is("management") || me->is("chair") || me->is("moderator") || me->is("admin"));
  if (!sorts) return finish(done, {});
  m_link.send("GET", std::string(api::kTriage) + "?state=waiting&limit=100", {}, {},
              guarded([this, done](const LinkAnswer& answer) {
                if (!answer.ok()) return finish(done, tl::unexpected<Error>(errorOf(answer)));
                const auto list = decodeList(answer.body);
                if (!list) return finish(done, notUnderstood());
                std::vector<TriageIdea> ideas;
                std::vector<std::string> json;
                for (const std::string& item : list->items) {
                  auto idea = decodeTriageIdea(item);
                  if (!idea || idea->id.empty()) continue;
                  ideas.push_back(std::move(*idea));
                  json.push_back(item);
                }
                finish(done, m_phone.triage.replace(ideas, json));
              }));
}

void Puller::refreshPalmares(const std::string& month, Done done) {
  m_link.send("GET", std::string(api::kPalmares), {}, {}, guarded([this, month, done](const LinkAnswer& answer) {
                if (!answer.ok()) return finish(done, tl::unexpected<Error>(errorOf(answer)));
                const auto months = decodePalmaresMonths(answer.body);
                if (!months) return finish(done, notUnderstood());
                if (auto kept = m_phone.palmares.putMonths(answer.body); !kept) return finish(done, std::move(kept));
                const auto known = m_phone.palmares.months();
                const std::string name = !month.empty() ? month : known.empty() ? std::string() : known.front();
                if (name.empty()) return finish(done, {});
                m_link.send("GET", std::string(api::kPalmares) + "/" + name, {}, {},
                            guarded([this, name, done](const LinkAnswer& told) {
                              if (!told.ok()) return finish(done, tl::unexpected<Error>(errorOf(told)));
                              finish(done, m_phone.palmares.putMonth(name, told.body));
                            }));
              }));
}

/// What has not come is asked for again at the next start, at the next change of the round, and by its page.
void Puller::fetchBallot(const std::string& roundId) {
  const std::string base = m_phone.rounds.base(roundId);
  m_link.send("GET", api::ballotPath(roundId), {}, {}, guarded([this, roundId, base](const LinkAnswer& answer) {
                if (!answer.ok()) return;
                // A ballot of ours was received meanwhile: this answer may have been written before it.
                if (m_phone.rounds.base(roundId) != base) return fetchBallot(roundId);
                if (const auto ballot = decodeBallot(answer.body)) (void)m_phone.rounds.putSlate(roundId, *ballot);
              }));
}

void Puller::refreshFeed(Done done) {
  if (done) m_feedDone.push_back(std::move(done));
  if (m_readingFeed) {
    m_feedAgain = true;
    return;
  }
  m_readingFeed = true;
  readFeed({}, 0);
}

void Puller::readFeed(const std::string& after, int position) {
  m_link.send("GET", std::string(api::kFeed) + "?limit=50" + (after.empty() ? "" : "&after=" + after), {}, {},
              guarded([this, position](const LinkAnswer& answer) {
                if (!answer.ok()) return feedRead(tl::unexpected<Error>(errorOf(answer)));
                auto page = decodeFeedPage(answer.body);
                if (!page) return feedRead(notUnderstood());
                auto kept = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
                  if (auto put = m_phone.mirror.putFeedPage(*page, position, page->next.empty()); !put) return put;
                  return adoptReactions(*page);
                });
                const int read = position + static_cast<int>(page->cards.size());
                if (!kept || page->next.empty() || read >= m_options.feedSize) return feedRead(std::move(kept));
                readFeed(page->next, read);
              }));
}

void Puller::feedRead(Result<void> outcome) {
  m_readingFeed = false;
  for (const Done& done : std::exchange(m_feedDone, {})) done(outcome);
  if (std::exchange(m_feedAgain, false)) refreshFeed();
}

void Puller::fetchReport(const std::string& id, Done done) {
  m_link.send("GET", api::reportPath(id), {}, {}, guarded([this, id, done](const LinkAnswer& answer) {
                if (answer.status == 404 || answer.status == 410) (void)m_phone.mirror.drop(id);
                if (!answer.ok()) return finish(done, tl::unexpected<Error>(errorOf(answer)));
                finish(done, m_phone.vault.write([&](sql::Connection&) { return applyReport(answer.body, 0); }));
              }));
}

void Puller::fetchPicture(const std::string& reportId, const std::string& mediumId, bool thumbnail,
                          std::function<void(Result<std::string>)> done) {
  const auto own = thumbnail ? m_phone.media.thumbnailOf(mediumId) : m_phone.media.find(mediumId);
  if (own) {
    if (auto bytes = m_phone.media.read(own->id)) return done(std::move(*bytes));
  }
  const std::string size = thumbnail ? "thumb" : "full";
  if (auto kept = m_phone.mirror.picture(reportId, mediumId, size)) return done(std::move(*kept));
  const std::string path =
      std::string(api::kMedia) + "/" + reportId + "/" + mediumId + (thumbnail ? "?size=thumb" : "");
  auto& waiting = m_pictures[path];
  waiting.push_back(std::move(done));
  if (waiting.size() > 1) return;
  m_link.send("GET", path, {}, {}, guarded([this, path, reportId, mediumId, size](const LinkAnswer& answer) {
                Result<std::string> picture = tl::unexpected<Error>(errorOf(answer));
                if (answer.ok()) {
                  picture = answer.body;
                  (void)m_phone.mirror.keepPicture(reportId, mediumId, size,
                                                   answer.body);  // a full phone shows it all the same
                }
                const auto callers = std::move(m_pictures[path]);
                m_pictures.erase(path);
                for (const auto& call : callers) call(picture);
              }));
}

void Puller::tellReadings() {
  if (m_telling || !m_phone.account.signedIn()) return;
  const auto ids = m_phone.reactions.untoldReadings(kReadingsAtOnce);
  if (ids.empty()) return;
  m_telling = true;
  m_link.send("POST", std::string(api::kReadings), encodeReadings(ids), {{"Content-Type", "application/json"}},
              guarded([this, ids](const LinkAnswer& answer) {
                m_telling = false;
                // What the server will never count is not told for ever.
                const bool over =
                    answer.ok() || answer.obstacle == Obstacle::refused || answer.obstacle == Obstacle::forbidden;
                if (over && m_phone.reactions.markTold(ids)) tellReadings();
              }));
}

}  // namespace passerelle
