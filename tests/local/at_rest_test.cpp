// Encryption at rest: nothing that a person wrote or photographed can be read in the phone's folder.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/folder_files.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {
constexpr const char* kCanary = "CANARI-passerelle-7f3a";

/// Files of the folder that hold the canary in plain bytes.
std::vector<std::string> filesWithCanary(const std::string& folder) {
  std::vector<std::string> found;
  const auto files = testing::filesIn(folder);
  for (const auto& [path, bytes] : files) {
    if (bytes.find(kCanary) != std::string::npos) found.push_back(path);
  }
  EXPECT_GT(files.size(), 0u);
  return found;
}
}  // namespace

TEST(AtRest, NoWordNoPhotoNoTokenIsReadableInTheFolder) {
  testing::TestPhone phone;
  const std::string canary = kCanary;
  ASSERT_TRUE(phone->captures.addText(canary, Position{45.76, 4.86}));
  const auto photo =
      phone->captures.addPhoto("JPEG" + canary + std::string(200'000, 'x') + canary, "small" + canary, canary);
  ASSERT_TRUE(photo);
  auto draft = phone->drafts.beginFromCaptures({photo->id}, testing::completeReport(phone->vault, canary));
  ASSERT_TRUE(draft);
  draft->focus = {canary, 3};
  draft->content.noRecognisablePerson = true;
  draft->content.astonishments[0].verbatim = canary;
  ASSERT_TRUE(phone->drafts.save(*draft));
  ASSERT_TRUE(phone->ownReports.send(draft->id));
  ASSERT_TRUE(phone->drafts.begin(testing::completeReport(phone->vault, canary)));
  Identity identity = testing::someIdentity();
  identity.token = canary;
  ASSERT_TRUE(phone->account.signIn(identity, testing::somebody()));
  ASSERT_TRUE(phone->mirror.putRow("unit", "LYO-01", R"({"code":"LYO-01","name":")" + canary + "\"}"));
  FeedPage page;
  page.cards.push_back({});
  page.cards[0].id = "0193b3a0-0000-7000-8000-000000000002";
  page.cardsJson.push_back(R"({"id":"0193b3a0-0000-7000-8000-000000000002","region":")" + canary + "\"}");
  ASSERT_TRUE(phone->mirror.putFeedPage(page, 0, true));
  ASSERT_TRUE(phone->mirror.keepPicture("r", "m", "thumb", canary));
  ASSERT_TRUE(phone->reactions.reply("r", {true, "thanks", canary, "", ""}));
  ASSERT_TRUE(phone->settings.setValue("note", canary));
  EXPECT_TRUE(filesWithCanary(phone.folder()).empty());
  phone.kill();
  EXPECT_TRUE(filesWithCanary(phone.folder()).empty());
  phone.open();
  EXPECT_EQ(phone->account.identity()->token, canary);
  EXPECT_EQ(phone->mirror.unit("LYO-01")->name, canary);
}

TEST(AtRest, TheSearchItselfSeesACanaryThatIsThere) {
  testing::TempFolder folder;
  std::ofstream(folder.path("plain")) << "before " << kCanary << " after";
  EXPECT_EQ(filesWithCanary(folder.path()).size(), 1U);
}

TEST(AtRest, AnotherKeyOpensNothingAndHarmsNothing) {
  testing::TestPhone phone;
  ASSERT_TRUE(phone->captures.addText("gardé"));
  phone.kill();
  auto opened = Phone::open({phone.folder(), std::string(kKeyBytes, 'z'), {}}, phone.clock, phone.rng, phone.files);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::forbidden);
  opened = Phone::open({phone.folder(), "short", {}}, phone.clock, phone.rng, phone.files);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::forbidden);
  phone.open();
  EXPECT_EQ(phone->captures.all().at(0).text, "gardé");
}

TEST(AtRest, AValueCannotBeMovedToAnotherRow) {
  SeededRng rng(3);
  const Cipher cipher(std::string(kKeyBytes, 'k'), rng);
  const std::string sealed = cipher.seal("mots", placeOf("draft", "a", "content"));
  EXPECT_EQ(*cipher.open(sealed, placeOf("draft", "a", "content")), "mots");
  EXPECT_FALSE(cipher.open(sealed, placeOf("draft", "b", "content")));
  std::string changed = sealed;
  changed.back() ^= 1;
  EXPECT_FALSE(cipher.open(changed, placeOf("draft", "a", "content")));
  EXPECT_FALSE(cipher.open("", placeOf("draft", "a", "content")));
  EXPECT_NE(cipher.seal("mots", "x"), cipher.seal("mots", "x")) << "a nonce was used twice";
}

TEST(AtRest, AFileWhoseChunksWereSwappedCutOrLengthenedDoesNotOpen) {
  SeededRng rng(3);
  const Cipher cipher(std::string(kKeyBytes, 'k'), rng);
  const std::size_t sealedChunk = 64 * 1024 + 40;
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{65'535}, std::size_t{65'536},
                                 std::size_t{65'537}, std::size_t{200'000}}) {
    const std::string plain(size, 'p');
    EXPECT_EQ(*cipher.openFile(cipher.sealFile(plain, "media/a"), "media/a"), plain) << size;
  }
  const std::string file = cipher.sealFile(std::string(200'000, 'p'), "media/a");
  EXPECT_FALSE(cipher.openFile(file, "media/b"));
  EXPECT_FALSE(cipher.openFile(file.substr(0, 2 * sealedChunk), "media/a")) << "cut after a whole chunk";
  EXPECT_FALSE(cipher.openFile(file.substr(sealedChunk), "media/a")) << "the first chunk is missing";
  EXPECT_FALSE(cipher.openFile(
      file.substr(sealedChunk, sealedChunk) + file.substr(0, sealedChunk) + file.substr(2 * sealedChunk), "media/a"));
  EXPECT_FALSE(cipher.openFile(file + file.substr(0, sealedChunk), "media/a"));
}

}  // namespace passerelle
