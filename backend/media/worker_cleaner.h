// Cleans pictures in processes of their own, at most two at once: a hostile file costs five seconds of one of them.
#pragma once
#include <atomic>
#include <memory>
#include <string>

#include "backend/media/cleaner.h"
#include "backend/media/work_pool.h"
#include "shared/base/clock.h"

namespace passerelle::media {

/// The path of passerelle-clean-photo beside the running program.
std::string cleanerBesideThisProgram();

class WorkerCleaner final : public Cleaner {
 public:
  static constexpr int kProcesses = 2;
  static constexpr int kMaxWaiting = 16;  ///< pictures in memory; one more is told `busy`
  /// The process's own limit is 5 s of CPU, and a picture that needs them is `tooComplex`; this one is for a machine so
  /// loaded that it gets none: `busy`.
  static constexpr Milliseconds kPatience{15'000};

  /// `program` is run without arguments, environment and files. `clock` must outlive this.
  WorkerCleaner(std::string program, const Clock& clock, Milliseconds patience = kPatience);
  /// Returns when the pictures under way are answered.
  ~WorkerCleaner() override;

  void clean(std::string bytes, std::function<void(CleaningResult)> done) override;

 private:
  CleaningResult run(const std::string& bytes) const;

  const std::string m_program;
  const Clock& m_clock;
  const Milliseconds m_patience;
  std::atomic<int> m_waiting{0};
  WorkPool m_pool{kProcesses};
};

}  // namespace passerelle::media
