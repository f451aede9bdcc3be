// The phone's folder: one encrypted-by-column SQLite database and one folder of encrypted files. Every noun stands on
// it.
#pragma once
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "app/local/cipher.h"
#include "app/local/observers.h"
#include "shared/base/clock.h"
#include "shared/base/files.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle {

struct VaultOptions {
  std::string folder;  ///< made when missing; holds phone.db and media/
  std::string key;     ///< kKeyBytes of secret, from the system's keychain
  std::string vfs;     ///< SQLite VFS by name; empty is the default
};

/// A disk's or database's error in words for a person with a phone; other errors as they are.
Error inThePhonesWords(Error error);

/// GUI thread only. WAL and synchronous=FULL: what write() acknowledged survives a power cut.
class Vault {
 public:
  /// Opens or creates. `forbidden`: the key is not this folder's; `refused`: written by a newer app; `noSpace`;
  /// `internal`: the folder or file cannot be opened. Collaborators must outlive the vault.
  static Result<std::unique_ptr<Vault>> open(VaultOptions options, const Clock& clock, Rng& rng, Files& files);

  /// One transaction: everything `job` wrote, or nothing. A write() inside a write() joins the transaction around it;
  /// return its Error onwards. Observers are told after the commit. `noSpace`: the phone is full; `unavailable`: the
  /// disk did not take it (keep the words on the screen).
  Result<void> write(const std::function<Result<void>(sql::Connection&)>& job);
  /// A consistent reading; sees what the transaction around it wrote. Throws sql::DatabaseError when the file is
  /// broken.
  void read(const std::function<void(sql::Connection&)>& job);

  /// Inside write(): once it is committed, nothing that was overwritten or deleted up to then stands in a file any
  /// more, not even sealed.
  void forget() { m_forgetting = true; }

  /// Inside write(): tells `topic`'s observers once it is committed.
  void changed(Topic topic, const std::string& id = {});

  Observers& observers() { return m_observers; }
  const Cipher& cipher() const { return m_cipher; }
  const Clock& clock() const { return m_clock; }
  Rng& rng() { return m_rng; }
  Files& files() { return m_files; }
  const std::string& folder() const { return m_folder; }
  std::string newId();

  /// seal() and open() of a column. open() throws sql::DatabaseError: what was sealed here and opens no more is a
  /// broken file.
  std::string seal(std::string_view plain, std::string_view table, std::string_view row, std::string_view column) const;
  std::string unseal(std::string_view sealed, std::string_view table, std::string_view row,
                     std::string_view column) const;

 private:
  Vault(VaultOptions options, const Clock& clock, Rng& rng, Files& files);

  std::string m_folder;
  const Clock& m_clock;
  Rng& m_rng;
  Files& m_files;
  Cipher m_cipher;
  sql::Database m_database;
  Observers m_observers;
  sql::Connection* m_current = nullptr;
  std::set<std::pair<Topic, std::string>> m_changed;
  bool m_forgetting = false;
};

}  // namespace passerelle
