// Drafts: what goes into a report under way and out of it again, captures, astonishments and media. Each verb is one
// transaction: a kill in the middle leaves everything where it was.
#include <algorithm>

#include "app/local/drafts.h"

namespace passerelle {
namespace {

tl::unexpected<Error> noEntry() { return fail(ErrorCode::notFound, "This astonishment is no longer in the report."); }

/// What a person noted, as one text: the customer's words in quotes below what was seen.
std::string wordsOf(const Astonishment& one) {
  if (one.verbatim.empty()) return one.text;
  const std::string quoted = "«\u00a0" + one.verbatim + "\u00a0»";
  return one.text.empty() ? quoted : one.text + "\n" + quoted;
}

CaptureKind captureKind(MediumKind kind) { return kind == MediumKind::voice ? CaptureKind::voice : CaptureKind::photo; }

auto findEntry(Report& report, const std::string& entryId) {
  return std::find_if(report.astonishments.begin(), report.astonishments.end(),
                      [&](const Astonishment& one) { return one.id == entryId; });
}

/// Takes the lines of these media, and of their thumbnails, out of a manifest.
std::vector<ManifestEntry> takeLines(Report& report, const std::vector<std::string>& media) {
  std::vector<ManifestEntry> taken;
  const auto meant = [&media](const ManifestEntry& line) {
    return std::find(media.begin(), media.end(), line.id) != media.end() ||
           std::find(media.begin(), media.end(), line.of) != media.end();
  };
  for (const ManifestEntry& line : report.media) {
    if (meant(line)) taken.push_back(line);
  }
  std::erase_if(report.media, meant);
  return taken;
}

bool holdsNothing(const Report& report) {
  return report.astonishments.empty() && report.ideas.empty() && report.senses.empty() && report.media.empty() &&
         report.subject.code.empty();
}
}  // namespace

Result<Draft> Drafts::addCaptures(const std::string& id, const std::vector<std::string>& captureIds) {
  flush();
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto draft = find(id);
    if (!draft) return gone();
    std::vector<Capture> captures;
    for (const std::string& captureId : captureIds) {
      auto capture = m_captures.find(captureId);
      if (!capture) return fail(ErrorCode::notFound, "One of these captures is no longer there.");
      if (capture->draftId.empty()) captures.push_back(std::move(*capture));
    }
    std::sort(captures.begin(), captures.end(), [](const Capture& a, const Capture& b) { return a.id < b.id; });
    for (const Capture& capture : captures) {
      const auto entry = addCapture(*draft, capture);
      if (!entry) return tl::unexpected<Error>(entry.error());
      m_captures.sortInto(connection, capture.id, id, *entry);
    }
    return update(connection, *draft);
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return *find(id);
}

Result<std::string> Drafts::addCapture(Draft& draft, const Capture& capture) {
  Astonishment one;
  one.id = m_vault.newId();
  one.text = capture.text;
  draft.content.astonishments.push_back(one);
  if (capture.position && !draft.position) draft.position = capture.position;
  if (!capture.mediumId.empty()) {
    if (auto taken = takeMedium(draft, capture.mediumId, one.id); !taken) return tl::unexpected<Error>(taken.error());
  }
  return one.id;
}

Result<void> Drafts::takeMedium(Draft& draft, const std::string& mediumId, const std::string& astonishmentId) {
  const auto medium = m_media.find(mediumId);
  if (!medium) return fail(ErrorCode::notFound, "This attachment is not on this phone.");
  auto& manifest = draft.content.media;
  const auto known = [&manifest](const std::string& id) {
    return std::any_of(manifest.begin(), manifest.end(), [&id](const ManifestEntry& entry) { return entry.id == id; });
  };
  if (!known(mediumId)) {
    manifest.push_back(MediaFiles::manifestEntry(*medium));
    if (medium->kind == MediumKind::photo) draft.content.noRecognisablePerson = false;  // not looked at yet
  }
  if (const auto small = m_media.thumbnailOf(mediumId); small && !known(small->id))
    manifest.push_back(MediaFiles::manifestEntry(*small));
  for (Astonishment& one : draft.content.astonishments) {
    if (one.id == astonishmentId && std::find(one.media.begin(), one.media.end(), mediumId) == one.media.end())
      one.media.push_back(mediumId);
  }
  return {};
}

Result<Draft> Drafts::addMedium(const std::string& id, const std::string& mediumId, const std::string& astonishmentId) {
  flush();
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto draft = find(id);
    if (!draft) return gone();
    if (auto taken = takeMedium(*draft, mediumId, astonishmentId); !taken) return taken;
    return update(connection, *draft);
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return *find(id);
}

Result<Draft> Drafts::removeMedium(const std::string& id, const std::string& mediumId) {
  flush();
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto draft = find(id);
    if (!draft) return gone();
    std::erase_if(draft->content.media,
                  [&](const ManifestEntry& entry) { return entry.id == mediumId || entry.of == mediumId; });
    for (Astonishment& one : draft->content.astonishments) std::erase(one.media, mediumId);
    return update(connection, *draft);
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return *find(id);
}

Result<std::vector<std::string>> Drafts::giveBack(sql::Connection& connection, Draft& draft,
                                                  const std::string& entryId) {
  const auto found = findEntry(draft.content, entryId);
  if (found == draft.content.astonishments.end()) return noEntry();
  const Astonishment one = std::move(*found);
  draft.content.astonishments.erase(found);
  takeLines(draft.content, one.media);
  std::string words = wordsOf(one);
  std::vector<std::string> media = one.media, captures;
  for (const Capture& capture : m_captures.ofDraft(draft.id)) {
    if (capture.entryId != entryId) continue;
    m_captures.sortInto(connection, capture.id, {}, {});
    captures.push_back(capture.id);
    std::erase(media, capture.mediumId);
    if (auto edited = m_captures.edit(capture.id, words); !edited) return tl::unexpected<Error>(edited.error());
    words.clear();
  }
  // What was added in the report never was a capture: it becomes one.
  for (const std::string& id : media) {
    const auto medium = m_media.find(id);
    if (!medium) continue;
    const auto added = m_captures.addBack(captureKind(medium->kind), words, id);
    if (!added) return tl::unexpected<Error>(added.error());
    captures.push_back(added->id);
    words.clear();
  }
  if (words.empty()) return captures;
  const auto added = m_captures.addBack(CaptureKind::text, words, {});
  if (!added) return tl::unexpected<Error>(added.error());
  captures.push_back(added->id);
  return captures;
}

Result<void> Drafts::takeBack(const std::vector<std::string>& captureIds, const std::string& bornId) {
  flush();
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    for (const std::string& captureId : captureIds) {
      const auto capture = m_captures.find(captureId);
      if (!capture || capture->draftId.empty()) continue;
      auto draft = find(capture->draftId);
      if (!draft || findEntry(draft->content, capture->entryId) == draft->content.astonishments.end()) {
        m_captures.sortInto(connection, captureId, {}, {});  // its astonishment was deleted: as it was caught
        continue;
      }
      if (auto given = giveBack(connection, *draft, capture->entryId); !given)
        return tl::unexpected<Error>(given.error());
      if (auto written = update(connection, *draft); !written) return written;
    }
    if (const auto born = bornId.empty() ? std::nullopt : find(bornId); born && holdsNothing(born->content))
      erase(connection, bornId);
    return {};
  });
}

Result<std::vector<std::string>> Drafts::returnEntry(const std::string& id, const std::string& entryId) {
  flush();
  std::vector<std::string> captures;
  auto written = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto draft = find(id);
    if (!draft) return gone();
    auto given = giveBack(connection, *draft, entryId);
    if (!given) return tl::unexpected<Error>(given.error());
    captures = std::move(*given);
    return update(connection, *draft);
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return captures;
}

Result<void> Drafts::takeEntry(const std::string& id, Astonishment entry, int row,
                               const std::vector<std::string>& captureIds) {
  flush();
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    auto draft = find(id);
    if (!draft) return gone();
    const std::string words = wordsOf(entry);
    for (const std::string& captureId : captureIds) {
      const auto capture = m_captures.find(captureId);
      if (!capture || !capture->draftId.empty()) return fail(ErrorCode::notFound, "It was sorted elsewhere meanwhile.");
      m_captures.sortInto(connection, captureId, id, entry.id);
      if (capture->text.empty() || words.find(capture->text) != std::string::npos) continue;
      entry.text = capture->text;
      entry.verbatim.clear();
    }
    const std::vector<std::string> media = entry.media;
    auto& entries = draft->content.astonishments;
    row = std::clamp(row, 0, static_cast<int>(entries.size()));
    entries.insert(entries.begin() + row, entry);
    for (const std::string& medium : media) {
      if (auto taken = takeMedium(*draft, medium, entry.id); !taken) return taken;
    }
    return update(connection, *draft);
  });
}

Result<void> Drafts::moveEntry(const std::string& fromId, const std::string& entryId, const std::string& toId,
                               int row) {
  flush();
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (fromId == toId) return {};
    auto from = find(fromId), to = find(toId);
    if (!from || !to) return gone();
    const auto found = findEntry(from->content, entryId);
    if (found == from->content.astonishments.end()) return noEntry();
    const Astonishment one = std::move(*found);
    from->content.astonishments.erase(found);
    auto& entries = to->content.astonishments;
    const auto size = static_cast<int>(entries.size());
    entries.insert(entries.begin() + (row < 0 || row > size ? size : row), one);
    for (ManifestEntry& line : takeLines(from->content, one.media)) {
      if (line.kind == MediumKind::photo) to->content.noRecognisablePerson = false;  // looked at in the other report
      to->content.media.push_back(std::move(line));
    }
    for (const Capture& capture : m_captures.ofDraft(fromId)) {
      if (capture.entryId == entryId) m_captures.sortInto(connection, capture.id, toId, entryId);
    }
    if (auto written = update(connection, *from); !written) return written;
    return update(connection, *to);
  });
}

}  // namespace passerelle
