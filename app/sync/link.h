// One conversation with the server: who asks, is it really Passerelle that answers, and what the answer means.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/local/phone.h"
#include "app/sync/api_client.h"
#include "app/sync/status.h"
#include "shared/base/executor.h"

namespace passerelle {

/// Every answer, understood once: SyncEngine and Puller read nothing of HTTP but this.
struct LinkAnswer {
  Obstacle obstacle = Obstacle::none;  ///< none: a 2xx of a Passerelle server
  int status = 0;
  std::string body;
  std::string detail;          ///< the server's own sentence about the obstacle
  Milliseconds retryAfter{0};  ///< what Retry-After asks; 0: nothing
  std::string headHash;        ///< of a 409
  std::int64_t headRevision = 0;
  bool restored = false;  ///< since the request was sent, the server was found to be restored from a backup
  ApiResponse response;   ///< for its headers
  bool ok() const { return obstacle == Obstacle::none; }
};

/// GUI thread. Adds token, wire version and device time; recognises somebody else's answer (no Passerelle-Wire header);
/// learns skew (and keeps it in Settings), store generation and backup cursor; keeps SyncStatus and tells
/// Topic::network when it changed.
class Link {
 public:
  using OnAnswer = std::function<void(LinkAnswer)>;
  using Headers = std::vector<std::pair<std::string, std::string>>;

  Link(ApiClient& api, const Clock& clock, Phone& phone) : m_api(api), m_clock(clock), m_phone(phone) {}

  /// `onAnswer` fires once, unless the Link is gone by then.
  void send(std::string method, std::string path, std::string body, Headers headers, OnAnswer onAnswer);

  const SyncStatus& status() const { return m_status; }
  /// Changes the status and tells observers when anything is different.
  void update(const std::function<void(SyncStatus&)>& change);
  /// Set by SyncEngine: a server answered after nobody did.
  std::function<void()> onBack;
  /// Set by Puller: brings the server's text of a report, wanted after a conflict.
  std::function<void(const std::string& reportId)> wantReport;
  /// Set by Puller: brings the server's ballot at this path, wanted after a conflict.
  std::function<void(const std::string& path)> wantBallot;
  /// Set by CarnetSync: another of the person's devices told something.
  std::function<void()> carnetChanged;

 private:
  /// `asked`: the generation known when the request was sent.
  LinkAnswer understand(Result<ApiResponse> result, const std::string& asked);
  void learn(const ApiResponse& response);
  void rememberSkew(Milliseconds skew);

  ApiClient& m_api;
  const Clock& m_clock;
  Phone& m_phone;
  SyncStatus m_status;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
