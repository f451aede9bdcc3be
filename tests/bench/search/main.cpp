// What a search of 10 000 stories costs the processor, against a plain scan of the same folded texts for the same
// words.
//   bench_search [RUNS]           default 40
// The search also folds the words, decrypts and decodes what it shows (at most 25 of each kind) and cuts excerpts. The
// line `search` is the worst ratio of a rare and an absent word; for a common one, told beside it, showing costs most;
// `search_read` tells what reading the texts into memory costs once.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "app/local/phone.h"
#include "shared/base/id.h"
#include "shared/codec/reading_json.h"
#include "shared/words/fold.h"

namespace passerelle {
namespace {

constexpr int kReports = 10'000;
constexpr int kLimitOfEach = 25;

double cpuMs() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Sentences as people write them, each a little different.
std::string sentence(SeededRng& rng, int words) {
  static const char* const kWords[] = {"caisse",   "fermée",    "sept",        "clients",   "attendent", "personne",
                                       "ne",       "renseigne", "rayon",       "vide",      "étiquette", "illisible",
                                       "accueil",  "souriant",  "conseillère", "explique",  "garantie",  "longuement",
                                       "cabine",   "éclairage", "musique",     "forte",     "odeur",     "pain",
                                       "chaud",    "livraison", "retard",      "téléphone", "sonne",     "vitrine",
                                       "promesse", "tenue",     "poussette",   "chariot"};
  std::string text;
  for (int i = 0; i < words; ++i) text += std::string(i > 0 ? " " : "") + kWords[rng.below(std::size(kWords))];
  return text;
}

std::string cardJson(const std::string& id, int number, SeededRng& rng) {
  const std::string rare = number % 1000 == 7 ? " crèmerie" : "";
  return R"({"id":")" + id + R"(","kind":"buddyDay","unit":{"code":"LYO-01","name":"Lyon Part-Dieu"},"region":"ARA",)" +
         R"("author":{"name":"Camille Martin","department":"Finance"},"publishedAt":"2026-11-17T17:42:05.123Z",)" +
         R"("visitedOn":"2026-11-17","astonishments":[{"tone":"bad","text":")" + sentence(rng, 40) + rare +
         R"(","verbatim":")" + sentence(rng, 10) +
         R"(","momentOfTruth":"checkout","sense":"sight"}],"ideas":[{"id":"i)" + id + R"(","text":")" +
         sentence(rng, 12) + R"("}],"photo":null,"reply":null,"exploration":false,"own":false})";
}

/// The same folded texts that the index holds, in one row.
std::vector<std::string> plainTexts(Phone& phone) {
  std::vector<std::string> texts;
  for (const FeedCard& card : phone.mirror.feed(kReports)) {
    std::string text = card.unit->name + " " + card.unit->code + " " + card.region + " " + card.authorName + " " +
                       card.authorDepartment;
    for (const Astonishment& one : card.astonishments) text += " " + one.text + " " + one.verbatim;
    for (const ReportIdea& idea : card.ideas) text += "\n" + idea.text;
    texts.push_back(folded(text));
  }
  return texts;
}

int plainScan(const std::vector<std::string>& texts, const std::vector<std::string>& words) {
  int found = 0;
  for (const std::string& text : texts) {
    if (containsAll(text, words)) ++found;
  }
  return found;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double compare(Phone& phone, const std::vector<std::string>& texts, const char* name, const std::string& question,
               int runs) {
  const auto words = wordsOf(question);
  std::vector<double> ours, reference;
  int hits = 0, matches = 0;
  for (int i = -2; i < runs; ++i) {
    const double a = cpuMs();
    hits = static_cast<int>(phone.search.find(question, kLimitOfEach).size());
    const double b = cpuMs();
    matches = plainScan(texts, words);
    const double c = cpuMs();
    if (i < 0) continue;
    ours.push_back(b - a);
    reference.push_back(c - b);
  }
  const double ratio = median(ours) / median(reference);
  std::printf("bench search_%s ours=%.2fms reference=%.2fms ratio=%.2f hits=%d of %d texts\n", name, median(ours),
              median(reference), ratio, hits, matches);
  return ratio;
}

int run(const std::string& folder, int runs) {
  SystemClock clock;
  SystemFiles files;
  SeededRng rng(1);
  auto phone = Phone::open({folder, std::string(32, 'k'), {}}, clock, rng, files);
  if (!phone) return 1;
  for (int position = 0; position < kReports; position += 500) {
    FeedPage page;
    for (int i = 0; i < 500; ++i) {
      FeedCard card;
      card.id = newId(clock, rng);
      page.cardsJson.push_back(cardJson(card.id, position + i, rng));
      page.cards.push_back(card);
    }
    if (!(*phone)->mirror.putFeedPage(page, position, position + 500 >= kReports)) return 1;
  }
  const double begun = cpuMs();
  int slices = 1;
  while (!(*phone)->search.prepareSome(60)) ++slices;
  const double read = cpuMs() - begun;
  std::printf("bench search_read ours=%.0fms slices=%d each=%.2fms\n", read, slices, read / slices);
  const auto texts = plainTexts(**phone);
  double worst = compare(**phone, texts, "rare", "crémerie CREMERIE", runs);
  worst = std::max(worst, compare(**phone, texts, "rare_word", "cremerie", runs));
  worst = std::max(worst, compare(**phone, texts, "absent", "pamplemousse", runs));
  compare(**phone, texts, "common", "caisse fermee", runs);
  std::printf("bench search ours=%.2f reference=1.00 ratio=%.2f\n", worst, worst);
  return 0;
}

}  // namespace
}  // namespace passerelle

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 40;
  std::string folder = (std::filesystem::temp_directory_path() / "passerelle-search-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const int left = passerelle::run(folder, runs);
  std::filesystem::remove_all(folder);
  return left;
}
