#include "app/viewmodel/similar_search.h"

#include "app/viewmodel/feed_model.h"
#include "app/viewmodel/text.h"

namespace passerelle {
namespace {
constexpr int kSearchAfterMs = 400;
constexpr std::size_t kSimilarShown = 3;
}  // namespace

SimilarSearch::SimilarSearch(QObject* parent) : QObject(parent) {
  m_pause.setSingleShot(true);
  m_pause.setInterval(kSearchAfterMs);
  connect(&m_pause, &QTimer::timeout, this, &SimilarSearch::look);
}

void SimilarSearch::setAid(WritingAid* aid) {
  m_aid = aid;
  m_subscriptions.clear();
  if (aid != nullptr) {
    m_subscriptions.push_back(
        aid->phone().observers.on(Topic::reactions, [this](const std::string&) { emit changed(); }));
  }
  later();
}
void SimilarSearch::setText(const QString& text) {
  if (text == m_text) return;
  m_text = text;
  later();
}
void SimilarSearch::setUnitCode(const QString& code) {
  if (code == m_unitCode) return;
  m_unitCode = code;
  later();
}
void SimilarSearch::setMoment(const QString& code) {
  if (code == m_moment) return;
  m_moment = code;
  later();
}
void SimilarSearch::setIdeas(bool ideas) {
  m_ideas = ideas;
  later();
}

void SimilarSearch::later() {
  m_pause.start();
  emit asked();
}

void SimilarSearch::look() {
  m_pause.stop();
  if (!m_aid) return;
  m_found = m_aid->similar().find({m_text.toStdString(), m_unitCode.toStdString(), m_moment.toStdString(), m_ideas},
                                  kSimilarShown);
  emit changed();
}

QVariantList SimilarSearch::results() const {
  QVariantList list;
  if (!m_aid) return list;
  Phone& phone = m_aid->phone();
  for (const SimilarEntry& one : m_found) {
    const bool mine = one.idea ? phone.reactions.supported(one.ideaId) : phone.reactions.useful(one.reportId);
    list.append(QVariantMap{{"reportId", toQt(one.reportId)},
                            {"ideaId", toQt(one.ideaId)},
                            {"text", toQt(one.text)},
                            {"unitName", toQt(one.unitName)},
                            {"moment", momentLabel(phone, one.moment)},
                            {"mine", mine}});
  }
  return list;
}

void SimilarSearch::meToo(int result) {
  if (result < 0 || result >= count() || !m_aid) return;
  const SimilarEntry one = m_found[static_cast<std::size_t>(result)];
  Reactions& reactions = m_aid->phone().reactions;
  if (one.idea)
    (void)reactions.setSupport(one.ideaId, !reactions.supported(one.ideaId));
  else
    (void)reactions.setUseful(one.reportId, !reactions.useful(one.reportId));
  emit changed();
}

}  // namespace passerelle
