#include "backend/rounds/round_api.h"

#include "backend/http/conditional.h"
#include "backend/http/json_body.h"
#include "backend/http/language.h"
#include "backend/people/policy.h"
#include "backend/rounds/result_json.h"

namespace passerelle::rounds {
namespace {

http::Response csvFile(std::string bytes, const std::string& name) {
  return {200,
          {{"Content-Type", "text/csv; charset=utf-8"},
           {"Content-Disposition", "attachment; filename=\"" + name + "\""},
           {"X-Content-Type-Options", "nosniff"}},
          std::move(bytes),
          nullptr};
}

http::Response ballotResponse(const Ballot& ballot) {
  JsonWriter out(2048);
  writeBallot(ballot, out);
  auto response = http::json(200, out.take());
  response.headers.emplace("Cache-Control", "no-store");
  return response;
}
}  // namespace

Error unknownRound(Language l) {
  return {ErrorCode::notFound, std::string(say(l, "Ce scrutin n’existe pas.", "There is no such round.")), {}};
}

bool conducts(const http::Caller& caller) { return scopeOf(Permission::conductRounds, caller.roles) == Scope::any; }

void RoundApi::list(http::Request& request, http::Reply reply) {
  m_database.read(
      [this, request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
        JsonWriter json(4096);
        json.beginObject().key("items").beginArray();
        for (const Round& round : listRounds(connection, kMostRounds))
          m_room.write(connection, round, request.caller.personId, conducts(request.caller), json);
        (*answer)(http::conditional(request, http::json(200, json.endArray().endObject().take())));
      });
}

void RoundApi::get(http::Request& request, http::Reply reply) {
  m_database.read(
      [this, request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
        const auto round = findRound(connection, request.param("id"));
        JsonWriter json(4096);
        if (!round || !m_room.write(connection, *round, request.caller.personId, conducts(request.caller), json))
          return (*answer)(unknownRound(http::languageOf(request)));
        (*answer)(http::conditional(request, http::json(200, json.take())));
      });
}

void RoundApi::answer(http::SharedReply reply, int status, const http::Caller& caller, Result<Round> round) {
  if (!round) return (*reply)(round.error());
  m_committed();
  m_database.read([this, reply, status, caller, round = std::move(*round)](sql::Connection& connection) {
    JsonWriter json(4096);
    m_room.write(connection, round, caller.personId, conducts(caller), json);
    (*reply)(http::json(status, json.take()));
  });
}

void RoundApi::prepare(http::Request& request, http::Reply reply) {
  auto wanted = decodeNewRound(request);
  if (!wanted) return reply(wanted.error());
  const auto caller = request.caller;
  m_database.write<Round>(
      [this, caller, wanted = std::move(*wanted), l = http::languageOf(request)](sql::Connection& connection) {
        return m_room.prepare(connection, caller.personId, wanted, l);
      },
      [this, caller, shared = http::share(std::move(reply))](Result<Round> round) {
        answer(shared, 201, caller, std::move(round));
      });
}

void RoundApi::open(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"confirmLongSlate"});
  if (!body) return reply(body.error());
  const bool confirmed = body->flag("confirmLongSlate");
  if (body->wrong()) return reply(*body->wrong());
  const auto caller = request.caller;
  m_database.write<Round>(
      [this, caller, id = request.param("id"), confirmed, l = http::languageOf(request)](sql::Connection& connection) {
        return m_room.open(connection, caller.personId, id, confirmed, l);
      },
      [this, caller, shared = http::share(std::move(reply))](Result<Round> round) {
        answer(shared, 200, caller, std::move(round));
      });
}

void RoundApi::cancel(http::Request& request, http::Reply reply) {
  const auto caller = request.caller;
  m_database.write<Round>(
      [this, caller, id = request.param("id"), l = http::languageOf(request)](sql::Connection& connection) {
        return m_room.cancel(connection, caller.personId, id, l);
      },
      [this, caller, shared = http::share(std::move(reply))](Result<Round> round) {
        answer(shared, 200, caller, std::move(round));
      });
}

void RoundApi::ballot(http::Request& request, http::Reply reply) {
  m_database.read(
      [this, request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
        const auto ballot =
            m_room.ballot(connection, request.param("id"), request.caller.personId, http::languageOf(request));
        if (!ballot) return (*answer)(ballot.error());
        (*answer)(ballotResponse(*ballot));
      });
}

void RoundApi::putBallot(http::Request& request, http::Reply reply) {
  auto said = decodeBallot(request);
  if (!said) return reply(said.error());
  auto lineage = decodeLineage(request);
  if (!lineage) return reply(lineage.error());
  const std::string id = request.param("id"), person = request.caller.personId;
  const Language l = http::languageOf(request);
  m_database.write<bool>(
      [this, id, person, said = std::move(*said), lineage = std::move(*lineage), l](sql::Connection& connection) {
        return m_room.vote(connection, id, person, said, l, lineage);
      },
      [this, id, person, l, answer = http::share(std::move(reply))](Result<bool> voted) {
        if (!voted) return (*answer)(voted.error());
        m_database.read([this, id, person, l, answer](sql::Connection& connection) {
          const auto ballot = m_room.ballot(connection, id, person, l);
          if (!ballot) return (*answer)(ballot.error());
          (*answer)(ballotResponse(*ballot));
        });
      });
}

void RoundApi::grades(http::Request& request, http::Reply reply) {
  m_database.read([id = request.param("id"), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto round = findRound(connection, id);
    if (!round || round->state != RoundState::published) return (*answer)(unknownRound(l));
    (*answer)(csvFile(gradesCsv(connection, *round), "round-" + id + "-grades.csv"));
  });
}

void RoundApi::receipts(http::Request& request, http::Reply reply) {
  m_database.read([id = request.param("id"), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto round = findRound(connection, id);
    if (!round || round->state != RoundState::published) return (*answer)(unknownRound(l));
    std::string csv = "commitment\n";
    for (const std::string& commitment : receiptsOf(connection, id)) csv += commitment + '\n';
    (*answer)(csvFile(std::move(csv), "round-" + id + "-receipts.csv"));
  });
}

}  // namespace passerelle::rounds
