#include "backend/people/people_service.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/journal/journal.h"
#include "backend/people/policy.h"
#include "backend/people/token.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/base/text.h"
#include "shared/domain/pairing.h"

namespace passerelle::people {
namespace {
using sql::val;
constexpr Milliseconds kPairingTime = std::chrono::minutes(10);
constexpr Milliseconds kOverlap = std::chrono::seconds(60);
constexpr std::size_t kMaxName = 120;

Error codeGone(Language language) {
  return {ErrorCode::gone,
          std::string(say(language, "Ce lien a déjà servi ou il est trop ancien. Demandez une nouvelle invitation.",
                          "This link was already used or is too old. Ask for a new invitation.")),
          {}};
}

bool unitExists(sql::Connection& connection, std::string_view code) {
  return connection.query("SELECT 1 FROM unit WHERE code = $1", {val(code)})->next() != nullptr;
}
}  // namespace

std::string_view nameOf(Purpose purpose) {
  return purpose == Purpose::device ? "device" : purpose == Purpose::browser ? "browser" : "form";
}

Result<Invitation> PeopleService::invite(sql::Connection& connection, std::string_view actorId,
                                         const InvitationRequest& request) {
  const Language l = request.reader;
  const auto bad = [l](std::string_view french, std::string_view english, const char* field) {
    return fail(ErrorCode::invalid, say(l, french, english), field);
  };
  const std::string email = lowered(trimmed(request.email));
  const std::string name = trimmed(request.name), unit = trimmed(request.unit);
  if (!email.empty() && !isEmail(email))
    return bad("Cette adresse n’a pas la forme nom@entreprise.fr.", "This address does not look like name@company.com.",
               "/email");
  if (!email.empty()) {
    if (const auto known = findPersonByEmail(connection, email)) {
      const bool differs = (!name.empty() && name != known->name) ||
                           (!unit.empty() && unit != known->unitCode.value_or("")) ||
                           (!request.role.empty() &&
                            std::find(known->roles.begin(), known->roles.end(), request.role) == known->roles.end());
      if (differs)
        return fail(ErrorCode::conflict,
                    say(l,
                        "Cette adresse est déjà celle de quelqu’un d’autre ou d’un autre rôle. Laissez "
                        "nom, rôle et unité vides pour inviter la même personne.",
                        "This address is already known under another name, role or unit. Leave those empty "
                        "to invite the same person again."),
                    "/email");
      return inviteKnown(connection, actorId, *known, request.purpose, request.lifetime);
    }
  }
  if (name.empty()) return bad("Il manque le nom de la personne.", "The person's name is missing.", "/name");
  if (name.size() > kMaxName)
    return bad("Ce nom est trop long : 120 caractères au plus.", "This name is too long: 120 characters at most.",
               "/name");
  if (!roleFromName(request.role))
    return bad("Ce rôle n’existe pas. Choisissez par exemple visitor, host ou admin.",
               "There is no such role. Choose for example visitor, host or admin.", "/role");
  if (!unit.empty() && !unitExists(connection, unit))
    return bad("Cette unité n’existe pas. Importez d’abord les unités.",
               "There is no such unit. Import the units first.", "/unit");
  if (!request.language.empty() && request.language != "fr" && request.language != "en")
    return bad("La langue est fr ou en.", "The language is fr or en.", "/language");
  Person person;
  person.id = newId(m_clock, m_rng);
  if (!email.empty()) person.email = email;
  person.name = name;
  if (!unit.empty()) person.unitCode = unit;
  person.roles = {request.role};
  person.language = request.language.empty() ? "fr" : request.language;
  insertPerson(connection, person, m_clock.now());
  journal::append(connection, m_rng, m_clock.now(), actorId, "person.invited", "person:" + person.id,
                  person.name + "\n" + request.role);
  return inviteKnown(connection, actorId, person, request.purpose, request.lifetime);
}

Invitation PeopleService::inviteKnown(sql::Connection& connection, std::string_view actorId, const Person& person,
                                      Purpose purpose, Milliseconds lifetime) {
  if (purpose == Purpose::form) return makeFormLink(connection, actorId, person);
  const TimePoint now = m_clock.now();
  Invitation invitation;
  invitation.code = newCode(m_rng);
  invitation.expiresAt = now + lifetime;
  invitation.person = person;
  const bool device = purpose == Purpose::device;
  invitation.link = device ? joinLink(m_publicUrl, invitation.code) : enterLink(m_publicUrl, invitation.code);
  if (device) invitation.appLink = appLink(m_publicUrl, invitation.code);
  connection.execute(R"(
      INSERT INTO invitation (code_hash, person_id, purpose, created_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6))",
                     {val(digestOf(invitation.code)), val(person.id), val(nameOf(purpose)), val(actorId),
                      val(toMs(now)), val(toMs(invitation.expiresAt))});
  journal::append(connection, m_rng, now, actorId, "invitation.made", "person:" + person.id, nameOf(purpose));
  return invitation;
}

Result<Pairing> PeopleService::pair(sql::Connection& connection, std::string_view code, std::string_view publicKey,
                                    std::string_view deviceName, Language language) {
  const TimePoint now = m_clock.now();
  const auto key = fromBase64(publicKey);
  if (!key || key->size() != kPublicKeyBytes)
    return fail(ErrorCode::invalid,
                say(language, "La clé de l’appareil doit faire 32 octets en base64.",
                    "The device's key must be 32 bytes in base64."),
                "/publicKey");
  const std::string keyText = toBase64(*key), codeHash = digestOf(code);
  std::string personId;
  {
    auto rows = connection.query(R"(
        UPDATE invitation SET used_at = $2
        WHERE code_hash = $1 AND purpose = 'device' AND used_at IS NULL AND expires_at > $2 RETURNING person_id)",
                                 {val(codeHash), val(toMs(now))});
    if (const auto* row = rows->next()) {
      personId = row->string(0);
      rows->next();
    }
  }
  const auto words = pairingWords(code, *key);
  if (personId.empty()) {
    auto rows =
        connection.query("SELECT id, person_id, public_key FROM pairing WHERE code_hash = $1 AND expires_at > $2",
                         {val(codeHash), val(toMs(now))});
    const auto* row = rows->next();
    if (row == nullptr || row->text(2) != keyText) return tl::unexpected<Error>(codeGone(language));
    Pairing again{row->string(0), {}, words};
    again.person = findPerson(connection, row->text(1)).value_or(Person{});
    return again;
  }
  auto person = findPerson(connection, personId);
  if (!person) return tl::unexpected<Error>(codeGone(language));
  Pairing pairing{newId(m_clock, m_rng), std::move(*person), words};
  const std::string name = trimmed(deviceName);
  connection.execute(
      R"(
      INSERT INTO pairing (id, code_hash, person_id, public_key, device_name, words, proof_hash, created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
      {val(pairing.id), val(codeHash), val(personId), val(keyText),
       val(name.empty() ? "Passerelle" : std::string(firstBytes(name, kMaxName))),
       val(words[0] + " " + words[1] + " " + words[2]), val(digestOf(pairingProof(code, *key))), val(toMs(now)),
       val(toMs(now + kPairingTime))});
  journal::append(connection, m_rng, now, personId, "device.paired", "person:" + personId, pairing.id);
  return pairing;
}

Result<SignedIn> PeopleService::confirm(sql::Connection& connection, std::string_view pairingId, std::string_view proof,
                                        Language language) {
  const TimePoint now = m_clock.now();
  std::string personId, publicKey, deviceName, proofHash, deviceId;
  {
    auto rows = connection.query(R"(
        SELECT person_id, public_key, device_name, proof_hash, COALESCE(device_id, '') FROM pairing WHERE id = $1 AND expires_at > $2)",
                                 {val(pairingId), val(toMs(now))});
    const auto* row = rows->next();
    if (row == nullptr) return tl::unexpected<Error>(codeGone(language));
    personId = row->string(0), publicKey = row->string(1), deviceName = row->string(2);
    proofHash = row->string(3), deviceId = row->string(4);
  }
  if (digestOf(proof) != proofHash)
    return fail(
        ErrorCode::forbidden,
        say(language, "Cet appareil n’est pas celui qui a lu le code. Recommencez avec une nouvelle invitation.",
            "This is not the device that read the code. Start again with a new invitation."));
  auto person = findPerson(connection, personId);
  if (!person) return tl::unexpected<Error>(codeGone(language));
  if (!deviceId.empty()) {
    const auto owner = ownerOf(connection, deviceId);
    if (!owner || owner->revoked) return tl::unexpected<Error>(codeGone(language));
    SignedIn again{newToken(m_rng), deviceId, now + lifetimeOf(DeviceKind::app).absolute, std::move(*person)};
    connection.execute("UPDATE device SET token_hash = $2, expires_at = $3 WHERE id = $1",
                       {val(deviceId), val(digestOf(again.token)), val(toMs(again.expiresAt))});
    return again;
  }
  SignedIn in = signIn(connection, std::move(*person), DeviceKind::app, deviceName, publicKey);
  connection.execute("UPDATE pairing SET device_id = $2 WHERE id = $1", {val(pairingId), val(in.deviceId)});
  // The person's other devices are told: one of them lets this one read the carnet.
  changes::append(connection, "carnet", in.person.id, "person:" + in.person.id, now);
  return in;
}

Result<SignedIn> PeopleService::enter(sql::Connection& connection, std::string_view code, std::string_view browserName,
                                      std::string_view name, std::string_view email, Language language) {
  const TimePoint now = m_clock.now();
  const std::string codeHash = digestOf(code);
  std::string personId;
  {
    auto rows = connection.query(R"(
        UPDATE invitation SET used_at = $2
        WHERE code_hash = $1 AND purpose = 'browser' AND used_at IS NULL AND expires_at > $2 RETURNING person_id)",
                                 {val(codeHash), val(toMs(now))});
    const auto* row = rows->next();
    if (row == nullptr) return tl::unexpected<Error>(codeGone(language));
    personId = row->string(0);
    rows->next();
  }
  auto person = findPerson(connection, personId);
  if (!person) return tl::unexpected<Error>(codeGone(language));
  if (!person->email && (!trimmed(name).empty() || !trimmed(email).empty())) {
    const std::string address = lowered(trimmed(email));
    if (!address.empty() && (!isEmail(address) || findPersonByEmail(connection, address)))
      return fail(ErrorCode::invalid,
                  say(language, "Cette adresse n’a pas la forme nom@entreprise.fr, ou quelqu’un l’a déjà.",
                      "This address does not look like name@company.com, or somebody already has it."),
                  "email");
    if (!trimmed(name).empty()) person->name = std::string(firstBytes(trimmed(name), kMaxName));
    if (!address.empty()) person->email = address;
    updatePerson(connection, *person, now);
  }
  return signIn(connection, std::move(*person), DeviceKind::browser,
                std::string(firstBytes(trimmed(browserName), kMaxName)), std::nullopt);
}

Result<SignedIn> PeopleService::scriptToken(sql::Connection& connection, std::string_view email,
                                            std::string_view deviceName) {
  auto person = findPersonByEmail(connection, lowered(trimmed(email)));
  if (!person)
    return fail(ErrorCode::notFound,
                "Nobody has the e-mail \"" + std::string(email) + "\". Import people or invite them first.");
  return signIn(connection, std::move(*person), DeviceKind::script, std::string(firstBytes(deviceName, kMaxName)),
                std::nullopt);
}

SignedIn PeopleService::signIn(sql::Connection& connection, Person person, DeviceKind kind, std::string name,
                               std::optional<std::string> publicKey, std::optional<TimePoint> atMost) {
  const TimePoint now = m_clock.now();
  SignedIn in;
  in.token = newToken(m_rng);
  in.deviceId = newId(m_clock, m_rng);
  in.expiresAt = now + lifetimeOf(kind).absolute;
  if (atMost) in.expiresAt = std::min(in.expiresAt, *atMost);
  in.person = std::move(person);
  Device device;
  device.id = in.deviceId, device.personId = in.person.id, device.kind = std::string(nameOf(kind));
  device.name = std::move(name), device.publicKey = std::move(publicKey);
  device.createdAt = device.seenAt = now, device.expiresAt = in.expiresAt;
  insertDevice(connection, device, digestOf(in.token));
  journal::append(connection, m_rng, now, in.person.id, "device.signedIn", "device:" + in.deviceId, device.kind);
  return in;
}

Result<SignedIn> PeopleService::rotate(sql::Connection& connection, const http::Caller& caller, std::string_view token,
                                       Language language) {
  if (caller.browser)
    return fail(ErrorCode::refused,
                say(language, "Une session de navigateur ne se renouvelle pas ainsi : reconnectez-vous.",
                    "A browser's session is not rotated: sign in again."));
  const TimePoint now = m_clock.now();
  const std::string shown = digestOf(token);
  const auto session = findSession(connection, shown, now);  // it may have been revoked since the request came in
  if (!session || session->caller.deviceId != caller.deviceId) return tl::unexpected<Error>(codeGone(language));
  SignedIn in;
  in.token = newToken(m_rng);
  in.deviceId = caller.deviceId;
  replaceToken(connection, caller.deviceId, shown, digestOf(in.token), now + kOverlap);
  in.expiresAt = findSession(connection, digestOf(in.token), now)->endsAt;
  journal::append(connection, m_rng, now, caller.personId, "device.rotated", "device:" + caller.deviceId, {});
  return in;
}

Result<void> PeopleService::revoke(sql::Connection& connection, const http::Caller& caller, std::string_view deviceId,
                                   Language language) {
  const auto owner = ownerOf(connection, deviceId);
  if (!owner) return fail(ErrorCode::notFound, say(language, "Cet appareil n’existe pas.", "There is no such device."));
  if (owner->personId != caller.personId && scopeOf(Permission::manageDevices, caller.roles) != Scope::any)
    return fail(ErrorCode::forbidden,
                say(language, "Cet appareil est celui de quelqu’un d’autre.", "This device is somebody else's."));
  if (owner->revoked) return {};
  revokeDevice(connection, deviceId, m_clock.now());
  changes::append(connection, "carnet", owner->personId, "person:" + owner->personId, m_clock.now());
  journal::append(connection, m_rng, m_clock.now(), caller.personId, "device.revoked",
                  "device:" + std::string(deviceId), {});
  return {};
}

Result<void> PeopleService::depart(sql::Connection& connection, std::string_view personId, std::string_view deviceId) {
  departDevice(connection, deviceId, m_clock.now());
  journal::append(connection, m_rng, m_clock.now(), personId, "device.departed", "device:" + std::string(deviceId), {});
  return {};
}

}  // namespace passerelle::people
