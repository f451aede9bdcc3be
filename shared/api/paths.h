// Every path and header name of the wire, once. docs/wire.md says what they mean.
#pragma once
#include <string>
#include <string_view>

namespace passerelle::api {

inline constexpr int kWireVersion = 1;
inline constexpr std::string_view kWireHeader = "Passerelle-Wire";
inline constexpr std::string_view kBaseHeader = "Passerelle-Base";
inline constexpr std::string_view kSupersedesHeader = "Passerelle-Supersedes";
inline constexpr std::string_view kDeviceTimeHeader = "Passerelle-Device-Time";
inline constexpr std::string_view kPositionHeader = "Passerelle-Position";
inline constexpr std::string_view kGenerationHeader = "Passerelle-Generation";
inline constexpr std::string_view kBackedUpHeader = "Passerelle-Backed-Up";
inline constexpr std::string_view kShaHeader = "Passerelle-Sha256";
inline constexpr std::string_view kReceivedAtHeader = "Passerelle-Received-At";
inline constexpr std::string_view kCursorHeader = "Passerelle-Cursor";
inline constexpr std::string_view kCarnetKeyHeader = "Passerelle-Key";
inline constexpr std::string_view kCarnetMediaHeader = "Passerelle-Media";
/// On a 401: this device was revoked, and may hand over what it holds until then.
inline constexpr std::string_view kDepartureHeader = "Passerelle-Departure";

inline constexpr std::string_view kServer = "/v1/server";
inline constexpr std::string_view kMe = "/v1/me";
inline constexpr std::string_view kDevices = "/v1/devices";
inline constexpr std::string_view kPairings = "/v1/pairings";
inline constexpr std::string_view kUnits = "/v1/units";
inline constexpr std::string_view kRegions = "/v1/regions";
inline constexpr std::string_view kReferential = "/v1/referential";
inline constexpr std::string_view kReports = "/v1/reports";
inline constexpr std::string_view kIdeas = "/v1/ideas";
inline constexpr std::string_view kMerges = "/v1/merges";
inline constexpr std::string_view kRounds = "/v1/rounds";
inline constexpr std::string_view kTriage = "/v1/triage";
inline constexpr std::string_view kPalmares = "/v1/palmares";
inline constexpr std::string_view kReadings = "/v1/readings";
inline constexpr std::string_view kFeed = "/v1/feed";
inline constexpr std::string_view kChanges = "/v1/changes";
inline constexpr std::string_view kUploads = "/v1/uploads";
inline constexpr std::string_view kMedia = "/v1/media";
inline constexpr std::string_view kCarnetKeys = "/v1/carnet/keys";
inline constexpr std::string_view kCarnetItems = "/v1/carnet/items";
inline constexpr std::string_view kCarnetMedia = "/v1/carnet/media";
inline constexpr std::string_view kDeparture = "/v1/departure";

inline std::string reportPath(std::string_view id) { return std::string(kReports) + "/" + std::string(id); }
inline std::string supportPath(std::string_view ideaId) {
  return std::string(kIdeas) + "/" + std::string(ideaId) + "/support";
}
inline std::string ideaPath(std::string_view ideaId) { return std::string(kIdeas) + "/" + std::string(ideaId); }
inline std::string triagePath(std::string_view ideaId) { return ideaPath(ideaId) + "/triage"; }
inline std::string mergePath(std::string_view mergeId) { return std::string(kMerges) + "/" + std::string(mergeId); }
inline std::string usefulPath(std::string_view reportId) { return reportPath(reportId) + "/useful"; }
inline std::string roundPath(std::string_view id) { return std::string(kRounds) + "/" + std::string(id); }
inline std::string ballotPath(std::string_view roundId) { return roundPath(roundId) + "/ballot"; }
inline std::string replyPath(std::string_view reportId) { return reportPath(reportId) + "/reply"; }

}  // namespace passerelle::api
