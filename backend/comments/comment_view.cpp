#include "backend/comments/comment_view.h"

#include "backend/people/person_repository.h"

namespace passerelle::comments {

CommentView viewOf(sql::Connection& connection, const CommentRow& comment, const reports::Viewer& reader) {
  CommentView view;
  view.id = comment.id, view.subjectKind = comment.subjectKind, view.subjectId = comment.subjectId;
  view.reportId = comment.reportId, view.parent = comment.parentId, view.authorId = comment.authorId;
  if (const auto author = people::findPerson(connection, comment.authorId)) {
    view.authorName = author->name;
    view.authorDepartment = author->department;
  }
  view.own = comment.authorId == reader.personId;
  view.state = comment.state;
  if (comment.state == "visible" || (comment.state == "hidden" && (view.own || reader.moderates))) {
    view.text = comment.text;
    view.callouts = calloutsOf(connection, comment.id);
    view.hiddenReason = comment.hiddenReason;
  }
  view.aside = comment.aside;
  view.at = toIso(comment.createdAt);
  if (comment.editedAt) view.editedAt = toIso(*comment.editedAt);
  view.revision = comment.revision, view.thanks = comment.thanks, view.order = comment.seq;
  view.hash = comment.hash;
  view.thanked = thanked(connection, comment.id, reader.personId);
  return view;
}

void write(const CommentView& view, JsonWriter& json) {
  const auto orNull = [](const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
  };
  json.beginObject().field("id", view.id).field("subjectKind", view.subjectKind).field("subjectId", view.subjectId);
  json.field("reportId", orNull(view.reportId)).field("parent", orNull(view.parent));
  json.key("author").beginObject().field("id", view.authorId).field("name", view.authorName);
  json.field("department", view.authorDepartment).endObject().field("text", view.text);
  json.key("callouts").beginArray();
  for (const Callout& one : view.callouts) json.beginObject().field("id", one.id).field("name", one.name).endObject();
  json.endArray().field("state", view.state).field("hiddenReason", orNull(view.hiddenReason));
  json.field("aside", view.aside).field("at", view.at).field("editedAt", orNull(view.editedAt));
  json.field("revision", view.revision).field("hash", view.hash).field("order", view.order);
  json.field("thanks", view.thanks).field("thanked", view.thanked).field("own", view.own).endObject();
}

bool writeVisible(sql::Connection& connection, std::string_view id, const reports::Viewer& reader, JsonWriter& json) {
  const auto found = findReadable(connection, reader, id);
  if (found) write(viewOf(connection, found->comment, reader), json);
  return found.has_value();
}

}  // namespace passerelle::comments
