#include "app/local/observers.h"

namespace passerelle {

Subscription Observers::on(Topic topic, OnChange onChange) {
  auto entry = std::make_shared<Entry>(Entry{topic, std::move(onChange)});
  std::erase_if(m_entries, [](const std::weak_ptr<Entry>& old) { return old.expired(); });
  m_entries.push_back(entry);
  return Subscription(std::move(entry));
}

void Observers::notify(Topic topic, const std::string& id) {
  const auto present = m_entries;  // an observer may subscribe or end meanwhile
  for (const auto& weak : present) {
    if (const auto entry = weak.lock(); entry && entry->topic == topic) entry->onChange(id);
  }
}

}  // namespace passerelle
