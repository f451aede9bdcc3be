#include "backend/carnet/carnet_service.h"

#include <algorithm>

#include "backend/changes/change_log.h"
#include "backend/journal/journal.h"
#include "shared/base/digest.h"
#include "shared/base/language.h"

namespace passerelle::carnet {
namespace {
/// Tells the person's devices that something of their carnet is new.
std::int64_t tell(sql::Connection& connection, const http::Caller& caller, TimePoint now) {
  return changes::append(connection, "carnet", caller.personId, "person:" + caller.personId, now);
}
}  // namespace

Result<void> CarnetService::onlyApps(const http::Caller& caller) {
  if (caller.app) return {};
  return fail(ErrorCode::forbidden,
              say(caller.language, "Le carnet ne se lit que dans l’application, sur vos propres appareils.",
                  "The notebook is read in the app only, on your own devices."));
}

Result<Stored> CarnetService::put(sql::Connection& connection, const http::Caller& caller, const Submitted& submitted,
                                  TimePoint now) {
  if (auto app = onlyApps(caller); !app) return tl::unexpected<Error>(app.error());
  ItemRow row;
  row.id = submitted.id, row.keyId = submitted.keyId, row.media = submitted.media;
  row.hash = sha256Hex(submitted.sealed);
  row.sealed = submitted.sealed.empty() ? std::string() : toBase64(submitted.sealed);
  row.deviceId = caller.deviceId, row.restored = caller.leaving(), row.updatedAt = now;
  const auto head = findItem(connection, caller.personId, row.id);
  if (head && head->hash == row.hash) return Stored{Stored::Outcome::replayed, *head};
  if (caller.leaving() && (head || row.sealed.empty()))
    return head ? Result<Stored>(Stored{Stored::Outcome::conflict, *head})
                : Result<Stored>(fail(ErrorCode::forbidden, say(caller.language, "Un appareil révoqué n’efface rien.",
                                                                "A revoked device removes nothing.")));
  if (head &&
      std::find(submitted.knownHashes.begin(), submitted.knownHashes.end(), head->hash) == submitted.knownHashes.end())
    return Stored{Stored::Outcome::conflict, *head};
  if (!row.sealed.empty()) {
    const Weight weight = weightOf(connection, caller.personId);
    if ((!head && weight.items >= kMaxItems) ||
        weight.bytes + static_cast<std::int64_t>(row.sealed.size()) > kMaxPersonBytes)
      return fail(
          ErrorCode::refused,
          say(caller.language, "Votre carnet partagé entre appareils est plein : envoyez ou supprimez des brouillons.",
              "Your notebook shared between devices is full: send or delete drafts."));
  }
  row.seq = tell(connection, caller, now);
  row.revision = head ? head->revision + 1 : 1;
  const bool written =
      head ? replaceItem(connection, caller.personId, row, head->hash) : insertItem(connection, caller.personId, row);
  if (!written)
    return fail(ErrorCode::unavailable, say(caller.language, "Le serveur n’a pas pu enregistrer ; nouvel essai.",
                                            "The server could not store this; ask again."));
  return Stored{head ? Stored::Outcome::revised : Stored::Outcome::created, std::move(row)};
}

Result<void> CarnetService::putKey(sql::Connection& connection, const http::Caller& caller, const std::string& keyId,
                                   const std::vector<std::pair<std::string, std::string>>& wraps, TimePoint now) {
  if (auto app = onlyApps(caller); !app) return app;
  if (keyExists(connection, keyId) && !holdsKey(connection, caller.deviceId, keyId))
    return fail(ErrorCode::forbidden, say(caller.language, "Seul un appareil qui a cette clé peut la transmettre.",
                                          "Only a device that has this key can hand it on."));
  const auto apps = livingApps(connection, caller.personId, now);
  for (const auto& [deviceId, wrapped] : wraps) {
    const bool own =
        deviceId == caller.deviceId ||
        std::any_of(apps.begin(), apps.end(), [&id = deviceId](const KeyHolder& one) { return one.id == id; });
    if (!own)
      return fail(ErrorCode::forbidden, say(caller.language, "Cet appareil n’est pas un des vôtres, ou ne l’est plus.",
                                            "This device is not one of yours, or no longer."));
    if (insertWrap(connection, caller.personId, keyId, deviceId, wrapped, now))
      journal::append(connection, m_rng, now, caller.personId, "carnet.keyGiven", "device:" + deviceId, keyId);
  }
  (void)tell(connection, caller, now);
  return {};
}

Result<bool> CarnetService::putPart(sql::Connection& connection, const http::Caller& caller,
                                    const std::string& mediumId, std::int64_t number, std::int64_t total,
                                    const std::string& sealed, TimePoint now) {
  if (auto app = onlyApps(caller); !app) return tl::unexpected<Error>(app.error());
  if (isDropped(connection, caller.personId, mediumId))
    return fail(ErrorCode::gone, say(caller.language, "Cette photo a été masquée sur un autre de vos appareils.",
                                     "This photo was masked on another of your devices."));
  const PartsRow before = partsOf(connection, caller.personId, mediumId);
  if (!before.numbers.empty() && before.total != total)
    return fail(ErrorCode::conflict, say(caller.language, "Cette pièce est déjà là, découpée autrement.",
                                         "This medium is there already, in other parts."));
  const bool known = std::find(before.numbers.begin(), before.numbers.end(), number) != before.numbers.end();
  if (known) return static_cast<std::int64_t>(before.numbers.size()) == total;  // whole parts never change
  const std::int64_t bytes = static_cast<std::int64_t>(sealed.size());
  if (weightOf(connection, caller.personId).bytes + bytes > kMaxPersonBytes)
    return fail(
        ErrorCode::refused,
        say(caller.language, "Votre carnet partagé entre appareils est plein : envoyez ou supprimez des brouillons.",
            "Your notebook shared between devices is full: send or delete drafts."));
  carnet::putPart(connection, caller.personId, mediumId, number, total, toBase64(sealed), bytes, now);
  const bool complete = static_cast<std::int64_t>(before.numbers.size()) + 1 == total;
  if (complete) (void)tell(connection, caller, now);
  return complete;
}

Result<void> CarnetService::dropMedium(sql::Connection& connection, const http::Caller& caller,
                                       const std::string& mediumId, TimePoint now) {
  if (auto app = onlyApps(caller); !app) return app;
  carnet::dropMedium(connection, caller.personId, mediumId, now);
  return {};
}

}  // namespace passerelle::carnet
