// Carries the shared carnet between this phone and the person's other devices: keys, words, then media in parts.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/local/phone.h"
#include "app/sync/link.h"
#include "shared/base/executor.h"
#include "shared/base/rng.h"

namespace passerelle {

struct CarnetSyncOptions {
  Milliseconds pause{2'000};  ///< a draft that is being typed is told when nobody typed for so long
};

struct CarnetStatus {
  enum class State {
    off,      ///< not signed in, or the server does not take part
    waiting,  ///< another device must accept this one first
    ready,
    leaving,      ///< this device was revoked: it hands over what it holds
    closing,      ///< everything is handed over: nobody may write any more, then it is wiped
    keeping,      ///< `kept` could not be handed over: it stays until it can be, or its person wipes this device
    needsDevice,  ///< the same, and there is no other device yet that could read it
    over,         ///< the time for that has passed, or the server forgot this device: a file is what is left
  } state = State::off;
  int toTell = 0;      ///< captures and drafts that the other devices do not know yet
  int toTake = 0;      ///< told by others, not taken over yet: their photos are on the way, or their form is open here
  std::string detail;  ///< the server's own sentence about what it refused
  std::vector<std::string> kept;            ///< first words of each; empty: a photo or memo without words
  std::vector<CarnetKeys::Device> devices;  ///< the person's app devices

  bool operator==(const CarnetStatus& other) const {
    return state == other.state && toTell == other.toTell && toTake == other.toTake && detail == other.detail &&
           kept == other.kept && devices.size() == other.devices.size();
  }
};

/// GUI thread. One request at a time, over the Link that SyncEngine and Puller share. Observe Topic::sharedCarnet.
class CarnetSync {
 public:
  CarnetSync(Link& link, Executor& executor, const Clock& clock, Rng& rng, Phone& phone,
             CarnetSyncOptions options = {});
  ~CarnetSync();
  CarnetSync(const CarnetSync&) = delete;
  CarnetSync& operator=(const CarnetSync&) = delete;

  void start();
  void stop();
  void networkReturned();
  void setUnmetered(bool unmetered);
  /// Another device told something: reads it, keys included.
  void pullSoon();

  const CarnetStatus& status() const { return m_status; }
  /// Set by the composition: a revoked phone has handed over everything (so many captures and drafts): wipe it now.
  std::function<void(int handedOver)> onDeparted;
  /// Lets one of the person's own devices read the carnet: its three words were compared. `done` with an Error says why
  /// not.
  void accept(const std::string& deviceId, std::function<void(Result<void>)> done);

 private:
  using Next = std::function<void(const LinkAnswer&)>;
  void kickSoon(Milliseconds delay = Milliseconds(0));
  void step();
  void send(std::string method, std::string path, std::string body, Link::Headers headers, Next next);
  void again();
  bool departing() { return !m_phone.account.leavesAt().empty(); }
  void onKeysOfLeaving(const CarnetKeys& keys);
  void depart();
  void keep(const std::vector<CarnetKept>& items);
  void readKeys();
  void onKeys(const CarnetKeys& keys);
  void giveKeys(const std::string& keyId, const std::vector<CarnetKeys::Device>& to,
                std::function<void(Result<void>)> done);
  void readItems();
  void sendItem(CarnetOutgoing item);
  void askParts(const CarnetCopy& copy, bool fetch);
  void sendPart(const CarnetCopy& copy, std::vector<std::int64_t> left);
  void fetchPart(const CarnetCopy& copy, std::vector<std::int64_t> left);
  bool sendOne();
  bool dropOne();
  bool moveMedium();
  bool mediaMayGo(const Medium& medium);
  void update(const std::function<void(CarnetStatus&)>& change);

  Link& m_link;
  Executor& m_executor;
  const Clock& m_clock;
  Rng& m_rng;
  Phone& m_phone;
  CarnetSyncOptions m_options;
  CarnetStatus m_status;
  bool m_running = false, m_busy = false, m_unmetered = true;
  bool m_wantKeys = true, m_wantItems = true, m_changed = true;
  bool m_denied = false;            ///< not an app device: this server keeps no carnet for it
  std::set<std::string> m_missing;  ///< copies whose parts are not all at the server yet: asked again when it tells
  std::map<std::string, int> m_conflicts;  ///< item → conflicts in a row
  std::set<std::string> m_refused;         ///< items the server does not take: until they change; copies not dropped
  int m_handedOver = 0;
  int m_failures = 0;
  Milliseconds m_notBefore{0};
  std::uint64_t m_timer = 0;
  std::vector<Subscription> m_subscriptions;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
