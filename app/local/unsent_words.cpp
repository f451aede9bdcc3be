#include "app/local/unsent_words.h"

#include <algorithm>

#include "app/local/phone.h"
#include "shared/api/paths.h"
#include "shared/api/person_paths.h"
#include "shared/codec/comment_json.h"
#include "shared/codec/reply_json.h"

namespace passerelle {
namespace {
/// Nothing: the entry carries no words.
UnsentWords wordsOfEntry(Phone& phone, const OutboxEntry& entry) {
  UnsentWords words{entry.path, {}, {}, entry.createdAt};
  if (entry.method != "PUT") return words;
  if (Conversation::isComment(entry)) {
    if (const auto body = decodeCommentBody(entry.body)) words.text = body->text;
  } else if (Absences::isAbsence(entry)) {
    for (const Absences::Line& line : phone.absences.all()) {
      if (api::absencePath(line.view.id) != entry.path) continue;
      words.text = line.view.firstDay + " → " + line.view.lastDay;
      if (!line.view.deputyName.empty()) words.text += " · " + line.view.deputyName;
    }
  } else if (entry.path.starts_with(api::kReports) && entry.path.ends_with("/reply")) {
    const auto body = decodeReplyBody(entry.body);
    if (!body) return words;
    words.text = body->text;
    if (body->voice) {
      words.mediumId = body->voice->id;
      if (body->voice->caption != body->text) words.text += (words.text.empty() ? "" : "\n") + body->voice->caption;
    }
  }
  return words;
}

/// As ConversationModel keeps them.
void addBegunComments(Phone& phone, std::vector<UnsentWords>& all) {
  std::vector<std::string> keys;
  phone.vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT key FROM setting WHERE key LIKE 'ui.comment.%' ORDER BY key");
    while (const sql::Row* row = rows->next()) keys.push_back(row->string(0));
  });
  for (const std::string& key : keys)
    all.push_back({key, phone.settings.value(key.substr(3)), {}, phone.vault.clock().now()});
}

void addWordsOnBallots(Phone& phone, std::vector<UnsentWords>& all) {
  std::vector<std::string> rounds;
  phone.vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT DISTINCT round_id FROM ballot ORDER BY round_id");
    while (const sql::Row* row = rows->next()) rounds.push_back(row->string(0));
  });
  for (const std::string& round : rounds) {
    const auto ballot = phone.rounds.ballot(round);
    if (!ballot) continue;
    for (const SlateLine& line : ballot->lines) {
      if (line.unsent)
        all.push_back({api::ballotPath(round) + "/" + line.item, line.comment, {}, phone.vault.clock().now()});
    }
  }
}
}  // namespace

std::vector<UnsentWords> unsentWords(Phone& phone) {
  std::vector<UnsentWords> all;
  for (const OutboxEntry& entry : phone.outbox.all()) all.push_back(wordsOfEntry(phone, entry));
  addBegunComments(phone, all);
  addWordsOnBallots(phone, all);
  std::erase_if(all, [](const UnsentWords& one) { return one.text.empty() && one.mediumId.empty(); });
  std::stable_sort(all.begin(), all.end(),
                   [](const UnsentWords& a, const UnsentWords& b) { return a.writtenAt < b.writtenAt; });
  return all;
}

}  // namespace passerelle
