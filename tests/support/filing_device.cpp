#include "tests/support/filing_device.h"

#include <nlohmann/json.hpp>

#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/codec/report_json.h"
#include "tests/support/report_maker.h"

namespace passerelle::testing {
namespace {
constexpr std::size_t kMaxEdits = 20;  // the wire takes 32 hashes that were never acknowledged
}

FilingDevice::FilingDevice(std::string token, int units, const Clock& clock, Rng& rng)
    : m_token(std::move(token)), m_units(units), m_clock(clock), m_rng(rng) {}

std::string FilingDevice::freshContent() {
  const auto unit = 1 + m_rng.below(static_cast<std::uint64_t>(m_units));
  return encodeReport(makeReport("S-" + std::to_string(unit), m_clock, m_rng));
}

FilingRequest FilingDevice::next() {
  if (m_unanswered) {
    ++m_replays;
    m_last = *m_unanswered;
    // Sometimes the author edits before the repetition goes out: what was sent is then superseded.
    Report& report = m_reports[m_last];
    if (m_rng.below(3) == 0 && report.supersedes.size() < kMaxEdits) {
      report.supersedes.push_back(sha256Hex(report.content));
      report.content = freshContent();
    }
    return request(m_reports[m_last]);
  }
  const std::uint64_t kind = m_reports.empty() ? 0 : m_rng.below(4);
  if (kind <= 1) {
    m_reports.push_back({newId(m_clock, m_rng), {}, {}, freshContent()});
    m_last = m_reports.size() - 1;
  } else {
    m_last = m_rng.below(m_reports.size());
    if (kind == 2) m_reports[m_last].content = freshContent();  // 3: the same again
  }
  m_unanswered = m_last;
  return request(m_reports[m_last]);
}

FilingRequest FilingDevice::request(const Report& report) const {
  FilingRequest made{api::reportPath(report.id), report.content, {{"Authorization", "Bearer " + m_token}}};
  if (!report.base.empty()) made.headers[std::string(api::kBaseHeader)] = report.base;
  std::string supersedes;
  for (const std::string& hash : report.supersedes) supersedes += (supersedes.empty() ? "" : ",") + hash;
  if (!supersedes.empty()) made.headers[std::string(api::kSupersedesHeader)] = supersedes;
  return made;
}

bool FilingDevice::answered(int status, const std::string& body) {
  Report& report = m_reports[m_last];
  if (status == 0 || status == 503 || status == 507) return true;  // unknown, or no space: asked again
  if (status != 200 && status != 201) {
    m_fault = "answered " + std::to_string(status) + " to a report of its own: " + body.substr(0, 300);
    return false;
  }
  const std::string hash = sha256Hex(report.content);
  const auto json = nlohmann::json::parse(body, nullptr, false);
  if (!json.is_object() || json.value("hash", "") != hash) {
    m_fault = "the receipt of report " + report.id + " is not for what was sent: " + body.substr(0, 300);
    return false;
  }
  m_acknowledged[report.id].insert(hash);
  report.base = hash;
  report.supersedes.clear();
  m_unanswered.reset();
  return true;
}

}  // namespace passerelle::testing
