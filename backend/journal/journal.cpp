#include "backend/journal/journal.h"

#include <array>
#include <string>

#include "shared/base/digest.h"

namespace passerelle::journal {
namespace {
using sql::val;

std::string chain(std::string_view previous, std::int64_t seq, std::int64_t at, std::string_view actor,
                  std::string_view action, std::string_view entity, std::string_view commitment) {
  std::string row;
  row.reserve(512);
  for (std::string_view part : {previous, std::string_view(std::to_string(seq)), std::string_view(std::to_string(at)),
                                actor, action, entity, commitment}) {
    row += std::to_string(part.size());
    row += ':';
    row += part;
  }
  return toHex(blake2b(row));
}
}  // namespace

void append(sql::Connection& connection, Rng& rng, TimePoint at, std::string_view actor, std::string_view action,
            std::string_view entity, std::string_view content) {
  std::int64_t seq = 1;
  std::string previous;
  {
    auto rows = connection.query("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
    if (const auto* row = rows->next()) {
      seq = row->integer(0) + 1;
      previous = row->string(1);
    }
  }
  std::array<std::uint8_t, 16> random{};
  rng.fill(random);
  const std::string salt = toHex({reinterpret_cast<const char*>(random.data()), random.size()});
  const std::string commitment = toHex(blake2b(content, salt));
  const std::string hash = chain(previous, seq, toMs(at), actor, action, entity, commitment);
  connection.execute(
      "INSERT INTO journal (seq, at, actor, action, entity, commitment, salt, hash) VALUES ($1, $2, $3, $4, $5, $6, "
      "$7, $8)",
      {val(seq), val(toMs(at)), val(actor), val(action), val(entity), val(commitment), val(salt), val(hash)});
}

Result<std::int64_t> verify(sql::Connection& connection) {
  auto rows = connection.query("SELECT seq, at, actor, action, entity, commitment, hash FROM journal ORDER BY seq");
  std::string previous;
  std::int64_t expected = 0;
  while (const auto* row = rows->next()) {
    ++expected;
    const std::string hash =
        chain(previous, row->integer(0), row->integer(1), row->text(2), row->text(3), row->text(4), row->text(5));
    if (row->integer(0) != expected || row->text(6) != hash)
      return fail(ErrorCode::conflict, "The journal does not hold at row " + std::to_string(expected) +
                                           ": a row was changed, removed or inserted.");
    previous = hash;
  }
  return expected;
}

}  // namespace passerelle::journal
