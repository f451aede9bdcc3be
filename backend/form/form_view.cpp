#include "backend/form/form_view.h"

#include <map>

#include "backend/editions/edition_words.h"
#include "backend/pages/layout.h"
#include "shared/base/digest.h"

namespace passerelle::form {
namespace {
using pages::attribute;
using pages::Html;

/// The form while it is written: each field with its label, its hint and, if it is the one, what is wrong with it.
class Writer {
 public:
  explicit Writer(const FormView& view) : m_view(view), m_l(view.language) {}

  Html take() { return std::move(m_out); }

  void hidden(std::string_view name, std::string_view value) {
    m_out << "<input type=\"hidden\" name=\"" << attribute(name) << "\" value=\"" << attribute(value) << "\">";
  }

  void unit() {
    if (!m_view.caller.known()) return hidden("unit", m_view.words.unit);
    open("unit", say(m_l, "Magasin", "Shop"));
    if (m_view.units.empty()) {
      m_out << "<input id=\"unit\" name=\"unit\" maxlength=\"80\" required value=\"" << attribute(m_view.words.unit)
            << "\"";
      told("unit", say(m_l, "Son code, affiché à l’entrée de la réserve.", "Its code, shown at the stockroom's door."));
      return;
    }
    m_out << "<select id=\"unit\" name=\"unit\" required";
    described("unit", {});
    m_out << "><option value=\"\">" << say(m_l, "— à choisir —", "— choose —") << "</option>";
    std::map<std::string, std::vector<const units::Unit*>> regions;
    for (const units::Unit& one : m_view.units) regions[one.region].push_back(&one);
    for (const auto& [region, ones] : regions) {
      m_out << "<optgroup label=\"" << attribute(region) << "\">";
      for (const units::Unit* one : ones) option(one->code, one->name, m_view.words.unit);
      m_out << "</optgroup>";
    }
    m_out << "</select>";
    close("unit", {});
  }

  void dayAndKind() {
    open("day", say(m_l, "Jour de la visite", "Day of the visit"));
    m_out << "<input type=\"date\" id=\"day\" name=\"day\" required max=\"" << attribute(m_view.today) << "\" value=\""
          << attribute(m_view.words.day) << "\"";
    told("day", {});
    if (m_view.kinds.empty()) return hidden("kind", m_view.words.kind);
    open("kind", say(m_l, "Occasion", "Occasion"));
    m_out << "<select id=\"kind\" name=\"kind\">";
    for (const auto& [code, label] : m_view.kinds) option(code, label, m_view.words.kind);
    m_out << "</select>";
  }

  void tones() {
    m_out << "<fieldset><legend>" << say(m_l, "Ce qui vous a étonné", "What surprised you") << "</legend>";
    tone("good", "▲", say(m_l, "En bien", "For the better"));
    tone("bad", "▼", say(m_l, "En mal", "For the worse"));
    tone("puzzling", "?", say(m_l, "Sans savoir qu’en penser", "Puzzling"));
    m_out << "</fieldset>";
  }

  void area(const char* name, std::string_view label, const std::string& value, int rows, std::string_view hint) {
    open(name, label);
    // A textarea drops the first line end after its tag: one more stands there for it.
    m_out << "<textarea id=\"" << attribute(name) << "\" name=\"" << attribute(name) << "\" rows=\"" << rows
          << "\" maxlength=\"8000\"";
    described(name, hint);
    m_out << ">\n" << value << "</textarea>";
    close(name, hint);
  }

  void picture() {
    open("picture", say(m_l, "Une photo (facultative)", "A picture (optional)"));
    m_out << "<input type=\"file\" id=\"picture\" name=\"picture\" accept=\"image/jpeg,image/png\"";
    told("picture", say(m_l, "JPEG ou PNG, 12 Mo au plus. Lieu, heure et appareil en sont effacés à l’arrivée.",
                        "JPEG or PNG, 12 MB at most. Place, time and camera are erased from it on arrival."));
    m_out << "<label class=\"tick\"><input type=\"checkbox\" id=\"nobody\" name=\"nobody\" value=\"yes\"";
    if (m_view.words.nobodyRecognisable) m_out << " checked";
    described("nobody", {});
    m_out << "><span>"
          << say(m_l, "Personne n’est reconnaissable sur la photo", "Nobody can be recognised in the picture")
          << "</span></label>";
    close("nobody", {});
  }

 private:
  bool isWrong(std::string_view name) const { return m_view.wrong && m_view.wrong->field == name; }

  void open(std::string_view name, std::string_view label) {
    m_out << "<label for=\"" << attribute(name) << "\">" << label << "</label>";
  }
  /// The end of a field's tag: which lines tell about it.
  void described(std::string_view name, std::string_view hint) {
    if (isWrong(name)) m_out << " aria-invalid=\"true\"";
    if (!isWrong(name) && hint.empty()) return;
    m_out << " aria-describedby=\"";
    if (isWrong(name)) m_out << attribute(name) << "-wrong";
    if (isWrong(name) && !hint.empty()) m_out << " ";
    if (!hint.empty()) m_out << attribute(name) << "-hint";
    m_out << "\"";
  }
  void close(std::string_view name, std::string_view hint) {
    if (isWrong(name))
      m_out << "<p class=\"wrong\" id=\"" << attribute(name) << "-wrong\">" << m_view.wrong->message << "</p>";
    if (!hint.empty()) m_out << "<p class=\"hint\" id=\"" << attribute(name) << "-hint\">" << hint << "</p>";
  }
  void told(std::string_view name, std::string_view hint) {
    described(name, hint);
    m_out << ">";
    close(name, hint);
  }
  void option(const std::string& value, const std::string& label, const std::string& chosen) {
    m_out << "<option value=\"" << attribute(value) << "\"";
    if (value == chosen) m_out << " selected";
    m_out << ">" << label << "</option>";
  }
  void tone(std::string_view value, std::string_view sign, std::string_view label) {
    m_out << "<label class=\"tick\"><input type=\"radio\" name=\"tone\" value=\"" << attribute(value) << "\"";
    if (m_view.words.tone == value) m_out << " checked";
    m_out << "><span><span class=\"" << attribute(value) << "\" aria-hidden=\"true\">" << sign << "</span> " << label
          << "</span></label>";
  }

  const FormView& m_view;
  const Language m_l;
  Html m_out;
};

std::string_view stateIn(const std::string& state, Language l) {
  if (state == "published") return say(l, "publié", "published");
  if (state == "withdrawn") return say(l, "retiré", "withdrawn");
  return say(l, "chez le magasin", "with the shop");
}

void next(Html& content, const Filed& filed, Language l) {
  content << "<h2>" << say(l, "Ce qui se passe maintenant", "What happens next") << "</h2>";
  if (filed.row.state == "withdrawn") {
    content << "<p>"
            << say(l, "Ce rapport a été retiré\u00a0: plus personne ne le lit.",
                   "This report was withdrawn: nobody reads it any more.")
            << "</p>";
    return;
  }
  if (filed.row.state == "published" && filed.row.publishedAt) {
    content << "<p>" << say(l, "Publié le ", "Published on ") << pages::dateTime(*filed.row.publishedAt, l)
            << say(l, "\u00a0: tout le monde peut le lire dans l’application et l’édition de la semaine.",
                   ": everybody can read it in the app and in the edition of the week.")
            << "</p>";
    return;
  }
  content << "<ol><li>"
          << say(l, "C’est l’heure du magasin\u00a0: il le lit en premier, jusqu’au ",
                 "This is the store’s hour: the shop reads it first, until ")
          << pages::dateTime(filed.row.hourEndsAt, l)
          << say(l, ". Il peut remercier, corriger, expliquer ou demander un flou.",
                 ". It can thank, correct, explain or ask for a blur.")
          << "</li><li>"
          << say(l, "Dès qu’il répond, ou au plus tard à cette heure, le rapport est publié avec sa réponse.",
                 "As soon as it answers, or at that time at the latest, the report is published with its answer.")
          << "</li>";
  if (!filed.report.ideas.empty())
    content << "<li>"
            << say(l, "Dès la publication, chacun peut soutenir votre idée dans l’application.",
                   "From publication on, everybody can support your idea in the app.")
            << "</li>";
  content << "</ol>";
}

Html mentionsNotice(const std::vector<words::Mention>& mentions, Language l) {
  Html notice;
  notice << "<div class=\"notice alert\" role=\"alert\"><h2>"
         << say(l, "À relire avant d’envoyer\u00a0: quelqu’un semble désigné",
                "To be read again before it is sent: somebody seems to be meant")
         << "</h2><ul>";
  for (const words::Mention& mention : mentions) {
    notice << "<li>" << say(l, "«\u00a0", "“") << mention.text << say(l, "\u00a0»", "”");
    for (const std::string& proposal : mention.proposals) {
      if (proposal.empty()) continue;
      notice << say(l, "\u00a0: dites plutôt «\u00a0", ": rather say “") << proposal << say(l, "\u00a0»", "”");
      break;
    }
    notice << "</li>";
  }
  notice << "</ul><p>"
         << say(l,
                "Changez ces mots, puis envoyez. Si personne n’est désigné (une marque, une rue), envoyez tel quel. "
                "Une photo choisie avant est à choisir de nouveau.",
                "Change these words, then send. If nobody is meant (a brand, a street), send as it is. A picture "
                "chosen before must be chosen again.")
         << "</p></div>";
  return notice;
}

}  // namespace

std::string digestOf(const Words& words) {
  return sha256Hex(words.text + "\n" + words.verbatim + "\n" + words.idea).substr(0, 32);
}

http::Response formPage(int status, const FormView& view) {
  const Language l = view.language;
  const bool known = view.caller.known();
  Writer form(view);
  Html content;
  if (view.wrong) {
    content << "<div class=\"notice alert\" role=\"alert\"><h2>"
            << say(l, "Pas encore envoyé\u00a0: vos mots sont toujours là", "Not sent yet: your words are still here")
            << "</h2><p>";
    if (view.wrong->field.empty())
      content << view.wrong->message;
    else
      content << "<a href=\"#" << attribute(view.wrong->field) << "\">" << view.wrong->message << "</a>";
    content << "</p>";
    if (!known)
      content << "<p>"
              << say(l,
                     "Ouvrez votre lien personnel dans un autre onglet, puis revenez ici et appuyez sur Envoyer. Si "
                     "vous n’avez plus de lien, copiez vos mots avant de fermer cette page.",
                     "Open your personal link in another tab, then come back here and press Send. If you have no link "
                     "any more, copy your words before you close this page.")
              << "</p>";
    content << "<p>"
            << say(l, "Une photo choisie avant est à choisir de nouveau\u00a0: le navigateur ne la garde pas.",
                   "A picture chosen before must be chosen again: the browser does not keep it.")
            << "</p></div>";
  }
  if (!view.mentions.empty()) content << mentionsNotice(view.mentions, l);
  content << "<h1>" << say(l, "Déposer un étonnement", "File an astonishment") << "</h1><p class=\"lead\">"
          << say(l,
                 "Il faut du réseau pour envoyer. Ne nommez personne\u00a0: «\u00a0une vendeuse\u00a0», pas son prénom "
                 "ni son allure.",
                 "Sending needs network. Name nobody: “a sales assistant”, not the first name nor the looks.")
          << "</p><form class=\"card filing\" method=\"post\" action=\"/form\" enctype=\"multipart/form-data\">";
  // First, so that they are known before the picture comes.
  form.hidden("csrf", view.caller.csrf);
  form.hidden("id", view.words.id);
  if (!view.mentions.empty()) form.hidden("warned", digestOf(view.words));
  form.unit();
  form.dayAndKind();
  form.tones();
  form.area("text", say(l, "Ce que vous avez vu", "What you saw"), view.words.text, 5, {});
  form.area("verbatim", say(l, "Les mots du client, s’il a parlé", "The customer’s own words, if any"),
            view.words.verbatim, 2, {});
  form.area("idea", say(l, "Ce que vous changeriez (facultatif)", "What you would change (optional)"), view.words.idea,
            3, {});
  form.picture();
  content << form.take() << "<p><button class=\"act\">" << say(l, "Envoyer", "Send") << "</button></p></form>";
  if (known) content << "<p><a href=\"/form/mine\">" << say(l, "Mes dépôts", "What I filed") << "</a></p>";
  std::string title(say(l, "Déposer un étonnement", "File an astonishment"));
  if (view.wrong || !view.mentions.empty()) title = std::string(say(l, "À corriger\u00a0: ", "To be mended: ")) + title;
  return pages::page(status, {title, l, known ? &view.caller : nullptr}, content);
}

http::Response receiptPage(const Filed& filed, const http::Caller& caller, Language l) {
  Html content;
  content << "<h1><span class=\"good\" aria-hidden=\"true\">✓</span> " << say(l, "Reçu", "Received")
          << "</h1><div class=\"card\"><dl><dt>" << say(l, "Quand", "When") << "</dt><dd>"
          << pages::dateTime(filed.row.updatedAt, l) << "</dd><dt>" << say(l, "Magasin", "Shop") << "</dt><dd>"
          << filed.unitName << " (" << filed.row.subjectCode << "), " << editions::dayInWords(filed.row.visitedOn, l)
          << "</dd><dt>" << say(l, "Photo", "Picture") << "</dt><dd>";
  if (filed.media.empty()) content << say(l, "aucune", "none");
  for (const auto& medium : filed.media)
    content << say(l, "reçue le ", "received on ") << pages::dateTime(medium.receivedAt, l)
            << "<br><span class=\"link\">SHA-256 " << medium.shaReceived << "</span>";
  content << "</dd><dt>" << say(l, "Numéro", "Number") << "</dt><dd class=\"link\">" << filed.row.id << "</dd><dt>"
          << say(l, "Empreinte du texte (SHA-256)", "Hash of the text (SHA-256)") << "</dt><dd class=\"link\">"
          << filed.row.hash << "</dd></dl></div>";
  next(content, filed, l);
  content << "<h2>" << say(l, "Ce que vous avez écrit", "What you wrote") << "</h2>";
  for (const Astonishment& one : filed.report.astonishments) {
    if (!one.verbatim.empty())
      content << "<blockquote>" << say(l, "«\u00a0", "“") << one.verbatim << say(l, "\u00a0»", "”") << "</blockquote>";
    if (!one.text.empty()) content << "<p class=\"typed\">" << one.text << "</p>";
  }
  for (const ReportIdea& idea : filed.report.ideas)
    content << "<p class=\"typed\"><strong>" << say(l, "Idée\u00a0: ", "Idea: ") << "</strong>" << idea.text << "</p>";
  content << "<p><a class=\"button\" href=\"/form\">" << say(l, "En déposer un autre", "File another one")
          << "</a></p><p><a href=\"/form/mine\">" << say(l, "Mes dépôts", "What I filed") << "</a></p>";
  return pages::page(200, {std::string(say(l, "Reçu", "Received")), l, &caller}, content);
}

http::Response filingsPage(const std::vector<Filed>& filings, const http::Caller& caller, Language l) {
  Html content;
  const std::string title(say(l, "Mes dépôts", "What I filed"));
  content << "<h1>" << title << "</h1>";
  if (filings.empty())
    content << "<p>"
            << say(l, "Rien n’a encore été déposé par ce formulaire. Ce que vous envoyez s’affichera ici.",
                   "Nothing was filed by this form yet. What you send will show here.")
            << "</p>";
  else
    content << "<ul class=\"list\">";
  for (const Filed& filed : filings) {
    content << "<li><a href=\"/form/filed/" << pages::urlPart(filed.row.id) << "\">"
            << (filed.unitName.empty() ? filed.row.subjectCode : filed.unitName) << ", "
            << editions::dayInWords(filed.row.visitedOn, l) << "</a><br><span class=\"soft small\">"
            << say(l, "reçu le ", "received on ") << pages::dateTime(filed.row.receivedAt, l) << " · "
            << stateIn(filed.row.state, l) << "</span></li>";
  }
  if (!filings.empty()) content << "</ul>";
  content << "<p><a class=\"button\" href=\"/form\">" << say(l, "Déposer", "File") << "</a></p>";
  if (caller.formOnly)
    content << "<form method=\"post\" action=\"/form/leave\">" << pages::csrfField(caller) << "<button>"
            << say(l, "Quitter sur ce téléphone", "Leave on this phone") << "</button></form>";
  return pages::page(200, {title, l, &caller}, content);
}

}  // namespace passerelle::form
