#include "app/platform/key_store.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>
#include <array>

#include "app/local/cipher.h"
#include "shared/base/digest.h"
#include "shared/base/files.h"
#include "shared/base/id.h"
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace passerelle {
namespace {

constexpr const char* kKeyFile = "key";
constexpr const char* kHomeFile = "key.home";

std::string sayOfKeys(const char* text) { return QCoreApplication::translate("KeyStore", text).toStdString(); }

Result<std::string> keyFromHex(const std::string& hex) {
  auto bytes = fromHex(hex);
  if (!bytes || bytes->size() != kKeyBytes) {
    return fail(ErrorCode::invalid,
                sayOfKeys(QT_TRANSLATE_NOOP("KeyStore",
                                            "The key of what is kept here is damaged. Put back this folder from a "
                                            "backup, or begin with an empty one.")),
                "key");
  }
  return bytes;
}

Error keychainSilent() {
  return {ErrorCode::unavailable,
          sayOfKeys(QT_TRANSLATE_NOOP("KeyStore",
                                      "The system's keychain holds the key of your notes and does not answer. Unlock "
                                      "it, then try again: nothing is lost.")),
          {}};
}

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
  return text;
}

}  // namespace

/// One open(): answered once, by whoever comes first, the keychain or the deadline.
struct KeyStore::Question {
  Question(OnKey given, Executor& where) : onKey(std::move(given)), executor(where) {}
  bool answered() const { return onKey == nullptr; }
  void answer(Result<StoredKey> key) {
    if (answered()) return;
    executor.cancel(deadline);
    std::exchange(onKey, nullptr)(std::move(key));
  }
  OnKey onKey;
  Executor& executor;
  std::uint64_t deadline = 0;
};

KeyStore::KeyStore(std::string folder, OpenKeychain openKeychain, Rng& rng, Executor& executor)
    : m_folder(std::move(folder)), m_openKeychain(std::move(openKeychain)), m_rng(rng), m_executor(executor) {}

void KeyStore::open(Milliseconds patience, OnKey onKey) {
  auto question = std::make_shared<Question>(std::move(onKey), m_executor);
  SystemFiles files;
  if (auto home = files.read(m_folder + "/" + kHomeFile)) {
    m_keychain = m_openKeychain();
    if (!m_keychain) return question->answer(tl::unexpected<Error>(keychainSilent()));
    question->deadline =
        m_executor.after(patience, [question] { question->answer(tl::unexpected<Error>(keychainSilent())); });
    return readFromKeychain(trimmed(*home), question);
  }
  auto fromFile = readFile();
  if (fromFile || fromFile.error().code != ErrorCode::notFound) return question->answer(std::move(fromFile));
  m_keychain = m_openKeychain();
  if (!m_keychain) return question->answer(makeFile());
  question->deadline = m_executor.after(patience, [this, question] {
    if (!question->answered()) question->answer(makeFile());
  });
  bear(question);
}

void KeyStore::readFromKeychain(const std::string& name, std::shared_ptr<Question> question) {
  m_keychain->read(name, [question](Result<std::string> secret) {
    if (!secret) return question->answer(tl::unexpected<Error>(keychainSilent()));
    auto bytes = keyFromHex(*secret);
    if (!bytes) return question->answer(tl::unexpected<Error>(bytes.error()));
    question->answer(StoredKey{*bytes, KeyHome::keychain});
  });
}

void KeyStore::bear(std::shared_ptr<Question> question) {
  std::array<std::uint8_t, kKeyBytes> fresh{};
  m_rng.fill(fresh);
  const std::string bytes(fresh.begin(), fresh.end());
  const std::string name = newRandomId(m_rng);
  m_keychain->write(name, toHex(bytes), [this, question, bytes, name](Result<void> written) {
    if (question->answered()) return;
    if (!written) return question->answer(makeFile());
    // A keychain that says yes and keeps nothing would cost every note of this phone: read back before trusting it.
    m_keychain->read(name, [this, question, bytes, name](Result<std::string> back) {
      if (question->answered()) return;
      if (!back || *back != toHex(bytes) || !writeOnce(kHomeFile, name)) return question->answer(makeFile());
      question->answer(StoredKey{bytes, KeyHome::keychain});
    });
  });
}

Result<StoredKey> KeyStore::readFile() const {
  SystemFiles files;
  const std::string path = m_folder + "/" + kKeyFile;
  auto text = files.read(path);
  if (!text) return tl::unexpected<Error>(text.error());
  QFile::setPermissions(QString::fromStdString(path), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
  auto bytes = keyFromHex(trimmed(*text));
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return StoredKey{*bytes, KeyHome::file};
}

Result<StoredKey> KeyStore::makeFile() {
  std::array<std::uint8_t, kKeyBytes> fresh{};
  m_rng.fill(fresh);
  const std::string bytes(fresh.begin(), fresh.end());
  if (auto written = writeOnce(kKeyFile, toHex(bytes)); !written) return tl::unexpected<Error>(written.error());
  return StoredKey{bytes, KeyHome::file};
}

/// Under its own name only when whole and on the disk. Not through Files: the mode has to be 0600 from the first byte
/// on.
Result<void> KeyStore::writeOnce(const std::string& name, const std::string& text) const {
  SystemFiles files;
  const std::string path = m_folder + "/" + name;
  const std::string partPath = path + ".part";
  QFile::remove(QString::fromStdString(partPath));
  QFile part(QString::fromStdString(partPath));
  const auto bytes = QByteArray::fromStdString(text + "\n");
  bool kept = part.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
              part.write(bytes) == bytes.size() && part.flush();
#ifdef Q_OS_UNIX
  kept = kept && ::fsync(part.handle()) == 0;
#endif
  part.close();
  if (kept) kept = files.rename(partPath, path).has_value() && files.syncFolder(m_folder).has_value();
  if (!kept) {
    return fail(ErrorCode::noSpace, sayOfKeys(QT_TRANSLATE_NOOP("KeyStore",
                                                                "The app cannot write into its folder. Make room on "
                                                                "this device, then start again.")));
  }
  return {};
}

}  // namespace passerelle
