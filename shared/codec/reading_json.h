// The answers a phone reads, from JSON: tolerant of fields it does not know and of fields that are missing, for the
// server may be newer or older. Nothing here throws; what is not JSON at all is an Error `invalid`.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/domain/reading.h"

namespace passerelle {

Result<FeedPage> decodeFeedPage(std::string_view json);
Result<FeedCard> decodeCard(std::string_view json);
Result<ReportView> decodeReportView(std::string_view json);
/// GET /v1/reports/{id}/revisions, newest first.
Result<std::vector<ReportRevision>> decodeRevisions(std::string_view json);
Result<UnitView> decodeUnit(std::string_view json);
Result<RegionView> decodeRegion(std::string_view json);
Result<Referential> decodeReferential(std::string_view json);
Result<EditionLine> decodeEdition(std::string_view json);
Result<Me> decodeMe(std::string_view json);
std::string encodeMe(const Me& me);
std::string encodeReply(const StoreReply& reply);
Result<StoreReply> decodeReply(std::string_view json);

/// One line of GET /v1/changes.
struct ChangeLine {
  std::int64_t cursor = 0;
  std::string kind;  ///< report, idea, unit, referential, edition, scope, tombstone
  std::string id;
  std::string payload;  ///< JSON of the thing; empty when the line carries none
};
struct ChangePage {
  std::vector<ChangeLine> lines;
  std::int64_t cursor = 0;
  bool more = false;
};
Result<ChangePage> decodeChanges(std::string_view json);

/// A page by key: each item's JSON, and `next`, empty at the end.
struct ListPage {
  std::vector<std::string> items;
  std::string next;
};
Result<ListPage> decodeList(std::string_view json);

/// Answer of PUT /v1/reports/{id}.
struct ReportAnswer {
  std::string id;
  std::int64_t revision = 0;
  std::string hash;
  std::string receivedAt;
  std::string state;
  std::string hourEndsAt;
  std::string publishedAt;
  std::vector<std::string> missingMedia;
  std::int64_t cursor = 0;
};
Result<ReportAnswer> decodeReportAnswer(std::string_view json);

/// problem+json of an error; the head of a 409.
struct Problem {
  std::string code;
  std::string detail;
  std::string field;
  std::string headHash;
  std::int64_t headRevision = 0;
};
Result<Problem> decodeProblem(std::string_view json);

/// Answers of PUT …/support and PUT …/useful.
struct ReactionAnswer {
  bool on = false;
  std::optional<std::int64_t> value;  ///< supporters, useful count
  std::optional<std::int64_t> readers;
};
Result<ReactionAnswer> decodeReaction(std::string_view json);

std::string encodeReadings(const std::vector<std::string>& reportIds);

struct PairingAnswer {
  std::string pairingId;
  std::string personName;
  std::string unitName;
  std::string organisation;
  std::vector<std::string> words;
};
Result<PairingAnswer> decodePairing(std::string_view json);
std::string encodePairing(const std::string& code, const std::string& publicKey, const std::string& deviceName);

struct ConfirmAnswer {
  std::string token;
  std::string deviceId;
  std::string expiresAt;
};
Result<ConfirmAnswer> decodeConfirm(std::string_view json);
std::string encodeConfirm(const std::string& proof);

}  // namespace passerelle
