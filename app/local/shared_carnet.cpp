#include "app/local/shared_carnet.h"

#include <algorithm>

#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/base/text.h"
#include "shared/codec/report_json.h"

namespace passerelle {
namespace {
constexpr std::size_t kMaxSeen = 64, kMostVersions = 32;
}  // namespace

std::string carnetIdOf(std::string_view words) {
  std::string hex = toHex(blake2b(words)).substr(0, 32);
  hex[12] = '4';
  hex[16] = '8';
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

std::string copyIdOf(const std::string& mediumId, const std::string& sha256, const std::string& keyId) {
  return carnetIdOf("copy:" + mediumId + ":" + sha256 + ":" + keyId);
}

// ---------------------------------------------------------------- what is here

void SharedCarnet::addMedia(CarnetContent& content, const std::vector<std::string>& mediumIds) {
  for (const std::string& id : mediumIds) {
    const auto medium = m_media.find(id);
    if (!medium) continue;
    content.media.push_back(MediaFiles::manifestEntry(*medium));
    content.mediaKeys.push_back(keyOfCopy(*medium));
    if (medium->kind != MediumKind::photo) continue;
    const auto small = m_media.thumbnailOf(id);
    const auto listed = std::find(mediumIds.begin(), mediumIds.end(), small ? small->id : std::string());
    if (!small || listed != mediumIds.end()) continue;
    content.media.push_back(MediaFiles::manifestEntry(*small));
    content.mediaKeys.push_back(keyOfCopy(*small));
  }
}

std::string SharedCarnet::keyOfCopy(const Medium& medium) {
  std::string key;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT key_id FROM shared_medium WHERE medium_id = $1 AND sha256 = $2",
                                 {sql::val(medium.id), sql::val(medium.sha256)});
    if (const sql::Row* row = rows->next()) key = row->string(0);
  });
  if (!key.empty()) return key;
  key = m_keys.current();
  if (key.empty()) return key;
  (void)m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        "INSERT INTO shared_medium (medium_id, sha256, key_id) VALUES ($1, $2, $3) ON CONFLICT (medium_id, sha256) DO "
        "NOTHING",
        {sql::val(medium.id), sql::val(medium.sha256), sql::val(key)});
    return {};
  });
  return key;
}

SharedCarnet::Local SharedCarnet::fromCapture(const Capture& capture) {
  Local local;
  CarnetContent& content = local.content;
  content.kind = nameOf(capture.kind);
  content.text = capture.text;
  content.position = capture.position ? formatPosition(*capture.position) : std::string();
  content.mediumId = capture.mediumId;
  content.draftId = capture.draftId;
  content.entryId = capture.entryId;
  content.createdAtMs = toMs(capture.capturedAt);
  if (!capture.mediumId.empty()) addMedia(content, {capture.mediumId});
  if (const auto note = noteOf(capture.id); note && note->kind == "version")
    content.versionOf = note->ofId, content.versionBy = note->device;
  return local;
}

SharedCarnet::Local SharedCarnet::fromDraft(const Draft& draft) {
  Local local;
  CarnetContent& content = local.content;
  content.draft = true;
  content.kind = nameOf(draft.origin);
  content.report = encodeReport(draft.content);
  content.reportId = draft.reportId;
  content.position = draft.position ? formatPosition(*draft.position) : std::string();
  content.createdAtMs = toMs(draft.createdAt);
  std::vector<std::string> media;
  for (const ManifestEntry& entry : draft.content.media) media.push_back(entry.id);
  addMedia(content, media);
  if (const auto note = noteOf(draft.id); note && note->kind == "version")
    content.versionOf = note->ofId, content.versionBy = note->device;
  local.changedAt = draft.changedAt;
  local.frozen = draft.origin == DraftOrigin::conflictCopy;
  return local;
}

SharedCarnet::Local SharedCarnet::fromReport(const OwnReport& report) {
  Draft draft;
  draft.reportId = report.id;
  draft.origin = report.revision > 0 ? DraftOrigin::correction : DraftOrigin::fresh;
  draft.content = report.content;
  draft.createdAt = report.createdAt;
  draft.changedAt = report.changedAt;
  return fromDraft(draft);
}

std::vector<std::pair<std::string, SharedCarnet::Local>> SharedCarnet::everything() {
  std::vector<std::pair<std::string, Local>> all;
  std::vector<std::string> ids;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT id FROM capture WHERE removed_at IS NULL ORDER BY id");
    while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  });
  for (const std::string& id : ids) {
    if (const auto capture = m_captures.find(id)) all.emplace_back(id, fromCapture(*capture));
  }
  for (const DraftLine& line : m_drafts.all()) {
    if (const auto draft = m_drafts.find(line.id)) all.emplace_back(line.id, fromDraft(*draft));
  }
  return all;
}

std::optional<SharedCarnet::Local> SharedCarnet::local(const std::string& id) {
  if (const auto draft = m_drafts.find(id)) return fromDraft(*draft);
  if (const auto capture = m_captures.find(id)) return fromCapture(*capture);
  return std::nullopt;
}

std::string SharedCarnet::digestOf(const CarnetContent& content) {
  CarnetContent words = content;
  words.createdAtMs = 0;
  words.mediaKeys.clear();
  return m_keys.fingerprint(encodeCarnetContent(words));
}

// ---------------------------------------------------------------- what the others know

std::optional<SharedCarnet::State> SharedCarnet::state(const std::string& id) {
  std::optional<State> found;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(
        "SELECT id, kind, base, digest, seen, sent, sent_digest, removed FROM shared_item WHERE id = $1",
        {sql::val(id)});
    if (const sql::Row* row = rows->next())
      found = State{row->string(0), row->string(2),        row->string(3),          row->string(5),
                    row->string(6), wordsIn(row->text(4)), row->text(1) == "draft", row->boolean(7)};
  });
  return found;
}

void SharedCarnet::put(sql::Connection& connection, const State& given) {
  State state = given;
  for (const std::string* hash : {&state.base, &state.sent}) {
    if (!hash->empty() && std::find(state.seen.begin(), state.seen.end(), *hash) == state.seen.end())
      state.seen.push_back(*hash);
  }
  if (state.seen.size() > kMaxSeen)
    state.seen.erase(state.seen.begin(), state.seen.end() - static_cast<std::ptrdiff_t>(kMaxSeen));
  const std::string seen = joined(state.seen, " ");
  connection.execute(
      R"(INSERT INTO shared_item (id, kind, base, digest, seen, sent, sent_digest, removed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET base = excluded.base,
         digest = excluded.digest, seen = excluded.seen, sent = excluded.sent, sent_digest = excluded.sent_digest,
         removed = excluded.removed)",
      {sql::val(state.id), sql::val(state.draft ? "draft" : "capture"), sql::val(state.base), sql::val(state.digest),
       sql::val(seen), sql::val(state.sent), sql::val(state.sentDigest), sql::val(state.removed)});
  m_vault.changed(Topic::sharedCarnet, state.id);
}

CarnetOutgoing SharedCarnet::toSend(const std::string& id, const Local& local, const State& state) {
  CarnetOutgoing item;
  item.id = id;
  item.draft = local.content.draft;
  item.plain = encodeCarnetContent(local.content);
  item.digest = digestOf(local.content);
  for (std::size_t i = 0; i < local.content.media.size(); ++i)
    item.copies.push_back(
        copyIdOf(local.content.media[i].id, local.content.media[i].sha256, local.content.mediaKeys[i]));
  item.base = state.base;
  item.supersedes = state.seen;
  std::erase(item.supersedes, state.base);
  if (item.supersedes.size() > kMostVersions)
    item.supersedes.erase(item.supersedes.begin(), item.supersedes.end() - static_cast<std::ptrdiff_t>(kMostVersions));
  item.changedAt = local.changedAt;
  return item;
}

std::vector<CarnetOutgoing> SharedCarnet::outgoing() {
  std::vector<CarnetOutgoing> all;
  if (m_keys.current().empty()) return all;
  std::set<std::string> waits, here;
  if (!m_departing) {
    for (const Incoming& one : incoming()) waits.insert(one.id);
  }
  auto locals = everything();
  if (m_departing) addUnsent(locals);
  for (const auto& [id, local] : locals) {
    here.insert(id);
    if (local.frozen || waits.contains(id)) continue;
    const State known = state(id).value_or(State{id, {}, {}, {}, {}, {}, local.content.draft, false});
    if (known.digest.empty() || known.digest != digestOf(local.content)) all.push_back(toSend(id, local, known));
  }
  if (m_departing) return all;
  std::vector<std::string> gone;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT id FROM shared_item WHERE removed = 0 ORDER BY id");
    while (const sql::Row* row = rows->next()) gone.push_back(row->string(0));
  });
  for (const std::string& id : gone) {
    if (here.contains(id) || waits.contains(id)) continue;
    const auto known = state(id);
    if (!known || known->seen.empty()) continue;  // nobody else was ever told
    Local nothing;
    nothing.content.draft = known->draft;
    CarnetOutgoing item = toSend(id, nothing, *known);
    item.plain.clear();
    item.digest.clear();
    all.push_back(std::move(item));
  }
  return all;
}

Result<void> SharedCarnet::beginSending(const CarnetOutgoing& item, const std::string& hash) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    State known = state(item.id).value_or(State{item.id, {}, {}, {}, {}, {}, item.draft, false});
    known.sent = hash;
    known.sentDigest = item.digest;
    put(connection, known);
    return {};
  });
}

Result<void> SharedCarnet::acknowledge(const CarnetOutgoing& item, const std::string& hash) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    State known = state(item.id).value_or(State{item.id, {}, {}, {}, {}, {}, item.draft, false});
    known.base = hash;
    known.digest = item.digest;
    known.removed = item.plain.empty();
    put(connection, known);
    return {};
  });
}

Result<void> SharedCarnet::handOverElsewhere(const CarnetOutgoing& item, const std::string& headHash) {
  CarnetOutgoing known = item;
  if (local(item.id)) known.digest.clear();  // else it was handed over before, and the answer was lost
  return acknowledge(known, headHash);
}

}  // namespace passerelle
