// Texts that are alike a text: the one thing that each database engine has its own SQL for (ADR 12).
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace passerelle::sql {

/// Any thread. A derived index: nothing in it is the only copy, and it is made anew at every start.
class FullText {
 public:
  virtual ~FullText() = default;
  /// Adds a text, or replaces the one of this id.
  virtual void put(const std::string& id, std::string_view text) = 0;
  virtual void drop(const std::string& id) = 0;
  /// Ids of the texts most alike, the best first; those that share a single frequent word are left out.
  virtual std::vector<std::string> alike(std::string_view text, std::size_t limit) = 0;
};

/// SQLite's FTS5 in memory, beside the store and not in it: reports are filed, backed up and restored without it.
std::unique_ptr<FullText> sqliteFullText();

}  // namespace passerelle::sql
