#include "app/local/photos.h"

#include <algorithm>
#include <sstream>

#include "app/local/drafts.h"
#include "shared/codec/report_json.h"

namespace passerelle {
namespace {
std::string written(const std::vector<FaceBox>& faces) {
  std::ostringstream out;
  for (const FaceBox& face : faces) out << face.x << ' ' << face.y << ' ' << face.width << ' ' << face.height << '\n';
  return out.str();
}

std::vector<FaceBox> read(const std::string& text) {
  std::istringstream in(text);
  std::vector<FaceBox> faces;
  for (FaceBox face; in >> face.x >> face.y >> face.width >> face.height;) faces.push_back(face);
  return faces;
}
}  // namespace

Result<void> Photos::room(std::int64_t bytes) {
  const auto free = m_vault.files().freeBytes(m_vault.folder());
  if (free && *free < bytes + kReserveBytes)
    return fail(ErrorCode::noSpace, "The phone's storage is full: make room, then take the photo again.");
  return {};
}

Result<RawPhoto> Photos::keepRaw(const std::string& picture, const std::string& draftId) {
  if (picture.empty()) return fail(ErrorCode::invalid, "This file is empty: take it again.");
  if (picture.size() > kMaxRawBytes)
    return fail(ErrorCode::tooLarge, "This file is heavier than 64 MB. Choose a smaller photo.");
  if (auto enough = room(static_cast<std::int64_t>(picture.size())); !enough)
    return tl::unexpected<Error>(enough.error());
  RawPhoto raw{m_vault.newId(), draftId};
  auto stored = writeWhole(m_vault.files(), m_vault.folder() + "/media", raw.id,
                           m_vault.cipher().sealFile(picture, "media/" + raw.id));
  if (!stored) return tl::unexpected<Error>(inThePhonesWords(stored.error()));
  auto kept = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("INSERT INTO raw_photo (id, draft_id, created_at) VALUES ($1, $2, $3)",
                       {sql::val(raw.id), sql::val(draftId), sql::val(toMs(m_vault.clock().now()))});
    return {};
  });
  if (!kept) {
    (void)m_vault.files().wipe(m_media.pathOf(raw.id));
    return tl::unexpected<Error>(kept.error());
  }
  return raw;
}

Result<std::string> Photos::readRaw(const std::string& id) { return m_media.read(id); }

std::vector<RawPhoto> Photos::rawPhotos() {
  std::vector<RawPhoto> found;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT id, draft_id FROM raw_photo ORDER BY created_at, id");
    while (const sql::Row* row = rows->next()) found.push_back({row->string(0), row->string(1)});
  });
  return found;
}

Result<void> Photos::forgetRaw(const std::string& id) {
  auto gone = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("DELETE FROM raw_photo WHERE id = $1", {sql::val(id)});
    return {};
  });
  return gone ? m_vault.files().wipe(m_media.pathOf(id)) : gone;
}

std::optional<std::vector<FaceBox>> Photos::faces(const std::string& photoId) {
  std::optional<std::vector<FaceBox>> found;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT faces FROM photo_look WHERE medium_id = $1", {sql::val(photoId)});
    if (const sql::Row* row = rows->next()) found = read(m_vault.unseal(row->bytes(0), "photo_look", photoId, "faces"));
  });
  return found;
}

Result<void> Photos::setFaces(const std::string& photoId, const std::vector<FaceBox>& faces) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::string sealed = m_vault.seal(written(faces), "photo_look", photoId, "faces");
    connection.execute(R"(INSERT INTO photo_look (medium_id, faces) SELECT id, $2 FROM medium WHERE id = $1
                          ON CONFLICT (medium_id) DO UPDATE SET faces = excluded.faces)",
                       {sql::val(photoId), sql::blob(sealed)});
    m_vault.changed(Topic::captures, photoId);
    return {};
  });
}

Result<Medium> Photos::replace(const std::string& photoId, const std::string& jpeg, const std::string& thumbnailJpeg) {
  const auto oldThumbnail = m_media.thumbnailOf(photoId);
  Medium photo;
  std::string thumbnailId;
  auto done = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto added = m_media.add(MediumKind::photo, "image/jpeg", jpeg);
    if (!added) return tl::unexpected<Error>(added.error());
    photo = *added;
    auto small = m_media.add(MediumKind::thumbnail, "image/jpeg", thumbnailJpeg, added->id);
    if (!small) return tl::unexpected<Error>(small.error());
    thumbnailId = small->id;
    const auto captures = connection.execute("UPDATE capture SET medium_id = $2 WHERE medium_id = $1",
                                             {sql::val(photoId), sql::val(photo.id)});
    if (captures + replaceInDrafts(connection, photoId, photo, *small) == 0)
      return fail(ErrorCode::notFound, "This photo is neither in the carnet nor in a report under way any more.");
    const auto retire = [&](const std::string& gone, const std::string& instead) {
      connection.execute("DELETE FROM outbox WHERE medium_id = $1", {sql::val(gone)});
      connection.execute("UPDATE shared_medium SET retired = 1, replaced_by = $2 WHERE medium_id = $1",
                         {sql::val(gone), sql::val(instead)});
      // Masked a second time: what stood in the place of an earlier one may never have been told to anybody.
      connection.execute("UPDATE shared_medium SET replaced_by = $2 WHERE replaced_by = $1",
                         {sql::val(gone), sql::val(instead)});
    };
    retire(photoId, photo.id);
    if (oldThumbnail) retire(oldThumbnail->id, thumbnailId);
    m_media.forget(connection, photoId);
    m_vault.changed(Topic::captures);
    m_vault.changed(Topic::outbox);
    return setFaces(photo.id, {});
  });
  if (!done) {
    for (const std::string& id : {photo.id, thumbnailId})
      if (!id.empty()) (void)m_vault.files().remove(m_media.pathOf(id));
    return tl::unexpected<Error>(done.error());
  }
  // Rows first, then files: a kill in between leaves files that no row names, which the next start wipes.
  (void)m_vault.files().wipe(m_media.pathOf(photoId));
  if (oldThumbnail) (void)m_vault.files().wipe(m_media.pathOf(oldThumbnail->id));
  return photo;
}

bool showInstead(Report& report, const std::string& oldId, const Medium& photo, const Medium& thumbnail) {
  bool shows = false;
  for (ManifestEntry& entry : report.media) {
    if (entry.id != oldId && entry.of != oldId) continue;
    shows = true;
    entry = MediaFiles::manifestEntry(entry.id == oldId ? photo : thumbnail, entry.caption);
  }
  for (Astonishment& one : report.astonishments) {
    for (std::string& medium : one.media) {
      if (medium == oldId) medium = photo.id, shows = true;
    }
  }
  const bool withThumbnail = std::any_of(report.media.begin(), report.media.end(),
                                         [&](const ManifestEntry& entry) { return entry.of == photo.id; });
  if (shows && !withThumbnail) report.media.push_back(MediaFiles::manifestEntry(thumbnail));
  return shows;
}

int Photos::replaceInDrafts(sql::Connection& connection, const std::string& oldId, const Medium& photo,
                            const Medium& thumbnail) {
  std::vector<std::pair<std::string, Report>> changed;
  auto rows = connection.query("SELECT id, content FROM draft");
  while (const sql::Row* row = rows->next()) {
    const std::string id = row->string(0);
    auto report = decodeReport(m_vault.unseal(row->bytes(1), "draft", id, "content"), kMostDraftBytes);
    if (!report) continue;
    if (showInstead(*report, oldId, photo, thumbnail)) changed.emplace_back(id, std::move(*report));
  }
  rows.reset();
  for (const auto& [id, report] : changed) {
    const std::string sealed = m_vault.seal(encodeReport(report), "draft", id, "content");
    connection.execute("UPDATE draft SET content = $2, changed_at = $3 WHERE id = $1",
                       {sql::val(id), sql::blob(sealed), sql::val(toMs(m_vault.clock().now()))});
    m_vault.changed(Topic::drafts, id);
  }
  return static_cast<int>(changed.size());
}

}  // namespace passerelle
