// What can go wrong and be expected: a value, fit to show, that says what to do.
#pragma once
#include <string>

namespace passerelle {

/// The kinds of expected failure. The HTTP status of each stands once, in shared/api/error_status.h.
enum class ErrorCode {
  invalid,          ///< the input cannot be read or breaks a rule; `field` names where
  unauthenticated,  ///< who is asking is not known (no, expired or revoked token)
  forbidden,        ///< known, but not allowed
  notFound,
  conflict,  ///< the stored state is another one than the caller assumed
  preconditionFailed,
  gone,  ///< was there, and is erased, expired or used up
  tooLarge,
  unsupportedType,
  refused,  ///< well-formed, but a rule of the house says no, for good
  tooMany,  ///< ask again later
  noSpace,
  unavailable,  ///< outcome unknown or nobody answers: ask again, with the same id
  internal,
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;  ///< one or two sentences for a person: what, and what to do
  std::string field;    ///< JSON pointer or column that is at fault; empty when none is
};

}  // namespace passerelle
