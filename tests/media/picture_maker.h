// Pictures as cameras and attackers make them: every orientation, metadata in every place that a format has for it.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "backend/media/worker/pixels.h"

namespace passerelle::testing {

/// Four quarters of different colours, and a gradient: no turn looks like another.
media::Pixels quarters(int width, int height);

/// JPEG of `pixels` with EXIF (orientation, camera, position, maker notes, an embedded thumbnail), XMP, IPTC in a
/// Photoshop block, an ICC profile, a comment, and bytes after its end.
std::string jpegWithEverything(const media::Pixels& pixels, int orientation, bool progressive = false);
/// The same as phones with several lenses write it (CIPA DC-007, "MPF"): two pictures in one file, each with
/// everything.
std::string jpegOfTwoPictures(const media::Pixels& pixels, int orientation);
/// JPEG in printing colours (CMYK), with EXIF, position and XMP, as an agency's file has them.
std::string printingJpeg(int width, int height);
/// PNG of `side` × `side` pixels in black, one bit each: a small file, and gigabytes once decoded.
std::string hugePng(int side);
/// PNG with eXIf (orientation, camera, position), tEXt, iTXt with XMP, zTXt, tIME, iCCP, a private chunk, and bytes
/// after its end.
std::string pngWithEverything(const media::Pixels& pixels, int orientation);

/// The words that stand in that metadata; none may be found in anything that is stored.
std::vector<std::string> secretsInside();

/// A picture decoded by ImageMagick, as RGB: the independent opinion.
media::Pixels byImageMagick(const std::string& picture, const std::string& folder);
/// Every file of a folder with that ending, decoded by ImageMagick with `options` (-auto-orient turns by EXIF): by
/// name.
std::map<std::string, media::Pixels> folderByImageMagick(const std::string& folder, const std::string& ending,
                                                         const std::string& options);

/// The mean difference of two pictures in 0…255; 255 when their sizes differ.
double meanDifference(const media::Pixels& one, const media::Pixels& other);

/// What exiftool says about every file of a folder, without what a bare JPEG or PNG says: "file: group:tag = value"
/// lines.
std::vector<std::string> metadataByExiftool(const std::string& folder);

/// Standard output of a command; throws std::runtime_error with its text when it fails.
std::string run(const std::string& command);
void writeFile(const std::string& path, const std::string& bytes);
std::string readFile(const std::string& path);

}  // namespace passerelle::testing
