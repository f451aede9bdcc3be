// What is printed is read back: every word, in French typography, on A4 pages whose margins nothing crosses.
#include <gtest/gtest.h>

#include <QDir>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>

#include "app/platform/paper/report_paper.h"
#include "tests/tour/sample.h"
#include "tests/tour/stage.h"

namespace passerelle {
namespace {
using testing::Stage;

struct Paper final : PaperModule {
  Result<int> writePdf(const PaperReport& report, const QString& path) override { return writeReportPdf(report, path); }
  Result<void> print(const PaperReport&) override { return fail(ErrorCode::notFound, "no printer"); }
};

QString read(const char* program, const QStringList& arguments) {
  QProcess process;
  process.start(QString::fromLatin1(program), arguments);
  process.waitForFinished(20'000);
  EXPECT_EQ(process.exitCode(), 0) << program << process.readAllStandardError().toStdString();
  return QString::fromUtf8(process.readAllStandardOutput());
}

int pagesOf(const QString& pdf) {
  return QRegularExpression("Pages:\\s+(\\d+)").match(read("pdfinfo", {pdf})).captured(1).toInt();
}

/// Each word's box: within the margins of its page, in points.
void expectNothingOutside(const QString& pdf) {
  constexpr double kMargin = 20 / 25.4 * 72, kWidth = 595.3, kHeight = 841.9, kSlack = 2;
  static const QRegularExpression kWord(
      "<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">([^<]*)<");
  int words = 0;
  for (auto it = kWord.globalMatch(read("pdftotext", {"-bbox", pdf, "-"})); it.hasNext(); ++words) {
    const auto word = it.next();
    EXPECT_GE(word.captured(1).toDouble(), kMargin - kSlack) << word.captured(5).toStdString();
    EXPECT_GE(word.captured(2).toDouble(), kMargin - kSlack) << word.captured(5).toStdString();
    EXPECT_LE(word.captured(3).toDouble(), kWidth - kMargin + kSlack) << word.captured(5).toStdString();
    EXPECT_LE(word.captured(4).toDouble(), kHeight - kMargin + kSlack) << word.captured(5).toStdString();
  }
  EXPECT_GT(words, 30);
}

/// The margins of every page are blank paper: no picture crosses them either.
void expectBlankMargins(const QString& pdf, const testing::TempFolder& folder) {
  constexpr int kDotsAnInch = 50;
  constexpr int kMargin = static_cast<int>(18 / 25.4 * kDotsAnInch);
  const QString pages = QString::fromStdString(folder.path("page"));
  read("pdftoppm", {"-r", QString::number(kDotsAnInch), "-png", pdf, pages});
  const QDir at = QFileInfo(pages).dir();
  const QStringList files = at.entryList({QStringLiteral("page*.png")});
  EXPECT_EQ(files.size(), pagesOf(pdf));
  for (const QString& file : files) {
    const QImage page(at.filePath(file));
    int marked = 0;
    for (int y = 0; y < page.height(); ++y) {
      for (int x = 0; x < page.width(); ++x) {
        const bool inside = x >= kMargin && x < page.width() - kMargin && y >= kMargin && y < page.height() - kMargin;
        if (!inside && qGray(page.pixel(x, y)) < 250) ++marked;
      }
    }
    EXPECT_EQ(marked, 0) << file.toStdString();
  }
}

/// Without what a page break or a line break adds.
QString flat(const QString& text) {
  return text.normalized(QString::NormalizationForm_KC).replace(QRegularExpression("[\\s\\f\u00a0\u202f]+"), " ");
}

QString onlyPdf(const Stage& stage) {
  const QDir folder(QString::fromStdString(stage.folder.path("paper")));
  const QStringList files = folder.entryList({QStringLiteral("*.pdf")});
  return files.size() == 1 ? folder.filePath(files.first()) : QString();
}

TEST(OnPaper, AReportIsKeptAsAPdfWithEveryWordPhotoAndPageNumber) {
  Paper paper;
  Stage stage;
  stage.paper = &paper;
  testing::signInVisitor(*stage.phone);
  testing::fillMirror(*stage.phone);
  stage.show(390, 844);
  Stage::settle(200);
  QMetaObject::invokeMethod(stage.places(), "showReport",
                            Q_ARG(QString, QString::fromStdString(testing::bestStory(*stage.phone))));
  Stage::settle(200);
  QMetaObject::invokeMethod(stage.places(), "showPaper");
  Stage::settle(200);
  auto* keep = stage.window()->findChild<QObject*>(QStringLiteral("paperKeep"));
  ASSERT_NE(keep, nullptr);
  QMetaObject::invokeMethod(keep, "clicked");
  const QString pdf = onlyPdf(stage);
  ASSERT_FALSE(pdf.isEmpty()) << stage.models->paper.sentence().toStdString();
  EXPECT_TRUE(pdf.contains("Tilleul Toulouse Centre")) << pdf.toStdString();
  EXPECT_EQ(stage.models->paper.path(), pdf);
  EXPECT_EQ(pagesOf(pdf), 1);
  EXPECT_TRUE(read("pdfinfo", {pdf}).contains("A4"));
  const QString text = read("pdftotext", {"-layout", pdf, "-"});
  for (const char* words :
       {"Tilleul Toulouse Centre", "La cliente attend au comptoir des services.", "Je croyais déranger.",
        "Marion Nguyen", "Direction financière", "Mal · Arrivée et accueil · Vue",
        "Un regard et un mot en dix secondes", "Nous levons la tête", "Page 1 sur 1"})
    EXPECT_TRUE(flat(text).contains(QString::fromUtf8(words))) << words << " is not in\n" << text.toStdString();
  EXPECT_TRUE(flat(text).contains(QString::fromUtf8("« Je croyais déranger. »"))) << text.toStdString();
  EXPECT_EQ(read("pdfimages", {"-list", pdf}).trimmed().split('\n').size(), 3) << "head, line, one photo";
  expectNothingOutside(pdf);
  expectBlankMargins(pdf, stage.folder);
  if (const QString kept = qEnvironmentVariable("PAPER_KEEP"); !kept.isEmpty()) QFile::copy(pdf, kept);  // to look at
}

TEST(OnPaper, ALongReportGoesOverSeveralPagesAndLosesNothing) {
  PaperReport report;
  report.title = QStringLiteral("Tilleul Lyon Gare");
  report.subtitle = QStringLiteral("Une journée");
  report.footer = QStringLiteral("Passerelle");
  report.pageOf = QStringLiteral("Page %1 sur %2");
  QImage photo(1600, 1200, QImage::Format_RGB32);
  photo.fill(Qt::gray);
  QStringList marks;
  for (int i = 0; i < 20; ++i) {
    marks.append(QStringLiteral("repère%1début").arg(i));
    marks.append(QStringLiteral("repère%1fin").arg(i));
    report.parts.append(
        {QStringLiteral("bad"),
         QStringLiteral("Mal · Caisse"),
         {},
         marks[2 * i] + QStringLiteral(" Sept clients attendent.").repeated(30) + u' ' + marks[2 * i + 1],
         i % 5 == 0 ? QList<PaperReport::Picture>{{photo, QStringLiteral("légende%1").arg(i)}}
                    : QList<PaperReport::Picture>{}});
  }
  const testing::TempFolder folder;
  const QString pdf = QString::fromStdString(folder.path("long.pdf"));
  const auto pages = writeReportPdf(report, pdf);
  ASSERT_TRUE(pages);
  EXPECT_GE(*pages, 4);
  EXPECT_EQ(pagesOf(pdf), *pages);
  const QString text = read("pdftotext", {pdf, "-"});
  for (const QString& mark : marks) EXPECT_EQ(flat(text).count(mark), 1) << mark.toStdString();
  EXPECT_EQ(flat(text).count("clients"), 20 * 30) << "a line stands twice, or not at all, where a page ends";
  for (int page = 1; page <= *pages; ++page)
    EXPECT_EQ(flat(text).count(QStringLiteral("Page %1 sur %2").arg(page).arg(*pages)), 1);
  expectNothingOutside(pdf);
  expectBlankMargins(pdf, folder);
}

TEST(OnPaper, APlaceThatCannotBeWrittenIsAnError) {
  const auto pages = writeReportPdf({}, QStringLiteral("/proc/nowhere/report.pdf"));
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().code, ErrorCode::unavailable);
}

TEST(OnPaper, WithoutAPrinterThePageSaysWhatToDo) {
  Paper paper;
  Stage stage;
  stage.paper = &paper;
  Stage::Models models(stage);
  models.paper.print({});
  EXPECT_TRUE(models.paper.sentence().contains("PDF")) << models.paper.sentence().toStdString();
}

}  // namespace
}  // namespace passerelle

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  QGuiApplication application(argc, argv);
  return RUN_ALL_TESTS();
}
