#include "backend/meetings/rotation.h"

#include <algorithm>
#include <tuple>

namespace passerelle::meetings {

int Rotation::level(const std::string& member) const {
  const auto found = m_standings.find(member);
  return found == m_standings.end() ? 0 : found->second.level;
}

int Rotation::turns(const std::string& member) const {
  const auto found = m_standings.find(member);
  return found == m_standings.end() ? 0 : found->second.turns;
}

int Rotation::raised(const std::string& member, const std::vector<std::string>& present) const {
  int highest = 0;
  for (const std::string& one : present) highest = std::max(highest, level(one));
  return std::max(level(member), highest - 1);
}

std::string Rotation::next(const std::vector<std::string>& present) const {
  const auto key = [&](const std::string& member) {
    const auto found = m_standings.find(member);
    return std::tuple(raised(member, present), found == m_standings.end() ? -1 : found->second.lastTurn, member);
  };
  const auto chosen =
      std::min_element(present.begin(), present.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return chosen == present.end() ? std::string() : *chosen;
}

void Rotation::note(const Sitting& sitting) {
  std::vector<int> levels;
  for (const std::string& member : sitting.present) levels.push_back(raised(member, sitting.present));
  for (std::size_t i = 0; i < levels.size(); ++i) m_standings[sitting.present[i]].level = levels[i];
  if (!sitting.advocate.empty()) {
    Standing& speaker = m_standings[sitting.advocate];
    ++speaker.level;
    ++speaker.turns;
    speaker.lastTurn = m_sittings;
  }
  ++m_sittings;
}

}  // namespace passerelle::meetings
