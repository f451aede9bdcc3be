#include "app/viewmodel/exchange.h"

#include <utility>

namespace passerelle {
namespace {
Error notConnected() {
  return Error{ErrorCode::unavailable, "No network: it is tried again as soon as it is back.", {}};
}
}  // namespace

void Exchange::connect(Link& link, SyncEngine& engine, Puller& puller) {
  m_link = &link;
  m_engine = &engine;
  m_puller = &puller;
}

void Exchange::disconnect() {
  m_link = nullptr;
  m_engine = nullptr;
  m_puller = nullptr;
  m_carnet = nullptr;
  m_networkKind = nullptr;
}

void Exchange::connectCarnet(CarnetSync& carnet, std::function<std::string()> networkKind) {
  m_carnet = &carnet;
  m_networkKind = std::move(networkKind);
}

CarnetStatus Exchange::carnet() const { return m_carnet != nullptr ? m_carnet->status() : CarnetStatus{}; }

void Exchange::carnetNow() {
  if (m_carnet != nullptr) m_carnet->networkReturned();
}

void Exchange::acceptDevice(const std::string& deviceId, Done done) {
  if (m_carnet == nullptr) return done(tl::unexpected(notConnected()));
  m_carnet->accept(deviceId, std::move(done));
}

void Exchange::revokeDevice(const std::string& deviceId, Done done) {
  if (m_link == nullptr) return done(tl::unexpected(notConnected()));
  m_link->send("DELETE", "/v1/devices/" + deviceId, {}, {}, [done = std::move(done)](LinkAnswer answer) {
    if (answer.ok()) return done({});
    done(fail(ErrorCode::unavailable, answer.detail));
  });
}

SyncStatus Exchange::status() const { return m_link != nullptr ? m_link->status() : SyncStatus{}; }

std::int64_t Exchange::partBytes() const {
  return m_engine != nullptr ? m_engine->partBytes() : SyncOptions{}.partBytes;
}

void Exchange::sendNow(const std::string& path) {
  if (m_engine != nullptr) m_engine->sendNow(path);
}

void Exchange::sendAnyway() {
  if (m_engine != nullptr) m_engine->sendAnyway();
}

void Exchange::refreshFeed(Done done) {
  if (m_puller == nullptr) return done(tl::unexpected(notConnected()));
  m_puller->refreshFeed(std::move(done));
}

void Exchange::refreshRounds(Done done) {
  if (m_puller == nullptr) return done(tl::unexpected(notConnected()));
  m_puller->refreshRounds(std::move(done));
}

void Exchange::refreshTriage(Done done) {
  if (m_puller == nullptr) return done(tl::unexpected(notConnected()));
  m_puller->refreshTriage(std::move(done));
}

void Exchange::refreshPalmares(const std::string& month, Done done) {
  if (m_puller == nullptr) return done(tl::unexpected(notConnected()));
  m_puller->refreshPalmares(month, std::move(done));
}

void Exchange::fetchReport(const std::string& id, Done done) {
  if (m_puller == nullptr) return done(tl::unexpected(notConnected()));
  m_puller->fetchReport(id, std::move(done));
}

void Exchange::fetchPicture(const std::string& reportId, const std::string& mediumId, bool thumbnail,
                            std::function<void(Result<std::string>)> done) {
  if (m_puller == nullptr) return done(tl::unexpected(notConnected()));
  m_puller->fetchPicture(reportId, mediumId, thumbnail, std::move(done));
}

void Exchange::read(const std::string& path, std::function<void(Result<std::string>)> done) {
  if (m_link == nullptr) return done(tl::unexpected(notConnected()));
  m_link->send("GET", path, {}, {}, [done = std::move(done)](LinkAnswer answer) {
    if (answer.ok()) return done(std::move(answer.body));
    done(fail(ErrorCode::unavailable, answer.detail));
  });
}

}  // namespace passerelle
