#include "backend/hour/hour_pages.h"

#include <algorithm>

#include "backend/hour/hour_html.h"
#include "backend/hour/hour_links.h"
#include "backend/http/form.h"
#include "backend/http/language.h"
#include "backend/pages/layout.h"
#include "backend/pages/local_time.h"
#include "backend/people/cookie.h"
#include "backend/people/people_service.h"
#include "backend/people/person_repository.h"
#include "backend/service/referential.h"
#include "shared/base/id.h"
#include "shared/base/text.h"
#include "shared/codec/reply_json.h"
#include "shared/codec/report_json.h"

namespace passerelle::hour {
namespace {
using pages::Html;
constexpr int kShown = 50;

editions::Labels labelsOf(sql::Connection& connection) {
  return editions::Labels(service::currentReferential(connection).value_or(""));
}

Error unknownReport(Language l) {
  return {ErrorCode::notFound,
          std::string(say(l, "Ce rapport n’existe pas, ou n’est pas à votre magasin.",
                          "There is no such report, or it is not your store's.")),
          {}};
}

/// The same rules as on the wire, in the reader's language.
Result<reports::HostReply> replyIn(const http::Request& request, const std::optional<reports::ReplyRow>& before,
                                   Language l) {
  const auto form = http::formOf(request);
  if (!form) return tl::unexpected<Error>(form.error());
  reports::HostReply said;
  said.kind = http::fieldOf(*form, "kind");
  said.text = people::trimmed(http::fieldOf(*form, "text"));
  std::erase(said.text, '\r');
  said.thanks = said.kind == "thanks" || http::fieldOf(*form, "thanks") == "yes";
  if (before && http::fieldOf(*form, "memo") != "drop" && !reports::holds(said.kind)) said.voice = before->voice;
  if (said.kind != "thanks" && said.kind != "correction" && said.kind != "context" && !reports::holds(said.kind))
    return fail(ErrorCode::invalid,
                say(l, "Choisissez ce que vous voulez dire : remercier, corriger, préciser, demander.",
                    "Choose what you want to say: thanks, a correction, the context, a request."),
                "kind");
  if (said.text.empty() && said.kind != "thanks" && !said.voice)
    return fail(ErrorCode::refused,
                say(l, "Écrivez votre réponse : elle s’imprime à côté du rapport.",
                    "Write your answer: it prints beside the report."),
                "text");
  if (charactersIn(said.text) > kMaxReplyChars)
    return fail(ErrorCode::refused,
                say(l, "Une réponse compte au plus 2 000 caractères : raccourcissez-la.",
                    "An answer has at most 2,000 characters: shorten it."),
                "text");
  return said;
}

Html leaveForm(const std::string& code, Language l) {
  Html out;
  out << "<form class=\"screen\" method=\"post\" action=\"" << pages::href(std::string(kHourPath) + code + "/leave")
      << "\"><p><button>" << say(l, "J’ai fini sur cet ordinateur", "I am done on this computer") << "</button></p><p "
      << "class=\"soft small\">"
      << say(l,
             "Sur un poste partagé : ce lien ne s’ouvrira plus, même depuis l’historique. Vous pourrez en recevoir un "
             "autre.",
             "On a shared computer: this link will not open again, not even from the history. You can get another one.")
      << "</p></form>";
  return out;
}
}  // namespace

struct HourPages::Behind {
  reports::ReportRow report;
  people::Person person;
  reports::Viewer viewer;
};

Result<HourPages::Behind> HourPages::behind(sql::Connection& connection, const std::string& code, Language l) const {
  const TimePoint now = m_clock.now();
  const auto link = findLink(connection, code, now);
  const auto gone = [l] {
    return fail(ErrorCode::gone, say(l, "Ce lien ne sert plus : il a été quitté, il est trop ancien ou incomplet.",
                                     "This link no longer works: it was left, is too old or incomplete."));
  };
  if (!link || link->ended) return gone();
  auto report = reports::findReport(connection, link->reportId);
  auto person = people::findPerson(connection, link->personId);
  // The right is asked anew each time: a deputy's ends with the absence, a host's with their unit.
  if (!report || !person || report->state == "withdrawn" ||
      !reports::answersFor(connection, link->personId, report->unitCode, now))
    return gone();
  reports::Viewer viewer{person->id, report->unitCode, {}, false, person->language, {}};
  return Behind{std::move(*report), std::move(*person), std::move(viewer)};
}

Result<void> HourPages::keep(sql::Connection& connection, const reports::Viewer& host, const std::string& reportId,
                             const http::Request& form) {
  auto said = replyIn(form, reports::findReply(connection, reportId), languageFromTag(host.language));
  if (!said) return tl::unexpected<Error>(said.error());
  auto kept = m_publication.reply(connection, host, reportId, *said, m_clock.now());
  if (!kept) return tl::unexpected<Error>(kept.error());
  return {};
}

void HourPages::write(http::Reply reply, std::string reportId, std::string backTo,
                      std::function<Result<void>(sql::Connection&)> job) {
  m_database.write(std::move(job), [this, reportId = std::move(reportId), backTo = std::move(backTo),
                                    answer = http::share(std::move(reply))](Result<void> done) {
    if (!done) return (*answer)(done.error());
    if (!reportId.empty()) m_events.feedChanged(reportId);
    (*answer)(people::seeOther(backTo));
    m_events.committed();
  });
}

void HourPages::home(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const reports::Viewer viewer = reports::viewerOf(caller);
    std::vector<std::string> units = caller.standsInFor;
    if (!viewer.hostUnit.empty()) units.insert(units.begin(), viewer.hostUnit);
    const std::string title(say(l, "L’heure du magasin", "The store's hour"));
    Html content;
    content
        << "<h1>" << title << "</h1><p>"
        << say(l,
               "Chaque rapport sur votre magasin est à vous d’abord. Votre réponse s’imprime à côté, partout ; sans "
               "réponse, il est publié au bout de 72 heures d’ouverture.",
               "Each report about your store is yours first. Your answer prints beside it, everywhere; without one "
               "it is published after 72 opening hours.")
        << "</p>";
    for (const std::string& unit : units) {
      std::vector<Line> lines;
      for (const auto& report : reports::listReports(connection, {{}, unit, {}, INT64_MAX, {}, kShown})) {
        if (report.state == "withdrawn") continue;
        const Reading reading = readingOf(connection, report);
        Line line{report.id,
                  {},
                  reading.author,
                  report.visitedOn,
                  report.hourEndsAt,
                  report.state == "withHost",
                  reading.reply.has_value()};
        line.title = !reading.content.astonishments.empty() ? reading.content.astonishments[0].text
                     : !reading.content.ideas.empty()       ? reading.content.ideas[0].text
                                                            : reading.unit;
        if (line.title.empty()) line.title = reading.content.astonishments[0].verbatim;
        lines.push_back(std::move(line));
      }
      auto rows = connection.query("SELECT name FROM unit WHERE code = $1", {sql::val(unit)});
      const auto* row = rows->next();
      content << "<h2>" << (row == nullptr ? unit : row->string(0)) << "</h2>";
      rows.reset();
      const std::int64_t thanked = reports::thanksOf(connection, unit);
      content << "<p class=\"soft\">" << thanked << " "
              << (thanked > 1 ? say(l, "visiteurs remerciés", "visitors thanked")
                              : say(l, "visiteur remercié", "visitor thanked"))
              << "</p>" << linesHtml(lines, l);
    }
    if (std::find(caller.roles.begin(), caller.roles.end(), "host") != caller.roles.end()) {
      const TimePoint now = m_clock.now();
      content << absencesHtml(m_absences.of(connection, caller.personId), m_absences.candidates(connection, caller),
                              newId(m_clock, m_rng), pages::localDate(now), pages::csrfField(caller), l);
    }
    (*answer)(pages::page(200, {title, l, &caller}, content));
  });
}

void HourPages::report(http::Request& request, http::Reply reply) {
  m_database.read([caller = request.caller, id = request.param("id"), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto report = reports::findReport(connection, id);
    if (!report || report->state == "withdrawn" || !reports::viewerOf(caller).answersFor(report->unitCode))
      return (*answer)(unknownReport(l));
    const Reading reading = readingOf(connection, *report);
    const std::string media = "/v1/media/" + id + "/";
    Html content;
    content << reportHtml(reading, labelsOf(connection), media, l)
            << replyHtml(reading, "/hour/reports/" + id, media, pages::csrfField(caller), l) << "<p><a href=\"/hour\">"
            << say(l, "Les rapports du magasin", "The store's reports") << "</a></p>";
    (*answer)(pages::page(200, {reading.unit, l, &caller}, content));
  });
}

void HourPages::answer(http::Request& request, http::Reply reply) {
  const std::string id = request.param("id");
  auto kept = std::make_shared<http::Request>(std::move(request));
  write(std::move(reply), id, "/hour/reports/" + id, [this, id, kept](sql::Connection& connection) {
    return keep(connection, reports::viewerOf(kept->caller), id, *kept);
  });
}

void HourPages::setAbsence(http::Request& request, http::Reply reply) {
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  const people::Absences::Wanted wanted{http::fieldOf(*form, "id"), http::fieldOf(*form, "first"),
                                        http::fieldOf(*form, "last"), http::fieldOf(*form, "deputy")};
  write(std::move(reply), {}, "/hour",
        [this, wanted, caller = request.caller,
         l = http::languageOf(request)](sql::Connection& connection) -> Result<void> {
          const auto set = m_absences.set(connection, caller, wanted, l);
          if (!set) return tl::unexpected<Error>(set.error());
          return {};
        });
}

void HourPages::endAbsence(http::Request& request, http::Reply reply) {
  write(std::move(reply), {}, "/hour",
        [this, id = request.param("id"), caller = request.caller, l = http::languageOf(request)](
            sql::Connection& connection) { return m_absences.end(connection, caller, id, l); });
}

void HourPages::linked(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const std::string address = http::addressKey(request.peer);
  if (auto allowed = m_guesses.allows(address, l); !allowed) return reply(allowed.error());
  m_database.read([this, code = request.param("code"), l, address,
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto found = behind(connection, code, l);
    if (!found) {
      Html content;
      content << "<h1>" << say(l, "Ce lien ne sert plus", "This link no longer works") << "</h1><p>"
              << say(l, "Il a été fermé, il est trop ancien, ou incomplet.",
                     "It was closed, is too old, or incomplete.")
              << "</p>";
      if (findLink(connection, code, m_clock.now()))
        content << "<form method=\"post\" action=\"" << pages::href(std::string(kHourPath) + code + "/again")
                << "\"><p><button>" << say(l, "Recevoir un nouveau lien par courriel", "Get a new link by mail")
                << "</button></p></form>";
      else
        m_guesses.mark(address);
      return (*answer)(pages::page(410, {std::string(say(l, "Lien usé", "Used link")), l}, content));
    }
    const Language theirs = languageFromTag(found->person.language);
    const Reading reading = readingOf(connection, found->report);
    const std::string base = std::string(kHourPath) + code;
    Html content;
    content << reportHtml(reading, labelsOf(connection), base + "/media/", theirs)
            << replyHtml(reading, base, base + "/media/", {}, theirs) << leaveForm(code, theirs);
    (*answer)(pages::page(200, {reading.unit, theirs}, content));
  });
}

void HourPages::linkedAnswer(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const std::string address = http::addressKey(request.peer), code = request.param("code");
  if (auto allowed = m_guesses.allows(address, l); !allowed) return reply(allowed.error());
  auto kept = std::make_shared<http::Request>(std::move(request));
  auto reportId = std::make_shared<std::string>();
  m_database.write(
      [this, code, kept, l, reportId](sql::Connection& connection) -> Result<void> {
        const auto found = behind(connection, code, l);
        if (!found) return tl::unexpected<Error>(found.error());
        *reportId = found->report.id;
        return keep(connection, found->viewer, found->report.id, *kept);
      },
      [this, code, address, reportId, answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) {
          if (done.error().code == ErrorCode::gone) m_guesses.mark(address);
          return (*answer)(done.error());
        }
        m_events.feedChanged(*reportId);
        (*answer)(people::seeOther(std::string(kHourPath) + code));
        m_events.committed();
      });
}

void HourPages::linkedMedium(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  auto kept = std::make_shared<http::Request>(std::move(request));
  m_database.read([this, kept, l, answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto found = behind(connection, kept->param("code"), l);
    if (!found) return (*answer)(found.error());
    // The media room answers as it answers that person, for this report alone.
    kept->caller = http::Caller{};
    kept->caller.personId = found->person.id;
    kept->caller.language = found->person.language;
    kept->caller.standsInFor = {found->report.unitCode};
    kept->params.insert_or_assign("reportId", found->report.id);
    m_media.get(*kept, std::move(*answer));
  });
}

void HourPages::leave(http::Request& request, http::Reply reply) {
  m_database.write(
      [this, code = request.param("code")](sql::Connection& connection) -> Result<void> {
        endLink(connection, code, m_clock.now());
        return {};
      },
      [l = http::languageOf(request), answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) return (*answer)(done.error());
        Html content;
        content
            << "<h1>" << say(l, "C’est fini sur cet ordinateur", "You are done on this computer") << "</h1><p>"
            << say(l,
                   "Le lien ne s’ouvre plus, et rien n’est resté dans ce navigateur. Pour relire le rapport, rouvrez "
                   "le courriel : il vous proposera un nouveau lien.",
                   "The link no longer opens, and nothing stayed in this browser. To read the report again, open the "
                   "mail: you will be offered a new link.")
            << "</p>";
        auto page = pages::page(200, {std::string(say(l, "Fini", "Done")), l}, content);
        page.headers.emplace("Clear-Site-Data", "\"cache\"");
        (*answer)(std::move(page));
      });
}

void HourPages::again(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const std::string address = http::addressKey(request.peer), code = request.param("code");
  if (auto allowed = m_guesses.allows(address, l); !allowed) return reply(allowed.error());
  if (auto allowed = m_mailed.allows(code, l); !allowed) return reply(allowed.error());
  m_mailed.mark(code);
  m_database.write(
      [this, code, l](sql::Connection& connection) -> Result<void> {
        const auto link = findLink(connection, code, m_clock.now());
        if (!link) return fail(ErrorCode::gone, say(l, "Ce lien est incomplet.", "This link is incomplete."));
        return m_post.sendAgain(connection, link->reportId, link->personId, m_clock.now(), l);
      },
      [this, l, address, answer = http::share(std::move(reply))](Result<void> done) {
        if (!done) {
          m_guesses.mark(address);
          return (*answer)(done.error());
        }
        Html content;
        content << "<h1>" << say(l, "Un nouveau lien est parti", "A new link is on its way") << "</h1><p>"
                << say(l, "Il arrive à l’adresse où vous avez reçu le premier.",
                       "It arrives at the address where you received the first one.")
                << "</p>";
        (*answer)(pages::page(200, {std::string(say(l, "Lien envoyé", "Link sent")), l}, content));
      });
}

}  // namespace passerelle::hour
