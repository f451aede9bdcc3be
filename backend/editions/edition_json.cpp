#include "backend/editions/edition_json.h"

#include <map>
#include <nlohmann/json.hpp>

#include "shared/codec/json_writer.h"

namespace passerelle::editions {
namespace {
using Json = nlohmann::json;

void write(JsonWriter& json, const Story& story) {
  json.beginObject().field("reportId", story.reportId).field("kind", story.kind).field("place", story.place);
  json.field("region", story.region).field("author", story.author).field("department", story.department);
  json.field("visitedOn", story.visitedOn).field("language", story.language).key("astonishments").beginArray();
  for (const StoryAstonishment& one : story.astonishments) {
    json.beginObject().field("tone", one.tone).field("text", one.text).field("verbatim", one.verbatim);
    json.field("moment", one.moment).field("sense", one.sense).field("question", one.question).endObject();
  }
  json.endArray().key("ideas").beginArray();
  for (const std::string& idea : story.ideas) json.text(idea);
  json.endArray().key("senses").beginArray();
  for (const StorySense& mark : story.senses) {
    json.beginObject().field("moment", mark.moment).field("sense", mark.sense).field("tone", mark.tone);
    json.field("word", mark.word).endObject();
  }
  json.endArray().key("photos").beginArray();
  for (const StoryPhoto& photo : story.photos)
    json.beginObject().field("mediumId", photo.mediumId).field("caption", photo.caption).endObject();
  json.endArray().key("reply");
  if (story.reply)
    json.beginObject()
        .field("thanks", story.reply->thanks)
        .field("kind", story.reply->kind)
        .field("text", story.reply->text)
        .endObject();
  else
    json.null();
  json.endObject();
}

Story readStory(const Json& json) {
  Story story;
  story.reportId = json.value("reportId", "");
  story.kind = json.value("kind", "");
  story.place = json.value("place", "");
  story.region = json.value("region", "");
  story.author = json.value("author", "");
  story.department = json.value("department", "");
  story.visitedOn = json.value("visitedOn", "");
  story.language = json.value("language", "fr");
  for (const Json& one : json.at("astonishments"))
    story.astonishments.push_back({one.value("tone", "puzzling"), one.value("text", ""), one.value("verbatim", ""),
                                   one.value("moment", ""), one.value("sense", ""), one.value("question", "")});
  for (const Json& idea : json.at("ideas")) story.ideas.push_back(idea.get<std::string>());
  for (const Json& mark : json.value("senses", Json::array()))
    story.senses.push_back(
        {mark.value("moment", ""), mark.value("sense", ""), mark.value("tone", "puzzling"), mark.value("word", "")});
  for (const Json& photo : json.at("photos"))
    story.photos.push_back({photo.value("mediumId", ""), photo.value("caption", "")});
  return story;
}
}  // namespace

std::string encodeEdition(const Edition& edition) {
  JsonWriter json(16384);
  json.beginObject().field("week", edition.week).field("from", toIso(edition.from)).field("to", toIso(edition.to));
  json.field("publishedAt", toIso(edition.publishedAt));
  json.field("reports", edition.reports).field("places", edition.places).field("ideas", edition.ideas);
  json.field("replies", edition.replies);
  if (!edition.leadFr.empty()) json.field("leadFr", edition.leadFr);
  if (!edition.leadEn.empty()) json.field("leadEn", edition.leadEn);
  json.key("waiting").beginArray();
  for (const WaitingIdea& idea : edition.waiting) {
    json.beginObject().field("ideaId", idea.ideaId).field("text", idea.text);
    if (!idea.reportId.empty()) json.field("reportId", idea.reportId);
    json.field("place", idea.place).field("author", idea.author).field("days", idea.days);
    json.endObject();
  }
  json.endArray().field("waitingCount", edition.waitingCount).key("done").beginArray();
  for (const AnsweredIdea& idea : edition.done) {
    json.beginObject().field("ideaId", idea.ideaId).field("text", idea.text);
    if (!idea.reportId.empty()) json.field("reportId", idea.reportId);
    json.field("place", idea.place).field("author", idea.author).field("status", idea.status);
    json.field("reason", idea.reason).field("owner", idea.owner).field("dueOn", idea.dueOn);
    json.field("testedWhere", idea.testedWhere).field("testedOn", idea.testedOn).endObject();
  }
  json.endArray().key("stories").beginArray();
  for (const Story& story : edition.stories) write(json, story);
  json.endArray().key("newIdeas").beginArray();
  for (const EditionIdea& idea : edition.newIdeas) {
    json.beginObject().field("ideaId", idea.ideaId).field("text", idea.text);
    if (!idea.reportId.empty()) json.field("reportId", idea.reportId);
    json.field("place", idea.place).field("author", idea.author).endObject();
  }
  json.endArray().key("answers").beginArray();
  for (const Story& story : edition.answers) write(json, story);
  return json.endArray().endObject().take();
}

Result<Edition> decodeEdition(std::string_view bytes) {
  try {
    const Json json = Json::parse(bytes);
    Edition edition;
    edition.week = json.at("week").get<std::string>();
    edition.from = startOfWeek(edition.week).value_or(TimePoint{});
    edition.to = edition.from + std::chrono::hours(24 * 7);
    edition.reports = json.value("reports", std::int64_t{0});
    edition.places = json.value("places", std::int64_t{0});
    edition.ideas = json.value("ideas", std::int64_t{0});
    edition.replies = json.value("replies", std::int64_t{0});
    edition.leadFr = json.value("leadFr", "");
    edition.leadEn = json.value("leadEn", "");
    edition.waitingCount = json.value("waitingCount", std::int64_t{0});
    for (const Json& idea : json.value("waiting", Json::array()))
      edition.waiting.push_back({idea.value("ideaId", ""), idea.value("reportId", ""), idea.value("text", ""),
                                 idea.value("place", ""), idea.value("author", ""),
                                 idea.value("days", std::int64_t{0})});
    for (const Json& idea : json.value("done", Json::array()))
      edition.done.push_back({idea.value("ideaId", ""), idea.value("reportId", ""), idea.value("text", ""),
                              idea.value("place", ""), idea.value("author", ""), idea.value("status", ""),
                              idea.value("reason", ""), idea.value("owner", ""), idea.value("dueOn", ""),
                              idea.value("testedWhere", ""), idea.value("testedOn", "")});
    for (const Json& story : json.at("stories")) edition.stories.push_back(readStory(story));
    for (const Json& idea : json.at("newIdeas"))
      edition.newIdeas.push_back({idea.value("ideaId", ""), idea.value("reportId", ""), idea.value("text", ""),
                                  idea.value("place", ""), idea.value("author", "")});
    for (const Json& story : json.at("answers")) edition.answers.push_back(readStory(story));
    return edition;
  } catch (const Json::exception& error) {
    return fail(ErrorCode::internal, std::string("A stored edition cannot be read: ") + error.what());
  }
}

struct Labels::Table {
  std::map<std::string, std::string> words;  ///< "moments checkout fr"
};

Labels::Labels(std::string_view referential) : m_table(std::make_unique<Table>()) {
  const Json json = Json::parse(referential, nullptr, false);
  if (!json.is_object()) return;
  for (const char* list : {"moments", "senses", "kinds"}) {
    for (const Json& item : json.value(list, Json::array())) {
      const Json labels = item.value("labels", Json::object());
      for (const auto& [language, word] : labels.items())
        m_table->words[std::string(list) + " " + item.value("code", "") + " " + language] = word.get<std::string>();
    }
  }
}
Labels::~Labels() = default;
Labels::Labels(Labels&&) noexcept = default;

std::string Labels::of(std::string_view list, const std::string& code, std::string_view language) const {
  const auto found = m_table->words.find(std::string(list) + " " + code + " " + std::string(language));
  return found == m_table->words.end() ? code : found->second;
}

}  // namespace passerelle::editions
