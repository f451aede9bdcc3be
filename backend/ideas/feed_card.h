// A card of the feed: a published report with its ideas, or an idea filed on its own; as bytes that are ready to send,
// and what it is ordered by.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/ideas/reactions.h"
#include "shared/base/clock.h"
#include "shared/ranking/feed_key.h"
#include "shared/sql/connection.h"

namespace passerelle::ideas {

struct CardIdea {
  std::string id;
  TimePoint publishedAt{};
  std::int64_t supporters = 0, readers = 0;
  double weight = 0;
  bool merged = false;  ///< another idea stands for it, whose counts these are: it lifts its own card no more
};

/// Closes a card in its own place that is not the reader's, with the comma that follows it.
inline constexpr std::string_view kPlainEnding = R"(,"exploration":false,"own":false},)";

struct Card {
  std::string id, authorId;
  TimePoint publishedAt{};
  /// The JSON object as most readers get it, with kPlainEnding: what depends on the reader stands at its end.
  std::shared_ptr<const std::string> json;
  std::vector<CardIdea> ideas;
  std::int64_t useful = 0, readers = 0;
  double key = 0;  ///< the best of its ideas' keys and the report's
};

/// Longer texts are cut in a card; the report has them whole.
inline constexpr std::size_t kCardAstonishments = 4;
inline constexpr std::size_t kCardTextChars = 1000;

/// The card of a report or of an idea filed on its own; nothing unless it is published and stands for itself.
std::optional<Card> loadCard(sql::Connection& connection, std::string_view cardId, const ranking::Prior& prior);
double keyOf(const Card& card, const ranking::Prior& prior);
/// The same card with other counts.
Card withScore(const Card& card, const Score& score, const ranking::Prior& prior);

}  // namespace passerelle::ideas
