#include "backend/media/media_api.h"

#include "backend/media/byte_range.h"
#include "backend/media/tus.h"
#include "shared/api/paths.h"
#include "shared/domain/voice.h"

namespace passerelle::media {
namespace {
using http::Reply;
using http::Request;
using http::Response;

/// A body that came whole, for a transport without streaming (the simulation's).
class WholeBody final : public http::BodyStream {
 public:
  explicit WholeBody(std::string body) : m_body(std::move(body)) {}
  void next(OnChunk onChunk) override { onChunk(std::string_view(m_body), true); }

 private:
  std::string m_body;
};

std::shared_ptr<http::BodyStream> bodyOf(Request& request) {
  return request.stream ? request.stream : std::make_shared<WholeBody>(std::move(request.body));
}

/// What an answer needs of its request after the handler returned.
Request remember(const Request& request) {
  Request kept;
  kept.id = request.id;
  kept.caller = request.caller;
  return kept;
}

Uploads::Done answerWith(int status, const Request& request, Reply reply, bool location = false,
                         bool metadata = false) {
  return [status, kept = remember(request), shared = http::share(std::move(reply)), location,
          metadata](Result<Progress> progress) {
    if (!progress) return (*shared)(tus::problem(progress.error(), kept.id));
    Response response = tus::answer(status, *progress, kept);
    if (location) response.headers.emplace("Location", std::string(api::kUploads) + "/" + progress->upload.id);
    if (metadata) {
      response.headers.emplace("Upload-Length", std::to_string(progress->upload.sizeBytes));
      response.headers.emplace("Upload-Metadata", tus::writeMetadata(progress->upload));
    }
    (*shared)(std::move(response));
  };
}
}  // namespace

void MediaApi::options(Request&, Reply reply) {
  reply(Response{204,
                 {{"Tus-Resumable", std::string(tus::kVersion)},
                  {"Tus-Version", std::string(tus::kVersion)},
                  {"Tus-Extension", std::string(tus::kExtensions)},
                  {"Tus-Checksum-Algorithm", std::string(kChecksumAlgorithms)},
                  {"Tus-Max-Size", std::to_string(kMaxPictureBytes)}},
                 {},
                 nullptr});
}

void MediaApi::create(Request& request, Reply reply) {
  if (auto refusal = tus::refuseVersion(request)) return reply(std::move(*refusal));
  const auto announced = tus::readAnnouncement(request);
  if (!announced) return reply(tus::problem(announced.error(), request.id));
  std::shared_ptr<http::BodyStream> body;
  std::unique_ptr<Checksum> checksum;
  if (request.header("Content-Type") == tus::kContentType) {
    auto announcedSum = tus::readChecksum(request);
    if (!announcedSum) return reply(tus::problem(announcedSum.error(), request.id));
    checksum = std::move(*announcedSum);
    body = bodyOf(request);
  }
  m_uploads.create(*announced, request.caller, std::move(body), std::move(checksum),
                   answerWith(201, request, std::move(reply), true));
}

void MediaApi::head(Request& request, Reply reply) {
  if (auto refusal = tus::refuseVersion(request)) return reply(std::move(*refusal));
  m_uploads.status(request.param("id"), request.caller, answerWith(200, request, std::move(reply), false, true));
}

void MediaApi::patch(Request& request, Reply reply) {
  if (auto refusal = tus::refuseVersion(request)) return reply(std::move(*refusal));
  if (request.header("Content-Type") != tus::kContentType)
    return reply(tus::problem(
        {ErrorCode::unsupportedType, "A PATCH carries Content-Type: application/offset+octet-stream.", "Content-Type"},
        request.id));
  const auto offset = tus::readNumber(request, "Upload-Offset");
  if (!offset) return reply(tus::problem(offset.error(), request.id));
  auto checksum = tus::readChecksum(request);
  if (!checksum) return reply(tus::problem(checksum.error(), request.id));
  m_uploads.append(request.param("id"), request.caller, *offset, bodyOf(request), std::move(*checksum),
                   answerWith(204, request, std::move(reply)));
}

void MediaApi::terminate(Request& request, Reply reply) {
  if (auto refusal = tus::refuseVersion(request)) return reply(std::move(*refusal));
  m_uploads.terminate(request.param("id"), request.caller,
                      [id = request.id, shared = http::share(std::move(reply))](Result<void> outcome) {
                        if (!outcome) return (*shared)(tus::problem(outcome.error(), id));
                        (*shared)(Response{204, {{"Tus-Resumable", std::string(tus::kVersion)}}, {}, nullptr});
                      });
}

void MediaApi::override(Request& request, Reply reply) {
  const std::string method = request.header("X-HTTP-Method-Override").value_or("");
  if (method == "PATCH") return patch(request, std::move(reply));
  if (method == "DELETE") return terminate(request, std::move(reply));
  if (method == "HEAD") return head(request, std::move(reply));
  Response response = tus::problem(
      {ErrorCode::invalid, "X-HTTP-Method-Override says PATCH, DELETE or HEAD here.", "X-HTTP-Method-Override"},
      request.id);
  response.status = 405;
  reply(std::move(response));
}

void MediaApi::get(Request& request, Reply reply) {
  const std::string size = request.queryValue("size").value_or("");
  if (!size.empty() && size != "thumb")
    return reply(Error{ErrorCode::invalid, "The size of a medium is \"thumb\", or not said for the whole.", "size"});
  const bool thumbnail = size == "thumb";
  m_database.read([this, ticket = m_pool.ticket(), caller = request.caller, reportId = request.param("reportId"),
                   mediumId = request.param("mediumId"), thumbnail,
                   known = request.header("If-None-Match").value_or(""), range = request.header("Range").value_or(""),
                   shared = http::share(std::move(reply))](sql::Connection& connection) {
    const auto view = m_service.view(connection, caller, reportId, mediumId, thumbnail);
    if (!view) return (*shared)(view.error());
    m_pool.post([this, view = *view, mediumId, known, range, shared] {
      const std::string tag = "\"" + view.version.substr(0, 32) + (view.thumbnail ? "-t" : "") + "\"";
      Response response;
      response.headers = {{"ETag", tag},
                          {"Cache-Control", "private, max-age=300"},
                          {"X-Content-Type-Options", "nosniff"},
                          {"Content-Security-Policy", "default-src 'none'; sandbox"},
                          {"Cross-Origin-Resource-Policy", "same-origin"}};
      if (known.find(tag) != std::string::npos) {
        response.status = 304;
        return (*shared)(std::move(response));
      }
      if (!view.thumbnail && view.type == kVoiceType) {
        response.headers.emplace("Content-Type", view.type);
        response.headers.emplace("Content-Disposition", "inline; filename=\"" + mediumId + ".ogg\"");
        return (*shared)(answerRange(std::move(response), range, view.wholeBytes, [&](const ByteRange& part) {
          return m_files.files().readPart(m_files.picturePath(view.file), part.from, part.bytes);
        }));
      }
      auto bytes =
          m_files.files().read(view.thumbnail ? m_files.thumbnailPath(view.file) : m_files.picturePath(view.file));
      if (!bytes) {
        // A newer version may have replaced it between the row and the file.
        return (*shared)(Error{ErrorCode::unavailable, "This attachment cannot be read now. Please try again.", {}});
      }
      response.headers.emplace("Content-Type", view.type);
      response.headers.emplace("Content-Disposition",
                               "inline; filename=\"" + mediumId + (view.type == "image/png" ? ".png" : ".jpg") + "\"");
      response.body = std::move(*bytes);
      (*shared)(std::move(response));
    });
  });
}

}  // namespace passerelle::media
