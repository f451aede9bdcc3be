// Where the walk goes: every page, and how it is opened. A new page of qml/pages gets a line in pages.cpp; the walk
// fails on one that it never met.
#pragma once
#include <QStringList>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tests/tour/stage.h"

namespace passerelle::walk {

struct Stop {
  std::string name;
  std::function<void(testing::Stage&)> open;
};

/// Of somebody whom no server knows yet.
std::vector<Stop> strangersWay();
/// Of a visitor's full phone, in order; each begins where the one before ended.
std::vector<Stop> visitorsWay();
/// Of the host of a store.
std::vector<Stop> hostsWay();
/// Of a member of the committee: ballot, result, triage, palmarès.
std::vector<Stop> committeesWay();
/// Pages that no walk can open on a machine of the tests, each with its reason.
std::vector<std::string> notWalked();
/// Which of the files "XPage.qml" are neither among the pages that were met nor excused.
std::vector<std::string> leftOut(const QStringList& files, const std::set<QString>& met);

}  // namespace passerelle::walk
