#include "shared/codec/round_json.h"

#include <gtest/gtest.h>

namespace passerelle {

TEST(RoundJson, ReadsWhatTheWireGives) {
  const auto round = decodeRound(
      R"({"id":"r","kind":"ideas","title":"Comité","state":"published","closesAt":"2026-12-01T17:00:00.000Z",
          "resultsAt":"2026-12-01T17:15:00.000Z","publishedAt":"2026-12-01T17:15:02.000Z","complaintsUntil":null,"slate":3,
          "showOfHands":false,"invited":true,"voted":true,"scale":[{"fr":"À écarter","en":"To reject"},{"fr":"Bonne","en":"Good"}],
          "turnout":{"invited":10,"voted":7},"seed":"s","result":{"valid":true,"ballots":7,"ranked":[{"item":"i","title":"Une chaise",
          "report":"p","origin":"chair","rank":1,"grade":1,"counts":[2,5],"graders":7,"above":0,"below":2,"sansAvis":1,"concerned":1,
          "recusals":2,"quorum":5,"prize":true,"leaveOneOut":{"best":1,"worst":2,"kept":6},"why":{"fr":"Parce que","en":"Because"}}],
          "underQuorum":[{"item":"u","title":"Peu","rank":null,"grade":null,"counts":[]}]},"newer":{"unknown":[1]}})");
  ASSERT_TRUE(round) << round.error().message;
  EXPECT_FALSE(round->open());
  EXPECT_TRUE(round->invited);
  EXPECT_EQ(round->scale[1].french, "Bonne");
  EXPECT_EQ(round->turnoutVoted, 7);
  ASSERT_TRUE(round->result);
  const RoundViewLine& first = round->result->ranked.at(0);
  EXPECT_EQ(first.rank, 1);
  EXPECT_EQ(first.counts, (std::vector<std::int64_t>{2, 5}));
  EXPECT_EQ(first.recusals, 2);
  EXPECT_EQ(first.kept, 6);
  EXPECT_TRUE(first.prize);
  EXPECT_EQ(first.whyFrench, "Parce que");
  EXPECT_FALSE(round->result->underQuorum.at(0).rank);
  EXPECT_TRUE(round->result->underQuorum.at(0).counts.empty());
}

TEST(RoundJson, ABallotComesBackAsItWasWritten) {
  const std::vector<BallotViewLine> lines{{"a", {}, {}, 5, "Bravo « \n »"},
                                          {"b", {}, {}, kNoOpinion, std::nullopt},
                                          {"c", {}, {}, kIsConcerned, ""},
                                          {"d", {}, {}, kNothingSaid, std::nullopt}};
  const std::string bytes = encodeBallot(lines, "00112233445566ff");
  const auto read = decodeBallot(bytes);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->lines.size(), 4U);
  EXPECT_EQ(read->change, "00112233445566ff");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_EQ(read->lines[i].item, lines[i].item);
    EXPECT_EQ(read->lines[i].said, lines[i].said);
    EXPECT_EQ(read->lines[i].comment, lines[i].comment);
  }
  EXPECT_EQ(encodeBallot({}), R"({"lines":[]})");
}

TEST(RoundJson, WhatMakesNoSenseIsRefusedOrLeftOut) {
  for (const char* bytes : {"", "[]", "null", "{", "\xff\xfe"}) {
    EXPECT_FALSE(decodeRound(bytes)) << bytes;
    EXPECT_FALSE(decodeBallot(bytes)) << bytes;
  }
  EXPECT_FALSE(decodeRound(std::string(200, '[')));
  const auto odd = decodeBallot(
      R"({"lines":[{"item":"a","grade":-1},{"item":"b","grade":99999999999},{"item":"c","grade":"excellent"},{"grade":3},7]})");
  ASSERT_TRUE(odd);
  ASSERT_EQ(odd->lines.size(), 3U);
  for (const BallotViewLine& line : odd->lines) EXPECT_EQ(line.said, kNothingSaid);
  const auto empty = decodeRound("{}");
  ASSERT_TRUE(empty);
  EXPECT_FALSE(empty->result);
}

}  // namespace passerelle
