// Invitations, pairings, sign-in and sessions: validated and decided here, over the connection of the caller's
// transaction.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "backend/http/message.h"
#include "backend/people/device_repository.h"
#include "backend/people/person_repository.h"
#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/sql/connection.h"

namespace passerelle::people {

enum class Purpose { device, browser, form };
std::string_view nameOf(Purpose purpose);

/// Where personal links to the form lead; the code follows.
inline constexpr std::string_view kFormLinkPath = "/form/open/";

/// How long an invitation lives: sent by mail, or shown on a screen beside the phone that reads it.
inline constexpr Milliseconds kMailedLives = std::chrono::hours(24 * 7), kShownLives = std::chrono::minutes(10);

/// Who is invited: somebody known by e-mail, or somebody new.
struct InvitationRequest {
  std::string name, role, unit, email, language;
  Purpose purpose = Purpose::device;
  Milliseconds lifetime = kMailedLives;
  Language reader = Language::french;  ///< of error messages
};

struct Invitation {
  std::string code;
  std::string link;     ///< joinLink, enterLink or a personal link to the form
  std::string appLink;  ///< passerelle://…; empty for a browser and for the form
  TimePoint expiresAt{};
  Person person;
};

struct Pairing {
  std::string id;
  Person person;
  std::array<std::string, 3> words;
};

struct SignedIn {
  std::string token, deviceId;
  TimePoint expiresAt{};
  Person person;
};

/// A pairing as its inviter sees it: compare the words, refuse if they differ.
struct PairingRow {
  std::string personName, deviceName, words, deviceId;
  TimePoint createdAt{};
};

/// Thread: whichever runs the connection; `rng` is used in write jobs only.
class PeopleService {
 public:
  PeopleService(const Clock& clock, Rng& rng, std::string publicUrl)
      : m_clock(clock), m_rng(rng), m_publicUrl(std::move(publicUrl)) {}

  /// Errors: invalid with the field; conflict when the e-mail is known under another name, role or unit.
  Result<Invitation> invite(sql::Connection& connection, std::string_view actorId, const InvitationRequest& request);
  /// A code for somebody known; for the form a personal link, whose life is its own.
  Invitation inviteKnown(sql::Connection& connection, std::string_view actorId, const Person& person, Purpose purpose,
                         Milliseconds lifetime);
  /// Uses a device code up. The same device may ask again (a lost answer): it gets the same pairing.
  /// Errors: gone for a code that is wrong, used or too old; invalid for a key that is not 32 bytes.
  Result<Pairing> pair(sql::Connection& connection, std::string_view code, std::string_view publicKey,
                       std::string_view deviceName, Language language);
  /// The person found the three words equal. Repeatable within ten minutes: each answer's token replaces the one
  /// before.
  Result<SignedIn> confirm(sql::Connection& connection, std::string_view pairingId, std::string_view proof,
                           Language language);
  /// Uses a browser code up. `name` and `email` complete a person who has no name yet (the first administrator).
  Result<SignedIn> enter(sql::Connection& connection, std::string_view code, std::string_view browserName,
                         std::string_view name, std::string_view email, Language language);
  /// A personal link to the browser form: 128 bits, good for 30 days, for any number of openings, until revoked.
  Invitation makeFormLink(sql::Connection& connection, std::string_view actorId, const Person& person);
  /// Who a living personal link belongs to.
  std::optional<Person> personBehindFormLink(sql::Connection& connection, std::string_view code) const;
  /// A session that may use the form and nothing else; ends with the link at the latest. Errors: gone.
  Result<SignedIn> openForm(sql::Connection& connection, std::string_view code, std::string_view browserName,
                            Language language);
  /// Ends a personal link and its sessions. Errors: notFound; forbidden for somebody else's, administrators excepted.
  Result<void> revokeLink(sql::Connection& connection, const http::Caller& caller, std::string_view linkId,
                          Language language);
  /// A token for scripts. Errors: notFound for an e-mail nobody has.
  Result<SignedIn> scriptToken(sql::Connection& connection, std::string_view email, std::string_view deviceName);
  /// A new token for the device that shows `token`; the old one is valid for 60 s more. Errors: refused for a browser.
  Result<SignedIn> rotate(sql::Connection& connection, const http::Caller& caller, std::string_view token,
                          Language language);
  /// Errors: notFound; forbidden for somebody else's device, administrators excepted.
  /// A revoked app has handed over what it held: its token ends.
  Result<void> depart(sql::Connection& connection, std::string_view personId, std::string_view deviceId);
  Result<void> revoke(sql::Connection& connection, const http::Caller& caller, std::string_view deviceId,
                      Language language);

  /// A one-time link for the first administrator, while no administrator has ever signed in. Earlier ones end.
  std::optional<std::string> firstAdministratorLink(sql::Connection& connection);
  /// Pairings of the last day, newest first.
  std::vector<PairingRow> recentPairings(sql::Connection& connection, int limit);

  const std::string& publicUrl() const { return m_publicUrl; }

 private:
  SignedIn signIn(sql::Connection& connection, Person person, DeviceKind kind, std::string name,
                  std::optional<std::string> publicKey, std::optional<TimePoint> atMost = std::nullopt);

  const Clock& m_clock;
  Rng& m_rng;
  std::string m_publicUrl;
};

/// Checks the form of an e-mail address: one @, no blanks or control characters, a dot in the domain, at most 254
/// bytes.
bool isEmail(std::string_view text);
/// ASCII letters in lower case: e-mail addresses compare so.
std::string lowered(std::string_view text);
/// Blanks at both ends gone (U+00A0 too).
std::string trimmed(std::string_view text);

}  // namespace passerelle::people
