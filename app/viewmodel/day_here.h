// Which day it is for the person who holds the phone.
#pragma once
#include <QDate>
#include <QDateTime>

#include "app/local/phone.h"

namespace passerelle {

/// Today in the device's time zone, by the server's clock where it was heard: a phone's own may be a year wrong.
inline QDate dayHere(Phone& phone) {
  return QDateTime::fromMSecsSinceEpoch(toMs(phone.vault.clock().now() + phone.settings.clockSkew())).date();
}

}  // namespace passerelle
