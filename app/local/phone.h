// Everything the phone holds: makes each noun once, over one vault. View-models are given the nouns they need, by
// reference.
#pragma once
#include <memory>
#include <vector>

#include "app/local/absences.h"
#include "app/local/account.h"
#include "app/local/captures.h"
#include "app/local/conversation.h"
#include "app/local/drafts.h"
#include "app/local/letters.h"
#include "app/local/media_files.h"
#include "app/local/mirror.h"
#include "app/local/outbox.h"
#include "app/local/own_reports.h"
#include "app/local/palmares.h"
#include "app/local/photos.h"
#include "app/local/reactions.h"
#include "app/local/rounds.h"
#include "app/local/search.h"
#include "app/local/settings.h"
#include "app/local/shared_carnet.h"
#include "app/local/triage.h"
#include "app/local/vault.h"
#include "app/local/voice_memos.h"

namespace passerelle {

/// GUI thread only. Example: `auto phone = Phone::open({folder, key}, clock, rng, files);
/// (*phone)->captures.addText("…");`
class Phone {
 public:
  /// Errors as Vault::open. What a crash left in flight waits again, half-written files are swept.
  static Result<std::unique_ptr<Phone>> open(VaultOptions options, const Clock& clock, Rng& rng, Files& files);

  /// After a pairing: this phone is `me`'s. Of another person before them nothing stays but sealed ballots, which are
  /// only theirs. `conflict` while that person has something here alone: captures, drafts, anything unsent.
  Result<void> signIn(const Identity& identity, const Me& me);
  /// A revoked phone that could not hand over everything: only `kept` stays, for its person to save.
  Result<void> forgetAllBut(const std::vector<CarnetKept>& kept);

 private:
  std::unique_ptr<Vault> m_vault;
  Phone(std::unique_ptr<Vault> opened, Rng& rng);
  bool holdsUnsent();
  Result<void> forgetWhatWasRead();
  Result<void> forgetPerson();

 public:
  Vault& vault;
  Observers& observers;
  MediaFiles media;
  Captures captures;
  Drafts drafts;
  VoiceMemos voiceMemos;
  Photos photos;
  Outbox outbox;
  OwnReports ownReports;
  Mirror mirror;
  Search search;
  Reactions reactions;
  Account account;
  Rounds rounds;
  Triage triage;
  Palmares palmares;
  Settings settings;
  Conversation conversation;
  Absences absences;
  Letters letters;
  CarnetKeyring carnetKeys;
  SharedCarnet sharedCarnet;
};

}  // namespace passerelle
