#include "shared/codec/carnet_json.h"

#include "shared/base/digest.h"
#include "shared/codec/json_reader.h"
#include "shared/codec/names.h"

namespace passerelle {
using namespace json;
namespace {

std::string bytes(const Json& object, const char* key) { return fromBase64(text(object, key)).value_or(std::string()); }

}  // namespace

std::string encodeCarnetContent(const CarnetContent& content) {
  Json json{{"draft", content.draft}, {"kind", content.kind}};
  const std::pair<const char*, const std::string*> texts[] = {
      {"text", &content.text},         {"report", &content.report},       {"reportId", &content.reportId},
      {"position", &content.position}, {"medium", &content.mediumId},     {"draftId", &content.draftId},
      {"entryId", &content.entryId},   {"versionOf", &content.versionOf}, {"versionBy", &content.versionBy}};
  for (const auto& [key, value] : texts) {
    if (!value->empty()) json[key] = *value;
  }
  json["createdAt"] = content.createdAtMs;
  Json media = Json::array();
  for (std::size_t i = 0; i < content.media.size(); ++i) {
    const ManifestEntry& one = content.media[i];
    media.push_back({{"id", one.id},
                     {"kind", nameOf(one.kind)},
                     {"type", one.type},
                     {"sizeBytes", one.sizeBytes},
                     {"sha256", one.sha256},
                     {"of", one.of},
                     {"key", i < content.mediaKeys.size() ? content.mediaKeys[i] : std::string()}});
  }
  json["media"] = std::move(media);
  return dump(json);
}

Result<CarnetContent> decodeCarnetContent(std::string_view input) {
  return parsed<CarnetContent>(input, [](const Json& json) {
    CarnetContent content;
    content.draft = flag(json, "draft");
    content.kind = text(json, "kind");
    content.text = text(json, "text"), content.report = text(json, "report"), content.reportId = text(json, "reportId");
    content.position = text(json, "position"), content.mediumId = text(json, "medium");
    content.draftId = text(json, "draftId");
    content.entryId = text(json, "entryId");
    content.versionOf = text(json, "versionOf"), content.versionBy = text(json, "versionBy");
    content.createdAtMs = number(json, "createdAt");
    for (const Json& item : list(json, "media")) {
      content.media.push_back({text(item, "id"),
                               mediumKindFromName(text(item, "kind")).value_or(MediumKind::photo),
                               text(item, "type"),
                               number(item, "sizeBytes"),
                               text(item, "sha256"),
                               text(item, "of"),
                               {}});
      content.mediaKeys.push_back(text(item, "key"));
    }
    return Result<CarnetContent>(std::move(content));
  });
}

Result<CarnetItems> decodeCarnetItems(std::string_view input) {
  return parsed<CarnetItems>(input, [](const Json& json) {
    CarnetItems page;
    for (const Json& item : list(json, "items")) {
      page.items.push_back({text(item, "id"), text(item, "hash"), text(item, "key"), bytes(item, "sealed"),
                            text(item, "device"), flag(item, "restored")});
    }
    page.next = number(json, "next");
    page.more = flag(json, "more");
    return Result<CarnetItems>(std::move(page));
  });
}

Result<CarnetKeys> decodeCarnetKeys(std::string_view input) {
  return parsed<CarnetKeys>(input, [](const Json& json) {
    CarnetKeys keys;
    for (const Json& item : list(json, "keys")) {
      keys.boxes.push_back({text(item, "id"), bytes(item, "box"), flag(item, "exposed")});
    }
    for (const Json& item : list(json, "devices")) {
      CarnetKeys::Device device{
          text(item, "id"), text(item, "name"), bytes(item, "publicKey"), flag(item, "current"), {}};
      device.keys = texts(item, "keys");
      keys.devices.push_back(std::move(device));
    }
    keys.leavesAt = text(json, "leavesAt");
    return Result<CarnetKeys>(std::move(keys));
  });
}

std::string encodeKeyGift(const std::vector<std::string>& devices, const std::vector<std::string>& boxes) {
  Json encoded = Json::array();
  for (const std::string& box : boxes) encoded.push_back(toBase64(box));
  return dump(Json{{"devices", devices}, {"boxes", std::move(encoded)}});
}

Result<CarnetParts> decodeCarnetParts(std::string_view input) {
  return parsed<CarnetParts>(input, [](const Json& json) {
    CarnetParts parts;
    parts.total = number(json, "total");
    for (const Json& item : list(json, "parts")) {
      if (item.is_number_integer()) parts.numbers.push_back(item.get<std::int64_t>());
    }
    return Result<CarnetParts>(std::move(parts));
  });
}

Result<CarnetReceipt> decodeCarnetReceipt(std::string_view input) {
  return parsed<CarnetReceipt>(input, [](const Json& json) {
    return Result<CarnetReceipt>(CarnetReceipt{text(json, "id"), text(json, "hash")});
  });
}

Result<std::vector<DeviceLine>> decodeDevices(std::string_view input) {
  return parsed<std::vector<DeviceLine>>(input, [](const Json& json) {
    std::vector<DeviceLine> lines;
    for (const Json& item : list(json, "items")) {
      lines.push_back({text(item, "id"), text(item, "kind"), text(item, "name"), text(item, "createdAt"),
                       text(item, "seenAt"), flag(item, "current")});
    }
    return Result<std::vector<DeviceLine>>(std::move(lines));
  });
}

}  // namespace passerelle
