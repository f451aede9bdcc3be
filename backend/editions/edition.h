// The edition of a week: what was chosen, as it was when it was chosen.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace passerelle::editions {

struct StoryAstonishment {
  std::string tone;  ///< good, bad, puzzling
  std::string text, verbatim;
  std::string moment, sense;  ///< codes of the referential
  std::string question{};     ///< of a template, that this answers; may be empty
};

/// A cell of the sensory strip.
struct StorySense {
  std::string moment, sense, tone, word;
};

struct StoryPhoto {
  std::string mediumId, caption;
};

/// A voice memo: on a report's own page, never in an edition.
struct StoryVoice {
  std::string mediumId, caption;
  std::int64_t durationMs = 0;
};

/// What the store said; read when the page is made, so that a later correction prints too.
struct StoryReply {
  bool thanks = false;
  std::string kind, text;
  TimePoint at{};
  std::string voiceId{};  ///< a memo of the store's own: on a report's own page; empty: none
  std::int64_t voiceMs = 0;
  std::string voiceWords{};
};

/// One report, as a page tells it.
struct Story {
  std::string reportId;
  std::string kind;
  std::string place, region;  ///< the unit's name, or the subject's own
  std::string author, department;
  std::string visitedOn, language;
  std::vector<StoryAstonishment> astonishments;
  std::vector<std::string> ideas;
  std::vector<StorySense> senses;
  std::vector<StoryPhoto> photos;
  std::vector<StoryVoice> voices;  ///< not stored with an edition
  std::optional<StoryReply> reply;
  bool withdrawn = false;  ///< meanwhile; read when the page is made
};

/// Of ideas, here and below: an idea filed on its own has no reportId and no place.
struct EditionIdea {
  std::string ideaId;  ///< empty in editions stored before ideas had pages
  std::string reportId, text, place, author;
};

/// An idea that has waited for an answer for 30 days or more.
struct WaitingIdea {
  std::string ideaId, reportId, text, place, author;
  std::int64_t days = 0;
};

/// What became of an idea.
struct AnsweredIdea {
  std::string ideaId, reportId, text, place, author;
  std::string status;  ///< retained, tested, done, alreadyDone, declined
  std::string reason;  ///< what was done, or why not; may be empty
  std::string owner, dueOn;
  std::string testedWhere{}, testedOn{};
};

struct Edition {
  std::string week;        ///< 2026-W47, ISO 8601, in UTC; 2026-11 for the month of those who read once a month
  TimePoint from{}, to{};  ///< what was published from, and before
  TimePoint publishedAt{};
  std::int64_t reports = 0, places = 0, ideas = 0, replies = 0;  ///< of the whole week, not only of what was chosen
  std::string leadFr, leadEn;                                    ///< the editor's words, a small Markdown; may be empty
  std::vector<WaitingIdea> waiting;                              ///< those that wait longest; they head the edition
  std::int64_t waitingCount = 0;                                 ///< of all that wait, shown or not
  std::vector<AnsweredIdea> done;                                ///< answers of this week
  std::vector<Story> stories;
  std::vector<EditionIdea> newIdeas;  ///< filed alone or in reports that were not chosen, most likely to please first
  std::vector<Story> answers;         ///< earlier reports whose store answered in this week
  /// That ideas wait is no news: it heads an edition and does not make one.
  bool empty() const { return stories.empty() && answers.empty() && done.empty() && newIdeas.empty(); }
  bool isMonth() const { return week.size() == 7; }
};

/// Monday 00:00 UTC of "2026-W47"; an error `invalid` for what is no week of the calendar.
Result<TimePoint> startOfWeek(const std::string& week);

}  // namespace passerelle::editions
