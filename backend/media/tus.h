// The headers of tus 1.0.0 (https://tus.io/protocols/resumable-upload), read and written.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "backend/http/message.h"
#include "backend/media/checksum.h"
#include "backend/media/media_repository.h"
#include "backend/media/media_service.h"
#include "backend/media/uploads.h"
#include "shared/base/result.h"

namespace passerelle::media::tus {

inline constexpr std::string_view kVersion = "1.0.0";
inline constexpr std::string_view kExtensions = "creation,creation-with-upload,checksum,expiration,termination";
inline constexpr std::string_view kContentType = "application/offset+octet-stream";
/// tus's own status: the bytes do not have the announced digest.
inline constexpr int kChecksumMismatch = 460;

/// The answer to a request that does not speak this version (412), or nullopt.
std::optional<http::Response> refuseVersion(const http::Request& request);

/// "key base64,key base64"; a key alone has an empty value. `invalid` for anything else.
Result<std::map<std::string, std::string>> readMetadata(std::string_view header);
/// What the device announced, as Upload-Metadata again.
std::string writeMetadata(const Upload& upload);

/// Digits only, at most 15 of them. `invalid` when missing or anything else.
Result<std::int64_t> readNumber(const http::Request& request, const std::string& header);
/// Upload-Length and Upload-Metadata.
Result<Announcement> readAnnouncement(const http::Request& request);
/// nullptr without Upload-Checksum.
Result<std::unique_ptr<Checksum>> readChecksum(const http::Request& request);
/// "Tue, 17 Nov 2026 17:42:05 GMT"
std::string httpDate(TimePoint time);

/// The answer to how far an upload is: `status` when all is well, 409 or 460 when it is not.
http::Response answer(int status, const Progress& progress, const http::Request& request);
/// A problem with the protocol's headers.
http::Response problem(const Error& error, const std::string& requestId);

}  // namespace passerelle::media::tus
