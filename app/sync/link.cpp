#include "app/sync/link.h"

#include <array>
#include <cstdio>
#include <ctime>

#include "shared/api/paths.h"
#include "shared/base/text.h"
#include "shared/codec/reading_json.h"

namespace passerelle {
namespace {

/// "Tue, 17 Nov 2026 16:40:00 GMT" (RFC 9110, 5.6.7, the preferred form only).
std::optional<TimePoint> parseHttpDate(const std::string& text) {
  static constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm parts{};
  std::array<char, 4> month{};
  if (std::sscanf(text.c_str(), "%*3s, %2d %3s %4d %2d:%2d:%2d GMT", &parts.tm_mday, month.data(), &parts.tm_year,
                  &parts.tm_hour, &parts.tm_min, &parts.tm_sec) != 6)
    return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] != month.data()) continue;
    parts.tm_mon = static_cast<int>(i);
    parts.tm_year -= 1900;
    return fromMs(static_cast<std::int64_t>(timegm(&parts)) * 1000);
  }
  return std::nullopt;
}

Obstacle obstacleOf(int status) {
  switch (status) {
    case 401:
      return Obstacle::signIn;
    case 403:
      return Obstacle::forbidden;
    case 409:
      return Obstacle::conflict;
    case 413:
      return Obstacle::tooLarge;
    case 415:
      return Obstacle::unsupportedType;
    case 426:
      return Obstacle::updateApp;
    case 429:
      return Obstacle::busy;
    case 507:
      return Obstacle::serverFull;
    case 408:
      return Obstacle::serverDown;
    default:
      break;
  }
  if (status >= 200 && status < 300) return Obstacle::none;
  return status >= 500 ? Obstacle::serverDown : Obstacle::refused;
}

/// Obstacles of the way, not of what was sent.
bool isOfTheWay(Obstacle obstacle) {
  return obstacle == Obstacle::offline || obstacle == Obstacle::captivePortal || obstacle == Obstacle::serverDown ||
         obstacle == Obstacle::busy || obstacle == Obstacle::serverFull || obstacle == Obstacle::signIn ||
         obstacle == Obstacle::updateApp || obstacle == Obstacle::untrusted;
}
}  // namespace

void Link::send(std::string method, std::string path, std::string body, Headers headers, OnAnswer onAnswer) {
  const auto identity = m_phone.account.identity();
  const std::string token = identity ? identity->token : std::string();
  const std::string asked = m_phone.account.generation();
  headers.emplace_back(std::string(api::kWireHeader), std::to_string(api::kWireVersion));
  headers.emplace_back(std::string(api::kDeviceTimeHeader), toIso(m_clock.now()));
  if (!token.empty()) headers.emplace_back("Authorization", "Bearer " + token);
  m_api.send({std::move(method), std::move(path), std::move(headers), std::move(body)},
             [this, token, asked, alive = std::weak_ptr<bool>(m_alive),
              onAnswer = std::move(onAnswer)](Result<ApiResponse> result) {
               if (alive.expired()) return;
               LinkAnswer answer = understand(std::move(result), asked);
               const auto present = m_phone.account.identity();
               if (answer.obstacle == Obstacle::signIn && present && present->token == token) {
                 const std::string leavesAt = answer.response.header(lowered(api::kDepartureHeader));
                 if (!leavesAt.empty()) (void)m_phone.account.setLeavesAt(leavesAt);
                 (void)m_phone.account.setNeedsSignIn(true);
               }
               const bool wasAway = isOfTheWay(m_status.obstacle);
               update([&](SyncStatus& status) {
                 status.obstacle = isOfTheWay(answer.obstacle) ? answer.obstacle : Obstacle::none;
                 status.detail = isOfTheWay(answer.obstacle) ? answer.detail : std::string();
                 if (status.obstacle == Obstacle::none) status.nextAttemptAt.reset();
               });
               onAnswer(std::move(answer));
               if (!alive.expired() && wasAway && m_status.obstacle == Obstacle::none && onBack) onBack();
             });
}

LinkAnswer Link::understand(Result<ApiResponse> result, const std::string& asked) {
  LinkAnswer answer;
  if (!result) {
    answer.obstacle = result.error().field == "tls" ? Obstacle::untrusted : Obstacle::offline;
    return answer;
  }
  answer.response = std::move(*result);
  answer.status = answer.response.status;
  answer.body = answer.response.body;
  if (answer.response.header(lowered(api::kWireHeader)).empty()) {
    // Somebody else: a proxy in front of the server that cannot reach it, or a page that wants a sign-in to the Wi-Fi.
    answer.obstacle = answer.status >= 500 && answer.status != 511 ? Obstacle::serverDown : Obstacle::captivePortal;
    return answer;
  }
  const std::string generation = answer.response.header(lowered(api::kGenerationHeader)),
                    current = m_phone.account.generation();
  if (!generation.empty() && generation != current && asked != current) {
    answer.obstacle = Obstacle::wrongReceipt;  // of a life of the store that is over: what it received may be gone
    return answer;
  }
  learn(answer.response);
  answer.restored = !asked.empty() && m_phone.account.generation() != asked;
  answer.obstacle = obstacleOf(answer.status);
  if (answer.ok()) return answer;
  if (auto problem = decodeProblem(answer.body)) {
    answer.detail = problem->detail;
    answer.headHash = problem->headHash;
    answer.headRevision = problem->headRevision;
  }
  const std::string retryAfter = answer.response.header("retry-after");
  if (!retryAfter.empty()) answer.retryAfter = std::chrono::seconds(std::strtol(retryAfter.c_str(), nullptr, 10));
  return answer;
}

void Link::learn(const ApiResponse& response) {
  const auto date = parseHttpDate(response.header("date"));
  update([&](SyncStatus& status) {
    status.contacted = true;
    status.lastContactAt = m_clock.now();
    if (date) status.skew = *date - m_clock.now();
  });
  if (date) rememberSkew(*date - m_clock.now());
  const std::string generation = response.header(lowered(api::kGenerationHeader));
  if (generation.empty()) return;
  const std::string known = m_phone.account.generation();
  if (generation != known) {
    auto written = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
      if (auto set = m_phone.account.setGeneration(generation); !set) return set;
      if (known.empty()) return {};
      // Cursors of the life before name other changes now: everything is read again.
      if (auto reset = m_phone.mirror.setCursor(0); !reset) return reset;
      if (auto reset = m_phone.mirror.setScopeCursor(0); !reset) return reset;
      if (auto offered = m_phone.sharedCarnet.offerAgain(); !offered) return offered;
      if (auto offered = m_phone.conversation.offerAgain(); !offered) return offered;
      return m_phone.ownReports.offerAgain();
    });
    if (!written) return;
    if (!known.empty() && carnetChanged) carnetChanged();
  }
  const std::string backedUp = response.header(lowered(api::kBackedUpHeader));
  if (!backedUp.empty()) (void)m_phone.ownReports.backedUp(generation, std::strtoll(backedUp.c_str(), nullptr, 10));
}

/// Kept for what is written before the next contact: the day of a visit. A clock that is right writes nothing.
void Link::rememberSkew(Milliseconds skew) {
  if (std::chrono::abs(skew) < kShownSkew) skew = Milliseconds(0);
  const Milliseconds known = m_phone.settings.clockSkew();
  if (std::chrono::abs(skew - known) >= kShownSkew || (skew == Milliseconds(0)) != (known == Milliseconds(0)))
    (void)m_phone.settings.setClockSkew(skew);
}

void Link::update(const std::function<void(SyncStatus&)>& change) {
  SyncStatus before = m_status;
  change(m_status);
  before.lastContactAt = m_status.lastContactAt;  // every answer moves it: not worth telling
  before.skew = std::chrono::abs(before.skew - m_status.skew) < std::chrono::seconds(5) ? m_status.skew : before.skew;
  if (before != m_status) m_phone.observers.notify(Topic::network);
}

}  // namespace passerelle
