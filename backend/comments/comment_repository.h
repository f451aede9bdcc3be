// Comments in the database: SQL and nothing else.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/domain/comment.h"
#include "shared/sql/connection.h"

namespace passerelle::comments {

struct CommentRow {
  std::string id, subjectKind, subjectId, reportId, parentId,
      authorId;  ///< reportId: empty on an idea filed on its own
  std::int64_t revision = 1;
  std::string hash, text, state, hiddenReason;
  bool aside = false;
  std::int64_t thanks = 0, seq = 0;
  TimePoint createdAt{};
  std::optional<TimePoint> editedAt;
};

/// False: the id is taken.
bool insertComment(sql::Connection& connection, const CommentRow& row);
/// Text, revision, hash, state, reason, times; not what it is about, nor by whom.
void updateComment(sql::Connection& connection, const CommentRow& row);
std::optional<CommentRow> findComment(sql::Connection& connection, std::string_view id);
/// About one subject, in the order of telling, after `seq`.
std::vector<CommentRow> commentsOf(sql::Connection& connection, std::string_view subjectKind,
                                   std::string_view subjectId, std::int64_t seq, int limit);

/// Whom it calls now; those who were not called before.
std::vector<Callout> setCallouts(sql::Connection& connection, std::string_view commentId,
                                 const std::vector<Callout>& callouts);
std::vector<Callout> calloutsOf(sql::Connection& connection, std::string_view commentId);

/// False: it was so already. The count of the comment follows.
bool insertThanks(sql::Connection& connection, std::string_view commentId, std::string_view personId, TimePoint now);
bool deleteThanks(sql::Connection& connection, std::string_view commentId, std::string_view personId);
bool thanked(sql::Connection& connection, std::string_view commentId, std::string_view personId);

/// Who answers for a unit: its hosts and deputies.
std::vector<std::string> hostsOf(sql::Connection& connection, std::string_view unitCode);

}  // namespace passerelle::comments
