// The two places photos come from; modules/photo_source.h says what they promise.
#pragma once
#include <QStringList>
#include <memory>

#include "app/platform/modules/photo_source.h"

namespace passerelle {

/// The device's camera through Qt Multimedia; without one it says so, and notices one that is plugged in.
std::unique_ptr<PhotoSource> makeCameraSource();

/// Gives the pictures of `paths`, one for each take(), then begins again: for machines without a camera, tours and
/// tests.
std::unique_ptr<PhotoSource> makeFileSource(QStringList paths);

}  // namespace passerelle
