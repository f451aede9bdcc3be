#include "backend/people/session_authenticator.h"

#include <cstring>
#include <vector>

#include "backend/people/token.h"
#include "shared/base/digest.h"

namespace passerelle::people {
namespace {
constexpr Milliseconds kTrust = std::chrono::seconds(5);
constexpr Milliseconds kNoteEvery = std::chrono::minutes(1);
constexpr Milliseconds kSeenGrain = std::chrono::minutes(10);
constexpr std::size_t kShardEntries = 8192;

Error ended() {
  return {ErrorCode::unauthenticated,
          "This session has ended or was revoked. Sign in again; nothing on your device is lost.",
          {}};
}

/// The session cookie's value in a Cookie header; transports may have joined several with a comma.
std::string_view cookieValue(std::string_view header) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find_first_of(";,"), header.size());
    std::string_view pair = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    if (pair.size() > kSessionCookie.size() && pair.starts_with(kSessionCookie) && pair[kSessionCookie.size()] == '=')
      return pair.substr(kSessionCookie.size() + 1);
  }
  return {};
}
}  // namespace

std::string_view shownToken(const http::Request& request) {
  const auto authorization = request.headers.find(std::string_view("Authorization"));
  if (authorization != request.headers.end()) {
    constexpr std::string_view kBearer = "bearer ";
    const std::string_view value = authorization->second;
    bool bearer = value.size() > kBearer.size();
    for (std::size_t i = 0; bearer && i < kBearer.size(); ++i)
      bearer = (value[i] == ' ' ? ' ' : static_cast<char>(value[i] | 0x20)) == kBearer[i];
    return bearer ? value.substr(kBearer.size()) : value;
  }
  const auto cookie = request.headers.find(std::string_view("Cookie"));
  return cookie == request.headers.end() ? std::string_view() : cookieValue(cookie->second);
}

std::size_t SessionAuthenticator::KeyHash::operator()(const Key& key) const {
  std::size_t hash = 0;
  std::memcpy(&hash, key.data() + 8, sizeof hash);
  return hash;
}

void SessionAuthenticator::authenticate(http::Request& request, std::function<void(Result<http::Caller>)> done) {
  const std::string_view token = shownToken(request);
  if (token.empty()) return done(http::Caller{});
  if (!looksLikeToken(token)) return done(tl::unexpected<Error>(ended()));
  const std::string digest = blake2b(token);
  Key key;
  std::memcpy(key.data(), digest.data(), key.size());
  if (auto caller = fromMemory(key)) return done(std::move(*caller));
  readThrough(key, std::string(token), std::move(done));
}

std::optional<http::Caller> SessionAuthenticator::fromMemory(const Key& key) {
  const TimePoint now = m_clock.now();
  const Milliseconds monotonic = m_clock.monotonic();
  Shard& shard = shardOf(key);
  std::lock_guard lock(shard.mutex);
  const auto found = shard.entries.find(key);
  if (found == shard.entries.end()) return std::nullopt;
  Entry& entry = found->second;
  if (monotonic - entry.readAt >= kTrust || entry.session.endsAt <= now) return std::nullopt;
  entry.usedAt = now;
  return entry.session.caller;
}

void SessionAuthenticator::readThrough(const Key& key, std::string token,
                                       std::function<void(Result<http::Caller>)> done) {
  const std::uint64_t generation = m_generation.load();
  m_database.read(
      [this, key, token = std::move(token), done = std::move(done), generation](sql::Connection& connection) {
        const TimePoint now = m_clock.now();
        auto session = findSession(connection, toHex({key.data(), key.size()}), now);
        Shard& shard = shardOf(key);
        if (!session) {
          {
            std::lock_guard lock(shard.mutex);
            shard.entries.erase(key);
          }
          return done(tl::unexpected<Error>(ended()));
        }
        if (session->caller.browser) session->caller.csrf = csrfOf(token);
        http::Caller caller = session->caller;
        {
          std::lock_guard lock(shard.mutex);
          if (m_generation.load() == generation) {
            if (shard.entries.size() >= kShardEntries) shard.entries.clear();
            shard.entries[key] = {std::move(*session), m_clock.monotonic(), now};
          }
        }
        done(std::move(caller));
      });
}

void SessionAuthenticator::forgetDevice(std::string_view deviceId) {
  ++m_generation;
  for (Shard& shard : m_shards) {
    std::lock_guard lock(shard.mutex);
    std::erase_if(shard.entries, [&](const auto& item) { return item.second.session.caller.deviceId == deviceId; });
  }
}

void SessionAuthenticator::forgetAll() {
  ++m_generation;
  for (Shard& shard : m_shards) {
    std::lock_guard lock(shard.mutex);
    shard.entries.clear();
  }
}

void SessionAuthenticator::runDue() {
  const std::int64_t now = m_clock.monotonic().count();
  if (now - m_notedAtMs.load() < kNoteEvery.count()) return;
  m_notedAtMs = now;
  std::vector<std::pair<std::string, TimePoint>> used;
  for (Shard& shard : m_shards) {
    std::lock_guard lock(shard.mutex);
    for (auto& [key, entry] : shard.entries) {
      if (entry.usedAt - entry.session.seenAt < kSeenGrain) continue;
      entry.session.seenAt = entry.usedAt;
      used.emplace_back(entry.session.caller.deviceId, entry.usedAt);
    }
  }
  if (used.empty()) return;
  m_database.write(
      [used = std::move(used)](sql::Connection& connection) -> Result<void> {
        for (const auto& [device, at] : used) setSeen(connection, device, at);
        return {};
      },
      [](Result<void>) {});
}

}  // namespace passerelle::people
