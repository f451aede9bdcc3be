#include "backend/comments/thread_html.h"

#include <map>
#include <vector>

#include "backend/comments/comment_view.h"
#include "backend/ideas/idea_repository.h"
#include "backend/notifications/notices.h"
#include "backend/pages/layout.h"
#include "backend/people/policy.h"
#include "shared/base/digest.h"
#include "shared/base/language.h"

namespace passerelle::comments {
namespace {
using notifications::Following;
using notifications::Story;
using pages::attribute;
using pages::Html;
using pages::urlPart;
constexpr int kShown = 500;

Html wordsOf(const CommentView& view) {
  Html html;
  html << "<p class=\"typed\">";
  for (const CommentPiece& piece : piecesOf(view.text, view.callouts)) {
    if (piece.who.empty())
      html << piece.text;
    else
      html << "<strong>" << piece.text << "</strong>";
  }
  html << "</p>";
  return html;
}

std::string beginning(const CommentView& view) { return notifications::beginningOf(view.text, 60); }

Html mentionsNotice(const std::vector<words::Mention>& mentions, Language l) {
  Html html;
  html << "<div class=\"notice\" role=\"alert\"><p><strong>"
       << say(l, "On pourrait reconnaître quelqu’un. Dites plutôt\u00a0:", "Somebody could be recognised. Rather say:")
       << "</strong></p><ul>";
  for (const words::Mention& mention : mentions) {
    html << "<li>" << say(l, "«\u00a0", "“") << mention.text << say(l, "\u00a0»", "”");
    if (!mention.proposals.empty() && !mention.proposals.front().empty())
      html << " → " << say(l, "«\u00a0", "“") << mention.proposals.front() << say(l, "\u00a0»", "”");
    html << "</li>";
  }
  html << "</ul></div>";
  return html;
}

Html commentOf(const CommentView& view, const http::Caller& caller, Language l, bool mayModerate) {
  Html html;
  html << "<li id=\"c-" << attribute(view.id) << "\">";
  if (view.text.empty()) {
    html << "<p class=\"soft\">"
         << (view.state == "hidden"
                 ? say(l, "Ce commentaire a été masqué par la modération.", "This comment was hidden by a moderator.")
                 : say(l, "Ce commentaire a été retiré.", "This comment was taken back."))
         << "</p>";
    return html;
  }
  html << "<p class=\"who\"><strong>" << view.authorName << "</strong>";
  if (!view.authorDepartment.empty()) html << ", " << view.authorDepartment;
  if (const auto at = timeFromIso(view.at)) html << " · " << pages::dateTime(*at, l);
  if (!view.editedAt.empty()) html << " · " << say(l, "corrigé", "corrected");
  if (view.aside) html << " · " << say(l, "en aparté", "aside");
  html << "</p>" << wordsOf(view);
  if (view.state == "hidden")
    html << "<p class=\"wrong\">" << say(l, "Masqué par la modération\u00a0: ", "Hidden by a moderator: ")
         << view.hiddenReason << "</p>";
  html << "<div class=\"row\">";
  const std::string base = "/comments/" + view.id;
  if (!view.own && view.state == "visible")
    html << postButton(caller, {base + "/thanks",
                                std::string(say(l, "Merci", "Thank you")) +
                                    (view.thanks > 0 ? " · " + std::to_string(view.thanks) : ""),
                                "on", view.thanked ? "0" : "1", view.thanked, false, beginning(view)});
  else if (view.thanks > 0)
    html << "<span class=\"soft\">" << say(l, "Merci", "Thank you") << " · " << view.thanks << "</span>";
  html << "</div>";
  if (view.own && view.state == "visible") {
    html << "<details><summary>" << say(l, "Corriger ou retirer", "Correct or take back")
         << "</summary><form method=\"post\" action=\"/" << urlPart(view.subjectKind + "s") << "/"
         << urlPart(view.subjectId) << "/comments\">" << pages::csrfField(caller)
         << "<input type=\"hidden\" name=\"id\" value=\"" << attribute(view.id)
         << "\"><input type=\"hidden\" name=\"revision\" value=\"" << (view.revision + 1) << "\"><label>"
         << say(l, "Votre commentaire", "Your comment") << "<textarea name=\"text\" rows=\"3\" maxlength=\"2000\">"
         << view.text << "</textarea></label><button>" << say(l, "Corriger", "Correct") << "</button></form>"
         << postButton(caller, {base + "/withdraw", std::string(say(l, "Retirer", "Take back")), "revision",
                                std::to_string(view.revision + 1), false, false, beginning(view)})
         << "</details>";
  } else if (view.state == "visible") {
    html << "<details><summary>" << say(l, "Répondre", "Answer") << "</summary>";
    html << "<form method=\"post\" action=\"/" << urlPart(view.subjectKind + "s") << "/" << urlPart(view.subjectId)
         << "/comments\">" << pages::csrfField(caller) << "<input type=\"hidden\" name=\"parent\" value=\""
         << attribute(view.parent.empty() ? view.id : view.parent) << "\"><label>"
         << say(l, "Votre réponse", "Your answer")
         << "<textarea name=\"text\" rows=\"2\" maxlength=\"2000\"></textarea></label><button>"
         << say(l, "Répondre", "Answer") << "</button></form></details>";
  }
  if (mayModerate && view.state == "visible")
    html << "<details><summary>" << say(l, "Masquer", "Hide") << "</summary><form method=\"post\" action=\""
         << pages::href(base + "/hide") << "\">" << pages::csrfField(caller) << "<label>"
         << say(l, "Pourquoi (son auteur lira cette raison)", "Why (its author will read this reason)")
         << "<input name=\"reason\" required maxlength=\"300\"></label><button>" << say(l, "Masquer", "Hide")
         << "</button></form></details>";
  if (mayModerate && view.state == "hidden")
    html << postButton(caller, {base + "/show", std::string(say(l, "Montrer à nouveau", "Show again")), "on", "1"});
  return html;
}

Html reactions(sql::Connection& connection, const http::Caller& caller, const Story& story, Language l) {
  Html html;
  const bool own = story.authorId == caller.personId, published = story.report.state == "published";
  html << "<div class=\"row\">";
  if (story.kind == "report" && !own && published) {
    const bool useful = ideas::isUseful(connection, story.id, caller.personId);
    html << postButton(caller, {"/reports/" + story.id + "/useful",
                                std::string(say(l, "Utile", "Useful")) +
                                    (useful ? " · " + std::to_string(story.report.usefulCount) : ""),
                                "on", useful ? "0" : "1", useful});
  }
  const Following following = notifications::followingOf(connection, caller.personId, story.kind, story.id);
  const std::string follow = "/following/" + story.kind + "/" + story.id;
  html << postButton(
      caller,
      {follow, std::string(following == Following::follows ? say(l, "Suivi", "Followed") : say(l, "Suivre", "Follow")),
       "state", following == Following::follows ? "none" : "follows", following == Following::follows});
  html << postButton(
      caller,
      {follow,
       std::string(following == Following::muted ? say(l, "Muet", "Muted") : say(l, "Ne plus m’en parler", "Mute")),
       "state", following == Following::muted ? "none" : "muted", following == Following::muted});
  html << "</div>";
  if (story.kind != "report" || !published) return html;
  for (const ideas::IdeaRow& idea : ideas::ideasOf(connection, story.id)) {
    const bool supported = ideas::supports(connection, idea, caller.personId);
    html << "<div class=\"ideaform\" id=\"idea-" << attribute(idea.id) << "\"><p>" << idea.text << "</p>";
    if (!own)
      html << postButton(caller,
                         {"/ideas/" + idea.id + "/support",
                          std::string(supported ? say(l, "Soutenue", "Supported") : say(l, "Soutenir", "Support")) +
                              (supported ? " · " + std::to_string(idea.shownSupporters) : ""),
                          "on", supported ? "0" : "1", supported, false, notifications::beginningOf(idea.text, 60)});
    html << "</div>";
  }
  return html;
}
}  // namespace

std::string warningOf(const std::string& text) { return sha256Hex(text).substr(0, 32); }

Html postButton(const http::Caller& caller, const PostButton& button) {
  Html html;
  html << "<form method=\"post\" action=\"" << pages::href(button.action) << "\">" << pages::csrfField(caller);
  if (button.act)
    html << "<button class=\"act\"";
  else
    html << "<button";
  html << " name=\"" << attribute(button.name) << "\" value=\"" << attribute(button.value) << "\"";
  if (button.pressed) html << " aria-pressed=\"true\"";
  if (!button.described.empty()) html << " aria-label=\"" << attribute(button.label + " — " + button.described) << "\"";
  html << ">" << button.label << "</button></form>";
  return html;
}

Html thread(sql::Connection& connection, const http::Caller& caller, const Story& story, const std::string& freshId,
            const Written& written) {
  const Language l = languageFromTag(caller.language);
  const reports::Viewer reader = reports::viewerOf(caller);
  const bool mayModerate = scopeOf(Permission::moderateComments, caller.roles) == Scope::any;
  Html html;
  html << "<section class=\"talk\" id=\"talk\">" << reactions(connection, caller, story, l);
  std::vector<CommentView> views;
  for (const CommentRow& row : commentsOf(connection, story.kind, story.id, 0, kShown)) {
    if (mayRead(reader, story, row)) views.push_back(viewOf(connection, row, reader));
  }
  std::map<std::string, std::vector<const CommentView*>> answers;
  for (const CommentView& one : views) {
    if (!one.parent.empty() && !one.text.empty()) answers[one.parent].push_back(&one);
  }
  html << "<h2>" << say(l, "Commentaires", "Comments") << "</h2>";
  if (story.report.state == "withHost")
    html << "<p class=\"soft\">"
         << say(l,
                "C’est l’heure du magasin\u00a0: ce que vous écrivez ici reste entre ceux qui lisent le rapport "
                "aujourd’hui.",
                "This is the store's hour: what you write here stays between those who read the report now.")
         << "</p>";
  Html list;
  for (const CommentView& one : views) {
    if (!one.parent.empty()) continue;
    const auto& under = answers[one.id];
    if (one.text.empty() && under.empty()) continue;
    list << commentOf(one, caller, l, mayModerate);
    if (!under.empty()) {
      list << "<ul class=\"answers\">";
      for (const CommentView* answer : under) list << commentOf(*answer, caller, l, mayModerate) << "</li>";
      list << "</ul>";
    }
    list << "</li>";
  }
  if (list.empty())
    html << "<p class=\"soft\">"
         << say(l, "Personne n’a encore rien dit. Une question, ou ce que vous en avez fait, aide le plus.",
                "Nobody has said anything yet. A question, or what you did about it, helps most.")
         << "</p>";
  else
    html << "<ul class=\"list\">" << list << "</ul>";
  html << "<form method=\"post\" action=\"/" << urlPart(story.kind + "s") << "/" << urlPart(story.id)
       << "/comments\" id=\"write\">" << pages::csrfField(caller) << "<input type=\"hidden\" name=\"id\" value=\""
       << attribute(written.id.empty() ? freshId : written.id) << "\">";
  if (!written.parent.empty())
    html << "<input type=\"hidden\" name=\"parent\" value=\"" << attribute(written.parent) << "\">";
  if (written.revision > 1) html << "<input type=\"hidden\" name=\"revision\" value=\"" << written.revision << "\">";
  if (!written.problem.empty()) html << "<p class=\"notice\" role=\"alert\">" << written.problem << "</p>";
  if (!written.mentions.empty())
    html << "<input type=\"hidden\" name=\"warned\" value=\"" << attribute(warningOf(written.text)) << "\">"
         << mentionsNotice(written.mentions, l);
  html << "<label>"
       << say(l, "Votre commentaire (@ et le nom de quelqu’un l’appelle)",
              "Your comment (@ and somebody's name calls them)")
       << "<textarea name=\"text\" rows=\"4\" maxlength=\"2000\" required>" << written.text
       << "</textarea></label><button>"
       << (written.mentions.empty() ? say(l, "Commenter", "Comment")
                                    : say(l, "Commenter quand même", "Comment all the same"))
       << "</button></form></section>";
  return html;
}

}  // namespace passerelle::comments
