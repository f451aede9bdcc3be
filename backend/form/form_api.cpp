#include "backend/form/form_api.h"

#include "backend/form/form_view.h"
#include "backend/http/language.h"
#include "backend/http/router.h"
#include "backend/pages/local_time.h"
#include "backend/people/cookie.h"
#include "backend/service/referential.h"
#include "shared/api/error_status.h"
#include "shared/base/id.h"

namespace passerelle::form {
namespace {

constexpr std::int64_t kPicturesInMemoryBytes = 96 * 1024 * 1024;
constexpr int kSentPerPerson = 60, kSentByAll = 5000;
constexpr int kMaxUnits = 500, kMaxFilings = 200;

/// A picture in memory as the uploads' body, from an offset on.
class PictureBody final : public http::BodyStream {
 public:
  PictureBody(std::shared_ptr<const std::string> picture, std::size_t offset)
      : m_picture(std::move(picture)), m_offset(offset) {}
  void next(OnChunk onChunk) override {
    constexpr std::size_t kChunkBytes = 64 * 1024;
    const std::string_view chunk = std::string_view(*m_picture).substr(m_offset, kChunkBytes);
    m_offset += chunk.size();
    onChunk(chunk, m_offset == m_picture->size());
  }

 private:
  std::shared_ptr<const std::string> m_picture;
  std::size_t m_offset;
};

}  // namespace

/// One form on its way.
struct FormApi::Job {
  http::Caller caller;
  Language language;
  std::optional<Error> refusal;
  http::Reply reply;
  PostedForm posted;
  Composed composed;
  std::shared_ptr<const std::string> picture;
  std::vector<words::Mention> mentions{};
};

FormApi::FormApi(sql::Database& database, FormFiling& filing, media::Uploads& uploads, const Clock& clock, Rng& rng,
                 FormEvents events)
    : m_database(database),
      m_filing(filing),
      m_uploads(uploads),
      m_clock(clock),
      m_rng(rng),
      m_events(std::move(events)),
      m_pictures(kPicturesInMemoryBytes),
      m_sent(clock, kSentPerPerson, kSentByAll, std::chrono::hours(1)) {}

void FormApi::page(http::Request& request, http::Reply reply) {
  auto job =
      std::make_shared<Job>(Job{request.caller, http::languageOf(request), {}, std::move(reply), {}, {}, nullptr});
  Words& words = job->posted.words;
  words.id = newId(m_clock, m_rng);
  words.unit = request.caller.unitCode;
  words.day = pages::localDate(m_clock.now());
  words.kind = "buddyDay";
  words.tone = "puzzling";
  show(job, std::nullopt);
}

void FormApi::post(http::Request& request, http::Reply reply) {
  auto job = std::make_shared<Job>(
      Job{request.caller, http::languageOf(request), request.refusal, std::move(reply), {}, {}, nullptr});
  readPostedForm(request, m_pictures, [this, job](Result<PostedForm> posted) {
    if (!posted) return job->reply(posted.error());
    job->posted = std::move(*posted);
    received(job);
  });
}

void FormApi::received(const SharedJob& job) {
  if (job->refusal) return show(job, job->refusal);
  if (!http::isOwnForm(job->caller, job->posted.csrf))
    return show(job, Error{ErrorCode::forbidden,
                           std::string(say(job->language,
                                           "Cette page était trop ancienne pour être envoyée. Relisez, puis envoyez.",
                                           "This page was too old to be sent. Read again, then send.")),
                           {}});
  if (job->posted.wrong) return show(job, job->posted.wrong);
  if (auto allowed = m_sent.allows(job->caller.personId, job->language); !allowed) return show(job, allowed.error());
  m_sent.mark(job->caller.personId);
  auto composed = m_filing.compose(job->posted.words, job->posted.picture, job->caller);
  if (!composed) return show(job, composed.error());
  job->composed = std::move(*composed);
  if (job->posted.words.warnedOf != digestOf(job->posted.words)) {
    job->mentions = mentionsIn(job->posted.words);
    if (!job->mentions.empty()) return show(job, std::nullopt);
  }
  if (!job->composed.picture) return file(job);
  job->picture = std::make_shared<const std::string>(std::move(job->posted.picture));
  sendPicture(job, 0, {});
}

/// The picture first: a report is only filed with what can be kept. What an interrupted attempt left is gone on with.
void FormApi::sendPicture(const SharedJob& job, std::int64_t offset, const std::string& uploadId) {
  auto body = std::make_shared<PictureBody>(job->picture, static_cast<std::size_t>(offset));
  auto done = [this, job, before = offset](Result<media::Progress> progress) {
    if (!progress) {
      Error error = progress.error();
      error.field = "picture";
      return show(job, std::move(error));
    }
    if (progress->upload.done) return file(job);
    if (progress->offset > before && progress->offset < progress->upload.sizeBytes)
      return sendPicture(job, progress->offset, progress->upload.id);
    show(job,
         Error{ErrorCode::unavailable,
               std::string(say(job->language, "La photo n’est pas arrivée entière\u00a0: choisissez-la et renvoyez.",
                               "The picture did not arrive whole: choose it and send again.")),
               "picture"});
  };
  if (uploadId.empty())
    m_uploads.create(*job->composed.picture, job->caller, std::move(body), nullptr, std::move(done));
  else
    m_uploads.append(uploadId, job->caller, offset, std::move(body), nullptr, std::move(done));
}

void FormApi::file(const SharedJob& job) {
  m_database.write<reports::Filed>(
      [this, job](sql::Connection& connection) { return m_filing.file(connection, job->composed); },
      [this, job](Result<reports::Filed> filed) {
        if (!filed) return show(job, filed.error());
        const bool changed = filed->outcome == reports::Outcome::created || filed->outcome == reports::Outcome::revised;
        if (filed->feedChanged) m_events.feedChanged(filed->head.id);
        // The browser goes on with GET: loading that page again sends nothing.
        job->reply(people::seeOther("/form/filed/" + filed->head.id));
        if (changed) m_events.committed();
      });
}

void FormApi::show(const SharedJob& job, std::optional<Error> wrong) {
  m_database.read([this, job, wrong = std::move(wrong)](sql::Connection& connection) {
    FormView view;
    view.language = job->language;
    view.caller = job->caller;
    view.words = job->posted.words;
    view.wrong = wrong;
    view.mentions = job->mentions;
    view.today = toIsoDate(m_clock.now() + std::chrono::hours(14));
    if (!isId(view.words.id)) view.words.id = newId(m_clock, m_rng);
    if (view.caller.known()) {
      view.units = units::unitsAfter(connection, "", kMaxUnits + 1);
      learnPlaces(view.units);
      if (view.units.size() > static_cast<std::size_t>(kMaxUnits)) view.units.clear();
      view.kinds = kindsOf(service::currentReferential(connection).value_or(""), job->language);
    }
    const int status = wrong ? api::statusOf(wrong->code) : view.mentions.empty() ? 200 : 422;
    http::Response response = formPage(status, view);
    if (response.status == 503 || response.status == 429) response.headers.emplace("Retry-After", "5");
    job->reply(std::move(response));
  });
}

void FormApi::learnPlaces(const std::vector<units::Unit>& places) {
  std::vector<std::string> names;
  std::string all;
  for (const units::Unit& unit : places) {
    for (const std::string& name : {unit.name, unit.region, unit.address}) {
      names.push_back(name);
      all += name + "\n";
    }
  }
  std::lock_guard lock(m_finderMutex);
  if (m_finder && all == m_places) return;
  m_finder = std::make_shared<const words::MentionFinder>(names);
  m_places = std::move(all);
}

std::vector<words::Mention> FormApi::mentionsIn(const Words& words) {
  std::shared_ptr<const words::MentionFinder> finder;
  {
    std::lock_guard lock(m_finderMutex);
    if (!m_finder) m_finder = std::make_shared<const words::MentionFinder>();
    finder = m_finder;
  }
  std::vector<words::Mention> all;
  for (const std::string* text : {&words.text, &words.verbatim, &words.idea}) {
    for (words::Mention& mention : finder->find(*text)) all.push_back(std::move(mention));
  }
  return all;
}

void FormApi::filed(http::Request& request, http::Reply reply) {
  m_database.read([this, id = request.param("id"), caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto found = m_filing.find(connection, id, caller.personId);
    if (!found)
      return (*answer)(Error{ErrorCode::notFound,
                             std::string(say(l, "Ce dépôt n’existe pas, ou n’est pas le vôtre.",
                                             "There is no such filing, or it is not yours.")),
                             {}});
    (*answer)(receiptPage(*found, caller, l));
  });
}

void FormApi::mine(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    (*answer)(filingsPage(m_filing.list(connection, caller.personId, kMaxFilings), caller, l));
  });
}

}  // namespace passerelle::form
