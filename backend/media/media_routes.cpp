#include "backend/media/media_routes.h"

#include "shared/api/paths.h"

namespace passerelle::media {

void addMediaRoutes(http::Router& router, MediaApi& api) {
  using http::Reply;
  using http::Request;
  const auto to = [&api](void (MediaApi::*verb)(Request&, Reply)) {
    return [&api, verb](Request& request, Reply reply) { (api.*verb)(request, std::move(reply)); };
  };
  const std::string uploads(api::kUploads), upload = uploads + "/{id}";
  const auto limit = kUploadBodyLimitBytes;
  router.add({"OPTIONS", uploads, Permission::open, "uploadsDiscover"}, to(&MediaApi::options));
  router.add({"OPTIONS", upload, Permission::open, "uploadDiscover"}, to(&MediaApi::options));
  router.add({"POST", uploads, Permission::fileReport, "uploadCreate", limit, true}, to(&MediaApi::create));
  router.add({"HEAD", upload, Permission::fileReport, "uploadStatus"}, to(&MediaApi::head));
  router.add({"PATCH", upload, Permission::fileReport, "uploadAppend", limit, true}, to(&MediaApi::patch));
  router.add({"DELETE", upload, Permission::fileReport, "uploadTerminate"}, to(&MediaApi::terminate));
  router.add({"POST", upload, Permission::fileReport, "uploadOverride", limit, true}, to(&MediaApi::override));
  router.add({"GET", std::string(api::kMedia) + "/{reportId}/{mediumId}", Permission::readPublished, "mediumGet"},
             to(&MediaApi::get));
}

}  // namespace passerelle::media
