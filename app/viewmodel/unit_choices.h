// The units that a person probably means: near where the report was noted, and those reported on last.
#pragma once
#include <QVariantList>
#include <optional>
#include <string>

#include "app/local/phone.h"

namespace passerelle {

/// [{code, name, hint: "near" or "recent"}], at most four, without `except`.
QVariantList unitChoices(Phone& phone, const std::optional<Position>& where, const std::string& except);

}  // namespace passerelle
