#include "backend/ideas/idea_api.h"

#include "backend/ideas/reactions.h"
#include "shared/codec/json_writer.h"
#include "shared/codec/reply_json.h"

namespace passerelle::ideas {

void IdeaApi::setSupport(http::Request& request, http::Reply reply, bool supported) {
  const Reader reader{request.caller.personId, request.caller.language};
  auto answer = http::share(std::move(reply));
  m_database.write<SupportOutcome>(
      [this, reader, id = request.param("id"), supported](sql::Connection& connection) {
        return ideas::setSupport(connection, reader, id, supported, m_clock.now());
      },
      [this, reader, answer, supported](Result<SupportOutcome> outcome) {
        if (!outcome) return (*answer)(outcome.error());
        const IdeaRow& idea = outcome->idea;
        m_feed.scored(outcome->scores);
        m_feed.read(reader.personId, outcome->scores, m_clock.now());
        m_feed.supported(reader.personId, *outcome, supported);
        JsonWriter json(128);
        json.beginObject().field("supported", supported);
        if (supported)
          json.field("supporters", idea.shownSupporters).field("readers", idea.shownReaders);
        else
          json.key("supporters").null().key("readers").null();
        (*answer)(http::json(200, json.endObject().take()));
        m_committed();
      });
}

void IdeaApi::setUseful(http::Request& request, http::Reply reply, bool useful) {
  const Reader reader{request.caller.personId, request.caller.language};
  auto answer = http::share(std::move(reply));
  m_database.write<Score>(
      [this, reader, id = request.param("id"), useful](sql::Connection& connection) {
        return ideas::setUseful(connection, reader, id, useful, m_clock.now());
      },
      [this, reader, answer, useful](Result<Score> outcome) {
        if (!outcome) return (*answer)(outcome.error());
        m_feed.scored({*outcome});
        m_feed.read(reader.personId, {*outcome}, m_clock.now());
        m_feed.useful(reader.personId, outcome->cardId, useful);
        JsonWriter json(128);
        json.beginObject().field("useful", useful);
        if (useful)
          json.field("usefulCount", outcome->useful);
        else
          json.key("usefulCount").null();
        (*answer)(http::json(200, json.endObject().take()));
        m_committed();
      });
}

void IdeaApi::readings(http::Request& request, http::Reply reply) {
  auto ids = decodeReadings(request.body);
  if (!ids) return reply(ids.error());
  const Reader reader{request.caller.personId, request.caller.language};
  auto answer = http::share(std::move(reply));
  m_database.write<std::vector<Score>>(
      [this, reader, ids = std::move(*ids)](sql::Connection& connection) -> Result<std::vector<Score>> {
        return ideas::read(connection, reader, ids, m_clock.now());
      },
      [this, reader, answer](Result<std::vector<Score>> outcome) {
        if (!outcome) return (*answer)(outcome.error());
        m_feed.scored(*outcome);
        m_feed.read(reader.personId, *outcome, m_clock.now());
        JsonWriter json(32);
        json.beginObject().field("counted", static_cast<std::int64_t>(outcome->size())).endObject();
        (*answer)(http::json(200, json.take()));
      });
}

}  // namespace passerelle::ideas
