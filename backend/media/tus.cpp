#include "backend/media/tus.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "backend/media/words.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"

namespace passerelle::media::tus {
namespace {
void addCommon(http::Response& response) {
  response.headers.emplace("Tus-Resumable", kVersion);
  response.headers.emplace("Cache-Control", "no-store");
}
}  // namespace

std::optional<http::Response> refuseVersion(const http::Request& request) {
  if (request.header("Tus-Resumable") == kVersion) return std::nullopt;
  http::Response response =
      http::problem({ErrorCode::preconditionFailed,
                     "This server speaks tus 1.0.0: send the header Tus-Resumable: 1.0.0.", "Tus-Resumable"},
                    request.id);
  response.headers.emplace("Tus-Version", kVersion);
  addCommon(response);
  return response;
}

Result<std::map<std::string, std::string>> readMetadata(std::string_view header) {
  std::map<std::string, std::string> metadata;
  const auto trim = [](std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
  };
  std::size_t from = 0;
  while (from <= header.size()) {
    const std::size_t to = std::min(header.find(',', from), header.size());
    const std::string_view pair = trim(header.substr(from, to - from));
    from = to + 1;
    const std::size_t space = pair.find(' ');
    const std::string key(pair.substr(0, space));
    auto value =
        space == std::string_view::npos ? Result<std::string>(std::string()) : fromBase64(trim(pair.substr(space)));
    if (key.empty() || !value || !metadata.emplace(key, *value).second)
      return fail(ErrorCode::invalid,
                  "Upload-Metadata is a list of \"key base64\", separated by commas, each key once.",
                  "Upload-Metadata");
  }
  return metadata;
}

std::string writeMetadata(const Upload& upload) {
  return "reportId " + toBase64(upload.reportId) + ",mediumId " + toBase64(upload.mediumId) + ",kind " +
         toBase64(upload.kind) + ",type " + toBase64(upload.type) + ",sha256 " + toBase64(upload.sha256);
}

Result<std::int64_t> readNumber(const http::Request& request, const std::string& header) {
  constexpr std::size_t kMaxDigits = 15;
  const std::string text = request.header(header).value_or("");
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (text.empty() || text.size() > kMaxDigits || !digits)
    return fail(ErrorCode::invalid, "The header " + header + " is missing or is not a number of bytes.", header);
  return static_cast<std::int64_t>(std::stoll(text));
}

Result<Announcement> readAnnouncement(const http::Request& request) {
  if (request.header("Upload-Defer-Length"))
    return fail(ErrorCode::invalid, "The length must be known from the start: send Upload-Length.",
                "Upload-Defer-Length");
  if (request.header("Upload-Concat"))
    return fail(ErrorCode::invalid, "Uploads cannot be put together here: send one file as one upload.",
                "Upload-Concat");
  const auto length = readNumber(request, "Upload-Length");
  if (!length) return tl::unexpected<Error>(length.error());
  auto metadata = readMetadata(request.header("Upload-Metadata").value_or(""));
  if (!metadata) return tl::unexpected<Error>(metadata.error());
  return Announcement{(*metadata)["reportId"], (*metadata)["mediumId"], (*metadata)["kind"],
                      (*metadata)["type"],     (*metadata)["sha256"],   *length};
}

Result<std::unique_ptr<Checksum>> readChecksum(const http::Request& request) {
  const auto header = request.header("Upload-Checksum");
  return header ? Checksum::parse(*header) : Result<std::unique_ptr<Checksum>>(nullptr);
}

std::string httpDate(TimePoint time) {
  const std::time_t seconds = static_cast<std::time_t>(toMs(time) / 1000);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[40];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[parts.tm_wday], parts.tm_mday,
                kMonths[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
  return text;
}

http::Response answer(int status, const Progress& progress, const http::Request& request) {
  http::Response response;
  if (progress.checksumFailed) {
    response =
        http::problem({ErrorCode::invalid,
                       say(request.caller.language,
                           "Les octets reçus ne sont pas ceux annoncés\u00a0: l’envoi reprend à l’octet indiqué.",
                           "The bytes received are not the announced ones: sending goes on at the byte given."),
                       "Upload-Checksum"},
                      request.id);
    response.status = kChecksumMismatch;
  } else if (progress.offsetConflict) {
    response =
        http::problem({ErrorCode::conflict,
                       say(request.caller.language, "L’envoi en est à un autre octet\u00a0: reprenez à celui indiqué.",
                           "The upload stands at another byte: go on at the one given."),
                       "Upload-Offset"},
                      request.id);
  } else {
    response.status = status;
    response.headers.emplace("Upload-Expires", httpDate(progress.upload.expiresAt));
  }
  response.headers.emplace("Upload-Offset", std::to_string(progress.offset));
  if (progress.upload.done) {
    response.headers.emplace(api::kShaHeader, progress.upload.sha256);
    response.headers.emplace(api::kReceivedAtHeader, toIso(progress.upload.receivedAt));
    if (progress.upload.cursor > 0)
      response.headers.emplace(api::kCursorHeader, std::to_string(progress.upload.cursor));
  }
  addCommon(response);
  return response;
}

http::Response problem(const Error& error, const std::string& requestId) {
  http::Response response = http::problem(error, requestId);
  addCommon(response);
  return response;
}

}  // namespace passerelle::media::tus
