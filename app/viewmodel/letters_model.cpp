#include "app/viewmodel/letters_model.h"

#include "app/viewmodel/text.h"
#include "shared/api/person_paths.h"

namespace passerelle {

LettersModel::LettersModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange) {
  for (const Topic topic : {Topic::letters, Topic::account})
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) { emit changed(); }));
}

QString LettersModel::frequency() const {
  const auto choice = m_phone.letters.choice();
  return choice ? toQt(choice->frequency) : QString();
}

bool LettersModel::paused() const {
  const auto choice = m_phone.letters.choice();
  return choice && !choice->pausedAt.empty();
}

bool LettersModel::address() const {
  const auto choice = m_phone.letters.choice();
  return !choice || choice->address;
}

void LettersModel::refresh() {
  if (!m_exchange.connected()) return;
  m_exchange.read(std::string(api::kSubscription),
                  [this, alive = std::weak_ptr<bool>(m_alive)](Result<std::string> body) {
                    if (!alive.expired() && body) (void)m_phone.letters.put(*body);
                  });
}

void LettersModel::choose(const QString& frequency) { (void)m_phone.letters.choose(frequency.toStdString()); }

}  // namespace passerelle
