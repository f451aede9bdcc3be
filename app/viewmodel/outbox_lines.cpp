#include "app/viewmodel/outbox_lines.h"

#include "app/local/refusals.h"
#include "app/viewmodel/text.h"
#include "shared/api/talk_paths.h"

namespace passerelle {
namespace {
const char* whatOf(Phone& phone, const OutboxEntry& entry) {
  if (entry.kind == OutboxKind::triage) return "triage";
  if (isReplyMemo(phone, entry)) return "memo";
  if (entry.kind != OutboxKind::reaction) return "medium";
  if (Conversation::isComment(entry)) return wordsOf(entry).empty() ? "commentBack" : "comment";
  if (Conversation::isMark(entry)) return entry.path.starts_with(api::kFollowing) ? "following" : "read";
  if (Absences::isAbsence(entry)) return entry.method == "DELETE" ? "absenceEnd" : "absence";
  if (Letters::isChoice(entry)) return "letters";
  for (const char* what : {"reply", "support", "useful"}) {
    if (entry.path.ends_with(std::string("/") + what)) return what;
  }
  return "thanks";
}
}  // namespace

QVariantList outboxLines(Phone& phone) {
  QVariantList lines;
  for (const OutboxEntry& entry : phone.outbox.all()) {
    if (entry.kind == OutboxKind::ballot) continue;
    const bool ofReport = entry.kind == OutboxKind::report || isMedium(entry.kind);
    if (ofReport && phone.ownReports.find(entry.reportId)) continue;
    const std::string words = wordsOf(entry);
    // The server's own sentence says more of a conflict than ours, which is about reports.
    const bool told = entry.obstacle == Obstacle::conflict && !entry.detail.empty();
    lines.append(
        QVariantMap{{QStringLiteral("path"), toQt(entry.path)},
                    {QStringLiteral("what"), QString::fromLatin1(whatOf(phone, entry))},
                    {QStringLiteral("words"), toQt(words)},
                    {QStringLiteral("state"), isStopped(entry.state)                 ? QStringLiteral("refused")
                                              : entry.state == OutboxState::inFlight ? QStringLiteral("sending")
                                                                                     : QStringLiteral("waiting")},
                    {QStringLiteral("obstacle"), toQt(nameOf(told ? Obstacle::refused : entry.obstacle))},
                    {QStringLiteral("detail"), toQt(entry.detail)},
                    {QStringLiteral("keeps"), !words.empty() || isReplyMemo(phone, entry)}});
  }
  return lines;
}

}  // namespace passerelle
