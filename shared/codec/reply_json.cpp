#include "shared/codec/reply_json.h"
#include "shared/base/text.h"

#include <simdjson.h>

#include "shared/base/id.h"
#include "shared/codec/json_fault.h"
#include "shared/codec/json_writer.h"
#include "shared/domain/voice.h"

namespace passerelle {
namespace {
constexpr int kDeepestReply = 8;
constexpr std::size_t kMaxReadings = 50;

Result<simdjson::dom::object> objectOf(simdjson::dom::parser& parser, std::string_view json) {
  const JsonFault fault = findJsonFault(json, kDeepestReply);
  if (!fault.message.empty()) return fail(ErrorCode::invalid, fault.message, fault.pointer);
  simdjson::dom::object object;
  if (parser.parse(json.data(), json.size(), true).get(object) != simdjson::SUCCESS)
    return fail(ErrorCode::invalid, "The body must be a JSON object.");
  return object;
}

tl::unexpected<Error> unknown(std::string_view key) {
  return fail(ErrorCode::invalid, "\"" + std::string(key) + "\" is not known here.", "/" + std::string(key));
}

Result<ManifestEntry> voiceOf(const simdjson::dom::element& element) {
  simdjson::dom::object object;
  if (element.get(object) != simdjson::SUCCESS)
    return fail(ErrorCode::invalid, "\"voice\" must be an object or null.", "/voice");
  ManifestEntry voice{{}, MediumKind::voice, std::string(kVoiceType), 0, {}, {}, {}, 0};
  for (const auto member : object) {
    const std::string_view key = member.key;
    std::string_view text;
    std::int64_t number = 0;
    const std::string at = "/voice/" + std::string(key);
    if (key == "id" || key == "sha256" || key == "words") {
      if (member.value.get(text) != simdjson::SUCCESS) return fail(ErrorCode::invalid, "This must be text.", at);
      (key == "id" ? voice.id : key == "sha256" ? voice.sha256 : voice.caption) = text;
    } else if (key == "sizeBytes" || key == "durationMs") {
      if (member.value.get(number) != simdjson::SUCCESS || number < 0)
        return fail(ErrorCode::invalid, "This must be a whole number, 0 or more.", at);
      (key == "sizeBytes" ? voice.sizeBytes : voice.durationMs) = number;
    } else {
      return fail(ErrorCode::invalid, "\"" + std::string(key) + "\" is not known here.", at);
    }
  }
  if (!isId(voice.id)) return fail(ErrorCode::invalid, "A memo's id is a UUID in lower case.", "/voice/id");
  if (voice.sha256.size() != 64 || voice.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)
    return fail(ErrorCode::invalid, "A SHA-256 is 64 hexadecimal digits in lower case.", "/voice/sha256");
  if (voice.sizeBytes == 0 || voice.sizeBytes > kMaxVoiceBytes || voice.caption.size() > 4 * kMaxReplyChars ||
      voice.durationMs > (kMaxVoice + kVoiceTolerance).count())
    return fail(ErrorCode::refused, "Un mémo vocal dure au plus cinq minutes et pèse au plus 6 Mo.", "/voice");
  return voice;
}
}  // namespace

Result<ReplyBody> decodeReplyBody(std::string_view json) {
  simdjson::dom::parser parser;
  const auto object = objectOf(parser, json);
  if (!object) return tl::unexpected<Error>(object.error());
  ReplyBody reply;
  for (const auto member : *object) {
    const std::string_view key = member.key;
    std::string_view text;
    if (key == "thanks") {
      if (member.value.get(reply.thanks) != simdjson::SUCCESS)
        return fail(ErrorCode::invalid, "\"thanks\" must be true or false.", "/thanks");
    } else if (key == "kind" || key == "text") {
      if (member.value.get(text) != simdjson::SUCCESS)
        return fail(ErrorCode::invalid, "\"" + std::string(key) + "\" must be text.", "/" + std::string(key));
      (key == "kind" ? reply.kind : reply.text) = text;
    } else if (key == "voice") {
      if (member.value.is_null()) continue;
      auto voice = voiceOf(member.value);
      if (!voice) return tl::unexpected<Error>(voice.error());
      reply.voice = std::move(*voice);
    } else {
      return unknown(key);
    }
  }
  if (reply.kind != "thanks" && reply.kind != "correction" && reply.kind != "context" && reply.kind != "blur" &&
      reply.kind != "name")
    return fail(ErrorCode::invalid, "\"kind\" is thanks, correction, context, blur or name.", "/kind");
  if (charactersIn(reply.text) > kMaxReplyChars)
    return fail(ErrorCode::refused, "Une réponse compte au plus 2 000 caractères.", "/text");
  const bool empty = isBlank(reply.text);
  const bool asks = reply.kind == "blur" || reply.kind == "name";
  if (asks && reply.voice)
    return fail(ErrorCode::refused, "Écrivez ce qui doit être masqué : un mémo resterait dans le rapport.", "/voice");
  if (empty && reply.kind != "thanks" && !reply.voice)
    return fail(ErrorCode::refused, "Écrivez votre réponse : elle s'imprime à côté du rapport.", "/text");
  return reply;
}

std::string encodeReplyBody(const ReplyBody& reply) {
  JsonWriter json(reply.text.size() + 64);
  json.beginObject().field("thanks", reply.thanks).field("kind", reply.kind).field("text", reply.text);
  if (reply.voice) {
    json.key("voice").beginObject().field("id", reply.voice->id).field("sha256", reply.voice->sha256);
    json.field("sizeBytes", reply.voice->sizeBytes).field("durationMs", reply.voice->durationMs);
    json.field("words", reply.voice->caption).endObject();
  }
  return json.endObject().take();
}

std::optional<ManifestEntry> voiceInReport(std::string_view reportJson) {
  simdjson::dom::parser parser;
  simdjson::dom::object voice;
  if (parser.parse(reportJson.data(), reportJson.size(), true)["reply"]["voice"].get(voice) != simdjson::SUCCESS)
    return std::nullopt;
  std::string_view id, words;
  std::int64_t durationMs = 0;
  if (voice["id"].get(id) != simdjson::SUCCESS || !isId(id)) return std::nullopt;
  if (voice["words"].get(words) != simdjson::SUCCESS) words = {};
  if (voice["durationMs"].get(durationMs) != simdjson::SUCCESS) durationMs = 0;
  ManifestEntry entry;
  entry.kind = MediumKind::voice;
  entry.id = id;
  entry.durationMs = durationMs;
  entry.caption = words;
  return entry;
}

Result<std::vector<std::string>> decodeReadings(std::string_view json) {
  simdjson::dom::parser parser;
  const auto object = objectOf(parser, json);
  if (!object) return tl::unexpected<Error>(object.error());
  std::vector<std::string> ids;
  for (const auto member : *object) {
    simdjson::dom::array items;
    if (member.key != "reports") return unknown(member.key);
    if (member.value.get(items) != simdjson::SUCCESS)
      return fail(ErrorCode::invalid, "\"reports\" must be a list of ids.", "/reports");
    for (const auto item : items) {
      std::string_view id;
      if (item.get(id) != simdjson::SUCCESS || !isId(id))
        return fail(ErrorCode::invalid, "This is no report's id.", "/reports/" + std::to_string(ids.size()));
      if (ids.size() == kMaxReadings) return fail(ErrorCode::invalid, "At most 50 readings at once.", "/reports/50");
      ids.emplace_back(id);
    }
  }
  return ids;
}

}  // namespace passerelle
