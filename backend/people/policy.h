// One table says who may do what. Routes name a permission; services ask how far it reaches; tests are generated from
// it.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace passerelle {

enum class Role {
  visitor,       ///< head-office person who goes into the field
  collaborator,  ///< works in a unit
  host,          ///< manages a unit
  deputy,        ///< stands in for the host
  coach,
  regional,         ///< regional team
  management,       ///< votes, decides
  chair,            ///< chairs a round
  advocate,         ///< the customer's advocate of a meeting
  customerService,  ///< reviews answers to complaints
  moderator,
  dpo,    ///< data protection officer
  admin,  ///< programme administrator
};
inline constexpr std::size_t kRoleCount = 13;

/// The role's name on the wire, in CSV and on the command line; camelCase as above.
std::string_view nameOf(Role role);
std::optional<Role> roleFromName(std::string_view name);
std::span<const Role> allRoles();

enum class Permission {
  undeclared,
  open,               ///< anybody, without saying who they are
  signedIn,           ///< anybody known
  readNetwork,        ///< units, regions, referential
  readPublished,      ///< feed, published reports, editions, changes
  readUnpublished,    ///< a report before publication. own: author, host and deputy of its unit, regional team of its
                      ///< region
  fileReport,         ///< PUT of a report, its media, its withdrawal. own: the author's
  fileByForm,         ///< the browser's form, and one's own filings by it: all that a personal link's session may do
  answerReport,       ///< the store's hour: thanks, correction, context, ask for a blur. own: of one's unit
  fileIdea,           ///< PUT of an idea without a report, its withdrawal. own: the author's
  triageIdeas,        ///< the deck before a committee, merging ideas, who has had no readers yet
  reviewFlags,        ///< patterns of supports that a human should look at
  supportIdea,        ///< support, useful, reading events: in one's own name, never for one's own
  manageDevices,      ///< list and revoke. own: one's own
  invite,             ///< invitations to the app and the browser
  importNetwork,      ///< CSV of units and people
  conductRounds,      ///< prepare, open and cancel rounds, see who has not voted yet
  voteInRounds,       ///< one's own ballot; the room asks whether one is invited
  answerIdeas,        ///< what becomes of an idea. own: progress on an idea that was given to oneself
  reward,             ///< the palmarès: thanks of the committee, nominations
  composeEdition,     ///< choose by hand, publish and send an edition
  moderateComments,   ///< hide a comment with a reason, show it again
  chooseMail,         ///< how often one gets the edition, and one's own feeds. own: always
  manageMail,         ///< mailboxes that take no mail
  readJournal,        ///< the audit journal
  keepCarnet,         ///< the private exchange between one's own devices. own: always; nobody reads another's
  nameDeputy,         ///< a host's absences and who stands in meanwhile. own: of one's unit
  attendMeetings,     ///< executive meetings: agenda, kit, minutes; one's own absence
  prepareMeetings,    ///< plan them, compose the kit, decide, close
  speakForCustomers,  ///< the advocate's line on a decision. own: of a meeting where it is one's turn
};

/// How far a permission reaches: not at all, to what is one's own (defined beside each permission), to everything.
enum class Scope { none, own, any };

/// The reach of a permission for one role.
Scope scopeOf(Permission permission, Role role);
/// The widest reach of the roles a person has (names as in Caller::roles; unknown names count for nothing).
Scope scopeOf(Permission permission, const std::vector<std::string>& roles);

}  // namespace passerelle
