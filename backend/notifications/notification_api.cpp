#include "backend/notifications/notification_api.h"

#include "backend/http/conditional.h"
#include "backend/http/json_body.h"
#include "backend/http/page_query.h"
#include "backend/notifications/notification_view.h"

namespace passerelle::notifications {
namespace {
constexpr Milliseconds kLife = std::chrono::hours(24 * 366), kPurgeEvery = std::chrono::hours(1);

std::optional<Following> stateFrom(std::string_view name) {
  for (const Following state : {Following::none, Following::follows, Following::muted}) {
    if (nameOf(state) == name) return state;
  }
  return std::nullopt;
}

http::Response answerOf(Following state) {
  JsonWriter json(32);
  return http::json(200, json.beginObject().field("state", nameOf(state)).endObject().take());
}
}  // namespace

void NotificationApi::list(http::Request& request, http::Reply reply) {
  const auto after = http::pageAfter(request);
  const auto paging = http::pageQuery(request);
  if (!after) return reply(after.error());
  if (!paging) return reply(paging.error());
  const std::string which = request.queryValue("unread").value_or("");
  if (!which.empty() && which != "1" && which != "true")
    return reply(Error{ErrorCode::invalid, "\"unread\" is 1, or absent for all.", "unread"});
  m_database.read([request = std::move(request), answer = http::share(std::move(reply)), unreadOnly = !which.empty(),
                   before = *after ? (*after)->number : INT64_MAX, limit = paging->limit](sql::Connection& connection) {
    const reports::Viewer viewer = reports::viewerOf(request.caller);
    auto found = notificationsOf(connection, viewer.personId, before, unreadOnly, limit + 1);
    const bool more = static_cast<int>(found.size()) > limit;
    if (more) found.pop_back();
    JsonWriter json(4096);
    json.beginObject().key("items").beginArray();
    for (const Notification& one : found) {
      if (const auto line = lineOf(connection, one, viewer)) writeLine(*line, json);
    }
    json.endArray().field("unread", unreadLines(connection, viewer)).key("next");
    if (more)
      json.text(http::encodePageKey({found.back().seq, "n"}));
    else
      json.null();
    (*answer)(http::conditional(request, http::json(200, json.endObject().take())));
  });
}

void NotificationApi::read(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"upTo", "read"});
  if (!body) return reply(body.error());
  const std::int64_t upTo = body->number("upTo");
  const bool read = !body->has("read") || body->flag("read");
  if (body->wrong()) return reply(*body->wrong());
  m_database.write(
      [this, reader = reports::viewerOf(request.caller), id = request.param("id"), upTo,
       read](sql::Connection& connection) { return markRead(connection, reader, id, upTo, read, m_clock.now()); },
      [this, answer = http::share(std::move(reply))](Result<void> outcome) {
        if (!outcome) return (*answer)(outcome.error());
        (*answer)(http::Response{204, {}, {}, nullptr});
        m_committed();
      });
}

void NotificationApi::readAll(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"upTo"});
  if (!body) return reply(body.error());
  const std::int64_t upTo = body->number("upTo");
  if (body->wrong()) return reply(*body->wrong());
  m_database.write(
      [this, person = request.caller.personId, upTo](sql::Connection& connection) -> Result<void> {
        markAllRead(connection, person, upTo, m_clock.now());
        return {};
      },
      [this, answer = http::share(std::move(reply))](Result<void> outcome) {
        if (!outcome) return (*answer)(outcome.error());
        (*answer)(http::Response{204, {}, {}, nullptr});
        m_committed();
      });
}

void NotificationApi::following(http::Request& request, http::Reply reply) {
  m_database.read([request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto state =
        findFollowing(connection, reports::viewerOf(request.caller), request.param("kind"), request.param("id"));
    if (!state) return (*answer)(state.error());
    (*answer)(http::conditional(request, answerOf(*state)));
  });
}

void NotificationApi::follow(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"state"});
  if (!body) return reply(body.error());
  const auto state = stateFrom(body->text("state"));
  if (body->wrong()) return reply(*body->wrong());
  if (!state) return reply(Error{ErrorCode::invalid, "\"state\" is follows, muted or none.", "/state"});
  m_database.write<Following>(
      [this, reader = reports::viewerOf(request.caller), kind = request.param("kind"), id = request.param("id"),
       state = *state](sql::Connection& connection) {
        return notifications::follow(connection, reader, kind, id, state, m_clock.now());
      },
      [this, answer = http::share(std::move(reply))](Result<Following> outcome) {
        if (!outcome) return (*answer)(outcome.error());
        (*answer)(answerOf(*outcome));
        m_committed();
      });
}

void NotificationApi::runDue() {
  const TimePoint now = m_clock.now();
  if (now - m_purgedAt < kPurgeEvery) return;
  m_purgedAt = now;
  m_database.write(
      [now](sql::Connection& connection) -> Result<void> {
        purgeNotifications(connection, now - kLife);
        return {};
      },
      [](Result<void>) {});
}

bool NotificationApi::write(sql::Connection& connection, std::string_view id, const http::Caller& caller,
                            JsonWriter& json) {
  const auto found = findNotification(connection, id);
  if (!found || found->personId != caller.personId) return false;
  const auto line = lineOf(connection, *found, reports::viewerOf(caller));
  if (line) writeLine(*line, json);
  return line.has_value();
}

}  // namespace passerelle::notifications
