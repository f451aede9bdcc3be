#include "backend/demo/seed_talk.h"

#include <nlohmann/json.hpp>

namespace passerelle::demo {

void talk(const AskAs& ask, const std::vector<std::string>& people, const std::function<std::string()>& newId) {
  using nlohmann::json;
  const json feed = json::parse(ask(people[0], "GET", "/v1/feed", "").text());
  const auto say = [&](const std::string& email, const std::string& report, const std::string& text,
                       const std::string& parent, const std::vector<std::string>& callouts) {
    const std::string id = newId();
    ask(email, "PUT", "/v1/comments/" + id,
        json{{"subjectKind", "report"},
             {"subjectId", report},
             {"parent", parent.empty() ? json() : json(parent)},
             {"text", text},
             {"callouts", callouts}}
            .dump());
    return id;
  };
  std::size_t told = 0;
  for (const json& card : feed["items"]) {
    if (card["own"] == true || card["kind"] == "idea") continue;
    const std::string report = card["id"];
    const json whole = json::parse(ask(people[0], "GET", "/v1/reports/" + report, "").text());
    if (told == 0) {
      const std::string first =
          say(people[1], report,
              "Vu la même chose à Nantes samedi. Qu’est-ce qui empêche de faire autrement à cette "
              "heure-là ?",
              "", {});
      say(people[0], report,
          "@" + whole["author"]["name"].get<std::string>() + ", en avez-vous parlé sur place ? J’aimerais comprendre.",
          first, {whole["author"]["id"]});
      ask(people[2], "PUT", "/v1/comments/" + first + "/thanks", "{}");
      ask(people[2], "PUT", "/v1/following/report/" + report, json{{"state", "follows"}}.dump());
      say(people[1], report, "Nous l’essayons ici dès lundi : je vous dirai.", "", {});
    } else {
      say(people[2], report, "Merci. Je le montre à mon équipe ce matin.", "", {});
    }
    if (++told == 3) return;
  }
}

}  // namespace passerelle::demo
