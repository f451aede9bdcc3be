#include "backend/webhooks/webhook_queue.h"

#include <algorithm>
#include <cstdio>

#include "backend/changes/change_log.h"
#include "backend/meta.h"
#include "backend/notifications/story.h"
#include "backend/people/person_repository.h"
#include "shared/base/language.h"

namespace passerelle::webhooks {
namespace {
using sql::val;
constexpr std::string_view kCursor = "webhookCursor";
constexpr int kAtOnce = 20, kScan = 500;
constexpr Milliseconds kLife = std::chrono::hours(24 * 30), kFresh = std::chrono::hours(24);

/// 1, 2, 4 … minutes, at most 4 hours: ten tries take about fourteen hours.
Milliseconds pause(std::int64_t attempts) {
  return std::min<Milliseconds>(std::chrono::minutes(1LL << std::min<std::int64_t>(attempts, 10)),
                                std::chrono::hours(4));
}

/// What this line of the log announces; empty: nothing.
std::string kindOf(sql::Connection& connection, const changes::ChangeRow& change, TimePoint now) {
  if (change.audience != "all") return {};
  if (change.kind == "edition") return "editionPublished";
  if (change.kind == "report") {
    const auto report = reports::findReport(connection, change.entityId);
    // Corrections and replies to what was published long ago are no news.
    return report && report->state == "published" && report->publishedAt && now - *report->publishedAt < kFresh
               ? "reportPublished"
               : "";
  }
  if (change.kind == "round") {
    auto rows = connection.query("SELECT 1 FROM round WHERE id = $1 AND state = 'published'", {val(change.entityId)});
    return rows->next() != nullptr ? "roundPublished" : "";
  }
  return {};
}
}  // namespace

WebhookQueue::WebhookQueue(sql::Database& database, Config config, std::string publicUrl, const Clock& clock)
    : m_database(database), m_config(std::move(config)), m_publicUrl(std::move(publicUrl)), m_clock(clock) {
  if (!m_config.hooks.empty()) m_poster.emplace(m_config.privateHosts);
}

void WebhookQueue::stop() {
  if (m_poster) m_poster->stop();
}

void WebhookQueue::follow(sql::Connection& connection) {
  const auto stored = readMeta(connection, kCursor);
  const std::int64_t last = changes::last(connection);
  if (!stored) {  // what was published before anybody wanted to hear of it is not news
    writeMeta(connection, kCursor, std::to_string(last));
    return;
  }
  const std::int64_t cursor = std::strtoll(stored->c_str(), nullptr, 10);
  if (cursor >= last) return;
  const TimePoint now = m_clock.now();
  std::int64_t seen = cursor;
  for (const changes::ChangeRow& change : changes::changesAfter(connection, cursor, kScan)) {
    seen = change.seq;
    const std::string kind = kindOf(connection, change, now);
    if (kind.empty()) continue;
    for (const Hook& hook : m_config.hooks) {
      if (!hook.wants(kind)) continue;
      connection.execute(
          R"(
          INSERT INTO webhook_delivery (event, hook, kind, entity_id, created_at, attempts, next_at, gave_up)
          VALUES ($1, $2, $3, $4, $5, 0, $5, 0) ON CONFLICT (event, hook) DO NOTHING)",
          {val(change.kind + ":" + change.entityId), val(hook.name), val(kind), val(change.entityId), val(toMs(now))});
    }
  }
  writeMeta(connection, kCursor, std::to_string(seen));
  connection.execute("DELETE FROM webhook_delivery WHERE created_at < $1 AND (sent_at IS NOT NULL OR gave_up = 1)",
                     {val(toMs(now - kLife))});
}

std::optional<News> WebhookQueue::newsOf(sql::Connection& connection, const Due& due,
                                         const std::string& language) const {
  News news;
  news.event = due.event, news.kind = due.kind, news.at = m_clock.now();
  if (due.kind == "reportPublished") {
    const auto report = reports::findReport(connection, due.entityId);
    if (!report || report->state != "published") return std::nullopt;  // withdrawn meanwhile
    const reports::Viewer everybody;
    const auto story = notifications::readableStory(connection, "report", due.entityId, everybody);
    const auto author = people::findPerson(connection, report->authorId);
    news.title = story ? story->title : "";
    news.text = (author ? author->name : "") + say(language, " revient du terrain.", " is back from the field.");
    news.url = m_publicUrl + "/reports/" + due.entityId;
  } else if (due.kind == "editionPublished") {
    news.title = say(language, "L’édition de la semaine est parue", "The edition of the week is out");
    news.text = due.entityId;
    news.url = m_publicUrl + "/editions/" + due.entityId;
  } else {
    auto rows = connection.query("SELECT title FROM round WHERE id = $1", {val(due.entityId)});
    const sql::Row* row = rows->next();
    if (row == nullptr) return std::nullopt;
    news.title = row->string(0);
    news.text = say(language, "Le résultat du scrutin est publié.", "The result of the round is published.");
    news.url = m_publicUrl + "/rounds/" + due.entityId;
  }
  return news;
}

void WebhookQueue::runDue() {
  if (!m_poster || m_busy.exchange(true)) return;
  auto posts = std::make_shared<std::vector<std::pair<Due, std::optional<Post>>>>();
  m_database.write(
      [this, posts](sql::Connection& connection) -> Result<void> {
        follow(connection);
        std::vector<Due> due;
        {
          auto rows = connection.query(R"(
              SELECT event, hook, kind, entity_id, attempts FROM webhook_delivery
              WHERE sent_at IS NULL AND gave_up = 0 AND next_at <= $1 ORDER BY next_at, event, hook LIMIT $2)",
                                       {val(toMs(m_clock.now())), val(kAtOnce)});
          while (const sql::Row* row = rows->next())
            due.push_back({row->string(0), row->string(1), row->string(2), row->string(3), row->integer(4)});
        }
        for (Due& one : due) {
          const auto hook = std::find_if(m_config.hooks.begin(), m_config.hooks.end(),
                                         [&one](const Hook& h) { return h.name == one.hook; });
          const auto news = hook == m_config.hooks.end() ? std::nullopt : newsOf(connection, one, hook->language);
          std::optional<Post> post;
          if (news) {
            post.emplace(Post{hook->url, bodyOf(*hook, *news), {}});
            post->headers["Content-Type"] = "application/json; charset=utf-8";
            post->headers["User-Agent"] = "Passerelle";
            post->headers["Expect"] = "";
            if (!hook->secret.empty())
              post->headers["Passerelle-Signature"] = signatureOf(hook->secret, post->body, m_clock.now());
            post->headers["Passerelle-Event"] = one.event;
          }
          posts->emplace_back(std::move(one), std::move(post));
        }
        return {};
      },
      [this, posts](Result<void> outcome) {
        if (!outcome || posts->empty())
          m_busy = false;
        else
          deliver(std::move(*posts));
      });
}

void WebhookQueue::deliver(std::vector<std::pair<Due, std::optional<Post>>> posts) {
  auto left = std::make_shared<std::atomic<std::size_t>>(posts.size());
  for (auto& [due, post] : posts) {
    const auto finished = [this, due = due, left](const Result<void>& outcome) {
      note(due, outcome, [this, left] {
        if (left->fetch_sub(1) == 1) m_busy = false;
      });
    };
    if (post)
      m_poster->send(std::move(*post), finished);
    else
      finished(fail(ErrorCode::refused, "There is nothing to tell any more, or the hook is gone."));
  }
}

void WebhookQueue::note(const Due& due, const Result<void>& outcome, std::function<void()> then) {
  if (!outcome)
    std::fprintf(stderr, "webhook %s, %s: %s\n", due.hook.c_str(), due.event.c_str(), outcome.error().message.c_str());
  const std::int64_t attempts = due.attempts + 1;
  const bool givesUp = !outcome && (outcome.error().code != ErrorCode::unavailable || attempts >= kMostAttempts);
  m_database.write(
      [this, due, attempts, givesUp, outcome](sql::Connection& connection) -> Result<void> {
        const TimePoint now = m_clock.now();
        if (outcome)
          connection.execute(R"(
              UPDATE webhook_delivery SET sent_at = $3, attempts = $4, failure = NULL WHERE event = $1 AND hook = $2)",
                             {val(due.event), val(due.hook), val(toMs(now)), val(attempts)});
        else
          connection.execute(R"(
              UPDATE webhook_delivery SET attempts = $3, next_at = $4, failure = $5, gave_up = $6
              WHERE event = $1 AND hook = $2)",
                             {val(due.event), val(due.hook), val(attempts), val(toMs(now + pause(attempts))),
                              val(outcome.error().message), val(givesUp)});
        return {};
      },
      [then = std::move(then)](Result<void>) { then(); });
}

}  // namespace passerelle::webhooks
