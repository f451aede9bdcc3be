// The escaper: 200 hostile strings through every context, and none of them gets out of it.
#include "backend/pages/html.h"

#include <gtest/gtest.h>

#include <vector>

namespace passerelle::pages {
namespace {

/// 25 attacks in 8 disguises each.
std::vector<std::string> hostileStrings() {
  const std::vector<std::string> attacks = {"<script>alert(1)</script>",
                                            "\"><img src=x onerror=alert(1)>",
                                            "' onmouseover='alert(1)",
                                            "javascript:alert(1)",
                                            "JaVaScRiPt:alert(1)",
                                            "data:text/html,<script>alert(1)</script>",
                                            "vbscript:msgbox(1)",
                                            "//evil.example/x",
                                            "</title><script>alert(1)</script>",
                                            "</textarea><svg onload=alert(1)>",
                                            "<!--<img src=x onerror=alert(1)>-->",
                                            "]]><script>alert(1)</script>",
                                            "&lt;script&gt;",
                                            "&#106;avascript:alert(1)",
                                            "\\\\evil.example",
                                            "\xC0\xBCscript\xC0\xBE",
                                            "\xE2\x80\xA8<b>",
                                            "<a href=`javascript:alert(1)`>",
                                            "{{7*7}}${7*7}",
                                            "\" autofocus onfocus=alert(1) x=\"",
                                            "<iframe srcdoc='<script>1</script>'>",
                                            "<math><mtext></table><mglyph><style><img src=x onerror=1>",
                                            "%3Cscript%3E",
                                            "/\\evil.example",
                                            "feed:javascript:alert(1)"};
  std::vector<std::string> all;
  for (const std::string& attack : attacks) {
    all.insert(all.end(), {attack, " " + attack, "\t" + attack, "\n" + attack, std::string(1, '\0') + attack,
                           attack + "\"'", "é\xFF" + attack, "\x01" + attack});
  }
  return all;
}

TEST(Html, NoHostileStringLeavesItsContext) {
  const auto all = hostileStrings();
  ASSERT_EQ(all.size(), 200u);
  for (const std::string& bad : all) {
    for (const std::string& out : {escapeText(bad), escapeAttribute(bad)}) {
      EXPECT_EQ(out.find_first_of("<>\"'"), std::string::npos) << bad;
      for (std::size_t at = out.find('&'); at != std::string::npos; at = out.find('&', at + 1)) {
        const std::string_view rest = std::string_view(out).substr(at);
        EXPECT_TRUE(rest.starts_with("&amp;") || rest.starts_with("&lt;") || rest.starts_with("&gt;") ||
                    rest.starts_with("&quot;") || rest.starts_with("&#39;") || rest.starts_with("&#9;") ||
                    rest.starts_with("&#10;") || rest.starts_with("&#13;"))
            << bad;
      }
    }
    EXPECT_EQ(encodeUrlPart(bad).find_first_of("<>\"'&/?#:;,+= \n\t"), std::string::npos) << bad;
    const std::string address = safeAddress(bad);
    EXPECT_TRUE(address == "#" ||
                (address.starts_with("/") && !address.starts_with("//") && address.find('\\') == std::string::npos))
        << bad << " became " << address;
  }
}

TEST(Html, KeepsAddressesOfThisHouse) {
  EXPECT_EQ(safeAddress("https://passerelle.example/join#ab"), "https://passerelle.example/join#ab");
  EXPECT_EQ(safeAddress("passerelle://join?server=x&y=1"), "passerelle://join?server=x&amp;y=1");
  EXPECT_EQ(safeAddress("/devices"), "/devices");
  EXPECT_EQ(safeAddress(""), "#");
}

TEST(Html, KeepsFrenchAndReplacesWhatIsNotUtf8) {
  EXPECT_EQ(escapeText("« Ça va ? » — 🌉"), "« Ça va ? » — 🌉");
  EXPECT_EQ(escapeText("a\xC3"), "a\xEF\xBF\xBD");
  EXPECT_EQ(escapeText("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") << "a lone surrogate";
}

TEST(Html, TreatsLiteralsAsMarkupAndStringsAsText) {
  const std::string name = "<Zoé & Cie>";
  Html page;
  page << "<p title=\"" << attribute("a\"b") << "\">" << name << " " << 3 << "</p>";
  EXPECT_EQ(page.markup(), "<p title=\"a&quot;b\">&lt;Zoé &amp; Cie&gt; 3</p>");
}

}  // namespace
}  // namespace passerelle::pages
