#include "app/viewmodel/text.h"

#include <QDateTime>
#include <QTimeZone>

namespace passerelle {

double msOfIso(const std::string& iso) {
  if (iso.empty()) return 0;
  const QDateTime time = QDateTime::fromString(toQt(iso), Qt::ISODateWithMs);
  return time.isValid() ? static_cast<double>(time.toMSecsSinceEpoch()) : 0;
}

qint64 dayOf(TimePoint time) {
  return QDateTime::fromMSecsSinceEpoch(toMs(time)).date().startOfDay().toMSecsSinceEpoch();
}

}  // namespace passerelle
