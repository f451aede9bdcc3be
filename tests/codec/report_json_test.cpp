#include "shared/codec/report_json.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "shared/codec/json_fault.h"
#include "shared/codec/json_writer.h"
#include "tests/where.h"

namespace passerelle {
namespace {

std::string golden(const std::string& name) {
  std::ifstream in(std::string(PASSERELLE_SOURCE_DIR) + "/tests/codec/golden/" + name, std::ios::binary);
  EXPECT_TRUE(in.good()) << name;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + "1" + std::string(depth, ']'); }

TEST(ReportJson, GoldenFilesAreReadAndWrittenBackByteForByte) {
  for (const char* name : {"report_full.json", "report_senses.json", "report_minimal.json", "report_withdrawn.json"}) {
    const std::string bytes = golden(name);
    const auto report = decodeReport(bytes);
    ASSERT_TRUE(report) << name << ": " << report.error().message << " at " << report.error().field;
    EXPECT_EQ(encodeReport(*report) + "\n", bytes) << name;
  }
}

TEST(ReportJson, ReadsEveryFieldOfTheGoldenReport) {
  const Report report = *decodeReport(golden("report_full.json"));
  EXPECT_EQ(report.kind, "buddyDay");
  EXPECT_EQ(report.subject.kind, SubjectKind::unit);
  EXPECT_EQ(report.subject.code, "LYO-01");
  EXPECT_EQ(report.visitedOn, "2026-11-17");
  ASSERT_EQ(report.astonishments.size(), 2U);
  EXPECT_EQ(report.astonishments[0].tone, Tone::bad);
  EXPECT_EQ(report.astonishments[0].verbatim, "Vous avez perdu mon dossier « trois fois ».");
  EXPECT_EQ(report.astonishments[0].momentOfTruth, "checkout");
  EXPECT_EQ(report.astonishments[0].sense, "sight");
  EXPECT_EQ(report.astonishments[0].media, std::vector<std::string>{report.media[0].id});
  EXPECT_EQ(report.astonishments[1].text, "Une \"belle\" journée\n\tet un sourire 🙂");
  ASSERT_EQ(report.ideas.size(), 1U);
  ASSERT_EQ(report.media.size(), 2U);
  EXPECT_EQ(report.media[0].sizeBytes, 283114);
  EXPECT_EQ(report.media[1].kind, MediumKind::thumbnail);
  EXPECT_EQ(report.media[1].of, report.media[0].id);
  EXPECT_TRUE(report.noRecognisablePerson);
  EXPECT_TRUE(validate(report)) << validate(report).error().message;
}

TEST(ReportJson, TheSensoryStripAndTheQuestionsOfATemplateAreRead) {
  const Report report = *decodeReport(golden("report_senses.json"));
  ASSERT_EQ(report.senses.size(), 2U);
  EXPECT_EQ(report.senses[0].moment, "welcome");
  EXPECT_EQ(report.senses[0].sense, "smell");
  EXPECT_EQ(report.senses[0].tone, Tone::good);
  EXPECT_EQ(report.senses[0].word, "pain chaud");
  EXPECT_EQ(report.senses[1].tone, Tone::bad);
  EXPECT_EQ(report.astonishments.at(0).question, "Qu'est-ce qui marche bien, à ne surtout pas changer ?");
  EXPECT_TRUE(validate(report)) << validate(report).error().message;
}

TEST(ReportJson, UnknownFieldsOfNewerAppsAreLeftAlone) {
  const auto report = decodeReport(golden("report_newer_app.json"));
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->astonishments.at(0).text, "Bel accueil");
}

TEST(ReportJson, WhatIsWrongIsNamedByItsPlace) {
  const std::pair<std::string, std::string> cases[] = {
      {R"([])", ""},
      {R"({"kind":3})", "/kind"},
      {R"({"subject":"LYO"})", "/subject"},
      {R"({"subject":{"kind":"shop"}})", "/subject/kind"},
      {R"({"astonishments":{}})", "/astonishments"},
      {R"({"astonishments":[{},{"tone":"sad"}]})", "/astonishments/1/tone"},
      {R"({"astonishments":[7]})", "/astonishments/0"},
      {R"({"astonishments":[{"media":[1]}]})", "/astonishments/0/media/0"},
      {R"({"ideas":[{"text":null,"id":[]}]})", "/ideas/0/id"},
      {R"({"senses":{}})", "/senses"},
      {R"({"senses":[{"tone":"loud"}]})", "/senses/0/tone"},
      {R"({"senses":[{"word":3}]})", "/senses/0/word"},
      {R"({"media":[{"sizeBytes":1.5}]})", "/media/0/sizeBytes"},
      {R"({"media":[{"sizeBytes":"1"}]})", "/media/0/sizeBytes"},
      {R"({"withdrawn":"yes"})", "/withdrawn"},
      {R"({"kind":"a","kind":"b"})", "/kind"},
      {R"({"position":{"lat":45.7,"lon":4.8}})", "/position"},
      {R"({"position":null})", "/position"},
      {"{\"ideas\":[{\"text\":\"\xff\"}]}", "/ideas/0/text"},
      {"{\"ideas\":[{\"text\":\"\xc0\xaf\"}]}", "/ideas/0/text"},
      {"{\"ideas\":[{\"text\":\"\xed\xa0\x80\"}]}", "/ideas/0/text"},
      {R"({"ideas":[{"text":"a\u0000b"}]})", "/ideas/0/text"},
      {R"({"x":{"y":["a\u0000b"]}})", "/x/y/0"},
      {std::string("{\"kind\":\"a\0b\"}", 14), "/kind"},
      {R"({"ideas":[{"text":"\ud800"}]})", "/ideas/0/text"},
      {"{\"kind\":\"a\nb\"}", "/kind"},
      {R"({"x":1e999})", "/x"},
      {R"({"x":[0,-123456789012345678901234567890]})", "/x/1"},
      {R"({"a/b":{"c~d":01}})", "/a~1b/c~0d"},
      {R"({"kind":"a",})", ""},
      {R"({"kind":"a")", ""},
      {R"({"kind":tru})", "/kind"},
      {R"({"kind":"a"} x)", ""},
      {"", ""},
  };
  for (const auto& [json, pointer] : cases) {
    const auto report = decodeReport(json);
    ASSERT_FALSE(report) << json;
    EXPECT_EQ(report.error().code, ErrorCode::invalid) << json;
    EXPECT_EQ(report.error().field, pointer) << json << ": " << report.error().message;
    EXPECT_FALSE(report.error().message.empty()) << json;
  }
}

TEST(ReportJson, SixtyFourLevelsAreTakenSixtyFiveAreNot) {
  EXPECT_TRUE(decodeReport(R"({"x":)" + nested(63) + "}"));
  const auto deeper = decodeReport(R"({"x":)" + nested(64) + "}");
  ASSERT_FALSE(deeper);
  EXPECT_EQ(deeper.error().message, "This JSON is nested more than 64 levels deep.");
  EXPECT_TRUE(deeper.error().field.starts_with("/x/0/0/"));
  EXPECT_FALSE(decodeReport(std::string(60'000, '[')));
}

TEST(ReportJson, AnEscapedBackslashBeforeU0000IsNoNul) {
  EXPECT_TRUE(decodeReport(R"({"ideas":[{"text":"C:\\u0000"}]})"));
}

TEST(ReportJson, MoreThanSixtyFourKilobytesAreTooLarge) {
  const auto large = decodeReport(R"({"x":")" + std::string(kMaxReportBytes, 'a') + "\"}");
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().code, ErrorCode::tooLarge);
}

TEST(JsonFault, AgreesWithTheFastParserOnEveryCutAndFlippedByte) {
  std::string bytes = golden("report_full.json");
  bytes.pop_back();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string flipped = bytes;
    for (const int bit : {0x01, 0x20, 0x80}) {
      flipped[i] = static_cast<char>(bytes[i] ^ bit);
      // Every text that the scanner faults is refused, and a text that it passes fails for its fields only.
      const JsonFault fault = findJsonFault(flipped, 64);
      const auto report = decodeReport(flipped);
      EXPECT_TRUE(fault.message.empty() || !report) << flipped;
      EXPECT_TRUE(report || report.error().message != "This is not valid JSON in UTF-8.") << flipped;
    }
    EXPECT_NE(findJsonFault(bytes.substr(0, i), 64).message, "") << i;
  }
}

TEST(JsonWriter, EscapesWhatJsonMustAndMendsBrokenText) {
  std::string out;
  appendJsonString(out, std::string_view("a\"\\\n\x01\0é🙂\xff\xe2\x82", 15));
  EXPECT_EQ(out, R"("a\"\\\n\u0001\u0000é🙂)"
                 "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
  JsonWriter json;
  json.beginObject().field("a", 1).key("b").beginArray().text("x").null().boolean(false).real(0.1).real(1 / 0.0);
  json.endArray().key("c").beginObject().endObject().endObject();
  EXPECT_EQ(json.str(), R"({"a":1,"b":["x",null,false,0.1,null],"c":{}})");
}

}  // namespace
}  // namespace passerelle
