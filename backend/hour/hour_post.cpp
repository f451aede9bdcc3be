#include "backend/hour/hour_post.h"

#include <memory>

#include "backend/changes/change_log.h"
#include "backend/hour/hour_links.h"
#include "backend/notifications/notices.h"
#include "backend/pages/layout.h"
#include "backend/pages/local_time.h"
#include "backend/people/person_repository.h"
#include "backend/units/unit_repository.h"

namespace passerelle::hour {
namespace {
using people::Person;
using sql::val;
constexpr Milliseconds kBetweenLooks = std::chrono::seconds(10);
constexpr int kAtOnce = 50;

std::string unitName(sql::Connection& connection, const std::string& code) {
  const auto unit = units::findUnit(connection, code);
  return unit ? unit->name : code;
}

std::vector<std::string> idsOf(sql::Connection& connection, std::string_view sql,
                               std::initializer_list<sql::Value> values) {
  auto rows = connection.query(sql, values);
  std::vector<std::string> ids;
  while (const auto* row = rows->next()) ids.push_back(row->string(0));
  return ids;
}
}  // namespace

HourPost::HourPost(std::string publicUrl, sql::Database& database, mail::MailQueue& mails, people::Absences& absences,
                   const Clock& clock, Rng& rng, std::function<void()> committed)
    : m_database(database),
      m_mails(mails),
      m_absences(absences),
      m_clock(clock),
      m_rng(rng),
      m_publicUrl(std::move(publicUrl)),
      m_committed(std::move(committed)) {
  // Made when the mail is handed over: the code never rests in the database.
  m_mails.addLinkMaker(
      "hour", [this](sql::Connection& connection, const mail::MailQueue::LinkWanted& wanted) -> Result<std::string> {
        return m_publicUrl + std::string(kHourPath) +
               makeLink(connection, wanted.target, wanted.personId, m_clock.now(), m_rng);
      });
}

Result<void> HourPost::tell(sql::Connection& connection, const reports::ReportRow& report, const Person& person,
                            TimePoint now) {
  const bool fresh = connection.execute(R"(
      INSERT INTO hour_notice (report_id, unit_code, person_id, told_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (report_id, unit_code, person_id) DO NOTHING)",
                                        {val(report.id), val(report.unitCode), val(person.id), val(toMs(now))}) == 1;
  if (!fresh || person.id.empty()) return {};
  notifications::tell(connection,
                      {person.id,
                       "reportArrived",
                       "report",
                       report.id,
                       "hour:" + report.id + ":" + report.unitCode,
                       "Un rapport sur votre magasin est arrivé : vous le lisez avant tout le monde.",
                       "A report about your store has arrived: you read it before everybody else.",
                       {},
                       {},
                       {},
                       {},
                       {},
                       true},
                      now);
  if (!person.email) return {};
  const Language l = languageFromTag(person.language);
  const std::string unit = unitName(connection, report.unitCode);
  const bool own = person.unitCode == report.unitCode;
  const std::string subject = std::string(say(l, "Un rapport est arrivé : ", "A report has arrived: ")) + unit;
  const std::string until = pages::dateTime(report.hourEndsAt, l);
  std::string text(say(l, "Bonjour,\n\nune visite de « ", "Hello,\n\na visit to “"));
  text += unit + std::string(say(l, " », le ", "” on ")) + pages::dayInWords(report.visitedOn, l) +
          std::string(say(l, ", a donné un rapport d’étonnement. Vous le lisez avant tout le monde, jusqu’au ",
                          " has become an astonishment report. You read it before everybody else, until ")) +
          until + ".\n\n";
  if (!own)
    text += say(l, "Vous le recevez parce que vous remplacez l’hôte de ce magasin.\n\n",
                "You receive it because you stand in for the host of this store.\n\n");
  text += std::string(say(l,
                          "Pour le lire et y répondre, sans application ni mot de passe : remercier d’un geste, "
                          "corriger, donner le contexte, ou demander qu’une photo soit masquée :\n\n",
                          "To read and answer it, without an app or a password: say thank you in one press, correct, "
                          "give the context, or ask for a photo to be masked:\n\n")) +
          std::string(mail::kLinkPlace) +
          std::string(say(l,
                          "\n\nVotre réponse s’imprime à côté du rapport, partout. Sans réponse, il est publié à cette "
                          "date.\nCe lien est à vous : il n’ouvre que ce rapport, pendant 30 jours.\n",
                          "\n\nYour answer prints beside the report everywhere. Without one, it is published on that "
                          "date.\nThis link is yours: it opens this report alone, for 30 days.\n"));
  return m_mails.enqueueWithLink(connection, {*person.email, subject, text, {}}, {"hour", report.id, person.id});
}

Result<void> HourPost::announce(sql::Connection& connection, TimePoint now) {
  const auto ids = idsOf(connection, R"(
      SELECT r.id FROM report r
      WHERE r.state = 'withHost' AND r.unit_code IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM hour_notice n WHERE n.report_id = r.id AND n.unit_code = r.unit_code)
        AND NOT EXISTS (SELECT 1 FROM report_reply y WHERE y.report_id = r.id)
      ORDER BY r.received_at LIMIT $1)",
                         {val(kAtOnce)});
  for (const std::string& id : ids) {
    const auto report = reports::findReport(connection, id);
    const auto answerers = people::answerersOf(connection, report->unitCode, now);
    for (const Person& person : answerers) {
      if (auto told = tell(connection, *report, person, now); !told) return told;
    }
    if (answerers.empty()) {
      Person nobody;
      if (auto told = tell(connection, *report, nobody, now); !told) return told;
    }
  }
  return {};
}

Result<void> HourPost::tellDeputy(sql::Connection& connection, const people::Absence& absence, TimePoint now) {
  const auto deputy = people::findPerson(connection, absence.deputyId);
  if (!deputy) return {};
  const auto ids = idsOf(connection, R"(
      SELECT r.id FROM report r
      WHERE r.state = 'withHost' AND r.unit_code = $1
        AND NOT EXISTS (SELECT 1 FROM report_reply y WHERE y.report_id = r.id)
      ORDER BY r.received_at LIMIT $2)",
                         {val(absence.unitCode), val(kAtOnce)});
  for (const std::string& id : ids) {
    if (auto told = tell(connection, *reports::findReport(connection, id), *deputy, now); !told) return told;
  }
  return {};
}

Result<void> HourPost::tellAuthor(sql::Connection& connection, const reports::ReportRow& report,
                                  const reports::HostReply& reply, bool asks, TimePoint now) {
  const std::string unit = unitName(connection, report.unitCode);
  // Thanks stand on the report, where its author sees them; words and requests are news. Once for each kind: what is
  // mended is not told again.
  if (reply.kind != "thanks")
    notifications::tell(
        connection,
        {report.authorId,
         asks ? "storeAsks" : "storeAnswered",
         "report",
         report.id,
         "reply:" + report.id + ":" + reply.kind,
         unit + (asks ? " vous demande de corriger votre rapport avant qu’il ne paraisse."
                      : " a répondu à votre rapport."),
         unit + (asks ? " asks you to correct your report before it appears." : " has answered your report."),
         {},
         {},
         {},
         {},
         {},
         asks},
        now);
  const auto author = people::findPerson(connection, report.authorId);
  if (!asks || !author || !author->email) return {};
  const Language l = languageFromTag(author->language);
  const bool name = reply.kind == "name";
  const std::string subject =
      std::string(name ? say(l, "Un nom à retirer de votre rapport : ", "A name to take out of your report: ")
                       : say(l, "Une photo à masquer dans votre rapport : ", "A photo to mask in your report: ")) +
      unit;
  const std::string text =
      std::string(say(l, "Bonjour,\n\n", "Hello,\n\n")) + unit +
      std::string(name ? say(l, " vous demande de retirer un nom de votre rapport :\n\n",
                             " asks you to take a name out of your report:\n\n")
                       : say(l, " vous demande de masquer quelque chose dans votre rapport :\n\n",
                             " asks you to mask something in your report:\n\n")) +
      "« " + reply.text + " »\n\n" +
      std::string(say(l,
                      "Corrigez-le dans l’application (le rapport, puis « Corriger ») : il est publié dès que votre "
                      "correction arrive. Sinon il paraît tel quel le ",
                      "Correct it in the app (the report, then “Correct”): it is published as soon as your correction "
                      "arrives. Otherwise it appears as it is on ")) +
      pages::dateTime(report.hourEndsAt, l) + ".\n\n" + m_publicUrl + "/reports/" + report.id + "\n";
  return m_mails.enqueue(connection, {*author->email, subject, text, {}});
}

Result<void> HourPost::sendAgain(sql::Connection& connection, std::string_view reportId, std::string_view personId,
                                 TimePoint now, Language l) {
  const auto report = reports::findReport(connection, reportId);
  const auto person = people::findPerson(connection, personId);
  if (!report || report->state == "withdrawn" || !person || !person->email ||
      !reports::answersFor(connection, personId, report->unitCode, now))
    return fail(ErrorCode::gone, say(l,
                                     "Aucun lien ne peut être envoyé : ce rapport n’est plus à vous, ou "
                                     "votre adresse n’est pas connue.",
                                     "No link can be sent: this report is not yours any more, or your "
                                     "address is not known."));
  const Language theirs = languageFromTag(person->language);
  const std::string subject =
      std::string(say(theirs, "Votre nouveau lien : ", "Your new link: ")) + unitName(connection, report->unitCode);
  const std::string text =
      std::string(
          say(theirs, "Bonjour,\n\nvoici le lien que vous venez de demander, pour lire le rapport et y répondre :\n\n",
              "Hello,\n\nhere is the link that you have just asked for, to read the report and answer it:\n\n")) +
      std::string(mail::kLinkPlace) + "\n";
  return m_mails.enqueueWithLink(connection, {*person->email, subject, text, {}}, {"hour", report->id, person->id});
}

void HourPost::runDue() {
  const TimePoint now = m_clock.now();
  if (now < m_nextLook) return;
  m_nextLook = now + kBetweenLooks;
  auto changed = std::make_shared<bool>(false);
  m_database.write(
      [this, now, changed](sql::Connection& connection) -> Result<void> {
        const auto turned = m_absences.turn(connection);
        *changed = turned.changed;
        for (const people::Absence& absence : turned.begun) {
          if (auto told = tellDeputy(connection, absence, now); !told) return told;
        }
        const std::int64_t before = changes::last(connection);
        if (auto announced = announce(connection, now); !announced) return announced;
        *changed = *changed || changes::last(connection) != before;
        return {};
      },
      [this, changed](Result<void> outcome) {
        if (outcome && *changed) m_committed();
      });
}

}  // namespace passerelle::hour
