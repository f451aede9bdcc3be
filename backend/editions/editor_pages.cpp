#include "backend/editions/editor_pages.h"

#include <algorithm>

#include "backend/editions/edition_feed.h"
#include "backend/editions/edition_words.h"
#include "backend/editions/mail_css.h"
#include "backend/editions/print_pages.h"
#include "backend/editions/selection.h"
#include "backend/editions/story_words.h"
#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/people/cookie.h"
#include "backend/people/policy.h"
#include "shared/base/digest.h"
#include "shared/base/text.h"

namespace passerelle::editions {
namespace {
using pages::attribute;
using pages::Html;

Html button(const std::string& what, std::string_view words, const std::string& label, bool isOff = false) {
  Html html;
  html << "<button name=\"do\" value=\"" << attribute(what) << "\" aria-label=\"" << attribute(label) << "\"";
  if (isOff) html << " disabled";
  html << ">" << words << "</button>";
  return html;
}

Html storyLine(const Story& story, std::size_t at, std::size_t count, Language l) {
  Html html;
  const std::string headline = headlineOf(story);
  html << "<li id=\"s-" << attribute(story.reportId) << "\"><strong>" << headline
       << "</strong><br><span class=\"soft small\">";
  if (!story.astonishments.empty()) html << toneWords(story.astonishments[0].tone, l) << " · ";
  html << story.place << " · " << story.author << "</span><div class=\"row\"><span></span><span>"
       << button("up:" + story.reportId, say(l, "Monter", "Up"), std::string(say(l, "Monter ", "Move up ")) + headline,
                 at == 0)
       << " "
       << button("down:" + story.reportId, say(l, "Descendre", "Down"),
                 std::string(say(l, "Descendre ", "Move down ")) + headline, at + 1 == count)
       << " "
       << button("out:" + story.reportId, say(l, "Laisser de côté", "Leave out"),
                 std::string(say(l, "Laisser de côté ", "Leave out ")) + headline)
       << "</span></div></li>";
  return html;
}

/// Applies a pressed button to the draft. `shown`: the stories in the order in which the page showed them.
void apply(Draft& draft, std::vector<std::string> shown, const std::string& what) {
  const std::size_t colon = what.find(':');
  if (colon == std::string::npos) return;
  const std::string verb = what.substr(0, colon);
  const std::vector<std::string> ids = idsIn(what.substr(colon + 1));
  if (ids.empty()) return;
  const std::string& id = ids[0];
  std::erase(draft.leftOut, id);
  const auto at = std::find(shown.begin(), shown.end(), id);
  if (verb == "out") {
    std::erase(draft.chosen, id);
    draft.leftOut.push_back(id);
    return;
  }
  if (verb == "in" && at == shown.end()) shown.push_back(id);
  if (verb == "up" && at != shown.end() && at != shown.begin()) std::iter_swap(at, at - 1);
  if (verb == "down" && at != shown.end() && at + 1 != shown.end()) std::iter_swap(at, at + 1);
  draft.chosen = shown;
}

Html leadField(const char* name, std::string_view label, const std::string& text) {
  Html html;
  html << "<label class=\"plain\" for=\"" << attribute(name) << "\">" << label << "</label><textarea id=\""
       << attribute(name) << "\" name=\"" << attribute(name) << "\" rows=\"4\" maxlength=\"2000\">\n"
       << text << "</textarea>";
  return html;
}

Html previews(const std::string& path, Language l) {
  Html html;
  html << "<h2>" << say(l, "Avant d’envoyer, regardez", "Before sending, look at") << "</h2><ul>";
  const auto link = [&](const std::string& rest, std::string_view words) {
    html << "<li><a href=\"" << pages::href(path + rest) << "\">" << words << "</a></li>";
  };
  link("", say(l, "La page", "The page"));
  link("/mail?lang=fr", say(l, "Le courriel, en français", "The mail, in French"));
  link("/mail?lang=en", say(l, "Le courriel, en anglais", "The mail, in English"));
  link("/mail.txt?lang=fr", say(l, "Son texte sans mise en forme", "Its text without layout"));
  link("/feed", say(l, "Le flux Atom", "The Atom feed"));
  link("/poster", say(l, "L’affiche de la salle de pause", "The staff room’s poster"));
  link("/reading-list", say(l, "Les deux minutes du comité", "The committee’s two minutes"));
  html << "</ul>";
  return html;
}

}  // namespace

http::Response EditorPages::desk(sql::Connection& connection, const std::string& week, const http::Caller& caller,
                                 Language l, int status, const Error* refusal, const Draft* typed) const {
  const TimePoint monday = startOfWeek(week).value_or(TimePoint{});
  const std::string path = "/editions/" + pages::encodeUrlPart(week);
  const bool isFrozen = m_service.isFrozen(connection, week, m_clock.now());
  const auto published = m_service.find(connection, week);
  const Edition edition = isFrozen ? *published : m_service.preview(connection, week, monday, m_clock.now());
  const Draft stored = findDraft(connection, week);
  const Draft& lead = typed != nullptr ? *typed : stored;
  Html content;
  const std::string title = std::string(say(l, "Composer\u00a0: ", "Compose: ")) + weekInWords(monday, l);
  content << "<h1>" << title << "</h1>";
  if (refusal != nullptr)
    content << "<p class=\"notice\" role=\"alert\"><strong>" << refusal->message << "</strong></p>";
  if (isFrozen) {
    content << "<p class=\"notice\">"
            << say(l, "Cette édition est parue et partie\u00a0: elle ne change plus.",
                   "This edition has appeared and gone out: it no longer changes.")
            << "</p>" << previews(path, l) << "<p><a href=\"" << pages::href(path + "/mailing") << "\">"
            << say(l, "Voir l’envoi", "See the mailing") << "</a></p>";
    return pages::page(status, {title, l, &caller}, content);
  }
  std::vector<std::string> shown;
  for (const Story& story : edition.stories) shown.push_back(story.reportId);
  content << "<form method=\"post\" action=\"" << pages::href(path + "/edit") << "\">" << pages::csrfField(caller)
          << "<input type=\"hidden\" name=\"revision\" value=\"" << stored.revision
          << "\"><input type=\"hidden\" name=\"chosen\" value=\"" << attribute(joined(stored.chosen, " "))
          << "\"><input type=\"hidden\" name=\"leftOut\" value=\"" << attribute(joined(stored.leftOut, " "))
          << "\"><input type=\"hidden\" name=\"shown\" value=\"" << attribute(joined(shown, " ")) << "\"><h2>"
          << say(l, "Le mot d’ouverture", "The opening words") << "</h2><p class=\"soft small\">"
          << say(l, "**gras**, *italique*, - liste, [lien](https://…). Facultatif.",
                 "**bold**, *italics*, - list, [link](https://…). Optional.")
          << "</p>" << leadField("leadFr", say(l, "En français", "In French"), lead.leadFr)
          << leadField("leadEn", say(l, "En anglais", "In English"), lead.leadEn)
          << "<p><button name=\"do\" value=\"save\">" << say(l, "Enregistrer", "Save") << "</button></p><h2>"
          << say(l, "Les récits, dans l’ordre", "The stories, in order") << "</h2>";
  if (edition.stories.empty())
    content << "<p class=\"soft\">"
            << say(l, "Aucun rapport n’est encore publié cette semaine.", "No report is published this week yet.")
            << "</p>";
  content << "<ol class=\"list\">";
  for (std::size_t i = 0; i < edition.stories.size(); ++i)
    content << storyLine(edition.stories[i], i, edition.stories.size(), l);
  content << "</ol>";
  Html others;
  for (const Candidate& one : candidates(connection, edition.from, edition.to)) {
    if (std::find(shown.begin(), shown.end(), one.reportId) != shown.end()) continue;
    const auto story = loadStory(connection, one.reportId);
    if (!story) continue;
    const std::string headline = headlineOf(*story);
    others << "<li class=\"row\"><span><strong>" << headline << "</strong><br><span class=\"soft small\">"
           << story->place << " · " << story->author << "</span></span>"
           << button("in:" + one.reportId, say(l, "Ajouter", "Add"), std::string(say(l, "Ajouter ", "Add ")) + headline)
           << "</li>";
  }
  if (!others.empty())
    content << "<h2>" << say(l, "Publiés cette semaine, pas choisis", "Published this week, not chosen")
            << "</h2><ul class=\"list\">" << others << "</ul>";
  content << "</form>";
  if (!edition.waiting.empty()) {
    content << "<h2>"
            << say(l, "En tête\u00a0: sans réponse depuis plus de 30\u00a0jours",
                   "At the head: no answer for more than 30\u00a0days")
            << "</h2><ul>";
    for (const WaitingIdea& idea : edition.waiting)
      content << "<li>" << idea.text << " <span class=\"soft\">(" << idea.author << ", "
              << counted(idea.days, say(l, "jour", "day"), say(l, "jours", "days"), l) << ")</span></li>";
    content << "</ul>";
  }
  content << previews(path, l) << "<h2>" << say(l, "Publier et envoyer", "Publish and send") << "</h2>";
  if (!published) {
    content << "<p>"
            << say(l, "La page paraît d’elle-même le lundi\u00a0; vous pouvez la publier dès maintenant.",
                   "The page appears by itself on Monday; you can publish it now.")
            << "</p>"
            << pages::postButton(path + "/publish", say(l, "Publier la page", "Publish the page"), caller, true);
  } else {
    content
        << "<p>" << say(l, "Parue le ", "Appeared on ") << pages::dateTime(published->publishedAt, l) << ". "
        << say(l,
               "Vos changements paraissent quand vous publiez de nouveau. Une fois envoyée, l’édition ne change "
               "plus\u00a0; "
               "chacun la reçoit une seule fois.",
               "Your changes appear when you publish again. Once sent, the edition no longer changes; everybody gets "
               "it once.")
        << "</p>" << pages::postButton(path + "/publish", say(l, "Publier de nouveau", "Publish again"), caller, false)
        << pages::postButton(path + "/mailing", say(l, "Envoyer les courriels", "Send the letters"), caller, true);
  }
  return pages::page(status, {title, l, &caller}, content);
}

void EditorPages::edit(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const auto monday = startOfWeek(request.param("week"));
  if (!monday || *monday > m_clock.now())
    return reply(Error{ErrorCode::notFound,
                       std::string(say(l, "Cette semaine n’a pas commencé, ou n’existe pas.",
                                       "This week has not begun, or does not exist.")),
                       {}});
  m_database.read([this, week = request.param("week"), caller = request.caller, l,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    (*answer)(desk(connection, week, caller, l, 200, nullptr, nullptr));
  });
}

void EditorPages::save(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const std::string week = request.param("week");
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  if (const auto monday = startOfWeek(week); !monday || *monday > m_clock.now())
    return reply(Error{ErrorCode::notFound,
                       std::string(say(l, "Cette semaine n’a pas commencé, ou n’existe pas.",
                                       "This week has not begun, or does not exist.")),
                       {}});
  const auto textOf = [&form](const char* name) {
    std::string text = http::fieldOf(*form, name);
    std::erase(text, '\r');
    return text;
  };
  Draft draft;
  draft.revision = std::atoll(http::fieldOf(*form, "revision").c_str());
  draft.leadFr = textOf("leadFr");
  draft.leadEn = textOf("leadEn");
  draft.chosen = idsIn(http::fieldOf(*form, "chosen"));
  draft.leftOut = idsIn(http::fieldOf(*form, "leftOut"));
  const std::string what = http::fieldOf(*form, "do");
  apply(draft, idsIn(http::fieldOf(*form, "shown")), what);
  auto answer = http::share(std::move(reply));
  m_database.write(
      [this, week, draft, caller = request.caller](sql::Connection& connection) -> Result<void> {
        if (m_service.isFrozen(connection, week, m_clock.now()))
          return fail(ErrorCode::conflict,
                      say(caller.language, "Cette édition est parue et partie\u00a0: elle ne change plus.",
                          "This edition has appeared and gone out: it no longer changes."));
        return saveDraft(connection, week, draft, caller.personId, m_clock.now(), caller.language);
      },
      [this, week, draft, what, caller = request.caller, l, answer](Result<void> done) {
        const std::string anchor = what.find(':') == std::string::npos ? "" : "#s-" + what.substr(what.find(':') + 1);
        if (done)
          return (*answer)(people::seeOther("/editions/" + pages::encodeUrlPart(week) + "/edit" +
                                            (anchor.empty() || idsIn(anchor.substr(3)).empty() ? "" : anchor)));
        // What was typed is not lost: the page comes again with it.
        m_database.read([this, week, draft, caller, l, error = done.error(), answer](sql::Connection& connection) {
          const int status = error.code == ErrorCode::conflict ? 409 : error.code == ErrorCode::invalid ? 400 : 0;
          if (status == 0) return (*answer)(error);
          (*answer)(desk(connection, week, caller, l, status, &error, &draft));
        });
      });
}

void EditorPages::publish(http::Request& request, http::Reply reply) {
  auto answer = http::share(std::move(reply));
  const std::string week = request.param("week");
  m_database.write(
      [this, week, caller = request.caller](sql::Connection& connection) -> Result<void> {
        auto edition = m_service.publish(connection, week, caller.personId, m_clock.now(), caller.language);
        if (!edition) return tl::unexpected<Error>(edition.error());
        return {};
      },
      [this, week, answer](Result<void> done) {
        if (!done) return (*answer)(done.error());
        (*answer)(people::seeOther("/editions/" + pages::encodeUrlPart(week) + "/edit"));
        m_committed();
      });
}

void EditorPages::show(http::Request& request, http::Reply reply, Show show) {
  const Language l = http::askedLanguage(request);
  m_database.read([this, request = std::move(request), show = std::move(show), l,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const std::string week = request.param("week");
    const bool isEditor = scopeOf(Permission::composeEdition, request.caller.roles) == Scope::any;
    const auto monday = startOfWeek(week);
    auto edition = m_service.find(connection, week);
    // Editors see what they have changed since it appeared.
    if (isEditor && monday && *monday <= m_clock.now() && !m_service.isFrozen(connection, week, m_clock.now())) {
      const TimePoint appeared = edition ? edition->publishedAt : m_clock.now();
      edition = m_service.preview(connection, week, *monday, m_clock.now());
      edition->publishedAt = appeared;
    }
    if (!edition)
      return (*answer)(
          Error{ErrorCode::notFound,
                std::string(say(l, "Il n’y a pas d’édition de cette semaine.", "There is no edition of this week.")),
                {}});
    bringUpToDate(connection, *edition);
    (*answer)(show(*edition, Labels(m_referential(connection)), l));
  });
}

void EditorPages::mail(http::Request& request, http::Reply reply) {
  show(request, std::move(reply), [this](const Edition& edition, const Labels& labels, Language l) {
    http::Response response = http::html(200, EditionMail::preview(edition, labels, m_place, l));
    static const std::string kHash = toBase64(fromHex(sha256Hex("\n" + std::string(kMailCss))).value_or(""));
    response.headers.emplace("Content-Security-Policy",
                             "default-src 'none'; img-src 'self'; style-src 'sha256-" + kHash +
                                 "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    response.headers.emplace("Referrer-Policy", "no-referrer");
    response.headers.emplace("X-Content-Type-Options", "nosniff");
    response.headers.emplace("Cache-Control", "no-store");
    return response;
  });
}

void EditorPages::mailText(http::Request& request, http::Reply reply) {
  show(request, std::move(reply), [this](const Edition& edition, const Labels& labels, Language l) {
    return http::Response{200,
                          {{"Content-Type", "text/plain; charset=utf-8"},
                           {"X-Content-Type-Options", "nosniff"},
                           {"Content-Security-Policy", "default-src 'none'; sandbox"},
                           {"Cache-Control", "no-store"}},
                          EditionMail::previewText(edition, labels, m_place, l),
                          nullptr};
  });
}

void EditorPages::feed(http::Request& request, http::Reply reply) {
  show(request, std::move(reply), [this](const Edition& edition, const Labels& labels, Language l) {
    const FeedPlace place{m_place.publicUrl, m_place.organisation,
                          m_place.publicUrl + "/editions/" + edition.week + "/feed", ""};
    return http::Response{200,
                          {{"Content-Type", "application/xml; charset=utf-8"},
                           {"X-Content-Type-Options", "nosniff"},
                           {"Content-Security-Policy", "default-src 'none'; sandbox"},
                           {"Cache-Control", "no-store"}},
                          editionFeed({edition}, labels, place, l).xml,
                          nullptr};
  });
}

void EditorPages::poster(http::Request& request, http::Reply reply) {
  show(request, std::move(reply), [this](const Edition& edition, const Labels& labels, Language l) {
    return posterPage(edition, labels, m_place.publicUrl, {l, m_place.organisation, false});
  });
}

void EditorPages::readingList(http::Request& request, http::Reply reply) {
  show(request, std::move(reply), [this](const Edition& edition, const Labels&, Language l) {
    return readingListPage(edition, {l, m_place.organisation, false});
  });
}

void EditorPages::posterCss(http::Request&, http::Reply reply) { reply(posterStylesheet()); }

}  // namespace passerelle::editions
