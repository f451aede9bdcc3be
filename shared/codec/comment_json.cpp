#include "shared/codec/comment_json.h"

#include "shared/codec/json_reader.h"

namespace passerelle {
using namespace json;
namespace {}  // namespace

std::string encodeComment(const CommentBody& body) {
  Json json{{"subjectKind", body.subjectKind}, {"subjectId", body.subjectId}};
  if (!body.parent.empty()) json["parent"] = body.parent;
  json["text"] = body.text;
  json["callouts"] = body.callouts;
  json["revision"] = body.revision;
  json["withdrawn"] = body.withdrawn;
  return dump(json);
}

Result<CommentBody> decodeCommentBody(std::string_view input) {
  return parsed<CommentBody>(input, [](const Json& json) {
    CommentBody body{text(json, "subjectKind"), text(json, "subjectId"), text(json, "parent"), text(json, "text"), {},
                     number(json, "revision"),  flag(json, "withdrawn")};
    body.callouts = texts(json, "callouts");
    return body;
  });
}

Result<CommentView> decodeComment(std::string_view input) {
  return parsed<CommentView>(input, [](const Json& json) {
    const Json& author = at(json, "author");
    CommentView view;
    view.id = text(json, "id"), view.subjectKind = text(json, "subjectKind");
    view.subjectId = text(json, "subjectId"), view.reportId = text(json, "reportId");
    view.parent = text(json, "parent"), view.text = text(json, "text"), view.state = text(json, "state");
    view.authorId = text(author, "id"), view.authorName = text(author, "name");
    view.authorDepartment = text(author, "department");
    for (const Json& one : list(json, "callouts")) {
      if (one.is_object()) view.callouts.push_back({text(one, "id"), text(one, "name")});
    }
    view.hiddenReason = text(json, "hiddenReason"), view.aside = flag(json, "aside");
    view.at = text(json, "at"), view.editedAt = text(json, "editedAt");
    view.revision = number(json, "revision"), view.thanks = number(json, "thanks");
    view.order = number(json, "order"), view.hash = text(json, "hash");
    view.thanked = flag(json, "thanked"), view.own = flag(json, "own");
    return view;
  });
}

Result<CommentList> decodeCommentList(std::string_view input) {
  return parsed<CommentList>(input, [](const Json& json) {
    CommentList all{{}, text(json, "following"), text(json, "next")};
    for (const Json& one : list(json, "items")) all.items.push_back(dump(one));
    return all;
  });
}

Result<std::vector<PersonFound>> decodePeople(std::string_view input) {
  return parsed<std::vector<PersonFound>>(input, [](const Json& json) {
    std::vector<PersonFound> people;
    for (const Json& one : list(json, "items")) {
      if (one.is_object()) people.push_back({text(one, "id"), text(one, "name"), text(one, "department")});
    }
    return people;
  });
}

Result<NotificationView> decodeNotification(std::string_view input) {
  return parsed<NotificationView>(input, [](const Json& json) {
    const Json& subject = at(json, "subject");
    NotificationView view{text(json, "id"),          text(subject, "kind"),  text(subject, "id"),
                          text(subject, "reportId"), text(json, "title"),    text(json, "page"),
                          text(json, "text"),        text(json, "at"),       {},
                          number(json, "cursor"),    number(json, "unread"), flag(json, "muted")};
    for (const Json& one : list(json, "parts")) {
      if (one.is_object()) view.kinds.push_back(text(one, "kind"));
    }
    return view;
  });
}

}  // namespace passerelle
