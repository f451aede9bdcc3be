// tus 1.0.0 at /v1/uploads and GET /v1/media: headers in, headers out. What they mean is docs/wire.md.
#pragma once
#include "backend/http/router.h"
#include "backend/media/uploads.h"

namespace passerelle::media {

class MediaApi {
 public:
  /// All references must outlive this.
  MediaApi(Uploads& uploads, MediaFiles& files, const MediaService& service, sql::Database& database, WorkPool& pool)
      : m_uploads(uploads), m_files(files), m_service(service), m_database(database), m_pool(pool) {}

  void options(http::Request& request, http::Reply reply);
  void create(http::Request& request, http::Reply reply);
  void head(http::Request& request, http::Reply reply);
  void patch(http::Request& request, http::Reply reply);
  void terminate(http::Request& request, http::Reply reply);
  /// POST /v1/uploads/{id} with X-HTTP-Method-Override, for clients that cannot say PATCH or DELETE.
  void override(http::Request& request, http::Reply reply);
  /// GET /v1/media/{reportId}/{mediumId}
  void get(http::Request& request, http::Reply reply);

 private:
  Uploads& m_uploads;
  MediaFiles& m_files;
  const MediaService& m_service;
  sql::Database& m_database;
  WorkPool& m_pool;
};

/// A body of one PATCH: the announced 12 MB and no more.
inline constexpr std::size_t kUploadBodyLimitBytes = 12 * 1024 * 1024;

}  // namespace passerelle::media
