#include "app/viewmodel/devices_model.h"

#include <sodium.h>

#include <algorithm>

#include "app/viewmodel/text.h"
#include "shared/domain/pairing.h"

namespace passerelle {
namespace {
/// The words of a device's key: the same on every device that shows it, whatever stands between.
QString keyWords(const std::string& publicKey) {
  if (publicKey.size() != kPublicKeyBytes) return {};
  const auto words = pairingWords("carnet", publicKey);
  return toQt(words[0] + " · " + words[1] + " · " + words[2]);
}
}  // namespace

DevicesModel::DevicesModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange) {
  for (const Topic topic : {Topic::sharedCarnet, Topic::account, Topic::settings, Topic::drafts})
    m_subscriptions.push_back(phone.observers.on(topic, [this](const std::string&) { emit changed(); }));
}

QVariantList DevicesModel::items() const {
  QVariantList list;
  const CarnetStatus carnet = m_exchange.carnet();
  const std::string key = m_phone.carnetKeys.current();
  for (const DeviceLine& line : m_lines) {
    const auto app = std::find_if(carnet.devices.begin(), carnet.devices.end(),
                                  [&](const CarnetKeys::Device& one) { return one.id == line.id; });
    const bool isApp = app != carnet.devices.end();
    // What this device can open it knows itself: the server's list is of before it made or got the key.
    const bool mayRead = isApp && !key.empty() &&
                         (line.current ? carnet.state == CarnetStatus::State::ready
                                       : std::find(app->keys.begin(), app->keys.end(), key) != app->keys.end());
    list.append(QVariantMap{{QStringLiteral("id"), toQt(line.id)},
                            {QStringLiteral("name"), toQt(line.name)},
                            {QStringLiteral("kind"), toQt(line.kind)},
                            {QStringLiteral("seenAt"), msOfIso(line.seenAt)},
                            {QStringLiteral("current"), line.current},
                            {QStringLiteral("mayRead"), mayRead},
                            {QStringLiteral("canAccept"), isApp && !line.current && !mayRead && !key.empty()},
                            {QStringLiteral("words"), isApp ? keyWords(app->publicKey) : QString()}});
  }
  return list;
}

QString DevicesModel::carnetState() const {
  switch (m_exchange.carnet().state) {
    case CarnetStatus::State::waiting:
      return QStringLiteral("waiting");
    case CarnetStatus::State::ready:
      return QStringLiteral("ready");
    case CarnetStatus::State::leaving:
      return QStringLiteral("leaving");
    case CarnetStatus::State::closing:
      return QStringLiteral("closing");
    case CarnetStatus::State::keeping:
      return QStringLiteral("keeping");
    case CarnetStatus::State::needsDevice:
      return QStringLiteral("needsDevice");
    case CarnetStatus::State::over:
      return QStringLiteral("over");
    case CarnetStatus::State::off:
      break;
  }
  return QStringLiteral("off");
}

QStringList DevicesModel::kept() const {
  QStringList all;
  for (const std::string& words : m_exchange.carnet().kept)
    all.append(words.empty() ? tr("A photo or a memo without words") : toQt(words));
  return all;
}

QString DevicesModel::ownWords() const {
  const std::string seed = m_phone.account.deviceKey();
  if (seed.size() != crypto_sign_SEEDBYTES) return {};
  std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0'), secret(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(publicKey.data()),
                           reinterpret_cast<unsigned char*>(secret.data()),
                           reinterpret_cast<const unsigned char*>(seed.data()));
  sodium_memzero(secret.data(), secret.size());
  return keyWords(publicKey);
}

double DevicesModel::leavesAt() const { return msOfIso(m_phone.account.leavesAt()); }

int DevicesModel::farewell() const {
  const std::string text = m_phone.settings.value("farewell");
  return text.empty() ? -1 : static_cast<int>(std::strtol(text.c_str(), nullptr, 10));
}

double DevicesModel::farewellAt() const {
  const std::string text = m_phone.settings.value("farewell");
  const auto space = text.find(' ');
  return space == std::string::npos ? 0 : msOfIso(text.substr(space + 1));
}

void DevicesModel::refresh() {
  m_reading = true;
  emit changed();
  m_exchange.read("/v1/devices", [this](Result<std::string> body) {
    m_reading = false;
    const auto lines = body ? decodeDevices(*body) : Result<std::vector<DeviceLine>>(tl::unexpected(body.error()));
    if (lines) m_lines = *lines;
    m_sentence = lines ? QString() : tr("The list of your devices cannot be read now: it needs the network.");
    emit changed();
  });
}

void DevicesModel::revoke(const QString& deviceId) {
  m_exchange.revokeDevice(deviceId.toStdString(), [this](const Result<void>& done) {
    if (done) return refresh();
    m_sentence = tr("This device is not signed out yet: it needs the network. Try again.");
    emit changed();
  });
}

void DevicesModel::accept(const QString& deviceId) {
  m_exchange.acceptDevice(deviceId.toStdString(), [this](const Result<void>& done) {
    if (done) return refresh();
    m_sentence = tr("That device cannot read your notebook yet: it needs the network. Try again.");
    emit changed();
  });
}

void DevicesModel::tryNow() { m_exchange.carnetNow(); }

void DevicesModel::wipeNow() {
  if (onWipe) onWipe();
}

void DevicesModel::closeFarewell() { (void)m_phone.settings.setValue("farewell", {}); }

QVariantMap DevicesModel::noteOf(const QString& draftId) const {
  const auto note = m_phone.sharedCarnet.noteOf(draftId.toStdString());
  if (!note) return {};
  return {{QStringLiteral("kind"), toQt(note->kind)},
          {QStringLiteral("device"), toQt(note->device)},
          {QStringLiteral("mergeable"), note->kind == "version" && m_phone.drafts.find(note->ofId).has_value()}};
}

void DevicesModel::keep(const QString& draftId) { (void)m_phone.sharedCarnet.dismissNote(draftId.toStdString()); }

bool DevicesModel::merge(const QString& draftId) {
  return m_phone.sharedCarnet.merge(draftId.toStdString()).has_value();
}

}  // namespace passerelle
