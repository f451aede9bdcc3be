#include "app/platform/paper/report_paper.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <algorithm>

namespace passerelle {
namespace {
constexpr int kResolution = 150;                   // dots an inch: enough for photos of a phone on half a page
constexpr double kMarginMm = 20, kFootMm = 10;     // the foot stands within the text's area
constexpr double kPhotoShare = 0.36;               // of a page's height, at most
constexpr double kImageUnit = kResolution / 96.0;  // a document takes the sizes of images in 96ths of an inch
constexpr double kMillimetresAnInch = 25.4;
const char* const kInk = "#1C2329";
const char* const kSoft = "#5A636B";

double dots(double mm) { return mm / kMillimetresAnInch * kResolution; }

const char* colourOf(const QString& tone) {
  if (tone == QLatin1String("plain")) return kInk;
  return tone == QLatin1String("good") ? "#1F6F4A" : tone == QLatin1String("bad") ? "#A3241B" : "#6A4C93";
}

/// A document that is written block by block, each with its own look.
class Writer {
 public:
  Writer(QTextDocument& document, QSizeF page) : m_document(document), m_cursor(&document), m_page(page) {}

  struct Look {
    double points = 10.5;
    const char* colour = kInk;
    bool bold = false, italic = false;
    double above = 0, below = 4;  ///< in points
    double indent = 0;            ///< in millimetres
  };
  void write(const QString& text, const Look& look) {
    QTextCharFormat letters;
    QFont font(QStringLiteral("Roboto"));
    font.setPointSizeF(look.points);
    font.setItalic(look.italic);
    if (look.bold) font.setWeight(QFont::DemiBold);
    letters.setFont(font);
    letters.setForeground(QColor(QLatin1String(look.colour)));
    m_cursor.setBlockFormat(block(look));
    m_cursor.insertText(text, letters);
    next();
  }
  void picture(const PaperReport::Picture& picture) {
    if (picture.image.isNull()) return;
    const QString name = QStringLiteral("picture-%1").arg(m_pictures++);
    m_document.addResource(QTextDocument::ImageResource, QUrl(name), picture.image);
    const QSizeF size =
        QSizeF(picture.image.size()).scaled(m_page.width(), m_page.height() * kPhotoShare, Qt::KeepAspectRatio);
    QTextImageFormat format;
    format.setName(name);
    format.setWidth(size.width() / kImageUnit);
    format.setHeight(size.height() / kImageUnit);
    QTextBlockFormat around = block({.above = 2, .below = 4});
    around.setLineHeight(100, QTextBlockFormat::SingleHeight);
    m_cursor.setBlockFormat(around);
    m_cursor.insertImage(format);
    next();
    if (!picture.caption.isEmpty()) write(picture.caption, {.points = 9, .colour = kSoft, .below = 6});
  }

 private:
  QTextBlockFormat block(const Look& look) const {
    QTextBlockFormat format;
    format.setTopMargin(look.above / 72 * kResolution);
    format.setBottomMargin(look.below / 72 * kResolution);
    format.setLeftMargin(dots(look.indent));
    format.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
    return format;
  }
  void next() { m_cursor.insertBlock(); }

  QTextDocument& m_document;
  QTextCursor m_cursor;
  QSizeF m_page;
  int m_pictures = 0;
};

void compose(const PaperReport& report, QTextDocument& document, QSizeF page) {
  Writer out(document, page);
  out.write(report.title, {.points = 20, .bold = true, .below = 2});
  out.write(report.subtitle, {.points = 10, .colour = kSoft, .below = 2});
  if (!report.author.isEmpty()) out.write(report.author, {.points = 10, .colour = kSoft, .below = 10});
  for (const auto& part : report.parts) {
    const char* colour = colourOf(part.tone);
    out.write(part.heading, {.points = 10, .colour = colour, .bold = true, .above = 8, .below = 3});
    if (!part.verbatim.isEmpty()) out.write(part.verbatim, {.points = 13, .italic = true, .below = 4, .indent = 5});
    if (!part.text.isEmpty()) out.write(part.text, {});
    for (const auto& picture : part.pictures) out.picture(picture);
  }
  for (const auto& picture : report.pictures) out.picture(picture);
  if (!report.ideas.isEmpty()) {
    out.write(report.ideasHeading, {.points = 10, .colour = kSoft, .bold = true, .above = 10});
    for (const QString& idea : report.ideas) out.write(QStringLiteral("•\u00a0") + idea, {.indent = 3});
  }
  if (!report.replyHeading.isEmpty()) {
    out.write(report.replyHeading,
              {.points = 10, .colour = colourOf(QStringLiteral("good")), .bold = true, .above = 10});
    if (!report.replyText.isEmpty()) out.write(report.replyText, {});
  }
}

/// Line by line: the document's own drawing also writes the neighbours' lines of a page, hidden but there for a reader
/// of PDFs.
void drawPage(QPainter& painter, const QTextDocument& document, int page, double height) {
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    const QTextLayout* layout = block.layout();
    for (int i = 0; i < layout->lineCount(); ++i) {
      const QTextLine line = layout->lineAt(i);
      const double middle = layout->position().y() + line.y() + line.height() / 2;
      if (static_cast<int>(middle / height) == page)
        line.draw(&painter, layout->position() - QPointF(0, page * height));
    }
  }
}

/// Paints the report on `device`, which must be A4 with its margins set. Returns the number of pages.
template <class Device>
int paint(const PaperReport& report, Device& device) {
  QPainter painter(&device);
  if (!painter.isActive()) return 0;
  const QSizeF area(device.width(), device.height());
  const QSizeF page(area.width(), area.height() - dots(kFootMm));
  QTextDocument document;
  document.documentLayout()->setPaintDevice(&device);
  document.setDocumentMargin(0);
  document.setPageSize(page);
  compose(report, document, page);
  // The last block is the empty one behind the last text.
  QTextCursor last(&document);
  last.movePosition(QTextCursor::End);
  if (last.block().length() <= 1) last.deletePreviousChar();
  const int pages = document.pageCount();
  QFont small(QStringLiteral("Roboto"));
  small.setPointSizeF(8.5);
  for (int i = 0; i < pages; ++i) {
    if (i > 0) device.newPage();
    drawPage(painter, document, i, page.height());
    painter.setFont(small);
    painter.setPen(QColor(QLatin1String(kSoft)));
    const QRectF foot(0, page.height(), area.width(), area.height() - page.height());
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, report.footer);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, report.pageOf.arg(i + 1).arg(pages));
  }
  return pages;
}

template <class Device>
void prepare(Device& device) {
  device.setPageSize(QPageSize(QPageSize::A4));
  device.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
}
}  // namespace

Result<int> writeReportPdf(const PaperReport& report, const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return fail(ErrorCode::unavailable, file.errorString().toStdString());
  int pages = 0;
  {
    QPdfWriter writer(&file);
    writer.setResolution(kResolution);
    writer.setTitle(report.title);
    writer.setCreator(QStringLiteral("Passerelle"));
    prepare(writer);
    pages = paint(report, writer);
  }
  if (pages == 0 || !file.flush()) {
    file.remove();
    return fail(ErrorCode::unavailable, file.errorString().toStdString());
  }
  return pages;
}

Result<void> printReport(const PaperReport& report) {
  const QPrinterInfo info = QPrinterInfo::defaultPrinter();
  if (info.isNull()) return fail(ErrorCode::notFound, "No printer is set up on this computer.");
  QPrinter printer(info, QPrinter::ScreenResolution);
  printer.setResolution(kResolution);
  printer.setDocName(report.title);
  prepare(printer);
  if (paint(report, printer) == 0) return fail(ErrorCode::unavailable, "The printer does not take it.");
  return {};
}

}  // namespace passerelle
