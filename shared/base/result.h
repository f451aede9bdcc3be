// Result<T>: a T, or the Error that a caller can expect.
#pragma once
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "shared/base/error.h"

namespace passerelle {

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string_view message, std::string_view field = {}) {
  return tl::unexpected<Error>(Error{code, std::string(message), std::string(field)});
}

}  // namespace passerelle
