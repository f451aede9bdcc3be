#include "backend/meetings/meeting_api.h"

#include "backend/http/conditional.h"
#include "backend/http/json_body.h"
#include "backend/http/language.h"

namespace passerelle::meetings {
namespace {

void orNull(JsonWriter& json, std::string_view name, const std::string& text) {
  json.field(name, text.empty() ? std::nullopt : std::optional(text));
}

void writeHead(const Meeting& meeting, JsonWriter& json) {
  json.beginObject().field("id", meeting.id).field("title", meeting.title).field("heldOn", meeting.heldOn);
  json.field("state", std::string(nameOf(meeting.state)));
  orNull(json, "advocate", meeting.advocateId);
  json.field("advocateByHand", meeting.advocateByHand);
}

void writeChoices(std::string_view name, const std::vector<Choice>& choices, JsonWriter& json) {
  json.key(name).beginArray();
  for (const Choice& one : choices) {
    json.beginObject().field("key", one.key);
    orNull(json, "report", one.slot.reportId);
    orNull(json, "medium", one.slot.mediumId);
    orNull(json, "figure", one.slot.figure);
    json.key("text").beginObject().field("fr", one.slot.textFr).field("en", one.slot.textEn).endObject();
    json.field("place", one.place).endObject();
  }
  json.endArray();
}
}  // namespace

void writeMeeting(sql::Connection& connection, const Meeting& meeting, JsonWriter& json) {
  writeHead(meeting, json);
  json.key("members").beginArray();
  for (const Member& member : meeting.members)
    json.beginObject()
        .field("id", member.personId)
        .field("name", member.name)
        .field("absent", member.absent)
        .endObject();
  json.endArray().key("items").beginArray();
  for (const Item& item : meeting.items) {
    json.beginObject().field("id", item.id).field("title", item.title);
    orNull(json, "idea", item.ideaId);
    json.key("effect");
    if (item.effect.tone.empty())
      json.null();
    else
      json.beginObject()
          .field("tone", item.effect.tone)
          .field("text", item.effect.text)
          .field("by", item.effect.by)
          .endObject();
    json.key("decision");
    if (item.decided()) {
      json.beginObject().field("status", item.status).field("outcome", item.outcome);
      orNull(json, "owner", item.ownerId);
      orNull(json, "dueOn", item.dueOn);
      json.endObject();
    } else {
      json.null();
    }
    json.field("page", "/meetings/" + meeting.id + "/items/" + item.id).endObject();
  }
  json.endArray().key("kit").beginArray();
  for (const KitSlot& slot : kitOf(connection, meeting.id)) {
    json.beginObject().field("slot", slot.slot);
    orNull(json, "report", slot.reportId);
    orNull(json, "medium", slot.mediumId);
    orNull(json, "item", slot.itemId);
    orNull(json, "figure", slot.figure);
    json.key("text").beginObject().field("fr", slot.textFr).field("en", slot.textEn).endObject();
    json.field("byHand", slot.byHand).endObject();
  }
  json.endArray().field("page", "/meetings/" + meeting.id).endObject();
}

void MeetingApi::list(http::Request& request, http::Reply reply) {
  m_database.read([request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
    JsonWriter json(4096);
    json.beginObject().key("items").beginArray();
    for (const Meeting& meeting : listMeetings(connection, kMostMeetings)) {
      writeHead(meeting, json);
      json.endObject();
    }
    (*answer)(http::conditional(request, http::json(200, json.endArray().endObject().take())));
  });
}

void MeetingApi::get(http::Request& request, http::Reply reply) {
  m_database.read([request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto meeting = findMeeting(connection, request.param("id"));
    if (!meeting)
      return (*answer)(
          Error{ErrorCode::notFound,
                std::string(say(http::languageOf(request), "Cette réunion n’existe pas.", "There is no such meeting.")),
                {}});
    JsonWriter json(4096);
    writeMeeting(connection, *meeting, json);
    (*answer)(http::conditional(request, http::json(200, json.take())));
  });
}

void MeetingApi::choices(http::Request& request, http::Reply reply) {
  m_database.read(
      [this, request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
        const Choices found = choicesFor(connection, request.param("id"), m_clock.now());
        JsonWriter json(4096);
        json.beginObject();
        writeChoices("photo", found.photos, json);
        writeChoices("verbatim", found.verbatims, json);
        writeChoices("number", found.numbers, json);
        writeChoices("decision", found.decisions, json);
        (*answer)(http::conditional(request, http::json(200, json.endObject().take())));
      });
}

void MeetingApi::change(http::Reply reply, int status, std::function<Result<Meeting>(sql::Connection&)> job) {
  auto body = std::make_shared<std::string>();
  m_database.write(
      [job = std::move(job), body](sql::Connection& connection) -> Result<void> {
        const auto meeting = job(connection);
        if (!meeting) return tl::unexpected<Error>(meeting.error());
        JsonWriter json(4096);
        writeMeeting(connection, *meeting, json);
        *body = json.take();
        return {};
      },
      [this, status, body, answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) return (*answer)(done.error());
        m_committed();
        (*answer)(http::json(status, std::move(*body)));
      });
}

void MeetingApi::create(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"id", "title", "heldOn", "members", "agenda"}, {"state", "advocate"});
  if (!body) return reply(body.error());
  const NewMeeting wanted{body->text("id", 64), body->text("title"), body->text("heldOn", 10),
                          body->texts("members", kMaxMembers), body->texts("agenda", kMaxItems)};
  if (body->wrong()) return reply(*body->wrong());
  change(std::move(reply), 201,
         [this, wanted, caller = request.caller, l = http::languageOf(request)](auto& connection) {
           return m_room.create(connection, caller, wanted, l);
         });
}

void MeetingApi::composeKit(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"photo", "verbatim", "number", "decision", "figure", "words"});
  if (!body) return reply(body.error());
  MeetingsRoom::ByHand byHand{{}, body->text("figure", 80), body->text("words")};
  for (const char* slot : {"photo", "verbatim", "number", "decision"}) {
    if (const std::string key = body->text(slot, 200); !key.empty()) byHand.keys[slot] = key;
  }
  if (body->wrong()) return reply(*body->wrong());
  change(std::move(reply), 200,
         [this, byHand, id = request.param("id"), caller = request.caller, l = http::languageOf(request)](
             auto& connection) { return m_room.composeKit(connection, caller, id, byHand, l); });
}

void MeetingApi::setAbsent(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"absent"});
  if (!body) return reply(body.error());
  const bool absent = body->flag("absent");
  if (body->wrong()) return reply(*body->wrong());
  change(std::move(reply), 200,
         [this, absent, id = request.param("id"), person = request.param("personId"), caller = request.caller,
          l = http::languageOf(request)](auto& connection) {
           return m_room.setAbsent(connection, caller, id, person, absent, l);
         });
}

void MeetingApi::setAdvocate(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"person"});
  if (!body) return reply(body.error());
  const std::string person = body->text("person", 64);
  if (body->wrong()) return reply(*body->wrong());
  change(std::move(reply), 200,
         [this, person, id = request.param("id"), caller = request.caller, l = http::languageOf(request)](
             auto& connection) { return m_room.nameAdvocate(connection, caller, id, person, l); });
}

void MeetingApi::putItem(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"title", "idea"}, {"effect", "decision"});
  if (!body) return reply(body.error());
  const std::string title = body->text("title"), idea = body->text("idea", 64);
  if (body->wrong()) return reply(*body->wrong());
  change(std::move(reply), 200,
         [this, title, idea, id = request.param("id"), item = request.param("itemId"), caller = request.caller,
          l = http::languageOf(request)](auto& connection) {
           return m_room.putItem(connection, caller, id, item, title, idea, l);
         });
}

void MeetingApi::removeItem(http::Request& request, http::Reply reply) {
  change(
      std::move(reply), 200,
      [this, id = request.param("id"), item = request.param("itemId"), caller = request.caller,
       l = http::languageOf(request)](auto& connection) { return m_room.removeItem(connection, caller, id, item, l); });
}

void MeetingApi::setEffect(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"tone", "text"}, {"by"});
  if (!body) return reply(body.error());
  const std::string tone = body->text("tone", 20), text = body->text("text", 4000);
  if (body->wrong()) return reply(*body->wrong());
  change(std::move(reply), 200,
         [this, tone, text, id = request.param("id"), item = request.param("itemId"), caller = request.caller,
          l = http::languageOf(request)](auto& connection) {
           return m_room.setEffect(connection, caller, id, item, tone, text, l);
         });
}

void MeetingApi::decide(http::Request& request, http::Reply reply) {
  auto body = http::JsonBody::parse(request, {"status", "outcome", "owner", "dueOn"});
  if (!body) return reply(body.error());
  const Decided decided{body->text("status", 20), body->text("outcome", 4000), body->text("owner", 64),
                        body->text("dueOn", 10)};
  if (body->wrong()) return reply(*body->wrong());
  change(std::move(reply), 200,
         [this, decided, id = request.param("id"), item = request.param("itemId"), caller = request.caller,
          l = http::languageOf(request)](auto& connection) {
           return m_room.decide(connection, caller, id, item, decided, l);
         });
}

void MeetingApi::close(http::Request& request, http::Reply reply) {
  change(std::move(reply), 200,
         [this, id = request.param("id"), caller = request.caller, l = http::languageOf(request)](auto& connection) {
           return m_room.close(connection, caller, id, l);
         });
}

void MeetingApi::cancel(http::Request& request, http::Reply reply) {
  change(std::move(reply), 200,
         [this, id = request.param("id"), caller = request.caller, l = http::languageOf(request)](auto& connection) {
           return m_room.cancel(connection, caller, id, l);
         });
}

}  // namespace passerelle::meetings
