// Where the walk goes: every page, and how it is opened. A new page of qml/pages gets a line in pages.cpp; the walk
// fails on one that it never met.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "tests/tour/stage.h"

namespace passerelle::walk {

struct Stop {
  std::string name;
  std::function<void(testing::Stage&)> open;
};

/// Of a visitor's full phone, in order; each begins where the one before ended.
std::vector<Stop> visitorsWay();
/// Of the host of a store.
std::vector<Stop> hostsWay();
/// Of a member of the committee: ballot, result, triage, palmarès.
std::vector<Stop> committeesWay();
/// Pages that no walk can open on a machine of the tests, each with its reason.
std::vector<std::string> notWalked();

}  // namespace passerelle::walk
