// A PostgreSQL of the test's own: in a temporary folder, on a Unix socket, gone at its end.
#pragma once
#include <string>

#include "tests/support/temp_folder.h"

namespace passerelle::testing {

class PostgresCluster {
 public:
  /// Makes and starts it; as user postgres (or nobody) when root runs the test. Throws std::runtime_error with the log.
  PostgresCluster();
  ~PostgresCluster();
  /// For PQconnectdb.
  std::string connectionString() const;

 private:
  int run(const std::string& command) const;
  TempFolder m_folder;
  std::string m_bin, m_as;
};

}  // namespace passerelle::testing
