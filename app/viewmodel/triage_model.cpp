#include "app/viewmodel/triage_model.h"

#include <algorithm>

#include "app/viewmodel/feed_model.h"
#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"

namespace passerelle {

TriageModel::TriageModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange) {
  for (const Topic topic : {Topic::triage, Topic::outbox, Topic::account, Topic::settings}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) {
      m_fresh = false;
      emit changed();
    }));
  }
}

bool TriageModel::allowed() const {
  const auto me = m_phone.account.me();
  return me && (me->is("management") || me->is("chair") || me->is("moderator") || me->is("admin"));
}

/// Nothing is read before a page asks.
void TriageModel::load() {
  if (std::exchange(m_fresh, true)) return;
  m_cards.clear();
  m_decided.clear();
  for (TriageCard& card : m_phone.triage.all()) (card.outcome.empty() ? m_cards : m_decided).push_back(std::move(card));
  const auto here =
      std::find_if(m_cards.begin(), m_cards.end(), [this](const auto& card) { return card.idea.id == m_at; });
  if (here == m_cards.end()) m_at = m_cards.empty() ? std::string() : m_cards.front().idea.id;
}

bool TriageModel::known() {
  load();
  return m_phone.triage.told() || !m_cards.empty() || !m_decided.empty();
}

int TriageModel::waiting() {
  load();
  return static_cast<int>(m_cards.size());
}
int TriageModel::decided() {
  load();
  return static_cast<int>(m_decided.size());
}
int TriageModel::sending() {
  load();
  return static_cast<int>(
      std::count_if(m_decided.begin(), m_decided.end(), [](const TriageCard& card) { return card.unsent; }));
}

QVariantMap TriageModel::card() {
  load();
  const auto here =
      std::find_if(m_cards.begin(), m_cards.end(), [this](const auto& card) { return card.idea.id == m_at; });
  if (here == m_cards.end()) return {};
  const TriageIdea& idea = here->idea;
  return {{"id", toQt(idea.id)},
          {"text", toQt(idea.text)},
          {"reportId", toQt(idea.reportId)},
          {"unit", idea.unit ? toQt(idea.unit->name) : QString()},
          {"author", toQt(idea.authorName)},
          {"department", toQt(idea.authorDepartment)},
          {"publishedAt", msOfIso(idea.publishedAt)},
          {"supporters", static_cast<int>(idea.supporters)},
          {"readers", static_cast<int>(idea.readers)},
          {"tone", toQt(idea.tone)},
          {"context", toQt(idea.context)},
          {"verbatim", toQt(idea.verbatim)},
          {"moment", momentLabel(m_phone, idea.momentOfTruth)}};
}

QVariantList TriageModel::group() {
  load();
  QVariantList list;
  for (const TriageCard& card : m_cards) {
    if (card.idea.id != m_at) continue;
    for (const TriageIdea::Like& like : card.idea.similar)
      list.append(QVariantMap{{"id", toQt(like.id)}, {"text", toQt(like.text)}});
  }
  return list;
}

QString TriageModel::problem() const { return toQt(m_phone.triage.refusal()); }

void TriageModel::refresh() {
  if (m_loading || !allowed()) return;
  m_loading = true;
  emit changed();
  m_exchange.refreshTriage([this](const Result<void>&) {
    m_loading = false;
    emit changed();
  });
}

void TriageModel::say(const QString& outcome, const QString& into) {
  load();
  const auto here =
      std::find_if(m_cards.begin(), m_cards.end(), [this](const auto& card) { return card.idea.id == m_at; });
  if (here == m_cards.end()) return;
  const std::string id = here->idea.id;
  const auto next = std::next(here);
  const std::string then = next == m_cards.end() ? std::string() : next->idea.id;
  if (auto said = m_phone.triage.decide(id, outcome.toStdString(), into.toStdString()); !said)
    return emit failed(tr("This was not kept: %1").arg(sentenceOf(said.error())));
  m_at = then;
  m_fresh = false;
  emit changed();
}

void TriageModel::decide(const QString& outcome) { say(outcome, {}); }

bool TriageModel::merge(const QString& into) {
  const QVariantList alike = group();
  if (alike.isEmpty()) return false;
  say(QStringLiteral("merge"), into.isEmpty() ? alike.first().toMap()["id"].toString() : into);
  return true;
}

void TriageModel::undo() {
  const auto back = m_phone.triage.undo();
  if (!back) return emit failed(tr("This was not kept: %1").arg(sentenceOf(back.error())));
  if (!back->empty()) m_at = *back;
  m_fresh = false;
  emit changed();
}

void TriageModel::step(int by) {
  load();
  const auto here =
      std::find_if(m_cards.begin(), m_cards.end(), [this](const auto& card) { return card.idea.id == m_at; });
  if (here == m_cards.end()) return;
  const auto count = static_cast<std::ptrdiff_t>(m_cards.size());
  const auto row = ((here - m_cards.begin()) + by % count + count) % count;
  m_at = m_cards[static_cast<std::size_t>(row)].idea.id;
  emit changed();
}

}  // namespace passerelle
