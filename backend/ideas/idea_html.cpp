#include "backend/ideas/idea_html.h"

#include "backend/pages/layout.h"
#include "shared/base/text.h"

namespace passerelle::ideas {
namespace {
using pages::attribute;
using pages::Html;
using pages::urlPart;

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

std::string countsOf(std::int64_t supporters, std::int64_t readers, Language l) {
  return counted(supporters, say(l, "soutien", "supporter"), say(l, "soutiens", "supporters")) +
         std::string(say(l, " sur ", " of ")) +
         counted(readers, say(l, "lecteur", "reader"), say(l, "lecteurs", "readers"));
}

/// A form that is one button.
Html press(const std::string& action, std::string_view words, const http::Caller& caller, bool act,
           const Html& fields = {}) {
  Html out;
  out << "<form method=\"post\" action=\"" << pages::href(action) << "\">" << pages::csrfField(caller) << fields;
  if (act)
    out << "<button class=\"act\">" << words << "</button></form>";
  else
    out << "<button>" << words << "</button></form>";
  return out;
}

Html hidden(std::string_view name, std::string_view value) {
  Html out;
  out << "<input type=\"hidden\" name=\"" << attribute(name) << "\" value=\"" << attribute(value) << "\">";
  return out;
}

Html supportHtml(const IdeaView& view, const http::Caller& caller, Language l) {
  Html out;
  const std::string path = "/ideas/" + view.idea.id + "/support";
  const auto fields = [](std::string_view on) {
    Html both;
    both << hidden("on", on) << hidden("page", "idea");
    return both;
  };
  if (view.own) {
    out << "<p class=\"soft\">"
        << say(l, "C’est la vôtre\u00a0: d’autres la soutiennent, et vous saurez ce qu’elle devient.",
               "It is yours: others support it, and you will learn what becomes of it.")
        << "</p>";
  } else if (view.supported) {
    out << "<div class=\"row\"><p role=\"status\"><strong>" << say(l, "Vous la soutenez.", "You support it.")
        << "</strong> " << countsOf(view.idea.shownSupporters, view.idea.shownReaders, l) << "</p>"
        << press(path, say(l, "Ne plus soutenir", "Support no more"), caller, false, fields("0")) << "</div>";
  } else {
    out << press(path, say(l, "Soutenir cette idée", "Support this idea"), caller, true, fields("1"))
        << "<p class=\"soft small\">"
        << say(l, "Les nombres se montrent après\u00a0: votre avis d’abord.",
               "Numbers show afterwards: your view first.")
        << "</p>";
  }
  return out;
}

Html ownHtml(const IdeaView& view, const http::Caller& caller, Language l) {
  Html out;
  if (view.ownHash.empty()) return out;
  const std::string path = "/ideas/" + view.idea.id;
  out << "<details><summary>" << say(l, "La corriger ou la retirer", "Correct or withdraw it")
      << "</summary><form method=\"post\" action=\"" << pages::href(path) << "\">" << pages::csrfField(caller)
      << hidden("base", view.ownHash) << "<label>" << say(l, "Votre idée", "Your idea")
      << "<textarea name=\"text\" rows=\"4\" required maxlength=\"8000\">" << view.idea.text
      << "</textarea></label><p><button>" << say(l, "Enregistrer", "Save") << "</button></p></form>";
  Html fields;
  fields << hidden("base", view.ownHash) << hidden("withdraw", "yes");
  out << press(path, say(l, "Retirer cette idée", "Withdraw this idea"), caller, false, fields) << "</details>";
  return out;
}

Html mergingHtml(const IdeaView& view, const http::Caller& caller, Language l) {
  Html out;
  if (!view.merged.empty()) {
    out << "<h2>" << say(l, "Réunies ici", "Merged here") << "</h2><ul class=\"list\">";
    for (const IdeaView::Member& member : view.merged) {
      out << "<li><div class=\"row\"><span>" << member.text << "<br><span class=\"soft small\">" << member.author
          << "</span></span>";
      if (view.triages && !member.mergeId.empty())
        out << press("/merges/" + member.mergeId + "/undo", say(l, "Séparer", "Take apart"), caller, false,
                     hidden("idea", view.idea.id));
      out << "</div></li>";
    }
    out << "</ul>";
  }
  if (view.triages && !view.similar.empty()) {
    out << "<details><summary>" << say(l, "Fusionner avec une idée semblable", "Merge with a similar idea")
        << "</summary><p class=\"small soft\">"
        << say(l,
               "La plus ancienne reste\u00a0; soutiens et lecteurs s’additionnent sans doublon, les auteurs deviennent "
               "coauteurs. Cela se défait.",
               "The older one stays; supporters and readers are joined, nobody twice; the authors become co-authors. "
               "It "
               "can be undone.")
        << "</p><ul class=\"list\">";
    for (const SimilarIdea& other : view.similar) {
      Html fields;
      fields << hidden("with", other.id) << hidden("merge", view.mergeId);
      out << "<li><div class=\"row\"><a href=\"/ideas/" << urlPart(other.id) << "\">" << titleOf(other.text) << "</a>"
          << press("/ideas/" + view.idea.id + "/merge", say(l, "Fusionner", "Merge"), caller, false, fields)
          << "</div></li>";
    }
    out << "</ul></details>";
  }
  return out;
}
}  // namespace

std::string titleOf(const std::string& text, std::size_t most) {
  std::string title = text.substr(0, text.find('\n'));
  const std::size_t sentence = title.find(". ");
  if (sentence != std::string::npos) title.resize(sentence + 1);
  return cutAtWord(title, most);
}

Html ideaListHtml(const IdeaListView& view, Language l) {
  const bool best = view.order == IdeaOrder::supported;
  Html out;
  out << "<h1>" << (best ? say(l, "Les plus soutenues", "Most supported") : say(l, "Les plus récentes", "Newest"))
      << "</h1><p class=\"lead\">"
      << say(l,
             "Classées par la part de lecteurs qui soutiennent, pas par le nombre\u00a0: une idée peu vue garde sa "
             "chance.",
             "Ranked by the share of readers who support, not by their number: an idea that few have seen keeps its "
             "chance.")
      << "</p><p class=\"row\"><span>";
  if (best)
    out << "<strong>" << say(l, "Les plus soutenues", "Most supported")
        << "</strong> · <a href=\"/ideas?order=newest\">" << say(l, "Les plus récentes", "Newest") << "</a>";
  else
    out << "<a href=\"/ideas\">" << say(l, "Les plus soutenues", "Most supported") << "</a> · <strong>"
        << say(l, "Les plus récentes", "Newest") << "</strong>";
  out << "</span><a class=\"button\" href=\"/ideas/new\">" << say(l, "Proposer une idée", "Propose an idea")
      << "</a></p>";
  if (view.triages)
    out << "<p class=\"small\"><a href=\"/triage\">" << say(l, "Trier avant le comité", "Triage before the committee")
        << "</a> · <a href=\"/ideas/unread\">"
        << say(l, "Les idées sans premiers lecteurs", "Ideas without their first readers") << "</a></p>";
  if (view.lines.empty())
    out << "<p>"
        << say(l, "Aucune idée publiée pour l’instant\u00a0: proposez la première.", "No idea yet: propose the first.")
        << "</p>";
  out << "<ol class=\"list\">";
  for (const IdeaListView::Line& line : view.lines) {
    out << "<li><a href=\"/ideas/" << urlPart(line.idea.id) << "\"><strong>" << titleOf(line.idea.text)
        << "</strong></a><br><span class=\"soft small\">" << line.author;
    if (!line.place.empty()) out << " · " << line.place;
    if (line.supported) out << " · " << countsOf(line.idea.supporters, line.idea.readers, l);
    out << "</span></li>";
  }
  out << "</ol>";
  if (!view.next.empty()) {
    out << "<p><a class=\"button\" href=\"/ideas?after=" << urlPart(view.next);
    if (!best) out << "&amp;order=newest";
    out << "\">" << say(l, "La suite", "More") << "</a></p>";
  }
  return out;
}

Html ideaHtml(const IdeaView& view, const http::Caller& caller, Language l) {
  const std::string title = titleOf(view.idea.text);
  Html out;
  out << "<p class=\"small\"><a href=\"/ideas\">" << say(l, "Les idées", "Ideas") << "</a></p><h1>" << title << "</h1>";
  if (title != view.idea.text) out << "<p class=\"typed\">" << view.idea.text << "</p>";
  out << "<p class=\"soft\">" << view.author;
  if (!view.department.empty()) out << ", " << view.department;
  for (const std::string& name : view.coAuthors) out << say(l, " avec ", " with ") << name;
  if (view.idea.publishedAt) out << " · " << pages::dateTime(*view.idea.publishedAt, l);
  out << "</p>";
  if (!view.idea.reportId.empty()) {
    out << "<p><a href=\"/reports/" << urlPart(view.idea.reportId) << "\">"
        << say(l, "Lire le rapport d’où elle vient", "Read the report it comes from");
    if (!view.place.empty()) out << " (" << view.place << ")";
    out << "</a></p>";
  }
  out << "<section class=\"card\" aria-label=\"" << attribute(say(l, "Votre avis", "Your view")) << "\">"
      << supportHtml(view, caller, l) << "</section>" << ownHtml(view, caller, l) << mergingHtml(view, caller, l);
  return out;
}

Html ideaFormHtml(const IdeaFormView& view, const http::Caller& caller, Language l) {
  Html out;
  out << "<h1>" << say(l, "Proposer une idée", "Propose an idea") << "</h1>";
  if (view.wrong) out << "<p class=\"notice\" role=\"alert\">" << view.wrong->message << "</p>";
  if (!view.similar.empty()) {
    out << "<div class=\"notice\" role=\"alert\"><p><strong>"
        << say(l, "Ces idées disent peut-être la même chose\u00a0: les soutenir porte plus loin.",
               "These ideas may say the same: supporting one carries further.")
        << "</strong></p><ul class=\"list\">";
    for (const SimilarIdea& other : view.similar)
      out << "<li><a href=\"/ideas/" << urlPart(other.id) << "\">" << titleOf(other.text) << "</a></li>";
    out << "</ul></div>";
  }
  if (!view.mentions.empty()) {
    out << "<div class=\"notice\" role=\"alert\"><p><strong>"
        << say(l, "On pourrait reconnaître quelqu’un. Dites plutôt\u00a0:", "Somebody could be recognised. Rather say:")
        << "</strong></p><ul>";
    for (const words::Mention& mention : view.mentions) {
      out << "<li>« " << mention.text << " »";
      if (!mention.proposals.empty() && !mention.proposals.front().empty())
        out << " → « " << mention.proposals.front() << " »";
      out << "</li>";
    }
    out << "</ul></div>";
  }
  out << "<form method=\"post\" action=\"/ideas\">" << pages::csrfField(caller) << hidden("id", view.id)
      << hidden("warned", view.warned) << "<label>"
      << say(l, "Ce que vous changeriez, en une ou deux phrases", "What you would change, in one or two sentences")
      << "<textarea name=\"text\" rows=\"5\" required maxlength=\"8000\">" << view.text << "</textarea></label><p>"
      << "<button class=\"act\">"
      << (view.warned.empty() ? say(l, "Déposer", "File") : say(l, "Déposer quand même", "File it all the same"))
      << "</button></p></form>";
  return out;
}

}  // namespace passerelle::ideas
