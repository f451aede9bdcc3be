#include "app/viewmodel/unit_choices.h"

#include <set>

#include "app/viewmodel/text.h"

namespace passerelle {

QVariantList unitChoices(Phone& phone, const std::optional<Position>& where, const std::string& except) {
  constexpr int kNear = 3, kMost = 4;
  constexpr double kFarM = 20'000;
  QVariantList choices;
  std::set<std::string> known{except, ""};
  const auto add = [&](const std::string& code, const QString& hint) {
    if (choices.size() >= kMost || !known.insert(code).second) return;
    const auto unit = phone.mirror.unit(code);
    if (!unit) return;
    choices.append(QVariantMap{{QStringLiteral("code"), toQt(code)},
                               {QStringLiteral("name"), toQt(unit->name)},
                               {QStringLiteral("hint"), hint}});
  };
  if (where) {
    for (const auto& near : phone.mirror.unitsNear(*where, kNear)) {
      if (near.distanceM < kFarM) add(near.unit.code, QStringLiteral("near"));
    }
  }
  for (const DraftLine& draft : phone.drafts.all()) add(draft.unitCode, QStringLiteral("recent"));
  for (const OwnReport& report : phone.ownReports.all()) add(report.content.subject.code, QStringLiteral("recent"));
  return choices;
}

}  // namespace passerelle
