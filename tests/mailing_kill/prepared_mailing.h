// A data folder whose edition of this week, by the system's clock, has appeared and waits to be sent.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace passerelle::testing {

struct PreparedMailing {
  std::string week;
  std::string token;                 ///< of an editor
  std::vector<std::string> readers;  ///< everybody with an address but the author, in both languages
};

/// `people`: how many readers beside the author and the editor. `starts`: the letters are queued too.
PreparedMailing prepareMailing(const std::string& dataFolder, int people, bool starts);

/// How many letters of this week stand in which state, read from the file.
std::int64_t lettersIn(const std::string& dataFolder, const std::string& state);
std::int64_t mailingsIn(const std::string& dataFolder);

}  // namespace passerelle::testing
