#include "backend/people/policy.h"

#include <algorithm>
#include <stdexcept>

namespace passerelle {
namespace {

constexpr std::array<std::string_view, kRoleCount> kRoleNames = {
    "visitor",  "collaborator",    "host",      "deputy", "coach", "regional", "management", "chair",
    "advocate", "customerService", "moderator", "dpo",    "admin"};
constexpr std::array<Role, kRoleCount> kRoles = {Role::visitor,  Role::collaborator,    Role::host,       Role::deputy,
                                                 Role::coach,    Role::regional,        Role::management, Role::chair,
                                                 Role::advocate, Role::customerService, Role::moderator,  Role::dpo,
                                                 Role::admin};

struct Rule {
  Permission permission;
  std::array<Scope, kRoleCount> reach;
};

constexpr Scope _ = Scope::none, o = Scope::own, A = Scope::any;

constexpr Rule kTable[] = {
    //                              visitor  host  coach   management advocate  moderator admin
    //                                 collab  deputy  region    chair    custServ    dpo
    {Permission::readNetwork, {A, A, A, A, A, A, A, A, A, A, A, A, A}},
    {Permission::readPublished, {A, A, A, A, A, A, A, A, A, A, A, A, A}},
    {Permission::readUnpublished, {o, o, o, o, o, o, o, o, o, o, A, A, o}},
    {Permission::fileReport, {o, o, o, o, o, o, o, o, o, o, o, o, o}},
    {Permission::fileByForm, {o, o, o, o, o, o, o, o, o, o, o, o, o}},
    {Permission::answerReport, {_, _, o, o, _, _, _, _, _, _, _, _, _}},
    {Permission::fileIdea, {o, o, o, o, o, o, o, o, o, o, o, o, o}},
    {Permission::triageIdeas, {_, _, _, _, _, _, A, A, _, _, A, _, A}},
    {Permission::reviewFlags, {_, _, _, _, _, _, _, _, _, _, A, A, _}},
    {Permission::nameDeputy, {_, _, o, _, _, _, _, _, _, _, _, _, _}},
    {Permission::supportIdea, {A, A, A, A, A, A, A, A, A, A, A, A, A}},
    {Permission::manageDevices, {o, o, o, o, o, o, o, o, o, o, o, o, A}},
    {Permission::invite, {_, _, _, _, _, _, _, _, _, _, _, _, A}},
    {Permission::importNetwork, {_, _, _, _, _, _, _, _, _, _, _, _, A}},
    {Permission::conductRounds, {_, _, _, _, _, _, _, A, _, _, _, _, A}},
    {Permission::voteInRounds, {A, A, A, A, A, A, A, A, A, A, A, A, A}},
    {Permission::answerIdeas, {o, o, o, o, o, o, A, A, o, o, o, o, A}},
    {Permission::reward, {_, _, _, _, _, _, A, A, _, _, _, _, A}},
    {Permission::attendMeetings, {_, _, _, _, _, _, A, A, A, _, _, _, A}},
    {Permission::prepareMeetings, {_, _, _, _, _, _, _, A, _, _, _, _, A}},
    {Permission::speakForCustomers, {_, _, _, _, _, _, o, o, A, _, _, _, o}},
    {Permission::composeEdition, {_, _, _, _, _, _, _, _, _, _, A, _, A}},
    {Permission::moderateComments, {_, _, _, _, _, _, _, _, _, _, A, A, A}},
    {Permission::chooseMail, {o, o, o, o, o, o, o, o, o, o, o, o, o}},
    {Permission::manageMail, {_, _, _, _, _, _, _, _, _, _, A, _, A}},
    {Permission::readJournal, {_, _, _, _, _, _, _, _, _, _, _, A, A}},
    {Permission::keepCarnet, {o, o, o, o, o, o, o, o, o, o, o, o, o}},
};
}  // namespace

std::string_view nameOf(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }

std::optional<Role> roleFromName(std::string_view name) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  if (found == kRoleNames.end()) return std::nullopt;
  return kRoles[static_cast<std::size_t>(found - kRoleNames.begin())];
}

std::span<const Role> allRoles() { return kRoles; }

Scope scopeOf(Permission permission, Role role) {
  if (permission == Permission::open || permission == Permission::signedIn) return Scope::any;
  for (const Rule& rule : kTable) {
    if (rule.permission == permission) return rule.reach[static_cast<std::size_t>(role)];
  }
  throw std::logic_error("A permission has no line in the policy table.");
}

Scope scopeOf(Permission permission, const std::vector<std::string>& roles) {
  Scope widest = Scope::none;
  for (const std::string& name : roles) {
    if (const auto role = roleFromName(name)) widest = std::max(widest, scopeOf(permission, *role));
  }
  return permission == Permission::open ? Scope::any : widest;
}

}  // namespace passerelle
