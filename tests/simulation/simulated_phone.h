// One person's phone in the simulation: the real local store and sync engine, killed and started at will, and a person
// who types, sends, edits, withdraws, reacts and signs in and out.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/sync/puller.h"
#include "app/sync/sync_engine.h"
#include "tests/simulation/unreliable_network.h"

namespace passerelle::testing {

class SimulatedPhone {
 public:
  SimulatedPhone(VirtualTime& time, SimulatedServer& server, std::uint64_t seed, std::string email, std::string name,
                 Told& told);
  ~SimulatedPhone();

  bool on() const { return m_phone != nullptr; }
  void start();
  void kill();
  void signIn();

  // --- what the person does; each returns at once, whatever the network does ---
  void capture();
  void typeDraft();
  void sendDraft();
  void correct();
  void withdraw();
  void react();
  void settleConflicts();
  void signOut();
  /// Holds somebody's phone back, or lets it go.
  void setWeather(const Weather& weather);
  void setPartitioned(bool partitioned);
  void networkReturned();

  Phone& phone() { return *m_phone; }
  SyncEngine& engine() { return *m_engine; }
  Puller& puller() { return *m_puller; }
  const std::string& email() const { return m_email; }
  /// Report → marks of the texts this person believes sent, in order.
  const std::map<std::string, std::vector<std::string>>& sent() const { return m_sent; }
  /// Draft → the mark its last acknowledged save holds.
  const std::map<std::string, std::string>& saved() const { return m_saved; }
  const std::set<std::string>& captured() const { return m_captured; }

 private:
  std::string newMark();
  void edit(Draft& draft);
  void attachPhoto(Draft& draft);
  void send(const Draft& draft);

  VirtualTime& m_time;
  SimulatedServer& m_server;
  SeededRng m_rng, m_networkRng, m_secrets;
  VirtualClock m_clock;
  SystemFiles m_files;
  TempFolder m_folder;
  std::string m_email, m_name;
  Told& m_told;
  Weather m_weather;
  bool m_partitioned = false;
  int m_marks = 0;
  std::map<std::string, std::vector<std::string>> m_sent;
  std::map<std::string, std::string> m_saved;
  std::set<std::string> m_captured;
  std::unique_ptr<UnreliableNetwork> m_network;
  std::unique_ptr<Phone> m_phone;
  std::unique_ptr<Link> m_link;
  std::unique_ptr<SyncEngine> m_engine;
  std::unique_ptr<Puller> m_puller;
};

/// The mark that a report's text carries: "à moi [p1-17]" → "p1-17".
std::string markOf(const Report& report);

}  // namespace passerelle::testing
