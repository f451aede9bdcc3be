// Parts of a JSON text byte for byte as they stand in it: a report's content is compared by the hash of its exact
// bytes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace passerelle {

/// The bytes of the member `key` of the object `json`; empty when it is missing, null or `json` is not an object.
std::string verbatimMember(std::string_view json, std::string_view key);
/// The bytes of each element of the array member `key`.
std::vector<std::string> verbatimItems(std::string_view json, std::string_view key);

}  // namespace passerelle
