// Uploads under way and media received, as rows.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/sql/connection.h"

namespace passerelle::media {

/// One medium on its way, by tus.
struct Upload {
  std::string id;  ///< born on the server
  std::string reportId;
  std::string mediumId;  ///< born on the device
  std::string personId;
  std::string kind;  ///< thumbnail, photo, voice
  std::string type;  ///< as announced
  std::int64_t sizeBytes = 0;
  std::string sha256;  ///< as announced, of the whole
  bool done = false;
  TimePoint createdAt{};
  TimePoint expiresAt{};
  TimePoint receivedAt{};   ///< of a done one
  std::int64_t cursor = 0;  ///< of a done one: see ReportDirectory::cursorOfMedia
};

/// One medium received.
struct Medium {
  std::string reportId;
  std::string id;
  std::string personId;
  std::string kind;
  std::string type;            ///< of what is stored
  std::int64_t sizeBytes = 0;  ///< of what was received
  std::string shaReceived;
  std::string shaStored;
  std::int64_t storedBytes = 0;
  int width = 0;  ///< pixels
  int height = 0;
  std::string file;  ///< see MediaFiles
  TimePoint receivedAt{};
  int durationMs = 0;  ///< of a voice memo
};

/// Media in the order in which they were received; the first key is before all.
struct MediumKey {
  TimePoint receivedAt{};
  std::string file{};
};

/// A row that goes leaves its file on the list of what is to be wiped. Throws sql::DatabaseError, as every statement
/// does.
class MediaRepository {
 public:
  explicit MediaRepository(sql::Connection& connection) : m_connection(connection) {}

  std::optional<Upload> upload(std::string_view id);
  std::optional<Upload> uploadOf(std::string_view reportId, std::string_view mediumId);
  void insert(const Upload& upload);
  void markDone(std::string_view uploadId, TimePoint receivedAt);
  void deleteUpload(std::string_view id, TimePoint now);
  std::int64_t openUploadsOf(std::string_view personId);
  std::vector<Upload> expiredUploads(TimePoint now, int limit);
  bool isOpen(std::string_view uploadId);

  std::optional<Medium> medium(std::string_view reportId, std::string_view id);
  void insert(const Medium& medium);
  /// With the receipt that its upload still gives.
  void deleteMedium(const Medium& medium, TimePoint now);
  bool fileIsKnown(std::string_view file);
  /// Those behind `after`, received before `before`, in their order.
  std::vector<Medium> mediaAfter(const MediumKey& after, TimePoint before, int limit);

  /// Files (see MediaFiles::wipe) that may still be there.
  std::vector<std::string> unwiped(int limit);
  void markWiped(std::string_view id);

 private:
  void wipeLater(std::string_view id, TimePoint now);

  sql::Connection& m_connection;
};

}  // namespace passerelle::media
