// An executive meeting with an empty chair for the customer: who comes, who speaks for customers, what is decided and
// what that does to them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/language.h"

namespace passerelle::meetings {

enum class MeetingState { planned, held, cancelled };
std::string_view nameOf(MeetingState state);
MeetingState stateFromName(std::string_view name);

struct Member {
  std::string personId, name;
  bool absent = false;
};

/// What a decision does to customers, in the advocate's words.
struct Effect {
  std::string tone;  ///< better, worse, none, unknown; empty: not said yet
  std::string text;
  std::string by;  ///< the advocate's name
};
bool isEffectTone(std::string_view tone);
std::string_view effectWord(std::string_view tone, Language language);

/// One decision of the agenda.
struct Item {
  std::string id;
  std::int64_t position = 0;
  std::string title;
  std::string ideaId;  ///< empty: not about an idea of the field
  Effect effect;
  std::string status;   ///< empty: not decided; else an answer's: retained, tested, done, alreadyDone, declined
  std::string outcome;  ///< what was decided, in a few words
  std::string ownerId, ownerName, dueOn;
  bool decided() const { return !status.empty(); }
};
bool isStatus(std::string_view status);
std::string_view statusWord(std::string_view status, Language language);

struct Meeting {
  std::string id, title;
  std::string heldOn;  ///< 2026-12-01
  MeetingState state = MeetingState::planned;
  std::string advocateId;  ///< empty: nobody is there
  bool advocateByHand = false;
  std::string remindedId;  ///< the advocate who was reminded
  std::string createdBy;
  std::vector<Member> members;
  std::vector<Item> items;

  const Member* member(std::string_view personId) const;
  const Item* item(std::string_view id) const;
  std::vector<std::string> present() const;
};

inline constexpr std::size_t kMaxMembers = 40, kMaxItems = 40, kMaxTitleChars = 200, kMaxWords = 600;

}  // namespace passerelle::meetings
