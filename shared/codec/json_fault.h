// Where and why a text is not the JSON we take: run only after the fast parser said no, to tell the sender.
#pragma once
#include <string>
#include <string_view>

namespace passerelle {

struct JsonFault {
  std::string message;  ///< empty: nothing wrong was found
  std::string pointer;  ///< RFC 6901, of the value that is at fault or that holds the fault
};

/// Strict JSON (RFC 8259) in UTF-8 with two limits of the house: nested at most `maxDepth` lists and objects deep, no
/// NUL in any text; numbers must fit a 64-bit integer or a finite double.
JsonFault findJsonFault(std::string_view bytes, int maxDepth);

}  // namespace passerelle
