// What a browser's form sends: application/x-www-form-urlencoded or multipart/form-data.
#pragma once
#include <map>
#include <string>

#include "backend/http/message.h"

namespace passerelle::http {

struct FormField {
  std::string value;
  std::string fileName;  ///< empty unless a file was chosen
};
using Form = std::multimap<std::string, FormField>;

/// `unsupportedType` for another Content-Type, `invalid` for a body that cannot be read or more than 100 fields.
Result<Form> formOf(const Request& request);
/// The first field of that name; empty when there is none.
std::string fieldOf(const Form& form, const std::string& name);

}  // namespace passerelle::http
