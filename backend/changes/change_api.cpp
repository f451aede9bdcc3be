#include "backend/changes/change_api.h"

#include <algorithm>
#include <set>

#include "backend/changes/change_log.h"
#include "backend/http/conditional.h"
#include "backend/http/page_query.h"
#include "shared/base/language.h"

namespace passerelle::changes {
namespace {
constexpr std::int64_t kMaxWaitSeconds = 60;
constexpr std::size_t kMaxWaiters = 4096;
constexpr int kMaxWaitersOfOne = 8;

/// Does this line of the log concern this person?
bool concerns(const ChangeRow& change, const reports::Viewer& viewer, const http::Caller& caller) {
  const std::string_view audience = change.audience;
  if (audience == "all") return true;
  if (audience == "report")
    return change.state == "published" ||
           reports::isParty(viewer, {change.authorId, change.unitCode, change.region, change.state});
  const std::size_t colon = audience.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view kind = audience.substr(0, colon), name = audience.substr(colon + 1);
  if (kind == "person") return name == caller.personId;
  if (kind == "unit")
    return name == caller.unitCode ||
           std::find(caller.standsInFor.begin(), caller.standsInFor.end(), name) != caller.standsInFor.end();
  if (kind == "region") return name == caller.region;
  if (kind == "role") return std::find(caller.roles.begin(), caller.roles.end(), name) != caller.roles.end();
  return false;
}
}  // namespace

void ChangeApi::get(http::Request& request, http::Reply reply) {
  const auto after = http::queryNumber(request, "after", 0);
  const auto wait = http::queryNumber(request, "wait", 0);
  const auto paging = http::pageQuery(request);
  if (!after) return reply(after.error());
  if (!wait) return reply(wait.error());
  if (!paging) return reply(paging.error());
  if (*wait > kMaxWaitSeconds) return reply(Error{ErrorCode::invalid, "\"wait\" is at most 60 seconds.", "wait"});
  Asked asked{std::move(request), {}, *after, paging->limit, m_clock.monotonic() + std::chrono::seconds(*wait), *after};
  asked.viewer = reports::viewerOf(asked.request.caller);
  auto answer = http::share(std::move(reply));
  m_database.read([this, asked = std::move(asked), answer](sql::Connection& connection) {
    answerOrPark(connection, asked, answer);
  });
}

ChangeApi::Page ChangeApi::render(sql::Connection& connection, const Asked& asked) const {
  constexpr int kScan = 1000, kScansAtOnce = 20;
  std::vector<ChangeRow> found;
  std::int64_t cursor = asked.seen;
  bool more = false;
  for (int scans = 0; !more; ++scans) {
    const std::vector<ChangeRow> scanned = changesAfter(connection, cursor, kScan);
    for (const ChangeRow& change : scanned) {
      if (concerns(change, asked.viewer, asked.request.caller)) {
        if (static_cast<int>(found.size()) == asked.limit) {
          more = true;
          break;
        }
        found.push_back(change);
      }
      cursor = change.seq;
    }
    if (static_cast<int>(scanned.size()) < kScan) break;
    // A long log that hardly concerns this person is looked through in several answers: no reader is held for long.
    more = more || scans + 1 == kScansAtOnce;
  }
  // Of a report that is gone its author and the moderators still have the record; others drop it.
  const auto kindOf = [](const ChangeRow& change) {
    return change.kind == "tombstone" ? std::string_view("report") : std::string_view(change.kind);
  };
  // An entity that changed twice is told once, where it changed last: it is rendered as it is now. (A person's scope
  // and their carnet go by the same id.)
  std::set<std::pair<std::string_view, std::string_view>> later;
  std::vector<bool> keep(found.size());
  for (std::size_t i = found.size(); i-- > 0;) keep[i] = later.emplace(kindOf(found[i]), found[i].entityId).second;
  JsonWriter json(found.empty() ? 128 : 4096);
  json.beginObject().key("items").beginArray();
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!keep[i]) continue;
    const ChangeRow& change = found[i];
    JsonWriter entity(4096);
    const std::string_view kind = kindOf(change);
    const auto renderer = m_renderers.find(kind);
    const bool there =
        renderer != m_renderers.end() && renderer->second(connection, change.entityId, asked.request.caller, entity);
    json.beginObject().field("cursor", change.seq);
    if (there)
      json.field("kind", kind).field("id", change.entityId).key(kind).raw(entity.str());
    else if (renderer == m_renderers.end())
      json.field("kind", kind).field("id", change.entityId);
    else
      json.field("kind", "tombstone").field("id", change.entityId);
    json.endObject();
  }
  json.endArray().field("cursor", cursor).field("more", more).endObject();
  return {json.take(), cursor, found.empty() && !more};
}

void ChangeApi::send(const Page& page, const http::SharedReply& reply) const {
  http::Response response = http::json(200, page.body);
  response.headers.emplace("Cache-Control", "private, no-store");
  m_addStoreHeaders(response.headers);
  (*reply)(std::move(response));
}

void ChangeApi::answerOrPark(sql::Connection& connection, Asked asked, const http::SharedReply& reply) {
  // A commit between this look and the parking must not be slept through: then a sweep follows.
  const std::uint64_t commits = m_commits.load();
  const Page page = render(connection, asked);
  if (!page.empty || m_stopped || m_clock.monotonic() >= asked.deadline) return send(page, reply);
  asked.seen = page.cursor;
  {
    std::lock_guard lock(m_mutex);
    int& own = m_waitersOf[asked.request.caller.personId];
    if (m_waiters.size() >= kMaxWaiters || own >= kMaxWaitersOfOne) {
      if (own == 0) m_waitersOf.erase(asked.request.caller.personId);
      return (*reply)(
          Error{ErrorCode::tooMany,
                say(asked.viewer.language, "Trop d'appareils attendent à la fois : redemandez sans attendre.",
                    "Too many devices wait at once: ask again without waiting."),
                "wait"});
    }
    ++own;
    m_waiters.push_back({std::move(asked), reply});
  }
  if (m_commits.load() != commits || m_stopped) committed();
}

void ChangeApi::committed() {
  ++m_commits;
  {
    std::lock_guard lock(m_mutex);
    if (m_waiters.empty()) return;
  }
  if (m_sweepQueued.exchange(true)) return;
  m_database.read([this](sql::Connection& connection) {
    m_sweepQueued = false;
    sweep(connection);
  });
}

void ChangeApi::sweep(sql::Connection& connection) {
  std::vector<Waiter> waiting;
  {
    std::lock_guard lock(m_mutex);
    waiting.swap(m_waiters);
    m_waitersOf.clear();
  }
  std::sort(waiting.begin(), waiting.end(),
            [](const Waiter& a, const Waiter& b) { return a.asked.seen < b.asked.seen; });
  // The log is read once for everybody; only whom a line concerns is rendered for.
  const std::int64_t from = waiting.empty() ? 0 : waiting.front().asked.seen;
  const std::vector<ChangeRow> lines =
      waiting.empty() ? std::vector<ChangeRow>() : changesAfter(connection, from, 1000);
  const Milliseconds now = m_clock.monotonic();
  for (Waiter& waiter : waiting) {
    bool due = m_stopped || now >= waiter.asked.deadline || lines.size() == 1000;
    for (const ChangeRow& line : lines)
      due = due || (line.seq > waiter.asked.seen && concerns(line, waiter.asked.viewer, waiter.asked.request.caller));
    if (due) {
      const Page page = render(connection, waiter.asked);
      if (!page.empty || m_stopped || now >= waiter.asked.deadline) {
        send(page, waiter.reply);
        continue;
      }
      waiter.asked.seen = page.cursor;
    } else if (!lines.empty()) {
      waiter.asked.seen = std::max(waiter.asked.seen, lines.back().seq);
    }
    std::lock_guard lock(m_mutex);
    ++m_waitersOf[waiter.asked.request.caller.personId];
    m_waiters.push_back(std::move(waiter));
  }
}

void ChangeApi::runDue() { committed(); }

void ChangeApi::stop() {
  m_stopped = true;
  committed();
}

}  // namespace passerelle::changes
