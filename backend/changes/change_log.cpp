#include "backend/changes/change_log.h"

namespace passerelle::changes {

using sql::val;

std::int64_t append(sql::Connection& connection, std::string_view kind, std::string_view entityId,
                    std::string_view audience, TimePoint at) {
  auto rows = connection.query(R"(
      INSERT INTO change (seq, kind, entity_id, audience, at)
      SELECT COALESCE(MAX(seq), 0) + 1, $1, $2, $3, $4 FROM change
      RETURNING seq)",
                               {val(kind), val(entityId), val(audience), val(toMs(at))});
  const std::int64_t seq = rows->next()->integer(0);
  rows->next();
  return seq;
}

std::int64_t last(sql::Connection& connection) {
  return connection.query("SELECT COALESCE(MAX(seq), 0) FROM change")->next()->integer(0);
}

}  // namespace passerelle::changes
