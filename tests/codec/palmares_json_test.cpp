#include "shared/codec/palmares_json.h"

#include <gtest/gtest.h>

#include "shared/codec/triage_json.h"

namespace passerelle {

TEST(PalmaresJson, ReadsWhatTheWireGives) {
  const auto month = decodePalmares(
      R"({"month":"2026-11","state":"published","round":"r","scale":[{"fr":"À écarter","en":"To reject"},{"fr":"Bonne","en":"Good"}],
          "reports":[{"item":"p","title":"Caisse fermée","author":"Marion","report":"p","round":"r","rank":1,"grade":1,"counts":[1,6],"prize":true,
          "figures":{"kind":"buddyDay","place":1,"quality":0.6123,"usefulness":0.7,"consequence":0.4,"percentile":1,"useful":12,"readers":20,
          "closedActions":1,"ideasInRounds":2},"ideas":[{"id":"i","text":"Ouvrir une caisse","answer":{"status":"retained","owner":{"id":"o","name":"Hugo"},
          "dueOn":"2026-12-24","reason":""}},{"id":"j","text":"Une chaise","answer":null}],"rewards":[{"kind":"thanks","person":{"id":"m","name":"Marion"},
          "words":"Merci","givenBy":"Florent"}]}],"ideas":[{"item":"i","title":"Ouvrir une caisse","figures":null,"ideas":[],"rewards":[]}]})");
  ASSERT_TRUE(month) << month.error().message;
  const PalmaresLine& first = month->reports.at(0);
  EXPECT_EQ(first.rank, 1);
  ASSERT_TRUE(first.figures);
  EXPECT_NEAR(first.figures->quality, 0.6123, 1e-9);
  EXPECT_EQ(first.figures->readers, 20);
  EXPECT_EQ(first.ideas.at(0).status, "retained");
  EXPECT_EQ(first.ideas.at(0).ownerName, "Hugo");
  EXPECT_EQ(first.ideas.at(1).status, "");
  EXPECT_EQ(first.rewards.at(0).personName, "Marion");
  EXPECT_FALSE(month->ideas.at(0).figures);
  EXPECT_EQ(*decodePalmaresMonths(R"({"items":[{"month":"2026-11","page":"/palmares/2026-11"},{}],"mine":[]})"),
            std::vector<std::string>{"2026-11"});
}

TEST(PalmaresJson, WhatIsNoJsonIsRefused) {
  for (const char* bytes : {"", "[]", "null", "{"}) {
    EXPECT_FALSE(decodePalmares(bytes)) << bytes;
    EXPECT_FALSE(decodePalmaresMonths(bytes)) << bytes;
    EXPECT_FALSE(decodeTriageIdea(bytes)) << bytes;
  }
}

}  // namespace passerelle
