// One request's work on one upload. Private to Uploads.
#pragma once
#include "backend/media/uploads.h"

namespace passerelle::media {

/// One request's work on an upload. `mutex` guards what follows it; the map's mutex is never taken inside.
struct Uploads::Hold {
  Hold(Upload held, std::string spoken, Done answer)
      : upload(std::move(held)), language(std::move(spoken)), done(std::move(answer)) {}

  const Upload upload;
  const std::string language;

  bool settling = false;                       ///< guarded by Uploads::m_mutex
  std::vector<std::function<void()>> waiting;  ///< guarded by Uploads::m_mutex

  std::mutex mutex;
  Done done;          ///< empty: answered, or taken over
  bool over = false;  ///< nothing more may be written for it
  std::shared_ptr<http::BodyStream> body;
  std::unique_ptr<Checksum> checksum;
  std::unique_ptr<OpenFile> file;
  std::int64_t startOffset = 0;
  std::int64_t offset = 0;  ///< bytes appended, not yet synced beyond startOffset
};

}  // namespace passerelle::media
