#include "backend/demo/seed.h"

#include <algorithm>
#include <array>
#include <functional>
#include <future>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "backend/demo/demo_files.h"
#include "backend/demo/seed_answers.h"
#include "backend/demo/seed_meetings.h"
#include "backend/demo/seed_rounds.h"
#include "backend/demo/seed_talk.h"
#include "backend/demo/whole_body.h"
#include "backend/pages/local_time.h"
#include "backend/people/device_repository.h"
#include "backend/people/people_import.h"
#include "backend/people/people_service.h"
#include "backend/units/unit_import.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"
#include "shared/codec/names.h"
#include "shared/codec/report_json.h"

namespace passerelle::demo {
namespace {
using nlohmann::json;
using std::chrono::hours;
using std::chrono::minutes;

/// A clock that the seeding turns forward, event by event.
class PastClock final : public Clock {
 public:
  explicit PastClock(TimePoint start) : m_now(start) {}
  TimePoint now() const override { return m_now; }
  Milliseconds monotonic() const override { return m_now.time_since_epoch(); }
  void turnTo(TimePoint time) { m_now = std::max(m_now, time); }

 private:
  TimePoint m_now;
};

struct Event {
  TimePoint at;
  std::function<void()> happen;
};

class Seeding {
 public:
  Seeding(BackendOptions options, const Clock& clock, Rng& rng, Files& files)
      : m_end(clock.now()), m_clock(m_end - hours(24 * 48)), m_rng(rng), m_chance(20261117) {
    options.readers = 0;
    auto made = Backend::create(options, m_clock, rng, files);
    if (!made) throw std::runtime_error(made.error().message);
    m_backend = std::move(*made);
    m_people = std::make_unique<people::PeopleService>(m_clock, rng, options.publicUrl);
  }

  Seeded run() {
    Seeded seeded;
    m_backend->database().readNow([](sql::Connection& connection) {
      if (connection.query("SELECT COUNT(*) FROM report")->next()->integer(0) > 0)
        throw std::runtime_error("This folder holds reports already: give the demo a new one.");
    });
    must(m_backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      seeded.units =
          imported(units::importUnits(connection, m_clock, m_rng, "system", demoFile("units.csv"), Language::french));
      seeded.people = imported(
          people::importPeople(connection, m_clock, m_rng, "system", demoFile("people.csv"), Language::french));
      return {};
    }));
    learnPeople();
    const json stories = json::parse(demoFile("stories.json"));
    for (std::size_t i = 0; i < stories.size(); ++i) plan(stories[i], i);
    seeded.reports = static_cast<std::int64_t>(stories.size());
    planIdeas();
    planRounds();
    planMeetings();
    live();
    return seeded;
  }

 private:
  template <class T>
  static T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message + " " + result.error().field);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
  }

  const std::string& tokenOf(const std::string& email) {
    auto found = m_tokens.find(email);
    if (found != m_tokens.end()) return found->second;
    std::string token;
    must(m_backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      auto signedIn = m_people->scriptToken(connection, email, "Démonstration");
      if (!signedIn) return tl::unexpected<Error>(signedIn.error());
      token = signedIn->token;
      m_devices.push_back(signedIn->deviceId);
      return {};
    }));
    return m_tokens.emplace(email, std::move(token)).first->second;
  }

  /// One request as somebody; throws unless the answer is a 2xx.
  http::Response ask(const std::string& email, std::string method, std::string path, std::string body,
                     http::Headers headers = {}, bool streamed = false) {
    http::Request request;
    request.method = std::move(method);
    request.path = std::move(path);
    request.headers = std::move(headers);
    request.headers.emplace("Authorization", "Bearer " + tokenOf(email));
    request.peer = "127.0.0.1";
    if (streamed)
      request.stream = std::make_shared<WholeBody>(std::move(body));
    else
      request.body = std::move(body);
    const std::string what = request.method + " " + request.path;
    auto answered = std::make_shared<std::promise<http::Response>>();
    m_backend->router().handle(std::move(request), http::Reply([answered](http::Response response) {
                                 answered->set_value(std::move(response));
                               }));
    http::Response response = answered->get_future().get();
    if (response.status < 200 || response.status > 299)
      throw std::runtime_error("The demo chain: " + what + " was answered " + std::to_string(response.status) + " " +
                               response.body);
    return response;
  }

  template <class Outcome>
  static std::int64_t imported(const Outcome& outcome) {
    if (!outcome.faults.empty()) throw std::runtime_error("The demo chain: " + outcome.faults.front().message);
    return outcome.created;
  }

  void learnPeople() {
    m_backend->database().readNow([this](sql::Connection& connection) {
      auto rows = connection.query("SELECT email, unit_code, roles FROM person WHERE email IS NOT NULL ORDER BY email");
      while (const auto* row = rows->next()) {
        const std::string roles = " " + row->string(2) + " ";
        if (roles.find(" host ") != std::string::npos) m_hosts[row->string(1)] = row->string(0);
        if (roles.find(" visitor ") != std::string::npos) m_visitors.push_back(row->string(0));
        if (roles.find(" chair ") != std::string::npos)
          m_committee.insert(m_committee.begin(), row->string(0));
        else if (roles.find(" management ") != std::string::npos)
          m_committee.push_back(row->string(0));
      }
    });
  }

  void plan(const json& story, std::size_t number) {
    const std::string author = m_visitors[(number * 7 + 3) % m_visitors.size()];
    const int daysAgo = story.at("daysAgo").get<int>();
    const TimePoint visit = std::chrono::floor<std::chrono::days>(m_end) - hours(24 * daysAgo) +
                            hours(9 + m_chance.below(9)) + minutes(m_chance.below(60));
    if (visit >= m_end) return;
    Report report;
    report.kind = story.at("kind").get<std::string>();
    report.subject = {SubjectKind::unit, story.at("unit").get<std::string>()};
    report.visitedOn = toIsoDate(visit);
    const std::string id = newIdAt(visit);
    std::string photo, photoId;
    if (const std::string name = story.at("photo").get<std::string>(); !name.empty()) {
      photo = std::string(demoFile("photos/" + name + ".jpg"));
      photoId = newIdAt(visit);
      report.media.push_back({photoId, MediumKind::photo, "image/jpeg", static_cast<std::int64_t>(photo.size()),
                              sha256Hex(photo), "", ""});
      report.noRecognisablePerson = true;
    }
    for (const json& item : story.at("items")) {
      Astonishment one;
      one.id = newIdAt(visit);
      one.tone = *toneFromName(item.at(0).get<std::string>());
      one.momentOfTruth = item.at(1).get<std::string>();
      one.sense = item.at(2).get<std::string>();
      one.text = item.at(3).get<std::string>();
      one.verbatim = item.at(4).get<std::string>();
      if (!photoId.empty() && report.astonishments.empty()) one.media.push_back(photoId);
      report.astonishments.push_back(std::move(one));
    }
    std::vector<std::string> ideas;
    for (const json& idea : story.at("ideas")) {
      report.ideas.push_back({newIdAt(visit), idea.get<std::string>()});
      ideas.push_back(report.ideas.back().id);
    }
    m_events.push_back({visit, [this, author, id, content = encodeReport(report)] {
                          ask(author, "PUT", api::reportPath(id), content, {{"Content-Type", "application/json"}});
                        }});
    if (!photo.empty())
      m_events.push_back(
          {visit + minutes(12), [this, author, id, photoId, photo] { upload(author, id, photoId, photo); }});
    // Silence publishes; a Sunday and a Monday may lie in between.
    TimePoint published = visit + hours(72 + 49);
    if (!story.at("reply").is_null()) {
      const TimePoint replied = visit + hours(2 + m_chance.below(50));
      published = replied;
      const json reply = {{"thanks", true}, {"kind", story["reply"].at(0)}, {"text", story["reply"].at(1)}};
      m_events.push_back({replied, [this, host = m_hosts.at(report.subject.code), id, reply] {
                            ask(host, "PUT", api::replyPath(id), reply.dump());
                          }});
    }
    // Readers come by and by; a good story is supported by more of them, and nobody reacts twice.
    const std::uint64_t readers = 6 + m_chance.below(30), warmth = 15 + m_chance.below(45);
    for (std::uint64_t r = 0; r < readers; ++r) {
      const std::string reader = m_visitors[(number * 13 + r * 5 + 1) % m_visitors.size()];
      const TimePoint at = published + hours(1) + minutes(m_chance.below(60 * 24 * 9));
      if (reader == author) continue;
      const bool supports = m_chance.below(100) < warmth, useful = m_chance.below(100) < warmth / 2;
      m_events.push_back(
          {at, [this, reader, id, supports, useful, idea = ideas.empty() ? std::string() : ideas[r % ideas.size()]] {
             ask(reader, "POST", std::string(api::kReadings), json{{"reports", {id}}}.dump());
             if (supports && !idea.empty()) ask(reader, "PUT", api::supportPath(idea), "");
             if (useful) ask(reader, "PUT", api::usefulPath(id), "");
           }});
    }
  }

  /// Ideas filed at a desk, without a visit; two of them say nearly the same.
  void planIdeas() {
    static constexpr std::array<std::string_view, 5> kTexts = {
        "Afficher à l’entrée l’heure à laquelle le magasin est le plus calme",
        "Prêter un parapluie aux clients surpris par la pluie, contre leur carte de fidélité",
        "Remettre le numéro de téléphone du magasin sur le ticket de caisse",
        "Écrire le numéro de téléphone du magasin en bas du ticket de caisse",
        "Un quart d’heure d’écoute des appels clients pour chaque nouvel arrivant au siège"};
    for (std::size_t i = 0; i < kTexts.size() && !m_visitors.empty(); ++i) {
      const TimePoint at = m_end - hours(24 * (9 - static_cast<int>(i)) + 3);
      const std::string author = m_visitors[(i * 11 + 5) % m_visitors.size()], id = newIdAt(at);
      m_events.push_back(
          {at, [this, author, id, text = std::string(kTexts[i])] {
             ask(author, "PUT", api::ideaPath(id), json{{"text", text}}.dump(), {{"Content-Type", "application/json"}});
           }});
      for (std::size_t r = 0; r < 4 + 3 * i; ++r) {
        const std::string reader = m_visitors[(i * 17 + r * 3 + 2) % m_visitors.size()];
        if (reader == author) continue;
        m_events.push_back({at + hours(5 + 7 * static_cast<int>(r)), [this, reader, id, supports = r % 3 == 0] {
                              ask(reader, "POST", std::string(api::kReadings), json{{"reports", {id}}}.dump());
                              if (supports) ask(reader, "PUT", api::supportPath(id), "");
                            }});
      }
    }
  }

  AskAs asJson() {
    return [this](const auto& email, const auto& method, const auto& path, const auto& body) {
      return ask(email, method, path, body, {{"Content-Type", "application/json"}});
    };
  }

  void planRounds() {
    if (m_committee.empty()) return;
    const AskAs asker = asJson();
    const auto hold = [this, asker](TimePoint at, TimePoint closes, const char* title, std::size_t voters) {
      m_events.push_back({at, [this, asker, closes, title, voters, id = newIdAt(at)] {
                            holdRound(asker, m_chance, id, title, m_committee, voters, closes);
                          }});
    };
    hold(m_end - hours(24 * 9), m_end - hours(24 * 3), "Les idées du mois", 11);
    // Reports of the month that most of the demo's story is in, graded and rewarded; ideas answered since.
    const TimePoint graded = m_end - hours(24 * 6);
    const std::string day = pages::localDate(graded);
    const std::string month = pages::monthAfter(day.substr(0, 7), day.substr(8) < "12" ? -1 : 0);
    m_events.push_back({graded, [this, asker, month, id = newIdAt(graded), closes = m_end - hours(24 * 4)] {
                          holdReportsRound(asker, m_chance, id, m_committee, month,
                                           "Les rapports " + pages::ofMonth(month, Language::french), closes);
                        }});
    m_events.push_back({m_end - hours(24 * 2), [this, asker] { answerSome(asker, m_committee, m_clock.now()); }});
    m_events.push_back({m_end - hours(40), [this, asker, month] {
                          rewardSome(asker, m_committee, month, [this] { return newIdAt(m_clock.now()); });
                        }});
    hold(m_end - hours(20), m_end + hours(24 * 6), "Comité de direction : les idées de la semaine", 4);
    m_events.push_back(
        {m_end - hours(3), [this, asker] {
           talk(asker, {m_committee[1], m_committee[2], m_committee[3]}, [this] { return newIdAt(m_clock.now()); });
         }});
  }

  void planMeetings() {
    if (m_committee.empty()) return;
    const AskAs asker = asJson();
    const auto committee = [this] {
      Committee all{m_committee.front(), {}, [this](const std::string& id) { return cell("email", "id", id); }};
      for (const std::string& email : m_committee) all.members.push_back(cell("id", "email", email));
      return all;
    };
    const TimePoint held = m_end - hours(24 * 10), next = m_end + hours(24 * 4);
    const std::string heldId = newIdAt(held), nextId = newIdAt(m_end);
    m_events.push_back({held - hours(48), [this, asker, committee, heldId, held] {
                          planMeeting(asker, committee(), heldId, "Comité de direction", held,
                                      {"Fermer les caisses du fond avant 11 heures"});
                        }});
    m_events.push_back(
        {held, [asker, committee, heldId, held] { holdMeeting(asker, committee(), heldId, held + hours(24 * 40)); }});
    m_events.push_back({m_end - hours(2), [asker, committee, nextId, next] {
                          planMeeting(asker, committee(), nextId, "Comité de direction", next,
                                      {"Ouvrir le dimanche matin dans dix magasins"});
                        }});
  }

  /// One cell of a person's row.
  std::string cell(const std::string& wanted, const std::string& by, const std::string& value) {
    std::string found;
    m_backend->database().readNow([&](sql::Connection& connection) {
      auto rows = connection.query(
          by == "id" ? "SELECT id, email FROM person WHERE id = $1" : "SELECT id, email FROM person WHERE email = $1",
          {sql::val(value)});
      if (const auto* row = rows->next()) found = row->string(wanted == "id" ? 0 : 1);
    });
    return found;
  }

  void upload(const std::string& author, const std::string& reportId, const std::string& mediumId,
              const std::string& bytes) {
    const auto field = [](std::string_view name, std::string_view value) {
      return std::string(name) + " " + toBase64(value);
    };
    const std::string metadata = field("reportId", reportId) + "," + field("mediumId", mediumId) + "," +
                                 field("kind", "photo") + "," + field("type", "image/jpeg") + "," +
                                 field("sha256", sha256Hex(bytes));
    const http::Response created = ask(
        author, "POST", std::string(api::kUploads), "",
        {{"Tus-Resumable", "1.0.0"}, {"Upload-Length", std::to_string(bytes.size())}, {"Upload-Metadata", metadata}},
        true);
    std::string location = created.headers.find("Location")->second;
    location.erase(0, location.find(api::kUploads));
    ask(author, "PATCH", location, bytes,
        {{"Tus-Resumable", "1.0.0"}, {"Upload-Offset", "0"}, {"Content-Type", "application/offset+octet-stream"}},
        true);
  }

  void live() {
    std::stable_sort(m_events.begin(), m_events.end(), [](const Event& a, const Event& b) { return a.at < b.at; });
    TimePoint tick = m_clock.now();
    const auto pass = [&](TimePoint until) {
      for (; tick < until; tick += hours(6)) {
        m_clock.turnTo(tick);
        m_backend->runDue();
      }
    };
    for (const Event& event : m_events) {
      if (event.at >= m_end) break;
      pass(event.at);
      m_clock.turnTo(event.at);
      m_backend->runDue();
      event.happen();
    }
    pass(m_end);
    m_clock.turnTo(m_end);
    m_backend->runDue();
    // The scripts' tokens that wrote all this end here.
    must(m_backend->database().writeNow([&](sql::Connection& connection) -> Result<void> {
      for (const std::string& device : m_devices) people::revokeDevice(connection, device, m_clock.now());
      return {};
    }));
  }

  std::string newIdAt(TimePoint time) {
    const PastClock then(time);
    return newId(then, m_rng);
  }

  TimePoint m_end;
  PastClock m_clock;
  Rng& m_rng;
  SeededRng m_chance;
  std::unique_ptr<Backend> m_backend;
  std::unique_ptr<people::PeopleService> m_people;
  std::map<std::string, std::string> m_tokens, m_hosts;
  std::vector<std::string> m_devices, m_visitors;
  std::vector<std::string> m_committee;  ///< the chair first
  std::vector<Event> m_events;
};
}  // namespace

std::string_view demoFile(std::string_view name) {
  for (const DemoFile& file : demoFiles()) {
    if (file.name == name) return file.bytes;
  }
  throw std::logic_error("The demo chain has no file " + std::string(name) + ".");
}

Result<Seeded> seed(BackendOptions options, const Clock& clock, Rng& rng, Files& files) {
  try {
    return Seeding(std::move(options), clock, rng, files).run();
  } catch (const std::exception& error) {
    return fail(ErrorCode::internal, error.what());
  }
}

}  // namespace passerelle::demo
