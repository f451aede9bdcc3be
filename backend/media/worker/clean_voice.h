// A voice memo, rebuilt from its packets: the part of cleaning that touches a stranger's bytes. Runs in
// passerelle-clean-photo.
#pragma once
#include <string_view>

#include "backend/media/cleaner.h"

namespace passerelle::media {

/// Every checksum, page and packet is checked, everything is decoded once, and what is kept are the packets alone: no
/// tags, no cover, no encoder's name, no padding.
CleaningResult cleanVoice(std::string_view bytes);

/// A picture or a voice memo, by its first bytes.
CleaningResult cleanMedium(std::string_view bytes);

}  // namespace passerelle::media
