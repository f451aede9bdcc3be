// CSV as spreadsheets write it.
#include "shared/codec/csv.h"

#include <gtest/gtest.h>

namespace passerelle::csv {
namespace {

Table read(std::string_view bytes, std::vector<Fault>* into = nullptr) {
  std::vector<Fault> faults;
  Table table = parse(bytes, Language::english, faults);
  if (into != nullptr)
    *into = faults;
  else
    EXPECT_TRUE(faults.empty());
  return table;
}
using Cells = std::vector<std::string>;

TEST(Csv, ReadsCommaSemicolonBomAndCrLf) {
  for (const std::string& bytes : {std::string("a,b\nc,d\n"), std::string("a;b\r\nc;d\r\n"),
                                   std::string("\xEF\xBB\xBF"
                                               "a;b\rc;d"),
                                   std::string("a,b\n\n ,\nc,d")}) {
    const Table table = read(bytes);
    ASSERT_EQ(table.rows.size(), 2u) << bytes;
    EXPECT_EQ(table.rows[0].cells, (Cells{"a", "b"}));
    EXPECT_EQ(table.rows[1].cells, (Cells{"c", "d"}));
  }
}

TEST(Csv, KeepsQuotedSeparatorsQuotesAndLineBreaksAndCountsLines) {
  const Table table = read("a;b\r\n\"x;\"\"y\"\"\";\"two\r\nlines\"\r\nlast;1\r\n");
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[1].cells, (Cells{"x;\"y\"", "two\r\nlines"}));
  EXPECT_EQ(table.rows[1].line, 2);
  EXPECT_EQ(table.rows[2].line, 4) << "the quoted line break is a line of the file";
}

TEST(Csv, ReadsFrenchExcel) {
  const Table table = read("nom;lieu\r\nZo\xEB;\x8Cuvre \x80\r\n");
  EXPECT_TRUE(table.windows1252);
  EXPECT_EQ(table.rows[1].cells, (Cells{"Zoë", "Œuvre €"}));
  EXPECT_FALSE(read("nom;lieu\nZoë;Œuvre €\n").windows1252);
}

TEST(Csv, NamesTheLineOfABrokenQuote) {
  std::vector<Fault> faults;
  read("a,b\nx,\"never closed\ny,z\n", &faults);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].line, 2);
  EXPECT_EQ(faults[0].columnNumber, 2);
  read("a,b\nx,\"closed\" then text\n", &faults);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].line, 2);
}

TEST(Csv, FindsColumnsInAnyOrderAndCase) {
  std::vector<Fault> faults;
  const Table table = read(" Role ,EMAIL\nvisitor,  a@b.fr \n");
  const Columns columns(table, {"email", "role"}, {"name"}, Language::english, faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(columns.at(table.rows[1], "email"), "a@b.fr");
  EXPECT_EQ(columns.at(table.rows[1], "name"), "");
  EXPECT_EQ(columns.fault(table.rows[1], "email", "x").columnNumber, 2);
}

TEST(Csv, NamesUnknownDoubleAndMissingColumns) {
  std::vector<Fault> faults;
  const Table table = read("email,salary,email\n");
  const Columns columns(table, {"email", "role"}, {}, Language::english, faults);
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_EQ(faults[0].column, "salary");
  EXPECT_EQ(faults[0].columnNumber, 2);
  EXPECT_EQ(faults[1].column, "email");
  EXPECT_EQ(faults[1].columnNumber, 3);
  EXPECT_EQ(faults[2].column, "role");
  faults.clear();
  const Columns none(read(""), {"email"}, {}, Language::english, faults);
  EXPECT_EQ(faults.size(), 1u);
}

TEST(Csv, WritesCellsThatNoSpreadsheetRuns) {
  EXPECT_EQ(cell("plain", ';'), "plain");
  EXPECT_EQ(cell("a;\"b\"", ';'), "\"a;\"\"b\"\"\"");
  EXPECT_EQ(cell("=1+1", ';'), "'=1+1");
  const Table back = read("a;b\n" + cell("x;\"y\"\nz", ';') + ";1\n");
  EXPECT_EQ(back.rows[1].cells[0], "x;\"y\"\nz");
}

}  // namespace
}  // namespace passerelle::csv
