// CSV in pieces: whatever the pieces, the rows are those of the whole file.
#include "shared/codec/csv_stream.h"

#include <gtest/gtest.h>

#include "shared/codec/csv.h"

namespace passerelle::csv {
namespace {
struct Read {
  std::vector<std::pair<std::int64_t, std::vector<std::string>>> rows;
  std::string error;
  bool operator==(const Read&) const = default;
};

Read inPieces(std::string_view bytes, std::size_t piece) {
  Read read;
  RowStream stream(',', [&read](const StreamedRow& row) -> Result<void> {
    read.rows.emplace_back(row.line, std::vector<std::string>(row.cells.begin(), row.cells.end()));
    return {};
  });
  Result<void> done;
  for (std::size_t at = 0; done && at < bytes.size(); at += piece) done = stream.push(bytes.substr(at, piece));
  if (done) done = stream.finish();
  if (!done) read.error = done.error().message;
  return read;
}

const std::string kFiles[] = {"",
                              "a",
                              "a,b\nc,d\n",
                              "\xEF\xBB\xBF\"a\",b\r\nc,d",
                              "a,b\rc,d\r",
                              "\n\r\n\r\ra,\n,b\n",
                              "\"x\"\"y\",\"two\r\nlines\"\nlast,1\n",
                              "\"\",\"\"\n",
                              "é,ü\n\"é\"\n"};
}  // namespace

TEST(CsvStream, PiecesOfAnySizeGiveTheSameRows) {
  for (const std::string& bytes : kFiles) {
    const Read whole = inPieces(bytes, bytes.size() + 1);
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece)
      EXPECT_EQ(inPieces(bytes, piece), whole) << bytes << " in pieces of " << piece;
    EXPECT_EQ(whole.error, "") << bytes;
  }
}

TEST(CsvStream, ReadsWhatTheReaderOfWholeFilesReads) {
  for (const std::string& bytes : kFiles) {
    std::vector<Fault> faults;
    const Table table = parse(bytes, Language::english, faults, ',');
    Read streamed = inPieces(bytes, 3);
    std::erase_if(streamed.rows, [](const auto& row) {  // that one leaves out rows of empty cells too
      return std::all_of(row.second.begin(), row.second.end(), [](const std::string& cell) { return cell.empty(); });
    });
    ASSERT_EQ(streamed.rows.size(), table.rows.size()) << bytes;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      EXPECT_EQ(streamed.rows[i].first, table.rows[i].line) << bytes;
      EXPECT_EQ(streamed.rows[i].second, table.rows[i].cells) << bytes;
    }
  }
}

TEST(CsvStream, SaysTheLineOfAFault) {
  for (std::size_t piece = 1; piece < 12; ++piece) {
    EXPECT_EQ(inPieces("a\n\"b", piece).error.substr(0, 7), "line 2:");
    EXPECT_EQ(inPieces("a\n\"b\"c\n", piece).error.substr(0, 7), "line 2:");
    EXPECT_EQ(inPieces("a\n\nb\xE9\n", piece).error.substr(0, 7), "line 3:");
    EXPECT_EQ(inPieces("\"a\nb\"\n\xFF\n", piece).error.substr(0, 7), "line 3:");
  }
}

TEST(CsvStream, AnErrorOfTheVisitEndsTheReading) {
  int visits = 0;
  RowStream stream(',', [&visits](const StreamedRow&) -> Result<void> {
    ++visits;
    return fail(ErrorCode::refused, "enough");
  });
  EXPECT_EQ(stream.push("a\nb\nc\n").error().message, "enough");
  EXPECT_EQ(visits, 1);
}

}  // namespace passerelle::csv
