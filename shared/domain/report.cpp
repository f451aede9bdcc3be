#include "shared/domain/report.h"

#include <algorithm>
#include <set>

#include "shared/base/id.h"

namespace passerelle {
namespace {
bool isDate(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  const int month = std::stoi(text.substr(5, 2)), day = std::stoi(text.substr(8, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

std::size_t characters(const std::string& utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

tl::unexpected<Error> refuse(std::string message, std::string field) {
  return fail(ErrorCode::refused, std::move(message), std::move(field));
}
}  // namespace

Result<void> validate(const Report& report) {
  if (report.withdrawn) return {};
  if (report.subject.code.empty()) return refuse("Il manque le magasin : choisissez-le pour envoyer.", "/subject/code");
  if (!isDate(report.visitedOn))
    return refuse("Il manque le jour de la visite : choisissez-le pour envoyer.", "/visitedOn");
  if (report.astonishments.empty() && report.ideas.empty())
    return refuse("Le rapport est vide : écrivez au moins un étonnement ou une idée.", "/astonishments");
  if (report.astonishments.size() > kMaxAstonishments)
    return refuse("Un rapport porte au plus 50 étonnements : faites-en un second.", "/astonishments");
  if (report.ideas.size() > kMaxIdeas)
    return refuse("Un rapport porte au plus 20 idées : faites-en un second.", "/ideas");
  if (report.media.size() > kMaxMedia)
    return refuse("Un rapport porte au plus 40 pièces jointes : retirez-en.", "/media");

  std::set<std::string> ids, manifest;
  const auto takeId = [&ids](const std::string& id) { return isId(id) && ids.insert(id).second; };
  bool photo = false;
  for (std::size_t i = 0; i < report.media.size(); ++i) {
    const ManifestEntry& medium = report.media[i];
    const std::string at = "/media/" + std::to_string(i);
    if (!takeId(medium.id))
      return refuse("Une pièce jointe n'a pas d'identifiant valable, ou deux ont le même.", at + "/id");
    if (medium.sizeBytes <= 0 || medium.sizeBytes > kMaxMediumBytes)
      return refuse("Une pièce jointe pèse au plus 12 Mo : réduisez-la.", at + "/sizeBytes");
    if (medium.sha256.size() != 64) return refuse("L'empreinte d'une pièce jointe manque.", at + "/sha256");
    manifest.insert(medium.id);
    photo = photo || medium.kind == MediumKind::photo;
  }
  if (photo && !report.noRecognisablePerson)
    return refuse("Cochez « aucune personne reconnaissable » après avoir vérifié les photos.", "/noRecognisablePerson");
  for (std::size_t i = 0; i < report.astonishments.size(); ++i) {
    const Astonishment& one = report.astonishments[i];
    const std::string at = "/astonishments/" + std::to_string(i);
    if (!takeId(one.id)) return refuse("Un étonnement n'a pas d'identifiant valable, ou deux ont le même.", at + "/id");
    if (one.text.empty() && one.verbatim.empty() && one.media.empty())
      return refuse("Un étonnement est vide : écrivez ce que vous avez vu, ou retirez-le.", at + "/text");
    if (characters(one.text) > kMaxTextChars || characters(one.verbatim) > kMaxTextChars)
      return refuse("Un texte compte au plus 8 000 caractères : coupez-le en deux étonnements.", at + "/text");
    for (const std::string& id : one.media) {
      if (!manifest.contains(id))
        return refuse("Un étonnement montre une pièce jointe qui n'est pas dans le rapport.", at + "/media");
    }
  }
  for (std::size_t i = 0; i < report.ideas.size(); ++i) {
    const std::string at = "/ideas/" + std::to_string(i);
    if (!takeId(report.ideas[i].id))
      return refuse("Une idée n'a pas d'identifiant valable, ou deux ont le même.", at + "/id");
    if (report.ideas[i].text.empty()) return refuse("Une idée est vide : écrivez-la, ou retirez-la.", at + "/text");
    if (characters(report.ideas[i].text) > kMaxTextChars)
      return refuse("Une idée compte au plus 8 000 caractères.", at + "/text");
  }
  return {};
}

}  // namespace passerelle
