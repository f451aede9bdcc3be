#include "app/sample/sample_exchange.h"

#include <sodium.h>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>
#include <cstdlib>

#include "app/sample/sample_chain.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"

namespace passerelle::sample {
namespace {
struct OwnDevice {
  const char *id, *kind, *name;
  std::chrono::minutes seenAgo;
};
constexpr std::array<OwnDevice, 3> kDevices = {
    {{"d1", "app", "Téléphone de terrain", std::chrono::minutes(0)},
     {"d2", "app", "PC du bureau", std::chrono::minutes(95)},
     {"d3", "browser", "Firefox, salle de réunion", std::chrono::hours(40)}}};

ApiResponse done() { return {204, {}, {}}; }

/// A device's key pair, the same at each start.
std::string publicKeyOf(const OwnDevice& device) {
  const std::string seed = blake2b(device.id);
  std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0'), secret(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(publicKey.data()),
                           reinterpret_cast<unsigned char*>(secret.data()),
                           reinterpret_cast<const unsigned char*>(seed.data()));
  return publicKey;
}

QJsonArray listOf(const std::set<std::string>& texts) {
  QJsonArray list;
  for (const std::string& one : texts) list.append(QString::fromStdString(one));
  return list;
}
}  // namespace

std::optional<ApiResponse> SampleExchange::answer(const ApiRequest& request, const std::string& path) {
  const auto below = [&path](std::string_view room) -> std::optional<std::string> {
    if (path == room) return std::string();
    const std::string start = std::string(room) + "/";
    return path.starts_with(start) ? std::optional(path.substr(start.size())) : std::nullopt;
  };
  if (const auto id = below(api::kDevices)) {
    if (request.method == "DELETE") return m_revoked.insert(*id), done();
    return devices();
  }
  if (const auto keyId = below(api::kCarnetKeys)) {
    if (request.method != "PUT") return keys();
    const auto gift = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
    for (const QJsonValue& device : gift["devices"].toArray()) m_keys[device.toString().toStdString()].insert(*keyId);
    return done();
  }
  if (const auto id = below(api::kCarnetItems)) return items(request, *id);
  if (const auto rest = below(api::kCarnetMedia)) return media(request, *rest);
  return std::nullopt;
}

ApiResponse SampleExchange::devices() const {
  QJsonArray list;
  for (const OwnDevice& device : kDevices) {
    if (m_revoked.contains(device.id)) continue;
    list.append(QJsonObject{{"id", device.id},
                            {"kind", device.kind},
                            {"name", device.name},
                            {"seenAt", QString::fromStdString(toIso(m_clock.now() - device.seenAgo))},
                            {"current", &device == kDevices.data()}});
  }
  return json({{"items", list}, {"next", QJsonValue::Null}});
}

ApiResponse SampleExchange::keys() const {
  QJsonArray list;
  for (const OwnDevice& device : kDevices) {
    if (m_revoked.contains(device.id) || device.kind != std::string_view("app")) continue;
    const auto held = m_keys.find(device.id);
    list.append(QJsonObject{{"id", device.id},
                            {"name", device.name},
                            {"publicKey", QString::fromStdString(toBase64(publicKeyOf(device)))},
                            {"current", &device == kDevices.data()},
                            {"keys", held == m_keys.end() ? QJsonArray() : listOf(held->second)}});
  }
  return json({{"keys", QJsonArray()}, {"devices", list}, {"leavesAt", QJsonValue::Null}});
}

ApiResponse SampleExchange::items(const ApiRequest& request, const std::string& id) {
  if (request.method == "GET") return json({{"items", QJsonArray()}, {"next", 0}, {"more", false}});
  return json({{"id", QString::fromStdString(id)},
               {"revision", 1},
               {"hash", QString::fromStdString(sha256Hex(request.body))},
               {"cursor", 1}},
              201);
}

ApiResponse SampleExchange::media(const ApiRequest& request, const std::string& rest) {
  const auto slash = rest.find('/');
  auto& parts = m_parts[rest.substr(0, slash)];
  if (request.method == "PUT") parts.insert(std::strtoll(rest.substr(slash + 1).c_str(), nullptr, 10));
  if (request.method == "DELETE") parts.clear();
  if (request.method != "GET") return done();
  QJsonArray numbers;
  for (const std::int64_t number : parts) numbers.append(static_cast<qint64>(number));
  return json({{"total", static_cast<qint64>(parts.size())}, {"parts", numbers}});
}

}  // namespace passerelle::sample
