// Comments and notifications as the wire has them, for phones: tolerant of what they do not know.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/comment.h"

namespace passerelle {

std::string encodeComment(const CommentBody& body);
Result<CommentBody> decodeCommentBody(std::string_view json);
Result<CommentView> decodeComment(std::string_view json);

struct CommentList {
  std::vector<std::string> items;  ///< each comment's own JSON
  std::string following;           ///< follows, muted, none
  std::string next;                ///< empty at the end
};
Result<CommentList> decodeCommentList(std::string_view json);

struct PersonFound {
  std::string id, name, department;
};
Result<std::vector<PersonFound>> decodePeople(std::string_view json);

/// A line of somebody's notifications.
struct NotificationView {
  std::string id, subjectKind, subjectId, reportId, title, page, text, at;
  std::vector<std::string> kinds;  ///< of what is unread
  std::int64_t cursor = 0, unread = 0;
  bool muted = false;
};
Result<NotificationView> decodeNotification(std::string_view json);

}  // namespace passerelle
