// Telling somebody something, exactly once: any room calls tell() inside the transaction that made the news.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::notifications {

/// One piece of news for one person. Texts are plain, one sentence, fit to stand alone under the story's title.
struct Notice {
  std::string personId;
  std::string kind;         ///< camelCase: comment, callout, thanks, answer… what is counted together in one line
  std::string subjectKind;  ///< the story: report, idea, or a room's own word (round, meeting…)
  std::string subjectId;
  std::string dedupeKey;  ///< what this news is: told once for each person and key ("answer:IDEA:declined")
  std::string textFr, textEn;
  std::string manyFr = {}, manyEn = {};  ///< "{n} nouveaux commentaires": instead of n texts of this kind; may be empty
  std::string titleFr = {}, titleEn = {};  ///< the story's name where it is neither a report nor an idea
  std::string page = {};                   ///< where it is read, a path of this server; of reports and ideas: empty
  bool insists = false;                    ///< owed to this person: told although they muted the story
};

/// Tells it, unless this person was told it before. True when they are told now: then the change log has grown, and the
/// caller wakes who waits after the commit, as after any change. Muted stories are noted quietly (false). Thread: the
/// writer's.
bool tell(sql::Connection& connection, const Notice& notice, TimePoint now);
/// The same to several people; how many were told now.
int tell(sql::Connection& connection, const std::vector<std::string>& people, Notice notice, TimePoint now);

/// Says it anew to everybody who was told it under this key: what it quoted was corrected or taken back. Read stays
/// read.
void retell(sql::Connection& connection, std::string_view dedupeKey, std::string_view textFr, std::string_view textEn,
            TimePoint now);

/// The id of a person's line for a story: the same for ever.
std::string notificationId(std::string_view personId, std::string_view subjectKind, std::string_view subjectId);

/// What a person said about the news of a story.
enum class Following { none, follows, muted };
std::string_view nameOf(Following state);

Following followingOf(sql::Connection& connection, std::string_view personId, std::string_view subjectKind,
                      std::string_view subjectId);
void setFollowing(sql::Connection& connection, std::string_view personId, std::string_view subjectKind,
                  std::string_view subjectId, Following state, TimePoint now);
/// Follows by taking part: changes nothing for who said follow or mute before.
void followByTakingPart(sql::Connection& connection, std::string_view personId, std::string_view subjectKind,
                        std::string_view subjectId, TimePoint now);
std::vector<std::string> followersOf(sql::Connection& connection, std::string_view subjectKind,
                                     std::string_view subjectId);

}  // namespace passerelle::notifications
