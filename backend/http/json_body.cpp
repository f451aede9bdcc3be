#include "backend/http/json_body.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "backend/http/language.h"

namespace passerelle::http {
namespace {
constexpr int kMaxDepth = 64;

/// Nesting by counting brackets outside strings: the parser itself must not meet 200 000 levels.
bool tooDeep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}
}  // namespace

struct JsonBody::Document {
  nlohmann::json json;
  Language language;
};

JsonBody::JsonBody(std::unique_ptr<Document> document) : m_document(std::move(document)) {}
JsonBody::JsonBody(JsonBody&&) noexcept = default;
JsonBody& JsonBody::operator=(JsonBody&&) noexcept = default;
JsonBody::~JsonBody() = default;

Result<JsonBody> JsonBody::parse(const Request& request, std::initializer_list<std::string_view> known,
                                 std::initializer_list<std::string_view> readOnly) {
  const Language l = languageOf(request);
  const std::string type = request.header("Content-Type").value_or("");
  if (type.substr(0, type.find(';')) != "application/json")
    return fail(ErrorCode::unsupportedType, say(l, "Envoyez du JSON : Content-Type: application/json.",
                                                "Send JSON: Content-Type: application/json."));
  if (tooDeep(request.body))
    return fail(ErrorCode::invalid,
                say(l, "Ce JSON a plus de 64 niveaux.", "This JSON is nested more than 64 levels deep."));
  auto document = std::make_unique<Document>();
  document->language = l;
  document->json = nlohmann::json::parse(request.body, nullptr, false);
  if (document->json.is_discarded() || !document->json.is_object())
    return fail(ErrorCode::invalid,
                say(l, "Ce n’est pas un objet JSON en UTF-8.", "This is not a JSON object in UTF-8."));
  for (const auto& [name, value] : document->json.items()) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const bool ours = std::find(readOnly.begin(), readOnly.end(), name) != readOnly.end();
    return fail(ErrorCode::invalid,
                ours ? std::string(say(l, "Ce champ appartient au serveur et ne s’écrit pas : ",
                                       "This field is the server's and cannot be written: ")) +
                           name + "."
                     : std::string(say(l, "Ce champ n’est pas connu : ", "This field is not known: ")) + name + ".",
                "/" + name);
  }
  return JsonBody(std::move(document));
}

bool JsonBody::has(std::string_view field) const {
  const auto found = m_document->json.find(field);
  return found != m_document->json.end() && !found->is_null();
}

void JsonBody::note(std::string_view field, std::string message) {
  if (!m_wrong) m_wrong = Error{ErrorCode::invalid, std::move(message), "/" + std::string(field)};
}

std::string JsonBody::text(std::string_view field, std::size_t maxBytes) {
  if (!has(field)) return {};
  const auto& value = *m_document->json.find(field);
  if (!value.is_string()) {
    note(field, std::string(say(m_document->language, "Ce champ est un texte.", "This field is text.")));
    return {};
  }
  auto text = value.get<std::string>();
  if (text.size() > maxBytes) {
    note(field, std::string(say(m_document->language, "Ce texte est trop long.", "This text is too long.")));
    return {};
  }
  return text;
}

bool JsonBody::flag(std::string_view field) {
  if (!has(field)) return false;
  const auto& value = *m_document->json.find(field);
  if (!value.is_boolean())
    note(field, std::string(say(m_document->language, "Ce champ est true ou false.", "This field is true or false.")));
  return value.is_boolean() && value.get<bool>();
}

std::int64_t JsonBody::number(std::string_view field) {
  if (!has(field)) return 0;
  const auto& value = *m_document->json.find(field);
  const bool fits =
      value.is_number_integer() && (!value.is_number_unsigned() || value.get<std::uint64_t>() <= INT64_MAX);
  if (fits && value.get<std::int64_t>() >= 0) return value.get<std::int64_t>();
  note(field, std::string(say(m_document->language, "Ce champ est un nombre entier, à partir de 0.",
                              "This field is a whole number from 0 on.")));
  return 0;
}

std::vector<std::string> JsonBody::texts(std::string_view field, std::size_t maxItems) {
  std::vector<std::string> texts;
  if (!has(field)) return texts;
  const auto& value = *m_document->json.find(field);
  const bool good = value.is_array() && value.size() <= maxItems &&
                    std::all_of(value.begin(), value.end(), [](const auto& item) { return item.is_string(); });
  if (!good) {
    note(field, std::string(say(m_document->language, "Ce champ est une liste de textes, pas trop longue.",
                                "This field is a list of texts, not too long.")));
    return texts;
  }
  for (const auto& item : value) texts.push_back(item.template get<std::string>());
  return texts;
}

}  // namespace passerelle::http
