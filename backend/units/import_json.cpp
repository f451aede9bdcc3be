#include "backend/units/import_json.h"

#include <nlohmann/json.hpp>

namespace passerelle {

Result<void> csvBody(const http::Request& request, Language language) {
  const std::string type = request.header("Content-Type").value_or("");
  if (type.substr(0, type.find(';')) == "text/csv") return {};
  return fail(ErrorCode::unsupportedType, say(language, "Envoyez le fichier tel quel : Content-Type: text/csv.",
                                              "Send the file as it is: Content-Type: text/csv."));
}

http::Response importAnswer(const Result<ImportOutcome>& outcome, Language language) {
  using Json = nlohmann::ordered_json;
  if (!outcome) return http::problem(outcome.error());
  if (outcome->faults.empty())
    return http::json(
        200,
        Json{{"created", outcome->created}, {"updated", outcome->updated}, {"unchanged", outcome->unchanged}}.dump());
  Json errors = Json::array();
  for (const csv::Fault& fault : outcome->faults)
    errors.push_back({{"line", fault.line},
                      {"column", fault.column},
                      {"columnNumber", fault.columnNumber},
                      {"message", fault.message}});
  auto response =
      http::problem({ErrorCode::refused,
                     std::string(say(language, "Rien n’a été importé : corrigez les lignes indiquées et recommencez.",
                                     "Nothing was imported: correct the lines that are named and try again.")),
                     {}});
  Json body = Json::parse(response.body);
  body["errors"] = std::move(errors);
  response.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
  return response;
}

}  // namespace passerelle
