// SharedCarnet: the sealed copies of photos, thumbnails and memos that one's devices exchange, part by part.
#include <algorithm>

#include "app/local/shared_carnet.h"
#include "shared/base/digest.h"

namespace passerelle {

std::int64_t SharedCarnet::partsOf(const Medium& medium) {
  return std::max<std::int64_t>(1, (medium.sizeBytes + kCarnetPartBytes - 1) / kCarnetPartBytes);
}

std::vector<CarnetCopy> SharedCarnet::copiesToSend() {
  std::vector<CarnetCopy> copies;
  std::set<std::string> taken;
  auto locals = everything();
  if (m_departing) addUnsent(locals);
  for (const auto& [id, local] : locals) {
    // On its way as a report. Only what the server has of it already may be waited for elsewhere, after a restore.
    if (local.frozen && state(id).value_or(State{}).base.empty()) continue;
    for (std::size_t i = 0; i < local.content.media.size(); ++i) {
      const ManifestEntry& entry = local.content.media[i];
      bool sent = false;
      m_vault.read([&](sql::Connection& connection) {
        auto rows = connection.query("SELECT sent FROM shared_medium WHERE medium_id = $1 AND sha256 = $2",
                                     {sql::val(entry.id), sql::val(entry.sha256)});
        if (const sql::Row* row = rows->next()) sent = row->boolean(0);
      });
      const std::string& key = local.content.mediaKeys[i];
      const std::string copyId = copyIdOf(entry.id, entry.sha256, key);
      const auto medium = m_media.find(entry.id);
      if (sent || key.empty() || !medium || medium->sha256 != entry.sha256 || !taken.insert(copyId).second) continue;
      copies.push_back({copyId, key, *medium});
    }
  }
  const auto order = [](MediumKind kind) {
    return kind == MediumKind::thumbnail ? 0 : kind == MediumKind::voice ? 1 : 2;
  };
  std::stable_sort(copies.begin(), copies.end(), [&](const CarnetCopy& a, const CarnetCopy& b) {
    return order(a.medium.kind) < order(b.medium.kind);
  });
  return copies;
}

Result<void> SharedCarnet::markSent(const CarnetCopy& copy) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        R"(INSERT INTO shared_medium (medium_id, sha256, key_id, sent) VALUES ($1, $2, $3, 1)
           ON CONFLICT (medium_id, sha256) DO UPDATE SET key_id = excluded.key_id, sent = 1)",
        {sql::val(copy.medium.id), sql::val(copy.medium.sha256), sql::val(copy.keyId)});
    m_vault.changed(Topic::sharedCarnet, copy.medium.id);
    return {};
  });
}

std::vector<std::string> SharedCarnet::copiesToDrop() {
  std::vector<std::string> copies;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT medium_id, sha256, key_id FROM shared_medium WHERE retired = 1");
    while (const sql::Row* row = rows->next())
      copies.push_back(copyIdOf(row->string(0), row->string(1), row->string(2)));
  });
  return copies;
}

Result<void> SharedCarnet::markDropped(const std::string& copyId) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::vector<std::pair<std::string, std::string>> dropped;
    auto rows = connection.query("SELECT medium_id, sha256, key_id FROM shared_medium WHERE retired = 1");
    while (const sql::Row* row = rows->next()) {
      if (copyIdOf(row->string(0), row->string(1), row->string(2)) == copyId)
        dropped.emplace_back(row->string(0), row->string(1));
    }
    rows.reset();
    for (const auto& [medium, sha256] : dropped)
      connection.execute("UPDATE shared_medium SET retired = 2 WHERE medium_id = $1 AND sha256 = $2",
                         {sql::val(medium), sql::val(sha256)});
    return {};
  });
}

namespace {
std::string placeOfPart(const CarnetCopy& copy, std::int64_t number) {
  return "carnet/" + copy.copyId + "/" + std::to_string(number) + "/" +
         std::to_string(SharedCarnet::partsOf(copy.medium));
}
}  // namespace

Result<std::string> SharedCarnet::sealPart(const CarnetCopy& copy, std::int64_t number) {
  auto plain = m_media.read(copy.medium.id);
  if (!plain) return plain;
  const std::string part =
      plain->substr(static_cast<std::size_t>(number * kCarnetPartBytes), static_cast<std::size_t>(kCarnetPartBytes));
  return m_keys.seal(copy.keyId, part, placeOfPart(copy, number));
}

std::set<std::int64_t> SharedCarnet::partsHere(const std::string& copyId) {
  std::set<std::int64_t> numbers;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT number FROM shared_part WHERE copy_id = $1", {sql::val(copyId)});
    while (const sql::Row* row = rows->next()) numbers.insert(row->integer(0));
  });
  return numbers;
}

Result<void> SharedCarnet::keepPart(const CarnetCopy& copy, std::int64_t number, const std::string& sealed) {
  if (auto opens = m_keys.open(copy.keyId, sealed, placeOfPart(copy, number)); !opens)
    return tl::unexpected<Error>(opens.error());
  auto kept = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute(
        "INSERT INTO shared_part (copy_id, number, sealed) VALUES ($1, $2, $3) ON CONFLICT (copy_id, number) DO "
        "NOTHING",
        {sql::val(copy.copyId), sql::val(number), sql::blob(sealed)});
    return {};
  });
  if (!kept) return kept;
  if (static_cast<std::int64_t>(partsHere(copy.copyId).size()) < partsOf(copy.medium)) return {};
  std::string plain;
  Result<void> whole;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT number, sealed FROM shared_part WHERE copy_id = $1 ORDER BY number",
                                 {sql::val(copy.copyId)});
    while (const sql::Row* row = rows->next()) {
      auto part = m_keys.open(copy.keyId, std::string(row->bytes(1)), placeOfPart(copy, row->integer(0)));
      if (!part) return void(whole = tl::unexpected<Error>(part.error()));
      plain += *part;
    }
  });
  if (whole && sha256Hex(plain) != copy.medium.sha256)
    whole = fail(ErrorCode::forbidden, "A photo from your other device arrived damaged: it is fetched again.");
  if (whole) whole = m_media.adopt(copy.medium, plain);
  if (!whole && whole.error().code != ErrorCode::forbidden) return whole;
  auto cleared = m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("DELETE FROM shared_part WHERE copy_id = $1", {sql::val(copy.copyId)});
    return whole ? markSent(copy) : Result<void>{};
  });
  return cleared ? whole : cleared;
}

}  // namespace passerelle
