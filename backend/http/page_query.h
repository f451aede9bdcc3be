// ?limit= and ?after= of a list by key.
#pragma once
#include <charconv>
#include <string>

#include "backend/http/message.h"

namespace passerelle::http {

struct PageQuery {
  int limit = 50;     ///< 1 to 100
  std::string after;  ///< the `next` of the page before; empty for the first
};

/// Error `invalid` for a limit that is not a whole number from 1 to 100.
inline Result<PageQuery> pageQuery(const Request& request) {
  PageQuery page;
  page.after = request.queryValue("after").value_or("");
  if (const auto limit = request.queryValue("limit")) {
    const auto [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), page.limit);
    if (error != std::errc() || end != limit->data() + limit->size() || page.limit < 1 || page.limit > 100)
      return fail(ErrorCode::invalid, "limit is a whole number from 1 to 100.", "limit");
  }
  return page;
}

}  // namespace passerelle::http
