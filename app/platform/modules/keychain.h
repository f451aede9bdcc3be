// The system's store of secrets, and the module that knows it (QtKeychain, D-Bus).
#pragma once
#include <QtPlugin>
#include <functional>
#include <memory>
#include <string>

#include "shared/base/result.h"

namespace passerelle {

/// One secret of the system by name; a second implementation stands in tests.
class Keychain {
 public:
  virtual ~Keychain() = default;
  /// notFound: the keychain answers and has no such secret. Any other Error: it does not answer, or says no.
  using OnRead = std::function<void(Result<std::string>)>;
  using OnWritten = std::function<void(Result<void>)>;
  virtual void read(const std::string& name, OnRead onRead) = 0;
  virtual void write(const std::string& name, const std::string& secret, OnWritten onWritten) = 0;
};

class KeychainModule {
 public:
  static constexpr const char* kName = "keychain";
  virtual ~KeychainModule() = default;
  /// Null where no service of secrets answers: asking it would only cost time.
  virtual std::unique_ptr<Keychain> open() = 0;
};

}  // namespace passerelle

Q_DECLARE_INTERFACE(passerelle::KeychainModule, "eu.passerelle.KeychainModule/1")
