#include "backend/arguments.h"

#include <algorithm>
#include <charconv>

namespace passerelle {

Result<Arguments> Arguments::parse(const std::vector<std::string>& arguments,
                                   std::initializer_list<std::string_view> options,
                                   std::initializer_list<std::string_view> flags) {
  Arguments parsed;
  const auto isOneOf = [](std::initializer_list<std::string_view> names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  bool onlyWords = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (onlyWords || !argument.starts_with("--")) {
      parsed.m_words.push_back(argument);
      continue;
    }
    if (argument == "--") {
      onlyWords = true;
      continue;
    }
    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    if (isOneOf(flags, name)) {
      if (equals != std::string::npos) return fail(ErrorCode::invalid, name + " takes no value.", name);
      parsed.m_values[name];
    } else if (isOneOf(options, name)) {
      if (equals != std::string::npos) {
        parsed.m_values[name].push_back(argument.substr(equals + 1));
      } else if (i + 1 < arguments.size() && !arguments[i + 1].starts_with("--")) {
        parsed.m_values[name].push_back(arguments[++i]);
      } else {
        return fail(ErrorCode::invalid, name + " needs a value after it.", name);
      }
    } else {
      return fail(ErrorCode::invalid, "The option " + name + " is unknown here.", name);
    }
  }
  return parsed;
}

std::optional<std::string> Arguments::value(std::string_view name) const {
  const auto found = m_values.find(name);
  if (found == m_values.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  const auto found = m_values.find(name);
  return found == m_values.end() ? std::vector<std::string>{} : found->second;
}

Result<std::string> Arguments::required(std::string_view name) const {
  auto found = value(name);
  if (!found || found->empty()) return fail(ErrorCode::invalid, std::string(name) + " is missing.", name);
  return std::move(*found);
}

Result<long> Arguments::number(std::string_view name, long low, long high, long otherwise) const {
  const auto text = value(name);
  if (!text) return otherwise;
  long number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size() || number < low || number > high)
    return fail(
        ErrorCode::invalid,
        std::string(name) + " must be a whole number from " + std::to_string(low) + " to " + std::to_string(high) + ".",
        name);
  return number;
}

}  // namespace passerelle
