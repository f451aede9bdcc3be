// A host's absences as the wire has them, for phones.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/domain/absence.h"

namespace passerelle {

/// What PUT takes: days and deputy.
std::string encodeAbsence(const AbsenceView& absence);
/// As GET gives it; also of the body of a PUT, whose deputy has no name.
Result<AbsenceView> decodeAbsence(std::string_view json);
Result<AbsenceList> decodeAbsences(std::string_view json);
std::string encodeAbsences(const AbsenceList& list);

}  // namespace passerelle
