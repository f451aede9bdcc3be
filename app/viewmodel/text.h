// Between the phone's texts and times and Qt's.
#pragma once
#include <QString>
#include <string>

#include "shared/base/clock.h"

namespace passerelle {

inline QString toQt(const std::string& utf8) { return QString::fromStdString(utf8); }
inline QString toQt(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Milliseconds since 1970, as QML's Date takes them.
inline double toQml(TimePoint time) { return static_cast<double>(toMs(time)); }
/// Of an ISO time of the wire; 0 for an empty or unreadable one.
double msOfIso(const std::string& iso);
/// Midnight in local time of the day `time` lies in, in milliseconds since 1970.
qint64 dayOf(TimePoint time);

}  // namespace passerelle
