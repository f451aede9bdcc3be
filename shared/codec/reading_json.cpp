#include "shared/codec/reading_json.h"

#include "shared/codec/json_reader.h"
#include "shared/codec/names.h"
#include "shared/codec/report_json.h"
#include "shared/codec/verbatim.h"

namespace passerelle {
using namespace json;
namespace {

std::optional<UnitName> unitName(const Json& object, const char* key) {
  const Json& unit = at(object, key);
  if (!unit.is_object()) return std::nullopt;
  return UnitName{text(unit, "code"), text(unit, "name")};
}

std::optional<StoreReply> reply(const Json& object) {
  const Json& json = at(object, "reply");
  if (!json.is_object()) return std::nullopt;
  return StoreReply{flag(json, "thanks"), text(json, "kind"), text(json, "text"), text(json, "by"), text(json, "at")};
}

FeedCard card(const Json& json) {
  FeedCard card;
  card.id = text(json, "id");
  card.kind = text(json, "kind");
  card.unit = unitName(json, "unit");
  card.region = text(json, "region");
  card.authorName = text(at(json, "author"), "name");
  card.authorDepartment = text(at(json, "author"), "department");
  card.publishedAt = text(json, "publishedAt");
  card.visitedOn = text(json, "visitedOn");
  for (const Json& item : list(json, "astonishments")) {
    Astonishment one;
    one.id = text(item, "id");
    one.tone = toneFromName(text(item, "tone")).value_or(Tone::puzzling);
    one.text = text(item, "text");
    one.verbatim = text(item, "verbatim");
    one.momentOfTruth = text(item, "momentOfTruth");
    one.sense = text(item, "sense");
    card.astonishments.push_back(std::move(one));
  }
  for (const Json& item : list(json, "ideas")) card.ideas.push_back({text(item, "id"), text(item, "text")});
  if (const Json& photo = at(json, "photo"); photo.is_object())
    card.photo = CardPhoto{text(photo, "id"), text(photo, "url"), text(photo, "thumbnailUrl")};
  card.reply = reply(json);
  card.exploration = flag(json, "exploration");
  card.own = flag(json, "own");
  return card;
}

std::optional<IdeaCounts> counts(const Json& json) {
  const auto supporters = maybeNumber(json, "supporters"), readers = maybeNumber(json, "readers");
  if (!supporters || !readers) return std::nullopt;
  return IdeaCounts{*supporters, *readers};
}

std::vector<Labelled> labelled(const Json& object, const char* key) {
  std::vector<Labelled> all;
  for (const Json& item : list(object, key)) {
    if (item.is_string()) {
      all.push_back({item.get<std::string>(), {}});
      continue;
    }
    Labelled one{text(item, "code"), {}};
    if (const Json& labels = at(item, "labels"); labels.is_object()) {
      for (const auto& [language, words] : labels.items()) {
        if (words.is_string()) one.labels[language] = words.get<std::string>();
      }
    }
    all.push_back(std::move(one));
  }
  return all;
}
}  // namespace

Result<FeedPage> decodeFeedPage(std::string_view bytes) {
  return parsed<FeedPage>(bytes, [](const Json& json) {
    FeedPage page;
    for (const Json& item : list(json, "items")) {
      page.cards.push_back(card(item));
      page.cardsJson.push_back(dump(item));
    }
    page.supported = texts(at(json, "mine"), "supported");
    page.useful = texts(at(json, "mine"), "useful");
    if (const Json& all = at(json, "counts"); all.is_object()) {
      for (const auto& [id, one] : all.items()) {
        if (const auto known = counts(one)) page.counts[id] = *known;
      }
    }
    page.next = text(json, "next");
    return page;
  });
}

Result<FeedCard> decodeCard(std::string_view bytes) { return parsed<FeedCard>(bytes, card); }

Result<ReportView> decodeReportView(std::string_view bytes) {
  return parsed<ReportView>(bytes, [bytes](const Json& json) {
    ReportView view;
    view.id = text(json, "id");
    view.revision = number(json, "revision");
    view.hash = text(json, "hash");
    view.authorId = text(at(json, "author"), "id");
    view.authorName = text(at(json, "author"), "name");
    view.authorDepartment = text(at(json, "author"), "department");
    view.contentBytes = verbatimMember(bytes, "content");
    if (auto content = decodeReport(view.contentBytes)) view.content = std::move(*content);
    view.state = text(json, "state");
    view.receivedAt = text(json, "receivedAt");
    view.hourEndsAt = text(json, "hourEndsAt");
    view.publishedAt = text(json, "publishedAt");
    view.unit = unitName(json, "unit");
    for (const Json& item : list(json, "media")) {
      ReportMedium medium;
      medium.id = text(item, "id");
      medium.kind = mediumKindFromName(text(item, "kind")).value_or(MediumKind::photo);
      medium.type = text(item, "type");
      medium.received = text(item, "state") == "received";
      medium.receivedAt = text(item, "receivedAt");
      medium.sha256 = text(item, "sha256");
      medium.url = text(item, "url");
      medium.thumbnailUrl = text(item, "thumbnailUrl");
      medium.durationMs = maybeNumber(item, "durationMs").value_or(0);
      view.media.push_back(std::move(medium));
    }
    view.reply = reply(json);
    for (const Json& item : list(json, "ideas"))
      view.ideas.push_back({text(item, "id"), text(item, "text"), counts(item), flag(item, "supported")});
    view.useful = flag(json, "useful");
    view.usefulCount = maybeNumber(json, "usefulCount");
    return view;
  });
}

Result<std::vector<ReportRevision>> decodeRevisions(std::string_view bytes) {
  return parsed<std::vector<ReportRevision>>(bytes, [bytes](const Json& json) {
    std::vector<ReportRevision> revisions;
    const std::vector<std::string> raw = verbatimItems(bytes, "items");
    std::size_t index = 0;
    for (const Json& item : list(json, "items")) {
      ReportRevision one{number(item, "revision"), text(item, "receivedAt"), {}};
      if (index < raw.size()) {
        if (auto content = decodeReport(verbatimMember(raw[index], "content"))) one.content = std::move(*content);
      }
      ++index;
      revisions.push_back(std::move(one));
    }
    return revisions;
  });
}

Result<UnitView> decodeUnit(std::string_view bytes) {
  return parsed<UnitView>(bytes, [](const Json& json) {
    UnitView unit{text(json, "code"),   text(json, "name"),    text(json, "kind"),
                  text(json, "region"), text(json, "address"), {},
                  text(json, "opening")};
    const Json &lat = at(json, "lat"), &lon = at(json, "lon");
    if (lat.is_number() && lon.is_number()) unit.position = Position{lat.get<double>(), lon.get<double>()};
    return unit;
  });
}

Result<RegionView> decodeRegion(std::string_view bytes) {
  return parsed<RegionView>(bytes, [](const Json& json) { return RegionView{text(json, "code"), text(json, "name")}; });
}

Result<Referential> decodeReferential(std::string_view bytes) {
  return parsed<Referential>(bytes, [](const Json& json) {
    return Referential{number(json, "version"), number(json, "year"), labelled(json, "moments"),
                       labelled(json, "senses"), labelled(json, "kinds")};
  });
}

Result<EditionLine> decodeEdition(std::string_view bytes) {
  return parsed<EditionLine>(bytes, [](const Json& json) {
    return EditionLine{text(json, "week"), text(json, "publishedAt"), text(json, "title")};
  });
}

Result<Me> decodeMe(std::string_view bytes) {
  return parsed<Me>(bytes, [](const Json& json) {
    return Me{text(json, "id"),         text(json, "name"),     text(json, "email"),
              text(json, "department"), texts(json, "roles"),   unitName(json, "unit"),
              text(json, "region"),     text(json, "language"), text(json, "deviceId")};
  });
}

std::string encodeMe(const Me& me) {
  Json json{{"id", me.id}, {"name", me.name}, {"email", me.email}, {"department", me.department}, {"roles", me.roles}};
  json["unit"] = me.unit ? Json{{"code", me.unit->code}, {"name", me.unit->name}} : Json();
  json["region"] = me.region;
  json["language"] = me.language;
  json["deviceId"] = me.deviceId;
  return dump(json);
}

std::string encodeReply(const StoreReply& one) {
  return dump({{"thanks", one.thanks}, {"kind", one.kind}, {"text", one.text}});
}

Result<StoreReply> decodeReply(std::string_view bytes) {
  return parsed<StoreReply>(bytes, [](const Json& json) {
    return StoreReply{flag(json, "thanks"), text(json, "kind"), text(json, "text"), text(json, "by"), text(json, "at")};
  });
}

Result<ChangePage> decodeChanges(std::string_view bytes) {
  return parsed<ChangePage>(bytes, [bytes](const Json& json) {
    ChangePage page;
    const std::vector<std::string> raw = verbatimItems(bytes, "items");
    std::size_t index = 0;
    for (const Json& item : list(json, "items")) {
      ChangeLine line{number(item, "cursor"), text(item, "kind"), text(item, "id"), {}};
      if (index < raw.size()) line.payload = verbatimMember(raw[index], line.kind);
      ++index;
      page.lines.push_back(std::move(line));
    }
    page.cursor = number(json, "cursor");
    page.more = flag(json, "more");
    return page;
  });
}

Result<ListPage> decodeList(std::string_view bytes) {
  return parsed<ListPage>(bytes, [bytes](const Json& json) {
    return ListPage{verbatimItems(bytes, "items"), text(json, "next")};
  });
}

Result<ReportAnswer> decodeReportAnswer(std::string_view bytes) {
  return parsed<ReportAnswer>(bytes, [](const Json& json) {
    return ReportAnswer{text(json, "id"),          number(json, "revision"),    text(json, "hash"),
                        text(json, "receivedAt"),  text(json, "state"),         text(json, "hourEndsAt"),
                        text(json, "publishedAt"), texts(json, "missingMedia"), number(json, "cursor")};
  });
}

Result<Problem> decodeProblem(std::string_view bytes) {
  return parsed<Problem>(bytes, [](const Json& json) {
    return Problem{text(json, "code"), text(json, "detail"), text(json, "field"), text(at(json, "head"), "hash"),
                   number(at(json, "head"), "revision")};
  });
}

Result<ReactionAnswer> decodeReaction(std::string_view bytes) {
  return parsed<ReactionAnswer>(bytes, [](const Json& json) {
    const auto supporters = maybeNumber(json, "supporters");
    return ReactionAnswer{flag(json, "supported") || flag(json, "useful"),
                          supporters ? supporters : maybeNumber(json, "usefulCount"), maybeNumber(json, "readers")};
  });
}

std::string encodeReadings(const std::vector<std::string>& reportIds) { return dump({{"reports", reportIds}}); }

Result<PairingAnswer> decodePairing(std::string_view bytes) {
  return parsed<PairingAnswer>(bytes, [](const Json& json) {
    const Json& person = at(json, "person");
    const auto unit = unitName(person, "unit");
    return PairingAnswer{text(json, "pairingId"), text(person, "name"), unit ? unit->name : "",
                         text(json, "organisation"), texts(json, "words")};
  });
}

std::string encodePairing(const std::string& code, const std::string& publicKey, const std::string& deviceName) {
  return dump({{"code", code}, {"publicKey", publicKey}, {"deviceName", deviceName}});
}

Result<ConfirmAnswer> decodeConfirm(std::string_view bytes) {
  return parsed<ConfirmAnswer>(bytes, [](const Json& json) {
    return ConfirmAnswer{text(json, "token"), text(json, "deviceId"), text(json, "expiresAt")};
  });
}

std::string encodeConfirm(const std::string& proof) { return dump({{"proof", proof}}); }

}  // namespace passerelle
