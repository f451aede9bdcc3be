// SQLite behind Connection. The only home of sqlite3.h.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

struct sqlite3;
struct sqlite3_stmt;

namespace passerelle::sql {

struct SqliteOptions {
  bool readOnly = false;   ///< the file must exist; nothing is written, not even by a checkpoint
  bool queryOnly = false;  ///< opened for writing (WAL needs it), but a statement that writes is refused
  std::string vfs = {};    ///< empty: the default
  int cacheKib = 32768;    ///< pages kept in memory, at most
  /// Tests only: told every SQL text when it is first prepared.
  std::function<void(std::string_view)> onPrepare = {};
};

/// What a statement needs to be run again without being parsed. Internal to SqliteConnection and its Rows.
struct SqliteStatement {
  sqlite3_stmt* handle = nullptr;
  std::vector<int> indexes;  ///< SQLite's index of $1, $2, …; 0 where the text does not use it
  int parameters = 0;        ///< how many the text uses
  bool busy = false;         ///< a Rows is stepping through it
};

/// One thread at a time. WAL, synchronous=FULL, foreign_keys=ON, busy timeout 5 s, no automatic checkpoints.
class SqliteConnection final : public Connection {
 public:
  /// Opens or creates `path`. Throws DatabaseError.
  explicit SqliteConnection(const std::string& path, const SqliteOptions& options = {});
  ~SqliteConnection() override;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  using Connection::execute;
  using Connection::query;
  std::unique_ptr<Rows> query(std::string_view sql, std::span<const Value> parameters) override;
  std::int64_t execute(std::string_view sql, std::span<const Value> parameters) override;
  void script(const std::string& sql) override;

  bool inTransaction() const;
  /// Bytes of text and blobs bound since the connection opened: how much work a batch has been given.
  std::uint64_t boundBytes() const { return m_boundBytes; }
  /// Bytes in the write-ahead log after this connection's last commit.
  std::int64_t walBytes() const { return m_walBytes; }

  enum class Checkpoint {
    passive,   ///< copies what it can, waits for nobody
    restart,   ///< and lets the next writer start the log from its beginning; waits for readers
    truncate,  ///< and cuts the log to nothing
  };
  /// Copies the log into the file. @return true when all of it is copied (and restarted or cut, if asked), false when a
  /// reader or another process was in the way for longer than `wait`.
  bool checkpoint(Checkpoint mode, Milliseconds wait);

  /// Copies the whole database, as one moment saw it, to the new file `target`, while others read and write. Durable
  /// when it returns; fails if `target` exists.
  void copyTo(const std::string& target);
  /// Empty when the file is sound, else the first thing that integrity_check or foreign_key_check says.
  std::string damage();
  /// Names of the tables, sorted, without SQLite's own.
  std::vector<std::string> tables();
  /// Rows in a table whose name tables() gave.
  std::int64_t countRows(const std::string& table);

 private:
  SqliteStatement prepare(std::string_view sql, unsigned flags);
  SqliteStatement& prepared(std::string_view sql);
  void bind(const SqliteStatement& statement, std::span<const Value> values);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  sqlite3* m_handle = nullptr;
  std::function<void(std::string_view)> m_onPrepare;
  std::uint64_t m_boundBytes = 0;
  std::int64_t m_walBytes = 0;
  std::int64_t m_pageBytes = 4096;
  std::unordered_map<std::string, SqliteStatement, Hash, std::equal_to<>> m_statements;
};

/// The same as the constructor. Throws DatabaseError.
std::unique_ptr<SqliteConnection> openSqlite(const std::string& path, const SqliteOptions& options = {});

}  // namespace passerelle::sql
