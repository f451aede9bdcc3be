// One visual language: the pages' colours are the app's.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>

#include "backend/editions/edition_css.h"
#include "backend/pages/style_css.h"
#include "tests/where.h"

namespace passerelle {
namespace {

struct Pair {
  std::string light, dark;
  bool operator==(const Pair&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Pair& pair) { return out << pair.light << " / " << pair.dark; }

/// Colours of qml/theme/Theme.qml by name.
std::map<std::string, Pair> theme() {
  std::ifstream in(std::string(PASSERELLE_SOURCE_DIR) + "/qml/theme/Theme.qml");
  const std::string text(std::istreambuf_iterator<char>(in), {});
  static const std::regex kColour(R"RE(property color (\w+): dark \? "(#[0-9A-F]{6})" : "(#[0-9A-F]{6})")RE");
  std::map<std::string, Pair> found;
  for (std::sregex_iterator it(text.begin(), text.end(), kColour), end; it != end; ++it)
    found[(*it)[1]] = {(*it)[3], (*it)[2]};
  return found;
}

/// Variables of a stylesheet by name: the first block is the day's, that of the dark scheme the night's.
std::map<std::string, Pair> sheet(std::string_view css) {
  static const std::regex kVariable(R"(--(\w+):(#[0-9A-F]{6}))");
  const std::string text(css), day = text.substr(0, text.find("@media")),
                               night = text.substr(text.find("@media"), text.find("}}") - text.find("@media"));
  std::map<std::string, Pair> found;
  for (std::sregex_iterator it(day.begin(), day.end(), kVariable), end; it != end; ++it)
    found[(*it)[1]].light = (*it)[2];
  for (std::sregex_iterator it(night.begin(), night.end(), kVariable), end; it != end; ++it)
    found[(*it)[1]].dark = (*it)[2];
  return found;
}

const std::map<std::string, std::string> kSame = {
    {"paper", "paper"},      {"card", "card"}, {"line", "hairline"}, {"ink", "ink"},
    {"soft", "softInk"},     {"sea", "sea"},   {"coral", "coral"},   {"oncoral", "coralInk"},
    {"good", "good"},        {"bad", "bad"},   {"notice", "notice"}, {"noticepaper", "noticeWash"},
    {"puzzling", "puzzling"}};
}  // namespace

TEST(Colours, OfPagesAndEditionsAreTheApps) {
  const auto app = theme();
  ASSERT_GE(app.size(), 15U);
  for (const auto css : {pages::kStyle, editions::kEditionCss}) {
    const auto page = sheet(css);
    ASSERT_GE(page.size(), 10U);
    for (const auto& [name, pair] : page) {
      const auto same = kSame.find(name);
      ASSERT_NE(same, kSame.end()) << "--" << name << " has no namesake in qml/theme/Theme.qml";
      ASSERT_TRUE(app.contains(same->second)) << same->second;
      EXPECT_EQ(pair, app.at(same->second)) << "--" << name;
    }
  }
}

TEST(Colours, AChangedOneWouldBeSeen) {
  auto page = sheet(":root{--sea:#0B4F6D}@media (x){:root{--sea:#7CC4E8}}");
  EXPECT_NE(page["sea"], theme()["sea"]);
}

}  // namespace passerelle
