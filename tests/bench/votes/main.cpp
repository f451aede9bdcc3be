// bench_votes: what ranking costs, each against what bounds it, in alternating rounds of one run; the median counts.
//   bench_votes [--rounds N] [--lines N] [--only vote|top|rank|close]
// Prints `bench NAME ours=… reference=… ratio=…`; ends with 1 when a gated ratio is missed.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>

#include "backend/ideas/idea_list.h"
#include "tests/bench/votes/chain.h"
#include "tests/where.h"

namespace {
using namespace passerelle;         // NOLINT: a program of its own
using namespace passerelle::bench;  // NOLINT
using sql::val;

void topOfHundredThousand(int rounds) {
  Chain chain(100'000, 50);
  constexpr int kReads = 2000;
  std::vector<double> ours, rows, keys;
  chain.database->readNow([&](sql::Connection& connection) {
    std::size_t seen = 0;
    const auto timed = [&](const std::function<void()>& read) {
      const double begun = seconds();
      for (int i = 0; i < kReads; ++i) read();
      return (seconds() - begun) * 1e6 / kReads;
    };
    const auto top = [&] {
      for (const auto& idea : ideas::listIdeas(connection, ideas::IdeaOrder::supported, std::nullopt, 20))
        seen += idea.text.size();
    };
    // The same columns, by the primary key: what twenty rows cost at least.
    const auto range = [&] {
      auto found = connection.query(R"(
          SELECT id, text, report_id, author_id, published_at, supporters, readers, score FROM idea
          WHERE id >= $1 ORDER BY id LIMIT 20)",
                                    {val(chain.ideaIds[chain.rng.below(chain.ideaIds.size() - 20)])});
      std::vector<std::string> texts;
      while (const sql::Row* row = found->next()) texts.push_back(row->string(0) + row->string(1) + row->string(3));
      for (const std::string& text : texts) seen += text.size();
    };
    const auto bare = [&] {
      auto found =
          connection.query("SELECT id FROM idea WHERE score IS NOT NULL ORDER BY score DESC, id DESC LIMIT 20");
      while (const sql::Row* row = found->next()) seen += row->text(0).size();
    };
    timed(top);
    timed(range);
    for (int i = 0; i < rounds; ++i) {
      ours.push_back(timed(top));
      rows.push_back(timed(range));
      keys.push_back(timed(bare));
    }
    if (seen == 0) std::exit(2);
  });
  tell("top-20-of-100000-ideas", "us", median(ours), median(rows), 3);
  tell("top-20-of-100000-ideas-against-keys-alone", "us", median(ours), median(keys), 0);
}

struct Ran {
  double seconds = 0;
  long rssKb = 0;
  int code = 0;
};
Ran run(const std::string& program, const std::vector<std::string>& words) {
  const double begun = seconds();
  const pid_t child = ::fork();
  if (child == 0) {
    std::vector<char*> arguments{const_cast<char*>(program.c_str())};
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    if (std::freopen("/dev/null", "w", stdout) == nullptr) ::_exit(126);
    ::execv(program.c_str(), arguments.data());
    ::_exit(127);
  }
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  return {seconds() - begun, used.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

double readOnce(const std::string& path) {
  const double begun = seconds();
  std::vector<char> buffer(1 << 20);
  std::FILE* file = std::fopen(path.c_str(), "rb");
  std::size_t lines = 0;
  for (std::size_t got; (got = std::fread(buffer.data(), 1, buffer.size(), file)) > 0;)
    lines += static_cast<std::size_t>(std::count(buffer.data(), buffer.data() + got, '\n'));
  std::fclose(file);
  if (lines == 0) std::exit(2);
  return seconds() - begun;
}

/// Ballot lines as a round exports them, under random ids; `passerelled rank` streams them.
void replay(long lines, int rounds) {
  const testing::TempFolder folder;
  const std::string program = std::string(PASSERELLE_BIN_DIR) + "/passerelled";
  SystemRng rng;
  const auto write = [&](const std::string& path, long count) {
    std::ofstream out(path, std::ios::binary);
    out << "ballot,idea,grade\n";
    for (long i = 0; i < count; ++i)
      out << newRandomId(rng) << ",idea-" << i % 200 << ',' << (i * 7 + i / 200) % 6 << '\n';
  };
  const std::string small = folder.path() + "/small.csv", great = folder.path() + "/great.csv";
  write(small, lines / 10);
  write(great, lines);
  readOnce(great);
  std::vector<double> ours, reference;
  Ran tenth, whole;
  for (int i = 0; i < rounds; ++i) {
    reference.push_back(readOnce(great));
    whole = run(program, {"rank", great});
    tenth = run(program, {"rank", small});
    if (whole.code != 0 || tenth.code != 0) {
      std::fprintf(stderr, "bench_votes: passerelled rank ended with %d, %d\n", whole.code, tenth.code);
      std::exit(2);
    }
    ours.push_back(whole.seconds);
  }
  std::printf("rank of %ld lines: %.2f s, %.2f million lines a second\n", lines, median(ours),
              static_cast<double>(lines) / median(ours) / 1e6);
  tell("rank-against-reading-the-file", "s", median(ours), median(reference), 0);
  tell("rank-memory-of-ten-times-the-lines", "MB", static_cast<double>(whole.rssKb) / 1024,
       static_cast<double>(tenth.rssKb) / 1024, 1.25);
}
}  // namespace

int main(int count, char** words) {
  int rounds = 9;
  long lines = 10'000'000;
  std::string only;
  for (int i = 1; i + 1 < count; i += 2) {
    if (std::strcmp(words[i], "--rounds") == 0) rounds = std::max(1, std::atoi(words[i + 1]));
    if (std::strcmp(words[i], "--lines") == 0) lines = std::max(1000L, std::atol(words[i + 1]));
    if (std::strcmp(words[i], "--only") == 0) only = words[i + 1];
  }
  if (only.empty() || only == "vote") votes(rounds);
  if (only.empty() || only == "top") topOfHundredThousand(rounds);
  if (only.empty() || only == "close") close();
  if (only.empty() || only == "rank") replay(lines, std::min(rounds, 3));
  return g_missed ? 1 : 0;
}
