// What a report needs before it can be sent, in the words of both languages.
#include "shared/domain/report.h"

#include <gtest/gtest.h>

#include <functional>

namespace passerelle {
namespace {

std::string id(int number) { return "01930000-0000-7000-8000-0000000000" + std::to_string(10 + number); }

Report complete() {
  Report report;
  report.subject = {SubjectKind::unit, "LYO-01"};
  report.visitedOn = "2026-11-17";
  Astonishment one;
  one.id = id(0);
  one.text = "Caisse fermée";
  report.astonishments.push_back(one);
  report.ideas.push_back({id(1), "Ouvrir une caisse"});
  report.senses.push_back({"welcome", "smell", Tone::good, "pain chaud"});
  ManifestEntry photo;
  photo.id = id(2);
  photo.sizeBytes = 10;
  photo.sha256 = std::string(64, 'a');
  report.media.push_back(photo);
  report.noRecognisablePerson = true;
  return report;
}

struct Fault {
  const char* field;
  std::function<void(Report&)> make;
};

const std::vector<Fault>& faults() {
  static const std::vector<Fault> all = {
      {"/kind", [](Report& r) { r.kind = ""; }},
      {"/language", [](Report& r) { r.language = "de"; }},
      {"/subject/code", [](Report& r) { r.subject.code = " "; }},
      {"/subject/code", [](Report& r) { r.subject.code = std::string(81, 'x'); }},
      {"/visitedOn", [](Report& r) { r.visitedOn = "2026-02-30"; }},
      {"/astonishments", [](Report& r) { r.astonishments.clear(), r.ideas.clear(), r.senses.clear(); }},
      {"/astonishments", [](Report& r) { r.astonishments.resize(51); }},
      {"/ideas", [](Report& r) { r.ideas.resize(21); }},
      {"/senses", [](Report& r) { r.senses.resize(61); }},
      {"/media", [](Report& r) { r.media.resize(41); }},
      {"/media/0/id", [](Report& r) { r.media[0].id = "x"; }},
      {"/media/0/sizeBytes", [](Report& r) { r.media[0].sizeBytes = kMaxMediumBytes + 1; }},
      {"/media/0/sha256", [](Report& r) { r.media[0].sha256 = "x"; }},
      {"/media/0/caption", [](Report& r) { r.media[0].caption = std::string(501, 'x'); }},
      {"/noRecognisablePerson", [](Report& r) { r.noRecognisablePerson = false; }},
      {"/astonishments/0/id", [](Report& r) { r.astonishments[0].id = id(2); }},
      {"/astonishments/0/text", [](Report& r) { r.astonishments[0].text = " "; }},
      {"/astonishments/0/text", [](Report& r) { r.astonishments[0].text = std::string(8001, 'x'); }},
      {"/astonishments/0/momentOfTruth", [](Report& r) { r.astonishments[0].momentOfTruth = "<b>"; }},
      {"/astonishments/0/question", [](Report& r) { r.astonishments[0].question = std::string(301, 'x'); }},
      {"/astonishments/0/media", [](Report& r) { r.astonishments[0].media = {id(9)}; }},
      {"/senses/0/moment", [](Report& r) { r.senses[0].moment = ""; }},
      {"/senses/0/moment", [](Report& r) { r.senses[0].sense = "a b"; }},
      {"/senses/1/sense", [](Report& r) { r.senses.push_back(r.senses[0]); }},
      {"/senses/0/word", [](Report& r) { r.senses[0].word = std::string(201, 'x'); }},
      {"/ideas/0/id", [](Report& r) { r.ideas[0].id = ""; }},
      {"/ideas/0/text", [](Report& r) { r.ideas[0].text = "\n"; }},
      {"/ideas/0/text", [](Report& r) { r.ideas[0].text = std::string(8001, 'x'); }},
  };
  return all;
}
}  // namespace

TEST(Validate, ACompleteReportIsTaken) { EXPECT_TRUE(validate(complete())); }

TEST(Validate, EveryFaultNamesItsFieldAndSpeaksTheLanguageOfItsReader) {
  for (const Fault& fault : faults()) {
    Report report = complete();
    fault.make(report);
    const auto french = validate(report, "fr"), english = validate(report, "en"), british = validate(report, "en-GB");
    ASSERT_FALSE(french) << fault.field;
    ASSERT_FALSE(english) << fault.field;
    EXPECT_EQ(french.error().field, fault.field);
    EXPECT_EQ(english.error().field, fault.field);
    EXPECT_EQ(english.error().message, british.error().message);
    EXPECT_NE(french.error().message, english.error().message) << fault.field;
    EXPECT_GT(french.error().message.size(), 20U);
  }
}

TEST(Validate, AStripAloneIsAReport) {
  Report report = complete();
  report.astonishments.clear();
  report.ideas.clear();
  EXPECT_TRUE(validate(report));
}

TEST(Validate, AWithdrawnReportNeedsNothingElse) {
  Report report;
  report.withdrawn = true;
  EXPECT_TRUE(validate(report));
}

}  // namespace passerelle
