// What one run measured, as one line between the bench's programs.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

namespace passerelle::bench {

struct Figures {
  double requests = 0, errors = 0, seconds = 0, p50Ms = 0, p99Ms = 0, cpuMs = 0;
  double bytes = 0;  ///< of an answer's body, on average
  double perSecond() const { return seconds > 0 ? requests / seconds : 0; }
  double cpuMsEach() const { return requests > 0 ? cpuMs / requests : 0; }
};

inline std::string toLine(const Figures& figures) {
  char text[256];
  std::snprintf(text, sizeof text, "%.0f %.0f %.4f %.4f %.4f %.2f %.1f", figures.requests, figures.errors,
                figures.seconds, figures.p50Ms, figures.p99Ms, figures.cpuMs, figures.bytes);
  return text;
}
inline Figures fromLine(const std::string& line) {
  Figures figures;
  std::istringstream in(line);
  in >> figures.requests >> figures.errors >> figures.seconds >> figures.p50Ms >> figures.p99Ms >> figures.cpuMs >>
      figures.bytes;
  return figures;
}

/// The value that `share` of the samples do not exceed; sorts in part.
inline double percentileMs(std::vector<std::uint32_t>& micros, double share) {
  if (micros.empty()) return 0;
  const auto at = static_cast<std::size_t>(share * static_cast<double>(micros.size() - 1));
  std::nth_element(micros.begin(), micros.begin() + static_cast<std::ptrdiff_t>(at), micros.end());
  return micros[at] / 1000.0;
}

}  // namespace passerelle::bench
