#include "tests/bench/mail/bare_engine.h"

#include <ctemplate/template.h>

#include "backend/editions/mail_css.h"
#include "backend/editions/story_words.h"

namespace passerelle::testing {
namespace {
constexpr const char* kHtml =
    R"({{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{SUBJECT}}</title>
</head>
<body>
<main class="sheet">
<h1>Passerelle</h1>
<p class="date">Semaine 47, du 16 au 22 novembre 2026</p>
<h2>Les récits</h2>
{{#STORY}}<div class="story">
<p class="kicker"><span class="{{TONE}}">{{TONEWORDS}}</span> · {{MOMENT}} · {{PLACE}}</p>
<h3>{{HEADLINE}}</h3>
<blockquote>« {{VERBATIM}} »</blockquote>
<p>{{REST}}</p>
<div class="idea">
<p class="label">L’idée</p>
<p>{{IDEA}}</p>
</div>
<div class="reply">
<p class="label">Le magasin remercie et précise</p>
<p>{{REPLY}}</p>
</div>
<p class="by">{{AUTHOR}}, {{DEPARTMENT}} · {{KIND}} · mardi 17 novembre · <a href="https://passerelle.tilleul.example/reports/{{ID}}">Lire et soutenir</a></p>
</div>
{{/STORY}}<p class="act"><a href="https://passerelle.tilleul.example/editions/2026-W47">Lire l’édition entière</a></p>
<div class="foot">
<p>Vous recevez cette lettre parce que votre adresse est dans Passerelle. Rien n’y compte vos lectures.</p>
<p><a href="{{UNSUBSCRIBE}}">Une fois par mois, ou plus jamais</a></p>
</div>
</main>
</body>
</html>
)";
constexpr const char* kText =
    R"({{SUBJECT}}

{{#STORY}}{{TONEWORDS}} · {{MOMENT}} · {{PLACE}}
{{HEADLINE}}
{{REST}}
  « {{VERBATIM}} »
Idée : {{IDEA}}
> Le magasin remercie et précise : {{REPLY}}
{{AUTHOR}}, {{DEPARTMENT}} · mardi 17 novembre
https://passerelle.tilleul.example/reports/{{ID}}

{{/STORY}}{{UNSUBSCRIBE}}
)";
}  // namespace

struct BareEngine::State {
  std::unique_ptr<ctemplate::Template> html, text;
  std::unique_ptr<ctemplate::TemplateDictionary> dictionary;
};

BareEngine::BareEngine(const editions::Edition& edition) : m_state(std::make_unique<State>()) {
  m_state->html.reset(ctemplate::Template::StringToTemplate(kHtml, ctemplate::DO_NOT_STRIP));
  m_state->text.reset(ctemplate::Template::StringToTemplate(kText, ctemplate::DO_NOT_STRIP));
  m_state->dictionary = std::make_unique<ctemplate::TemplateDictionary>("letter");
  m_state->dictionary->SetValue("SUBJECT", "Passerelle, semaine 47");
  for (const editions::Story& story : edition.stories) {
    ctemplate::TemplateDictionary* one = m_state->dictionary->AddSectionDictionary("STORY");
    const editions::StoryAstonishment& first = story.astonishments[0];
    const editions::Split split = editions::splitHeadline(first.text);
    one->SetValue("TONE", first.tone);
    one->SetValue("TONEWORDS", std::string(editions::toneWords(first.tone, Language::french)));
    one->SetValue("MOMENT", first.moment);
    one->SetValue("PLACE", story.place);
    one->SetValue("HEADLINE", split.headline);
    one->SetValue("REST", editions::shortened(split.rest, 600));
    one->SetValue("VERBATIM", first.verbatim);
    one->SetValue("IDEA", story.ideas[0]);
    one->SetValue("REPLY", story.reply ? story.reply->text : std::string());
    one->SetValue("AUTHOR", story.author);
    one->SetValue("DEPARTMENT", story.department);
    one->SetValue("KIND", story.kind);
    one->SetValue("ID", story.reportId);
  }
}

BareEngine::~BareEngine() = default;

std::string BareEngine::letterFor(const std::string& unsubscribeUrl) {
  // Not copied: the dictionary's arena would keep every address ever set.
  m_state->dictionary->SetValueWithoutCopy("UNSUBSCRIBE", unsubscribeUrl);
  std::string out;
  m_state->html->Expand(&out, m_state->dictionary.get());
  m_state->text->Expand(&out, m_state->dictionary.get());
  return out;
}

}  // namespace passerelle::testing
