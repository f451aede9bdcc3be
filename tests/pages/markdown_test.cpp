// The editor's small Markdown: what it means, and that nothing in it is ever markup; XML that is always well-formed.
#include "backend/pages/markdown.h"

#include <gtest/gtest.h>
#include <libxml/parser.h>

#include "backend/pages/xml.h"
#include "tests/editions/hostile_strings.h"

namespace passerelle::testing {
namespace {
std::string html(std::string_view text) { return pages::markdownHtml(text).markup(); }

TEST(Markdown, HasParagraphsLinesListsStrongEmphasisAndLinks) {
  EXPECT_EQ(html("Un **mot** et *un autre*.\n\nPuis"),
            "<p>Un <strong>mot</strong> et <em>un autre</em>.</p>\n<p>Puis</p>\n");
  EXPECT_EQ(html("a\nb"), "<p>a<br>\nb</p>\n");
  EXPECT_EQ(html("- un\n- deux\nfin"), "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n<p>fin</p>\n");
  EXPECT_EQ(html("[la page](https://tilleul.example/a?b=1&c)"),
            "<p><a href=\"https://tilleul.example/a?b=1&amp;c\">la page</a></p>\n");
  EXPECT_EQ(html("**[x](http://y.z)**"), "<p><strong><a href=\"http://y.z\">x</a></strong></p>\n");
  EXPECT_EQ(html(""), "");
}

TEST(Markdown, LeavesWhatHasNoMeaningAsItWasTyped) {
  EXPECT_EQ(html("2 * 3 * 4"), "<p>2 * 3 * 4</p>\n");
  EXPECT_EQ(html("**seul"), "<p>**seul</p>\n");
  EXPECT_EQ(html("[x](javascript:alert(1))"), "<p>[x](javascript:alert(1))</p>\n");
  EXPECT_EQ(html("[x](/reports)"), "<p>[x](/reports)</p>\n");
  EXPECT_EQ(html("<b>gras</b>"), "<p>&lt;b&gt;gras&lt;/b&gt;</p>\n");
  EXPECT_EQ(html("# titre"), "<p># titre</p>\n");
}

TEST(Markdown, IsTextWhereThereIsNoMarkup) {
  EXPECT_EQ(pages::markdownText("Un **mot**\n\n- [ici](https://a.b)\n- *là*"), "Un mot\n\n• ici (https://a.b)\n• là");
}

TEST(Markdown, DeepNestingEnds) {
  std::string deep;
  for (int i = 0; i < 400; ++i) deep += i % 2 == 0 ? "*a " : "**b ";
  EXPECT_FALSE(html(deep).empty());
  EXPECT_FALSE(html(std::string(2000, '*')).empty());
  EXPECT_FALSE(html(std::string(2000, '[')).empty());
}

TEST(Markdown, NoHostileStringBecomesAnElementOrAnAddress) {
  for (const std::string& text : hostileStrings()) {
    for (const std::string& typed :
         {text, "**" + text + "**", "[" + text + "](https://a.b)", "[x](" + text + ")", "- " + text}) {
      const std::string markup = html(typed);
      for (const char* bad :
           {"<script", "<img", "<svg", "<iframe", "href=\"javascript", "href=\"data", "onerror=\"", "<!--"})
        EXPECT_EQ(markup.find(bad), std::string::npos) << typed;
    }
  }
}

TEST(Xml, IsWellFormedWhateverStandsInIt) {
  pages::Xml xml;
  xml.begin("feed").attribute("a", "\"<&>'\x01");
  for (const std::string& text : hostileStrings()) xml.element("t", text).begin("u").attribute("v", text).end();
  xml.element("t", "]]>\xff\xfe\x00 \xed\xa0\x80");
  const std::string text = xml.take();
  xmlDocPtr document = xmlReadMemory(text.data(), static_cast<int>(text.size()), "test", nullptr, XML_PARSE_NONET);
  ASSERT_NE(document, nullptr) << text;
  xmlNodePtr element = xmlDocGetRootElement(document)->children;
  for (const std::string& hostile : hostileStrings()) {
    while (element->type != XML_ELEMENT_NODE) element = element->next;
    xmlChar* content = xmlNodeGetContent(element);
    std::string read(reinterpret_cast<const char*>(content));
    xmlFree(content);
    std::string expected = pages::cleanText(hostile);
    EXPECT_EQ(read, expected);
    EXPECT_EQ(element->children == nullptr || element->children->type == XML_TEXT_NODE, true);
    element = element->next->next;
  }
  xmlFreeDoc(document);
}

TEST(OneLine, HasNoLineBreaks) {
  EXPECT_EQ(pages::oneLine("a\r\nb\tc\x07"), "a  b c\xEF\xBF\xBD");
  EXPECT_EQ(pages::cleanText("a\nb\xff"), "a\nb\xEF\xBF\xBD");
}

}  // namespace
}  // namespace passerelle::testing
