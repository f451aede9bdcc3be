// How editions reach one person: the page where they choose, the link at the foot of each letter, and their feed.
#pragma once
#include <functional>
#include <string>

#include "backend/editions/edition_service.h"
#include "backend/http/message.h"
#include "backend/http/rate_limit.h"
#include "backend/readers/reader_links.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::readers {

class ReaderPages {
 public:
  struct Place {
    std::string publicUrl, organisation;
  };
  /// `referential`: the newest, as the wire shows it. `guesses`: wrong codes, by address.
  ReaderPages(sql::Database& database, const editions::EditionService& editions, const UnsubscribeCodes& codes,
              http::RateLimit& guesses, Place place, std::function<std::string(sql::Connection&)> referential,
              const Clock& clock, Rng& rng)
      : m_database(database),
        m_editions(editions),
        m_codes(codes),
        m_guesses(guesses),
        m_place(std::move(place)),
        m_referential(std::move(referential)),
        m_clock(clock),
        m_rng(rng) {}

  void page(http::Request& request, http::Reply reply);
  void choose(http::Request& request, http::Reply reply);
  void makeFeed(http::Request& request, http::Reply reply);
  void revokeFeed(http::Request& request, http::Reply reply);

  /// The link of a letter: shows the choice, and changes nothing (mail scanners open every link).
  void unsubscribePage(http::Request& request, http::Reply reply);
  /// A press, or a mail program's one click (RFC 8058: `List-Unsubscribe=One-Click`).
  void unsubscribe(http::Request& request, http::Reply reply);

  /// Atom, the last editions; ?before= goes back; with `A-IM: feed` (RFC 3229) only what is new since an ETag.
  void feed(http::Request& request, http::Reply reply);

 private:
  sql::Database& m_database;
  const editions::EditionService& m_editions;
  const UnsubscribeCodes& m_codes;
  http::RateLimit& m_guesses;
  const Place m_place;
  const std::function<std::string(sql::Connection&)> m_referential;
  const Clock& m_clock;
  Rng& m_rng;
};

}  // namespace passerelle::readers
