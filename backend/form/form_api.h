// The browser form: for a phone without the app, a text and a picture filed from a personal link.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "backend/form/form_filing.h"
#include "backend/form/posted_form.h"
#include "backend/http/message.h"
#include "backend/http/rate_limit.h"
#include "backend/media/uploads.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

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

  sql::Database& m_database;
  FormFiling& m_filing;
  media::Uploads& m_uploads;
  const Clock& m_clock;
  Rng& m_rng;
  FormEvents m_events;
  PictureBudget m_pictures;
  http::RateLimit m_sent;  ///< forms sent, per person
};

}  // namespace passerelle::form
