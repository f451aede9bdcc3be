#include "app/viewmodel/palmares_model.h"

#include <numeric>

#include "app/viewmodel/language_here.h"
#include "app/viewmodel/text.h"

namespace passerelle {

PalmaresModel::PalmaresModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange) {
  m_subscriptions.push_back(m_phone.observers.on(Topic::palmares, [this](const std::string&) { load(m_month); }));
  m_subscriptions.push_back(m_phone.observers.on(Topic::settings, [this](const std::string&) { emit changed(); }));
}

QStringList PalmaresModel::months() const {
  QStringList list;
  for (const std::string& month : m_phone.palmares.months()) list.append(toQt(month));
  return list;
}

QStringList PalmaresModel::words() const {
  QStringList words;
  for (const GradeWords& grade : m_view.scale)
    words.append(toQt(languageHere(m_phone) == "en" ? grade.english : grade.french));
  return words;
}

QVariantList PalmaresModel::tell(const std::vector<PalmaresLine>& lines) const {
  const QStringList names = words();
  QVariantList list;
  for (const PalmaresLine& line : lines) {
    QVariantList counts, fates, rewards;
    for (const std::int64_t count : line.counts) counts.append(static_cast<int>(count));
    for (const PalmaresLine::Fate& fate : line.ideas)
      fates.append(QVariantMap{{"text", toQt(fate.text)},
                               {"status", toQt(fate.status)},
                               {"reason", toQt(fate.reason)},
                               {"owner", toQt(fate.ownerName)},
                               {"dueOn", toQt(fate.dueOn)}});
    for (const RewardView& reward : line.rewards)
      rewards.append(QVariantMap{{"kind", toQt(reward.kind)},
                                 {"person", toQt(reward.personName)},
                                 {"words", toQt(reward.words)},
                                 {"by", toQt(reward.givenBy)}});
    QVariantMap figures;
    if (line.figures)
      figures = {{"place", static_cast<int>(line.figures->place)},
                 {"quality", line.figures->quality},
                 {"usefulness", line.figures->usefulness},
                 {"consequence", line.figures->consequence},
                 {"useful", static_cast<int>(line.figures->useful)},
                 {"readers", static_cast<int>(line.figures->readers)},
                 {"closedActions", static_cast<int>(line.figures->closedActions)},
                 {"ideasInRounds", static_cast<int>(line.figures->ideasInRounds)}};
    const int grade = line.grade.value_or(-1);
    list.append(QVariantMap{
        {"item", toQt(line.item)},
        {"title", toQt(line.title)},
        {"author", toQt(line.author)},
        {"reportId", toQt(line.reportId)},
        {"rank", line.rank.value_or(0)},
        {"grade", grade},
        {"gradeWord", grade >= 0 && grade < names.size() ? names[grade] : QString()},
        {"counts", counts},
        {"graders", static_cast<int>(std::accumulate(line.counts.begin(), line.counts.end(), std::int64_t{0}))},
        {"prize", line.prize},
        {"figures", figures},
        {"fates", fates},
        {"rewards", rewards}});
  }
  return list;
}

void PalmaresModel::load(const QString& month) {
  const QStringList all = months();
  m_month = !month.isEmpty() ? month : all.isEmpty() ? QString() : all.first();
  m_view = m_phone.palmares.month(m_month.toStdString()).value_or(PalmaresView{});
  emit changed();
}

void PalmaresModel::open(const QString& month) {
  load(month);
  m_loading = true;
  emit changed();
  m_exchange.refreshPalmares(month.toStdString(), [this](const Result<void>&) {
    m_loading = false;
    load(m_month);
  });
}

}  // namespace passerelle
