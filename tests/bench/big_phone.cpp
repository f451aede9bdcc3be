#include "tests/bench/big_phone.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "shared/base/digest.h"
#include "shared/base/id.h"

namespace passerelle::bench {
namespace {

constexpr int kPageOfFeed = 100;

std::string cardJson(const std::string& id, int number) {
  return R"({"id":")" + id + R"(","kind":"buddyDay","unit":{"code":"LYO-01","name":"Lyon Part-Dieu"},"region":"ARA",)" +
         R"("author":{"name":"Camille Martin","department":"Finance"},"publishedAt":"2026-11-17T17:42:05.123Z",)" +
         R"("visitedOn":"2026-11-17","astonishments":[{"tone":"bad","text":"Caisse fermée, sept clients attendent, no )" +
         std::to_string(number) +
         R"(","verbatim":"Vous avez perdu mon dossier trois fois.","momentOfTruth":"checkout","sense":"sight"}],)" +
         R"("ideas":[{"id":"i)" + id +
         R"(","text":"Ouvrir une deuxième caisse dès cinq clients"}],"photo":null,"reply":null,)" +
         R"("exploration":false,"own":false})";
}

}  // namespace

void putBigFeed(Phone& phone, const Clock& clock, Rng& rng) {
  (void)phone.vault.write([&](sql::Connection&) -> Result<void> {
    for (int position = 0; position < kReports; position += kPageOfFeed) {
      FeedPage page;
      for (int i = 0; i < kPageOfFeed; ++i) {
        FeedCard card;
        card.id = newId(clock, rng);
        page.cardsJson.push_back(cardJson(card.id, position + i));
        page.cards.push_back(card);
        ReportView view;
        view.id = card.id;
        view.state = "published";
        view.receivedAt = "2026-11-17T17:42:05.123Z";
        if (auto put = phone.mirror.putReport(view, page.cardsJson.back(), false); !put) return put;
      }
      if (auto put = phone.mirror.putFeedPage(page, position, position + kPageOfFeed >= kReports); !put) return put;
    }
    return {};
  });
}

void makeBigPhone(const std::string& folder) {
  SystemClock clock;
  SystemFiles files;
  SeededRng rng(1);
  std::string key(32, 'k');
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/key") << toHex(key) << '\n';
  auto phone = Phone::open({folder, key, {}}, clock, rng, files);
  if (!phone) {
    std::fprintf(stderr, "%s\n", phone.error().message.c_str());
    std::exit(1);
  }
  Me me;
  me.id = newId(clock, rng);
  me.name = "Camille Martin";
  me.roles = {"visitor"};
  // Nobody listens there: the first frame must not wait for a network.
  (void)(*phone)->account.signIn({"http://127.0.0.1:9", "Demo", "d1", "token", {}}, me);
  putBigFeed(**phone, clock, rng);
  if ((*phone)->mirror.feedCount() != kReports) {
    std::fprintf(stderr, "The phone holds %d cards instead of %d.\n", (*phone)->mirror.feedCount(), kReports);
    std::exit(1);
  }
}

}  // namespace passerelle::bench
