// What a phone forgets: everything of a person, when another one signs in; what it handed over, when it was revoked.
#include <algorithm>
#include <array>
#include <iterator>

#include "app/local/phone.h"
#include "app/local/unsent_words.h"

namespace passerelle {
namespace {
/// What stays when the person changes: how the device is wanted, its clock and its key. And ballots, which are bound to
/// their voter.
constexpr std::string_view kOfTheDevice[] = {"language",  "theme",        "mediaOnWifiOnly", "clockSkewMs",
                                             "deviceKey", "ui.fontScale", "ui.motion",       "ui.farewell"};
constexpr std::string_view kTablesThatStay[] = {"setting", "vault_check", "ballot", "schema_version"};

template <class Names>
bool among(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::vector<std::string> firstColumn(sql::Connection& connection, std::string_view query) {
  std::vector<std::string> all;
  auto rows = connection.query(query);
  while (const sql::Row* row = rows->next()) all.push_back(row->string(0));
  return all;
}

void tellEverybody(Vault& vault) {
  for (int topic = 0; topic <= static_cast<int>(Topic::sharedCarnet); ++topic) vault.changed(static_cast<Topic>(topic));
}
}  // namespace

Result<void> Phone::signIn(const Identity& identity, const Me& me) {
  const auto before = account.me();
  const bool another = before && before->id != me.id;
  if (another && holdsUnsent())
    return fail(ErrorCode::conflict, "This phone still holds what " + before->name + " wrote and nobody else has.");
  auto in = vault.write([&](sql::Connection&) -> Result<void> {
    if (another) {
      if (auto forgotten = forgetPerson(); !forgotten) return forgotten;
    } else if (!account.leavesAt().empty()) {
      if (auto again = sharedCarnet.startAgain(); !again) return again;
    }
    return account.signIn(identity, me);
  });
  if (in && another) (void)media.sweep();  // rows first: what a kill leaves is swept at the next start
  return in;
}

bool Phone::holdsUnsent() {
  return outbox.count() > 0 || captures.count() > 0 || drafts.count() > 0 || !voiceMemos.all().empty() ||
         !photos.rawPhotos().empty() || !unsentWords(*this).empty();
}

Result<void> Phone::forgetWhatWasRead() {
  return vault.write([&](sql::Connection& connection) -> Result<void> {
    if (auto cleared = mirror.clear(); !cleared) return cleared;
    if (auto cleared = conversation.clear(); !cleared) return cleared;
    if (auto cleared = rounds.clear(); !cleared) return cleared;
    if (auto cleared = triage.clear(); !cleared) return cleared;
    for (const char* table : {"mirror_report", "palmares", "reaction", "reading"})
      connection.execute("DELETE FROM " + std::string(table));
    connection.execute("DELETE FROM setting WHERE key LIKE 'absences.%' OR key LIKE 'letters.%'");
    vault.forget();
    tellEverybody(vault);
    return {};
  });
}

Result<void> Phone::forgetPerson() {
  return vault.write([&](sql::Connection& connection) -> Result<void> {
    if (auto read = forgetWhatWasRead(); !read) return read;
    // By what stays, not by what goes: a table of tomorrow is emptied too.
    for (const std::string& table :
         firstColumn(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
      if (!among(kTablesThatStay, table)) connection.execute("DELETE FROM " + table);
    }
    for (const std::string& key : firstColumn(connection, "SELECT key FROM setting")) {
      if (!among(kOfTheDevice, key)) connection.execute("DELETE FROM setting WHERE key = $1", {sql::val(key)});
    }
    return {};
  });
}

Result<void> Phone::forgetAllBut(const std::vector<CarnetKept>& kept) {
  auto done = vault.write([&](sql::Connection&) -> Result<void> {
    if (auto read = forgetWhatWasRead(); !read) return read;
    return sharedCarnet.forgetAllBut(kept);
  });
  if (done) (void)media.sweep();
  return done;
}

}  // namespace passerelle
