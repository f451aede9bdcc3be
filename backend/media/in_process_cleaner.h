// Cleans on the caller's thread, in the caller's process: for the simulation, where every picture is the test's own.
#pragma once
#include "backend/media/cleaner.h"
#include "backend/media/worker/clean_voice.h"

namespace passerelle::media {

class InProcessCleaner final : public Cleaner {
 public:
  void clean(std::string bytes, std::function<void(CleaningResult)> done) override { done(cleanMedium(bytes)); }
};

}  // namespace passerelle::media
