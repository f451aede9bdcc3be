// CarnetSync: the sealed copies of media, in parts; and the copies that a mask made worthless.
#include <algorithm>

#include "app/sync/carnet_sync.h"
#include "shared/api/paths.h"

namespace passerelle {

/// Before everything else: what stands in a masked photo is not to wait behind words.
bool CarnetSync::dropOne() {
  for (const std::string& copyId : m_phone.sharedCarnet.copiesToDrop()) {
    if (m_refused.contains(copyId)) continue;
    send("DELETE", std::string(api::kCarnetMedia) + "/" + copyId, {}, {}, [this, copyId](const LinkAnswer& answer) {
      if (!answer.ok() || !m_phone.sharedCarnet.markDropped(copyId)) m_refused.insert(copyId);  // an older server
      again();
    });
    return true;
  }
  return false;
}

bool CarnetSync::mediaMayGo(const Medium& medium) {
  return medium.kind == MediumKind::thumbnail || departing() || m_unmetered || !m_phone.settings.mediaOnWifiOnly();
}

bool CarnetSync::moveMedium() {
  for (const CarnetCopy& copy : departing() ? std::vector<CarnetCopy>() : m_phone.sharedCarnet.copiesToFetch()) {
    if (!mediaMayGo(copy.medium) || m_missing.contains(copy.copyId)) continue;
    askParts(copy, true);
    return true;
  }
  for (const CarnetCopy& copy : m_phone.sharedCarnet.copiesToSend()) {
    if (!mediaMayGo(copy.medium) || m_missing.contains(copy.copyId)) continue;
    askParts(copy, false);
    return true;
  }
  return false;
}

void CarnetSync::askParts(const CarnetCopy& copy, bool fetch) {
  send("GET", std::string(api::kCarnetMedia) + "/" + copy.copyId, {}, {},
       [this, copy, fetch](const LinkAnswer& answer) {
         const auto parts =
             answer.ok() ? decodeCarnetParts(answer.body) : Result<CarnetParts>(fail(ErrorCode::invalid, ""));
         // Told of something while this answer was on its way: it may be of before, and is asked for again.
         const auto later = [&] {
           if (!m_wantKeys) m_missing.insert(copy.copyId);
           again();
         };
         if (!parts) {
           if (!fetch) update([&](CarnetStatus& status) { status.detail = answer.detail; });
           return later();
         }
         const std::int64_t total = SharedCarnet::partsOf(copy.medium);
         const auto here = fetch ? m_phone.sharedCarnet.partsHere(copy.copyId)
                                 : std::set<std::int64_t>(parts->numbers.begin(), parts->numbers.end());
         const auto there = std::set<std::int64_t>(parts->numbers.begin(), parts->numbers.end());
         std::vector<std::int64_t> left;
         for (std::int64_t number = total - 1; number >= 0; --number) {
           if (!here.contains(number)) left.push_back(number);
         }
         if (!fetch) return sendPart(copy, std::move(left));
         if (static_cast<std::int64_t>(there.size()) < total) return later();  // its sender is still at it
         fetchPart(copy, std::move(left));
       });
}

void CarnetSync::sendPart(const CarnetCopy& copy, std::vector<std::int64_t> left) {
  if (left.empty()) {
    (void)m_phone.sharedCarnet.markSent(copy);
    return again();
  }
  const std::int64_t number = left.back();
  auto sealed = m_phone.sharedCarnet.sealPart(copy, number);
  if (!sealed) {
    m_missing.insert(copy.copyId);
    return again();
  }
  left.pop_back();
  send("PUT",
       std::string(api::kCarnetMedia) + "/" + copy.copyId + "/" + std::to_string(number) +
           "?of=" + std::to_string(SharedCarnet::partsOf(copy.medium)),
       std::move(*sealed), {{"Content-Type", "application/octet-stream"}},
       [this, copy, left = std::move(left)](const LinkAnswer& answer) mutable {
         if (answer.ok() && !m_changed) return sendPart(copy, std::move(left));
         if (!answer.ok()) {
           m_missing.insert(copy.copyId);
           update([&](CarnetStatus& status) { status.detail = answer.detail; });
         }
         again();  // words go before the next part
       });
}

void CarnetSync::fetchPart(const CarnetCopy& copy, std::vector<std::int64_t> left) {
  if (left.empty()) return again();
  const std::int64_t number = left.back();
  left.pop_back();
  send("GET", std::string(api::kCarnetMedia) + "/" + copy.copyId + "/" + std::to_string(number), {}, {},
       [this, copy, number, left = std::move(left)](const LinkAnswer& answer) mutable {
         if (!answer.ok() || !m_phone.sharedCarnet.keepPart(copy, number, answer.body)) {
           m_missing.insert(copy.copyId);
           return again();
         }
         if (!left.empty() && !m_changed) return fetchPart(copy, std::move(left));
         m_changed = true;
         again();
       });
}

}  // namespace passerelle
