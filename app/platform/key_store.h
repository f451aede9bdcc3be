// The key that encrypts what the phone keeps: in the system's keychain where one answers, else in a file only its owner
// reads.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "app/platform/modules/keychain.h"
#include "shared/base/executor.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace passerelle {

/// Where the key is kept; the app says so plainly on its page about the account.
enum class KeyHome { keychain, file };

struct StoredKey {
  std::string bytes;  ///< 32 raw bytes
  KeyHome home = KeyHome::file;
};

/// The key of one profile folder. It must outlive the keychain's answers. The folder holds `key` (the key itself, mode
/// 0600) or `key.home` (the name of the secret in the keychain). A profile keeps the home it was born with: an
/// unanswering keychain is an Error, never a new key, because a new key would make everything on the phone unreadable.
class KeyStore {
 public:
  using OpenKeychain = std::function<std::unique_ptr<Keychain>()>;
  /// @param folder  exists.   @param openKeychain  asked when the keychain is needed, not when the key is in a file,
  /// because finding one takes time; gives null where the system has none.
  KeyStore(std::string folder, OpenKeychain openKeychain, Rng& rng, Executor& executor);

  using OnKey = std::function<void(Result<StoredKey>)>;
  /// Answers once, at once when the key is in a file: the profile's key, made now if it has none. A keychain that has
  /// not answered after `patience` (a person may have to unlock it) is left aside at birth, and is `unavailable` later:
  /// ask again. Other errors: invalid (the key is damaged), noSpace.
  void open(Milliseconds patience, OnKey onKey);

 private:
  struct Question;
  void readFromKeychain(const std::string& name, std::shared_ptr<Question> question);
  void bear(std::shared_ptr<Question> question);
  Result<StoredKey> readFile() const;
  Result<StoredKey> makeFile();
  Result<void> writeOnce(const std::string& name, const std::string& text) const;

  std::string m_folder;
  OpenKeychain m_openKeychain;
  std::unique_ptr<Keychain> m_keychain;
  Rng& m_rng;
  Executor& m_executor;
};

}  // namespace passerelle
