#include "backend/rounds/repeat_finder.h"

#include <algorithm>
#include <queue>

namespace passerelle::rounds {
namespace {
constexpr std::int64_t kReadAtOnce = 4096;

Error noRoom() { return {ErrorCode::noSpace, "there is no room for a temporary file in /tmp", {}}; }
}  // namespace

RepeatFinder::RepeatFinder(Rng& rng, std::size_t inMemory) : m_inMemory(inMemory) { rng.fill(m_key); }

Result<void> RepeatFinder::add(std::string_view what, std::int64_t line) {
  if (m_entries.size() == m_inMemory) {
    if (auto spilled = spill(); !spilled) return spilled;
  }
  m_entries.push_back({shortDigest(what, m_key), line});
  return {};
}

Result<void> RepeatFinder::spill() {
  std::sort(m_entries.begin(), m_entries.end());
  if (!m_file) m_file.reset(std::tmpfile());
  const std::int64_t from = m_runs.empty() ? 0 : m_runs.back().until;
  if (!m_file || std::fseek(m_file.get(), 0, SEEK_END) != 0 ||
      std::fwrite(m_entries.data(), sizeof(Entry), m_entries.size(), m_file.get()) != m_entries.size() ||
      std::fflush(m_file.get()) != 0)
    return tl::unexpected(noRoom());
  m_runs.push_back({from, from + static_cast<std::int64_t>(m_entries.size())});
  m_entries.clear();
  return {};
}

bool RepeatFinder::refill(Run& run) {
  const std::int64_t count = std::min(kReadAtOnce, run.until - run.from);
  run.buffer.resize(static_cast<std::size_t>(count));
  run.at = 0;
  if (count == 0) return true;
  const long offset = static_cast<long>(run.from) * static_cast<long>(sizeof(Entry));
  run.from += count;
  return std::fseek(m_file.get(), offset, SEEK_SET) == 0 &&
         std::fread(run.buffer.data(), sizeof(Entry), run.buffer.size(), m_file.get()) == run.buffer.size();
}

Result<std::optional<std::int64_t>> RepeatFinder::firstRepeat() {
  std::sort(m_entries.begin(), m_entries.end());
  std::optional<std::int64_t> first;
  std::optional<Entry> before;
  // In order of digest, then line: the second of equal ones is the first repeat of them.
  const auto see = [&](const Entry& entry) {
    if (before && before->digest == entry.digest) first = std::min(first.value_or(entry.line), entry.line);
    before = entry;
  };
  if (m_runs.empty()) {
    for (const Entry& entry : m_entries) see(entry);
    return first;
  }
  m_runs.push_back({0, 0, std::move(m_entries), 0});  // what is still in memory is the last run
  using Next = std::pair<Entry, std::size_t>;
  std::priority_queue<Next, std::vector<Next>, std::greater<>> next;
  for (std::size_t i = 0; i < m_runs.size(); ++i) {
    if (m_runs[i].buffer.empty() && !refill(m_runs[i])) return tl::unexpected(noRoom());
    if (!m_runs[i].buffer.empty()) next.emplace(m_runs[i].buffer[0], i);
  }
  while (!next.empty()) {
    const auto [entry, index] = next.top();
    next.pop();
    see(entry);
    Run& run = m_runs[index];
    if (++run.at == run.buffer.size() && !refill(run)) return tl::unexpected(noRoom());
    if (run.at < run.buffer.size()) next.emplace(run.buffer[run.at], index);
  }
  return first;
}

}  // namespace passerelle::rounds
