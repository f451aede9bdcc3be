#include "backend/pages/markdown.h"

#include <optional>
#include <vector>

namespace passerelle::pages {
namespace {
constexpr int kDeepest = 4;

struct Link {
  std::string_view words, address;
  std::size_t length = 0;  ///< of all of it, brackets included
};

/// A link at the beginning of `text`.
std::optional<Link> linkAt(std::string_view text) {
  const std::size_t middle = text.find("](");
  if (!text.starts_with('[') || middle == std::string_view::npos || middle < 2) return std::nullopt;
  const std::size_t end = text.find(')', middle);
  if (end == std::string_view::npos) return std::nullopt;
  const Link link{text.substr(1, middle - 1), text.substr(middle + 2, end - middle - 2), end + 1};
  const bool known = link.address.starts_with("http://") || link.address.starts_with("https://");
  if (!known || link.words.find('[') != std::string_view::npos || safeAddress(link.address) == "#") return std::nullopt;
  return link;
}

/// Where a mark that stands at the beginning of `text` is closed; nothing when it marks nothing.
std::optional<std::size_t> closing(std::string_view text, std::string_view mark) {
  if (!text.starts_with(mark) || text.size() <= mark.size() || text[mark.size()] == ' ') return std::nullopt;
  const std::size_t end = text.find(mark, mark.size());
  if (end == std::string_view::npos || end == mark.size()) return std::nullopt;
  return end;
}

/// Into HTML.
struct HtmlSink {
  Html html;
  void text(std::string_view words) { html << words; }
  void lineBreak() { html << "<br>\n"; }
  void strong(bool begins) {
    if (begins)
      html << "<strong>";
    else
      html << "</strong>";
  }
  void emphasis(bool begins) {
    if (begins)
      html << "<em>";
    else
      html << "</em>";
  }
  void linkBegins(std::string_view address) { html << "<a href=\"" << href(address) << "\">"; }
  void linkEnds(std::string_view) { html << "</a>"; }
  void paragraph(bool begins) {
    if (begins)
      html << "<p>";
    else
      html << "</p>\n";
  }
  void list(bool begins) {
    if (begins)
      html << "<ul>\n";
    else
      html << "</ul>\n";
  }
  void item(bool begins) {
    if (begins)
      html << "<li>";
    else
      html << "</li>\n";
  }
};

/// Into text.
struct TextSink {
  std::string out;
  void text(std::string_view words) { out += cleanText(words); }
  void lineBreak() { out += '\n'; }
  void strong(bool) {}
  void emphasis(bool) {}
  void linkBegins(std::string_view) {}
  void linkEnds(std::string_view address) { out.append(" (").append(cleanText(address)).append(")"); }
  void paragraph(bool begins) { out += begins ? "" : "\n\n"; }
  void list(bool begins) { out += begins ? "" : "\n"; }
  void item(bool begins) { out += begins ? "• " : "\n"; }
};

template <class Sink>
void inlineInto(Sink& sink, std::string_view text, int depth) {
  while (!text.empty()) {
    const std::size_t at = depth > kDeepest ? std::string_view::npos : text.find_first_of("*[");
    sink.text(text.substr(0, std::min(at, text.size())));
    if (at == std::string_view::npos) return;
    text.remove_prefix(at);
    if (const auto link = linkAt(text)) {
      sink.linkBegins(link->address);
      inlineInto(sink, link->words, kDeepest);
      sink.linkEnds(link->address);
      text.remove_prefix(link->length);
    } else if (const auto strong = closing(text, "**")) {
      sink.strong(true);
      inlineInto(sink, text.substr(2, *strong - 2), depth + 1);
      sink.strong(false);
      text.remove_prefix(*strong + 2);
    } else if (const auto emphasis = text.starts_with("**") ? std::nullopt : closing(text, "*")) {
      sink.emphasis(true);
      inlineInto(sink, text.substr(1, *emphasis - 1), depth + 1);
      sink.emphasis(false);
      text.remove_prefix(*emphasis + 1);
    } else {
      const std::size_t length = text.starts_with("**") ? 2 : 1;
      sink.text(text.substr(0, length));
      text.remove_prefix(length);
    }
  }
}

std::vector<std::string_view> allLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

template <class Sink>
void blocksInto(Sink& sink, std::string_view text) {
  bool inParagraph = false, inList = false;
  const auto end = [&] {
    if (inParagraph) sink.paragraph(false);
    if (inList) sink.list(false);
    inParagraph = inList = false;
  };
  for (const std::string_view line : allLines(text)) {
    if (line.empty()) {
      end();
    } else if (line.starts_with("- ") && line.size() > 2) {
      if (!inList) {
        end();
        sink.list(true);
      }
      inList = true;
      sink.item(true);
      inlineInto(sink, line.substr(2), 0);
      sink.item(false);
    } else {
      if (inParagraph) {
        sink.lineBreak();
      } else {
        end();
        sink.paragraph(true);
      }
      inParagraph = true;
      inlineInto(sink, line, 0);
    }
  }
  end();
}
}  // namespace

Html markdownHtml(std::string_view text) {
  HtmlSink sink;
  blocksInto(sink, text);
  return std::move(sink.html);
}

std::string markdownText(std::string_view text) {
  TextSink sink;
  blocksInto(sink, text);
  while (sink.out.ends_with('\n')) sink.out.pop_back();
  return std::move(sink.out);
}

}  // namespace passerelle::pages
