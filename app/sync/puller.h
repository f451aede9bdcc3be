// Reads what this person may see: changes as they come, the feed on request, pictures when they are looked at.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/local/phone.h"
#include "app/sync/link.h"
#include "shared/base/executor.h"
#include "shared/base/rng.h"
#include "shared/codec/reading_json.h"

namespace passerelle {

struct PullOptions {
  std::chrono::seconds wait{25};  ///< how long a changes request may be parked at the server, ≤ 60
  int pageSize = 100;
  int feedSize = 200;  ///< cards kept for reading offline
};

/// GUI thread. Runs beside SyncEngine over the same Link; after a failure it tries again with the same back-off.
class Puller {
 public:
  using Done = std::function<void(Result<void>)>;

  Puller(Link& link, Executor& executor, const Clock& clock, Rng& rng, Phone& phone, PullOptions options = {});
  ~Puller();
  Puller(const Puller&) = delete;
  Puller& operator=(const Puller&) = delete;

  /// Reads me, units, referential, feed and changes, then waits for changes until stop().
  void start();
  void stop();
  /// Tries at once: the network returned, or the app came to the front.
  void networkReturned();

  /// The feed from its first page on. `done` with an Error says why not; what was read before stays.
  void refreshFeed(Done done = {});
  /// Every round as it is now, and one's own ballots in the open ones.
  void refreshRounds(Done done = {});
  /// The deck of ideas to sort, for those who may.
  void refreshTriage(Done done = {});
  /// The months there are, and one of them; "": the newest.
  void refreshPalmares(const std::string& month, Done done = {});
  /// Brings one report into the mirror; from then on mirror.report(id) has it.
  void fetchReport(const std::string& id, Done done = {});
  /// A picture of a report: from the phone when it has it, else from the server (kept encrypted, the oldest are
  /// dropped). `thumbnail` or full size. Requests for the same picture are joined. `notFound`: not there (yet).
  void fetchPicture(const std::string& reportId, const std::string& mediumId, bool thumbnail,
                    std::function<void(Result<std::string>)> done);
  /// Tells the server which reports were read, ≤ 50 at a time; called by itself before each pull.
  void tellReadings();

  bool running() const { return m_running; }

 private:
  void pullSoon();
  void pull();
  void pullLater(const LinkAnswer& answer);
  Link::OnAnswer guarded(std::function<void(const LinkAnswer&)> next);
  void readBasics();
  void readRows(const std::string& path, const std::string& kind, const std::string& after, std::size_t page,
                Link::OnAnswer done);
  void readFeed(const std::string& after, int position);
  void feedRead(Result<void> outcome);
  Result<void> adoptReactions(const FeedPage& page);
  /// True: more is there.
  Result<bool> apply(const std::string& body);
  /// What a page of changes leaves to be fetched.
  struct Wanted {
    std::vector<std::string> reports, ballots;
    bool triage = false;  ///< somebody said a word on an idea, or it changed
  };
  Result<void> applyLine(const ChangeLine& line, Wanted& wanted);
  Result<void> applyRound(const std::string& json, Wanted& wanted);
  void fetchBallot(const std::string& roundId);
  Result<void> applyReport(const std::string& json, std::int64_t cursor);

  Link& m_link;
  Executor& m_executor;
  const Clock& m_clock;
  Rng& m_rng;
  Phone& m_phone;
  PullOptions m_options;
  bool m_running = false;
  bool m_pulling = false;
  bool m_caughtUp = false;  ///< nothing more was there: the next request may wait
  bool m_telling = false;
  bool m_basics = false;  ///< me, referential, regions and units were read since the start
  bool m_readingFeed = false;
  bool m_feedAgain = false;
  int m_failures = 0;
  std::uint64_t m_timer = 0;
  std::vector<Done> m_feedDone;
  std::map<std::string, std::vector<std::function<void(Result<std::string>)>>> m_pictures;
  Subscription m_onAccount;
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle
