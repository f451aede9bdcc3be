#include "app/local/voice_replies.h"

#include "app/local/refusals.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/codec/reply_json.h"

namespace passerelle {

Result<void> replyByVoice(Phone& phone, const std::string& reportId, const StoreReply& reply,
                          const std::string& mediumId, const std::string& words) {
  const auto memo = phone.media.find(mediumId);
  auto bytes = phone.media.read(mediumId);
  if (!memo || !bytes) return fail(ErrorCode::notFound, "This voice memo is no longer on this phone: record it again.");
  return phone.vault.write([&](sql::Connection& connection) -> Result<void> {
    for (const OutboxEntry& before : phone.outbox.ofReport(reportId)) {
      if (!isReplyMemo(phone, before)) continue;
      if (auto dropped = phone.outbox.drop(before.path); !dropped) return dropped;
      phone.media.forget(connection, before.mediumId);
    }
    const auto copy = phone.media.add(MediumKind::voice, memo->type, *bytes, {}, memo->duration);
    if (!copy) return tl::unexpected<Error>(copy.error());
    OutboxEntry answer;
    answer.path = api::replyPath(reportId);
    answer.kind = OutboxKind::reaction;
    answer.method = "PUT";
    answer.body = encodeReplyBody({reply.thanks, reply.kind, reply.text, MediaFiles::manifestEntry(*copy, words)});
    answer.hash = sha256Hex(answer.body);
    answer.sizeBytes = static_cast<std::int64_t>(answer.body.size());
    if (auto waits = phone.outbox.put(std::move(answer)); !waits) return waits;
    OutboxEntry sound;
    sound.path = Outbox::mediumPath(reportId, copy->id);
    sound.kind = OutboxKind::voice;
    sound.hash = copy->sha256;
    sound.reportId = reportId;
    sound.mediumId = copy->id;
    sound.sizeBytes = copy->sizeBytes;
    phone.vault.changed(Topic::reactions, reportId);
    return phone.outbox.put(std::move(sound));
  });
}

std::optional<ReplyVoice> voiceOfReply(Phone& phone, const std::string& reportId) {
  if (const auto waiting = phone.outbox.find(api::replyPath(reportId))) {
    const auto body = decodeReplyBody(waiting->body);
    if (!body || !body->voice) return std::nullopt;
    return ReplyVoice{body->voice->id, body->voice->durationMs, body->voice->caption};
  }
  std::optional<ReplyVoice> voice;
  phone.vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT content FROM mirror_report WHERE id = $1", {sql::val(reportId)});
    const sql::Row* row = rows->next();
    if (row == nullptr) return;
    if (const auto memo = voiceInReport(phone.vault.unseal(row->bytes(0), "mirror_report", reportId, "content")))
      voice = ReplyVoice{memo->id, memo->durationMs, memo->caption};
  });
  return voice;
}

}  // namespace passerelle
