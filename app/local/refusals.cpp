#include "app/local/refusals.h"

#include "shared/api/paths.h"
#include "shared/codec/reading_json.h"

namespace passerelle {
namespace {
/// The report that this entry answers; empty: it is no answer.
std::string answeredBy(const OutboxEntry& entry) {
  const std::size_t from = api::kReports.size() + 1;
  if (entry.kind != OutboxKind::reaction || entry.path.size() <= from) return {};
  const std::string id = entry.path.substr(from, entry.path.find('/', from) - from);
  return entry.path == api::replyPath(id) ? id : std::string();
}
}  // namespace

std::string wordsOf(const OutboxEntry& entry) {
  if (Conversation::isComment(entry)) {
    const auto body = decodeCommentBody(entry.body);
    return body ? body->text : std::string();
  }
  const auto reply = answeredBy(entry).empty() ? Result<StoreReply>(tl::unexpected(Error{})) : decodeReply(entry.body);
  return reply ? reply->text : std::string();
}

bool isReplyMemo(Phone& phone, const OutboxEntry& entry) {
  return entry.kind == OutboxKind::voice && !phone.ownReports.find(entry.reportId);
}

Result<void> dropRefused(Phone& phone, const std::string& path) {
  const auto entry = phone.outbox.find(path);
  if (!entry || !isStopped(entry->state)) return {};
  const std::string answered = answeredBy(*entry), words = wordsOf(*entry);
  std::vector<OutboxEntry> memos;
  for (OutboxEntry& one : answered.empty() ? std::vector{*entry} : phone.outbox.ofReport(answered)) {
    if (isReplyMemo(phone, one)) memos.push_back(std::move(one));
  }
  if (memos.empty() && (entry->kind == OutboxKind::report || isMedium(entry->kind))) return {};
  return phone.vault.write([&](sql::Connection&) -> Result<void> {
    for (const OutboxEntry& memo : memos) {
      if (auto kept = phone.captures.addVoice(memo.mediumId, words); !kept) return tl::unexpected(kept.error());
      if (auto dropped = phone.outbox.drop(memo.path); !dropped) return dropped;
    }
    if (memos.empty() && !words.empty()) {
      if (auto kept = phone.captures.addText(words); !kept) return tl::unexpected(kept.error());
    }
    return phone.outbox.drop(path);
  });
}

}  // namespace passerelle
