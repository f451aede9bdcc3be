// Result<T>: a T, or the Error that a caller can expect.
#pragma once
#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "shared/base/error.h"

namespace passerelle {

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string field = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(field)});
}

}  // namespace passerelle
