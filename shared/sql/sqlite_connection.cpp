#include "shared/sql/sqlite_connection.h"

#include <sqlite3.h>

#include <unordered_map>

namespace passerelle::sql {
namespace {

[[noreturn]] void raise(sqlite3* handle, int code, std::string_view what) {
  const std::string message =
      std::string(what) + ": " + (handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      throw ConstraintError(code, message);
    case SQLITE_FULL:
      throw DiskFullError(code, message);
    default:
      throw DatabaseError(code, message);
  }
}

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// A prepared statement that at most one Rows uses at a time.
struct Statement {
  sqlite3_stmt* handle = nullptr;
  bool busy = false;
};

void bind(sqlite3* connection, sqlite3_stmt* statement, std::span<const Value> values) {
  const int expected = sqlite3_bind_parameter_count(statement);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string name = "$" + std::to_string(i + 1);
    const int index = sqlite3_bind_parameter_index(statement, name.c_str());
    if (index == 0) continue;  // a parameter the statement does not use
    int code = SQLITE_OK;
    if (const auto* number = std::get_if<std::int64_t>(&values[i]))
      code = sqlite3_bind_int64(statement, index, *number);
    else if (const auto* real = std::get_if<double>(&values[i]))
      code = sqlite3_bind_double(statement, index, *real);
    else if (const auto* text = std::get_if<std::string_view>(&values[i]))
      code = sqlite3_bind_text64(statement, index, text->data() != nullptr ? text->data() : "", text->size(),
                                 SQLITE_STATIC, SQLITE_UTF8);
    else if (const auto* bytes = std::get_if<Blob>(&values[i]))
      code = sqlite3_bind_blob64(statement, index, bytes->bytes.data() != nullptr ? bytes->bytes.data() : "",
                                 bytes->bytes.size(), SQLITE_STATIC);
    else
      code = sqlite3_bind_null(statement, index);
    if (code != SQLITE_OK) raise(connection, code, "Binding a parameter");
  }
  if (expected > static_cast<int>(values.size()))
    raise(nullptr, SQLITE_MISUSE, "A statement was given too few parameters");
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : m_statement(statement) {}
  bool isNull(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
  double real(int column) const override { return sqlite3_column_double(m_statement, column); }
  std::string_view text(int column) const override {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return data == nullptr
               ? std::string_view()
               : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
  }
  std::string_view bytes(int column) const override {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return data == nullptr
               ? std::string_view()
               : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
  }

 private:
  sqlite3_stmt* m_statement;
};

class SqliteRows final : public Rows {
 public:
  SqliteRows(sqlite3* connection, Statement* statement, sqlite3_stmt* handle, bool owned)
      : m_connection(connection), m_shared(statement), m_handle(handle), m_owned(owned), m_row(handle) {}
  ~SqliteRows() override {
    if (m_owned) {
      sqlite3_finalize(m_handle);
    } else {
      sqlite3_reset(m_handle);
      sqlite3_clear_bindings(m_handle);
      m_shared->busy = false;
    }
  }
  SqliteRows(const SqliteRows&) = delete;
  SqliteRows& operator=(const SqliteRows&) = delete;

  const Row* next() override {
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW) return &m_row;
    if (code != SQLITE_DONE) raise(m_connection, sqlite3_extended_errcode(m_connection), "Running a statement");
    return nullptr;
  }

 private:
  sqlite3* m_connection;
  Statement* m_shared;
  sqlite3_stmt* m_handle;
  bool m_owned;
  SqliteRow m_row;
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& path, const SqliteOptions& options) {
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
    sqlite3_busy_timeout(m_handle, 5000);
    if (!options.readOnly) script("PRAGMA journal_mode=WAL;");
#ifdef PASSERELLE_MUTATION_SYNC_NORMAL
    script("PRAGMA synchronous=NORMAL;");
#else
    script("PRAGMA synchronous=FULL;");
#endif
    script("PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;");
  }
  ~SqliteConnection() override {
    for (auto& [text, statement] : m_statements) sqlite3_finalize(statement.handle);
    sqlite3_close_v2(m_handle);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  std::unique_ptr<Rows> query(std::string_view sql, std::span<const Value> parameters) override {
    Statement& statement = prepared(sql);
    if (statement.busy) {  // the same text is being stepped through: a second handle for this run alone
      sqlite3_stmt* handle = prepare(sql, 0);
      auto rows = std::make_unique<SqliteRows>(m_handle, nullptr, handle, true);
      bind(m_handle, handle, parameters);
      return rows;
    }
    statement.busy = true;
    auto rows = std::make_unique<SqliteRows>(m_handle, &statement, statement.handle, false);
    bind(m_handle, statement.handle, parameters);
    return rows;
  }

  std::int64_t execute(std::string_view sql, std::span<const Value> parameters) override {
    auto rows = query(sql, parameters);
    while (rows->next() != nullptr) {
    }
    return sqlite3_changes64(m_handle);
  }

  void script(const std::string& sql) override {
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) raise(m_handle, sqlite3_extended_errcode(m_handle), "Running a script");
  }

 private:
  sqlite3_stmt* prepare(std::string_view sql, unsigned flags) {
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), flags, &handle, nullptr);
    if (code != SQLITE_OK)
      raise(m_handle, sqlite3_extended_errcode(m_handle), "Preparing \"" + std::string(sql) + "\"");
    return handle;
  }
  Statement& prepared(std::string_view sql) {
    const auto found = m_statements.find(sql);
    if (found != m_statements.end()) return found->second;
    return m_statements.emplace(std::string(sql), Statement{prepare(sql, SQLITE_PREPARE_PERSISTENT), false})
        .first->second;
  }

  sqlite3* m_handle = nullptr;
  std::unordered_map<std::string, Statement, StringHash, std::equal_to<>> m_statements;
};

}  // namespace

std::unique_ptr<Connection> openSqlite(const std::string& path, const SqliteOptions& options) {
  return std::make_unique<SqliteConnection>(path, options);
}

}  // namespace passerelle::sql
