#include "backend/ideas/feed_card.h"

#include <algorithm>

#include "backend/reports/host_reply.h"
#include "backend/reports/report_view.h"
#include "shared/api/paths.h"
#include "shared/base/text.h"
#include "shared/codec/json_writer.h"
#include "shared/codec/names.h"
#include "shared/codec/report_json.h"

namespace passerelle::ideas {
namespace {
using sql::val;

/// At most kCardTextChars characters, cut between characters.
std::string shortened(const std::string& text) {
  const std::string_view first = firstCharacters(text, kCardTextChars);
  return first.size() == text.size() ? text : std::string(first) + "…";
}

std::shared_ptr<const std::string> closed(JsonWriter& json) {
  return std::make_shared<const std::string>(json.take().append(kPlainEnding));
}

void writePhoto(sql::Connection& connection, const reports::ReportRow& report, const Report& content,
                JsonWriter& json) {
  json.key("photo");
  const std::vector<reports::ReceivedMedium> received =
      content.media.empty() ? std::vector<reports::ReceivedMedium>() : reports::receivedMedia(connection, report.id);
  for (const ManifestEntry& entry : content.media) {
    if (entry.kind != MediumKind::photo || reports::listedAs(entry, received, report.authorId) == nullptr) continue;
    const std::string url = std::string(api::kMedia) + "/" + report.id + "/" + entry.id;
    json.beginObject().field("id", entry.id).field("url", url).field("thumbnailUrl", url + "?size=thumb");
    json.field("caption", entry.caption).endObject();
    return;
  }
  json.null();
}

void writeReply(sql::Connection& connection, const std::string& reportId, JsonWriter& json) {
  json.key("reply");
  const auto reply = reports::printedReply(connection, reportId);
  if (!reply) {
    json.null();
    return;
  }
  json.beginObject().field("thanks", reply->thanks).field("kind", reply->kind).field("text", reply->text);
  reports::writeReplyVoice(reportId, *reply, json);
  json.endObject();
}
}  // namespace

double keyOf(const Card& card, const ranking::Prior& prior) {
  double key =
      ranking::feedKey(static_cast<double>(card.useful), static_cast<double>(card.readers), prior, card.publishedAt);
  for (const CardIdea& idea : card.ideas) {
    if (idea.merged) continue;
    key = std::max(key, ranking::feedKey(idea.weight, static_cast<double>(idea.readers), prior, idea.publishedAt));
  }
  return key;
}

Card withScore(const Card& card, const Score& score, const ranking::Prior& prior) {
  Card changed = card;
  changed.useful = score.useful;
  changed.readers = score.readers;
  changed.ideas.clear();
  for (const IdeaRow& idea : score.ideas)
    changed.ideas.push_back({idea.id, idea.publishedAt.value_or(card.publishedAt), idea.shownSupporters,
                             idea.shownReaders, idea.supportWeight, idea.merged()});
  changed.key = keyOf(changed, prior);
  return changed;
}

namespace {
/// An idea filed on its own looks like a report that has nothing else.
std::optional<Card> loadIdeaCard(sql::Connection& connection, std::string_view ideaId, const ranking::Prior& prior) {
  const auto idea = findIdea(connection, ideaId);
  if (!idea || !idea->reportId.empty() || idea->merged() || !idea->publishedAt) return std::nullopt;
  JsonWriter json(512);
  json.beginObject().field("id", idea->id).field("kind", "idea").key("unit").null().field("region", "");
  std::string language = "fr";
  {
    auto rows = connection.query(R"(
        SELECT p.name, p.department, i.language FROM idea i JOIN person p ON p.id = i.author_id WHERE i.id = $1)",
                                 {val(ideaId)});
    json.key("author").beginObject();
    if (const sql::Row* row = rows->next()) {
      json.field("name", row->text(0)).field("department", row->text(1));
      language = row->string(2);
    }
  }
  json.endObject().field("publishedAt", toIso(*idea->publishedAt)).field("visitedOn", "").field("language", language);
  json.key("astonishments").beginArray().endArray().key("ideas").beginArray();
  json.beginObject().field("id", idea->id).field("text", shortened(idea->text)).endObject().endArray();
  json.key("photo").null().key("reply").null();
  Card card{idea->id, idea->authorId, *idea->publishedAt, closed(json), {}, 0, 0, 0};
  return withScore(card, {idea->id, 0, idea->ownReaders, {*idea}, false}, prior);
}
}  // namespace

std::optional<Card> loadCard(sql::Connection& connection, std::string_view cardId, const ranking::Prior& prior) {
  const auto report = reports::findReport(connection, cardId);
  if (!report) return loadIdeaCard(connection, cardId, prior);
  if (report->state != "published" || !report->publishedAt) return std::nullopt;
  const std::string_view reportId = cardId;
  const auto head = reports::findRevision(connection, reportId, report->revision);
  const Report content = decodeReport(head->content).value_or(Report{});

  JsonWriter json(2048);
  json.beginObject().field("id", report->id).field("kind", report->kind).key("unit");
  {
    auto rows = connection.query("SELECT code, name FROM unit WHERE code = $1", {val(report->unitCode)});
    if (const sql::Row* row = rows->next())
      json.beginObject().field("code", row->text(0)).field("name", row->text(1)).endObject();
    else
      json.null();
  }
  json.field("region", report->region).key("author").beginObject();
  {
    auto rows = connection.query("SELECT name, department FROM person WHERE id = $1", {val(report->authorId)});
    if (const sql::Row* row = rows->next()) json.field("name", row->text(0)).field("department", row->text(1));
  }
  json.endObject().field("publishedAt", toIso(*report->publishedAt)).field("visitedOn", report->visitedOn);
  json.field("language", content.language).key("astonishments").beginArray();
  for (std::size_t i = 0; i < std::min(content.astonishments.size(), kCardAstonishments); ++i) {
    const Astonishment& one = content.astonishments[i];
    json.beginObject().field("tone", nameOf(one.tone)).field("text", shortened(one.text));
    json.field("verbatim", shortened(one.verbatim)).field("momentOfTruth", one.momentOfTruth);
    json.field("sense", one.sense).endObject();
  }
  json.endArray().key("ideas").beginArray();
  const std::vector<IdeaRow> ideas = ideasOf(connection, reportId);
  for (const IdeaRow& idea : ideas) {
    json.beginObject().field("id", idea.id).field("text", shortened(idea.text));
    if (idea.merged()) json.field("mergedInto", idea.keptId);
    json.endObject();
  }
  json.endArray();
  writePhoto(connection, *report, content, json);
  writeReply(connection, report->id, json);

  Card card{report->id, report->authorId, *report->publishedAt, closed(json), {}, 0, 0, 0};
  return withScore(card, {report->id, report->usefulCount, report->readerCount, ideas, false}, prior);
}

}  // namespace passerelle::ideas
