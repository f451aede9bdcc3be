// The load: keep-alive HTTP/1.1 over many connections from one thread, one request each at a time.
#pragma once
#include <functional>
#include <string>

#include "tests/bench/store/figures.h"

namespace passerelle::bench {

struct LoadOptions {
  int port = 0;
  int connections = 64;
  double warmSeconds = 1;  ///< not counted
  double seconds = 5;
};

/// `next` gives the bytes of the next request. Answers other than 2xx count as errors.
Figures runLoad(const LoadOptions& options, const std::function<std::string()>& next);

}  // namespace passerelle::bench
