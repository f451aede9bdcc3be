// Who hears of a comment: the change log for what they read, notifications for what concerns them.
#pragma once
#include <string_view>
#include <vector>

#include "backend/comments/comment_repository.h"
#include "backend/notifications/story.h"
#include "shared/sql/connection.h"

namespace passerelle::comments {

/// Everybody who may read it will hear of it with their next changes.
void appendChange(sql::Connection& connection, const notifications::Story& story, const CommentRow& comment,
                  TimePoint now);
/// The people called by name.
void tellCalled(sql::Connection& connection, const notifications::Story& story, const CommentRow& comment,
                const std::vector<Callout>& called, TimePoint now);
/// Author of the story, hosts of its unit, whom it answers and who follows; once for a comment, not those it calls.
void tellFollowers(sql::Connection& connection, const notifications::Story& story, const CommentRow& comment,
                   TimePoint now);
void tellThanked(sql::Connection& connection, const notifications::Story& story, const CommentRow& comment,
                 std::string_view by, TimePoint now);
void tellHidden(sql::Connection& connection, const CommentRow& comment, TimePoint now);
/// Its words stand in no notification any more.
void takeBack(sql::Connection& connection, const CommentRow& comment, TimePoint now);
/// Nor its former words, once they were corrected.
void rewordNews(sql::Connection& connection, const CommentRow& comment, TimePoint now);

}  // namespace passerelle::comments
