#include "backend/rounds/older_ballots.h"

#include "backend/rounds/round_repository.h"
#include "shared/base/aead.h"
#include "shared/base/digest.h"

namespace passerelle::rounds {
namespace {
using sql::val;

struct Brought {
  Words words;
  Comments comments;
  std::string first;  ///< the least id of an idea: its row carried the change
};

std::optional<std::string> opened(std::string_view key, std::string_view sealed, const std::string& place) {
  const auto bytes = fromBase64(sealed);
  return bytes ? openSealed(key, *bytes, place) : std::nullopt;
}
}  // namespace

Result<void> bringOverBallots(sql::Connection& connection, const RoundSecrets& secrets) {
  for (const Round& round : roundsIn(connection, RoundState::open)) {
    const auto secret = secrets.find(round.id);
    const auto seal = secrets.seal(round.id);
    if (!secret || !seal) continue;
    const std::string key = blake2b("seal", *secret);
    std::map<std::string, int> positions;
    for (const RoundItem& item : itemsOf(connection, round.id)) positions[item.id] = item.position;
    std::map<std::string, Brought> ballots;  // by pseudonym
    {
      auto rows = connection.query(
          "SELECT voter_key, item_id, sealed, comment, place FROM round_line WHERE round_id = $1 ORDER BY place",
          {val(round.id)});
      while (const auto* row = rows->next()) {
        const std::string voter = row->string(0), item = row->string(1), place = "/" + voter + "/" + item;
        Brought& ballot = ballots[voter];
        const auto word = opened(key, row->text(2), "line" + place);
        const auto comment =
            row->text(3).empty() ? std::optional(std::string()) : opened(key, row->text(3), "comment" + place);
        if (!word || word->empty() || !comment)
          return fail(ErrorCode::internal, "A ballot of round " + round.id + " does not open with its secret.");
        ballot.words.voted = ballot.words.voted || word->front() - 8 != kUntouched;
        ballot.words.words.push_back({positions.at(item), word->front() - 8,
                                      round.slate > 0 ? static_cast<int>(row->integer(4)) / round.slate : 0});
        if (!comment->empty()) ballot.comments[positions.at(item)] = *comment;
        if (ballot.first.empty() || item < ballot.first) {
          ballot.first = item;
          ballot.words.change = word->substr(1);
          if (ballot.words.change == std::string(kChangeBytes, '\0')) ballot.words.change.clear();
        }
      }
    }
    for (const auto& [voter, ballot] : ballots)
      insertBallot(connection, round.id,
                   {voter, (*seal)->seal(ballot.words, voter), (*seal)->sealComments(ballot.comments, voter)});
    connection.execute("DELETE FROM round_line WHERE round_id = $1", {val(round.id)});
  }
  return {};
}

}  // namespace passerelle::rounds
