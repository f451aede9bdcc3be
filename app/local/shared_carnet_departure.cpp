// SharedCarnet: what a revoked phone hands over, what of it nobody took, and what it forgets then.
#include <algorithm>

#include "app/local/shared_carnet.h"
#include "shared/api/paths.h"
#include "shared/codec/report_json.h"

namespace passerelle {
namespace {
std::string departureIdOf(const std::string& id) { return carnetIdOf("departure:" + id); }

std::string firstWordsOf(const CarnetContent& content) {
  constexpr std::size_t kMost = 80;
  std::string words = content.text;
  if (content.draft) {
    const auto report = decodeReport(content.report, kMostDraftBytes);
    if (report && !report->astonishments.empty()) words = report->astonishments.front().text;
    if (report && words.empty() && !report->ideas.empty()) words = report->ideas.front().text;
  }
  words = words.substr(0, words.find('\n'));
  if (words.size() <= kMost) return words;
  std::size_t end = kMost;
  while ((static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;  // not inside a letter
  return words.substr(0, end) + "…";
}
}  // namespace

/// Beside the rest: what the server knows in an older form, unsent reports, and words that have no place in the carnet.
void SharedCarnet::addUnsent(std::vector<std::pair<std::string, Local>>& all) {
  for (auto& [id, local] : all) {
    local.frozen = false;
    const auto known = state(id);
    if (!known || known->base.empty() || known->digest == digestOf(local.content)) continue;
    local.content.versionOf = id;
    local.content.versionBy = deviceName();
    local.of = id;
    id = departureIdOf(id);
  }
  for (const OwnReport& report : m_ownReports.all()) {
    if (report.complete()) continue;
    Local local = fromReport(report);
    local.of = report.id;
    all.emplace_back(departureIdOf(report.id), std::move(local));
  }
  for (const UnsentWords& words : m_words) {
    Capture capture;
    capture.kind = words.mediumId.empty() ? CaptureKind::text : CaptureKind::voice;
    capture.text = words.text;
    capture.mediumId = words.mediumId;
    capture.capturedAt = words.writtenAt;
    Local local = fromCapture(capture);
    local.of = words.key;
    all.emplace_back(departureIdOf(words.key), std::move(local));
  }
}

std::vector<CarnetKept> SharedCarnet::notHandedOver() {
  std::set<std::string> waiting;
  for (const CarnetCopy& copy : copiesToSend()) {
    if (m_media.read(copy.medium.id)) waiting.insert(copy.medium.id);
  }
  auto all = everything();
  addUnsent(all);
  std::vector<CarnetKept> kept;
  for (const auto& [id, local] : all) {
    const auto known = state(id);
    const bool told = known && !known->digest.empty() && known->digest == digestOf(local.content);
    CarnetKept one{local.of.empty() ? id : local.of, firstWordsOf(local.content), {}};
    for (const ManifestEntry& entry : local.content.media) one.media.push_back(entry.id);
    const bool whole = std::none_of(one.media.begin(), one.media.end(),
                                    [&](const std::string& medium) { return waiting.contains(medium); });
    if (!told || !whole) kept.push_back(std::move(one));
  }
  return kept;
}

bool SharedCarnet::holdsSomething() {
  auto all = everything();
  addUnsent(all);
  return !all.empty();
}

Result<void> SharedCarnet::forgetAllBut(const std::vector<CarnetKept>& kept) {
  std::set<std::string> stays, media;
  for (const CarnetKept& one : kept) {
    stays.insert({one.id, departureIdOf(one.id)});
    media.insert(one.media.begin(), one.media.end());
  }
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const auto forget = [&](const std::string& table, const std::string& key, const std::set<std::string>& but) {
      std::vector<std::string> gone;
      auto rows = connection.query("SELECT DISTINCT " + key + " FROM " + table);
      while (const sql::Row* row = rows->next()) {
        if (!but.contains(row->string(0))) gone.push_back(row->string(0));
      }
      rows.reset();
      for (const std::string& one : gone)
        connection.execute("DELETE FROM " + table + " WHERE " + key + " = $1", {sql::val(one)});
    };
    for (const char* table : {"capture", "draft", "own_report", "shared_item", "shared_note"})
      forget(table, "id", stays);
    for (const char* table : {"own_sent", "own_medium"}) forget(table, "report_id", stays);
    std::set<std::string> paths = stays, ballots;
    for (const std::string& id : stays) {
      for (const OutboxEntry& entry : m_outbox.ofReport(id)) paths.insert(entry.path);
    }
    for (const OutboxEntry& entry : m_outbox.all()) {
      if (media.contains(entry.mediumId)) paths.insert(entry.path);
    }
    forget("outbox", "path", paths);
    forget("medium", "id", media);
    forget("photo_look", "medium_id", media);
    for (const std::string& id : stays) {
      if (id.starts_with(api::kRounds)) ballots.insert(id.substr(api::kRounds.size() + 1, 36));
    }
    forget("ballot", "round_id", ballots);
    for (const UnsentWords& words : m_words) {
      if (words.key.starts_with("ui.") && !stays.contains(words.key))
        connection.execute("DELETE FROM setting WHERE key = $1", {sql::val(words.key)});
    }
    // What was sorted into a draft that is gone is shown in the carnet again.
    connection.execute(
        "UPDATE capture SET draft_id = NULL, entry_id = NULL WHERE draft_id NOT IN (SELECT id FROM draft)");
    for (const char* table : {"shared_incoming", "shared_part"})
      connection.execute("DELETE FROM " + std::string(table));
    return {};
  });
}

Result<void> SharedCarnet::startAgain() {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("DELETE FROM shared_item");
    connection.execute("DELETE FROM shared_incoming");
    return readAgain();
  });
}

}  // namespace passerelle
