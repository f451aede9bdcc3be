// Chance, as a seam: the system's for programs, a printed seed for tests.
#pragma once
#include <cstdint>
#include <span>

namespace passerelle {

class Rng {
 public:
  virtual ~Rng() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
  std::uint64_t next();
  /// Uniform in [0, bound); bound > 0.
  std::uint64_t below(std::uint64_t bound);
  /// Uniform in [0, 1).
  double unit();
};

/// The operating system's generator; fit for secrets. Any thread.
class SystemRng final : public Rng {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

/// Replays from its seed (SplitMix64). Never for secrets. One thread.
class SeededRng final : public Rng {
 public:
  explicit SeededRng(std::uint64_t seed) : m_state(seed) {}
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::uint64_t m_state;
};

}  // namespace passerelle
