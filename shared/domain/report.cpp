#include "shared/domain/report.h"
#include "shared/base/text.h"

#include <algorithm>
#include <chrono>
#include <string_view>

#include "shared/base/id.h"
#include "shared/base/language.h"
#include "shared/domain/voice.h"

namespace passerelle {
namespace {

bool isCode(std::string_view text, std::size_t maxChars) {
  return text.size() <= maxChars && std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return c >= 0x80 ||
                  (c > 0x20 && std::string_view("\"'<>&\\").find(static_cast<char>(c)) == std::string_view::npos);
         });
}

bool isHash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Says the first rule that a report breaks, in the reader's language.
class Check {
 public:
  Check(const Report& report, std::string_view language) : m_report(report), m_language(language) {}

  Result<void> run() {
    if (!isCode(m_report.kind, 40) || m_report.kind.empty())
      return no("Le genre de visite n'est pas connu.", "The kind of visit is not known.", "/kind");
    if (m_report.language != "fr" && m_report.language != "en")
      return no("La langue du rapport est « fr » ou « en ».", "A report's language is \"fr\" or \"en\".", "/language");
    if (m_report.withdrawn) return {};
    if (isBlank(m_report.subject.code))
      return no("Il manque le magasin : choisissez-le pour envoyer.", "The store is missing: choose it to send.",
                "/subject/code");
    if (charactersIn(m_report.subject.code) > 80)
      return no("Ce nom de magasin est trop long.", "This store's name is too long.", "/subject/code");
    if (!isDate(m_report.visitedOn))
      return no("Il manque le jour de la visite : choisissez-le pour envoyer.",
                "The day of the visit is missing: choose it to send.", "/visitedOn");
    if (m_report.astonishments.empty() && m_report.ideas.empty() && m_report.senses.empty())
      return no("Le rapport est vide : écrivez au moins un étonnement ou une idée.",
                "The report is empty: write at least one astonishment or idea.", "/astonishments");
    if (auto sizes = counts(); !sizes) return sizes;
    if (auto media = manifest(); !media) return media;
    if (auto astonishments = this->astonishments(); !astonishments) return astonishments;
    if (auto senses = this->senses(); !senses) return senses;
    return ideas();
  }

 private:
  tl::unexpected<Error> no(std::string_view fr, std::string_view en, std::string field) const {
    return fail(ErrorCode::refused, say(m_language, fr, en), std::move(field));
  }
  tl::unexpected<Error> no(std::string_view fr, std::string_view en, const char* list, std::size_t index,
                           const char* member) const {
    return no(fr, en, std::string(list) + std::to_string(index) + member);
  }

  bool takeId(std::string_view id) {
    if (!isId(id) || std::find(m_ids.begin(), m_ids.end(), id) != m_ids.end()) return false;
    m_ids.push_back(id);
    return true;
  }

  Result<void> counts() {
    if (m_report.astonishments.size() > kMaxAstonishments)
      return no("Un rapport porte au plus 50 étonnements : faites-en un second.",
                "A report carries at most 50 astonishments: write a second one.", "/astonishments");
    if (m_report.ideas.size() > kMaxIdeas)
      return no("Un rapport porte au plus 20 idées : faites-en un second.",
                "A report carries at most 20 ideas: write a second one.", "/ideas");
    if (m_report.media.size() > kMaxMedia)
      return no("Un rapport porte au plus 40 pièces jointes : retirez-en.",
                "A report carries at most 40 attachments: remove some.", "/media");
    if (m_report.senses.size() > kMaxSenses)
      return no("Le parcours sensoriel compte au plus 60 cases.", "The sensory strip has at most 60 cells.", "/senses");
    m_ids.reserve(m_report.media.size() + m_report.astonishments.size() + m_report.ideas.size());
    return {};
  }

  Result<void> manifest() {
    bool photo = false;
    for (std::size_t i = 0; i < m_report.media.size(); ++i) {
      const ManifestEntry& medium = m_report.media[i];
      if (!takeId(medium.id))
        return no("Une pièce jointe n'a pas d'identifiant valable, ou deux ont le même.",
                  "An attachment has no valid id, or two have the same.", "/media/", i, "/id");
      if (medium.sizeBytes <= 0 || medium.sizeBytes > kMaxMediumBytes)
        return no("Une pièce jointe pèse au plus 12 Mo : réduisez-la.",
                  "An attachment weighs at most 12 MB: make it smaller.", "/media/", i, "/sizeBytes");
      if (!isHash(medium.sha256))
        return no("L'empreinte d'une pièce jointe manque.", "An attachment's hash is missing.", "/media/", i,
                  "/sha256");
      if (charactersIn(medium.caption) > 500 || medium.type.size() > 80)
        return no("Une légende compte au plus 500 caractères.", "A caption has at most 500 characters.", "/media/", i,
                  "/caption");
      if (medium.kind == MediumKind::voice &&
          (medium.sizeBytes > kMaxVoiceBytes || medium.durationMs > (kMaxVoice + kVoiceTolerance).count()))
        return no("Un mémo vocal dure au plus cinq minutes : coupez-le en deux.",
                  "A voice memo lasts at most five minutes: cut it in two.", "/media/", i, "/durationMs");
      photo = photo || medium.kind == MediumKind::photo;
    }
    m_manifestSize = m_ids.size();
    if (photo && !m_report.noRecognisablePerson)
      return no("Cochez « aucune personne reconnaissable » après avoir vérifié les photos.",
                "Tick \"no recognisable person\" after checking the photos.", "/noRecognisablePerson");
    return {};
  }

  Result<void> astonishments() {
    for (std::size_t i = 0; i < m_report.astonishments.size(); ++i) {
      const Astonishment& one = m_report.astonishments[i];
      if (!takeId(one.id))
        return no("Un étonnement n'a pas d'identifiant valable, ou deux ont le même.",
                  "An astonishment has no valid id, or two have the same.", "/astonishments/", i, "/id");
      if (isBlank(one.text) && isBlank(one.verbatim) && one.media.empty())
        return no("Un étonnement est vide : écrivez ce que vous avez vu, ou retirez-le.",
                  "An astonishment is empty: write what you saw, or remove it.", "/astonishments/", i, "/text");
      if (charactersIn(one.text) > kMaxTextChars || charactersIn(one.verbatim) > kMaxTextChars)
        return no("Un texte compte au plus 8 000 caractères : coupez-le en deux étonnements.",
                  "A text has at most 8,000 characters: cut it into two astonishments.", "/astonishments/", i, "/text");
      if (!isCode(one.momentOfTruth, 80) || !isCode(one.sense, 40))
        return no("Ce moment de vérité ou ce sens n'est pas connu.", "This moment of truth or sense is not known.",
                  "/astonishments/", i, "/momentOfTruth");
      if (charactersIn(one.question) > kMaxQuestionChars)
        return no("Une question compte au plus 300 caractères.", "A question has at most 300 characters.",
                  "/astonishments/", i, "/question");
      const auto end = m_ids.begin() + static_cast<std::ptrdiff_t>(m_manifestSize);
      for (const std::string& id : one.media) {
        if (std::find(m_ids.begin(), end, id) == end)
          return no("Un étonnement montre une pièce jointe qui n'est pas dans le rapport.",
                    "An astonishment shows an attachment that is not in the report.", "/astonishments/", i, "/media");
      }
    }
    return {};
  }

  Result<void> senses() {
    for (std::size_t i = 0; i < m_report.senses.size(); ++i) {
      const SenseMark& mark = m_report.senses[i];
      if (mark.moment.empty() || !isCode(mark.moment, 80) || mark.sense.empty() || !isCode(mark.sense, 40))
        return no("Une case du parcours sensoriel n'a pas de moment de vérité ou de sens.",
                  "A cell of the sensory strip has no moment of truth or no sense.", "/senses/", i, "/moment");
      const auto same = [&mark](const SenseMark& other) {
        return other.moment == mark.moment && other.sense == mark.sense;
      };
      if (std::any_of(m_report.senses.begin(), m_report.senses.begin() + static_cast<std::ptrdiff_t>(i), same))
        return no("Une case du parcours sensoriel est remplie deux fois.",
                  "A cell of the sensory strip is filled twice.", "/senses/", i, "/sense");
      if (charactersIn(mark.word) > kMaxWordChars)
        return no("Le mot d'une case compte au plus 200 caractères.", "A cell's words have at most 200 characters.",
                  "/senses/", i, "/word");
    }
    return {};
  }

  Result<void> ideas() {
    for (std::size_t i = 0; i < m_report.ideas.size(); ++i) {
      const ReportIdea& idea = m_report.ideas[i];
      if (!takeId(idea.id))
        return no("Une idée n'a pas d'identifiant valable, ou deux ont le même.",
                  "An idea has no valid id, or two have the same.", "/ideas/", i, "/id");
      if (isBlank(idea.text))
        return no("Une idée est vide : écrivez-la, ou retirez-la.", "An idea is empty: write it, or remove it.",
                  "/ideas/", i, "/text");
      if (charactersIn(idea.text) > kMaxTextChars)
        return no("Une idée compte au plus 8 000 caractères.", "An idea has at most 8,000 characters.", "/ideas/", i,
                  "/text");
    }
    return {};
  }

  const Report& m_report;
  std::string_view m_language;
  std::vector<std::string_view> m_ids;  ///< the manifest's first; at most 110, so a search is faster than a tree
  std::size_t m_manifestSize = 0;
};

}  // namespace

bool isDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&text](std::size_t from, std::size_t length) {
    int value = 0;
    for (char c : text.substr(from, length)) value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

Result<void> validate(const Report& report, std::string_view language) { return Check(report, language).run(); }

}  // namespace passerelle
