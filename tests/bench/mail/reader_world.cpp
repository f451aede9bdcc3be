#include "tests/bench/mail/reader_world.h"

#include <stdexcept>

#include "backend/editions/edition_json.h"
#include "shared/base/id.h"

namespace passerelle::testing {
namespace {
using sql::val;

std::string sentences(SeededRng& rng, int count) {
  static const std::vector<std::string> kWords = {
      "la cliente",     "attend",    "depuis",     "dix minutes", "devant",        "la caisse",  "fermée",
      "personne",       "ne lève",   "les yeux",   "l’étiquette", "est illisible", "un vendeur", "l’accompagne",
      "jusqu’au rayon", "et sourit", "« encore »", "<promo>",     "prix & stock",  "l'été"};
  std::string text;
  for (int i = 0; i < count; ++i) {
    for (int word = 0; word < 12; ++word) text += kWords[rng.below(kWords.size())] + (word == 11 ? ". " : " ");
  }
  return text;
}
}  // namespace

ReaderWorld::ReaderWorld(int stories, int readers) {
  BackendOptions options;
  options.dataFolder = folder.path("data");
  options.publicUrl = "https://passerelle.tilleul.example";
  options.readers = 2;
  auto made = Backend::create(options, clock, rng, files);
  if (!made) throw std::runtime_error(made.error().message);
  backend = std::move(*made);
  edition.week = "2026-W47";
  edition.from = *editions::startOfWeek(edition.week);
  edition.reports = stories;
  write([&](sql::Connection& connection) -> Result<void> {
    for (int i = 0; i < readers; ++i) {
      const std::string id = newId(clock, rng), email = "reader" + std::to_string(i) + "@tilleul.example",
                        language = i % 2 == 0 ? "fr" : "en";
      connection.execute(
          "INSERT INTO person (id, email, name, department, roles, language, created_at, updated_at) VALUES ($1, $2, "
          "$3, 'Siège', 'visitor', $4, 0, 0)",
          {val(id), val(email), val("Reader " + std::to_string(i)), val(language)});
      people.emplace_back(id, language);
    }
    for (int i = 0; i < stories; ++i) {
      editions::Story story;
      story.reportId = newId(clock, rng);
      story.kind = "buddyDay";
      story.place = "Lyon Part-Dieu " + std::to_string(i);
      story.author = "Claire Dupont";
      story.department = "Marketing";
      story.visitedOn = "2026-11-17";
      story.astonishments.push_back(
          {i % 3 == 0 ? "good" : "bad", sentences(rng, 4), sentences(rng, 1), "checkout", "sight"});
      story.ideas = {sentences(rng, 1)};
      connection.execute(
          "INSERT INTO report (id, author_id, revision, hash, kind, subject_kind, subject_code, state, visited_on, "
          "received_at, updated_at, hour_ends_at, published_at) VALUES ($1, $2, 1, '', 'buddyDay', 'unit', '', "
          "'published', '2026-11-17', 0, 0, 0, 0)",
          {val(story.reportId), val(people[0].first)});
      connection.execute(
          "INSERT INTO report_reply (report_id, person_id, thanks, kind, text, created_at, updated_at) VALUES ($1, '', "
          "1, 'context', $2, 0, 0)",
          {val(story.reportId), val(sentences(rng, 1))});
      edition.stories.push_back(story);
    }
    // Everybody has read up to three stories in the app.
    for (const auto& [id, language] : people) {
      for (std::uint64_t i = rng.below(4); i > 0; --i)
        connection.execute(
            "INSERT INTO reading (report_id, person_id, own_team, created_at) VALUES ($1, $2, 0, 1) ON CONFLICT DO "
            "NOTHING",
            {val(edition.stories[rng.below(edition.stories.size())].reportId), val(id)});
    }
    connection.execute("INSERT INTO edition (week, published_at, content) VALUES ($1, 0, $2)",
                       {val(edition.week), val(editions::encodeEdition(edition))});
    return {};
  });
}

void ReaderWorld::write(const sql::Database::WriteJob& job) {
  if (auto done = backend->database().writeNow(job); !done) throw std::runtime_error(done.error().message);
}

}  // namespace passerelle::testing
