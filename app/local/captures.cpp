#include "app/local/captures.h"

#include <algorithm>
#include <iterator>

namespace passerelle {
namespace {
constexpr std::string_view kCaptureKinds[] = {"text", "photo", "voice"};

CaptureKind kindOf(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kCaptureKinds); ++i) {
    if (kCaptureKinds[i] == name) return static_cast<CaptureKind>(i);
  }
  return CaptureKind::text;
}

tl::unexpected<Error> captureGone() { return fail(ErrorCode::notFound, "This capture is no longer there."); }
}  // namespace

std::string_view nameOf(CaptureKind kind) { return kCaptureKinds[static_cast<std::size_t>(kind)]; }

Result<Capture> Captures::add(CaptureKind kind, const std::string& text, const std::string& mediumId,
                              std::optional<Position> position) {
  Capture capture{m_vault.newId(), kind, text, position, mediumId, {}, {}, m_vault.clock().now()};
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::string sealedText = m_vault.seal(text, "capture", capture.id, "text");
    const std::string sealedPosition =
        position ? m_vault.seal(formatPosition(*position), "capture", capture.id, "position") : "";
    connection.execute(
        R"(INSERT INTO capture (id, kind, text, position, medium_id, captured_at) VALUES ($1, $2, $3, $4, $5, $6))",
        {sql::val(capture.id), sql::val(nameOf(kind)), sql::blob(sealedText),
         position ? sql::blob(sealedPosition) : sql::val(nullptr),
         mediumId.empty() ? sql::val(nullptr) : sql::val(mediumId), sql::val(toMs(capture.capturedAt))});
    m_vault.changed(Topic::captures, capture.id);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return capture;
}

Result<Capture> Captures::addText(const std::string& text, std::optional<Position> position) {
  return add(CaptureKind::text, text, {}, position);
}

Result<Capture> Captures::addPhoto(const std::string& jpeg, const std::string& thumbnailJpeg, const std::string& text,
                                   std::optional<Position> position) {
  Result<Capture> capture = fail(ErrorCode::internal, "");
  std::vector<std::string> files;
  auto written = m_vault.write([&](sql::Connection&) -> Result<void> {
    auto photo = m_media.add(MediumKind::photo, "image/jpeg", jpeg);
    if (!photo) return tl::unexpected<Error>(photo.error());
    files.push_back(photo->id);
    if (!thumbnailJpeg.empty()) {
      if (auto small = m_media.add(MediumKind::thumbnail, "image/jpeg", thumbnailJpeg, photo->id); !small)
        return tl::unexpected<Error>(small.error());
      else
        files.push_back(small->id);
    }
    capture = add(CaptureKind::photo, text, photo->id, position);
    if (!capture) return tl::unexpected<Error>(capture.error());
    return {};
  });
  if (!written) {
    for (const std::string& id : files) (void)m_vault.files().remove(m_media.pathOf(id));
    return tl::unexpected<Error>(written.error());
  }
  return capture;
}

Result<Capture> Captures::addVoice(const std::string& mediumId, const std::string& text,
                                   std::optional<Position> position) {
  return add(CaptureKind::voice, text, mediumId, position);
}

Result<void> Captures::edit(const std::string& id, const std::string& text) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::string sealed = m_vault.seal(text, "capture", id, "text");
    if (connection.execute("UPDATE capture SET text = $2 WHERE id = $1 AND removed_at IS NULL AND draft_id IS NULL",
                           {sql::val(id), sql::blob(sealed)}) == 0)
      return captureGone();
    m_vault.changed(Topic::captures, id);
    return {};
  });
}

Result<void> Captures::remove(const std::vector<std::string>& ids) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::int64_t now = toMs(m_vault.clock().now());
    for (const std::string& id : ids) {
      if (connection.execute("UPDATE capture SET removed_at = $2 WHERE id = $1", {sql::val(id), sql::val(now)}) == 0)
        return captureGone();
      m_vault.changed(Topic::captures, id);
    }
    return {};
  });
}

Result<void> Captures::restore(const std::vector<std::string>& ids) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    for (const std::string& id : ids) {
      if (connection.execute("UPDATE capture SET removed_at = NULL WHERE id = $1", {sql::val(id)}) == 0)
        return captureGone();
      m_vault.changed(Topic::captures, id);
    }
    return {};
  });
}

Result<void> Captures::forgetRemoved(TimePoint before) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::vector<std::string> media;
    auto rows = connection.query("SELECT medium_id FROM capture WHERE removed_at < $1 AND medium_id IS NOT NULL",
                                 {sql::val(toMs(before))});
    while (const sql::Row* row = rows->next()) media.push_back(row->string(0));
    rows.reset();
    connection.execute("DELETE FROM capture WHERE removed_at < $1", {sql::val(toMs(before))});
    for (const std::string& id : media) m_media.forget(connection, id);
    return {};
  });
}

std::vector<Capture> Captures::select(std::string_view where, const std::string& value) {
  std::vector<Capture> found;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(
        "SELECT id, kind, text, position, medium_id, draft_id, captured_at, entry_id FROM capture "
        "WHERE removed_at IS NULL AND " +
            std::string(where) + " ORDER BY captured_at DESC, id DESC",
        {sql::val(value)});
    while (const sql::Row* row = rows->next()) {
      Capture one;
      one.id = row->string(0);
      one.kind = kindOf(row->text(1));
      one.text = m_vault.unseal(row->bytes(2), "capture", one.id, "text");
      if (!row->isNull(3)) {
        if (auto position = parsePosition(m_vault.unseal(row->bytes(3), "capture", one.id, "position")))
          one.position = *position;
      }
      one.mediumId = row->string(4);
      one.draftId = row->string(5);
      one.capturedAt = fromMs(row->integer(6));
      one.entryId = row->string(7);
      found.push_back(std::move(one));
    }
  });
  return found;
}

std::vector<Capture> Captures::all() { return select("draft_id IS NULL AND $1 = ''", ""); }
std::vector<Capture> Captures::ofDraft(const std::string& draftId) { return select("draft_id = $1", draftId); }

std::optional<Capture> Captures::find(const std::string& id) {
  auto found = select("id = $1", id);
  return found.empty() ? std::nullopt : std::optional<Capture>(std::move(found.front()));
}

int Captures::count() {
  int number = 0;
  m_vault.read([&](sql::Connection& connection) {
    number =
        static_cast<int>(connection.query("SELECT COUNT(*) FROM capture WHERE removed_at IS NULL AND draft_id IS NULL")
                             ->next()
                             ->integer(0));
  });
  return number;
}

Subscription Captures::openIn(std::function<bool(const std::string& id)> shows) {
  auto entry = std::make_shared<std::function<bool(const std::string&)>>(std::move(shows));
  std::erase_if(m_forms, [](const auto& old) { return old.expired(); });
  m_forms.push_back(entry);
  return Subscription(std::move(entry));
}

bool Captures::open(const std::string& id) {
  return std::any_of(m_forms.begin(), m_forms.end(), [&](const auto& weak) {
    const auto shows = weak.lock();
    return shows && (*shows)(id);
  });
}

void Captures::sortInto(sql::Connection& connection, const std::string& id, const std::string& draftId,
                        const std::string& entryId) {
  const auto orNull = [](const std::string& value) { return value.empty() ? sql::val(nullptr) : sql::val(value); };
  connection.execute("UPDATE capture SET draft_id = $2, entry_id = $3, left_draft_id = NULL WHERE id = $1",
                     {sql::val(id), orNull(draftId), orNull(entryId)});
  m_vault.changed(Topic::captures, id);
}

Result<Capture> Captures::addBack(CaptureKind kind, const std::string& text, const std::string& mediumId) {
  return add(kind, text, mediumId, {});
}

void Captures::returnFrom(sql::Connection& connection, const std::string& draftId) {
  connection.execute("UPDATE capture SET draft_id = NULL, left_draft_id = draft_id WHERE draft_id = $1",
                     {sql::val(draftId)});
  m_vault.changed(Topic::captures);
}

void Captures::rejoin(sql::Connection& connection, const std::string& draftId) {
  connection.execute(R"(UPDATE capture SET draft_id = left_draft_id, left_draft_id = NULL, removed_at = NULL
                        WHERE left_draft_id = $1 AND draft_id IS NULL)",
                     {sql::val(draftId)});
  m_vault.changed(Topic::captures);
}

void Captures::eraseOf(sql::Connection& connection, const std::string& draftId) {
  connection.execute("DELETE FROM capture WHERE draft_id = $1", {sql::val(draftId)});
  m_vault.changed(Topic::captures);
}

}  // namespace passerelle
