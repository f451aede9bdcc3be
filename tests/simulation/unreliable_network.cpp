#include "tests/simulation/unreliable_network.h"

#include <cstdio>
#include <cstdlib>

#include "shared/codec/reading_json.h"

namespace passerelle::testing {
namespace {
/// SIM_TRACE=1 tells what goes over the wire.
void trace(const VirtualTime& time, const ApiRequest& request, const std::string& what) {
  static const bool wanted = std::getenv("SIM_TRACE") != nullptr;
  if (!wanted ||
      (request.path.find("/v1/reports/") == std::string::npos && request.path.find("/v1/uploads") == std::string::npos))
    return;
  std::string lineage;
  for (const auto& [name, value] : request.headers) {
    if (name == "Passerelle-Base" || name == "Passerelle-Supersedes")
      lineage += " " + name.substr(11) + "=" + value.substr(0, 6);
  }
  const auto mark = request.body.find("attendent [");
  std::fprintf(stderr, "%9lld ms %s %s %s%s %s\n", static_cast<long long>(time.now().count()), request.method.c_str(),
               request.path.c_str(), mark == std::string::npos ? "" : request.body.substr(mark + 11, 6).c_str(),
               lineage.c_str(), what.c_str());
}
constexpr Milliseconds kTimeout = std::chrono::seconds(20);
}  // namespace

Weather Weather::foul(Rng& rng) {
  Weather weather;
  const double strength = rng.unit() * 0.35;
  for (double* chance : {&weather.loseRequest, &weather.loseAnswer, &weather.twice, &weather.replayLater,
                         &weather.proxyBefore, &weather.proxyAfter, &weather.portal})
    *chance = rng.unit() * strength;
  weather.slowest = Milliseconds(50 + static_cast<std::int64_t>(rng.below(8000)));
  return weather;
}

void UnreliableNetwork::deliver(const ApiRequest& request, std::function<void(ApiResponse)> answer) {
  if (m_server.up()) m_server.handle(request, std::move(answer));
}

void UnreliableNetwork::arrive(Milliseconds after, std::shared_ptr<OnAnswer> onAnswer, Result<ApiResponse> result,
                               const std::string& put) {
  m_time.after(after, [this, alive = std::weak_ptr<bool>(m_alive), onAnswer, result = std::move(result), put] {
    if (alive.expired() || !*onAnswer) return;
    if (!put.empty() && result && (result->status == 200 || result->status == 201)) {
      if (const auto answer = decodeReportAnswer(result->body); answer && !answer->id.empty())
        m_told[answer->id].insert(answer->hash);
    }
    const OnAnswer once = std::exchange(*onAnswer, nullptr);
    once(result);
  });
}

void UnreliableNetwork::send(ApiRequest request, OnAnswer given) {
  auto onAnswer = std::make_shared<OnAnswer>(std::move(given));
  const auto nobody = [&](Milliseconds after) {
    arrive(after, onAnswer, fail(ErrorCode::unavailable, "Nobody answers."), {});
  };
  const auto other = [&](int status, const std::string& page) {
    arrive(delay(), onAnswer, ApiResponse{status, {{"content-type", "text/html"}}, page}, {});
  };
  const auto chance = [&](double share) { return m_rng.unit() < share; };
  const std::string put = request.method == "PUT" ? request.path : std::string();
  if (partitioned) return nobody(Milliseconds(30));
  if (!weather.lost.empty() && request.path.starts_with(weather.lost)) return nobody(kTimeout);
  if (!weather.refused.empty() && request.path.starts_with(weather.refused))
    return arrive(delay(), onAnswer,
                  ApiResponse{422,
                              {{"passerelle-wire", "1"}, {"content-type", "application/problem+json"}},
                              R"({"code":"refused","detail":"Le serveur n’en veut pas."})"},
                  {});
  if (chance(weather.loseRequest)) return nobody(kTimeout);
  if (chance(weather.portal)) return other(200, "<html>Bienvenue à l'hôtel</html>");
  if (chance(weather.proxyBefore)) return other(502, "<html>Bad gateway</html>");

  const bool loseAnswer = chance(weather.loseAnswer), proxyAfter = chance(weather.proxyAfter),
             twice = chance(weather.twice);
  const Milliseconds there = delay(), back = delay();
  // What is repeated goes on without the phone: it may arrive when the phone was killed long ago.
  const auto repeat = [&](Milliseconds after) {
    m_time.after(after, [time = &m_time, server = &m_server, request] {
      if (!server->up()) return;
      server->handle(request, [=](ApiResponse response) {
        trace(*time, request, "repeated: " + std::to_string(response.status));
      });
    });
  };
  if (twice) repeat(there + delay());
  if (chance(weather.replayLater)) repeat(std::chrono::minutes(m_rng.below(3 * 24 * 60)));
  m_time.after(there, [=, this, time = &m_time, alive = std::weak_ptr<bool>(m_alive), server = &m_server] {
    const bool wasUp = server->up();
    if (wasUp) {
      server->handle(request, [=, this](ApiResponse response) {
        trace(*time, request, std::to_string(response.status) + (loseAnswer ? ", its answer is lost" : ""));
        if (alive.expired() || loseAnswer) return;
        if (proxyAfter) response = ApiResponse{504, {{"content-type", "text/html"}}, "<html>Gateway timeout</html>"};
        arrive(back, onAnswer, std::move(response), put);
      });
    }
    // The device's own patience: a parked request is answered within 25 s, everything else at once.
    if (!alive.expired())
      arrive(wasUp ? kTimeout + std::chrono::seconds(15) : Milliseconds(20), onAnswer,
             fail(ErrorCode::unavailable, "Nobody answers."), {});
  });
}

}  // namespace passerelle::testing
