// The demo chain's files, carried inside the program: one binary starts with everything.
#pragma once
#include <string_view>
#include <vector>

namespace passerelle::demo {

struct DemoFile {
  std::string_view name;  ///< "units.csv", "photos/queue.jpg"
  std::string_view bytes;
};

std::vector<DemoFile> demoFiles();
/// The bytes of one file; throws std::logic_error when there is none of that name.
std::string_view demoFile(std::string_view name);

}  // namespace passerelle::demo
