#include "app/sync/upload.h"

#include <algorithm>

#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/base/text.h"
#include "shared/codec/names.h"

namespace passerelle {
namespace {
constexpr int kMaxQuestions = 3;
constexpr int kChecksumMismatch = 460;  // of the tus checksum extension

std::int64_t offsetOf(const ApiResponse& response) {
  const std::string text = response.header("upload-offset");
  return text.empty() ? -1 : std::strtoll(text.c_str(), nullptr, 10);
}

/// Location as a path of this server: an absolute URL loses scheme and host.
std::string pathOf(const std::string& location) {
  const auto scheme = location.find("://");
  if (scheme == std::string::npos) return location;
  const auto slash = location.find('/', scheme + 3);
  return slash == std::string::npos ? std::string() : location.substr(slash);
}
}  // namespace

Link::OnAnswer Upload::guarded(void (Upload::*next)(const LinkAnswer&)) {
  return [this, next, alive = std::weak_ptr<bool>(m_alive)](LinkAnswer answer) {
    if (!alive.expired()) (this->*next)(answer);
  };
}

void Upload::begin(OutboxEntry entry) {
  m_entry = std::move(entry);
  m_questions = 0;
  const auto medium = m_phone.media.find(m_entry.mediumId);
  auto plain = m_phone.media.read(m_entry.mediumId);
  if (!medium || !plain || sha256Hex(*plain) != medium->sha256) {
    end();
    return m_owner.onUploadLost(m_entry);
  }
  m_medium = *medium;
  m_plain = std::move(*plain);
  if (m_entry.location.empty()) return create();
  askOffset();
}

void Upload::create() {
  const auto metadata = [](std::string_view key, std::string_view value) {
    return std::string(key) + " " + toBase64(value);
  };
  Link::Headers headers{
      {"Tus-Resumable", "1.0.0"},
      {"Upload-Length", std::to_string(m_medium.sizeBytes)},
      {"Upload-Metadata", metadata("reportId", m_entry.reportId) + "," + metadata("mediumId", m_medium.id) + "," +
                              metadata("kind", nameOf(m_medium.kind)) + "," + metadata("type", m_medium.type) + "," +
                              metadata("sha256", m_medium.sha256)}};
  m_link.send("POST", std::string(api::kUploads), {}, std::move(headers), guarded(&Upload::onCreated));
}

void Upload::onCreated(const LinkAnswer& answer) {
  if (!answer.ok()) {
    end();
    return m_owner.onUploadFailed(m_entry, answer);
  }
  m_entry.location = pathOf(answer.response.header("location"));
  if (answer.status != 201 || !m_entry.location.starts_with(std::string(api::kUploads) + "/")) {
    m_entry.location.clear();
    end();
    return m_owner.onUploadPostponed(m_entry, Obstacle::wrongReceipt);
  }
  (void)m_phone.outbox.setProgress(m_entry.path, m_entry.location, 0);
  const std::int64_t offset = offsetOf(answer.response);
  if (offset > 0) return askOffset();  // created before, and the answer was lost: HEAD also carries the receipt
  sendPart(0);
}

void Upload::askOffset() {
  if (++m_questions > kMaxQuestions) {
    end();
    return m_owner.onUploadPostponed(m_entry, Obstacle::wrongReceipt);
  }
  m_link.send("HEAD", m_entry.location, {}, {{"Tus-Resumable", "1.0.0"}}, guarded(&Upload::onAsked));
}

void Upload::onAsked(const LinkAnswer& answer) {
  if (answer.status == 404 || answer.status == 410) return forgetLocation();
  if (answer.ok()) return onOffset(answer);
  end();
  m_owner.onUploadFailed(m_entry, answer);
}

void Upload::sendPart(std::int64_t offset) {
  if (!m_phone.media.find(m_medium.id)) return withdraw();  // masked meanwhile: this version leaves no more
  const std::string part = m_plain.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(m_partBytes));
  Link::Headers headers{{"Tus-Resumable", "1.0.0"},
                        {"Content-Type", "application/offset+octet-stream"},
                        {"Upload-Offset", std::to_string(offset)},
                        {"Upload-Checksum", "sha256 " + toBase64(*fromHex(sha256Hex(part)))}};
  m_link.send("PATCH", m_entry.location, part, std::move(headers), guarded(&Upload::onPart));
}

void Upload::onPart(const LinkAnswer& answer) {
  if (answer.status == 404 || answer.status == 410) return forgetLocation();
  if (answer.status == 409 || answer.status == kChecksumMismatch) return askOffset();
  if (answer.ok()) {
    m_questions = 0;
    return onOffset(answer);
  }
  end();
  m_owner.onUploadFailed(m_entry, answer);
}

void Upload::onOffset(const LinkAnswer& answer) {
  const std::int64_t offset = offsetOf(answer.response);
  if (offset < 0 || offset > m_medium.sizeBytes) {
    end();
    return m_owner.onUploadPostponed(m_entry, Obstacle::wrongReceipt);
  }
  m_entry.offsetBytes = offset;
  if (offset < m_medium.sizeBytes) {
    (void)m_phone.outbox.setProgress(m_entry.path, m_entry.location, offset);
    if (!m_owner.moreUrgentThan(m_entry)) return sendPart(offset);
    end();
    return m_owner.onUploadYielded(m_entry);
  }
  const std::string sha = answer.response.header(lowered(api::kShaHeader));
  if (sha.empty()) return askOffset();
  if (sha != m_medium.sha256) return forgetLocation();
  const std::string cursor = answer.response.header(lowered(api::kCursorHeader));
  auto written = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
    const std::string receivedAt = answer.response.header(lowered(api::kReceivedAtHeader));
    auto done = m_phone.ownReports.acknowledgeMedium(
        m_entry.reportId, m_medium.id, sha, receivedAt.empty() ? toIso(m_phone.vault.clock().now()) : receivedAt,
        cursor.empty() ? 0 : std::strtoll(cursor.c_str(), nullptr, 10), m_phone.account.generation());
    if (!done) return done;
    auto finished = m_phone.outbox.finish(m_entry.path);
    return finished ? Result<void>{} : tl::unexpected<Error>(finished.error());
  });
  end();
  if (!written) return m_owner.onUploadPostponed(m_entry, Obstacle::none);
  m_owner.onUploaded();
}

void Upload::withdraw() {
  if (!m_entry.location.empty())
    m_link.send("DELETE", m_entry.location, {}, {{"Tus-Resumable", "1.0.0"}}, [](const LinkAnswer&) {});
  (void)m_phone.outbox.finish(m_entry.path);
  end();
  m_owner.onUploaded();
}

void Upload::forgetLocation() {
  m_entry.location.clear();
  (void)m_phone.outbox.setProgress(m_entry.path, {}, 0);
  end();
  m_owner.onUploadPostponed(m_entry, Obstacle::wrongReceipt);
}

void Upload::end() { m_plain.clear(); }

}  // namespace passerelle
