#include "backend/meetings/meeting.h"

#include <algorithm>

#include "backend/answers/answer.h"

namespace passerelle::meetings {

std::string_view nameOf(MeetingState state) {
  switch (state) {
    case MeetingState::held:
      return "held";
    case MeetingState::cancelled:
      return "cancelled";
    case MeetingState::planned:
      break;
  }
  return "planned";
}

MeetingState stateFromName(std::string_view name) {
  return name == "held" ? MeetingState::held : name == "cancelled" ? MeetingState::cancelled : MeetingState::planned;
}

bool isEffectTone(std::string_view tone) {
  return tone == "better" || tone == "worse" || tone == "none" || tone == "unknown";
}

std::string_view effectWord(std::string_view tone, Language l) {
  if (tone == "better") return say(l, "▲\u00a0mieux pour les clients", "▲\u00a0better for customers");
  if (tone == "worse") return say(l, "▼\u00a0moins bien pour les clients", "▼\u00a0worse for customers");
  if (tone == "none") return say(l, "=\u00a0rien ne change pour eux", "=\u00a0nothing changes for them");
  return say(l, "?\u00a0personne ne le sait encore", "?\u00a0nobody knows yet");
}

bool isStatus(std::string_view status) { return answers::statusFromName(status).has_value(); }

std::string_view statusWord(std::string_view status, Language l) {
  const auto known = answers::statusFromName(status);
  return known ? answers::wordOf(*known, l) : say(l, "pas encore décidé", "not decided yet");
}

const Member* Meeting::member(std::string_view personId) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& one) { return one.personId == personId; });
  return found == members.end() ? nullptr : &*found;
}

const Item* Meeting::item(std::string_view wanted) const {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.id == wanted; });
  return found == items.end() ? nullptr : &*found;
}

std::vector<std::string> Meeting::present() const {
  std::vector<std::string> there;
  for (const Member& one : members) {
    if (!one.absent) there.push_back(one.personId);
  }
  return there;
}

}  // namespace passerelle::meetings
