// The editor's desk: order, leave out, add, opening words, every outlet before it goes, then publish and send.
#pragma once
#include <functional>
#include <string>

#include "backend/editions/draft.h"
#include "backend/editions/edition_mail.h"
#include "backend/editions/edition_service.h"
#include "backend/http/message.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace passerelle::editions {

class EditorPages {
 public:
  /// `referential`: the newest, as the wire shows it. `committed`: the change log grew.
  EditorPages(sql::Database& database, EditionService& service, MailPlace place,
              std::function<std::string(sql::Connection&)> referential, const Clock& clock,
              std::function<void()> committed)
      : m_database(database),
        m_service(service),
        m_place(std::move(place)),
        m_referential(std::move(referential)),
        m_clock(clock),
        m_committed(std::move(committed)) {}

  void edit(http::Request& request, http::Reply reply);
  /// Saves the opening words and does what the pressed button says: save, or up, down, out, in with a report's id.
  void save(http::Request& request, http::Reply reply);
  void publish(http::Request& request, http::Reply reply);

  // What would go out now: for editors of an edition that has not appeared, for everybody of one that has.
  void mail(http::Request& request, http::Reply reply);
  void mailText(http::Request& request, http::Reply reply);
  void feed(http::Request& request, http::Reply reply);
  void poster(http::Request& request, http::Reply reply);
  void readingList(http::Request& request, http::Reply reply);
  void posterCss(http::Request& request, http::Reply reply);

 private:
  using Show = std::function<http::Response(const Edition&, const Labels&, Language)>;
  /// Answers with `show` of the edition as it is now; 404 when there is none for this reader.
  void show(http::Request& request, http::Reply reply, Show show);
  http::Response desk(sql::Connection& connection, const std::string& week, const http::Caller& caller, Language l,
                      int status, const Error* refusal, const Draft* typed) const;

  sql::Database& m_database;
  EditionService& m_service;
  const MailPlace m_place;
  const std::function<std::string(sql::Connection&)> m_referential;
  const Clock& m_clock;
  const std::function<void()> m_committed;
};

}  // namespace passerelle::editions
