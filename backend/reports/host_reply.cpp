#include "backend/reports/host_reply.h"

#include <algorithm>

#include "backend/people/absences.h"

namespace passerelle::reports {

bool holds(std::string_view kind) { return kind == "blur" || kind == "name"; }

const ReceivedMedium* voiceOf(const ReplyRow& reply, const std::vector<ReceivedMedium>& received) {
  return reply.voice ? listedAs(*reply.voice, received, reply.personId) : nullptr;
}

std::optional<PrintedReply> printedReply(sql::Connection& connection, std::string_view reportId) {
  const auto reply = findReply(connection, reportId);
  if (!reply) return std::nullopt;
  PrintedReply printed{reply->thanks, reply->kind, reply->text, {}, reply->updatedAt, {}, 0, {}};
  if (holds(reply->kind)) {
    if (!reply->thanks) return std::nullopt;
    printed.kind = "thanks";
    printed.text.clear();
  } else if (reply->voice) {
    const auto received = receivedMedia(connection, reportId);
    if (const ReceivedMedium* voice = voiceOf(*reply, received)) {
      printed.voiceId = voice->id;
      printed.voiceMs = voice->durationMs;
      printed.voiceWords = reply->voice->caption;
    }
  }
  auto rows = connection.query("SELECT u.name FROM report r JOIN unit u ON u.code = r.unit_code WHERE r.id = $1",
                               {sql::val(reportId)});
  if (const sql::Row* row = rows->next()) printed.by = row->string(0);
  return printed;
}

bool answersFor(sql::Connection& connection, std::string_view personId, std::string_view unitCode, TimePoint now) {
  if (unitCode.empty()) return false;
  {
    auto rows = connection.query(R"(
        SELECT 1 FROM person WHERE id = $1 AND unit_code = $2
          AND (' ' || roles || ' ' LIKE '% host %' OR ' ' || roles || ' ' LIKE '% deputy %'))",
                                 {sql::val(personId), sql::val(unitCode)});
    if (rows->next() != nullptr) return true;
  }
  const auto units = people::unitsStoodInFor(connection, personId, now);
  return std::find(units.begin(), units.end(), unitCode) != units.end();
}

}  // namespace passerelle::reports
