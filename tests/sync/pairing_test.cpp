// Pairing: invitation → three equal words → signed in; and everybody who is not the server.
#include <gtest/gtest.h>

#include "app/sync/pairing.h"
#include "shared/base/digest.h"
#include "tests/support/scripted_api.h"
#include "tests/support/test_phone.h"

namespace passerelle {

TEST(Pairing, DifferentWordsMeanThatSomebodyStandsBetween) {
  testing::TestPhone phone;
  testing::ScriptedApi api;
  Pairing pairing(api, phone.clock, phone.rng, *phone);
  Result<Pairing::Opened> opened = fail(ErrorCode::internal, "");
  const InvitationLink link{"https://passerelle.example", "AAAAAAAAAAAAAAAAAAAAAA"};
  pairing.open(link, "Pixel", [&](Result<Pairing::Opened> result) { opened = std::move(result); });
  api.answer(
      201,
      R"({"pairingId":"p","person":{"name":"Camille","roles":[],"unit":null},"organisation":"Chaîne","words":["a","b","c"]})");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::refused);
  EXPECT_FALSE(phone->account.identity());
}

TEST(Pairing, NobodyAnsweringOrAnotherPageLeavesTheCodeUsable) {
  testing::TestPhone phone;
  testing::ScriptedApi api;
  Pairing pairing(api, phone.clock, phone.rng, *phone);
  const InvitationLink link{"https://passerelle.example", "AAAAAAAAAAAAAAAAAAAAAA"};
  ErrorCode code = ErrorCode::internal;
  const auto remember = [&](Result<Pairing::Opened> result) {
    code = result ? ErrorCode::internal : result.error().code;
  };
  pairing.open(link, "Pixel", remember);
  api.nobodyAnswers();
  EXPECT_EQ(code, ErrorCode::unavailable);
  pairing.open(link, "Pixel", remember);
  api.raw(ApiResponse{200, {}, "<html>"});
  EXPECT_EQ(code, ErrorCode::unavailable);
  pairing.open(link, "Pixel", remember);
  api.answer(410, R"({"code":"gone","detail":"Cette invitation a déjà servi."})");
  EXPECT_EQ(code, ErrorCode::gone);
}

namespace {
/// An invitation of this person, opened, compared and confirmed.
struct PairingWith {
  explicit PairingWith(const std::string& id) : m_id(id) {}
  Result<void> confirm() {
    Pairing pairing(api, phone.clock, phone.rng, *phone);
    const InvitationLink link{"https://passerelle.example", "AAAAAAAAAAAAAAAAAAAAAA"};
    Result<Pairing::Opened> opened = fail(ErrorCode::internal, "");
    pairing.open(link, "Pixel", [&](Result<Pairing::Opened> result) { opened = std::move(result); });
    // As the server does: it derives the words from the code it gave out and the key it was sent.
    const std::string& body = api.asked[0].request.body;
    const std::string key = body.substr(body.find("publicKey") + 12, 44);
    const auto words = pairingWords(link.code, *fromBase64(key));
    api.answer(
        201,
        R"({"pairingId":"p","person":{"name":"Camille","roles":[],"unit":{"code":"L","name":"Lyon"}},"organisation":"Chaîne","words":[")" +
            words[0] + "\",\"" + words[1] + "\",\"" + words[2] + "\"]}");
    EXPECT_TRUE(opened);
    if (!opened) return tl::unexpected<Error>(opened.error());
    EXPECT_EQ(opened->personName, "Camille");
    EXPECT_EQ(opened->words, words);
    Result<void> confirmed = fail(ErrorCode::internal, "");
    pairing.confirm([&](Result<void> result) { confirmed = std::move(result); });
    EXPECT_NE(api.asked[0].request.body.find(pairingProof(link.code, *fromBase64(key))), std::string::npos);
    api.answer(200, R"({"token":"secret","deviceId":"d","expiresAt":"2027-11-17T00:00:00.000Z"})");
    EXPECT_EQ(api.asked[0].header("Authorization"), "Bearer secret");
    api.answer(200, R"({"id":")" + m_id + R"(","name":"Camille","roles":["visitor"],"unit":null})");
    return confirmed;
  }
  testing::TestPhone phone;
  testing::ScriptedApi api;

 private:
  std::string m_id;
};
constexpr const char* kFirst = "0193b3a0-0000-7000-8000-000000000002";
constexpr const char* kSecond = "0193b3a0-0000-7000-8000-000000000001";
}  // namespace

TEST(Pairing, WordsThatAgreeLeadToASignedInPhoneThatForgetsWhatAnotherPersonWasTold) {
  PairingWith pairing(kSecond);
  auto& phone = pairing.phone;
  (void)phone->account.signIn(testing::someIdentity(), testing::somebody(kFirst));
  (void)phone->mirror.setCursor(17);
  (void)phone->conversation.putNotification(
      R"({"id":"n","cursor":9,"subject":{"kind":"round","id":"r"},"title":"x","text":"x","unread":1})");
  (void)phone->carnetKeys.make();
  (void)phone->reactions.adoptSupport("idea", true, std::nullopt);
  ASSERT_EQ(phone->conversation.unread(), 1);
  ASSERT_TRUE(pairing.confirm());
  EXPECT_TRUE(phone->account.signedIn());
  EXPECT_EQ(phone->account.me()->name, "Camille");
  EXPECT_EQ(phone->conversation.unread(), 0);
  EXPECT_EQ(phone->mirror.cursor(), 0);
  EXPECT_TRUE(phone->carnetKeys.ids().empty());
  EXPECT_FALSE(phone->reactions.supported("idea"));
}

TEST(Pairing, AnotherPersonsInvitationIsRefusedWhileSomebodysNotebookIsHere) {
  PairingWith pairing(kSecond);
  auto& phone = pairing.phone;
  (void)phone->account.signIn(testing::someIdentity(), testing::somebody(kFirst));
  ASSERT_TRUE(phone->captures.addText("pas pour elle"));
  ASSERT_TRUE(phone->account.signOut());
  const auto confirmed = pairing.confirm();
  ASSERT_FALSE(confirmed);
  EXPECT_EQ(confirmed.error().code, ErrorCode::conflict);
  EXPECT_FALSE(phone->account.signedIn());
  EXPECT_EQ(phone->account.me()->id, kFirst);
  EXPECT_EQ(phone->captures.count(), 1);
}

TEST(Pairing, TheSamePersonsInvitationOpensTheNotebookAgain) {
  PairingWith pairing(kFirst);
  auto& phone = pairing.phone;
  (void)phone->account.signIn(testing::someIdentity(), testing::somebody(kFirst));
  ASSERT_TRUE(phone->captures.addText("à moi"));
  ASSERT_TRUE(phone->account.signOut());
  ASSERT_TRUE(pairing.confirm());
  EXPECT_TRUE(phone->account.signedIn());
  EXPECT_EQ(phone->captures.count(), 1);
}

}  // namespace passerelle
