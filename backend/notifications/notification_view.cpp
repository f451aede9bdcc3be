#include "backend/notifications/notification_view.h"

#include "backend/notifications/story.h"
#include "shared/base/language.h"

namespace passerelle::notifications {
namespace {
constexpr int kMostCounted = 100;

std::string textOf(const Part& part, Language language) {
  const std::string& many = language == Language::english ? part.manyEn : part.manyFr;
  if (part.count == 1 || many.empty()) return language == Language::english ? part.textEn : part.textFr;
  const std::size_t at = many.find("{n}");
  return at == std::string::npos ? many : many.substr(0, at) + std::to_string(part.count) + many.substr(at + 3);
}
}  // namespace

std::optional<Line> lineOf(sql::Connection& connection, const Notification& notification,
                           const reports::Viewer& viewer) {
  const Language language = languageFromTag(viewer.language);
  Line line;
  line.id = notification.id;
  line.subjectKind = notification.subjectKind;
  line.subjectId = notification.subjectId;
  line.cursor = notification.seq;
  line.at = notification.latestAt;
  if (isStory(notification.subjectKind)) {
    const auto story = readableStory(connection, notification.subjectKind, notification.subjectId, viewer);
    if (!story) return std::nullopt;
    line.title = story->title;
    line.page = story->page;
    line.reportId = story->report.id;
  } else {
    line.title = language == Language::english ? notification.titleEn : notification.titleFr;
    line.page = notification.page;
  }
  line.muted = followingOf(connection, viewer.personId, line.subjectKind, line.subjectId) == Following::muted;
  const bool read = notification.readThrough >= notification.seq;
  for (const Part& part :
       partsOf(connection, notification.id, read ? notification.seq - 1 : notification.readThrough)) {
    line.parts.push_back({part.kind, textOf(part, language), part.count});
    line.text += (line.text.empty() ? "" : " ") + line.parts.back().text;
    if (!read) line.unread += part.count;
  }
  return line;
}

void writeLine(const Line& line, JsonWriter& json) {
  json.beginObject().field("id", line.id).field("cursor", line.cursor);
  json.key("subject").beginObject().field("kind", line.subjectKind).field("id", line.subjectId);
  if (!line.reportId.empty()) json.field("reportId", line.reportId);
  json.endObject().field("title", line.title).field("page", line.page).field("text", line.text);
  json.key("parts").beginArray();
  for (const Told& part : line.parts)
    json.beginObject().field("kind", part.kind).field("count", part.count).field("text", part.text).endObject();
  json.endArray().field("unread", line.unread).field("at", toIso(line.at)).field("muted", line.muted).endObject();
}

std::int64_t unreadLines(sql::Connection& connection, const reports::Viewer& viewer) {
  std::int64_t lines = 0;
  for (const Notification& one : notificationsOf(connection, viewer.personId, INT64_MAX, true, kMostCounted))
    lines += lineOf(connection, one, viewer) ? 1 : 0;
  return lines;
}

}  // namespace passerelle::notifications
