#include "backend/readers/reader_api.h"

#include "backend/http/conditional.h"
#include "backend/http/json_body.h"
#include "backend/http/language.h"
#include "backend/people/person_repository.h"
#include "backend/readers/subscription.h"
#include "shared/codec/json_writer.h"

namespace passerelle::readers {
namespace {
std::string told(sql::Connection& connection, std::string_view personId) {
  const Subscription now = findSubscription(connection, personId);
  const auto person = people::findPerson(connection, personId);
  JsonWriter json(128);
  json.beginObject().field("frequency", nameOf(now.frequency)).key("pausedAt");
  now.pausedAt ? json.text(toIso(*now.pausedAt)) : json.null();
  return json.field("address", person && person->email.has_value()).endObject().take();
}
}  // namespace

void ReaderApi::get(http::Request& request, http::Reply reply) {
  m_database.read([request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
    (*answer)(http::conditional(request, http::json(200, told(connection, request.caller.personId))));
  });
}

void ReaderApi::put(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"frequency"}, {"pausedAt", "address"});
  if (!body) return reply(body.error());
  const auto frequency = frequencyFromName(body->text("frequency", 20));
  if (body->wrong()) return reply(*body->wrong());
  if (!frequency)
    return reply(Error{ErrorCode::invalid,
                       std::string(say(http::languageOf(request), "Choisissez weekly, monthly ou never.",
                                       "Choose weekly, monthly or never.")),
                       "/frequency"});
  m_database.write<std::string>(
      [this, id = request.caller.personId, frequency](sql::Connection& connection) -> Result<std::string> {
        choose(connection, id, *frequency, m_clock.now());
        return told(connection, id);
      },
      [answer = http::share(std::move(reply))](Result<std::string> json) {
        if (!json) return (*answer)(json.error());
        (*answer)(http::json(200, *json));
      });
}

}  // namespace passerelle::readers
