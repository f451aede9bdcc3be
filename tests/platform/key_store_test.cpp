#include "app/platform/key_store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <QTemporaryDir>
#include <map>
#include <optional>

#include "shared/base/files.h"
#include "tests/support/manual_executor.h"

namespace passerelle {
namespace {

/// A keychain that a test makes deaf, refusing or forgetful.
class FakeKeychain final : public Keychain {
 public:
  struct State {
    std::map<std::string, std::string> secrets;
    bool silent = false;
    bool refuses = false;
    bool forgets = false;
  };
  explicit FakeKeychain(State& state) : m_state(state) {}
  void read(const std::string& name, OnRead onRead) override {
    if (m_state.silent) return;
    if (m_state.refuses) return onRead(fail(ErrorCode::forbidden, "no"));
    const auto found = m_state.secrets.find(name);
    if (found == m_state.secrets.end()) return onRead(fail(ErrorCode::notFound, "none"));
    onRead(found->second);
  }
  void write(const std::string& name, const std::string& secret, OnWritten onWritten) override {
    if (m_state.silent) return;
    if (m_state.refuses) return onWritten(fail(ErrorCode::forbidden, "no"));
    if (!m_state.forgets) m_state.secrets[name] = secret;
    onWritten({});
  }

 private:
  State& m_state;
};

class KeyStoreTest : public ::testing::Test {
 protected:
  /// What a start of the app is told. Each call is a new process over the same folder.
  Result<StoredKey> open(bool withKeychain = true) {
    const auto openKeychain = [&]() -> std::unique_ptr<Keychain> {
      ++asked;
      return withKeychain ? std::make_unique<FakeKeychain>(state) : nullptr;
    };
    KeyStore store(folder.path().toStdString(), openKeychain, rng, executor);
    std::optional<Result<StoredKey>> answer;
    store.open(Milliseconds(3000), [&](Result<StoredKey> key) { answer = std::move(key); });
    executor.advance(Milliseconds(3000));
    return answer ? *answer : fail(ErrorCode::internal, "open() never answered");
  }
  std::string path(const char* name) const { return folder.filePath(QString::fromLatin1(name)).toStdString(); }

  QTemporaryDir folder;
  int asked = 0;  ///< how often somebody looked for a keychain
  FakeKeychain::State state;
  SeededRng rng{1};
  testing::ManualExecutor executor;
};

TEST_F(KeyStoreTest, KeepsTheSameKeyInTheKeychainFromStartToStart) {
  const auto first = open();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->home, KeyHome::keychain);
  EXPECT_EQ(first->bytes.size(), 32u);
  EXPECT_EQ(open()->bytes, first->bytes);
  EXPECT_FALSE(SystemFiles().read(path("key"))) << "the key stands in a file as well";
}

TEST_F(KeyStoreTest, WithoutAKeychainKeepsAFileThatOnlyItsOwnerReads) {
  const auto first = open(false);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->home, KeyHome::file);
  struct stat status {};
  ASSERT_EQ(::stat(path("key").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_EQ(open(false)->bytes, first->bytes);
}

TEST_F(KeyStoreTest, AFileStaysItsHomeWhenAKeychainAppearsLater) {
  const auto first = open(false);
  const auto later = open(true);
  ASSERT_TRUE(later);
  EXPECT_EQ(later->bytes, first->bytes);
  EXPECT_EQ(later->home, KeyHome::file);
}

TEST_F(KeyStoreTest, AKeyInAFileLooksForNoKeychain) {
  ASSERT_TRUE(open(false));
  asked = 0;
  ASSERT_TRUE(open(true));
  EXPECT_EQ(asked, 0) << "looking for one costs the first frame";
}

TEST_F(KeyStoreTest, TakesAFileWhenTheKeychainIsSilentRefusesOrForgets) {
  bool FakeKeychain::State::*const faults[] = {&FakeKeychain::State::silent, &FakeKeychain::State::refuses,
                                               &FakeKeychain::State::forgets};
  for (auto fault : faults) {
    QTemporaryDir fresh;
    folder.swap(fresh);
    state = {};
    state.*fault = true;
    const auto key = open();
    ASSERT_TRUE(key);
    EXPECT_EQ(key->home, KeyHome::file);
  }
}

TEST_F(KeyStoreTest, NeverReplacesAKeyThatTheKeychainDoesNotGive) {
  const auto first = open();
  for (const bool silent : {true, false}) {
    state.silent = silent;
    state.refuses = !silent;
    const auto key = open();
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().code, ErrorCode::unavailable);
  }
  EXPECT_EQ(open(false).error().code, ErrorCode::unavailable);
  state.silent = state.refuses = false;
  EXPECT_EQ(open()->bytes, first->bytes);
}

TEST_F(KeyStoreTest, ADamagedFileIsSaidAndKept) {
  ASSERT_TRUE(open(false));
  SystemFiles files;
  auto file = files.openAt(path("key"), 10);
  ASSERT_TRUE(file);
  file->reset();
  const auto key = open(false);
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().code, ErrorCode::invalid);
  EXPECT_EQ(files.size(path("key")).value(), 10);
}

TEST_F(KeyStoreTest, AFolderThatCannotBeWrittenIsSaid) {
  KeyStore store(
      path("nowhere"), [] { return nullptr; }, rng, executor);
  std::optional<ErrorCode> code;
  store.open(Milliseconds(1), [&](Result<StoredKey> key) { code = key ? ErrorCode::internal : key.error().code; });
  EXPECT_EQ(code, ErrorCode::noSpace);
}

}  // namespace
}  // namespace passerelle
