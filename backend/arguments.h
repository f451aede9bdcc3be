// "--name value" and bare words of a command line, checked against what the command knows.
#pragma once
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace passerelle {

class Arguments {
 public:
  /// `options` take a value ("--data"), `flags` none ("--demo"). "--data=DIR" is read too; "--" ends the options.
  /// `invalid` names what is unknown, what lacks its value, and a flag that was given one.
  static Result<Arguments> parse(const std::vector<std::string>& arguments,
                                 std::initializer_list<std::string_view> options,
                                 std::initializer_list<std::string_view> flags = {});

  bool has(std::string_view name) const { return m_values.find(name) != m_values.end(); }
  /// The last value given.
  std::optional<std::string> value(std::string_view name) const;
  /// All values of an option that may be repeated, in order.
  std::vector<std::string> all(std::string_view name) const;
  std::string valueOr(std::string_view name, std::string otherwise) const {
    return value(name).value_or(std::move(otherwise));
  }
  /// `invalid` when it is missing or empty.
  Result<std::string> required(std::string_view name) const;
  /// A whole number in [low, high]; `otherwise` when the option is absent.
  Result<long> number(std::string_view name, long low, long high, long otherwise) const;
  const std::vector<std::string>& words() const { return m_words; }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> m_values;
  std::vector<std::string> m_words;
};

}  // namespace passerelle
