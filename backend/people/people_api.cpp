#include "backend/people/people_api.h"

#include "backend/http/json_body.h"
#include "backend/http/language.h"
#include "backend/people/people_import.h"
#include "backend/people/people_json.h"
#include "backend/people/policy.h"
#include "backend/people/qr.h"
#include "backend/units/import_json.h"

namespace passerelle::people {
namespace {

/// A credential must not stay in anybody's cache.
http::Response secret(int status, std::string body) {
  auto response = http::json(status, std::move(body));
  response.headers.emplace("Cache-Control", "no-store");
  return response;
}
}  // namespace

void PeopleApi::me(http::Request& request, http::Reply reply) {
  m_database.read([caller = request.caller, answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto person = findPerson(connection, caller.personId);
    if (!person) return (*answer)(Error{ErrorCode::notFound, "This person is no longer here.", {}});
    const auto unit = person->unitCode ? units::findUnit(connection, *person->unitCode) : std::nullopt;
    (*answer)(http::json(200, meJson(*person, unit, unit ? unit->region : "", caller)));
  });
}

void PeopleApi::devices(http::Request& request, http::Reply reply) {
  std::string person = request.queryValue("person").value_or(request.caller.personId);
  if (person != request.caller.personId && scopeOf(Permission::manageDevices, request.caller.roles) != Scope::any)
    return reply(Error{ErrorCode::forbidden,
                       std::string(say(http::languageOf(request), "Vous ne voyez que vos propres appareils.",
                                       "You see your own devices only.")),
                       {}});
  if (person == "all") person.clear();
  m_database.read([this, person, own = request.caller.deviceId,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    (*answer)(http::json(200, devicesJson(livingDevices(connection, person, m_clock.now(), kMostDevices), own)));
  });
}

void PeopleApi::revoke(http::Request& request, http::Reply reply) {
  const std::string id = request.param("id");
  m_database.write([this, id, caller = request.caller, language = http::languageOf(request)](
                       sql::Connection& connection) { return m_service.revoke(connection, caller, id, language); },
                   [this, id, answer = http::share(std::move(reply))](Result<void> done) {
                     if (!done) return (*answer)(done.error());
                     m_sessions.forgetDevice(id);
                     m_committed();
                     (*answer)(http::Response{204, {}, {}, nullptr});
                   });
}

void PeopleApi::depart(http::Request& request, http::Reply reply) {
  if (!request.caller.leaving())
    return reply(
        Error{ErrorCode::conflict,
              std::string(say(http::languageOf(request), "Cet appareil n’est pas révoqué\u00a0: il reste connecté.",
                              "This device is not revoked: it stays signed in.")),
              {}});
  const std::string id = request.caller.deviceId;
  m_database.write([this, id, person = request.caller.personId](
                       sql::Connection& connection) { return m_service.depart(connection, person, id); },
                   [this, id, answer = http::share(std::move(reply))](Result<void> done) {
                     if (!done) return (*answer)(done.error());
                     m_sessions.forgetDevice(id);
                     (*answer)(http::Response{204, {}, {}, nullptr});
                   });
}

void PeopleApi::rotate(http::Request& request, http::Reply reply) {
  std::string token(shownToken(request));
  m_database.write<SignedIn>(
      [this, token = std::move(token), caller = request.caller, language = http::languageOf(request)](
          sql::Connection& connection) { return m_service.rotate(connection, caller, token, language); },
      [this, id = request.caller.deviceId, answer = http::share(std::move(reply))](Result<SignedIn> in) {
        if (!in) return (*answer)(in.error());
        m_sessions.forgetDevice(id);
        (*answer)(secret(200, tokenJson(*in)));
      });
}

void PeopleApi::invite(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"name", "role", "unit", "email", "language", "purpose", "now"},
                                    {"id", "link", "expiresAt", "qrSvg", "appLink"});
  if (!body) return reply(body.error());
  InvitationRequest wanted;
  wanted.reader = http::languageOf(request);
  wanted.name = body->text("name");
  wanted.role = body->text("role");
  wanted.unit = body->text("unit");
  wanted.email = body->text("email");
  wanted.language = body->text("language");
  const std::string purpose = body->text("purpose");
  wanted.lifetime = body->flag("now") ? kShownLives : kMailedLives;
  if (body->wrong()) return reply(*body->wrong());
  if (!purpose.empty() && purpose != "device" && purpose != "browser" && purpose != "form")
    return reply(Error{
        ErrorCode::invalid,
        std::string(say(wanted.reader, "purpose est device, browser ou form.", "purpose is device, browser or form.")),
        "/purpose"});
  wanted.purpose = purpose == "browser" ? Purpose::browser : purpose == "form" ? Purpose::form : Purpose::device;
  m_database.write<Invitation>([this, wanted, actor = request.caller.personId](
                                   sql::Connection& connection) { return m_service.invite(connection, actor, wanted); },
                               [answer = http::share(std::move(reply))](Result<Invitation> made) {
                                 if (!made) return (*answer)(made.error());
                                 (*answer)(secret(201, invitationJson(*made, qrSvg(made->link))));
                               });
}

void PeopleApi::pair(http::Request& request, http::Reply reply) {
  const Language language = http::languageOf(request);
  const std::string address = http::addressKey(request.peer);
  if (auto allowed = m_guesses.allows(address, language); !allowed) return reply(allowed.error());
  auto body = http::JsonBody::parse(request, {"code", "publicKey", "deviceName"}, {"pairingId", "person", "words"});
  if (!body) return reply(body.error());
  const std::string code = body->text("code"), key = body->text("publicKey"), name = body->text("deviceName");
  if (body->wrong()) return reply(*body->wrong());
  struct Paired {
    Pairing pairing;
    std::optional<units::Unit> unit;
  };
  m_database.write<Paired>(
      [this, code, key, name, language](sql::Connection& connection) -> Result<Paired> {
        auto pairing = m_service.pair(connection, code, key, name, language);
        if (!pairing) return tl::unexpected<Error>(pairing.error());
        auto unit = pairing->person.unitCode ? units::findUnit(connection, *pairing->person.unitCode) : std::nullopt;
        return Paired{std::move(*pairing), std::move(unit)};
      },
      [this, address, answer = http::share(std::move(reply))](Result<Paired> paired) {
        if (!paired) {
          if (paired.error().code == ErrorCode::gone) m_guesses.mark(address);
          return (*answer)(paired.error());
        }
        (*answer)(secret(201, pairingJson(paired->pairing, paired->unit, m_organisation)));
      });
}

void PeopleApi::confirm(http::Request& request, http::Reply reply) {
  const Language language = http::languageOf(request);
  const std::string address = http::addressKey(request.peer);
  if (auto allowed = m_guesses.allows(address, language); !allowed) return reply(allowed.error());
  auto body = http::JsonBody::parse(request, {"proof"}, {"token", "deviceId", "expiresAt"});
  if (!body) return reply(body.error());
  const std::string proof = body->text("proof");
  if (body->wrong()) return reply(*body->wrong());
  m_database.write<SignedIn>(
      [this, id = request.param("id"), proof, language](sql::Connection& connection) {
        return m_service.confirm(connection, id, proof, language);
      },
      [this, address, answer = http::share(std::move(reply))](Result<SignedIn> in) {
        if (!in) {
          if (in.error().code == ErrorCode::gone || in.error().code == ErrorCode::forbidden) m_guesses.mark(address);
          return (*answer)(in.error());
        }
        m_sessions.forgetDevice(in->deviceId);
        m_committed();
        (*answer)(secret(200, tokenJson(*in)));
      });
}

void PeopleApi::importPeople(http::Request& request, http::Reply reply) {
  const Language language = http::languageOf(request);
  if (auto csv = csvBody(request, language); !csv) return reply(csv.error());
  m_database.write<ImportOutcome>(
      [this, bytes = std::move(request.body), actor = request.caller.personId, language](sql::Connection& connection)
          -> Result<ImportOutcome> { return people::importPeople(connection, m_clock, m_rng, actor, bytes, language); },
      [this, answer = http::share(std::move(reply)), language](Result<ImportOutcome> outcome) {
        m_sessions.forgetAll();
        m_committed();
        (*answer)(importAnswer(outcome, language));
      });
}

}  // namespace passerelle::people
