// The way between one phone and the server: loses requests, loses answers, doubles, delays, reorders, cuts, replays
// days later, and sometimes somebody else answers. Everything from a seed.
#pragma once
#include <map>
#include <set>
#include <string>

#include "app/sync/api_client.h"
#include "shared/base/rng.h"
#include "tests/simulation/simulated_server.h"

namespace passerelle::testing {

/// Chances in [0, 1], each drawn for each request.
struct Weather {
  double loseRequest = 0;
  double loseAnswer = 0;     ///< after the server did it
  double twice = 0;          ///< the server gets it twice
  double replayLater = 0;    ///< and once more, hours or days later
  double proxyBefore = 0;    ///< 502 of a proxy, the server never saw it
  double proxyAfter = 0;     ///< 504 of a proxy after the commit
  double portal = 0;         ///< 200 and a page of the hotel
  Milliseconds slowest{50};  ///< each way, uniform
  std::string lost{};        ///< every request whose path begins so is lost; empty: none
  std::string refused{};     ///< every request whose path begins so is refused by the server; empty: none

  static Weather fair() { return {}; }
  static Weather foul(Rng& rng);
};

/// What a phone was told is stored: id → hashes.
using Told = std::map<std::string, std::set<std::string>>;

/// Belongs to one phone; goes with it when the phone is killed: answers under way then reach nobody.
class UnreliableNetwork final : public ApiClient {
 public:
  UnreliableNetwork(VirtualTime& time, SimulatedServer& server, Rng& rng, Told& told)
      : m_time(time), m_server(server), m_rng(rng), m_told(told) {}

  void send(ApiRequest request, OnAnswer onAnswer) override;

  Weather weather;
  bool partitioned = false;

 private:
  void deliver(const ApiRequest& request, std::function<void(ApiResponse)> answer);
  Milliseconds delay() {
    return Milliseconds(static_cast<std::int64_t>(m_rng.unit() * static_cast<double>(weather.slowest.count())));
  }
  void arrive(Milliseconds after, std::shared_ptr<OnAnswer> onAnswer, Result<ApiResponse> result,
              const std::string& put);

  VirtualTime& m_time;
  SimulatedServer& m_server;
  Rng& m_rng;
  Told& m_told;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle::testing
