// PeopleService: personal links to the browser form. Unlike an invitation a link works again and again, until it is
// revoked or 30 days old: it is the bookmark of a phone without the app. What it opens is the form and nothing else.
#include "backend/journal/journal.h"
#include "backend/people/form_link_repository.h"
#include "backend/people/people_service.h"
#include "backend/people/policy.h"
#include "backend/people/token.h"
#include "shared/base/id.h"

namespace passerelle::people {
namespace {
constexpr Milliseconds kLife = std::chrono::hours(24 * 30);

Error linkGone(Language language) {
  return {ErrorCode::gone,
          std::string(say(language,
                          "Ce lien personnel a été révoqué, il est trop ancien ou incomplet. Demandez-en un autre.",
                          "This personal link was revoked, is too old or incomplete. Ask for another one.")),
          {}};
}
}  // namespace

Invitation PeopleService::makeFormLink(sql::Connection& connection, std::string_view actorId, const Person& person) {
  const TimePoint now = m_clock.now();
  Invitation made;
  made.code = newCode(m_rng);
  made.link = m_publicUrl + std::string(kFormLinkPath) + made.code;
  made.expiresAt = now + kLife;
  made.person = person;
  const FormLink link{newId(m_clock, m_rng), person.id, std::string(actorId), now, made.expiresAt, {}};
  insertFormLink(connection, link, digestOf(made.code));
  journal::append(connection, m_rng, now, actorId, "formLink.made", "person:" + person.id, link.id);
  return made;
}

std::optional<Person> PeopleService::personBehindFormLink(sql::Connection& connection, std::string_view code) const {
  const auto link = findFormLink(connection, digestOf(code), m_clock.now());
  return link ? findPerson(connection, link->personId) : std::nullopt;
}

Result<SignedIn> PeopleService::openForm(sql::Connection& connection, std::string_view code,
                                         std::string_view browserName, Language language) {
  const auto link = findFormLink(connection, digestOf(code), m_clock.now());
  auto person = link ? findPerson(connection, link->personId) : std::nullopt;
  if (!person) return tl::unexpected<Error>(linkGone(language));
  SignedIn in =
      signIn(connection, std::move(*person), DeviceKind::form, std::string(browserName), std::nullopt, link->expiresAt);
  noteFormSession(connection, in.deviceId, link->id);
  return in;
}

Result<void> PeopleService::revokeLink(sql::Connection& connection, const http::Caller& caller, std::string_view linkId,
                                       Language language) {
  const auto owner = ownerOfFormLink(connection, linkId);
  if (!owner) return fail(ErrorCode::notFound, say(language, "Ce lien n’existe pas.", "There is no such link."));
  if (*owner != caller.personId && scopeOf(Permission::manageDevices, caller.roles) != Scope::any)
    return fail(ErrorCode::forbidden,
                say(language, "Ce lien est celui de quelqu’un d’autre.", "This link is somebody else's."));
  revokeFormLink(connection, linkId, m_clock.now());
  journal::append(connection, m_rng, m_clock.now(), caller.personId, "formLink.revoked", "person:" + *owner, linkId);
  return {};
}

}  // namespace passerelle::people
