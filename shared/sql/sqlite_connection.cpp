#include "shared/sql/sqlite_connection.h"

#include <sqlite3.h>

#include <charconv>

namespace passerelle::sql {
namespace {

constexpr int kBusyMs = 5000;

[[noreturn]] void raise(sqlite3* handle, int code, std::string_view what) {
  const std::string message =
      std::string(what) + ": " + (handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
  switch (code) {
    case SQLITE_IOERR_SHMSIZE:
      throw DiskFullError(code, message);
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
      throw DiskError(code, message);
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      throw ConstraintError(code, message);
    case SQLITE_FULL:
      throw DiskFullError(code, message);
    default:
      throw DatabaseError(code, message);
  }
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : m_statement(statement) {}
  bool isNull(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
  double real(int column) const override { return sqlite3_column_double(m_statement, column); }
  std::string_view text(int column) const override {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return view(data, column);
  }
  std::string_view bytes(int column) const override {
    return view(static_cast<const char*>(sqlite3_column_blob(m_statement, column)), column);
  }

 private:
  std::string_view view(const char* data, int column) const {
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
  }
  sqlite3_stmt* m_statement;
};

/// Ends a run: the statement can be run again, and forgets the views it was given.
void rest(SqliteStatement& statement) {
  sqlite3_reset(statement.handle);
  sqlite3_clear_bindings(statement.handle);
  statement.busy = false;
}

class SqliteRows final : public Rows {
 public:
  /// A kept statement, or (with nullptr) one of its own.
  SqliteRows(sqlite3* connection, SqliteStatement* kept, SqliteStatement own)
      : m_connection(connection), m_kept(kept), m_own(std::move(own)), m_row(handle()) {}
  ~SqliteRows() override {
    if (m_kept != nullptr)
      rest(*m_kept);
    else
      sqlite3_finalize(m_own.handle);
  }
  SqliteRows(const SqliteRows&) = delete;
  SqliteRows& operator=(const SqliteRows&) = delete;

  const Row* next() override {
    const int code = sqlite3_step(handle());
    if (code == SQLITE_ROW) return &m_row;
    if (code != SQLITE_DONE) raise(m_connection, code, "Running a statement");
    return nullptr;
  }

 private:
  sqlite3_stmt* handle() const { return m_kept != nullptr ? m_kept->handle : m_own.handle; }
  sqlite3* m_connection;
  SqliteStatement* m_kept;
  SqliteStatement m_own;
  SqliteRow m_row;
};
}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, const SqliteOptions& options)
    : m_onPrepare(options.onPrepare) {
  const int flags = options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &m_handle, flags | SQLITE_OPEN_NOMUTEX,
                                   options.vfs.empty() ? nullptr : options.vfs.c_str());
  if (code != SQLITE_OK) {
    const std::string message =
        "Opening " + path + ": " + (m_handle != nullptr ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code));
    sqlite3_close_v2(m_handle);
    throw DatabaseError(code, message);
  }
  sqlite3_extended_result_codes(m_handle, 1);
  sqlite3_busy_timeout(m_handle, kBusyMs);
  try {
    // 8 KiB pages hold three reports of 2 KB where 4 KiB hold one; only a new file takes the setting.
    if (!options.readOnly)
      script("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=67108864;");
#ifdef PASSERELLE_MUTATION_SYNC_NORMAL
    script("PRAGMA synchronous=NORMAL;");
#else
    script("PRAGMA synchronous=FULL;");
#endif
    script("PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-" + std::to_string(options.cacheKib));
    if (options.queryOnly) script("PRAGMA query_only=ON;");
    m_pageBytes = query("PRAGMA page_size")->next()->integer(0);
  } catch (...) {
    for (auto& [text, statement] : m_statements) sqlite3_finalize(statement.handle);
    sqlite3_close_v2(m_handle);
    throw;
  }
  // Replaces SQLite's own checkpoint at commit, whose errors nobody would hear of.
  sqlite3_wal_hook(
      m_handle,
      [](void* self, sqlite3*, const char*, int pages) {
        auto* connection = static_cast<SqliteConnection*>(self);
        connection->m_walBytes = std::int64_t{pages} * connection->m_pageBytes;
        return SQLITE_OK;
      },
      this);
}

SqliteConnection::~SqliteConnection() {
  for (auto& [text, statement] : m_statements) sqlite3_finalize(statement.handle);
  sqlite3_close_v2(m_handle);
}

std::unique_ptr<Rows> SqliteConnection::query(std::string_view sql, std::span<const Value> parameters) {
  SqliteStatement& statement = prepared(sql);
  if (statement.busy) {  // the same text is being stepped through: a second handle for this run alone
    const SqliteStatement own = prepare(sql, 0);
    auto rows = std::make_unique<SqliteRows>(m_handle, nullptr, own);
    bind(own, parameters);
    return rows;
  }
  statement.busy = true;
  auto rows = std::make_unique<SqliteRows>(m_handle, &statement, SqliteStatement{});
  bind(statement, parameters);
  return rows;
}

std::int64_t SqliteConnection::execute(std::string_view sql, std::span<const Value> parameters) {
  SqliteStatement& statement = prepared(sql);
  if (statement.busy) {
    auto rows = query(sql, parameters);
    while (rows->next() != nullptr) {
    }
    return sqlite3_changes64(m_handle);
  }
  statement.busy = true;
  struct Guard {
    SqliteStatement& statement;
    ~Guard() { rest(statement); }
  } guard{statement};
  bind(statement, parameters);
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) code = sqlite3_step(statement.handle);
  if (code != SQLITE_DONE) raise(m_handle, code, "Running a statement");
  return sqlite3_changes64(m_handle);
}

void SqliteConnection::script(const std::string& sql) {
  const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) raise(m_handle, sqlite3_extended_errcode(m_handle), "Running a script");
}

bool SqliteConnection::inTransaction() const { return sqlite3_get_autocommit(m_handle) == 0; }

bool SqliteConnection::checkpoint(Checkpoint mode, Milliseconds wait) {
  const int how = mode == Checkpoint::passive   ? SQLITE_CHECKPOINT_PASSIVE
                  : mode == Checkpoint::restart ? SQLITE_CHECKPOINT_RESTART
                                                : SQLITE_CHECKPOINT_TRUNCATE;
  int inLog = 0, copied = 0;
  sqlite3_busy_timeout(m_handle, static_cast<int>(wait.count()));
  const int code = sqlite3_wal_checkpoint_v2(m_handle, "main", how, &inLog, &copied);
  sqlite3_busy_timeout(m_handle, kBusyMs);
  if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) return false;
  if (code != SQLITE_OK) raise(m_handle, code, "Copying the write-ahead log");
  return inLog == copied;
}

void SqliteConnection::copyTo(const std::string& target) { execute("VACUUM INTO $1", {val(target)}); }

std::string SqliteConnection::damage() {
  auto rows = query("PRAGMA integrity_check(1)");
  const Row* row = rows->next();
  if (row == nullptr) return "integrity_check said nothing";
  if (row->text(0) != "ok") return row->string(0);
  auto orphans = query("PRAGMA foreign_key_check");
  if (const Row* orphan = orphans->next()) return "a row of " + orphan->string(0) + " refers to one that is missing";
  return "";
}

std::vector<std::string> SqliteConnection::tables() {
  std::vector<std::string> names;
  auto rows = query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name");
  while (const Row* row = rows->next()) names.push_back(row->string(0));
  return names;
}

std::int64_t SqliteConnection::countRows(const std::string& table) {
  return query("SELECT COUNT(*) FROM \"" + table + "\"")->next()->integer(0);
}

SqliteStatement SqliteConnection::prepare(std::string_view sql, unsigned flags) {
  SqliteStatement statement;
  const int code =
      sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), flags, &statement.handle, nullptr);
  if (code != SQLITE_OK) raise(m_handle, code, "Preparing \"" + std::string(sql) + "\"");
  if (statement.handle == nullptr) throw DatabaseError(SQLITE_MISUSE, "A statement is empty.");
  statement.parameters = sqlite3_bind_parameter_count(statement.handle);
  for (int index = 1; index <= statement.parameters; ++index) {
    const char* name = sqlite3_bind_parameter_name(statement.handle, index);
    std::size_t number = 0;
    if (name != nullptr && *name == '$') std::from_chars(name + 1, name + std::char_traits<char>::length(name), number);
    if (number == 0 || number > 999) {
      sqlite3_finalize(statement.handle);
      throw DatabaseError(SQLITE_MISUSE, "Parameters are $1, $2, … in \"" + std::string(sql) + "\"");
    }
    if (statement.indexes.size() < number) statement.indexes.resize(number, 0);
    statement.indexes[number - 1] = index;
  }
  if (m_onPrepare) m_onPrepare(sql);
  return statement;
}

SqliteStatement& SqliteConnection::prepared(std::string_view sql) {
  const auto found = m_statements.find(sql);
  if (found != m_statements.end()) return found->second;
  return m_statements.emplace(std::string(sql), prepare(sql, SQLITE_PREPARE_PERSISTENT)).first->second;
}

void SqliteConnection::bind(const SqliteStatement& statement, std::span<const Value> values) {
  if (statement.indexes.size() > values.size())
    throw DatabaseError(SQLITE_MISUSE, "A statement was given too few parameters.");
  for (std::size_t i = 0; i < statement.indexes.size(); ++i) {
    const int index = statement.indexes[i];
    if (index == 0) continue;  // a number the statement does not use
    sqlite3_stmt* handle = statement.handle;
    const Value& value = values[i];
    int code = SQLITE_OK;
    // A null view is the empty text or the empty blob, not NULL: hence the "".
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      code = sqlite3_bind_int64(handle, index, *number);
    } else if (const auto* real = std::get_if<double>(&value)) {
      code = sqlite3_bind_double(handle, index, *real);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      const char* data = text->data() != nullptr ? text->data() : "";
      code = sqlite3_bind_text64(handle, index, data, text->size(), SQLITE_STATIC, SQLITE_UTF8);
      m_boundBytes += text->size();
    } else if (const auto* bytes = std::get_if<Blob>(&value)) {
      const char* data = bytes->bytes.data() != nullptr ? bytes->bytes.data() : "";
      code = sqlite3_bind_blob64(handle, index, data, bytes->bytes.size(), SQLITE_STATIC);
      m_boundBytes += bytes->bytes.size();
    } else {
      code = sqlite3_bind_null(handle, index);
    }
    if (code != SQLITE_OK) raise(m_handle, code, "Binding a parameter");
  }
}

std::unique_ptr<SqliteConnection> openSqlite(const std::string& path, const SqliteOptions& options) {
  return std::make_unique<SqliteConnection>(path, options);
}

}  // namespace passerelle::sql
