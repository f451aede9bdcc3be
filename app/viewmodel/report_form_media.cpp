// ReportForm: its photos.
#include <algorithm>

#include "app/viewmodel/report_form.h"
#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"

namespace passerelle {

QVariantList ReportForm::photos() const {
  QVariantList list;
  for (const ManifestEntry& medium : m_draft.content.media) {
    if (medium.kind != MediumKind::photo) continue;
    list.append(QVariantMap{{QStringLiteral("id"), toQt(medium.id)},
                            {QStringLiteral("medium"), toQt(medium.id)},
                            {QStringLiteral("source"), QStringLiteral("image://picture/thumb/") + toQt(medium.id)},
                            {QStringLiteral("caption"), toQt(medium.caption)}});
  }
  return list;
}

void ReportForm::addPhoto(const QString& path) {
  ++m_preparing;
  emit changed();
  m_preparer.prepareFile(path, PhotoSize::standard,
                         [this, id = m_draft.id](Result<PreparedPhoto> photo) { takePhoto(std::move(photo), id); });
}

void ReportForm::addPicture(const QByteArray& picture) {
  ++m_preparing;
  emit changed();
  m_preparer.prepare(picture, PhotoSize::standard,
                     [this, id = m_draft.id](Result<PreparedPhoto> photo) { takePhoto(std::move(photo), id); });
}

void ReportForm::takePhoto(Result<PreparedPhoto> prepared, const std::string& draftId) {
  m_preparing = std::max(0, m_preparing - 1);
  emit changed();
  if (!prepared) return say(sentenceOf(prepared.error()));
  if (const auto kept = keepPhoto(*prepared, draftId); !kept) say(sentence(kept.error()));
}

Result<void> ReportForm::keepPhoto(const PreparedPhoto& prepared, const std::string& draftId) {
  const bool open = draftId == m_draft.id;
  // What stands on the screen alone would be overwritten by the draft as it is on the disk.
  if (open && !save())
    return fail(ErrorCode::unavailable, "The phone could not save this. Stay on this page and try again.");
  Result<Draft> draft = fail(ErrorCode::notFound, "");
  std::vector<std::string> files;
  const auto written = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
    const auto photo = m_phone.media.add(MediumKind::photo, "image/jpeg", prepared.jpeg.toStdString());
    if (!photo) return tl::unexpected<Error>(photo.error());
    files.push_back(photo->id);
    const auto small =
        m_phone.media.add(MediumKind::thumbnail, "image/jpeg", prepared.thumbnail.toStdString(), photo->id);
    if (!small) return tl::unexpected<Error>(small.error());
    files.push_back(small->id);
    draft = m_phone.drafts.addMedium(draftId, photo->id);
    return draft ? Result<void>{} : tl::unexpected<Error>(draft.error());
  });
  if (!written) {
    for (const std::string& id : files) (void)m_phone.vault.files().remove(m_phone.media.pathOf(id));
    return written;
  }
  if (open) adopt(std::move(draft));
  return {};
}

void ReportForm::refreshPhotos() {
  if (m_draft.id.empty()) return;
  if (auto draft = m_phone.drafts.find(m_draft.id)) adopt(std::move(*draft));
}

void ReportForm::removePhoto(const QString& id) {
  if (!save()) return;
  const std::string medium = id.toStdString();
  std::string owner;
  for (const Astonishment& one : m_draft.content.astonishments) {
    if (std::find(one.media.begin(), one.media.end(), medium) != one.media.end()) owner = one.id;
  }
  adopt(m_phone.drafts.removeMedium(m_draft.id, medium));
  remember([this, medium, owner, draft = m_draft.id] {
    if (draft != m_draft.id) return;
    adopt(m_phone.drafts.addMedium(m_draft.id, medium, owner));
  });
}

QStringList ReportForm::voiceIds() const {
  QStringList ids;
  for (const ManifestEntry& medium : m_draft.content.media) {
    if (medium.kind == MediumKind::voice) ids.append(toQt(medium.id));
  }
  return ids;
}

namespace {
template <class Media>
auto entryOf(Media& media, const QString& id) {
  return std::find_if(media.begin(), media.end(),
                      [id = id.toStdString()](const ManifestEntry& entry) { return entry.id == id; });
}
}  // namespace

QString ReportForm::voiceWords(const QString& mediumId) const {
  const auto entry = entryOf(m_draft.content.media, mediumId);
  return entry == m_draft.content.media.end() ? QString() : toQt(entry->caption);
}

int ReportForm::voiceMs(const QString& mediumId) const {
  const auto entry = entryOf(m_draft.content.media, mediumId);
  return entry == m_draft.content.media.end() ? 0 : static_cast<int>(entry->durationMs);
}

void ReportForm::setVoiceWords(const QString& mediumId, const QString& words) {
  const auto entry = entryOf(m_draft.content.media, mediumId);
  if (entry == m_draft.content.media.end()) return;
  entry->caption = words.toStdString();
  touch();
}

void ReportForm::reload() {
  auto draft = m_phone.drafts.find(m_draft.id);
  if (!draft) return;
  const std::size_t entries = m_draft.content.astonishments.size();
  adopt(std::move(*draft));
  if (m_draft.content.astonishments.size() != entries) m_astonishments->reset();
}

}  // namespace passerelle
