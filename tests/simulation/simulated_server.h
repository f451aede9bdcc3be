// The real backend without a socket: can be stopped, killed, backed up and restored while phones talk to it.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "app/sync/api_client.h"
#include "backend/backend.h"
#include "tests/simulation/virtual_time.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {

class SimulatedServer {
 public:
  SimulatedServer(VirtualTime& time, std::uint64_t seed);
  ~SimulatedServer();

  bool up() const { return m_backend != nullptr; }
  void start();
  /// Drops the process as it stands; parked requests are never answered.
  void kill();
  /// Takes a backup as it stands, and records it as `serve` does.
  void backUp();
  bool hasBackup() const { return m_backups > 0; }
  /// The last backup is what is there now; the store begins a new life. The server must be down.
  void restore();

  /// Handles one request; `answer` fires once, at once or later, or never when the server is killed before.
  void handle(const ApiRequest& request, std::function<void(ApiResponse)> answer);
  /// Sees every request before it is handled.
  std::function<void(const ApiRequest&)> onRequest;
  /// A fresh device token of a person of the chain.
  std::string tokenOf(const std::string& email);
  /// An app of that person, paired with the key of `seed` (32 bytes).
  struct App {
    std::string token, deviceId;
  };
  App pairApp(const std::string& email, const std::string& name, const std::string& seed);
  /// Revokes a device as its person does on another one.
  void revoke(const std::string& email, const std::string& deviceId);
  std::string personId(const std::string& email);
  void read(const std::function<void(sql::Connection&)>& job) { m_backend->database().readNow(job); }
  std::string databasePath() const { return m_data + "/passerelle.db"; }
  std::string dataFolder() const { return m_data; }
  std::string storedMedia() const { return m_data + "/media/stored"; }
  Files& files() { return m_files; }
  const Clock& clock() const { return m_clock; }

 private:
  void tick();

  VirtualTime& m_time;
  VirtualClock m_clock;
  SeededRng m_rng;
  SystemFiles m_files;
  TempFolder m_folder;
  std::string m_data;
  Milliseconds m_lastRequest{0};
  int m_backups = 0;
  int m_lives = 0;
  std::unique_ptr<Backend> m_backend;
  std::shared_ptr<bool> m_life;  ///< gone when the process is: answers of a dead process reach nobody
};

/// Visitors of the simulated chain, and the host of their unit.
inline constexpr const char* kVisitors[] = {"visitor.a@chain.example", "visitor.b@chain.example"};
inline constexpr const char* kHost = "host.a@chain.example";

}  // namespace passerelle::testing
