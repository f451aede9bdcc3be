// What the phone has read: feed, reports, units, regions, referential, editions. All of it readable offline.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/local/card_index.h"
#include "app/local/vault.h"
#include "shared/domain/reading.h"

namespace passerelle {

/// GUI thread. Reading a page decrypts that page only; units and other short lists stay in memory once read. Tells
/// Topic::feed, reports, units, referential, editions.
class Mirror {
 public:
  explicit Mirror(Vault& vault) : m_vault(vault), m_index(vault) {}

  /// Cards in the server's order. `after`: the last card's id of the page before, empty for the first.
  std::vector<FeedCard> feed(int limit, const std::string& after = {});
  int feedCount();
  std::optional<FeedCard> card(const std::string& id);
  /// A report read before, or told by a change. Nothing: ask Puller::fetchReport.
  std::optional<ReportView> report(const std::string& id);
  /// Reports of one's unit or oneself that wait for the store's hour, newest first: for host and deputy.
  std::vector<ReportView> withHost(int limit);

  std::vector<UnitView> units();  ///< by name
  std::optional<UnitView> unit(const std::string& code);
  struct NearUnit {
    UnitView unit;
    double distanceM = 0;
  };
  /// Nearest first; units without a position are left out.
  std::vector<NearUnit> unitsNear(const Position& position, int limit);
  /// Name, code, address or region contains every word; without accents and case.
  std::vector<UnitView> unitsMatching(const std::string& words, int limit);
  std::vector<RegionView> regions();
  Referential referential();
  std::vector<EditionLine> editions();  ///< newest first

  /// What colleagues wrote, in memory: fed by readSome() in idle moments after the start, and kept true here.
  CardIndex& index() { return m_index; }

  // --- for Puller; each is one transaction or joins one ---
  std::int64_t cursor();
  Result<void> setCursor(std::int64_t cursor);
  /// The cursor of the last scope change that was followed.
  std::int64_t scopeCursor();
  Result<void> setScopeCursor(std::int64_t cursor);
  /// Replaces the feed from `position` on: page by page, position counts from 0; with the last page the rest is
  /// dropped.
  Result<void> putFeedPage(const FeedPage& page, int position, bool last);
  Result<void> putReport(const ReportView& view, const std::string& json, bool own);
  Result<void> putRow(const std::string& kind, const std::string& id, const std::string& json);
  /// Drops what the person may no longer see: card, report, row.
  Result<void> drop(const std::string& id);
  /// A change of role or unit: forget everything but one's own, and read from 0.
  Result<void> clear();

  // --- pictures of others ---
  std::optional<std::string> picture(const std::string& reportId, const std::string& mediumId, const std::string& size);
  Result<void> keepPicture(const std::string& reportId, const std::string& mediumId, const std::string& size,
                           const std::string& bytes);
  /// A newer version of the picture exists (a blur), or the report is gone.
  Result<void> dropPictures(const std::string& reportId);

 private:
  /// A correction took a picture out or put another in its place: this phone's copy goes too.
  void dropReplacedPictures(sql::Connection& connection, const ReportView& now);
  std::vector<std::string> rows(const std::string& kind);

  Vault& m_vault;
  std::optional<std::vector<UnitView>> m_units;
  std::optional<Referential> m_referential;
  CardIndex m_index;
};

/// Metres between two positions on the sphere of mean radius 6 371 km (haversine; R. W. Sinnott, Sky & Telescope 68
/// (1984) 159).
double distanceM(const Position& a, const Position& b);

}  // namespace passerelle
