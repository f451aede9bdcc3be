#include "app/viewmodel/paper_model.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>

#include "app/viewmodel/merit_painter.h"

namespace passerelle {
namespace {
constexpr int kLongestFileName = 80;
constexpr int kMeritWidth = 1200, kMeritHeight = 72;
constexpr double kMeritScale = 2;

QList<PaperReport::Picture> picturesOf(const QVariant& list, const std::function<QImage(const QString&)>& load) {
  QList<PaperReport::Picture> pictures;
  for (const QVariant& one : list.toList()) {
    const QVariantMap photo = one.toMap();
    pictures.append(
        {load(photo.value(QStringLiteral("source")).toString()), photo.value(QStringLiteral("caption")).toString()});
  }
  return pictures;
}

/// A profile as wide as the page, drawn fine enough for paper.
PaperReport::Picture meritOf(const QVariantMap& merit) {
  QImage image(kMeritWidth, kMeritHeight, QImage::Format_RGB32);
  const auto colour = [&merit](const char* name) { return QColor(merit.value(QString::fromLatin1(name)).toString()); };
  image.fill(colour("halo"));
  QPainter painter(&image);
  painter.scale(kMeritScale, kMeritScale);
  paintMerit(painter, QRectF(0, 0, kMeritWidth / kMeritScale, kMeritHeight / kMeritScale),
             gradeCounts(merit.value(QStringLiteral("counts")).toList()),
             gradeLooks(merit.value(QStringLiteral("fills")).toList(), merit.value(QStringLiteral("inks")).toList()),
             colour("line"), colour("halo"));
  return {image, merit.value(QStringLiteral("caption")).toString()};
}
}  // namespace

PaperModel::PaperModel(Phone& phone, FindModule find, QString folder, QObject* parent)
    : QObject(parent), m_phone(phone), m_find(std::move(find)), m_folder(std::move(folder)) {}

void PaperModel::keepPdf(const QVariantMap& sheet) {
  PaperModule* paper = m_find ? m_find() : nullptr;
  if (paper == nullptr) return tell(tr("This installation cannot make PDFs: its module “paper” is missing."));
  const QString path = placeFor(sheet);
  const auto pages = paper->writePdf(reportOf(sheet), path);
  if (!pages)
    return tell(tr("The PDF could not be written to %1: free some room or choose another folder, then try again.")
                    .arg(QFileInfo(path).path()));
  tell(tr("Kept, %n page(s): %1", "the file's place", *pages).arg(QDir::toNativeSeparators(path)), path);
}

void PaperModel::print(const QVariantMap& sheet) {
  PaperModule* paper = m_find ? m_find() : nullptr;
  if (paper == nullptr) return tell(tr("This installation cannot print: its module “paper” is missing."));
  const auto done = paper->print(reportOf(sheet));
  if (done) return tell(tr("Sent to the printer."));
  tell(done.error().code == ErrorCode::notFound
           ? tr("No printer is set up on this computer: keep a PDF, and print it elsewhere.")
           : tr("The printer does not answer: keep a PDF, and print it later."));
}

void PaperModel::openPdf() const {
  if (!m_path.isEmpty()) QDesktopServices::openUrl(QUrl::fromLocalFile(m_path));
}

void PaperModel::forget() { tell({}); }

void PaperModel::tell(const QString& sentence, const QString& path) {
  m_sentence = sentence;
  m_path = path;
  emit changed();
}

QString PaperModel::placeFor(const QVariantMap& sheet) const {
  QString folder = m_folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : m_folder;
  if (folder.isEmpty()) folder = QDir::homePath();
  QDir().mkpath(folder);
  QString name = sheet.value(QStringLiteral("title")).toString() + u' ' + sheet.value(QStringLiteral("day")).toString();
  static const QRegularExpression kUnfit(QStringLiteral("[^\\w \\-]+"), QRegularExpression::UseUnicodePropertiesOption);
  name = name.replace(kUnfit, QStringLiteral(" ")).simplified().left(kLongestFileName);
  QString path = folder + u'/' + name + QStringLiteral(".pdf");
  for (int i = 2; QFileInfo::exists(path); ++i) path = folder + QStringLiteral("/%1 (%2).pdf").arg(name).arg(i);
  return path;
}

QImage PaperModel::imageOf(const QString& source) const {
  // image://picture/own/ID or image://picture/report/REPORT/ID/full: what is on this phone is printed.
  const QStringList parts = source.section(QStringLiteral("image://picture/"), 1).split(u'/');
  std::string bytes;
  if (parts.size() == 2) {
    if (auto own = m_phone.media.read(parts[1].toStdString())) bytes = std::move(*own);
  } else if (parts.size() == 4) {
    if (auto kept = m_phone.mirror.picture(parts[1].toStdString(), parts[2].toStdString(), "full"))
      bytes = std::move(*kept);
  }
  return QImage::fromData(QByteArray::fromStdString(bytes));
}

PaperReport PaperModel::reportOf(const QVariantMap& sheet) const {
  const auto text = [&sheet](const char* name) { return sheet.value(QString::fromLatin1(name)).toString(); };
  const auto load = [this](const QString& source) { return imageOf(source); };
  PaperReport report;
  report.title = text("title");
  report.subtitle = text("subtitle");
  report.author = text("author");
  report.ideasHeading = text("ideasHeading");
  report.ideas = sheet.value(QStringLiteral("ideas")).toStringList();
  report.replyHeading = text("replyHeading");
  report.replyText = text("replyText");
  report.footer = text("footer");
  report.pageOf = text("pageOf");
  report.pictures = picturesOf(sheet.value(QStringLiteral("photos")), load);
  for (const QVariant& one : sheet.value(QStringLiteral("parts")).toList()) {
    const QVariantMap part = one.toMap();
    const auto of = [&part](const char* name) { return part.value(QString::fromLatin1(name)).toString(); };
    report.parts.append({of("tone"), of("heading"), of("verbatim"), of("text"),
                         picturesOf(part.value(QStringLiteral("photos")), load)});
    const QVariantMap merit = part.value(QStringLiteral("merit")).toMap();
    if (!merit.value(QStringLiteral("counts")).toList().isEmpty()) report.parts.last().pictures.append(meritOf(merit));
  }
  return report;
}

}  // namespace passerelle
