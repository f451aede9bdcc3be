#include "backend/editions/edition_api.h"

#include <memory>

#include "backend/editions/edition_page.h"
#include "backend/editions/selection.h"
#include "backend/editions/story_words.h"
#include "backend/http/conditional.h"
#include "backend/http/language.h"
#include "backend/http/page_query.h"
#include "backend/people/policy.h"
#include "backend/reports/report_repository.h"

namespace passerelle::editions {
namespace {
constexpr std::size_t kMostSearchBytes = 800;

void write(const Edition& edition, JsonWriter& json) {
  json.beginObject().field("week", edition.week).field("publishedAt", toIso(edition.publishedAt));
  json.field("title", edition.stories.empty() ? std::string() : headlineOf(edition.stories[0]));
  json.field("stories", static_cast<std::int64_t>(edition.stories.size() + edition.answers.size()));
  json.field("page", "/editions/" + edition.week).key("reports").beginArray();
  for (const Story& story : edition.stories) json.text(story.reportId);
  json.endArray().endObject();
}

bool mayPreview(const http::Caller& caller) { return scopeOf(Permission::composeEdition, caller.roles) == Scope::any; }
}  // namespace

void EditionApi::list(http::Request& request, http::Reply reply) {
  const auto paging = http::pageQuery(request);
  if (!paging) return reply(paging.error());
  m_database.read([this, request = std::move(request), paging = *paging,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    std::vector<Edition> editions = m_service.list(connection, paging.after, paging.limit + 1);
    const bool more = static_cast<int>(editions.size()) > paging.limit;
    if (more) editions.pop_back();
    JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const Edition& edition : editions) write(edition, json);
    json.endArray().key("next");
    if (more)
      json.text(editions.back().week);
    else
      json.null();
    (*answer)(http::conditional(request, http::json(200, json.endObject().take())));
  });
}

void EditionApi::get(http::Request& request, http::Reply reply) {
  m_database.read([this, request = std::move(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    auto edition = m_service.find(connection, request.param("week"));
    if (!edition)
      return (*answer)(Error{
          ErrorCode::notFound,
          say(request.caller.language, "Il n'y a pas d'édition de cette semaine.", "There is no edition of this week."),
          {}});
    bringUpToDate(connection, *edition);
    std::erase_if(edition->stories, [](const Story& story) { return story.withdrawn; });
    std::erase_if(edition->answers, [](const Story& story) { return story.withdrawn; });
    (*answer)(http::conditional(request, http::json(200, encodeEdition(*edition))));
  });
}

void EditionApi::compose(http::Request& request, http::Reply reply) {
  auto answer = http::share(std::move(reply));
  m_database.write<Edition>(
      [this, week = request.param("week"), caller = request.caller](sql::Connection& connection) {
        return m_service.publish(connection, week, caller.personId, m_clock.now(), caller.language);
      },
      [this, answer](Result<Edition> edition) {
        if (!edition) return (*answer)(edition.error());
        JsonWriter json;
        write(*edition, json);
        (*answer)(http::json(200, json.take()));
        m_committed();
      });
}

void EditionApi::listPage(http::Request& request, http::Reply reply) {
  m_database.read(
      [this, request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
        std::vector<EditionLine> lines;
        for (const Edition& edition : m_service.list(connection, "", 100))
          lines.push_back({edition.week, edition.stories.empty() ? edition.week : headlineOf(edition.stories[0]),
                           static_cast<std::int64_t>(edition.stories.size() + edition.answers.size())});
        const std::string present = toIsoWeek(m_clock.now());
        const bool hasPresent = !lines.empty() && lines.front().week == present;
        Search search{request.queryValue("q").value_or(""), {}};
        if (search.words.size() > kMostSearchBytes)
          return (*answer)(
              Error{ErrorCode::invalid,
                    std::string(say(http::askedLanguage(request), "Cherchez avec moins de mots (200 signes au plus).",
                                    "Search with fewer words (200 characters at most).")),
                    "q"});
        if (!search.words.empty()) search.found = m_service.search(connection, search.words);
        (*answer)(editions::listPage(lines, mayPreview(request.caller) && !hasPresent ? present : "",
                                     {http::askedLanguage(request), m_organisation, false, mayPreview(request.caller)},
                                     search));
      });
}

void EditionApi::page(http::Request& request, http::Reply reply) {
  m_database.read(
      [this, request = std::move(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
        PageContext context{http::askedLanguage(request), m_organisation, false, mayPreview(request.caller)};
        const std::string week = request.param("week");
        auto edition = m_service.find(connection, week);
        const auto monday = startOfWeek(week);
        if (!edition && monday && *monday <= m_clock.now() && mayPreview(request.caller)) {
          edition = m_service.preview(connection, week, *monday, m_clock.now());
          context.preview = true;
        }
        if (!edition)
          return (*answer)(sorryPage({ErrorCode::notFound,
                                      std::string(say(context.language, "Il n’y a pas d’édition de cette semaine.",
                                                      "There is no edition of this week.")),
                                      {}},
                                     context));
        bringUpToDate(connection, *edition);
        (*answer)(editionPage(*edition, Labels(m_referential(connection)), context));
      });
}

void EditionApi::reportPage(http::Request& request, http::Reply reply) {
  m_database.read([this, request = std::move(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const PageContext context{http::askedLanguage(request), m_organisation, false, mayPreview(request.caller)};
    const auto report = reports::findReport(connection, request.param("id"));
    if (!report || !reports::mayRead(reports::viewerOf(request.caller), report->standing()))
      return (*answer)(sorryPage({report ? ErrorCode::forbidden : ErrorCode::notFound,
                                  std::string(say(context.language, "Ce rapport n’est pas là, ou pas encore publié.",
                                                  "This report is not there, or not published yet.")),
                                  {}},
                                 context));
    const auto story = loadStory(connection, report->id);
    const pages::Html below = m_under ? m_under(connection, request.caller, report->id) : pages::Html();
    (*answer)(storyPage(*story, Labels(m_referential(connection)), context, below));
  });
}

void EditionApi::css(http::Request&, http::Reply reply) { reply(stylesheet()); }

void EditionApi::runDue() {
  const TimePoint now = m_clock.now();
  const std::string week = toIsoWeek(now);
  if (m_checkedWeek == week) return;
  m_checkedWeek = week;
  auto published = std::make_shared<bool>(false);
  m_database.write(
      [this, now, published](sql::Connection& connection) -> Result<void> {
        *published = !m_service.publishDue(connection, now).empty();
        return {};
      },
      [this, published](Result<void> outcome) {
        if (outcome && *published) m_committed();
      });
}

bool EditionApi::writeSummary(sql::Connection& connection, std::string_view week, JsonWriter& json) const {
  const auto edition = m_service.find(connection, std::string(week));
  if (edition) write(*edition, json);
  return edition.has_value();
}

}  // namespace passerelle::editions
