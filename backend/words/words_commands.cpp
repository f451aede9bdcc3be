#include "backend/words/words_commands.h"

#include <cstdio>
#include <ostream>

#include "backend/arguments.h"
#include "backend/words/names_check.h"
#include "shared/codec/csv.h"
#include "shared/codec/json_writer.h"

namespace passerelle::words {
namespace {

int failed(CommandSeams& seams, const Error& error) {
  seams.err << "passerelled names: " << error.message << "\n";
  return error.code == ErrorCode::notFound ? kExitNoData : error.code == ErrorCode::invalid ? kExitUsage : kExitFailed;
}

/// Names and regions of a units' file, as `import units` reads it.
Result<std::vector<std::string>> placeNames(Files& files, const std::string& path) {
  auto bytes = files.read(path);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  std::vector<csv::Fault> faults;
  const csv::Table table = csv::parse(*bytes, Language::english, faults);
  std::vector<std::string> names;
  if (table.rows.empty()) return names;
  for (std::size_t column = 0; column < table.rows.front().cells.size(); ++column) {
    const std::string& head = table.rows.front().cells[column];
    if (head != "name" && head != "region") continue;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
      if (column < table.rows[i].cells.size()) names.push_back(table.rows[i].cells[column]);
    }
  }
  return names;
}

void writeJson(const Sentence& sentence, const std::vector<Mention>& mentions, std::ostream& out) {
  JsonWriter json;
  json.beginObject().key("line").number(static_cast<std::int64_t>(sentence.line)).key("sentence").text(sentence.text);
  json.key("mentions").beginArray();
  for (const Mention& one : mentions) {
    json.beginObject().key("text").text(one.text).key("kind").text(toString(one.kind));
    json.key("begin")
        .number(static_cast<std::int64_t>(one.begin))
        .key("end")
        .number(static_cast<std::int64_t>(one.end));
    json.key("begin16").number(static_cast<std::int64_t>(one.begin16));
    json.key("end16").number(static_cast<std::int64_t>(one.end16));
    json.key("proposals").beginArray();
    for (const std::string& proposal : one.proposals) json.text(proposal);
    json.endArray().endObject();
  }
  json.endArray().endObject();
  out << json.take() << "\n";
}

void writeLines(const Sentence& sentence, const std::vector<Mention>& mentions, std::ostream& out) {
  out << sentence.line << ": " << sentence.text << "\n";
  for (const Mention& one : mentions) {
    out << "    " << toString(one.kind) << " " << one.begin << "-" << one.end << " \"" << one.text << "\" ->";
    const char* between = " ";
    for (const std::string& proposal : one.proposals) {
      out << between << (proposal.empty() ? "(leave it out)" : "\"" + proposal + "\"");
      between = " | ";
    }
    out << "\n";
  }
}

void writeFigures(const Figures& figures, bool asJson, std::ostream& out) {
  char line[256];
  const char* format = asJson ? R"({"figures":{"sentences":%zu,"recall":%.3f,"expected":%zu,"expectedFound":%zu,)"
                                R"("precision":%.3f,"found":%zu,"foundRightly":%zu}})"
                              : "%zu sentences; recall %.3f (of %zu expected, %zu were found); precision %.3f (of %zu "
                                "found, %zu were expected)";
  std::snprintf(line, sizeof line, format, figures.sentences, figures.recall(), figures.expected, figures.expectedFound,
                figures.precision(), figures.found, figures.foundRightly);
  out << line << "\n";
}
}  // namespace

int namesCommand(const std::vector<std::string>& given, CommandSeams& seams) {
  auto arguments = Arguments::parse(given, {"--units"}, {"--json", "--figures"});
  if (!arguments) return failed(seams, arguments.error());
  if (arguments->words().size() != 1)
    return failed(seams, {ErrorCode::invalid, "Name one CSV file: passerelled names FILE.csv", {}});
  auto bytes = seams.files.read(arguments->words().front());
  if (!bytes) return failed(seams, bytes.error());
  auto sentences = readSentences(*bytes);
  if (!sentences) return failed(seams, sentences.error());
  std::vector<std::string> places;
  if (const auto units = arguments->value("--units")) {
    auto read = placeNames(seams.files, *units);
    if (!read) return failed(seams, read.error());
    places = std::move(*read);
  }
  const MentionFinder finder(places);
  const bool json = arguments->has("--json"), quiet = arguments->has("--figures");
  Figures figures;
  for (const Sentence& sentence : sentences->all) {
    const auto mentions = finder.find(sentence.text);
    count(sentence, mentions, figures);
    if (quiet) continue;
    if (json)
      writeJson(sentence, mentions, seams.out);
    else
      writeLines(sentence, mentions, seams.out);
  }
  if (sentences->expectationsGiven) writeFigures(figures, json, seams.out);
  return kExitOk;
}

}  // namespace passerelle::words
