#include "backend/words/names_check.h"

#include <algorithm>

#include "shared/codec/csv.h"

namespace passerelle::words {
namespace {
struct Range {
  std::size_t begin, end;
};

/// Where each expected span stands: the same words twice are two places, in order.
std::vector<Range> rangesOf(const Sentence& sentence) {
  std::vector<Range> ranges;
  for (const std::string& span : sentence.expected) {
    std::size_t from = 0;
    for (const Range& one : ranges) {
      if (sentence.text.compare(one.begin, one.end - one.begin, span) == 0) from = one.end;
    }
    std::size_t at = sentence.text.find(span, from);
    if (at == std::string::npos) at = sentence.text.find(span);
    if (at != std::string::npos) ranges.push_back({at, at + span.size()});
  }
  return ranges;
}

bool meet(const Range& expected, const Mention& mention) {
  const std::size_t begin = std::max(expected.begin, mention.begin), end = std::min(expected.end, mention.end);
  return begin < end && 2 * (end - begin) >= expected.end - expected.begin;
}

Error invalid(const csv::Fault& fault) {
  return {ErrorCode::invalid, "line " + std::to_string(fault.line) + ": " + fault.message, fault.column};
}
}  // namespace

Result<Sentences> readSentences(std::string_view bytes) {
  std::vector<csv::Fault> faults;
  const csv::Table table = csv::parse(bytes, Language::english, faults);
  if (!faults.empty()) return tl::unexpected<Error>(invalid(faults.front()));
  if (table.rows.empty()) return fail(ErrorCode::invalid, "The file is empty: its first line must be sentence,spans.");
  const csv::Columns columns(table, {"sentence"}, {"spans"}, Language::english, faults);
  if (!faults.empty()) return tl::unexpected<Error>(invalid(faults.front()));
  Sentences sentences;
  sentences.expectationsGiven = columns.count() > 1;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const csv::Row& row = table.rows[i];
    if (row.cells.size() > columns.count())
      return fail(ErrorCode::invalid, "line " + std::to_string(row.line) +
                                          ": more cells than the header has. Put a sentence with commas in quotes.");
    Sentence sentence{row.line, columns.at(row, "sentence"), {}};
    const std::string spans = columns.at(row, "spans");
    for (std::size_t from = 0; from < spans.size();) {
      const std::size_t bar = std::min(spans.find('|', from), spans.size());
      if (bar > from) sentence.expected.push_back(spans.substr(from, bar - from));
      from = bar + 1;
    }
    for (const std::string& span : sentence.expected) {
      if (sentence.text.find(span) == std::string::npos)
        return fail(ErrorCode::invalid, "line " + std::to_string(row.line) + ": \"" + span +
                                            "\" is no part of the sentence. Write it letter by letter as there.");
    }
    sentences.all.push_back(std::move(sentence));
  }
  return sentences;
}

bool count(const Sentence& sentence, const std::vector<Mention>& mentions, Figures& figures) {
  const auto expected = rangesOf(sentence);
  ++figures.sentences;
  figures.expected += expected.size();
  figures.found += mentions.size();
  bool right = true;
  for (const Range& range : expected) {
    const bool seen =
        std::any_of(mentions.begin(), mentions.end(), [&](const Mention& one) { return meet(range, one); });
    figures.expectedFound += seen ? 1 : 0;
    right = right && seen;
  }
  for (const Mention& mention : mentions) {
    const bool meant =
        std::any_of(expected.begin(), expected.end(), [&](const Range& one) { return meet(one, mention); });
    figures.foundRightly += meant ? 1 : 0;
    right = right && meant;
  }
  return right;
}

}  // namespace passerelle::words
