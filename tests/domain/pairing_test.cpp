#include "shared/domain/pairing.h"

#include <gtest/gtest.h>

#include <set>

namespace passerelle {
namespace {
const std::string kCode = "AAECAwQFBgcICQoLDA0ODw";
const std::string kKey(32, '\x07');

TEST(Pairing, WordsAreTheSameOnBothSidesAndPinned) {
  const auto words = pairingWords(kCode, kKey);
  EXPECT_EQ(words, pairingWords(kCode, kKey));
  EXPECT_EQ(words[0] + "-" + words[1] + "-" + words[2], "pabo-baga-laja")
      << "changing the words breaks every app in the field";
}

TEST(Pairing, WordsAndProofChangeWithCodeAndKey) {
  std::set<std::string> seen;
  for (char c = 'a'; c <= 'z'; ++c) {
    const auto words = pairingWords(kCode, std::string(32, c));
    seen.insert(words[0] + words[1] + words[2]);
  }
  EXPECT_EQ(seen.size(), 26u);
  EXPECT_NE(pairingProof(kCode, kKey), pairingProof(kCode, std::string(32, 'x')));
  EXPECT_NE(pairingProof(kCode, kKey), pairingProof("BAECAwQFBgcICQoLDA0ODw", kKey));
  EXPECT_EQ(pairingProof(kCode, kKey).size(), 64u);
}

TEST(Pairing, LinksReadBackAsTheyWereWritten) {
  for (const std::string server :
       {"https://passerelle.example", "http://192.168.1.20:8080", "https://h.example/chain"}) {
    for (const std::string& link :
         {joinLink(server, kCode), appLink(server, kCode), "  " + joinLink(server, kCode) + "\r\n"}) {
      const auto read = parseInvitationLink(link);
      ASSERT_TRUE(read) << link;
      EXPECT_EQ(read->server, server);
      EXPECT_EQ(read->code, kCode);
    }
  }
  EXPECT_EQ(enterLink("https://p.example", kCode), "https://p.example/enter/" + kCode);
}

TEST(Pairing, RefusesWhatIsNoInvitation) {
  for (const std::string text :
       {"", "bonjour", "https://p.example/join", "https://p.example/join#short",
        "https://p.example/join#AAECAwQFBgcICQoLDA0OD!", "ftp://p.example/join#AAECAwQFBgcICQoLDA0ODw",
        "https:///join#AAECAwQFBgcICQoLDA0ODw", "javascript:alert(1)/join#AAECAwQFBgcICQoLDA0ODw",
        "https://good@evil.example/join#AAECAwQFBgcICQoLDA0ODw",
        "passerelle://join?server=%zz#AAECAwQFBgcICQoLDA0ODw"}) {
    EXPECT_FALSE(parseInvitationLink(text)) << text;
  }
}

}  // namespace
}  // namespace passerelle
