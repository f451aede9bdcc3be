#include "app/local/mirror.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/local/values.h"
#include "shared/codec/reading_json.h"
#include "shared/words/fold.h"

namespace passerelle {
namespace {
/// Cards of an older reading of the feed stand behind the newer one's.
constexpr std::int64_t kOlderReading = 1'000'000;

std::int64_t number(Vault& vault, const std::string& key) {
  return std::strtoll(Values(vault).get(key, "0").c_str(), nullptr, 10);
}
}  // namespace

double distanceM(const Position& a, const Position& b) {
  constexpr double kRadiusM = 6'371'000, kDegree = std::numbers::pi / 180;
  const double lat = (b.lat - a.lat) * kDegree, lon = (b.lon - a.lon) * kDegree;
  const double h = std::pow(std::sin(lat / 2), 2) +
                   std::cos(a.lat * kDegree) * std::cos(b.lat * kDegree) * std::pow(std::sin(lon / 2), 2);
  return 2 * kRadiusM * std::asin(std::min(1.0, std::sqrt(h)));
}

std::vector<FeedCard> Mirror::feed(int limit, const std::string& after) {
  std::vector<FeedCard> cards;
  m_vault.read([&](sql::Connection& connection) {
    std::int64_t position = -1;
    if (!after.empty()) {
      auto rows = connection.query("SELECT position FROM card WHERE id = $1", {sql::val(after)});
      if (const sql::Row* row = rows->next()) position = row->integer(0);
    }
    auto rows = connection.query("SELECT id, content FROM card WHERE position > $1 ORDER BY position LIMIT $2",
                                 {sql::val(position), sql::val(limit)});
    while (const sql::Row* row = rows->next()) {
      if (auto card = decodeCard(m_vault.unseal(row->bytes(1), "card", row->text(0), "content")))
        cards.push_back(std::move(*card));
    }
  });
  return cards;
}

int Mirror::feedCount() {
  int count = 0;
  m_vault.read([&](sql::Connection& connection) {
    count = static_cast<int>(connection.query("SELECT COUNT(*) FROM card")->next()->integer(0));
  });
  return count;
}

std::optional<FeedCard> Mirror::card(const std::string& id) {
  std::optional<FeedCard> card;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT content FROM card WHERE id = $1", {sql::val(id)});
    if (const sql::Row* row = rows->next()) {
      if (auto decoded = decodeCard(m_vault.unseal(row->bytes(0), "card", id, "content"))) card = std::move(*decoded);
    }
  });
  return card;
}

std::optional<ReportView> Mirror::report(const std::string& id) {
  std::optional<ReportView> view;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT content FROM mirror_report WHERE id = $1", {sql::val(id)});
    if (const sql::Row* row = rows->next()) {
      if (auto decoded = decodeReportView(m_vault.unseal(row->bytes(0), "mirror_report", id, "content")))
        view = std::move(*decoded);
    }
  });
  return view;
}

std::vector<ReportView> Mirror::withHost(int limit) {
  std::vector<ReportView> views;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(
        "SELECT id, content FROM mirror_report WHERE state = 'withHost' AND own = 0 ORDER BY received_server_at DESC, "
        "id LIMIT $1",
        {sql::val(limit)});
    while (const sql::Row* row = rows->next()) {
      if (auto view = decodeReportView(m_vault.unseal(row->bytes(1), "mirror_report", row->text(0), "content")))
        views.push_back(std::move(*view));
    }
  });
  return views;
}

std::vector<std::string> Mirror::rows(const std::string& kind) {
  std::vector<std::string> contents;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT id, content FROM mirror_row WHERE kind = $1", {sql::val(kind)});
    while (const sql::Row* row = rows->next())
      contents.push_back(m_vault.unseal(row->bytes(1), "mirror_row/" + kind, row->text(0), "content"));
  });
  return contents;
}

std::vector<UnitView> Mirror::units() {
  if (!m_units) {
    m_units.emplace();
    for (const std::string& json : rows("unit")) {
      if (auto unit = decodeUnit(json)) m_units->push_back(std::move(*unit));
    }
    std::sort(m_units->begin(), m_units->end(),
              [](const UnitView& a, const UnitView& b) { return folded(a.name) < folded(b.name); });
  }
  return *m_units;
}

std::optional<UnitView> Mirror::unit(const std::string& code) {
  const auto all = units();
  const auto found = std::find_if(all.begin(), all.end(), [&](const UnitView& unit) { return unit.code == code; });
  return found == all.end() ? std::nullopt : std::optional<UnitView>(*found);
}

std::vector<Mirror::NearUnit> Mirror::unitsNear(const Position& position, int limit) {
  std::vector<NearUnit> near;
  for (const UnitView& unit : units()) {
    if (unit.position) near.push_back({unit, distanceM(position, *unit.position)});
  }
  std::sort(near.begin(), near.end(), [](const NearUnit& a, const NearUnit& b) { return a.distanceM < b.distanceM; });
  if (near.size() > static_cast<std::size_t>(limit)) near.resize(static_cast<std::size_t>(limit));
  return near;
}

std::vector<UnitView> Mirror::unitsMatching(const std::string& words, int limit) {
  const auto wanted = wordsOf(words);
  std::vector<UnitView> found;
  for (const UnitView& unit : units()) {
    if (static_cast<int>(found.size()) == limit) break;
    if (containsAll(folded(unit.name + " " + unit.code + " " + unit.address + " " + unit.region), wanted))
      found.push_back(unit);
  }
  return found;
}

std::vector<RegionView> Mirror::regions() {
  std::vector<RegionView> regions;
  for (const std::string& json : rows("region")) {
    if (auto region = decodeRegion(json)) regions.push_back(std::move(*region));
  }
  std::sort(regions.begin(), regions.end(),
            [](const RegionView& a, const RegionView& b) { return folded(a.name) < folded(b.name); });
  return regions;
}

Referential Mirror::referential() {
  if (!m_referential) {
    const auto stored = rows("referential");
    auto decoded = stored.empty() ? Result<Referential>(Referential{}) : decodeReferential(stored.front());
    m_referential = decoded ? *decoded : Referential{};
  }
  return *m_referential;
}

std::vector<EditionLine> Mirror::editions() {
  std::vector<EditionLine> editions;
  for (const std::string& json : rows("edition")) {
    if (auto edition = decodeEdition(json)) editions.push_back(std::move(*edition));
  }
  std::sort(editions.begin(), editions.end(),
            [](const EditionLine& a, const EditionLine& b) { return a.week > b.week; });
  return editions;
}

std::int64_t Mirror::cursor() { return number(m_vault, "cursor"); }
Result<void> Mirror::setCursor(std::int64_t cursor) {
  return Values(m_vault).set("cursor", std::to_string(cursor), Topic::settings);
}
std::int64_t Mirror::scopeCursor() { return number(m_vault, "scopeCursor"); }
Result<void> Mirror::setScopeCursor(std::int64_t cursor) {
  return Values(m_vault).set("scopeCursor", std::to_string(cursor), Topic::settings);
}

Result<void> Mirror::putFeedPage(const FeedPage& page, int position, bool last) {
  for (const FeedCard& card : page.cards) m_index.changed(card.id);
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (position == 0) connection.execute("UPDATE card SET position = position + $1", {sql::val(kOlderReading)});
    for (std::size_t i = 0; i < page.cards.size(); ++i) {
      const std::string& id = page.cards[i].id;
      const std::string sealed = m_vault.seal(page.cardsJson[i], "card", id, "content");
      connection.execute(R"(INSERT INTO card (id, position, content) VALUES ($1, $2, $3)
                            ON CONFLICT (id) DO UPDATE SET position = excluded.position, content = excluded.content)",
                         {sql::val(id), sql::val(position + static_cast<std::int64_t>(i)), sql::blob(sealed)});
    }
    if (last) connection.execute("DELETE FROM card WHERE position >= $1", {sql::val(kOlderReading)});
    m_vault.changed(Topic::feed);
    return {};
  });
}

Result<void> Mirror::putReport(const ReportView& view, const std::string& json, bool own) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    dropReplacedPictures(connection, view);
    const std::string sealed = m_vault.seal(json, "mirror_report", view.id, "content");
    connection.execute(
        R"(INSERT INTO mirror_report (id, own, state, received_server_at, content) VALUES ($1, $2, $3, $4, $5)
                          ON CONFLICT (id) DO UPDATE SET own = excluded.own, state = excluded.state,
                            received_server_at = excluded.received_server_at,
                            content = excluded.content)",
        {sql::val(view.id), sql::val(own), sql::val(view.state), sql::val(view.receivedAt), sql::blob(sealed)});
    m_index.changed(view.id);
    m_vault.changed(Topic::reports, view.id);
    return {};
  });
}

Result<void> Mirror::putRow(const std::string& kind, const std::string& id, const std::string& json) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::string sealed = m_vault.seal(json, "mirror_row/" + kind, id, "content");
    connection.execute(R"(INSERT INTO mirror_row (kind, id, content) VALUES ($1, $2, $3)
                          ON CONFLICT (kind, id) DO UPDATE SET content = excluded.content)",
                       {sql::val(kind), sql::val(id), sql::blob(sealed)});
    if (kind == "referential") {
      m_referential.reset();
      m_vault.changed(Topic::referential);
    } else if (kind == "edition") {
      m_vault.changed(Topic::editions);
    } else {
      m_units.reset();
      m_vault.changed(Topic::units);
    }
    return {};
  });
}

Result<void> Mirror::drop(const std::string& id) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    if (connection.execute("DELETE FROM card WHERE id = $1", {sql::val(id)}) > 0) m_vault.changed(Topic::feed, id);
    if (connection.execute("DELETE FROM mirror_report WHERE id = $1", {sql::val(id)}) > 0)
      m_vault.changed(Topic::reports, id);
    if (connection.execute("DELETE FROM mirror_row WHERE id = $1", {sql::val(id)}) > 0) {
      m_units.reset();
      m_vault.changed(Topic::units);
      m_vault.changed(Topic::editions);
    }
    m_index.changed(id);
    return dropPictures(id);
  });
}

Result<void> Mirror::clear() {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("DELETE FROM card");
    connection.execute("DELETE FROM mirror_report WHERE own = 0");
    connection.execute("DELETE FROM mirror_row");
    connection.execute("DELETE FROM cached_medium");
    m_units.reset();
    m_referential.reset();
    m_index.forget();
    for (const Topic topic : {Topic::feed, Topic::reports, Topic::units, Topic::referential, Topic::editions})
      m_vault.changed(topic);
    return setCursor(0);
  });
}

}  // namespace passerelle
