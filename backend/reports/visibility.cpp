#include "backend/reports/visibility.h"

#include <algorithm>

#include "backend/people/policy.h"

namespace passerelle::reports {

Viewer viewerOf(const http::Caller& caller) {
  const auto has = [&caller](Role role) {
    return std::find(caller.roles.begin(), caller.roles.end(), nameOf(role)) != caller.roles.end();
  };
  Viewer viewer{caller.personId, {}, {}, false, caller.language, caller.standsInFor};
  viewer.moderates = scopeOf(Permission::moderateComments, caller.roles) == Scope::any;
  viewer.everything = scopeOf(Permission::readUnpublished, caller.roles) == Scope::any;
  if (has(Role::host) || has(Role::deputy)) viewer.hostUnit = caller.unitCode;
  if (has(Role::regional)) viewer.region = caller.region;
  return viewer;
}

bool Viewer::answersFor(std::string_view unitCode) const {
  return !unitCode.empty() &&
         (hostUnit == unitCode || std::find(standsInFor.begin(), standsInFor.end(), unitCode) != standsInFor.end());
}

bool isParty(const Viewer& viewer, const Standing& report) {
  return viewer.everything || viewer.personId == report.authorId || viewer.answersFor(report.unitCode) ||
         (!viewer.region.empty() && viewer.region == report.region);
}

bool mayRead(const Viewer& viewer, const Standing& report) {
  if (report.state == "published") return true;
  if (report.state == "withdrawn") return viewer.everything || viewer.personId == report.authorId;
  return isParty(viewer, report);
}

}  // namespace passerelle::reports
