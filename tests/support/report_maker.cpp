#include "tests/support/report_maker.h"

#include <array>

#include "shared/base/id.h"

namespace passerelle::testing {
namespace {
std::string words(Rng& rng, int count) {
  static constexpr std::array<const char*, 16> kWords = {
      "la",      "caisse",  "était",     "fermée", "sept",    "clients", "attendaient", "sans",
      "accueil", "vitrine", "étiquette", "prix",   "sourire", "dossier", "perdu",       "merci"};
  std::string text;
  for (int i = 0; i < count; ++i) {
    if (i > 0) text += ' ';
    text += kWords[rng.below(kWords.size())];
  }
  return text;
}
}  // namespace

Report makeReport(const std::string& unitCode, const Clock& clock, Rng& rng) {
  Report report;
  report.subject = {SubjectKind::unit, unitCode};
  report.visitedOn = toIsoDate(clock.now());
  for (const Tone tone : {Tone::bad, Tone::good}) {
    Astonishment astonishment;
    astonishment.id = newId(clock, rng);
    astonishment.tone = tone;
    astonishment.text = words(rng, 70);
    astonishment.verbatim = words(rng, 12);
    astonishment.momentOfTruth = "checkout";
    astonishment.sense = "sight";
    report.astonishments.push_back(std::move(astonishment));
  }
  for (int i = 0; i < 2; ++i) report.ideas.push_back({newId(clock, rng), words(rng, 20)});
  return report;
}

}  // namespace passerelle::testing
