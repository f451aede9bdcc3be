// One connection to a database: SQL written once, with $1 parameters, for SQLite and PostgreSQL.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace passerelle::sql {

/// Bytes that are not text (BLOB, BYTEA).
struct Blob {
  std::string_view bytes;
};

/// A bound parameter. Text and bytes are views: they must live until execute() returns, and as long as the Rows of
/// query() (a temporary string in the call itself is gone before the first row is asked for).
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, Blob>;

inline Value val(std::nullptr_t) { return nullptr; }
inline Value val(std::int64_t number) { return number; }
inline Value val(int number) { return std::int64_t{number}; }
inline Value val(bool yes) { return std::int64_t{yes ? 1 : 0}; }
inline Value val(double number) { return number; }
inline Value val(std::string_view text) { return text; }
inline Value val(const std::string& text) { return std::string_view(text); }
inline Value val(const char* text) { return std::string_view(text); }
inline Value val(Blob blob) { return blob; }
template <class T>
Value val(const std::optional<T>& maybe) {
  return maybe ? val(*maybe) : Value(nullptr);
}
inline Value blob(std::string_view bytes) { return Blob{bytes}; }

/// What nobody plans for: broken SQL, a broken file. A broken promise of the schema is a ConstraintError.
class DatabaseError : public std::runtime_error {
 public:
  DatabaseError(int code, const std::string& message) : std::runtime_error(message), m_code(code) {}
  /// The engine's own code (SQLite's extended result code).
  int code() const { return m_code; }

 private:
  int m_code;
};
/// UNIQUE, PRIMARY KEY, FOREIGN KEY, NOT NULL or CHECK said no.
class ConstraintError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
/// No space left on the disk.
class DiskFullError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
/// The disk refused to write or to sync. What it was given since the last success may or may not be there, and asking
/// again proves nothing: the process must stop using the file and open it afresh.
class DiskError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

/// One row, valid until the next step of its Rows. Columns count from 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool isNull(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  /// A view that dies at the next step.
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;

  std::string string(int column) const { return std::string(text(column)); }
  bool boolean(int column) const { return integer(column) != 0; }
  std::optional<std::string> optionalString(int column) const {
    return isNull(column) ? std::nullopt : std::optional<std::string>(string(column));
  }
  std::optional<std::int64_t> optionalInteger(int column) const {
    return isNull(column) ? std::nullopt : std::optional<std::int64_t>(integer(column));
  }
};

/// The rows of one running statement; steps forward only. Ends the statement when destroyed.
class Rows {
 public:
  virtual ~Rows() = default;
  /// The next row, or nullptr at the end.
  virtual const Row* next() = 0;
};

/// One thread at a time. Statements are prepared once and kept. Throws DatabaseError.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual std::unique_ptr<Rows> query(std::string_view sql, std::span<const Value> parameters) = 0;
  /// Runs to the end; returns the number of rows inserted, updated or deleted.
  virtual std::int64_t execute(std::string_view sql, std::span<const Value> parameters) = 0;
  /// Several statements without parameters, as a migration is. Not prepared, not kept.
  virtual void script(const std::string& sql) = 0;

  std::unique_ptr<Rows> query(std::string_view sql, std::initializer_list<Value> parameters = {}) {
    return query(sql, std::span<const Value>(parameters.begin(), parameters.size()));
  }
  std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters = {}) {
    return execute(sql, std::span<const Value>(parameters.begin(), parameters.size()));
  }
};

}  // namespace passerelle::sql
