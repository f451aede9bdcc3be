// The names of enumerations on the wire, one table each, read both ways.
#pragma once
#include <optional>
#include <string_view>

#include "shared/domain/report.h"

namespace passerelle {

std::string_view nameOf(Tone tone);
std::string_view nameOf(SubjectKind kind);
std::string_view nameOf(MediumKind kind);
std::optional<Tone> toneFromName(std::string_view name);
std::optional<SubjectKind> subjectKindFromName(std::string_view name);
std::optional<MediumKind> mediumKindFromName(std::string_view name);

}  // namespace passerelle
