#include "app/sync/carnet_sync.h"

#include <algorithm>

#include "app/sync/backoff.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/base/text.h"

namespace passerelle {
CarnetSync::CarnetSync(Link& link, Executor& executor, const Clock& clock, Rng& rng, Phone& phone,
                       CarnetSyncOptions options)
    : m_link(link), m_executor(executor), m_clock(clock), m_rng(rng), m_phone(phone), m_options(options) {}

CarnetSync::~CarnetSync() {
  stop();
  m_link.carnetChanged = nullptr;
}

void CarnetSync::start() {
  m_running = true;
  m_wantKeys = m_wantItems = m_changed = true;
  m_denied = false;
  m_missing.clear();
  m_link.carnetChanged = [this] { pullSoon(); };
  const auto changed = [this](const std::string&) {
    m_changed = true;
    kickSoon();
  };
  for (const Topic topic : {Topic::captures, Topic::drafts, Topic::settings})
    m_subscriptions.push_back(m_phone.observers.on(topic, changed));
  m_subscriptions.push_back(m_phone.observers.on(Topic::account, [this](const std::string&) {
    m_wantKeys = m_wantItems = true;
    m_denied = false;
    kickSoon();
  }));
  kickSoon();
}

void CarnetSync::stop() {
  m_running = false;
  m_subscriptions.clear();
  if (m_timer != 0) m_executor.cancel(std::exchange(m_timer, 0));
  m_status = {};
}

void CarnetSync::networkReturned() {
  m_failures = 0;
  m_notBefore = Milliseconds(0);
  pullSoon();
}

void CarnetSync::setUnmetered(bool unmetered) {
  m_unmetered = unmetered;
  m_changed = true;
  kickSoon();
}

void CarnetSync::pullSoon() {
  m_wantKeys = m_wantItems = m_changed = true;
  m_missing.clear();
  if (departing()) m_refused.clear();
  kickSoon();
}

void CarnetSync::kickSoon(Milliseconds delay) {
  if (!m_running) return;
  if (m_timer != 0) m_executor.cancel(m_timer);
  const Milliseconds wait = std::max({delay, m_notBefore - m_clock.monotonic(), Milliseconds(0)});
  m_timer = m_executor.after(wait, [this] {
    m_timer = 0;
    step();
  });
}

void CarnetSync::update(const std::function<void(CarnetStatus&)>& change) {
  const CarnetStatus before = m_status;
  change(m_status);
  if (!(before == m_status)) m_phone.observers.notify(Topic::sharedCarnet);
}

void CarnetSync::send(std::string method, std::string path, std::string body, Link::Headers headers, Next next) {
  m_busy = true;
  m_link.send(std::move(method), std::move(path), std::move(body), std::move(headers),
              [this, next = std::move(next), alive = std::weak_ptr<bool>(m_alive)](const LinkAnswer& answer) {
                if (alive.expired()) return;
                m_busy = false;
                switch (answer.obstacle) {
                  case Obstacle::offline:
                  case Obstacle::captivePortal:
                  case Obstacle::untrusted:
                  case Obstacle::serverDown:
                  case Obstacle::busy:
                  case Obstacle::serverFull:
                  case Obstacle::wrongReceipt:
                    m_notBefore = m_clock.monotonic() + backoff(++m_failures, m_rng, answer.retryAfter);
                    m_changed = true;
                    if (m_status.state == CarnetStatus::State::closing)  // not yet: who holds it may go on writing
                      update([](CarnetStatus& status) { status.state = CarnetStatus::State::leaving; });
                    return kickSoon();
                  case Obstacle::signIn:
                    if (departing() && answer.response.header("passerelle-departure").empty())
                      update([](CarnetStatus& status) { status.state = CarnetStatus::State::over; });
                    return;  // a new sign-in starts it again
                  case Obstacle::updateApp:
                    return;
                  default:
                    m_failures = 0;
                    return next(answer);
                }
              });
}

void CarnetSync::again() { kickSoon(); }

void CarnetSync::step() {
  const bool leaves = departing();
  if (!m_running || m_busy || m_denied || (!leaves && !m_phone.account.signedIn())) return;
  if (m_clock.monotonic() < m_notBefore) return kickSoon();
  if (leaves && m_status.state == CarnetStatus::State::closing) {  // forms are closed: what a kill left open too
    for (const OpenMemo& memo : m_phone.voiceMemos.all()) (void)m_phone.voiceMemos.finish(memo.id);
  }
  m_phone.sharedCarnet.setDeparting(leaves, leaves ? unsentWords(m_phone) : std::vector<UnsentWords>());
  if (m_wantKeys) return readKeys();
  if (leaves) {
    if (sendOne() || moveMedium()) return;
    return depart();
  }
  if (m_status.state != CarnetStatus::State::ready) return;
  if (dropOne()) return;
  if (m_wantItems) return readItems();
  (void)m_phone.sharedCarnet.takeOver();
  if (sendOne() || moveMedium()) return;
}

// ---------------------------------------------------------------- keys

void CarnetSync::readKeys() {
  m_wantKeys = false;
  send("GET", std::string(api::kCarnetKeys), {}, {}, [this](const LinkAnswer& answer) {
    const auto keys = answer.ok() ? decodeCarnetKeys(answer.body) : Result<CarnetKeys>(fail(ErrorCode::invalid, ""));
    if (!keys) {
      m_denied = true;  // an older server, or no app: writing goes on alone
      return update([](CarnetStatus& status) { status.state = CarnetStatus::State::off; });
    }
    if (!keys->leavesAt.empty() && keys->leavesAt != m_phone.account.leavesAt()) {
      (void)m_phone.account.setLeavesAt(keys->leavesAt);
      (void)m_phone.account.setNeedsSignIn(true);
      m_wantKeys = false;
    }
    departing() ? onKeysOfLeaving(*keys) : onKeys(*keys);
  });
}

void CarnetSync::onKeys(const CarnetKeys& keys) {
  CarnetKeyring& ring = m_phone.carnetKeys;
  const auto self =
      std::find_if(keys.devices.begin(), keys.devices.end(), [](const CarnetKeys::Device& one) { return one.current; });
  update([&](CarnetStatus& status) { status.devices = keys.devices; });
  m_phone.observers.notify(Topic::sharedCarnet);
  if (self == keys.devices.end()) {
    m_denied = true;
    return;
  }
  if (m_phone.sharedCarnet.deviceName() != self->name) (void)m_phone.sharedCarnet.setDeviceName(self->name);
  for (const CarnetKeys::Box& box : keys.boxes) {
    if (!ring.take(box.id, box.box)) continue;
    (void)ring.setExposed(box.id, box.exposed);
  }
  const std::string current = ring.current();
  const auto back = [this](const Result<void>&) {
    update([](CarnetStatus& status) { status.state = CarnetStatus::State::ready; });
    again();
  };
  const bool othersHaveOne = std::any_of(keys.devices.begin(), keys.devices.end(), [](const CarnetKeys::Device& one) {
    return !one.current && !one.keys.empty();
  });
  if (current.empty() && othersHaveOne)
    return update([](CarnetStatus& status) { status.state = CarnetStatus::State::waiting; });
  if (current.empty() || ring.exposed(current)) {
    // The first device of this person, or a lost one knows the old key: who could read goes on reading.
    const auto made = ring.make();
    if (!made) return;
    std::vector<CarnetKeys::Device> to{*self};
    for (const CarnetKeys::Device& one : keys.devices) {
      const bool accepted = std::find(one.keys.begin(), one.keys.end(), current) != one.keys.end();
      if (!one.current && accepted) to.push_back(one);
    }
    return giveKeys(*made, to, back);
  }
  for (const std::string& id : ring.ids()) {  // a restored server has forgotten that this device has it
    if (std::find(self->keys.begin(), self->keys.end(), id) == self->keys.end()) return giveKeys(id, {*self}, back);
  }
  back({});
}

void CarnetSync::onKeysOfLeaving(const CarnetKeys& keys) {
  CarnetKeyring& ring = m_phone.carnetKeys;
  update([&](CarnetStatus& status) {
    status.devices = keys.devices;
    if (keys.devices.empty())
      status.state = CarnetStatus::State::needsDevice;
    else if (status.state != CarnetStatus::State::keeping)
      status.state = CarnetStatus::State::leaving;
  });
  std::string current = ring.current();
  if (current.empty()) {
    const auto made = ring.make();
    if (!made) return;
    current = *made;
  }
  std::vector<CarnetKeys::Device> to;
  for (const CarnetKeys::Device& one : keys.devices) {
    if (std::find(one.keys.begin(), one.keys.end(), current) == one.keys.end()) to.push_back(one);
  }
  if (to.empty()) return again();
  giveKeys(current, to, [this](const Result<void>&) { again(); });
}

/// All that could be was handed over. Nothing is left: the server ends this device's token, and the phone is wiped.
/// Words that nobody could open wait for the person's next device; what the server did not take stays, alone.
void CarnetSync::depart() {
  using State = CarnetStatus::State;
  if (m_status.state == State::needsDevice && m_phone.sharedCarnet.holdsSomething()) {
    m_wantKeys = true;
    return kickSoon(std::chrono::hours(1));
  }
  auto left = m_phone.sharedCarnet.notHandedOver();
  left.resize(left.size() + m_phone.photos.rawPhotos().size() + m_phone.voiceMemos.all().size());
  if (m_status.state == State::keeping && !left.empty()) return keep(left);
  // A letter typed while the server says goodbye could not be handed over any more: forms close first, and are told.
  if (m_status.state != State::closing) {
    update([](CarnetStatus& status) { status.state = State::closing; });
    m_changed = true;
    return again();
  }
  if (!left.empty()) {
    // What another device can open by now, and what was read, goes at once: whoever finds this phone finds the rest
    // only.
    if (!m_status.devices.empty()) (void)m_phone.forgetAllBut(left);
    return keep(left);
  }
  send("POST", std::string(api::kDeparture), {}, {}, [this](const LinkAnswer& answer) {
    if (answer.ok() && onDeparted) onDeparted(m_handedOver);
  });
}

void CarnetSync::keep(const std::vector<CarnetKept>& items) {
  update([&](CarnetStatus& status) {
    status.state = CarnetStatus::State::keeping;
    status.kept.clear();
    for (const CarnetKept& one : items) status.kept.push_back(one.firstWords);
  });
  m_wantKeys = m_changed = true;
  m_missing.clear();
  m_refused.clear();
  kickSoon(std::chrono::hours(1));
}

void CarnetSync::giveKeys(const std::string& keyId, const std::vector<CarnetKeys::Device>& to,
                          std::function<void(Result<void>)> done) {
  std::vector<std::string> devices, boxes;
  for (const CarnetKeys::Device& device : to) {
    auto box = m_phone.carnetKeys.boxFor(keyId, device.publicKey);
    if (!box) continue;
    devices.push_back(device.id);
    boxes.push_back(std::move(*box));
  }
  if (devices.empty()) return done(fail(ErrorCode::invalid, "That device's key is none: pair it again."));
  send("PUT", std::string(api::kCarnetKeys) + "/" + keyId, encodeKeyGift(devices, boxes),
       {{"Content-Type", "application/json"}}, [done = std::move(done)](const LinkAnswer& answer) {
         if (answer.ok()) return done({});
         done(fail(ErrorCode::refused, answer.detail));
       });
}

void CarnetSync::accept(const std::string& deviceId, std::function<void(Result<void>)> done) {
  const auto device = std::find_if(m_status.devices.begin(), m_status.devices.end(),
                                   [&](const CarnetKeys::Device& one) { return one.id == deviceId; });
  if (m_busy) {  // one request at a time: after the one under way
    m_executor.after(Milliseconds(200), [this, deviceId, done = std::move(done), alive = std::weak_ptr<bool>(m_alive)] {
      if (!alive.expired()) accept(deviceId, done);
    });
    return;
  }
  if (device == m_status.devices.end()) {  // it was paired a moment ago: the list is read again, once
    send("GET", std::string(api::kCarnetKeys), {}, {},
         [this, deviceId, done = std::move(done)](const LinkAnswer& answer) {
           const auto keys =
               answer.ok() ? decodeCarnetKeys(answer.body) : Result<CarnetKeys>(fail(ErrorCode::invalid, ""));
           const bool there = keys && std::any_of(keys->devices.begin(), keys->devices.end(),
                                                  [&](const CarnetKeys::Device& one) { return one.id == deviceId; });
           if (!there)
             return done(fail(ErrorCode::notFound, "That device is no longer one of yours: read the list again."));
           update([&](CarnetStatus& status) { status.devices = keys->devices; });
           accept(deviceId, done);
         });
    return;
  }
  for (const std::string& id : m_phone.carnetKeys.ids()) {
    if (std::find(device->keys.begin(), device->keys.end(), id) != device->keys.end()) continue;
    return giveKeys(id, {*device}, [this, deviceId, id, done = std::move(done)](const Result<void>& given) {
      if (!given) return done(given);
      for (CarnetKeys::Device& one : m_status.devices) {
        if (one.id == deviceId) one.keys.push_back(id);
      }
      accept(deviceId, done);
    });
  }
  m_phone.observers.notify(Topic::sharedCarnet);
  done({});
  again();
}

// ---------------------------------------------------------------- words

void CarnetSync::readItems() {
  m_wantItems = false;
  send("GET", std::string(api::kCarnetItems) + "?limit=100&after=" + std::to_string(m_phone.sharedCarnet.cursor()), {},
       {}, [this](const LinkAnswer& answer) {
         m_changed = true;
         if (answer.restored) {  // asked with a cursor of the life before: what is new may stand below it
           m_wantItems = true;
           return again();
         }
         const auto page =
             answer.ok() ? decodeCarnetItems(answer.body) : Result<CarnetItems>(fail(ErrorCode::invalid, ""));
         // Something that was told while this page was on its way is wanted still.
         if (page && m_phone.sharedCarnet.stage(*page)) m_wantItems = m_wantItems || page->more;
         again();
       });
}

bool CarnetSync::sendOne() {
  if (!m_changed) return false;
  auto items = m_phone.sharedCarnet.outgoing();
  std::erase_if(items, [&](const CarnetOutgoing& item) { return m_refused.contains(item.id + item.digest); });
  update([&](CarnetStatus& status) {
    status.toTell = static_cast<int>(items.size());
    status.toTake = m_phone.sharedCarnet.waiting();
  });
  Milliseconds soonest{0};
  for (CarnetOutgoing& item : items) {
    const Milliseconds age = m_clock.now() - item.changedAt;
    if (!item.plain.empty() && item.draft && age >= Milliseconds(0) && age < m_options.pause) {
      soonest = std::max(soonest, m_options.pause - age);
      continue;
    }
    sendItem(std::move(item));
    return true;
  }
  if (soonest > Milliseconds(0)) {
    kickSoon(soonest);
    return true;
  }
  m_changed = false;
  return false;
}

void CarnetSync::sendItem(CarnetOutgoing item) {
  std::string sealed;
  const std::string keyId = m_phone.carnetKeys.current();
  if (!item.plain.empty()) {
    auto done = m_phone.carnetKeys.seal(keyId, item.plain, "carnet/" + item.id);
    if (!done) return;
    sealed = std::move(*done);
  }
  const std::string hash = sha256Hex(sealed);
  if (!m_phone.sharedCarnet.beginSending(item, hash)) return kickSoon(std::chrono::seconds(10));
  Link::Headers headers{{"Content-Type", "application/octet-stream"}, {std::string(api::kCarnetKeyHeader), keyId}};
  if (!item.base.empty()) headers.emplace_back(std::string(api::kBaseHeader), item.base);
  if (!item.supersedes.empty()) headers.emplace_back(std::string(api::kSupersedesHeader), joined(item.supersedes, ","));
  if (!item.copies.empty()) headers.emplace_back(std::string(api::kCarnetMediaHeader), joined(item.copies, ","));
  send("PUT", std::string(api::kCarnetItems) + "/" + item.id, sealed, std::move(headers),
       [this, item, hash](const LinkAnswer& answer) {
         if (answer.obstacle == Obstacle::conflict && departing()) {
           (void)m_phone.sharedCarnet.handOverElsewhere(item, answer.headHash);
         } else if (answer.obstacle == Obstacle::conflict) {
           m_wantItems = true;
           // The head was read before, or should have been: everything is read again, and not at once for ever.
           const int times = ++m_conflicts[item.id];
           if (times > 1) (void)m_phone.sharedCarnet.readAgain();
           if (times > 2) m_notBefore = m_clock.monotonic() + backoff(times, m_rng);
         } else if (!answer.ok()) {
           m_refused.insert(item.id + item.digest);
           update([&](CarnetStatus& status) { status.detail = answer.detail; });
         } else if (const auto receipt = decodeCarnetReceipt(answer.body); receipt && receipt->hash == hash) {
           (void)m_phone.sharedCarnet.acknowledge(item, hash);
           m_conflicts.erase(item.id);
           if (departing()) ++m_handedOver;
         }
         again();
       });
}

}  // namespace passerelle
