#include "backend/carnet/carnet_api.h"

#include <charconv>

#include "backend/http/json_body.h"
#include "backend/http/page_query.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/base/language.h"
#include "shared/codec/json_writer.h"

namespace passerelle::carnet {
namespace {
constexpr std::size_t kMaxKnown = 33, kMaxMedia = 64, kMaxWraps = 64, kMaxBoxBytes = 400;
constexpr std::size_t kPageBytes = 1024 * 1024;
constexpr Milliseconds kPurgeEvery = std::chrono::hours(1), kTombstoneLife = std::chrono::hours(24 * 120),
                       kOrphanLife = std::chrono::hours(24 * 3), kDeviceLife = std::chrono::hours(24 * 120);

bool isHash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The items of a header's list, commas between; nullopt when one is not `valid` or there are too many.
template <class Valid>
std::optional<std::vector<std::string>> listOf(const http::Request& request, std::string_view header, std::size_t most,
                                               Valid valid) {
  std::vector<std::string> all;
  const std::string text = request.header(header).value_or("");
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(',', from), text.size());
    std::string_view one = std::string_view(text).substr(from, to - from);
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (!valid(one) || all.size() == most) return std::nullopt;
    all.emplace_back(one);
    from = to + 1;
  }
  return all;
}

std::optional<std::int64_t> numberOf(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

std::string answerOf(const ItemRow& head) {
  JsonWriter json(256);
  return json.beginObject()
      .field("id", head.id)
      .field("revision", head.revision)
      .field("hash", head.hash)
      .field("cursor", head.seq)
      .endObject()
      .take();
}

http::Response conflictOf(const http::Request& request, const ItemRow& head) {
  http::Response response =
      http::problem({ErrorCode::conflict,
                     say(request.caller.language, "Un autre de vos appareils a déjà changé ceci : comparez les deux.",
                         "Another of your devices changed this already: compare both."),
                     {}},
                    request.id);
  JsonWriter json;
  json.beginObject().field("revision", head.revision).field("hash", head.hash).endObject();
  response.body.insert(response.body.rfind('}'), ",\"head\":" + json.str());
  return response;
}

Error wrong(std::string message, std::string field) {
  return {ErrorCode::invalid, std::move(message), std::move(field)};
}
}  // namespace

void CarnetApi::keys(http::Request& request, http::Reply reply) {
  if (auto app = CarnetService::onlyApps(request.caller); !app) return reply(app.error());
  m_database.read([this, caller = request.caller, answer = http::share(std::move(reply))](sql::Connection& connection) {
    JsonWriter json(1024);
    json.beginObject().key("keys").beginArray();
    for (const WrapRow& wrap : wrapsOf(connection, caller.deviceId))
      json.beginObject()
          .field("id", wrap.keyId)
          .field("box", wrap.wrapped)
          .field("createdAt", toIso(wrap.createdAt))
          .field("exposed", wrap.exposed)
          .endObject();
    json.endArray().key("devices").beginArray();
    for (const KeyHolder& device : livingApps(connection, caller.personId, m_clock.now())) {
      json.beginObject().field("id", device.id).field("name", device.name).field("publicKey", device.publicKey);
      json.field("current", device.id == caller.deviceId).key("keys").beginArray();
      for (const std::string& key : device.keys) json.text(key);
      json.endArray().endObject();
    }
    json.endArray().key("leavesAt");
    if (caller.leaving())
      json.text(toIso(fromMs(caller.leavesAtMs)));
    else
      json.null();
    (*answer)(http::json(200, json.endObject().take()));
  });
}

void CarnetApi::putKey(http::Request& request, http::Reply reply) {
  const std::string keyId = request.param("keyId");
  if (!isId(keyId)) return reply(wrong("A key's id is a UUID in lower case.", "keyId"));
  auto body = http::JsonBody::parse(request, {"devices", "boxes"});
  if (!body) return reply(body.error());
  const auto devices = body->texts("devices", kMaxWraps), boxes = body->texts("boxes", kMaxWraps);
  if (body->wrong()) return reply(*body->wrong());
  if (devices.empty() || devices.size() != boxes.size())
    return reply(wrong("\"devices\" and \"boxes\" belong together, one box for each device.", "/boxes"));
  std::vector<std::pair<std::string, std::string>> wraps;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    const auto box = fromBase64(boxes[i]);
    if (!box || boxes[i].size() > kMaxBoxBytes || box->empty())
      return reply(wrong("A box is base64 of a sealed key.", "/boxes/" + std::to_string(i)));
    wraps.emplace_back(devices[i], boxes[i]);
  }
  m_database.write(
      [this, keyId, wraps = std::move(wraps), caller = request.caller](sql::Connection& connection) {
        return m_service.putKey(connection, caller, keyId, wraps, m_clock.now());
      },
      [this, answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) return (*answer)(done.error());
        m_committed();
        (*answer)(http::Response{204, {}, {}, nullptr});
      });
}

void CarnetApi::putItem(http::Request& request, http::Reply reply) {
  Submitted item;
  item.id = request.param("id");
  item.keyId = request.header(api::kCarnetKeyHeader).value_or("");
  if (!isId(item.id)) return reply(wrong("An item's id is a UUID in lower case, born on the device.", "id"));
  if (!request.body.empty() && !isId(item.keyId))
    return reply(wrong("Passerelle-Key names the key that sealed it.", std::string(api::kCarnetKeyHeader)));
  auto known = listOf(request, api::kSupersedesHeader, kMaxKnown - 1, isHash);
  auto base = listOf(request, api::kBaseHeader, 1, isHash);
  auto media = listOf(request, api::kCarnetMediaHeader, kMaxMedia, [](std::string_view id) { return isId(id); });
  if (!known)
    return reply(wrong("Passerelle-Supersedes is at most 32 SHA-256, with commas between.",
                       std::string(api::kSupersedesHeader)));
  if (!base)
    return reply(wrong("Passerelle-Base is one SHA-256 in lower-case hexadecimal.", std::string(api::kBaseHeader)));
  if (!media)
    return reply(
        wrong("Passerelle-Media is at most 64 ids, with commas between.", std::string(api::kCarnetMediaHeader)));
  item.knownHashes = std::move(*known);
  item.knownHashes.insert(item.knownHashes.end(), base->begin(), base->end());
  item.media = std::move(*media);
  item.sealed = std::move(request.body);
  request.body.clear();
  auto shared = std::make_shared<http::Request>(std::move(request));
  m_database.write<Stored>(
      [this, item = std::move(item), shared](sql::Connection& connection) {
        return m_service.put(connection, shared->caller, item, m_clock.now());
      },
      [this, shared, answer = http::share(std::move(reply))](Result<Stored> stored) {
        if (!stored) return (*answer)(stored.error());
        if (stored->outcome == Stored::Outcome::conflict) return (*answer)(told(conflictOf(*shared, stored->head)));
        if (stored->outcome != Stored::Outcome::replayed) m_committed();
        (*answer)(told(http::json(stored->outcome == Stored::Outcome::created ? 201 : 200, answerOf(stored->head))));
      });
}

void CarnetApi::items(http::Request& request, http::Reply reply) {
  if (auto app = CarnetService::onlyApps(request.caller); !app) return reply(app.error());
  const auto paging = http::pageQuery(request);
  if (!paging) return reply(paging.error());
  const auto after = numberOf(paging->after.empty() ? "0" : paging->after);
  if (!after) return reply(wrong("\"after\" is the \"next\" of the page before.", "after"));
  m_database.read([this, caller = request.caller, limit = paging->limit, after = *after,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto found = itemsAfter(connection, caller.personId, after, limit + 1);
    JsonWriter json(4096);
    json.beginObject().key("items").beginArray();
    std::int64_t next = after;
    std::size_t count = 0;
    for (const ItemRow& item : found) {
      if (count == static_cast<std::size_t>(limit) ||
          (count > 0 && json.str().size() + item.sealed.size() > kPageBytes))
        break;
      ++count;
      next = item.seq;
      json.beginObject().field("id", item.id).field("revision", item.revision).field("hash", item.hash);
      json.field("key", item.keyId).field("sealed", item.sealed).field("removed", item.sealed.empty());
      json.field("device", item.deviceName).field("restored", item.restored);
      json.field("updatedAt", toIso(item.updatedAt)).endObject();
    }
    json.endArray().field("next", next).field("more", count < found.size()).endObject();
    (*answer)(told(http::json(200, json.take())));
  });
}

void CarnetApi::parts(http::Request& request, http::Reply reply) {
  if (auto app = CarnetService::onlyApps(request.caller); !app) return reply(app.error());
  m_database.read([this, caller = request.caller, id = request.param("id"),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const PartsRow parts = partsOf(connection, caller.personId, id);
    JsonWriter json;
    json.beginObject().field("total", parts.total).key("parts").beginArray();
    for (const std::int64_t number : parts.numbers) json.number(number);
    json.endArray().endObject();
    (*answer)(told(http::json(200, json.take())));
  });
}

void CarnetApi::putPart(http::Request& request, http::Reply reply) {
  const auto number = numberOf(request.param("number")), total = numberOf(request.queryValue("of").value_or(""));
  if (!isId(request.param("id"))) return reply(wrong("A medium's id is a UUID in lower case.", "id"));
  if (!number || !total || *total < 1 || *total > kMaxParts || *number >= *total)
    return reply(wrong("Parts are numbered from 0 below \"of\", at most 512.", "of"));
  if (request.body.empty()) return reply(wrong("A part is not empty.", "body"));
  m_database.write<bool>(
      [this, caller = request.caller, id = request.param("id"), number = *number, total = *total,
       sealed = std::move(request.body)](sql::Connection& connection) {
        return m_service.putPart(connection, caller, id, number, total, sealed, m_clock.now());
      },
      [this, answer = http::share(std::move(reply))](Result<bool> done) {
        if (!done) return (*answer)(done.error());
        if (*done) m_committed();
        (*answer)(told(http::Response{204, {}, {}, nullptr}));
      });
}

void CarnetApi::getPart(http::Request& request, http::Reply reply) {
  if (auto app = CarnetService::onlyApps(request.caller); !app) return reply(app.error());
  const auto number = numberOf(request.param("number"));
  if (!number) return reply(wrong("Parts are numbered from 0.", "number"));
  m_database.read([caller = request.caller, id = request.param("id"), number = *number,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto sealed = findPart(connection, caller.personId, id, number);
    const auto bytes = sealed ? fromBase64(*sealed) : Result<std::string>(fail(ErrorCode::notFound, ""));
    if (!bytes)
      return (*answer)(Error{ErrorCode::notFound,
                             say(caller.language, "Cette partie n’est pas (encore) arrivée de l’autre appareil.",
                                 "This part has not arrived from the other device (yet)."),
                             {}});
    http::Response response{200, {}, *bytes, nullptr};
    response.headers.emplace("Content-Type", "application/octet-stream");
    (*answer)(std::move(response));
  });
}

void CarnetApi::dropMedium(http::Request& request, http::Reply reply) {
  if (!isId(request.param("id"))) return reply(wrong("A medium's id is a UUID in lower case.", "id"));
  m_database.write(
      [this, caller = request.caller, id = request.param("id")](sql::Connection& connection) {
        return m_service.dropMedium(connection, caller, id, m_clock.now());
      },
      [this, answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) return (*answer)(done.error());
        (*answer)(told(http::Response{204, {}, {}, nullptr}));
      });
}

void CarnetApi::runDue() {
  const TimePoint now = m_clock.now();
  if (now - m_purgedAt < kPurgeEvery) return;
  m_purgedAt = now;
  m_database.write(
      [now](sql::Connection& connection) -> Result<void> {
        purge(connection, now - kTombstoneLife, now - kOrphanLife, now - kDeviceLife);
        return {};
      },
      [](Result<void>) {});
}

}  // namespace passerelle::carnet
