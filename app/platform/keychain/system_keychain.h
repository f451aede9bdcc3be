// The system's keychain (Secret Service, KWallet, macOS, Windows) through QtKeychain.
#pragma once
#include "app/platform/modules/keychain.h"

namespace passerelle {

class SystemKeychain final : public Keychain {
 public:
  /// False where no service of secrets is on the bus: asking would only cost time.
  static bool answers();
  void read(const std::string& name, OnRead onRead) override;
  void write(const std::string& name, const std::string& secret, OnWritten onWritten) override;
};

}  // namespace passerelle
