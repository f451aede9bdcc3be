#include "backend/ideas/feed_api.h"

#include <memory>

#include "backend/changes/change_log.h"
#include "backend/http/conditional.h"
#include "backend/http/page_query.h"
#include "backend/ideas/feed_prior.h"

namespace passerelle::ideas {
namespace {
constexpr Milliseconds kReadingLife = std::chrono::hours(24 * 60);

http::Response render(const FeedStore& store, const http::Request& request, int limit, TimePoint now) {
  auto page = store.page(request.caller.personId, request.queryValue("after").value_or(""), limit, now);
  if (!page) return http::problem(page.error(), request.id);
  http::Response response = http::json(200, {});
  response.pieces = std::move(*page);
  response.headers.emplace("Cache-Control", "private, no-cache");
  return response;
}
}  // namespace

void FeedApi::get(http::Request& request, http::Reply reply) {
  const auto paging = http::pageQuery(request);
  if (!paging) return reply(paging.error());
  if (m_store.hasChanges()) {
    auto answer = http::share(std::move(reply));
    m_database.read([this, request = std::move(request), answer, limit = paging->limit](sql::Connection& connection) {
      m_store.refresh(connection, m_clock.now(), m_clock.monotonic());
      (*answer)(render(m_store, request, limit, m_clock.now()));
    });
    return;
  }
  if (m_store.isStale(m_clock.monotonic()))
    m_database.read([this](sql::Connection& connection) {
      if (m_store.isStale(m_clock.monotonic())) m_store.refresh(connection, m_clock.now(), m_clock.monotonic());
    });
  reply(render(m_store, request, paging->limit, m_clock.now()));
}

void FeedApi::runDue() {
  const TimePoint now = m_clock.now();
  m_database.read([this](sql::Connection& connection) {
    const std::int64_t last = changes::last(connection);
    if (m_seen >= 0 && m_seen < last) {
      for (const std::string& id : changes::publishedReportsBetween(connection, m_seen, last)) m_store.cardChanged(id);
      for (const std::string& id : changes::ideasBetween(connection, m_seen, last)) m_store.cardChanged(id);
    }
    m_seen = last;
  });
  const std::string today = toIsoDate(now);
  if (m_day == today) return;
  m_day = today;
  auto renewed = std::make_shared<bool>(false);
  m_database.write(
      [now, renewed](sql::Connection& connection) -> Result<void> {
        *renewed = renewPrior(connection, now);
        purgeReadings(connection, now - kReadingLife);
        return {};
      },
      [this, renewed](const Result<void>& outcome) {
        if (outcome && *renewed) m_store.reload();
      });
}

}  // namespace passerelle::ideas
