#include "backend/mail/mail_queue.h"

#include <algorithm>
#include <cstdio>

#include "backend/mail/message.h"
#include "backend/pages/html.h"
#include "shared/base/id.h"

namespace passerelle::mail {
namespace {
using sql::val;
constexpr int kAtOnce = 20, kMaxAttempts = 12;
constexpr Milliseconds kSignInTime = std::chrono::minutes(15);

std::string withLink(std::string text, const std::string& link) {
  if (const std::size_t at = text.find(kLinkPlace); at != std::string::npos) text.replace(at, kLinkPlace.size(), link);
  return text;
}

}  // namespace

Result<void> MailQueue::enqueue(sql::Connection& connection, const Mail& mail) {
  const std::string subject = pages::oneLine(mail.subject);
  if (auto good = compose({m_transport.from(), mail.recipient, subject, {}, {}, {}, m_clock.now()}); !good)
    return tl::unexpected<Error>(good.error());
  connection.execute(R"(
      INSERT INTO mail (id, recipient, subject, body_text, body_html, created_at, next_at) VALUES ($1, $2, $3, $4, $5, $6, $6))",
                     {val(newId(m_clock, m_rng)), val(mail.recipient), val(subject), val(mail.bodyText),
                      val(mail.bodyHtml), val(toMs(m_clock.now()))});
  return {};
}

Result<void> MailQueue::enqueueSignIn(sql::Connection& connection, const people::Person& person) {
  if (!person.email) return fail(ErrorCode::invalid, "This person has no e-mail.");
  const Language l = languageFromTag(person.language);
  const std::string subject(say(l, "Votre lien pour entrer dans Passerelle", "Your link into Passerelle"));
  const std::string text(
      say(l,
          "Bonjour,\n\nvoici le lien que vous venez de demander. Il sert une fois, dans les 15 minutes :\n\n{link}\n\n"
          "Si vous n’avez rien demandé, ne faites rien : sans ce lien, personne n’entre.\n",
          "Hello,\n\nhere is the link that you have just asked for. It works once, within 15 minutes:\n\n{link}\n\n"
          "If you asked for nothing, do nothing: without this link nobody gets in.\n"));
  connection.execute(R"(
      INSERT INTO mail (id, recipient, subject, body_text, body_html, sign_in_person, created_at, next_at)
      VALUES ($1, $2, $3, $4, '', $5, $6, $6))",
                     {val(newId(m_clock, m_rng)), val(*person.email), val(subject), val(text), val(person.id),
                      val(toMs(m_clock.now()))});
  return {};
}

Result<void> MailQueue::enqueueWithLink(sql::Connection& connection, const Mail& mail, const LinkWanted& link) {
  const std::string subject = pages::oneLine(mail.subject);
  if (auto good = compose({m_transport.from(), mail.recipient, subject, {}, {}, {}, m_clock.now()}); !good)
    return tl::unexpected<Error>(good.error());
  connection.execute(
      R"(
      INSERT INTO mail (id, recipient, subject, body_text, body_html, link_kind, link_target, link_person, created_at, next_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9))",
      {val(newId(m_clock, m_rng)), val(mail.recipient), val(subject), val(mail.bodyText), val(mail.bodyHtml),
       val(link.kind), val(link.target), val(link.personId), val(toMs(m_clock.now()))});
  return {};
}

void MailQueue::runDue() {
  if (m_busy.exchange(true)) return;
  m_database.read([this](sql::Connection& connection) {
    std::vector<Due> due;
    auto rows = connection.query(R"(
        SELECT id, recipient, subject, body_text, body_html, COALESCE(sign_in_person, ''), attempts,
            COALESCE(link_kind, ''), COALESCE(link_target, ''), COALESCE(link_person, '') FROM mail
        WHERE sent_at IS NULL AND next_at <= $1 AND attempts < $2 ORDER BY next_at, id LIMIT $3)",
                                 {val(toMs(m_clock.now())), val(kMaxAttempts), val(kAtOnce)});
    while (const auto* row = rows->next())
      due.push_back({row->string(0),
                     row->string(5),
                     row->integer(6),
                     {row->string(1), row->string(2), row->string(3), row->string(4)},
                     {row->string(7), row->string(8), row->string(9)}});
    rows.reset();
    if (due.empty())
      m_busy = false;
    else
      deliver(std::move(due));
  });
}

void MailQueue::deliver(std::vector<Due> due) {
  // A sign-in link is made now, so that its fifteen minutes begin now and it never rests in the database.
  auto links = std::make_shared<std::vector<std::string>>(due.size());
  auto shared = std::make_shared<std::vector<Due>>(std::move(due));
  m_database.write(
      [this, shared, links](sql::Connection& connection) -> Result<void> {
        for (std::size_t i = 0; i < shared->size(); ++i) {
          const LinkWanted& wanted = (*shared)[i].link;
          if (const auto maker = m_makers.find(wanted.kind); maker != m_makers.end())
            (*links)[i] = maker->second(connection, wanted).value_or("");
          if ((*shared)[i].signInPerson.empty()) continue;
          const auto person = people::findPerson(connection, (*shared)[i].signInPerson);
          if (person)
            (*links)[i] =
                m_people.inviteKnown(connection, "system", *person, people::Purpose::browser, kSignInTime).link;
        }
        return {};
      },
      [this, shared, links](Result<void> made) {
        if (!made) {
          m_busy = false;
          return;
        }
        auto left = std::make_shared<std::atomic<std::size_t>>(shared->size());
        for (std::size_t i = 0; i < shared->size(); ++i) {
          const Due& one = (*shared)[i];
          const std::string host = m_transport.from().substr(m_transport.from().find('@') + 1);
          auto message = compose(
              {m_transport.from(), one.mail.recipient, one.mail.subject, withLink(one.mail.bodyText, (*links)[i]),
               one.mail.bodyHtml.empty() ? "" : withLink(one.mail.bodyHtml, pages::escapeAttribute((*links)[i])),
               one.id + "@" + host, m_clock.now()});
          const auto finished = [this, shared, i, left](Outcome outcome) {
            note((*shared)[i], std::move(outcome), [this, left] {
              if (left->fetch_sub(1) == 1) m_busy = false;
            });
          };
          if (message)
            m_transport.send({m_transport.from(), one.mail.recipient, one.id, std::move(*message)}, finished);
          else
            finished({Outcome::Kind::refused, message.error().message});
        }
      });
}

void MailQueue::note(const Due& due, Outcome outcome, std::function<void()> then) {
  const bool sent = outcome.kind == Outcome::Kind::sent;
  if (!sent) std::fprintf(stderr, "mail %s: %s\n", due.id.c_str(), outcome.said.c_str());
  const bool later = outcome.kind == Outcome::Kind::later || outcome.kind == Outcome::Kind::unreachable;
  const std::int64_t attempts = sent ? due.attempts : later ? due.attempts + 1 : kMaxAttempts;
  m_database.write(
      [this, id = due.id, attempts, sent, said = outcome.said](sql::Connection& connection) -> Result<void> {
        const TimePoint now = m_clock.now();
        if (sent)
          connection.execute("UPDATE mail SET sent_at = $2, failure = NULL WHERE id = $1", {val(id), val(toMs(now))});
        else
          connection.execute("UPDATE mail SET attempts = $2, next_at = $3, failure = $4 WHERE id = $1",
                             {val(id), val(attempts), val(toMs(now + pauseAfter(attempts))), val(said)});
        return {};
      },
      [then = std::move(then)](Result<void>) { then(); });
}

}  // namespace passerelle::mail
