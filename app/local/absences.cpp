#include "app/local/absences.h"

#include <algorithm>

#include "shared/api/person_paths.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/codec/absence_json.h"
#include "shared/domain/report.h"

namespace passerelle {
namespace {
std::string idOf(const OutboxEntry& entry) { return entry.path.substr(api::kAbsences.size() + 1); }

void drop(AbsenceList& list, const std::string& id) {
  std::erase_if(list.items, [&id](const AbsenceView& one) { return one.id == id; });
}
}  // namespace

/// Of the person who is signed in: another's are not shown to them.
std::string Absences::key() {
  const auto me = m_account.me();
  return "absences." + (me ? me->id : std::string());
}

AbsenceList Absences::received() {
  const auto json = m_values.get(key());
  auto list = json ? decodeAbsences(*json) : Result<AbsenceList>(AbsenceList{});
  return list ? std::move(*list) : AbsenceList{};
}

std::vector<DeputyChoice> Absences::candidates() { return received().candidates; }

std::string Absences::nameOf(const std::string& deputyId) {
  for (const DeputyChoice& one : candidates()) {
    if (one.id == deputyId) return one.name;
  }
  return {};
}

bool Absences::allowed() {
  const auto me = m_account.me();
  return me && me->is("host") && me->unit.has_value();
}

std::vector<Absences::Line> Absences::all() {
  std::vector<Line> lines;
  for (AbsenceView& view : received().items) lines.push_back({std::move(view), false, false, {}});
  for (const OutboxEntry& entry : m_outbox.all()) {
    if (!isAbsence(entry)) continue;
    const std::string id = idOf(entry);
    const auto known = std::find_if(lines.begin(), lines.end(), [&id](const Line& one) { return one.view.id == id; });
    if (entry.method == "DELETE") {
      if (known != lines.end()) lines.erase(known);
      continue;
    }
    auto body = decodeAbsence(entry.body);
    if (!body || known != lines.end()) continue;
    body->id = id;
    body->deputyName = nameOf(body->deputyId);
    const bool refused = isStopped(entry.state);
    lines.push_back({std::move(*body), !refused, refused, entry.detail});
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.view.firstDay < b.view.firstDay; });
  return lines;
}

Result<std::string> Absences::declare(const std::string& firstDay, const std::string& lastDay,
                                      const std::string& deputyId) {
  if (!isDate(firstDay) || !isDate(lastDay) || lastDay < firstDay)
    return fail(ErrorCode::invalid, "Give the first and the last day, in this order.", "/lastDay");
  if (deputyId.empty()) return fail(ErrorCode::invalid, "Choose who stands in.", "/deputyId");
  OutboxEntry entry;
  const std::string id = newId(m_vault.clock(), m_rng);
  entry.path = api::absencePath(id);
  entry.kind = OutboxKind::reaction;
  entry.method = "PUT";
  entry.body = encodeAbsence({id, firstDay, lastDay, deputyId, {}});
  entry.hash = sha256Hex(entry.body);
  entry.sizeBytes = static_cast<std::int64_t>(entry.body.size());
  auto written = m_vault.write([&](sql::Connection&) -> Result<void> {
    m_vault.changed(Topic::absences, id);
    return m_outbox.put(std::move(entry));
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return id;
}

Result<void> Absences::end(const std::string& id) {
  return m_vault.write([&](sql::Connection&) -> Result<void> {
    m_vault.changed(Topic::absences, id);
    const std::string path = api::absencePath(id);
    const auto waiting = m_outbox.find(path);
    const bool refused = waiting && waiting->state == OutboxState::refused;
    const bool left = waiting && (waiting->state == OutboxState::inFlight || waiting->attempts > 0);
    if (waiting && waiting->method == "PUT" && (refused || !left)) return m_outbox.drop(path);
    OutboxEntry entry;
    entry.path = path;
    entry.kind = OutboxKind::reaction;
    entry.method = "DELETE";
    return m_outbox.put(std::move(entry));
  });
}

Result<void> Absences::put(const std::string& json) {
  const auto list = decodeAbsences(json);
  return list ? m_values.set(key(), encodeAbsences(*list), Topic::absences) : tl::unexpected<Error>(list.error());
}

bool Absences::isAbsence(const OutboxEntry& entry) { return entry.path.starts_with(api::kAbsences); }

Result<void> Absences::acknowledge(const OutboxEntry& entry, const std::string& answer) {
  AbsenceList list = received();
  drop(list, idOf(entry));
  const auto stored = decodeAbsence(answer);
  if (entry.method == "PUT" && stored && !stored->id.empty()) list.items.push_back(*stored);
  return m_values.set(key(), encodeAbsences(list), Topic::absences);
}

}  // namespace passerelle
