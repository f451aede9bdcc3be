// What became of an idea: one of five words, and what goes with it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/language.h"

namespace passerelle::answers {

enum class Status {
  retained,     ///< somebody does it, by a day
  tested,       ///< tried out: where, from when
  done,         ///< thanks to this idea
  alreadyDone,  ///< it was there before
  declined,     ///< with the reason
};
/// On the wire: "retained", "tested", "done", "alreadyDone", "declined".
std::string_view nameOf(Status status);
std::optional<Status> statusFromName(std::string_view name);
/// "retenue", "en test", "faite", "déjà en place", "non retenue".
std::string_view wordOf(Status status, Language language);
/// Somebody still has to do something: retained, tested.
inline bool isOpen(Status status) { return status == Status::retained || status == Status::tested; }

struct Answer {
  std::string ideaId;
  std::string roundId;  ///< of the round that retained it; empty: none did
  Status status = Status::retained;
  std::string ownerId;      ///< who does it, or who answered
  std::string dueOn;        ///< "2026-12-24"; empty once it is over
  std::string reason;       ///< in the words of who answered
  std::string testedWhere;  ///< only of a test
  std::string testedOn;     ///< "2026-12-01"
  int step = 1;             ///< grows with each news; a correction of words is none
  std::string decidedBy;    ///< empty: a round's result
  TimePoint decidedAt{};
  bool told = false;                  ///< everybody was told this step
  std::optional<TimePoint> tellAt{};  ///< of the present step: when it goes out; none once it did
};

/// The idea that an answer is about, with what people need to recognise it.
struct IdeaLine {
  std::string id, text, reportId, authorId, authorName;
  std::string unitCode, place;  ///< place: the unit's name, or the subject's own
  TimePoint publishedAt{};
  bool inRound = false;  ///< a draft or an open round holds it: the answer comes with its result
};

}  // namespace passerelle::answers
