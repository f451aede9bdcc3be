#include "backend/palmares/palmares_api.h"

#include <algorithm>

#include "backend/editions/edition_json.h"
#include "backend/http/conditional.h"
#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/palmares/palmares_html.h"
#include "backend/palmares/palmares_json.h"
#include "backend/people/cookie.h"
#include "backend/people/people_service.h"
#include "backend/people/policy.h"
#include "shared/base/id.h"

namespace passerelle::palmares {
namespace {

Error unknownMonth(Language l) {
  return {ErrorCode::notFound,
          std::string(say(l, "Il n’y a pas de palmarès de ce mois\u00a0: écrivez-le 2026-11.",
                          "There is no palmarès of that month: write it 2026-11.")),
          {}};
}
}  // namespace

void PalmaresApi::list(http::Request& request, http::Reply reply) {
  m_database.read([request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
    JsonWriter json(1024);
    json.beginObject().key("items").beginArray();
    for (const std::string& month : monthsKnown(connection))
      json.beginObject().field("month", month).field("page", "/palmares/" + month).endObject();
    json.endArray().key("mine").beginArray();
    for (const Reward& reward : rewardsOf(connection, "", request.caller.personId)) writeReward(reward, json);
    (*answer)(http::conditional(request, http::json(200, json.endArray().endObject().take())));
  });
}

void PalmaresApi::get(http::Request& request, http::Reply reply) {
  m_database.read(
      [this, request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
        const auto month = m_palmares.month(connection, request.param("month"));
        if (!month) return (*answer)(unknownMonth(http::languageOf(request)));
        JsonWriter json(8192);
        writeMonth(*month, m_clock.now(), json);
        (*answer)(http::conditional(request, http::json(200, json.take())));
      });
}

void PalmaresApi::give(http::Request& request, http::Reply reply) {
  auto wanted = decodeReward(request, request.param("month"));
  if (!wanted) return reply(wanted.error());
  m_database.write<Reward>(
      [this, by = request.caller.personId, wanted = std::move(*wanted), l = http::languageOf(request)](
          sql::Connection& connection) { return m_palmares.give(connection, by, wanted, l); },
      [this, answer = http::share(std::move(reply))](Result<Reward> reward) {
        if (!reward) return (*answer)(reward.error());
        m_committed();
        JsonWriter json(512);
        writeReward(*reward, json);
        (*answer)(http::json(201, json.take()));
      });
}

void PalmaresApi::takeBack(http::Request& request, http::Reply reply) {
  m_database.write([this, by = request.caller.personId, month = request.param("month"), id = request.param("id"),
                    l = http::languageOf(request)](
                       sql::Connection& connection) { return m_palmares.takeBack(connection, by, month, id, l); },
                   [answer = http::share(std::move(reply))](Result<void> outcome) {
                     if (!outcome) return (*answer)(outcome.error());
                     (*answer)(http::Response{204, {}, {}, nullptr});
                   });
}

void PalmaresApi::listPage(http::Request& request, http::Reply reply) {
  m_database.read([caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    (*answer)(pages::page(200, {"Palmarès", l, &caller},
                          monthsHtml(monthsKnown(connection), rewardsOf(connection, "", caller.personId), l)));
  });
}

void PalmaresApi::monthPage(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, name = request.param("month"), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    auto month = m_palmares.month(connection, name);
    if (!month) return (*answer)(unknownMonth(l));
    MonthPage page;
    page.month = std::move(*month);
    const auto months = monthsKnown(connection);
    for (const std::string& one : months) {  // the last one first
      if (one > name) page.after = one;
      if (one < name && page.before.empty()) page.before = one;
    }
    page.newId = [this] { return newId(m_clock, m_rng); };
    page.mayReward = scopeOf(Permission::reward, caller.roles) == Scope::any;
    page.conducts = scopeOf(Permission::conductRounds, caller.roles) == Scope::any;
    const editions::Labels labels(m_referential(connection));
    const auto word = [&labels, l](const std::string& kind) { return labels.of("kinds", kind, tagOf(l)); };
    (*answer)(pages::page(200, {std::string(say(l, "Palmarès ", "Palmarès ")) + pages::ofMonth(name, l), l, &caller},
                          monthHtml(page, word, caller, l)));
  });
}

void PalmaresApi::giveByPage(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const std::string month = request.param("month");
  std::string words = people::trimmed(http::fieldOf(*form, "words"));
  std::erase(words, '\r');
  m_database.write<Reward>([this, by = request.caller.personId,
                            wanted = NewReward{http::fieldOf(*form, "id"),
                                               month,
                                               http::fieldOf(*form, "kind"),
                                               http::fieldOf(*form, "item"),
                                               {},
                                               words},
                            l = http::languageOf(request)](
                               sql::Connection& connection) { return m_palmares.give(connection, by, wanted, l); },
                           [this, month, answer = http::share(std::move(reply))](Result<Reward> reward) {
                             if (!reward) return (*answer)(reward.error());
                             m_committed();
                             (*answer)(people::seeOther("/palmares/" + month));
                           });
}

void PalmaresApi::takeBackByPage(http::Request& request, http::Reply reply) {
  const std::string month = request.param("month");
  m_database.write([this, by = request.caller.personId, month, id = request.param("id"), l = http::languageOf(request)](
                       sql::Connection& connection) { return m_palmares.takeBack(connection, by, month, id, l); },
                   [month, answer = http::share(std::move(reply))](Result<void> outcome) {
                     if (!outcome) return (*answer)(outcome.error());
                     (*answer)(people::seeOther("/palmares/" + month));
                   });
}

}  // namespace passerelle::palmares
