#include "backend/reports/report_view.h"

#include <algorithm>

#include "backend/answers/answer_json.h"
#include "backend/ideas/idea_repository.h"
#include "backend/reports/host_reply.h"
#include "shared/api/paths.h"
#include "shared/codec/names.h"
#include "shared/codec/report_json.h"

namespace passerelle::reports {
namespace {
using sql::val;

struct Names {
  std::string author, department, unit;
};

Names namesOf(sql::Connection& connection, const ReportRow& report) {
  Names names;
  {
    auto rows = connection.query("SELECT name, department FROM person WHERE id = $1", {val(report.authorId)});
    if (const sql::Row* row = rows->next()) {
      names.author = row->string(0);
      names.department = row->string(1);
    }
  }
  auto rows = connection.query("SELECT name FROM unit WHERE code = $1", {val(report.unitCode)});
  if (const sql::Row* row = rows->next()) names.unit = row->string(0);
  return names;
}

void writeTime(JsonWriter& json, std::string_view name, const std::optional<TimePoint>& time) {
  json.key(name);
  if (time)
    json.text(toIso(*time));
  else
    json.null();
}

void writeUnit(JsonWriter& json, const ReportRow& report, const Names& names) {
  json.key("unit");
  if (report.unitCode.empty())
    json.null();
  else
    json.beginObject().field("code", report.unitCode).field("name", names.unit).endObject();
}

void writeMedia(sql::Connection& connection, const ReportRow& report, const Report& content, JsonWriter& json) {
  const std::vector<ReceivedMedium> received =
      content.media.empty() ? std::vector<ReceivedMedium>() : receivedMedia(connection, report.id);
  json.key("media").beginArray();
  for (const ManifestEntry& entry : content.media) {
    const ReceivedMedium* found = listedAs(entry, received, report.authorId);
    const bool here = found != nullptr;
    const std::string url = std::string(api::kMedia) + "/" + report.id + "/" + entry.id;
    json.beginObject().field("id", entry.id).field("kind", nameOf(entry.kind)).field("type", entry.type);
    json.field("state", here ? "received" : "missing");
    writeTime(json, "receivedAt", here ? std::optional(found->receivedAt) : std::nullopt);
    json.field("sha256", entry.sha256);
    json.field("url", here ? std::optional(url) : std::nullopt);
    json.field("thumbnailUrl",
               here && entry.kind == MediumKind::photo ? std::optional(url + "?size=thumb") : std::nullopt);
    if (entry.kind == MediumKind::voice) json.field("durationMs", here ? found->durationMs : entry.durationMs);
    json.field("caption", entry.caption).endObject();
  }
  json.endArray();
}

void writeReply(sql::Connection& connection, const ReportRow& report, const Names& names, JsonWriter& json) {
  json.key("reply");
  auto printed = printedReply(connection, report.id);
  // Before publication those party to the report read a request too.
  if (const auto said = findReply(connection, report.id); said && holds(said->kind) && report.state != "published")
    printed = PrintedReply{said->thanks, said->kind, said->text, names.unit, said->updatedAt, {}, 0, {}};
  if (!printed) {
    json.null();
    return;
  }
  json.beginObject().field("thanks", printed->thanks).field("kind", printed->kind).field("text", printed->text);
  json.field("by", names.unit).field("at", toIso(printed->at));
  writeReplyVoice(report.id, *printed, json);
  json.endObject();
}

void writeIdeas(sql::Connection& connection, const ReportRow& report, const Viewer& viewer, JsonWriter& json) {
  json.key("ideas").beginArray();
  for (const ideas::IdeaRow& idea : ideas::ideasOf(connection, report.id)) {
    const bool supported = ideas::supports(connection, idea, viewer.personId);
    json.beginObject().field("id", idea.id).field("text", idea.text);
    if (supported)
      json.field("supporters", idea.shownSupporters).field("readers", idea.shownReaders);
    else
      json.key("supporters").null().key("readers").null();
    json.field("supported", supported).key("answer");
    answers::writeShortAnswer(connection, idea.id, json);
    if (idea.merged()) json.field("mergedInto", idea.keptId);
    json.endObject();
  }
  json.endArray();
}
}  // namespace

void writeReport(sql::Connection& connection, const ReportRow& report, const Viewer& viewer, JsonWriter& json) {
  const auto head = findRevision(connection, report.id, report.revision);
  const Report content = decodeReport(head->content).value_or(Report{});
  const Names names = namesOf(connection, report);
  json.beginObject().field("id", report.id).field("revision", report.revision).field("hash", report.hash);
  json.key("author").beginObject().field("id", report.authorId).field("name", names.author);
  json.field("department", names.department).endObject();
  json.key("content").raw(head->content);
  json.field("state", report.state);
  writeTime(json, "receivedAt", report.receivedAt);
  writeTime(json, "hourEndsAt", report.hourEndsAt);
  writeTime(json, "publishedAt", report.publishedAt);
  writeUnit(json, report, names);
  writeMedia(connection, report, content, json);
  writeReply(connection, report, names, json);
  writeIdeas(connection, report, viewer, json);
  const bool useful = ideas::isUseful(connection, report.id, viewer.personId);
  json.field("useful", useful);
  if (useful)
    json.field("usefulCount", report.usefulCount);
  else
    json.key("usefulCount").null();
  if (viewer.personId == report.authorId) {
    if (const auto position = findPosition(connection, report.id))
      json.key("position").beginObject().key("lat").real(position->lat).key("lon").real(position->lon).endObject();
  }
  json.endObject();
}

void writeSummary(sql::Connection& connection, const ReportRow& report, JsonWriter& json) {
  const Names names = namesOf(connection, report);
  const auto head = findRevision(connection, report.id, report.revision);
  const Report content = decodeReport(head->content).value_or(Report{});
  json.beginObject().field("id", report.id).field("revision", report.revision).field("hash", report.hash);
  json.field("kind", report.kind).field("state", report.state).field("visitedOn", report.visitedOn);
  writeTime(json, "receivedAt", report.receivedAt);
  writeTime(json, "hourEndsAt", report.hourEndsAt);
  writeTime(json, "publishedAt", report.publishedAt);
  writeUnit(json, report, names);
  json.key("author").beginObject().field("name", names.author).field("department", names.department).endObject();
  std::string title;
  if (!content.astonishments.empty())
    title = content.astonishments[0].text.empty() ? content.astonishments[0].verbatim : content.astonishments[0].text;
  else if (!content.ideas.empty())
    title = content.ideas[0].text;
  json.field("title", title).field("answered", findReply(connection, report.id).has_value());
  json.field("media", static_cast<std::int64_t>(content.media.size())).endObject();
}

void writeReplyVoice(const std::string& reportId, const PrintedReply& reply, JsonWriter& json) {
  json.key("voice");
  if (reply.voiceId.empty()) {
    json.null();
    return;
  }
  json.beginObject()
      .field("id", reply.voiceId)
      .field("url", std::string(api::kMedia) + "/" + reportId + "/" + reply.voiceId);
  json.field("durationMs", reply.voiceMs).field("words", reply.voiceWords).endObject();
}

bool writeVisibleReport(sql::Connection& connection, std::string_view id, const Viewer& viewer, JsonWriter& json) {
  const auto report = findReadable(connection, id, viewer);
  if (!report) return false;
  writeReport(connection, *report, viewer, json);
  return true;
}

}  // namespace passerelle::reports
