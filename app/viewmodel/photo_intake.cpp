#include "app/viewmodel/photo_intake.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>

#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"

namespace passerelle {

PhotoIntake::PhotoIntake(Phone& phone, PhotoPreparer& preparer, ReportForm& form, QObject* parent)
    : QObject(parent), m_phone(phone), m_preparer(preparer), m_form(form) {}

bool PhotoIntake::mayTake(const QList<QUrl>& urls) {
  return std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
}

void PhotoIntake::take(const QList<QUrl>& urls, const QString& where) {
  m_problems.clear();
  int number = 0;
  for (const QUrl& url : urls) {
    const QString path = url.toLocalFile();
    const QString name = path.isEmpty() ? url.toDisplayString() : QFileInfo(path).fileName();
    if (path.isEmpty()) {
      refuse(name, tr("This is not a file of this device: save it here first, then drop it again."));
    } else if (QFileInfo(path).isDir()) {
      refuse(name, tr("This is a folder: open it, then drop the pictures themselves."));
    } else if (++number > kMaxAtOnce) {
      refuse(name, tr("At most %1 pictures at once: drop this one again afterwards.").arg(kMaxAtOnce));
    } else {
      prepare(
          name,
          [this, path](PhotoPreparer::OnPrepared done) {
            m_preparer.prepareFile(path, PhotoSize::standard, std::move(done));
          },
          where);
    }
  }
  emit changed();
}

bool PhotoIntake::paste(const QString& where) {
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  if (data == nullptr) return false;
  if (data->hasUrls() && mayTake(data->urls())) {
    take(data->urls(), where);
    return true;
  }
  const QImage image = data->hasImage() ? qvariant_cast<QImage>(data->imageData()) : QImage();
  if (image.isNull()) return false;
  m_problems.clear();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "png");
  prepare(
      tr("Pasted picture"),
      [this, bytes](PhotoPreparer::OnPrepared done) {
        m_preparer.prepare(bytes, PhotoSize::standard, std::move(done));
      },
      where);
  emit changed();
  return true;
}

void PhotoIntake::clearProblems() {
  m_problems.clear();
  emit changed();
}

void PhotoIntake::prepare(const QString& name, std::function<void(PhotoPreparer::OnPrepared)> begin,
                          const QString& where) {
  if (const auto room = m_phone.photos.room(kMaxMediumBytes); !room) return refuse(name, sentence(room.error()));
  ++m_underWay;
  const std::string draft = where == QLatin1String("report") ? m_form.draftId().toStdString() : std::string();
  begin([this, name, draft](Result<PreparedPhoto> photo) { keep(name, std::move(photo), draft); });
}

void PhotoIntake::keep(const QString& name, Result<PreparedPhoto> photo, const std::string& draftId) {
  --m_underWay;
  if (!photo) {
    refuse(name, sentenceOf(photo.error()));
  } else if (!draftId.empty()) {
    if (const auto added = m_form.keepPhoto(*photo, draftId); !added)
      refuse(name, sentence(added.error()));
    else
      ++m_kept;
  } else {
    const auto capture = m_phone.captures.addPhoto(photo->jpeg.toStdString(), photo->thumbnail.toStdString());
    if (!capture)
      refuse(name, sentence(capture.error()));
    else
      ++m_kept;
  }
  emit changed();
  if (m_underWay == 0) emit taken(std::exchange(m_kept, 0));
}

void PhotoIntake::refuse(const QString& name, const QString& sentence) {
  m_problems.append(QVariantMap{{QStringLiteral("name"), name}, {QStringLiteral("sentence"), sentence}});
}

QString PhotoIntake::sentence(const Error& error) const {
  return error.code == ErrorCode::noSpace
             ? tr("There is no room left on this device: make some, then add this picture again.")
             : sentenceOf(error);
}

void PhotoIntake::resume() {
  for (const RawPhoto& raw : m_phone.photos.rawPhotos()) {
    const auto bytes = m_phone.photos.readRaw(raw.id);
    if (!bytes) {
      (void)m_phone.photos.forgetRaw(raw.id);
      continue;
    }
    ++m_underWay;
    const bool forDraft = !raw.draftId.empty() && m_phone.drafts.find(raw.draftId);
    m_preparer.prepare(QByteArray::fromStdString(*bytes), PhotoSize::standard,
                       [this, raw, draft = forDraft ? raw.draftId : std::string()](Result<PreparedPhoto> photo) {
                         const int before = m_problems.size();
                         const bool hopeless = !photo;
                         keep(tr("Photo taken before the app was closed"), std::move(photo), draft);
                         if (hopeless || m_problems.size() == before) (void)m_phone.photos.forgetRaw(raw.id);
                       });
  }
}

}  // namespace passerelle
