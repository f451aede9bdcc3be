// Staff named or described in a text: where they stand, what is proposed, how often they are found, and how fast.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "backend/words/names_check.h"
#include "backend/words/words_commands.h"
#include "tests/support/temp_folder.h"
#include "tests/where.h"

namespace passerelle::words {
namespace {
using ::testing::HasSubstr;

std::string repositoryFile(const std::string& path) {
  std::ifstream in(std::string(PASSERELLE_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> found(const std::string& text) {
  std::vector<std::string> spans;
  for (const Mention& one : MentionFinder().find(text)) spans.push_back(one.text);
  return spans;
}

std::string firstProposal(const std::string& text) {
  const auto mentions = MentionFinder().find(text);
  return mentions.empty() ? "nothing found" : mentions.front().proposals.front();
}

Figures figuresOf(const std::string& file) {
  const auto sentences = readSentences(repositoryFile(file));
  EXPECT_TRUE(sentences) << sentences.error().message;
  const MentionFinder finder;
  Figures figures;
  for (const Sentence& sentence : sentences->all) count(sentence, finder.find(sentence.text), figures);
  std::printf("%s: %zu sentences, recall %.3f, precision %.3f\n", file.c_str(), figures.sentences, figures.recall(),
              figures.precision());
  return figures;
}
}  // namespace

TEST(Mentions, KeptApartSentencesReachTheFiguresPromised) {
  const Figures figures = figuresOf("tests/words/kept_apart.csv");
  EXPECT_GE(figures.sentences, 200U);
  EXPECT_GE(figures.recall(), 0.9);
  EXPECT_GE(figures.precision(), 0.8);
}

TEST(Mentions, SentencesUsedToBuildStayFound) {
  const Figures figures = figuresOf("tests/words/building.csv");
  EXPECT_GE(figures.sentences, 600U);
  EXPECT_GE(figures.recall(), 0.97);
  EXPECT_GE(figures.precision(), 0.96);
}

TEST(Mentions, OffsetsCountBytesAndUtf16) {
  const std::string text = "🙂 Été : « Élodie » à l’accueil";
  const auto mentions = MentionFinder().find(text);
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions[0].text, "Élodie");
  EXPECT_EQ(text.substr(mentions[0].begin, mentions[0].end - mentions[0].begin), "Élodie");
  EXPECT_EQ(mentions[0].begin16, 11U);  // the smiley is two units
  EXPECT_EQ(mentions[0].end16, 17U);
}

TEST(Mentions, ProposalsAreReadyToStandInTheText) {
  EXPECT_EQ(firstProposal("Karine à l'accueil a souri."), "La personne à l'accueil");
  EXPECT_EQ(firstProposal("Hier, la caissière Sophie m'a aidé."), "une caissière");
  EXPECT_EQ(firstProposal("Le vendeur barbu m'a conseillé."), "Un vendeur");
  EXPECT_EQ(firstProposal("Le sourire de Karine compte."), "d’une personne de l’équipe");
  EXPECT_EQ(firstProposal("J'ai parlé au vendeur chauve."), "à un vendeur");
  EXPECT_EQ(firstProposal("Le conseil du vendeur chauve est juste."), "d’un vendeur");
  EXPECT_EQ(firstProposal("Il faut que Karine revienne."), "qu’une personne de l’équipe");
  EXPECT_EQ(firstProposal("En caisse, Karine m'a souri."), "la personne en caisse");
  EXPECT_EQ(firstProposal("The pregnant cashier had no chair."), "A cashier");
  EXPECT_EQ(firstProposal("La conseillère m'a reçu. Elle avait un fort accent."), "")
      << "nobody is named: leave it out";
}

TEST(Mentions, DeContractedWithANameIsReplacedWithIt) {
  const auto mentions = MentionFinder().find("Le sourire de Karine compte.");
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions[0].text, "de Karine");
}

TEST(Mentions, RolesAloneBrandsTownsAndCustomersAreLeftAlone) {
  for (const char* text :
       {"La caissière a souri.", "Leroy Merlin est en face, rue Victor Hugo.", "À Nancy, mardi, le rayon était vide.",
        "Une cliente blonde attendait.", "« Merci Madame »", "Claire et nette, l'affiche plaît."})
    EXPECT_THAT(found(text), ::testing::IsEmpty()) << text;
}

TEST(Mentions, KindsTellWhatIsSensitive) {
  const auto kindOf = [](const std::string& text) { return MentionFinder().find(text).at(0).kind; };
  EXPECT_EQ(kindOf("Karine a souri."), MentionKind::name);
  EXPECT_EQ(kindOf("L'hôtesse enceinte est restée debout."), MentionKind::health);
  EXPECT_EQ(kindOf("Un agent d'origine asiatique m'a aidé."), MentionKind::origin);
  EXPECT_EQ(kindOf("La caissière portait un voile."), MentionKind::religion);
  EXPECT_EQ(kindOf("Le vendeur de 60 ans m'a conseillé."), MentionKind::age);
  EXPECT_EQ(kindOf("Le technicien avait un accent."), MentionKind::voice);
  EXPECT_EQ(kindOf("Le guichetier gay m'a servi."), MentionKind::privateLife);
}

TEST(Mentions, WordsOfTheChainsOwnPlacesAreNeverNames) {
  const std::string text = "Hier, Marion était fermé, et Camille aussi.";
  EXPECT_EQ(MentionFinder().find(text).size(), 2U);
  EXPECT_EQ(MentionFinder({"Tilleul Marion", "Val de Camille"}).find(text).size(), 0U);
  EXPECT_EQ(MentionFinder({"Tilleul Marion"}).find("J'ai vu Mme Marion.").size(), 1U) << "a title says who it is";
}

TEST(Mentions, AnyBytesAreRead) {
  for (const std::string& text : std::vector<std::string>{"",
                                                          " ",
                                                          "\xFF\xFE\xC3",
                                                          "Mme",
                                                          "M.",
                                                          "la",
                                                          "de",
                                                          "l'",
                                                          "Karine",
                                                          std::string("a\0b Karine", 10),
                                                          "qui",
                                                          "avec un",
                                                          "le vendeur qui",
                                                          "d'",
                                                          "«",
                                                          std::string(3000, 'a'),
                                                          "Karine à",
                                                          "celle",
                                                          "son accent",
                                                          "vendeur , ,"}) {
    for (const Mention& one : MentionFinder().find(text)) {
      EXPECT_LE(one.end, text.size());
      EXPECT_LT(one.begin, one.end);
      EXPECT_FALSE(one.proposals.empty());
    }
  }
}

TEST(Mentions, TwoThousandCharactersTakeLessThanFiveMilliseconds) {
  const auto sentences = readSentences(repositoryFile("tests/words/building.csv"));
  ASSERT_TRUE(sentences);
  std::string text;
  for (const Sentence& one : sentences->all) {
    if (text.size() >= 2000) break;
    text += one.text + " ";
  }
  const MentionFinder finder;
  EXPECT_GT(finder.find(text).size(), 5U);
  double bestMs = 1e9;
  for (int round = 0; round < 30; ++round) {
    const auto from = std::chrono::steady_clock::now();
    finder.find(text);
    bestMs =
        std::min(bestMs, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
  }
  std::printf("%zu bytes: %.2f ms\n", text.size(), bestMs);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(bestMs, 5);
#endif
}

struct NamesCommand : ::testing::Test {
  passerelle::testing::TempFolder folder;
  SystemClock clock;
  SystemRng rng;
  SystemFiles files;
  std::ostringstream out, err;

  int run(std::vector<std::string> arguments) {
    CommandSeams seams{clock, rng, files, out, err};
    return namesCommand(arguments, seams);
  }
  std::string fileOf(const std::string& text) {
    std::ofstream(folder.path("s.csv"), std::ios::binary) << text;
    return folder.path("s.csv");
  }
};

TEST_F(NamesCommand, PrintsSpansAndProposalsAndFiguresWhenExpectationsAreGiven) {
  EXPECT_EQ(run({fileOf("sentence,spans\n\"Karine, hier, a souri.\",Karine\nRien ici.,\n")}), kExitOk);
  EXPECT_THAT(out.str(), HasSubstr("name 0-6 \"Karine\" -> \"Une personne de l’équipe\""));
  EXPECT_THAT(out.str(), HasSubstr("2 sentences; recall 1.000 (of 1 expected, 1 were found)"));
  EXPECT_THAT(out.str(), HasSubstr("precision 1.000"));
}

TEST_F(NamesCommand, WithoutExpectationsThereAreNoFigures) {
  EXPECT_EQ(run({fileOf("sentence\nKarine a souri.\n"), "--json"}), kExitOk);
  EXPECT_THAT(out.str(), HasSubstr(R"("text":"Karine","kind":"name","begin":0,"end":6,"begin16":0,"end16":6)"));
  EXPECT_THAT(out.str(), ::testing::Not(HasSubstr("figures")));
}

TEST_F(NamesCommand, SaysWhatToCorrectInAFile) {
  EXPECT_EQ(run({fileOf("sentence,spans\nKarine a souri.,Sophie\n")}), kExitUsage);
  EXPECT_THAT(err.str(), HasSubstr("line 2: \"Sophie\" is no part of the sentence"));
  EXPECT_EQ(run({fileOf("phrase\nx\n")}), kExitUsage);
  EXPECT_EQ(run({fileOf("sentence\nKarine, hier\n")}), kExitUsage) << "a comma without quotes";
  EXPECT_EQ(run({folder.path("none.csv")}), kExitNoData);
  EXPECT_EQ(run({}), kExitUsage);
}

}  // namespace passerelle::words
