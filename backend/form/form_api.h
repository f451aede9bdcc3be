// The browser form: for a phone without the app, a text and a picture filed from a personal link.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "backend/form/form_filing.h"
#include "backend/form/posted_form.h"
#include "backend/http/message.h"
#include "backend/http/rate_limit.h"
#include "backend/media/uploads.h"
#include "backend/units/unit_repository.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"
#include "shared/words/mention_finder.h"

namespace passerelle::form {

/// What the rest of the house wants to know about a commit. Called on the writer's thread; must not block.
struct FormEvents {
  std::function<void()> committed;                               ///< the change log grew
  std::function<void(const std::string& reportId)> feedChanged;  ///< a published report was corrected
};

class FormApi {
 public:
  /// All references must outlive this.
  FormApi(sql::Database& database, FormFiling& filing, media::Uploads& uploads, const Clock& clock, Rng& rng,
          FormEvents events);

  void page(http::Request& request, http::Reply reply);   ///< GET /form: changes nothing; the report's id is born here
  void post(http::Request& request, http::Reply reply);   ///< POST /form, streamed, keepsWords
  void filed(http::Request& request, http::Reply reply);  ///< GET /form/filed/{id}: the receipt
  void mine(http::Request& request, http::Reply reply);   ///< GET /form/mine

 private:
  struct Job;
  using SharedJob = std::shared_ptr<Job>;
  void received(const SharedJob& job);
  void sendPicture(const SharedJob& job, std::int64_t offset, const std::string& uploadId);
  void file(const SharedJob& job);
  void show(const SharedJob& job, std::optional<Error> wrong);
  /// Who is named or described in the words, as far as the rules see it.
  std::vector<words::Mention> mentionsIn(const Words& words);
  /// The chain's own names are no persons': a finder is made anew when they change.
  void learnPlaces(const std::vector<units::Unit>& places);

  sql::Database& m_database;
  FormFiling& m_filing;
  media::Uploads& m_uploads;
  const Clock& m_clock;
  Rng& m_rng;
  FormEvents m_events;
  PictureBudget m_pictures;
  http::RateLimit m_sent;  ///< forms sent, per person
  std::mutex m_finderMutex;
  std::shared_ptr<const words::MentionFinder> m_finder;
  std::string m_places;  ///< what m_finder was made of
};

}  // namespace passerelle::form
