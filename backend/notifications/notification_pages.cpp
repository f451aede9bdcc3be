#include "backend/notifications/notification_pages.h"

#include "backend/http/conditional.h"
#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/notifications/notification_service.h"
#include "backend/notifications/notification_view.h"
#include "backend/pages/layout.h"

namespace passerelle::notifications {
namespace {
using pages::attribute;
using pages::Html;
using pages::urlPart;
constexpr int kOnPage = 50;

http::Response seeOther(std::string location) {
  return http::Response{303, {{"Location", std::move(location)}, {"Cache-Control", "no-store"}}, {}, nullptr};
}

Html itemOf(const Line& line, const http::Caller& caller, Language l) {
  Html html;
  html << "<li><div class=\"row\"><div class=\"grow\"><p><strong>" << line.title << "</strong>";
  if (line.unread > 0) html << " <span class=\"unread\">" << say(l, "non lu", "unread") << "</span>";
  html << "</p><p class=\"typed\">" << line.text << "</p><p class=\"soft small\">" << pages::dateTime(line.at, l);
  if (line.muted) html << " · " << say(l, "muet", "muted");
  html << "</p></div><div class=\"row\"><form method=\"post\" action=\"/notifications/" << urlPart(line.id)
       << "/open\">" << pages::csrfField(caller) << "<button name=\"upTo\" value=\"" << line.cursor
       << "\" aria-label=\"" << attribute(std::string(say(l, "Lire — ", "Read — ")) + line.title) << "\">"
       << say(l, "Lire", "Read") << "</button></form><form method=\"post\" action=\"/following/"
       << urlPart(line.subjectKind) << "/" << urlPart(line.subjectId) << "\">" << pages::csrfField(caller)
       << "<input type=\"hidden\" name=\"back\" value=\"notifications\"><button name=\"state\" value=\""
       << attribute(line.muted ? "none" : "muted") << "\" aria-label=\""
       << attribute(std::string(line.muted ? say(l, "M’en parler à nouveau — ", "Hear of it again — ")
                                           : say(l, "Ne plus m’en parler — ", "Mute — ")) +
                    line.title)
       << "\">" << (line.muted ? say(l, "M’en parler à nouveau", "Hear of it again") : say(l, "Muet", "Mute"))
       << "</button></form></div></div></li>";
  return html;
}
}  // namespace

void NotificationPages::list(http::Request& request, http::Reply reply) {
  const auto after = http::pageAfter(request);
  if (!after) return reply(after.error());
  m_database.read([request = std::move(request), answer = http::share(std::move(reply)),
                   before = *after ? (*after)->number : INT64_MAX](sql::Connection& connection) {
    const Language l = http::languageOf(request);
    const reports::Viewer viewer = reports::viewerOf(request.caller);
    auto found = notificationsOf(connection, viewer.personId, before, false, kOnPage + 1);
    const bool more = static_cast<int>(found.size()) > kOnPage;
    if (more) found.pop_back();
    const std::string title(say(l, "Notifications", "Notifications"));
    Html items, content;
    std::int64_t last = 0;
    for (const Notification& one : found) {
      const auto line = lineOf(connection, one, viewer);
      if (!line) continue;
      last = std::max(last, line->cursor);
      items << itemOf(*line, request.caller, l);
    }
    content << "<h1>" << title << "</h1>";
    if (items.empty())
      content
          << "<p class=\"lead\">"
          << say(l,
                 "Rien de nouveau. On vous dit ici quand quelqu’un commente votre rapport, vous répond, vous appelle "
                 "par votre nom, ou quand une idée reçoit sa réponse.",
                 "Nothing new. You are told here when somebody comments on your report, answers you, calls you by "
                 "name, or when an idea gets its answer.")
          << "</p>";
    else
      content << "<form class=\"above\" method=\"post\" action=\"/notifications/read\">"
              << pages::csrfField(request.caller) << "<button name=\"upTo\" value=\"" << last << "\">"
              << say(l, "Tout est lu", "Everything is read") << "</button></form><ul class=\"list\">" << items
              << "</ul>";
    if (more)
      content << "<p><a href=\"/notifications?after=" << urlPart(http::encodePageKey({found.back().seq, "n"})) << "\">"
              << say(l, "Plus anciennes", "Older") << "</a></p>";
    (*answer)(pages::page(200, {title, l, &request.caller}, content));
  });
}

void NotificationPages::open(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  auto page = std::make_shared<std::string>("/notifications");
  m_database.write(
      [this, page, viewer = reports::viewerOf(request.caller),
       id = request.param("id")](sql::Connection& connection) -> Result<void> {
        const auto found = findNotification(connection, id);
        const auto line =
            found && found->personId == viewer.personId ? lineOf(connection, *found, viewer) : std::optional<Line>();
        if (line && line->page.starts_with('/') && !line->page.starts_with("//")) *page = line->page;
        return markRead(connection, viewer, id, found ? found->seq : 0, true, m_clock.now());
      },
      [this, page, answer = http::share(std::move(reply))](Result<void> outcome) {
        if (!outcome) return (*answer)(outcome.error());
        m_committed();
        (*answer)(seeOther(*page));
      });
}

void NotificationPages::readAll(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const std::int64_t upTo = std::strtoll(http::fieldOf(*form, "upTo").c_str(), nullptr, 10);
  m_database.write(
      [this, person = request.caller.personId, upTo](sql::Connection& connection) -> Result<void> {
        markAllRead(connection, person, upTo, m_clock.now());
        return {};
      },
      [this, answer = http::share(std::move(reply))](Result<void> outcome) {
        if (!outcome) return (*answer)(outcome.error());
        m_committed();
        (*answer)(seeOther("/notifications"));
      });
}

void NotificationPages::follow(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const std::string name = http::fieldOf(*form, "state");
  const Following state = name == "follows" ? Following::follows : name == "muted" ? Following::muted : Following::none;
  const std::string kind = request.param("kind"), id = request.param("id");
  const bool toList = http::fieldOf(*form, "back") == "notifications" || (kind != "report" && kind != "idea");
  m_database.write<Following>(
      [this, viewer = reports::viewerOf(request.caller), kind, id, state](sql::Connection& connection) {
        return notifications::follow(connection, viewer, kind, id, state, m_clock.now());
      },
      [this, toList, kind, id, answer = http::share(std::move(reply))](Result<Following> outcome) {
        if (!outcome) return (*answer)(outcome.error());
        m_committed();
        (*answer)(seeOther(toList ? "/notifications" : "/" + kind + "s/" + id + "#talk"));
      });
}

}  // namespace passerelle::notifications
