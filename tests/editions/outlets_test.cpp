// One edition in its outlets: letter, poster, reading list, text; what each holds, how long it may be, and that its
// headers and parts stay what they are whatever somebody typed.
#include <gtest/gtest.h>

#include <algorithm>

#include "backend/editions/edition_mail.h"
#include "backend/editions/edition_text.h"
#include "backend/editions/month.h"
#include "backend/editions/print_pages.h"
#include "backend/editions/reading_list.h"
#include "backend/editions/story_words.h"
#include "backend/mail/message.h"
#include "tests/editions/hostile_strings.h"
#include "tests/support/edition_world.h"

namespace passerelle::testing {
namespace {
using editions::Edition;
using editions::EditionMail;
using editions::Story;

const std::string kStory = "0193a000-0000-7000-8000-000000000001", kOther = "0193a000-0000-7000-8000-000000000002";

Story storyOf(const std::string& id, const std::string& text) {
  Story story;
  story.reportId = id;
  story.kind = "buddyDay";
  story.place = "Lyon Part-Dieu";
  story.author = "Claire Dupont";
  story.department = "Marketing";
  story.visitedOn = "2026-11-17";
  story.astonishments.push_back({"bad", text, "Je croyais déranger.", "checkout", "sight"});
  story.ideas.push_back("Ouvrir une deuxième caisse");
  return story;
}

Edition someEdition(std::size_t stories = 2) {
  Edition edition;
  edition.week = "2026-W47";
  edition.from = *editions::startOfWeek(edition.week);
  edition.stories.push_back(storyOf(kStory, "Sept clients attendent. Une seule caisse est ouverte."));
  for (std::size_t i = 1; i < stories; ++i)
    edition.stories.push_back(
        storyOf("0193a000-0000-7000-8000-" + std::to_string(100000000000 + i), "Récit numéro " + std::to_string(i)));
  edition.waiting.push_back({kOther, kStory, "Une chaise près des cabines", "Lille", "Hugo", 43});
  edition.waitingCount = 3;
  edition.done.push_back(
      {kOther, kStory, "Un regard en dix secondes", "Lille", "Zoé", "done", "À Nantes, en mars", "Ada", ""});
  edition.newIdeas.push_back({kOther, kOther, "Des prix lisibles", "Lille", "Zoé"});
  return edition;
}

const editions::MailPlace kPlace{"https://passerelle.example", "Tilleul", "passerelle@tilleul.example"};

EditionMail mailOf(
    const Edition& edition, Language language = Language::french,
    const editions::PictureOf& pictures = [](const auto&, const auto&) { return std::nullopt; }) {
  return {edition, editions::Labels(), kPlace, language, pictures};
}

editions::MailReader reader() {
  return {"p1", "zoe@tilleul.example", "https://passerelle.example/unsubscribe/abc", {}};
}

std::string letterOf(const EditionMail& mail, const editions::MailReader& to = reader()) {
  const auto letter = mail.letterFor(to, fromMs(1794933600000));
  return letter && *letter ? **letter : std::string();
}

/// Lines between a letter's delimiters.
std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    lines.push_back(text.substr(at, end - at));
    if (end == std::string::npos) break;
    at = end + 2;
  }
  return lines;
}

TEST(QuotedPrintable, ComesBackAndFitsItsLines) {
  std::vector<std::string> texts = hostileStrings();
  texts.push_back(std::string(500, '.') + "\n.\nFrom me\n" + std::string(300, 'F') + " \n\t\n=\xC3\xA9\r\nend ");
  texts.push_back(std::string("\0\x01\xff", 3));
  for (const std::string& text : texts) {
    const std::string encoded = mail::quotedPrintable(text);
    std::string expected = text;
    for (std::size_t at = 0; (at = expected.find("\r\n", at)) != std::string::npos;) expected.erase(at, 1);
    std::string read = unquoted(encoded);
    for (std::size_t at = 0; (at = read.find("\r\n", at)) != std::string::npos;) read.erase(at, 1);
    EXPECT_EQ(read, expected + (expected.empty() || expected.ends_with('\n') ? "" : "\n")) << text;
    for (const std::string& line : linesOf(encoded)) {
      EXPECT_LE(line.size(), 76u);
      EXPECT_FALSE(line.starts_with(".") || line.starts_with("From "));
      EXPECT_FALSE(line.ends_with(" ") || line.ends_with("\t"));
    }
  }
}

TEST(Letter, IsTextAndHtmlWithPicturesInside) {
  Edition edition = someEdition(8);
  for (Story& story : edition.stories) story.photos.push_back({"0193a000-0000-7000-8000-0000000000aa", "La caisse"});
  const std::string picture = "\xFF\xD8" + std::string(20'000, 'x');
  const auto mail = mailOf(edition, Language::french, [&](const auto&, const auto&) {
    return std::optional(editions::MailPicture{"image/jpeg", picture});
  });
  const std::string letter = letterOf(mail);
  EXPECT_TRUE(has(letter, "Content-Type: multipart/alternative;"));
  EXPECT_TRUE(has(letter, "Content-Type: multipart/related; type=\"text/html\";"));
  std::size_t pictures = 0;
  for (std::size_t at = 0; (at = letter.find("Content-Type: image/jpeg", at)) != std::string::npos; ++at) ++pictures;
  EXPECT_EQ(pictures, 4u);
  EXPECT_TRUE(has(unquoted(letter), "src=\"cid:0193a000-0000-7000-8000-0000000000aa@passerelle\""));
  EXPECT_LT(letter.size(), 250'000u);
  for (const std::string& line : linesOf(letter)) EXPECT_LE(line.size(), 78u) << line;
  EXPECT_EQ(letter.find_first_of("\n") == std::string::npos, false);
  for (std::size_t at = 0; (at = letter.find('\n', at)) != std::string::npos; ++at) ASSERT_EQ(letter[at - 1], '\r');
}

TEST(Letter, APictureThatIsTooLargeStaysOnThePage) {
  Edition edition = someEdition();
  edition.stories[0].photos.push_back({"0193a000-0000-7000-8000-0000000000aa", ""});
  const auto mail = mailOf(edition, Language::french, [](const auto&, const auto&) {
    return std::optional(editions::MailPicture{"image/jpeg", std::string(60'000, 'x')});
  });
  EXPECT_FALSE(has(letterOf(mail), "image/jpeg"));
}

TEST(Letter, IsHeadedByWhatWaitsAndByWhatWasDone) {
  const std::string letter = unquoted(letterOf(mailOf(someEdition())));
  const std::size_t waits = letter.find("Une chaise près des cabines"), done = letter.find("Un regard en dix secondes"),
                    story = letter.find("Sept clients attendent.");
  const std::size_t text = letter.find("text/plain");
  EXPECT_LT(text, waits);
  EXPECT_LT(waits, done);
  EXPECT_LT(done, letter.find("Une seule caisse est ouverte."));
  EXPECT_LT(story, letter.find("Des prix lisibles"));
  EXPECT_TRUE(has(letter, "3\u00a0idées attendent une réponse"));
  EXPECT_TRUE(has(unquoted(letterOf(mailOf(someEdition(), Language::english))), "3\u00a0ideas wait for an answer"));
}

TEST(Letter, HasTheSameIdEachTimeAndAnotherForEachPersonAndIssue) {
  const auto mail = mailOf(someEdition());
  EXPECT_EQ(mail.messageIdFor("p1"), mailOf(someEdition(5)).messageIdFor("p1"));
  EXPECT_NE(mail.messageIdFor("p1"), mail.messageIdFor("p2"));
  Edition other = someEdition();
  other.week = "2026-W48";
  EXPECT_NE(mail.messageIdFor("p1"), mailOf(other).messageIdFor("p1"));
  EXPECT_FALSE(has(mail.messageIdFor("zoe@tilleul.example"), "zoe")) << "it does not tell who it is for";
}

TEST(Letter, LeavesOutWhatWasReadAndTellsAnAnswerThatCameSince) {
  Edition edition = someEdition(1);
  edition.done.clear();
  edition.newIdeas.clear();
  Story answered = storyOf(kOther, "Répondu depuis");
  answered.reply = editions::StoryReply{true, "context", "Nous avons recruté.", fromMs(2'000)};
  edition.answers.push_back(answered);
  auto to = reader();
  to.read = {{kStory, fromMs(1'000)}, {kOther, fromMs(1'000)}};
  EXPECT_TRUE(has(unquoted(letterOf(mailOf(edition), to)), "Nous avons recruté.")) << "read before the answer came";
  to.read[kOther] = fromMs(3'000);
  EXPECT_EQ(letterOf(mailOf(edition), to), "") << "nothing is new";
}

TEST(Letter, NoHostileStringChangesItsHeadersOrItsParts) {
  Edition harmless = someEdition();
  harmless.leadFr = "Un mot";
  harmless.stories[0].reply = editions::StoryReply{true, "context", "Un texte", {}};
  const auto headersOf = [](const std::string& letter) {
    std::vector<std::string> names;
    for (const std::string& line : linesOf(letter.substr(0, letter.find("\r\n\r\n"))))
      if (!line.starts_with(' ')) names.push_back(line.substr(0, line.find(':')));
    return names;
  };
  const auto expected = headersOf(letterOf(mailOf(harmless)));
  for (const std::string& text : hostileStrings()) {
    Edition edition = harmless;
    edition.leadFr = text;
    for (Story& story : edition.stories) {
      story.astonishments[0] = {"bad", text, text, text, text, text};
      story.place = story.author = story.department = story.kind = story.visitedOn = text;
      story.ideas = {text, text};
      story.reply = editions::StoryReply{true, "context", text, {}};
    }
    edition.waiting[0].text = edition.waiting[0].author = edition.waiting[0].place = text;
    edition.done[0].text = edition.done[0].reason = edition.done[0].author = text;
    edition.newIdeas[0].text = edition.newIdeas[0].place = text;
    const std::string letter = letterOf(mailOf(edition));
    ASSERT_FALSE(letter.empty()) << text;
    EXPECT_EQ(headersOf(letter), expected) << text;
    const std::string boundary = mail::boundaryFor(mailOf(edition).messageIdFor("p1"), "alternative");
    std::size_t parts = 0;
    for (std::size_t at = 0; (at = letter.find("\r\n--" + boundary, at)) != std::string::npos; ++at) ++parts;
    EXPECT_EQ(parts, 3u) << text;
    const std::string html = unquoted(letter.substr(letter.find("\r\nContent-Type: text/html; charset=utf-8\r\n")));
    for (const char* bad : {"<script", "<svg", "<iframe", "<object", "href=\"javascript", "href=\"data", "onerror=\""})
      EXPECT_FALSE(has(html, bad)) << text;
  }
}

TEST(Letter, AnAddressThatCouldAddAHeaderIsRefused) {
  auto to = reader();
  for (const char* bad : {"a@b.c\r\nBcc: x@y.z", "a@b.c>", "a b@c.d", "a@b.c\n"}) {
    to.email = bad;
    EXPECT_FALSE(mailOf(someEdition()).letterFor(to, {})) << bad;
  }
}

TEST(ReadingList, IsAtMostThreeHundredWordsAndTwoMinutes) {
  Edition edition = someEdition(12);
  std::string words;
  for (int i = 0; i < 400; ++i) words += "mot ";
  for (Story& story : edition.stories) {
    story.astonishments[0].text = words;
    story.astonishments[0].verbatim = words;
    story.place = words;
  }
  for (int i = 0; i < 10; ++i) {
    edition.waiting.push_back({kOther, kStory, words, words, words, 50});
    edition.done.push_back({kOther, kStory, words, words, words, "done", words, words, ""});
    edition.newIdeas.push_back({kOther, kOther, words, words, words});
  }
  const auto list = editions::readingList(edition, Language::french);
  EXPECT_LE(list.words, editions::kReadingWords);
  EXPECT_LE(list.seconds, editions::kReadingSeconds);
  ASSERT_GE(list.sections.size(), 3u);
  int seconds = 0;
  std::size_t counted = 0;
  for (const auto& section : list.sections) {
    EXPECT_GT(section.seconds, 0);
    seconds += section.seconds;
    counted += editions::wordsIn(section.title);
    for (const auto& line : section.lines)
      counted += editions::wordsIn(line.text) + editions::wordsIn(line.quote) + editions::wordsIn(line.from);
  }
  EXPECT_EQ(seconds, list.seconds);
  EXPECT_EQ(counted, list.words);
  const auto small = editions::readingList(someEdition(), Language::english);
  EXPECT_EQ(small.sections[0].title, "To decide");
  EXPECT_LT(small.seconds, 60);
  EXPECT_EQ(editions::wordsIn("un\u00a0mot\u202fde plus\n"), 4u);
}

TEST(Letter, AnIdeaFiledOnItsOwnIsNewsUntilItIsRead) {
  Edition edition = someEdition(1);
  edition.stories.clear();
  edition.done.clear();
  edition.newIdeas = {{kStory, kOther, "Dans un rapport", "Lille", "Zoé"}};
  EXPECT_EQ(letterOf(mailOf(edition)), "") << "ideas of reports come with them";
  edition.newIdeas = {{kStory, "", "Seule", "", "Zoé"}};
  std::string letter = letterOf(mailOf(edition));
  for (std::size_t at; (at = letter.find("=\r\n")) != std::string::npos;) letter.erase(at, 3);
  EXPECT_TRUE(has(letter, "https://passerelle.example/ideas/" + kStory));
  EXPECT_TRUE(has(letter, "- Seule =E2=80=94 Zo=C3=A9\r\n")) << letter;
  editions::MailReader knows = reader();
  knows.read[kStory] = fromMs(1794933600000);
  EXPECT_EQ(letterOf(mailOf(edition), knows), "") << "nobody is mailed what they have read";
}

TEST(Poster, HasACodeForTheEditionAndForEachStory) {
  const auto page = editions::posterPage(someEdition(9), editions::Labels(), "https://passerelle.example",
                                         {Language::french, "Tilleul", false});
  std::size_t codes = 0;
  for (std::size_t at = 0; (at = page.body.find("class=\"qr\"", at)) != std::string::npos; ++at) ++codes;
  EXPECT_EQ(codes, 5u);
  EXPECT_TRUE(has(page.body, "«\u00a0Je croyais déranger.\u00a0»"));
}

TEST(Month, TakesTheFirstStoriesOfEachWeekInTurn) {
  EXPECT_EQ(editions::monthOf("2026-W49"), "2026-12") << "its Thursday is the 3rd of December";
  EXPECT_EQ(editions::monthOf("2026-W45"), "2026-11");
  EXPECT_EQ(editions::monthOf("nonsense"), "");
  Edition first = someEdition(3), second = someEdition(1);
  first.week = "2026-W46";
  second.stories[0].reportId = kOther;
  const Edition month = editions::monthOfEditions("2026-11", {first, second});
  ASSERT_EQ(month.stories.size(), 4u);
  EXPECT_EQ(month.stories[0].reportId, kStory);
  EXPECT_EQ(month.stories[1].reportId, kOther);
  EXPECT_TRUE(month.isMonth());
  EXPECT_EQ(editions::issueTitle(month, Language::french), "novembre\u00a02026");
  EXPECT_TRUE(editions::monthOfEditions("2026-10", {}).empty());
}

TEST(Text, IsBrokenBetweenWords) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "étonnement ";
  const std::string text = editions::wrapped(words, "- ", "  ");
  std::size_t at = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', at)) {
    const std::string line = text.substr(at, end - at);
    const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xc0) != 0x80; });
    EXPECT_LE(columns, 72);
    EXPECT_TRUE(line.starts_with(at == 0 ? "- " : "  "));
    at = end + 1;
  }
  EXPECT_EQ(editions::wrapped(std::string(100, 'x')), std::string(100, 'x') + "\n");
}

}  // namespace
}  // namespace passerelle::testing
