// An edition as it is kept: JSON, written once, read for every page.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "backend/editions/edition.h"

namespace passerelle::editions {

/// Also what GET /v1/editions/{week} answers. Times as on the wire.
std::string encodeEdition(const Edition& edition);
/// What encodeEdition wrote; fields it does not know are passed over. Replies are not read: the page asks for the last.
Result<Edition> decodeEdition(std::string_view json);

/// The words of a referential's codes.
class Labels {
 public:
  /// `referential` as the wire shows it; empty: every code is its own word.
  explicit Labels(std::string_view referential = {});
  ~Labels();
  Labels(Labels&&) noexcept;
  /// A moment's, sense's or kind's word; the code itself when it is not known.
  std::string of(std::string_view list, const std::string& code, std::string_view language) const;

 private:
  struct Table;
  std::unique_ptr<Table> m_table;
};

}  // namespace passerelle::editions
