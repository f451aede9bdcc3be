// Whose turn it is to speak for the customers: a fair rotation over meetings, where an absence is skipped and not
// repaid.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace passerelle::meetings {

/// One meeting as the rotation sees it.
struct Sitting {
  std::vector<std::string> present;
  std::string advocate;  ///< empty: nobody spoke
};

/// Each member has a level: the turns they took, and those that passed while they were away. The turn goes to the
/// lowest level among those present, and among equals to whoever has not spoken for longest (docs/adr: the advocate's
/// turn).
///
/// Promises, whoever is absent when: after each meeting the levels of those present differ by at most one; so do the
/// turns of any two members who were always present together, over a year or any other time; who is absent is never
/// chosen.
class Rotation {
 public:
  /// Notes a meeting; the next one is chosen after it.
  void note(const Sitting& sitting);
  /// The member whose turn it is among these; empty when nobody is there.
  std::string next(const std::vector<std::string>& present) const;

  int turns(const std::string& member) const;
  int level(const std::string& member) const;

 private:
  struct Standing {
    int level = 0, turns = 0, lastTurn = -1;
  };
  /// What was missed while one was away, and before one joined, is not to be caught up: at most one turn of it.
  int raised(const std::string& member, const std::vector<std::string>& present) const;

  std::map<std::string, Standing> m_standings;
  int m_sittings = 0;
};

}  // namespace passerelle::meetings
