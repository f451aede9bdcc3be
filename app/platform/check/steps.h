// The phone's part of the main job, step by step; each step is a start of the app of its own over the same profile.
#pragma once
#include <string>

#include "app/platform/device.h"

namespace passerelle::check {

/// Pairs the phone by an invitation link and reads the network: units, referential, feed.
Result<void> pair(Device& device, const std::string& link);

struct Filing {
  std::string textFile;
  std::string photoFile;
  std::string positionLog;    ///< NMEA, through Qt's plugin
  std::string pictureFolder;  ///< is given `sent.jpg` and `sent-thumbnail.jpg`, as the phone made them
};
/// Without network: capture, position, nearest unit, draft, send. Ends when the phone knows that nobody answers and
/// when it tries again. Prints the report's id and hashes. What cannot be sent stays as a draft.
Result<void> file(Device& device, const Filing& filing);

/// With the network back: waits for a receipt of each part and prints them.
Result<void> collect(Device& device);

}  // namespace passerelle::check
