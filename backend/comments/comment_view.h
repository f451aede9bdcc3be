// A comment as one reader sees it: for the wire, for pages.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "backend/comments/comment_service.h"
#include "shared/codec/json_writer.h"
#include "shared/domain/comment.h"
#include "shared/sql/connection.h"

namespace passerelle::comments {

/// Words of what was withdrawn or hidden are not in it, but for its author and the moderators.
CommentView viewOf(sql::Connection& connection, const CommentRow& comment, const reports::Viewer& reader);
void write(const CommentView& view, JsonWriter& json);
/// Writes it if it is there for this reader.
bool writeVisible(sql::Connection& connection, std::string_view id, const reports::Viewer& reader, JsonWriter& json);

}  // namespace passerelle::comments
