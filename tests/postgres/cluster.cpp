#include "tests/postgres/cluster.h"

#include <pwd.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <vector>

namespace passerelle::testing {
namespace {
std::string newestBin() {
  std::string best;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", ignored)) {
    const auto bin = entry.path() / "bin";
    if (std::filesystem::exists(bin / "initdb") && bin.string() > best) best = bin.string();
  }
  if (best.empty()) throw std::runtime_error("PostgreSQL is not installed: run scripts/install_packages.sh");
  return best;
}
}  // namespace

PostgresCluster::PostgresCluster() : m_bin(newestBin()) {
  if (::geteuid() == 0) {  // PostgreSQL refuses to run as root
    const char* user = ::getpwnam("postgres") != nullptr ? "postgres" : "nobody";
    const passwd* entry = ::getpwnam(user);
    if (::chown(m_folder.path().c_str(), entry->pw_uid, entry->pw_gid) != 0) throw std::runtime_error("chown failed");
    m_as = "runuser -u " + std::string(user) + " -- ";
  }
  const std::string data = m_folder.path("data");
  const std::string log = m_folder.path("log");
  if (run("'" + m_bin + "/initdb' -D '" + data + "' -A trust -U passerelle -E UTF8 --locale=C --no-sync") != 0 ||
      run("'" + m_bin + "/pg_ctl' -D '" + data + "' -l '" + log + "' -w -o \"-k '" + m_folder.path() +
          "' -c listen_addresses='' -c fsync=off -c shared_buffers=16MB\" start") != 0) {
    std::string said;
    for (const std::string& path : {m_folder.path("out"), log}) {
      std::ifstream in(path);
      said.append(std::istreambuf_iterator<char>(in), {});
    }
    throw std::runtime_error("PostgreSQL does not start: " + said);
  }
}

PostgresCluster::~PostgresCluster() {
  run("'" + m_bin + "/pg_ctl' -D '" + m_folder.path("data") + "' -m immediate stop");
}

int PostgresCluster::run(const std::string& command) const {
  return std::system(("cd / && " + m_as + command + " >>'" + m_folder.path("out") + "' 2>&1").c_str());
}

std::string PostgresCluster::connectionString() const {
  return "host=" + m_folder.path() + " user=passerelle dbname=postgres";
}

}  // namespace passerelle::testing
