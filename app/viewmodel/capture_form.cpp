#include "app/viewmodel/capture_form.h"

#include <algorithm>
#include <utility>

#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"

namespace passerelle {
namespace {
/// A letter is on the disk 300 ms after it was typed, also where the app's loop stands still for 100 ms of them.
constexpr int kCaptureSavedAfterMs = 150;
}  // namespace

CaptureForm::CaptureForm(Phone& phone, PhotoPreparer& preparer, QObject* parent)
    : QObject(parent), m_phone(phone), m_preparer(preparer) {
  m_timer.setSingleShot(true);
  m_timer.setInterval(kCaptureSavedAfterMs);
  connect(&m_timer, &QTimer::timeout, this, [this] { save(); });
  m_shown = m_phone.captures.openIn([this](const std::string& id) {
    return id == m_bearer ||
           std::any_of(m_photos.begin(), m_photos.end(), [&](const Capture& photo) { return photo.id == id; });
  });
}

void CaptureForm::setText(const QString& text) {
  if (text == m_text) return;
  m_text = text;
  m_dirty = true;
  emit textChanged();
  if (m_bearer.empty())
    save();  // born at the first letter
  else if (!m_timer.isActive())
    m_timer.start();
}

QVariantList CaptureForm::photos() const {
  QVariantList list;
  for (const Capture& photo : m_photos) {
    list.append(QVariantMap{{QStringLiteral("id"), toQt(photo.id)},
                            {QStringLiteral("medium"), toQt(photo.mediumId)},
                            {QStringLiteral("source"), QStringLiteral("image://picture/thumb/") + toQt(photo.mediumId)},
                            {QStringLiteral("caption"), QString()}});
  }
  return list;
}

bool CaptureForm::begin(const QString& captureId) {
  if (!mayLeave()) return false;
  clear();
  if (const auto capture = captureId.isEmpty() ? std::nullopt : m_phone.captures.find(captureId.toStdString())) {
    m_bearer = capture->id;
    m_text = toQt(capture->text);
    m_savedAt = toQml(capture->capturedAt);
    if (capture->kind == CaptureKind::photo) m_photos.push_back(*capture);
    if (capture->kind == CaptureKind::voice) setVoice(capture);
  }
  emit textChanged();
  emit photosChanged();
  emit savedChanged();
  return true;
}

void CaptureForm::addPhoto(const QString& path) {
  ++m_preparing;
  emit photosChanged();
  m_preparer.prepareFile(path, PhotoSize::standard, [this, generation = m_generation](Result<PreparedPhoto> photo) {
    take(std::move(photo), generation);
  });
}

bool CaptureForm::roomForPhoto() {
  const auto room = m_phone.photos.room(kMaxMediumBytes);
  say(room ? QString() : sentence(room.error()));
  return room.has_value();
}

void CaptureForm::addPicture(const QByteArray& picture) {
  const auto raw = m_phone.photos.keepRaw(picture.toStdString());
  if (!raw) return say(sentence(raw.error()));
  ++m_preparing;
  emit photosChanged();
  m_preparer.prepare(picture, PhotoSize::standard,
                     [this, id = raw->id, generation = m_generation](Result<PreparedPhoto> photo) {
                       const bool hopeless = !photo;
                       // A full disk: the camera's own bytes wait, encrypted, for the next start.
                       if (take(std::move(photo), generation) || hopeless) (void)m_phone.photos.forgetRaw(id);
                     });
}

bool CaptureForm::take(Result<PreparedPhoto> prepared, int generation) {
  const bool current = generation == m_generation;
  if (current) m_preparing = std::max(0, m_preparing - 1);
  if (!prepared) {
    say(sentenceOf(prepared.error()));
    emit photosChanged();
    return false;
  }
  // The first photo takes the words over; a second one stands beside it in the carnet.
  const bool takesWords = current && m_photos.empty() && !m_voice && !m_text.isEmpty();
  Result<Capture> capture = fail(ErrorCode::internal, "");
  // One transaction: a kill in the middle leaves the words once, with the photo or without it.
  const auto written = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
    capture = m_phone.captures.addPhoto(prepared->jpeg.toStdString(), prepared->thumbnail.toStdString(),
                                        takesWords ? m_text.toStdString() : std::string());
    if (!capture) return tl::unexpected<Error>(capture.error());
    return current && m_photos.empty() && !m_voice && !m_bearer.empty() ? m_phone.captures.remove(m_bearer)
                                                                        : Result<void>();
  });
  if (!written) {
    say(sentence(written.error()));
    emit photosChanged();
    return false;
  }
  if (!current) return true;
  if (m_photos.empty() && !m_voice) m_bearer = capture->id;
  m_photos.push_back(*capture);
  say({});
  saved();
  emit photosChanged();
  return true;
}

QString CaptureForm::sentence(const Error& error) const {
  return error.code == ErrorCode::noSpace
             ? tr("There is no room left on this device: make some, then take the photo again. Your words are safe.")
             : sentenceOf(error);
}

void CaptureForm::refreshPhotos() {
  for (Capture& photo : m_photos) {
    if (auto now = m_phone.captures.find(photo.id)) photo = std::move(*now);
  }
  emit photosChanged();
}

void CaptureForm::removePhoto(const QString& captureId) {
  const std::string id = captureId.toStdString();
  const auto found =
      std::find_if(m_photos.begin(), m_photos.end(), [&](const Capture& photo) { return photo.id == id; });
  if (found == m_photos.end()) return;
  if (const auto removed = m_phone.captures.remove(id); !removed) return say(sentenceOf(removed.error()));
  m_photos.erase(found);
  m_removedPhoto = id;
  m_removedOf = m_generation;
  if (m_bearer == id) {
    m_bearer = m_photos.empty() ? std::string() : m_photos.front().id;
    m_dirty = !m_text.isEmpty();
    if (m_dirty) save();
  }
  emit photosChanged();
}

void CaptureForm::undo() {
  const std::string id = std::exchange(m_removedPhoto, {});
  if (id.empty()) return;
  const bool current = m_removedOf == m_generation;
  // Alone in its form it bears the words again; else they stand elsewhere since, and are not to be there twice.
  const bool takesWords = current && m_photos.empty() && !m_voice;
  const auto written = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
    if (auto restored = m_phone.captures.restore(id); !restored) return restored;
    if (auto edited = m_phone.captures.edit(id, takesWords ? m_text.toStdString() : std::string()); !edited)
      return edited;
    return takesWords && !m_bearer.empty() && m_bearer != id ? m_phone.captures.remove(m_bearer) : Result<void>();
  });
  if (!written) return say(sentence(written.error()));
  if (!current) return;
  if (takesWords) m_bearer = id;
  if (auto photo = m_phone.captures.find(id)) m_photos.push_back(std::move(*photo));
  saved();
  emit photosChanged();
}

QString CaptureForm::voiceId() const { return m_voice ? toQt(m_voice->mediumId) : QString(); }

void CaptureForm::setVoice(std::optional<Capture> voice) {
  m_voice = std::move(voice);
  const auto medium = m_voice ? m_phone.media.find(m_voice->mediumId) : std::nullopt;
  m_voiceMs = medium ? static_cast<int>(medium->duration.count()) : 0;
  emit voiceChanged();
}

void CaptureForm::adoptVoice(const QString& captureId) {
  auto capture = m_phone.captures.find(captureId.toStdString());
  if (!capture || capture->kind != CaptureKind::voice || m_voice || !m_photos.empty()) return;
  if (!m_text.isEmpty()) {
    if (const auto edited = m_phone.captures.edit(capture->id, m_text.toStdString()); !edited)
      return say(sentenceOf(edited.error()));
    if (!m_bearer.empty()) (void)m_phone.captures.remove(m_bearer);
  }
  m_bearer = capture->id;
  setVoice(std::move(capture));
  saved();
}

bool CaptureForm::save() {
  m_timer.stop();
  if (m_bearer.empty()) {
    if (m_text.trimmed().isEmpty()) return true;
    const auto capture = m_phone.captures.addText(m_text.toStdString());
    if (!capture) {
      say(sentenceOf(capture.error()));
      return false;
    }
    m_bearer = capture->id;
  } else if (const auto edited = m_phone.captures.edit(m_bearer, m_text.toStdString()); !edited) {
    if (edited.error().code == ErrorCode::notFound) {  // removed or sorted: these words become a capture of their own
      m_bearer.clear();
      return save();
    }
    say(sentenceOf(edited.error()));
    return false;
  }
  m_dirty = false;
  say({});
  saved();
  return true;
}

bool CaptureForm::mayLeave() {
  if (!m_dirty || save()) return true;
  m_held = true;
  emit problemChanged();
  return false;
}

bool CaptureForm::finish() {
  if (!mayLeave()) return false;
  // Words that were all deleted again leave no empty capture behind.
  if (!m_bearer.empty() && m_photos.empty() && !m_voice && m_text.trimmed().isEmpty())
    (void)m_phone.captures.remove(m_bearer);
  clear();
  return true;
}

void CaptureForm::abandon() { clear(); }

/// What waited for this form to close is taken over.
void CaptureForm::clear() {
  const bool held = !m_bearer.empty() || !m_photos.empty();
  m_timer.stop();
  ++m_generation;
  m_text.clear();
  m_bearer.clear();
  m_photos.clear();
  setVoice({});
  m_preparing = 0;
  m_savedAt = 0;
  m_dirty = false;
  say({});
  if (held) m_phone.captures.closed();
}

void CaptureForm::saved() {
  m_savedAt = toQml(m_phone.vault.clock().now());
  emit savedChanged();
}

void CaptureForm::say(const QString& problem) {
  if (problem.isEmpty()) m_held = false;
  if (problem == m_problem) return;
  m_problem = problem;
  emit problemChanged();
}

}  // namespace passerelle
