// The simulation behind the rules of rounds: ideas have a true merit, voters see it through noise and grade part of a
// slate of 10 of 60 ideas. How often are the true best three found, and how far does a bloc get?
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>
#include <random>

#include "shared/ranking/majority_judgment.h"
#include "shared/ranking/slate.h"

namespace passerelle::ranking {
namespace {

constexpr int kRounds = 300, kIdeas = 60, kVoters = 60, kSlate = 10;
constexpr int kGrades = 6;
constexpr double kNoise = 0.5;  ///< of a voter's view, in standard deviations of merit

enum class Slates { assigned, selfChosen };
enum class Blanks { ignored, worst };

struct Outcome {
  double found = 0;      ///< share of the true top three that stand in the top three
  double blocShare = 0;  ///< share of rounds in which the bloc's mediocre idea stands in the top three
};

class Simulation {
 public:
  Simulation(unsigned seed, double bloc) : m_engine(seed), m_blocVoters(static_cast<int>(bloc * kVoters)) {}

  Outcome run(Slates slates, Blanks blanks) {
    Outcome outcome;
    for (int round = 0; round < kRounds; ++round) one(round, slates, blanks, outcome);
    outcome.found /= 3.0 * kRounds;
    outcome.blocShare /= kRounds;
    return outcome;
  }

 private:
  /// Grades cut the merits into the shares that a generous committee gives: 10, 15, 25, 25, 15, 10 %.
  static int gradeOf(double merit) {
    constexpr double kCuts[] = {-1.2816, -0.6745, 0, 0.6745, 1.2816};
    return static_cast<int>(std::lower_bound(std::begin(kCuts), std::end(kCuts), merit) - std::begin(kCuts));
  }
  double normal() { return m_normal(m_engine); }

  void one(int round, Slates slates, Blanks blanks, Outcome& outcome) {
    std::vector<double> merit(kIdeas);
    for (double& value : merit) value = normal();
    std::vector<std::size_t> byMerit(kIdeas);
    std::iota(byMerit.begin(), byMerit.end(), std::size_t{0});
    std::ranges::sort(byMerit, [&](std::size_t a, std::size_t b) { return merit[a] > merit[b]; });
    const std::size_t mediocre = byMerit[kIdeas / 2];

    std::vector<std::string> ids;
    for (int idea = 0; idea < kIdeas; ++idea) ids.push_back(std::to_string(idea));
    SlateDealer dealer(std::to_string(round), ids);
    std::vector<Tally> tallies(kIdeas, Tally(kGrades, 0));
    for (int voter = 0; voter < kVoters; ++voter) {
      const bool inBloc = voter < m_blocVoters;
      auto slate = slates == Slates::assigned ? dealer.deal("voter" + std::to_string(voter), kSlate) : chosen();
      if (slates == Slates::selfChosen && inBloc && std::ranges::find(slate, mediocre) == slate.end())
        slate.front() = mediocre;
      if (!inBloc) slate.resize(graded());
      for (const std::size_t idea : slate) {
        int grade = gradeOf(merit[idea] + kNoise * normal());
        if (inBloc) grade = idea == mediocre ? kGrades - 1 : 0;
        ++tallies[idea][static_cast<std::size_t>(grade)];
      }
    }
    if (blanks == Blanks::worst) {
      for (Tally& tally : tallies) tally[0] += kVoters - graders(tally);
    }
    const auto ranking = rank(tallies);
    for (std::size_t place = 0; place < 3; ++place) {
      const std::size_t idea = ranking[place].index;
      if (std::find(byMerit.begin(), byMerit.begin() + 3, idea) != byMerit.begin() + 3) ++outcome.found;
      if (m_blocVoters > 0 && idea == mediocre) ++outcome.blocShare;
    }
  }

  /// Ideas that an ordinary voter gets through: a fifth does not vote, the rest grade four to all of the slate.
  std::size_t graded() {
    if (m_engine() % 5 == 0) return 0;
    return 4 + m_engine() % (kSlate - 3);
  }

  std::vector<std::size_t> chosen() {
    std::vector<std::size_t> all(kIdeas);
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::ranges::shuffle(all, m_engine);
    all.resize(kSlate);
    return all;
  }

  std::mt19937 m_engine;
  std::normal_distribution<double> m_normal{0, 1};
  int m_blocVoters;
};

TEST(RoundSimulation, AssignedSlatesFindTheTrueTopThree) {
  const Outcome ignored = Simulation(1, 0).run(Slates::assigned, Blanks::ignored);
  const Outcome worst = Simulation(1, 0).run(Slates::assigned, Blanks::worst);
  const Outcome chosen = Simulation(1, 0).run(Slates::selfChosen, Blanks::ignored);
  std::cout << "true top three found: " << ignored.found << " (assigned), " << chosen.found << " (self-chosen), "
            << worst.found << " (blanks as worst)\n";
  EXPECT_GE(ignored.found, 0.70);
  EXPECT_GT(ignored.found, worst.found);
}

TEST(RoundSimulation, ABlocOfFifteenPercentSeldomLiftsAMediocreIdea) {
  const Outcome assigned = Simulation(2, 0.15).run(Slates::assigned, Blanks::ignored);
  const Outcome chosen = Simulation(2, 0.15).run(Slates::selfChosen, Blanks::ignored);
  std::cout << "bloc in the top three: " << assigned.blocShare << " (assigned), " << chosen.blocShare
            << " (self-chosen)\n";
  EXPECT_LE(assigned.blocShare, 0.10);
  EXPECT_GT(chosen.blocShare, assigned.blocShare);
}

}  // namespace
}  // namespace passerelle::ranking
