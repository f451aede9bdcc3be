// The keychain module's door.
#include "app/platform/keychain/system_keychain.h"

namespace passerelle {

class KeychainPlugin final : public QObject, public KeychainModule {
  Q_OBJECT
  Q_PLUGIN_METADATA(IID "eu.passerelle.KeychainModule/1")
  Q_INTERFACES(passerelle::KeychainModule)

 public:
  std::unique_ptr<Keychain> open() override {
    return SystemKeychain::answers() ? std::make_unique<SystemKeychain>() : nullptr;
  }
};

}  // namespace passerelle

#include "keychain_plugin.moc"
