// A device that files, corrects and repeats reports by the rules of sync.md, and remembers what it was told: the client
// of every fault scenario. It knows no transport: it makes requests and is given answers.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "tests/support/checker.h"

namespace passerelle::testing {

/// One PUT to send.
struct FilingRequest {
  std::string path, body;
  std::map<std::string, std::string> headers;
};

class FilingDevice {
 public:
  /// `units` is how many units seedPeople() made. All must outlive this.
  FilingDevice(std::string token, int units, const Clock& clock, Rng& rng);

  /// What to send next: first what was never acknowledged, else a new report, a correction or an idle repetition.
  FilingRequest next();
  /// The answer to the last request; status 0 for none. True when it was as the rules say; else fault() tells.
  bool answered(int status, const std::string& body);
  const std::string& fault() const { return m_fault; }

  bool owes() const { return m_unanswered.has_value(); }
  const Acknowledged& acknowledged() const { return m_acknowledged; }
  int replays() const { return m_replays; }

 private:
  struct Report {
    std::string id, base;                 ///< base: the hash last acknowledged, or empty
    std::vector<std::string> supersedes;  ///< sent since, never acknowledged
    std::string content;
  };
  std::string freshContent();
  FilingRequest request(const Report& report) const;

  std::string m_token;
  int m_units;
  const Clock& m_clock;
  Rng& m_rng;
  std::vector<Report> m_reports;
  std::optional<std::size_t> m_unanswered;  ///< index of a report whose last content was not acknowledged
  std::size_t m_last = 0;
  int m_replays = 0;
  Acknowledged m_acknowledged;
  std::string m_fault;
};

}  // namespace passerelle::testing
