// Has anything come twice among millions, in constant memory? Digests are sorted in runs on the disk and merged.
#pragma once
#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/base/short_digest.h"

namespace passerelle::rounds {

/// Exact as long as no two different things have the same keyed 128-bit digest: 10⁻²⁴ for ten million of them.
class RepeatFinder {
 public:
  /// @param inMemory  digests kept before a run goes to a temporary file: 24 bytes each.
  explicit RepeatFinder(Rng& rng, std::size_t inMemory = std::size_t{1} << 20);

  /// Notes that a line says `what`. Error `noSpace` when the temporary file cannot grow.
  Result<void> add(std::string_view what, std::int64_t line);
  /// The first line that says what an earlier one has said; at the end, once.
  Result<std::optional<std::int64_t>> firstRepeat();

 private:
  struct Entry {
    ShortDigest digest;
    std::int64_t line = 0;
    auto operator<=>(const Entry&) const = default;
  };
  struct Run {
    std::int64_t from = 0, until = 0;  ///< entries of the file
    std::vector<Entry> buffer{};
    std::size_t at = 0;
  };
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  Result<void> spill();
  bool refill(Run& run);

  std::array<std::uint8_t, 16> m_key{};
  std::size_t m_inMemory;
  std::vector<Entry> m_entries;
  std::vector<Run> m_runs;
  std::unique_ptr<std::FILE, Close> m_file;
};

}  // namespace passerelle::rounds
