// What a phone reads, as docs/wire.md gives it: feed cards, reports, units, the referential, editions, who I am.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/position.h"
#include "shared/domain/report.h"

namespace passerelle {

/// The host's answer during the store's hour.
struct StoreReply {
  bool thanks = false;
  std::string kind;  ///< thanks, correction, context, blur
  std::string text;
  std::string by;  ///< the host's name; empty where it is not told
  std::string at;  ///< ISO time; empty where it is not told
};

struct CardPhoto {
  std::string id;
  std::string url;
  std::string thumbnailUrl;
};

struct UnitName {
  std::string code;
  std::string name;
};

/// One report of the feed, short.
struct FeedCard {
  std::string id;
  std::string kind;
  std::optional<UnitName> unit;
  std::string region;
  std::string authorName;
  std::string authorDepartment;
  std::string publishedAt;  ///< ISO time
  std::string visitedOn;    ///< 2026-11-17
  std::vector<Astonishment> astonishments;
  std::vector<ReportIdea> ideas;
  std::optional<CardPhoto> photo;
  std::optional<StoreReply> reply;
  bool exploration = false;  ///< shown so that it is seen at all, not for its rank
  bool own = false;
};

struct IdeaCounts {
  std::int64_t supporters = 0;
  std::int64_t readers = 0;
};

struct FeedPage {
  std::vector<FeedCard> cards;
  std::vector<std::string> cardsJson;  ///< each card's own JSON, in the same order
  std::vector<std::string> supported;  ///< ideas this person supports
  std::vector<std::string> useful;     ///< reports this person found useful
  std::map<std::string, IdeaCounts> counts;
  std::string next;  ///< empty at the end
};

struct ReportMedium {
  std::string id;
  MediumKind kind = MediumKind::photo;
  std::string type;
  bool received = false;
  std::string receivedAt;
  std::string sha256;
  std::string url;
  std::string thumbnailUrl;
  std::int64_t durationMs = 0;  ///< of a voice memo
};

struct ReportViewIdea {
  std::string id;
  std::string text;
  std::optional<IdeaCounts> counts;  ///< only after one's own reaction
  bool supported = false;
};

/// A report as GET /v1/reports/{id} gives it.
struct ReportView {
  std::string id;
  std::int64_t revision = 0;
  std::string hash;
  std::string authorId;
  std::string authorName;
  std::string authorDepartment;
  Report content;
  std::string contentBytes;  ///< the content, as it stands in the answer; byte-equal to what was sent only where its
                             ///< hash says so
  std::string state;         ///< withHost, published, withdrawn
  std::string receivedAt;
  std::string hourEndsAt;
  std::string publishedAt;  ///< empty before publication
  std::optional<UnitName> unit;
  std::vector<ReportMedium> media;
  std::optional<StoreReply> reply;
  std::vector<ReportViewIdea> ideas;
  bool useful = false;
  std::optional<std::int64_t> usefulCount;
};

/// One revision of a report, as GET /v1/reports/{id}/revisions gives it.
struct ReportRevision {
  std::int64_t number = 0;
  std::string receivedAt;
  Report content;
};

struct UnitView {
  std::string code;
  std::string name;
  std::string kind;    ///< shop, branch, hotel, contactCentre
  std::string region;  ///< code
  std::string address;
  std::optional<Position> position;
  std::string opening;
};

struct RegionView {
  std::string code;
  std::string name;
};

/// A code and its words in the languages of the chain.
struct Labelled {
  std::string code;
  std::map<std::string, std::string> labels;
  /// The words in `language`, else in French, else the code.
  std::string label(const std::string& language) const;
};

struct Referential {
  std::int64_t version = 0;
  std::int64_t year = 0;
  std::vector<Labelled> moments;
  std::vector<Labelled> senses;
  std::vector<Labelled> kinds;
};

struct EditionLine {
  std::string week;         ///< 2026-W47
  std::string publishedAt;  ///< ISO time
  std::string title;        ///< empty where it has none
};

struct Me {
  std::string id;
  std::string name;
  std::string email;
  std::string department;
  std::vector<std::string> roles;
  std::optional<UnitName> unit;
  std::string region;
  std::string language;
  std::string deviceId;
  bool is(const std::string& role) const;
};

}  // namespace passerelle
