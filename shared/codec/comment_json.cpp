#include "shared/codec/comment_json.h"

#include <nlohmann/json.hpp>

namespace passerelle {
namespace {
using Json = nlohmann::ordered_json;

std::string text(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}
std::int64_t number(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}
bool flag(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}
Json child(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_object() ? *found : Json::object();
}
template <class Visit>
void each(const Json& object, const char* key, Visit visit) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return;
  for (const Json& item : *found) visit(item);
}
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <class T, class Read>
Result<T> parsed(std::string_view input, Read read) {
  const Json json = Json::parse(input, nullptr, false);
  if (json.is_object()) return read(json);
  return fail(ErrorCode::invalid, "This answer is not what a Passerelle server says.");
}
}  // namespace

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
    each(json, "callouts", [&body](const Json& one) {
      if (one.is_string()) body.callouts.push_back(one.get<std::string>());
    });
    return body;
  });
}

Result<CommentView> decodeComment(std::string_view input) {
  return parsed<CommentView>(input, [](const Json& json) {
    const Json author = child(json, "author");
    CommentView view;
    view.id = text(json, "id"), view.subjectKind = text(json, "subjectKind");
    view.subjectId = text(json, "subjectId"), view.reportId = text(json, "reportId");
    view.parent = text(json, "parent"), view.text = text(json, "text"), view.state = text(json, "state");
    view.authorId = text(author, "id"), view.authorName = text(author, "name");
    view.authorDepartment = text(author, "department");
    each(json, "callouts", [&view](const Json& one) {
      if (one.is_object()) view.callouts.push_back({text(one, "id"), text(one, "name")});
    });
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
    CommentList list{{}, text(json, "following"), text(json, "next")};
    each(json, "items", [&list](const Json& one) { list.items.push_back(dump(one)); });
    return list;
  });
}

Result<std::vector<PersonFound>> decodePeople(std::string_view input) {
  return parsed<std::vector<PersonFound>>(input, [](const Json& json) {
    std::vector<PersonFound> people;
    each(json, "items", [&people](const Json& one) {
      if (one.is_object()) people.push_back({text(one, "id"), text(one, "name"), text(one, "department")});
    });
    return people;
  });
}

Result<NotificationView> decodeNotification(std::string_view input) {
  return parsed<NotificationView>(input, [](const Json& json) {
    const Json subject = child(json, "subject");
    NotificationView view{text(json, "id"),          text(subject, "kind"),  text(subject, "id"),
                          text(subject, "reportId"), text(json, "title"),    text(json, "page"),
                          text(json, "text"),        text(json, "at"),       {},
                          number(json, "cursor"),    number(json, "unread"), flag(json, "muted")};
    each(json, "parts", [&view](const Json& one) {
      if (one.is_object()) view.kinds.push_back(text(one, "kind"));
    });
    return view;
  });
}

}  // namespace passerelle
