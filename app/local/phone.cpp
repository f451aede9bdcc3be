#include "app/local/phone.h"

namespace passerelle {

Phone::Phone(std::unique_ptr<Vault> opened, Rng& rng)
    : m_vault(std::move(opened)),
      vault(*m_vault),
      observers(vault.observers()),
      media(vault),
      captures(vault, media),
      drafts(vault, captures, media),
      voiceMemos(vault, media, captures, drafts),
      photos(vault, media),
      outbox(vault),
      ownReports(vault, drafts, captures, media, outbox),
      mirror(vault),
      search(observers, mirror, captures, drafts, ownReports),
      reactions(vault, outbox),
      account(vault, outbox),
      rounds(vault, outbox, account),
      triage(vault, outbox),
      palmares(vault),
      settings(vault),
      conversation(vault, outbox, account, rng),
      absences(vault, outbox, account, rng),
      letters(vault, outbox, account),
      carnetKeys(vault, account),
      sharedCarnet(vault, captures, drafts, ownReports, media, carnetKeys, account) {}

Result<std::unique_ptr<Phone>> Phone::open(VaultOptions options, const Clock& clock, Rng& rng, Files& files) {
  auto vault = Vault::open(std::move(options), clock, rng, files);
  if (!vault) return tl::unexpected<Error>(vault.error());
  std::unique_ptr<Phone> phone(new Phone(std::move(*vault), rng));
  if (auto recovered = phone->outbox.recover(); !recovered) return tl::unexpected<Error>(recovered.error());
  if (auto swept = phone->media.sweep(); !swept) return tl::unexpected<Error>(swept.error());
  return phone;
}

}  // namespace passerelle
