// The store's hour in a browser: signed in at /hour, or by a personal link at /hour/CODE, without an app, a script or a
// session. A GET changes nothing.
#pragma once
#include <functional>
#include <string>

#include "backend/hour/hour_post.h"
#include "backend/http/message.h"
#include "backend/http/rate_limit.h"
#include "backend/media/media_api.h"
#include "backend/people/absences.h"
#include "backend/reports/publication.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::hour {

/// What the rest of the house wants to know about a commit.
struct HourEvents {
  std::function<void()> committed;
  std::function<void(const std::string& reportId)> feedChanged;
};

class HourPages {
 public:
  /// All references must outlive this. `guesses` counts wrong codes by address.
  HourPages(sql::Database& database, reports::Publication& publication, people::Absences& absences, HourPost& post,
            media::MediaApi& media, http::RateLimit& guesses, http::RateLimit& mailed, const Clock& clock, Rng& rng,
            HourEvents events)
      : m_database(database),
        m_publication(publication),
        m_absences(absences),
        m_post(post),
        m_media(media),
        m_guesses(guesses),
        m_mailed(mailed),
        m_clock(clock),
        m_rng(rng),
        m_events(std::move(events)) {}

  // signed in
  void home(http::Request& request, http::Reply reply);
  void report(http::Request& request, http::Reply reply);
  void answer(http::Request& request, http::Reply reply);
  void setAbsence(http::Request& request, http::Reply reply);
  void endAbsence(http::Request& request, http::Reply reply);
  // by personal link
  void linked(http::Request& request, http::Reply reply);
  void linkedAnswer(http::Request& request, http::Reply reply);
  void linkedMedium(http::Request& request, http::Reply reply);
  void leave(http::Request& request, http::Reply reply);
  void again(http::Request& request, http::Reply reply);

 private:
  struct Behind;
  /// Who and what is behind a living code. Errors: `gone`.
  Result<Behind> behind(sql::Connection& connection, const std::string& code, Language language) const;
  /// Keeps what the form says, as that person.
  Result<void> keep(sql::Connection& connection, const reports::Viewer& host, const std::string& reportId,
                    const http::Request& form);
  void write(http::Reply reply, std::string reportId, std::string backTo,
             std::function<Result<void>(sql::Connection&)> job);

  sql::Database& m_database;
  reports::Publication& m_publication;
  people::Absences& m_absences;
  HourPost& m_post;
  media::MediaApi& m_media;
  http::RateLimit& m_guesses;
  http::RateLimit& m_mailed;
  const Clock& m_clock;
  Rng& m_rng;
  HourEvents m_events;
};

}  // namespace passerelle::hour
