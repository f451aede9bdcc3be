#include "backend/backend.h"

#include "backend/answers/answer_api.h"
#include "backend/answers/answer_clock.h"
#include "backend/answers/answer_pages.h"
#include "backend/backup/daily_backup.h"
#include "backend/carnet/carnet_api.h"
#include "backend/change_renderers.h"
#include "backend/changes/change_api.h"
#include "backend/comments/comment_api.h"
#include "backend/comments/comment_pages.h"
#include "backend/editions/edition_api.h"
#include "backend/editions/editor_pages.h"
#include "backend/form/form_api.h"
#include "backend/hour/absence_api.h"
#include "backend/hour/hour_pages.h"
#include "backend/ideas/feed_api.h"
#include "backend/ideas/idea_api.h"
#include "backend/ideas/idea_desk_api.h"
#include "backend/ideas/idea_pages.h"
#include "backend/ideas/similar_ideas.h"
#include "backend/ideas/watch_pages.h"
#include "backend/mail/mail_queue.h"
#include "backend/mailing/delivery.h"
#include "backend/mailing/mailing_pages.h"
#include "backend/media/media_room.h"
#include "backend/media/small_picture.h"
#include "backend/meetings/meeting_api.h"
#include "backend/meetings/meeting_pages.h"
#include "backend/meta.h"
#include "backend/notifications/notification_api.h"
#include "backend/notifications/notification_pages.h"
#include "backend/pages/layout.h"
#include "backend/pages/local_time.h"
#include "backend/palmares/palmares_api.h"
#include "backend/people/admin_pages.h"
#include "backend/people/device_pages.h"
#include "backend/people/entry_pages.h"
#include "backend/people/people_api.h"
#include "backend/readers/reader_api.h"
#include "backend/readers/reader_pages.h"
#include "backend/reports/report_api.h"
#include "backend/rounds/round_api.h"
#include "backend/rounds/round_pages.h"
#include "backend/routes.h"
#include "backend/server/server_api.h"
#include "backend/service/referential.h"
#include "backend/sql/full_text.h"
#include "backend/sql/migrate_store.h"
#include "backend/triage/triage_api.h"
#include "backend/triage/triage_pages.h"
#include "backend/units/units_api.h"
#include "backend/webhooks/webhook_queue.h"
#include "shared/api/paths.h"

namespace passerelle {

namespace {
std::unique_ptr<mail::Transport> makeTransport(const BackendOptions& options, Files& files) {
  if (!options.smtpUrl.empty())
    return std::make_unique<mail::SmtpTransport>(
        mail::SmtpOptions{options.smtpUrl, options.mailFrom, options.smtpTls, options.smtpCaFile});
  return std::make_unique<mail::FolderTransport>(options.dataFolder + "/mail", options.mailFrom, files);
}

std::string newestReferential(sql::Connection& connection) {
  return service::currentReferential(connection).value_or("");
}

constexpr Milliseconds kMailingLook = std::chrono::minutes(1);
}  // namespace

class Backend::Impl {
 public:
  Impl(BackendOptions given, webhooks::Config hooks, const Clock& time, Rng& rng, Files& files)
      : options(std::move(given)),
        clock(time),
        databaseOwner(std::make_unique<sql::Database>(sql::DatabaseOptions{
            options.dataFolder + "/passerelle.db", options.readers, 4096, options.vfs, options.onBroken, {}})),
        database(*databaseOwner),
        authenticator(database, clock),
        guesses(clock, 30, 1000, std::chrono::minutes(10)),
        mailed(clock, 5, 2000, std::chrono::hours(1)),
        askers(clock, 60, 2000, std::chrono::hours(1)),
        people(clock, rng, options.publicUrl),
        mailTransport(makeTransport(options, files)),
        mails(database, people, *mailTransport, clock, rng),
        reachability(options.publicUrl, clock),
        peopleApi(database, people, authenticator, guesses, clock, rng, options.organisation, committed),
        entryPages(database, people, mails, guesses, mailed, askers, reachability, clock, options.organisation),
        devicePages(database, people, authenticator, clock),
        adminPages(database, people, authenticator, reachability, clock, rng, committed),
        unitsApi(database, clock, rng, committed),
        referentialApi(database),
        media(std::make_unique<media::MediaRoom>(
            media::MediaRoomOptions{options.dataFolder + "/media", options.readers == 0 ? 0 : 2, options.photoCleaner,
                                    [this](const std::string& reportId) {
                                      changeApi.committed();
                                      feedStore.cardChanged(reportId);
                                    }},
            database, files, clock, rng)),
        dailyBackup(database, options.dataFolder, generation, clock, files),
        serverApi(database, generation, clock, options.organisation),
        publication(rng),
        filing({options.storeHour, options.storeHour}, publication, rng),
        changeApi(database, clock, storeHeaders),
        feedApi(database, clock, feedStore),
        ideaApi(database, clock, feedStore, committed),
        fullText(sql::sqliteFullText()),
        similarIdeas(*fullText),
        similarApi(database, similarIdeas),
        merging([](sql::Connection& connection, std::string_view id) { return rounds::isHeld(connection, id); }, rng),
        ideaDesk(database, clock, rng, feedStore, merging, committed),
        ideaPages(database, clock, rng, feedStore, merging, similarIdeas, committed),
        watch(database, clock, rng),
        triageService(merging, similarIdeas, rng),
        triageApi(database, clock, feedStore, triageService, committed),
        triagePages(database, clock, rng, feedStore, triageService, committed),
        reportApi(database, clock, filing, publication, {committed, cardChanged, storeHeaders}),
        editionService(rng),
        editionApi(database, clock, editionService, options.organisation, &newestReferential, committed),
        editorPages(database, editionService, mailPlace(), &newestReferential, clock, committed),
        readerPages(database, editionService, unsubscribeCodes, guesses, {options.publicUrl, options.organisation},
                    &newestReferential, clock, rng),
        readerApi(database, clock),
        delivery(
            {mailPlace(), options.mailsPerMinute}, database, *mailTransport, editionService, unsubscribeCodes,
            &newestReferential,
            [this, &files](sql::Connection& connection, const std::string& reportId,
                           const std::string& mediumId) -> std::optional<editions::MailPicture> {
              auto picture = media::smallPicture(connection, files, options.dataFolder + "/media", reportId, mediumId);
              if (!picture) return std::nullopt;
              return editions::MailPicture{std::move(picture->type), std::move(picture->bytes)};
            },
            clock),
        mailingService(editionService, rng),
        mailingPages(database, mailingService, clock),
        formFiling(filing, clock),
        formApi(database, formFiling, media->uploads(), clock, rng, {committed, cardChanged}),
        carnet(rng),
        carnetApi(database, clock, carnet, committed, storeHeaders),
        rounds({options.dataFolder, options.publicUrl}, database, mails, files, clock, rng, committed),
        roundApi(database, rounds, committed),
        roundPages(database, rounds, clock, rng, committed),
        notificationApi(database, clock, committed),
        answers(rng),
        answerApi(database, answers, clock, committed),
        answerPages(database, answers, clock, committed),
        answerClock(database, mails, clock, rng, options.publicUrl, committed),
        commentService(rng),
        commentApi(database, clock, commentService, committed),
        commentPages(database, clock, rng, commentService, ideaApi, committed),
        notificationPages(database, clock, committed),
        webhookQueue(database, std::move(hooks), options.publicUrl, clock),
        palmares(database, mails, clock, rng, options.publicUrl, committed),
        palmaresApi(database, palmares, clock, rng, &newestReferential, committed),
        absences(clock, rng),
        hourPost(options.publicUrl, database, mails, absences, clock, rng, committed),
        hourPages(database, publication, absences, hourPost, media->api(), guesses, mailed, clock, rng,
                  {committed, cardChanged}),
        absenceApi(database, absences, committed),
        meetings(options.publicUrl, database, mails, answers, clock, rng, committed),
        meetingApi(database, meetings, clock, committed),
        meetingPages(database, meetings, clock, rng, options.organisation, committed),
        router(authenticator) {
    addRenderers(changeApi, rounds, editionApi);
    commentPages.allows = [this](const std::string& person, Language l) { return commentApi.pace().allows(person, l); };
    commentPages.mark = [this](const std::string& person) { commentApi.pace().mark(person); };
    editionApi.showUnderReports([this](sql::Connection& connection, const http::Caller& caller, std::string_view id) {
      return commentPages.under(connection, caller, "report", id);
    });
    ideaPages.addSection([this](sql::Connection& connection, const ideas::IdeaRow& idea, const http::Caller& caller,
                                Language) { return commentPages.under(connection, caller, "idea", idea.id); });
    publication.onReply([this](sql::Connection& connection, const reports::ReportRow& report,
                               const reports::HostReply& reply, bool asks,
                               TimePoint now) { return hourPost.tellAuthor(connection, report, reply, asks, now); });
    router.dress(&pages::dressProblems);
    // clang-format off
    addRoutes(router, {  // one a line, so that rooms are added side by side
        serverApi,
        peopleApi,
        entryPages,
        devicePages,
        adminPages,
        unitsApi,
        referentialApi,
        reportApi,
        ideaApi,
        feedApi,
        similarApi,
        ideaDesk,
        ideaPages,
        watch,
        triageApi,
        triagePages,
        changeApi,
        media->api(),
        editionApi,
        editorPages,
        readerPages,
        readerApi,
        mailingPages,
        formApi,
        carnetApi,
        roundApi,
        roundPages,
        notificationApi,
        answerApi,
        answerPages,
        commentApi,
        commentPages,
        notificationPages,
        palmaresApi,
        hourPages,
        absenceApi,
        meetingApi,
        meetingPages,
    });
    // clang-format on
  }

  /// What has threads of its own stops before the database, which goes before the rooms: its last jobs need them.
  ~Impl() {
    changeApi.stop();
    media.reset();
    mailTransport->stop();
    webhookQueue.stop();
    dailyBackup.wait();
    databaseOwner.reset();
  }

  editions::MailPlace mailPlace() const { return {options.publicUrl, options.organisation, options.mailFrom}; }

  /// Editions go by themselves where the installation says so.
  void startMailings() {
    if (!options.mailEditionAfter) return;
    if (mailingLookedAt.count() >= 0 && clock.monotonic() - mailingLookedAt < kMailingLook) return;
    mailingLookedAt = clock.monotonic();
    database.write(
        [this, now = clock.now()](sql::Connection& connection) -> Result<void> {
          mailingService.startDue(connection, *options.mailEditionAfter, now);
          return {};
        },
        [](Result<void>) {});
  }

  void addStoreHeaders(http::Headers& headers) const {
    headers.emplace(api::kGenerationHeader, generation.name());
    headers.emplace(api::kBackedUpHeader, std::to_string(generation.backedUpThrough()));
  }

  BackendOptions options;
  const Clock& clock;
  /// Told after each commit that others want to hear of.
  const std::function<void()> committed = [this] { changeApi.committed(); };
  const std::function<void(const std::string& reportId)> cardChanged = [this](const std::string& reportId) {
    feedStore.cardChanged(reportId);
  };
  const std::function<void(http::Headers&)> storeHeaders = [this](http::Headers& headers) { addStoreHeaders(headers); };
  std::unique_ptr<sql::Database> databaseOwner;
  sql::Database& database;
  people::SessionAuthenticator authenticator;
  http::RateLimit guesses;  ///< wrong codes: 30 an address, 1 000 in all, in ten minutes
  http::RateLimit mailed;   ///< sign-in mails: 5 an hour to one recipient
  http::RateLimit askers;   ///< and 60 an hour asked for from one address
  people::PeopleService people;
  std::unique_ptr<mail::Transport> mailTransport;
  mail::MailQueue mails;
  people::Reachability reachability;
  people::PeopleApi peopleApi;
  people::EntryPages entryPages;
  people::DevicePages devicePages;
  people::AdminPages adminPages;
  units::UnitsApi unitsApi;
  service::ReferentialApi referentialApi;
  std::unique_ptr<media::MediaRoom> media;
  backup::Generation generation;
  backup::DailyBackup dailyBackup;
  server::ServerApi serverApi;
  reports::Publication publication;
  reports::Filing filing;
  changes::ChangeApi changeApi;
  ideas::FeedStore feedStore;
  ideas::FeedApi feedApi;
  ideas::IdeaApi ideaApi;
  std::unique_ptr<sql::FullText> fullText;
  ideas::SimilarIdeas similarIdeas;
  ideas::SimilarApi similarApi;
  ideas::Merging merging;
  ideas::IdeaDeskApi ideaDesk;
  ideas::IdeaPages ideaPages;
  ideas::WatchPages watch;
  triage::TriageService triageService;
  triage::TriageApi triageApi;
  triage::TriagePages triagePages;
  reports::ReportApi reportApi;
  editions::EditionService editionService;
  editions::EditionApi editionApi;
  readers::UnsubscribeCodes unsubscribeCodes;
  editions::EditorPages editorPages;
  readers::ReaderPages readerPages;
  readers::ReaderApi readerApi;
  mailing::Delivery delivery;
  mailing::MailingService mailingService;
  mailing::MailingPages mailingPages;
  Milliseconds mailingLookedAt{-1};  ///< monotonic
  form::FormFiling formFiling;
  form::FormApi formApi;
  carnet::CarnetService carnet;
  carnet::CarnetApi carnetApi;
  rounds::RoundsRoom rounds;
  rounds::RoundApi roundApi;
  rounds::RoundPages roundPages;
  notifications::NotificationApi notificationApi;
  answers::Answers answers;
  answers::AnswerApi answerApi;
  answers::AnswerPages answerPages;
  answers::AnswerClock answerClock;
  comments::CommentService commentService;
  comments::CommentApi commentApi;
  comments::CommentPages commentPages;
  notifications::NotificationPages notificationPages;
  webhooks::WebhookQueue webhookQueue;
  palmares::Palmares palmares;
  palmares::PalmaresApi palmaresApi;
  people::Absences absences;
  hour::HourPost hourPost;
  hour::HourPages hourPages;
  hour::AbsenceApi absenceApi;
  meetings::MeetingsRoom meetings;
  meetings::MeetingApi meetingApi;
  meetings::MeetingPages meetingPages;
  http::Router router;
};

Result<std::unique_ptr<Backend>> Backend::create(BackendOptions options, const Clock& clock, Rng& rng, Files& files) {
  if (auto zone = pages::useTimeZone(options.timeZone); !zone) return tl::unexpected<Error>(zone.error());
  if (auto made = files.makeFolder(options.dataFolder); !made) return tl::unexpected<Error>(made.error());
  if (auto migrated = migrateStore(options.dataFolder, options.vfs, clock, files); !migrated)
    return tl::unexpected<Error>(migrated.error());
  auto hooks = webhooks::configIn(files, options.dataFolder);
  if (!hooks) return tl::unexpected<Error>(hooks.error());
  auto impl = std::make_unique<Impl>(std::move(options), std::move(*hooks), clock, rng, files);
  if (auto prepared = impl->media->prepare(); !prepared) return tl::unexpected<Error>(prepared.error());
  auto written = impl->database.writeNow([&](sql::Connection& connection) -> Result<void> {
    writeMeta(connection, kPublicUrlKey, impl->options.publicUrl);
    backup::ensureGeneration(connection, rng);
    impl->generation.load(backup::readState(connection));
    service::ensureReferential(connection);
    ideas::fillScores(connection);
    impl->unsubscribeCodes.load(connection, rng);
    impl->editionService.indexOlder(connection);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  impl->database.readNow([&](sql::Connection& connection) { impl->feedStore.load(connection, clock.now()); });
  if (impl->options.checkPublicUrl) impl->reachability.start();
  return std::unique_ptr<Backend>(new Backend(std::move(impl)));
}

Backend::Backend(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Backend::~Backend() = default;
http::Router& Backend::router() { return m_impl->router; }
sql::Database& Backend::database() { return m_impl->database; }
Result<std::optional<std::string>> Backend::firstAdministratorLink() {
  std::optional<std::string> link;
  auto written = m_impl->database.writeNow([&](sql::Connection& connection) -> Result<void> {
    link = m_impl->people.firstAdministratorLink(connection);
    return {};
  });
  if (!written) return tl::unexpected<Error>(written.error());
  return link;
}
const backup::Generation& Backend::generation() const { return m_impl->generation; }
void Backend::stopWaiting() { m_impl->changeApi.stop(); }
void Backend::runDue() {
  m_impl->authenticator.runDue();
  m_impl->reportApi.runDue();
  m_impl->feedApi.runDue();
  m_impl->watch.runDue();
  m_impl->editionApi.runDue();
  m_impl->carnetApi.runDue();
  m_impl->rounds.runDue();
  m_impl->notificationApi.runDue();
  m_impl->answerClock.runDue();
  m_impl->webhookQueue.runDue();
  m_impl->palmares.runDue();
  m_impl->hourPost.runDue();
  m_impl->meetings.runDue();
  m_impl->changeApi.runDue();
  m_impl->media->runDue();
  m_impl->mails.runDue();
  m_impl->startMailings();
  m_impl->delivery.runDue();
  if (m_impl->options.dailyBackups) m_impl->dailyBackup.runDue();
}

}  // namespace passerelle
