// News for configured hosts: found in the change log, queued once for each event and hook, posted with patience.
#pragma once
#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "backend/webhooks/webhook_config.h"
#include "backend/webhooks/webhook_post.h"
#include "backend/webhooks/webhook_shapes.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::webhooks {

inline constexpr int kMostAttempts = 10;

/// Any thread. Nothing is written and nothing runs while no hook is configured.
class WebhookQueue {
 public:
  WebhookQueue(sql::Database& database, Config config, std::string publicUrl, const Clock& clock);

  /// Follows the change log, then hands over what is due. Called by Backend::runDue; returns at once.
  void runDue();
  /// Before the database goes.
  void stop();

 private:
  struct Due {
    std::string event, hook, kind, entityId;
    std::int64_t attempts = 0;
  };
  /// New publications since the last look become deliveries. Inside a write job.
  void follow(sql::Connection& connection);
  std::optional<News> newsOf(sql::Connection& connection, const Due& due, const std::string& language) const;
  void deliver(std::vector<std::pair<Due, std::optional<Post>>> posts);
  void note(const Due& due, const Result<void>& outcome, std::function<void()> then);

  sql::Database& m_database;
  Config m_config;
  std::string m_publicUrl;
  const Clock& m_clock;
  std::optional<Poster> m_poster;
  std::atomic<bool> m_busy{false};
};

}  // namespace passerelle::webhooks
