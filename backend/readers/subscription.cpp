#include "backend/readers/subscription.h"

#include <algorithm>
#include <array>

#include "backend/people/people_service.h"

namespace passerelle::readers {
namespace {
using sql::val;
constexpr std::array<std::string_view, 3> kNames = {"weekly", "monthly", "never"};
constexpr std::size_t kMostBounces = 5000, kReasonBytes = 300;

std::string_view afterField(std::string_view line, std::string_view name) {
  if (line.size() < name.size() || people::lowered(line.substr(0, name.size())) != name) return {};
  return line.substr(name.size());
}

/// The address in "rfc822; <zoe@tilleul.example>" or in a bare line.
std::string addressIn(std::string_view text) {
  if (const std::size_t kind = text.find(';'); kind != std::string_view::npos) text.remove_prefix(kind + 1);
  std::string address = people::trimmed(text);
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  address = people::lowered(address);
  return people::isEmail(address) ? address : std::string();
}
}  // namespace

std::string_view nameOf(Frequency frequency) { return kNames[static_cast<std::size_t>(frequency)]; }

std::optional<Frequency> frequencyFromName(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Frequency>(found - kNames.begin());
}

Subscription findSubscription(sql::Connection& connection, std::string_view personId) {
  auto rows = connection.query("SELECT frequency, paused_at, pause_reason FROM subscription WHERE person_id = $1",
                               {val(personId)});
  Subscription subscription;
  if (const sql::Row* row = rows->next()) {
    subscription.frequency = frequencyFromName(row->text(0)).value_or(Frequency::weekly);
    if (const auto paused = row->optionalInteger(1)) subscription.pausedAt = fromMs(*paused);
    subscription.pauseReason = row->optionalString(2).value_or("");
  }
  return subscription;
}

void choose(sql::Connection& connection, std::string_view personId, Frequency frequency, TimePoint now) {
  connection.execute(R"(
      INSERT INTO subscription (person_id, frequency, updated_at) VALUES ($1, $2, $3)
      ON CONFLICT (person_id) DO UPDATE SET frequency = $2, paused_at = NULL, pause_reason = NULL, updated_at = $3)",
                     {val(personId), val(nameOf(frequency)), val(toMs(now))});
}

void pause(sql::Connection& connection, std::string_view personId, std::string_view reason, TimePoint now) {
  connection.execute(R"(
      INSERT INTO subscription (person_id, frequency, paused_at, pause_reason, updated_at)
      VALUES ($1, 'weekly', $2, $3, $2)
      ON CONFLICT (person_id) DO UPDATE SET paused_at = $2, pause_reason = $3, updated_at = $2)",
                     {val(personId), val(toMs(now)), val(reason.substr(0, kReasonBytes))});
}

void resume(sql::Connection& connection, std::string_view personId, TimePoint now) {
  connection.execute(
      "UPDATE subscription SET paused_at = NULL, pause_reason = NULL, updated_at = $2 WHERE person_id = $1",
      {val(personId), val(toMs(now))});
}

std::vector<PausedReader> pausedReaders(sql::Connection& connection, int limit) {
  std::vector<PausedReader> found;
  auto rows = connection.query(R"(
      SELECT p.id, p.name, COALESCE(p.email, ''), COALESCE(s.pause_reason, ''), s.paused_at
      FROM subscription s JOIN person p ON p.id = s.person_id WHERE s.paused_at IS NOT NULL
      ORDER BY s.paused_at DESC, p.name LIMIT $1)",
                               {val(limit)});
  while (const sql::Row* row = rows->next())
    found.push_back({row->string(0), row->string(1), row->string(2), row->string(3), fromMs(row->integer(4))});
  return found;
}

std::vector<std::string> bouncedAddresses(std::string_view pasted) {
  std::vector<std::string> found;
  while (!pasted.empty() && found.size() < kMostBounces) {
    const std::size_t end = std::min(pasted.find('\n'), pasted.size());
    const std::string_view line = pasted.substr(0, end);
    pasted.remove_prefix(std::min(end + 1, pasted.size()));
    std::string address;
    for (const std::string_view field : {"final-recipient:", "original-recipient:", "x-failed-recipients:"}) {
      if (const auto rest = afterField(line, field); !rest.empty()) address = addressIn(rest);
    }
    if (address.empty() && line.find(':') == std::string_view::npos) address = addressIn(line);
    if (!address.empty() && std::find(found.begin(), found.end(), address) == found.end()) found.push_back(address);
  }
  return found;
}

BounceImport importBounces(sql::Connection& connection, std::string_view pasted, TimePoint now) {
  BounceImport outcome;
  for (const std::string& address : bouncedAddresses(pasted)) {
    const auto person = people::findPersonByEmail(connection, address);
    if (!person) {
      outcome.unknown.push_back(address);
      continue;
    }
    pause(connection, person->id, "returned", now);
    outcome.paused.push_back(person->name);
  }
  return outcome;
}

}  // namespace passerelle::readers
