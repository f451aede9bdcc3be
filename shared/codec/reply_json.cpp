#include "shared/codec/reply_json.h"

#include <simdjson.h>

#include <algorithm>

#include "shared/base/id.h"
#include "shared/codec/json_fault.h"
#include "shared/codec/json_writer.h"

namespace passerelle {
namespace {
constexpr int kMaxDepth = 8;
constexpr std::size_t kMaxReplyChars = 2000;
constexpr std::size_t kMaxReadings = 50;

Result<simdjson::dom::object> objectOf(simdjson::dom::parser& parser, std::string_view json) {
  const JsonFault fault = findJsonFault(json, kMaxDepth);
  if (!fault.message.empty()) return fail(ErrorCode::invalid, fault.message, fault.pointer);
  simdjson::dom::object object;
  if (parser.parse(json.data(), json.size(), true).get(object) != simdjson::SUCCESS)
    return fail(ErrorCode::invalid, "The body must be a JSON object.");
  return object;
}

tl::unexpected<Error> unknown(std::string_view key) {
  return fail(ErrorCode::invalid, "\"" + std::string(key) + "\" is not known here.", "/" + std::string(key));
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
    } else {
      return unknown(key);
    }
  }
  if (reply.kind != "thanks" && reply.kind != "correction" && reply.kind != "context" && reply.kind != "blur")
    return fail(ErrorCode::invalid, "\"kind\" is thanks, correction, context or blur.", "/kind");
  const auto continues = [](char c) { return (c & 0xc0) == 0x80; };
  if (reply.text.size() - static_cast<std::size_t>(std::count_if(reply.text.begin(), reply.text.end(), continues)) >
      kMaxReplyChars)
    return fail(ErrorCode::refused, "Une réponse compte au plus 2 000 caractères.", "/text");
  const bool empty = reply.text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (empty && reply.kind != "thanks")
    return fail(ErrorCode::refused, "Écrivez votre réponse : elle s'imprime à côté du rapport.", "/text");
  return reply;
}

std::string encodeReplyBody(const ReplyBody& reply) {
  JsonWriter json(reply.text.size() + 64);
  json.beginObject().field("thanks", reply.thanks).field("kind", reply.kind).field("text", reply.text);
  return json.endObject().take();
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
