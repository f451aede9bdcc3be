#include "backend/hour/absence_api.h"

#include "backend/http/conditional.h"
#include "backend/http/json_body.h"
#include "backend/http/language.h"
#include "shared/codec/json_writer.h"

namespace passerelle::hour {
namespace {
void write(const people::Absence& absence, JsonWriter& json) {
  json.beginObject().field("id", absence.id).field("unit", absence.unitCode).field("firstDay", absence.firstDay);
  json.field("lastDay", absence.lastDay).key("deputy").beginObject().field("id", absence.deputyId);
  json.field("name", absence.deputyName).endObject().endObject();
}
}  // namespace

void AbsenceApi::list(http::Request& request, http::Reply reply) {
  m_database.read(
      [this, request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
        JsonWriter json(2048);
        json.beginObject().key("items").beginArray();
        for (const people::Absence& absence : m_absences.of(connection, request.caller.personId)) write(absence, json);
        json.endArray().key("candidates").beginArray();
        for (const people::Person& person : m_absences.candidates(connection, request.caller)) {
          json.beginObject().field("id", person.id).field("name", person.name);
          json.field("unit", person.unitCode).field("reachable", person.email.has_value()).endObject();
        }
        (*answer)(http::conditional(request, http::json(200, json.endArray().endObject().take())));
      });
}

void AbsenceApi::put(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"firstDay", "lastDay", "deputyId"}, {"unit", "deputy"});
  if (!body) return reply(body.error());
  const people::Absences::Wanted wanted{request.param("id"), body->text("firstDay", 10), body->text("lastDay", 10),
                                        body->text("deputyId", 64)};
  if (body->wrong()) return reply(*body->wrong());
  m_database.write<people::Absence>(
      [this, wanted, caller = request.caller, l = http::languageOf(request)](sql::Connection& connection) {
        return m_absences.set(connection, caller, wanted, l);
      },
      [this, answer = http::share(std::move(reply))](Result<people::Absence> set) {
        if (!set) return (*answer)(set.error());
        JsonWriter json(256);
        write(*set, json);
        (*answer)(http::json(200, json.take()));
        m_committed();
      });
}

void AbsenceApi::remove(http::Request& request, http::Reply reply) {
  m_database.write([this, id = request.param("id"), caller = request.caller, l = http::languageOf(request)](
                       sql::Connection& connection) { return m_absences.end(connection, caller, id, l); },
                   [this, answer = http::share(std::move(reply))](Result<void> done) {
                     if (!done) return (*answer)(done.error());
                     (*answer)(http::Response{204, {}, {}, nullptr});
                     m_committed();
                   });
}

}  // namespace passerelle::hour
