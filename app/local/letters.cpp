#include "app/local/letters.h"

#include "shared/api/person_paths.h"
#include "shared/base/digest.h"

namespace passerelle {

std::string Letters::key() {
  const auto me = m_account.me();
  return "letters." + (me ? me->id : std::string());
}

std::optional<SubscriptionView> Letters::choice() {
  const auto json = m_values.get(key());
  const auto told = json ? decodeSubscription(*json) : Result<SubscriptionView>(tl::unexpected(Error{}));
  if (!told) return std::nullopt;
  SubscriptionView view = *told;
  if (const auto waiting = m_outbox.find(std::string(api::kSubscription))) {
    const auto chosen = decodeSubscription(waiting->body);
    if (chosen) view.frequency = chosen->frequency, view.pausedAt.clear();
  }
  return view;
}

Result<void> Letters::choose(const std::string& frequency) {
  OutboxEntry entry;
  entry.path = api::kSubscription;
  entry.kind = OutboxKind::reaction;
  entry.method = "PUT";
  entry.body = encodeFrequency(frequency);
  entry.hash = sha256Hex(entry.body);
  entry.sizeBytes = static_cast<std::int64_t>(entry.body.size());
  return m_vault.write([&](sql::Connection&) -> Result<void> {
    m_vault.changed(Topic::letters);
    return m_outbox.put(std::move(entry));
  });
}

Result<void> Letters::put(const std::string& json) {
  const auto told = decodeSubscription(json);
  return told ? m_values.set(key(), json, Topic::letters) : tl::unexpected<Error>(told.error());
}

bool Letters::isChoice(const OutboxEntry& entry) { return entry.path == api::kSubscription; }

}  // namespace passerelle
