#include "backend/routes.h"

#include "backend/answers/answer_api.h"
#include "backend/answers/answer_pages.h"
#include "backend/carnet/carnet_api.h"
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
#include "backend/mailing/mailing_pages.h"
#include "backend/media/media_api.h"
#include "backend/meetings/meeting_api.h"
#include "backend/meetings/meeting_pages.h"
#include "backend/notifications/notification_api.h"
#include "backend/notifications/notification_pages.h"
#include "backend/pages/layout.h"
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
#include "backend/server/server_api.h"
#include "backend/service/referential.h"
#include "backend/triage/triage_api.h"
#include "backend/triage/triage_pages.h"
#include "backend/units/units_api.h"

namespace passerelle {
namespace {
using http::Reply;
using http::Request;

template <class Room>
http::Handler on(Room& room, void (Room::*handler)(Request&, Reply)) {
  return [&room, handler](Request& request, Reply reply) { (room.*handler)(request, std::move(reply)); };
}

constexpr std::size_t kImportBytes = 8 * 1024 * 1024;
constexpr std::size_t kReportBytes = 64 * 1024;

/// A revoked app may still use it, to hand over what it holds.
http::Route afterRevocation(http::Route route) {
  route.afterRevocation = true;
  return route;
}
constexpr std::size_t kCommentBytes = 32 * 1024;
constexpr std::size_t kBallotBytes = 256 * 1024;
}  // namespace

// clang-format off
void addMediaRoutes(http::Router& router, media::MediaApi& room) {
  using enum Permission;
  using media::MediaApi, media::kUploadBodyLimitBytes;
  router.add({"OPTIONS", "/v1/uploads", open, "discoverUploads"}, on(room, &MediaApi::options));
  router.add({"OPTIONS", "/v1/uploads/{id}", open, "discoverUpload"}, on(room, &MediaApi::options));
  router.add({"POST", "/v1/uploads", fileReport, "createUpload", kUploadBodyLimitBytes, true}, on(room, &MediaApi::create));
  router.add({"HEAD", "/v1/uploads/{id}", fileReport, "getUpload"}, on(room, &MediaApi::head));
  router.add({"PATCH", "/v1/uploads/{id}", fileReport, "appendToUpload", kUploadBodyLimitBytes, true}, on(room, &MediaApi::patch));
  router.add({"DELETE", "/v1/uploads/{id}", fileReport, "terminateUpload"}, on(room, &MediaApi::terminate));
  router.add({"POST", "/v1/uploads/{id}", fileReport, "overrideUpload", kUploadBodyLimitBytes, true}, on(room, &MediaApi::override));
  router.add({"GET", "/v1/media/{reportId}/{mediumId}", readPublished, "getMedium"}, on(room, &MediaApi::get));
}

void addCarnetRoutes(http::Router& router, carnet::CarnetApi& room) {
  using enum Permission;
  using carnet::CarnetApi, carnet::kMaxItemBytes, carnet::kMaxPartBytes;
  router.add(afterRevocation({"GET", "/v1/carnet/keys", keepCarnet, "getCarnetKeys", 4096}), on(room, &CarnetApi::keys));
  router.add(afterRevocation({"PUT", "/v1/carnet/keys/{keyId}", keepCarnet, "putCarnetKey", 64 * 1024}), on(room, &CarnetApi::putKey));
  router.add({"GET", "/v1/carnet/items", keepCarnet, "listCarnetItems"}, on(room, &CarnetApi::items));
  router.add(afterRevocation({"PUT", "/v1/carnet/items/{id}", keepCarnet, "putCarnetItem", kMaxItemBytes}), on(room, &CarnetApi::putItem));
  router.add(afterRevocation({"GET", "/v1/carnet/media/{id}", keepCarnet, "getCarnetMedium", 4096}), on(room, &CarnetApi::parts));
  router.add({"DELETE", "/v1/carnet/media/{id}", keepCarnet, "dropCarnetMedium", 4096}, on(room, &CarnetApi::dropMedium));
  router.add({"GET", "/v1/carnet/media/{id}/{number}", keepCarnet, "getCarnetPart"}, on(room, &CarnetApi::getPart));
  router.add(afterRevocation({"PUT", "/v1/carnet/media/{id}/{number}", keepCarnet, "putCarnetPart", kMaxPartBytes}), on(room, &CarnetApi::putPart));
}

void addIdeaRoutes(http::Router& router, const Rooms& rooms) {
  using enum Permission;
  using ideas::IdeaDeskApi, ideas::IdeaPages, ideas::WatchPages, triage::TriageApi, triage::TriagePages;
  router.add({"GET", "/v1/ideas", readPublished, "listIdeas"}, on(rooms.ideaDesk, &IdeaDeskApi::list));
  router.add({"GET", "/v1/ideas/{id}", readPublished, "getIdea"}, on(rooms.ideaDesk, &IdeaDeskApi::get));
  router.add({"PUT", "/v1/ideas/{id}", fileIdea, "putIdea", kReportBytes}, on(rooms.ideaDesk, &IdeaDeskApi::put));
  router.add({"PUT", "/v1/merges/{id}", triageIdeas, "mergeIdeas", 4096}, on(rooms.ideaDesk, &IdeaDeskApi::merge));
  router.add({"DELETE", "/v1/merges/{id}", triageIdeas, "unmergeIdeas", 4096}, on(rooms.ideaDesk, &IdeaDeskApi::unmerge));
  router.add({"GET", "/v1/triage", triageIdeas, "getTriage"}, on(rooms.triage, &TriageApi::deck));
  router.add({"PUT", "/v1/ideas/{id}/triage", triageIdeas, "triageIdea", 4096}, on(rooms.triage, &TriageApi::put));
  router.add({"GET", "/v1/ideas/first-readers", triageIdeas, "getFirstReaders"}, on(rooms.watch, &WatchPages::firstReaders));
  router.add({"GET", "/ideas/unread", triageIdeas, "firstReadersPage"}, on(rooms.watch, &WatchPages::firstReadersPage));
  router.add({"GET", "/v1/flags", reviewFlags, "listFlags"}, on(rooms.watch, &WatchPages::flags));
  router.add({"PUT", "/v1/flags/{id}", reviewFlags, "reviewFlag", 4096}, on(rooms.watch, &WatchPages::review));
  router.add({"GET", "/flags", reviewFlags, "flagsPage"}, on(rooms.watch, &WatchPages::flagsPage));
  router.add({"POST", "/flags/{id}", reviewFlags, "reviewFlagByPage", 4096}, on(rooms.watch, &WatchPages::reviewByPage));
  router.add({"GET", "/ideas", readPublished, "ideasPage"}, on(rooms.ideaPages, &IdeaPages::list));
  router.add({"GET", "/ideas/new", fileIdea, "newIdeaPage"}, on(rooms.ideaPages, &IdeaPages::form));
  router.add({"POST", "/ideas", fileIdea, "fileIdeaByPage", kReportBytes}, on(rooms.ideaPages, &IdeaPages::file));
  router.add({"GET", "/ideas/{id}", readPublished, "ideaPage"}, on(rooms.ideaPages, &IdeaPages::show));
  router.add({"POST", "/ideas/{id}", fileIdea, "reviseIdeaByPage", kReportBytes}, on(rooms.ideaPages, &IdeaPages::revise));
  router.add({"POST", "/ideas/{id}/merge", triageIdeas, "mergeIdeasByPage", 4096}, on(rooms.ideaPages, &IdeaPages::merge));
  router.add({"POST", "/merges/{id}/undo", triageIdeas, "unmergeIdeasByPage", 4096}, on(rooms.ideaPages, &IdeaPages::unmerge));
  router.add({"GET", "/triage", triageIdeas, "triagePage"}, on(rooms.triagePages, &TriagePages::deck));
  router.add({"POST", "/triage/{id}", triageIdeas, "triageByPage", 4096}, on(rooms.triagePages, &TriagePages::press));
}

void addRoundRoutes(http::Router& router, rounds::RoundApi& api, rounds::RoundPages& pages) {
  using enum Permission;
  using rounds::RoundApi, rounds::RoundPages;
  router.add({"GET", "/v1/rounds", readPublished, "listRounds"}, on(api, &RoundApi::list));
  router.add({"POST", "/v1/rounds", conductRounds, "prepareRound", kReportBytes}, on(api, &RoundApi::prepare));
  router.add({"GET", "/v1/rounds/{id}", readPublished, "getRound"}, on(api, &RoundApi::get));
  router.add({"POST", "/v1/rounds/{id}/open", conductRounds, "openRound", 4096}, on(api, &RoundApi::open));
  router.add({"POST", "/v1/rounds/{id}/cancel", conductRounds, "cancelRound", 4096}, on(api, &RoundApi::cancel));
  router.add({"GET", "/v1/rounds/{id}/ballot", voteInRounds, "getBallot"}, on(api, &RoundApi::ballot));
  router.add({"PUT", "/v1/rounds/{id}/ballot", voteInRounds, "putBallot", kBallotBytes}, on(api, &RoundApi::putBallot));
  router.add({"GET", "/rounds", readPublished, "roundsPage"}, on(pages, &RoundPages::list));
  router.add({"GET", "/rounds/new", conductRounds, "newRoundPage"}, on(pages, &RoundPages::form));
  router.add({"POST", "/rounds", conductRounds, "prepareRoundByPage", kReportBytes}, on(pages, &RoundPages::prepare));
  router.add({"GET", "/rounds/{id}", readPublished, "roundPage"}, on(pages, &RoundPages::show));
  router.add({"POST", "/rounds/{id}/open", conductRounds, "openRoundByPage", 4096}, on(pages, &RoundPages::open));
  router.add({"POST", "/rounds/{id}/cancel", conductRounds, "cancelRoundByPage", 4096}, on(pages, &RoundPages::cancel));
  router.add({"POST", "/rounds/{id}/remind", conductRounds, "remindVoters", 4096}, on(pages, &RoundPages::remind));
  router.add({"GET", "/rounds/{id}/grades.csv", readPublished, "roundGrades"}, on(api, &RoundApi::grades));
  router.add({"GET", "/rounds/{id}/receipts.csv", readPublished, "roundReceipts"}, on(api, &RoundApi::receipts));
  router.add({"GET", "/rounds/{id}/ballot", voteInRounds, "ballotPage"}, on(pages, &RoundPages::ballot));
  router.add({"POST", "/rounds/{id}/ballot", voteInRounds, "voteByPage", kBallotBytes}, on(pages, &RoundPages::vote));
  router.add({"GET", "/ballots/{code}", open, "linkedBallotPage"}, on(pages, &RoundPages::linkedBallot));
  router.add({"POST", "/ballots/{code}", open, "voteByLink", kBallotBytes}, on(pages, &RoundPages::linkedVote));
}

void addCommentRoutes(http::Router& router, comments::CommentApi& room, comments::CommentPages& pages) {
  using enum Permission;
  using comments::CommentApi, comments::CommentPages;
  router.add({"GET", "/v1/comments", readPublished, "listComments"}, on(room, &CommentApi::list));
  router.add({"PUT", "/v1/comments/{id}", supportIdea, "putComment"}, on(room, &CommentApi::put));
  router.add({"GET", "/v1/comments/{id}", readPublished, "getComment"}, on(room, &CommentApi::get));
  router.add({"PUT", "/v1/comments/{id}/thanks", supportIdea, "thankForComment", 4096}, on(room, &CommentApi::thank));
  router.add({"DELETE", "/v1/comments/{id}/thanks", supportIdea, "unthankForComment"}, on(room, &CommentApi::unthank));
  router.add({"PUT", "/v1/comments/{id}/hidden", moderateComments, "hideComment", 4096}, on(room, &CommentApi::hide));
  router.add({"DELETE", "/v1/comments/{id}/hidden", moderateComments, "showComment"}, on(room, &CommentApi::show));
  router.add({"GET", "/v1/people/find", supportIdea, "findPeople"}, on(room, &CommentApi::findPeople));
  router.add({"POST", "/reports/{id}/comments", supportIdea, "commentReportByPage", kCommentBytes}, on(pages, &CommentPages::commentReport));
  router.add({"POST", "/ideas/{id}/comments", supportIdea, "commentIdeaByPage", kCommentBytes}, on(pages, &CommentPages::commentIdea));
  router.add({"POST", "/reports/{id}/useful", supportIdea, "findUsefulByPage", 4096}, on(pages, &CommentPages::useful));
  router.add({"POST", "/ideas/{id}/support", supportIdea, "supportIdeaByPage", 4096}, on(pages, &CommentPages::support));
  router.add({"POST", "/comments/{id}/thanks", supportIdea, "thankByPage", 4096}, on(pages, &CommentPages::thanks));
  router.add({"POST", "/comments/{id}/withdraw", supportIdea, "withdrawCommentByPage", 4096}, on(pages, &CommentPages::withdraw));
  router.add({"POST", "/comments/{id}/hide", moderateComments, "hideCommentByPage", 4096}, on(pages, &CommentPages::hide));
  router.add({"POST", "/comments/{id}/show", moderateComments, "showCommentByPage", 4096}, on(pages, &CommentPages::show));
}

void addNotificationRoutes(http::Router& router, notifications::NotificationApi& room, notifications::NotificationPages& pages) {
  using enum Permission;
  using notifications::NotificationApi, notifications::NotificationPages;
  router.add({"GET", "/v1/notifications", signedIn, "listNotifications"}, on(room, &NotificationApi::list));
  router.add({"PUT", "/v1/notifications/read", signedIn, "readNotifications", 4096}, on(room, &NotificationApi::readAll));
  router.add({"PUT", "/v1/notifications/{id}/read", signedIn, "readNotification", 4096}, on(room, &NotificationApi::read));
  router.add({"GET", "/v1/following/{kind}/{id}", signedIn, "getFollowing"}, on(room, &NotificationApi::following));
  router.add({"PUT", "/v1/following/{kind}/{id}", signedIn, "setFollowing", 4096}, on(room, &NotificationApi::follow));
  router.add({"GET", "/notifications", signedIn, "notificationsPage"}, on(pages, &NotificationPages::list));
  router.add({"POST", "/notifications/read", signedIn, "readNotificationsByPage", 4096}, on(pages, &NotificationPages::readAll));
  router.add({"POST", "/notifications/{id}/open", signedIn, "openNotification", 4096}, on(pages, &NotificationPages::open));
  router.add({"POST", "/following/{kind}/{id}", signedIn, "setFollowingByPage", 4096}, on(pages, &NotificationPages::follow));
}

void addAnswerRoutes(http::Router& router, answers::AnswerApi& api, answers::AnswerPages& pages) {
  using enum Permission;
  using answers::AnswerApi, answers::AnswerPages;
  router.add({"GET", "/v1/answers", readPublished, "listAnswers"}, on(api, &AnswerApi::list));
  router.add({"GET", "/v1/answers/reasons", readPublished, "listReasons"}, on(api, &AnswerApi::reasons));
  router.add({"GET", "/v1/ideas/{id}/answer", readPublished, "getAnswer"}, on(api, &AnswerApi::get));
  router.add({"PUT", "/v1/ideas/{id}/answer", answerIdeas, "answerIdea", 16 * 1024}, on(api, &AnswerApi::put));
  router.add({"GET", "/answers", readPublished, "answersPage"}, on(pages, &AnswerPages::list));
  router.add({"GET", "/answers/{id}", readPublished, "answerPage"}, on(pages, &AnswerPages::show));
  router.add({"POST", "/answers/{id}", answerIdeas, "answerByPage", 32 * 1024}, on(pages, &AnswerPages::decide));
}

void addOutletRoutes(http::Router& router, editions::EditorPages& editor, readers::ReaderPages& readers, mailing::MailingPages& mailing) {
  using enum Permission;
  using editions::EditorPages, readers::ReaderPages, mailing::MailingPages;
  router.add({"GET", "/editions/{week}/edit", composeEdition, "editEditionPage"}, on(editor, &EditorPages::edit));
  router.add({"POST", "/editions/{week}/edit", composeEdition, "editEdition"}, on(editor, &EditorPages::save));
  router.add({"POST", "/editions/{week}/publish", composeEdition, "publishEdition", 4096}, on(editor, &EditorPages::publish));
  router.add({"GET", "/editions/{week}/mail", composeEdition, "editionMail"}, on(editor, &EditorPages::mail));
  router.add({"GET", "/editions/{week}/mail.txt", composeEdition, "editionMailText"}, on(editor, &EditorPages::mailText));
  router.add({"GET", "/editions/{week}/feed", composeEdition, "editionFeed"}, on(editor, &EditorPages::feed));
  router.add({"GET", "/editions/{week}/poster", readPublished, "editionPoster"}, on(editor, &EditorPages::poster));
  router.add({"GET", "/editions/{week}/reading-list", readPublished, "editionReadingList"}, on(editor, &EditorPages::readingList));
  router.add({"GET", "/poster.css", open, "posterStyle"}, on(editor, &EditorPages::posterCss));
  router.add({"GET", "/editions/{week}/mailing", composeEdition, "mailingPage"}, on(mailing, &MailingPages::progress));
  router.add({"POST", "/editions/{week}/mailing", composeEdition, "sendEdition", 4096}, on(mailing, &MailingPages::send));
  router.add({"POST", "/editions/{week}/mailing/stop", composeEdition, "stopMailing", 4096}, on(mailing, &MailingPages::stop));
  router.add({"POST", "/editions/{week}/mailing/resume", composeEdition, "resumeMailing", 4096}, on(mailing, &MailingPages::resume));
  router.add({"GET", "/admin/mailboxes", manageMail, "mailboxesPage"}, on(mailing, &MailingPages::mailboxes));
  router.add({"POST", "/admin/mailboxes", manageMail, "importBounces", 1024 * 1024}, on(mailing, &MailingPages::importBounces));
  router.add({"POST", "/admin/mailboxes/{id}/resume", manageMail, "resumeMailbox", 4096}, on(mailing, &MailingPages::wakeUp));
  router.add({"GET", "/subscriptions", chooseMail, "subscriptionsPage"}, on(readers, &ReaderPages::page));
  router.add({"POST", "/subscriptions", chooseMail, "chooseSubscription", 4096}, on(readers, &ReaderPages::choose));
  router.add({"POST", "/subscriptions/feeds", chooseMail, "makeFeedLink", 4096}, on(readers, &ReaderPages::makeFeed));
  router.add({"POST", "/subscriptions/feeds/{id}/revoke", chooseMail, "revokeFeedLink", 4096}, on(readers, &ReaderPages::revokeFeed));
  router.add({"GET", "/unsubscribe/{code}", open, "unsubscribePage"}, on(readers, &ReaderPages::unsubscribePage));
  router.add({"POST", "/unsubscribe/{code}", open, "unsubscribe", 4096}, on(readers, &ReaderPages::unsubscribe));
  router.add({"GET", "/feeds/{code}", open, "readFeed"}, on(readers, &ReaderPages::feed));
}

void addPalmaresRoutes(http::Router& router, palmares::PalmaresApi& room) {
  using enum Permission;
  using palmares::PalmaresApi;
  router.add({"GET", "/v1/palmares", readPublished, "listPalmares"}, on(room, &PalmaresApi::list));
  router.add({"GET", "/v1/palmares/{month}", readPublished, "getPalmares"}, on(room, &PalmaresApi::get));
  router.add({"POST", "/v1/palmares/{month}/rewards", reward, "giveReward", 8 * 1024}, on(room, &PalmaresApi::give));
  router.add({"DELETE", "/v1/palmares/{month}/rewards/{id}", reward, "takeRewardBack"}, on(room, &PalmaresApi::takeBack));
  router.add({"GET", "/palmares", readPublished, "palmaresPage"}, on(room, &PalmaresApi::listPage));
  router.add({"GET", "/palmares/{month}", readPublished, "palmaresMonthPage"}, on(room, &PalmaresApi::monthPage));
  router.add({"POST", "/palmares/{month}/rewards", reward, "giveRewardByPage", 16 * 1024}, on(room, &PalmaresApi::giveByPage));
  router.add({"POST", "/palmares/{month}/rewards/{id}/withdraw", reward, "takeRewardBackByPage", 4096}, on(room, &PalmaresApi::takeBackByPage));
}

void addMeetingRoutes(http::Router& router, meetings::MeetingApi& api, meetings::MeetingPages& pages) {
  using enum Permission;
  using meetings::MeetingApi, meetings::MeetingPages;
  router.add({"GET", "/v1/meetings", attendMeetings, "listMeetings"}, on(api, &MeetingApi::list));
  router.add({"POST", "/v1/meetings", prepareMeetings, "createMeeting", kReportBytes}, on(api, &MeetingApi::create));
  router.add({"GET", "/v1/meetings/{id}", attendMeetings, "getMeeting"}, on(api, &MeetingApi::get));
  router.add({"GET", "/v1/meetings/{id}/kit", prepareMeetings, "listKitChoices"}, on(api, &MeetingApi::choices));
  router.add({"POST", "/v1/meetings/{id}/kit", prepareMeetings, "composeKit", 4096}, on(api, &MeetingApi::composeKit));
  router.add({"PUT", "/v1/meetings/{id}/members/{personId}", attendMeetings, "setMeetingAbsence", 4096}, on(api, &MeetingApi::setAbsent));
  router.add({"PUT", "/v1/meetings/{id}/advocate", prepareMeetings, "setAdvocate", 4096}, on(api, &MeetingApi::setAdvocate));
  router.add({"PUT", "/v1/meetings/{id}/items/{itemId}", prepareMeetings, "putMeetingItem", 8192}, on(api, &MeetingApi::putItem));
  router.add({"DELETE", "/v1/meetings/{id}/items/{itemId}", prepareMeetings, "removeMeetingItem"}, on(api, &MeetingApi::removeItem));
  router.add({"PUT", "/v1/meetings/{id}/items/{itemId}/effect", speakForCustomers, "setEffect", 8192}, on(api, &MeetingApi::setEffect));
  router.add({"PUT", "/v1/meetings/{id}/items/{itemId}/decision", prepareMeetings, "decideItem", 8192}, on(api, &MeetingApi::decide));
  router.add({"POST", "/v1/meetings/{id}/close", prepareMeetings, "closeMeeting", 4096}, on(api, &MeetingApi::close));
  router.add({"POST", "/v1/meetings/{id}/cancel", prepareMeetings, "cancelMeeting", 4096}, on(api, &MeetingApi::cancel));
  router.add({"GET", "/meetings", attendMeetings, "meetingsPage"}, on(pages, &MeetingPages::list));
  router.add({"POST", "/meetings", prepareMeetings, "createMeetingByPage", kReportBytes}, on(pages, &MeetingPages::create));
  router.add({"GET", "/meetings/new", prepareMeetings, "newMeetingPage"}, on(pages, &MeetingPages::form));
  router.add({"GET", "/meetings/{id}", attendMeetings, "meetingPage"}, on(pages, &MeetingPages::show));
  router.add({"GET", "/meetings/{id}/kit", attendMeetings, "kitPage"}, on(pages, &MeetingPages::kit));
  router.add({"GET", "/meetings/{id}/card", attendMeetings, "chairCardPage"}, on(pages, &MeetingPages::card));
  router.add({"GET", "/meetings/{id}/minutes", attendMeetings, "minutesPage"}, on(pages, &MeetingPages::minutes));
  router.add({"POST", "/meetings/{id}/kit", prepareMeetings, "composeKitByPage", 8192}, on(pages, &MeetingPages::composeKit));
  router.add({"POST", "/meetings/{id}/absences", attendMeetings, "setMeetingAbsenceByPage", 4096}, on(pages, &MeetingPages::absences));
  router.add({"POST", "/meetings/{id}/members", prepareMeetings, "addMemberByPage", 4096}, on(pages, &MeetingPages::members));
  router.add({"POST", "/meetings/{id}/advocate", prepareMeetings, "setAdvocateByPage", 4096}, on(pages, &MeetingPages::advocate));
  router.add({"POST", "/meetings/{id}/items", prepareMeetings, "addItemByPage", 8192}, on(pages, &MeetingPages::addItem));
  router.add({"POST", "/meetings/{id}/close", prepareMeetings, "closeMeetingByPage", 4096}, on(pages, &MeetingPages::close));
  router.add({"POST", "/meetings/{id}/cancel", prepareMeetings, "cancelMeetingByPage", 4096}, on(pages, &MeetingPages::cancel));
  router.add({"GET", "/meetings/{id}/items/{itemId}", attendMeetings, "decisionPage"}, on(pages, &MeetingPages::item));
  router.add({"POST", "/meetings/{id}/items/{itemId}/effect", speakForCustomers, "setEffectByPage", 8192}, on(pages, &MeetingPages::effect));
  router.add({"POST", "/meetings/{id}/items/{itemId}/decision", prepareMeetings, "decideByPage", 8192}, on(pages, &MeetingPages::decide));
  router.add({"POST", "/meetings/{id}/items/{itemId}/remove", prepareMeetings, "removeItemByPage", 4096}, on(pages, &MeetingPages::removeItem));
  router.add({"GET", "/meeting.css", open, "meetingStyle"}, on(pages, &MeetingPages::style));
}

void addHourRoutes(http::Router& router, hour::HourPages& pages, hour::AbsenceApi& absences) {
  using enum Permission;
  using hour::AbsenceApi, hour::HourPages;
  router.add({"GET", "/v1/absences", nameDeputy, "listAbsences"}, on(absences, &AbsenceApi::list));
  router.add({"PUT", "/v1/absences/{id}", nameDeputy, "putAbsence", 4096}, on(absences, &AbsenceApi::put));
  router.add({"DELETE", "/v1/absences/{id}", nameDeputy, "endAbsence"}, on(absences, &AbsenceApi::remove));
  router.add({"GET", "/hour", answerReport, "hourPage"}, on(pages, &HourPages::home));
  router.add({"GET", "/hour/reports/{id}", answerReport, "hourReportPage"}, on(pages, &HourPages::report));
  router.add({"POST", "/hour/reports/{id}", answerReport, "replyByPage", 16 * 1024}, on(pages, &HourPages::answer));
  router.add({"POST", "/hour/absences", nameDeputy, "setAbsenceByPage", 4096}, on(pages, &HourPages::setAbsence));
  router.add({"POST", "/hour/absences/{id}/end", nameDeputy, "endAbsenceByPage", 4096}, on(pages, &HourPages::endAbsence));
  router.add({"GET", "/hour/{code}", open, "linkedHourPage"}, on(pages, &HourPages::linked));
  router.add({"POST", "/hour/{code}", open, "replyByLink", 16 * 1024}, on(pages, &HourPages::linkedAnswer));
  router.add({"GET", "/hour/{code}/media/{mediumId}", open, "linkedHourMedium"}, on(pages, &HourPages::linkedMedium));
  router.add({"POST", "/hour/{code}/leave", open, "leaveHourLink", 4096}, on(pages, &HourPages::leave));
  router.add({"POST", "/hour/{code}/again", open, "sendHourLinkAgain", 4096}, on(pages, &HourPages::again));
}

void addRoutes(http::Router& router, Rooms rooms) {
  using enum Permission;
  router.add({"GET", "/healthz", open, "health"}, on(rooms.server, &server::ServerApi::health));
  router.add({"GET", "/readyz", open, "ready"}, on(rooms.server, &server::ServerApi::ready));
  router.add({"GET", "/v1/server", open, "getServer"}, on(rooms.server, &server::ServerApi::server));
  router.add({"GET", "/v1/openapi.json", open, "getOpenApi"}, on(rooms.server, &server::ServerApi::openApi));

  router.add({"GET", "/v1/me", signedIn, "me"}, on(rooms.people, &people::PeopleApi::me));
  router.add({"GET", "/v1/devices", manageDevices, "listDevices"}, on(rooms.people, &people::PeopleApi::devices));
  router.add({"DELETE", "/v1/devices/{id}", manageDevices, "revokeDevice"}, on(rooms.people, &people::PeopleApi::revoke));
  router.add(afterRevocation({"POST", "/v1/departure", signedIn, "depart", 4096}), on(rooms.people, &people::PeopleApi::depart));
  router.add({"POST", "/v1/token/rotate", signedIn, "rotateToken"}, on(rooms.people, &people::PeopleApi::rotate));
  router.add({"POST", "/v1/invitations", invite, "invite"}, on(rooms.people, &people::PeopleApi::invite));
  router.add({"POST", "/v1/pairings", open, "pair", 4096}, on(rooms.people, &people::PeopleApi::pair));
  router.add({"POST", "/v1/pairings/{id}/confirm", open, "confirmPairing", 4096}, on(rooms.people, &people::PeopleApi::confirm));

  router.add({"GET", "/v1/units", readNetwork, "listUnits"}, on(rooms.units, &units::UnitsApi::list));
  router.add({"GET", "/v1/units/{code}", readNetwork, "getUnit"}, on(rooms.units, &units::UnitsApi::get));
  router.add({"GET", "/v1/regions", readNetwork, "listRegions"}, on(rooms.units, &units::UnitsApi::regions));
  router.add({"GET", "/v1/referential", readNetwork, "getReferential"}, on(rooms.referential, &service::ReferentialApi::get));
  router.add({"POST", "/v1/imports/units", importNetwork, "importUnits", kImportBytes}, on(rooms.units, &units::UnitsApi::importUnits));
  router.add({"POST", "/v1/imports/people", importNetwork, "importPeople", kImportBytes}, on(rooms.people, &people::PeopleApi::importPeople));

  router.add({"PUT", "/v1/reports/{id}", fileReport, "putReport", kReportBytes}, on(rooms.reports, &reports::ReportApi::put));
  router.add({"GET", "/v1/reports/{id}", readPublished, "getReport"}, on(rooms.reports, &reports::ReportApi::get));
  router.add({"GET", "/v1/reports/{id}/revisions", readPublished, "listRevisions"}, on(rooms.reports, &reports::ReportApi::revisions));
  router.add({"GET", "/v1/reports", readPublished, "listReports"}, on(rooms.reports, &reports::ReportApi::list));
  router.add({"PUT", "/v1/reports/{id}/reply", answerReport, "replyToReport"}, on(rooms.reports, &reports::ReportApi::putReply));
  router.add({"PUT", "/v1/reports/{id}/useful", supportIdea, "findUseful"}, on(rooms.ideas, &ideas::IdeaApi::useful));
  router.add({"DELETE", "/v1/reports/{id}/useful", supportIdea, "findNotUseful"}, on(rooms.ideas, &ideas::IdeaApi::notUseful));
  router.add({"PUT", "/v1/ideas/{id}/support", supportIdea, "supportIdea"}, on(rooms.ideas, &ideas::IdeaApi::support));
  router.add({"DELETE", "/v1/ideas/{id}/support", supportIdea, "unsupportIdea"}, on(rooms.ideas, &ideas::IdeaApi::unsupport));
  router.add({"GET", "/v1/ideas/similar", readPublished, "findSimilarIdeas"}, on(rooms.similar, &ideas::SimilarApi::get));
  router.add({"POST", "/v1/readings", supportIdea, "countReadings"}, on(rooms.ideas, &ideas::IdeaApi::readings));
  router.add({"GET", "/v1/feed", readPublished, "getFeed"}, on(rooms.feed, &ideas::FeedApi::get));
  router.add({"GET", "/v1/changes", readPublished, "getChanges"}, on(rooms.changes, &changes::ChangeApi::get));
  addMediaRoutes(router, rooms.media);
  addCarnetRoutes(router, rooms.carnet);
  addIdeaRoutes(router, rooms);
  addRoundRoutes(router, rooms.rounds, rooms.roundPages);
  addAnswerRoutes(router, rooms.answers, rooms.answerPages);
  addNotificationRoutes(router, rooms.notifications, rooms.notificationPages);
  addCommentRoutes(router, rooms.comments, rooms.commentPages);
  addOutletRoutes(router, rooms.editor, rooms.readers, rooms.mailing);
  router.add({"GET", "/v1/subscription", chooseMail, "getSubscription"}, on(rooms.subscription, &readers::ReaderApi::get));
  router.add({"PUT", "/v1/subscription", chooseMail, "putSubscription", 4096}, on(rooms.subscription, &readers::ReaderApi::put));
  addPalmaresRoutes(router, rooms.palmares);
  addHourRoutes(router, rooms.hour, rooms.absences);
  addMeetingRoutes(router, rooms.meetings, rooms.meetingPages);
  // pages
  router.add({"GET", "/style.css", open, "styleSheet"}, &pages::style);
  router.add({"GET", "/icon.svg", open, "iconPicture"}, &pages::icon);
  router.add({"GET", "/", open, "firstPage"}, on(rooms.entry, &people::EntryPages::first));
  router.add({"GET", "/reach", open, "reachPage"}, on(rooms.entry, &people::EntryPages::reached));
  router.add({"GET", "/join", open, "joinPage"}, on(rooms.entry, &people::EntryPages::join));
  router.add({"GET", "/enter", open, "signInPage"}, on(rooms.entry, &people::EntryPages::ask));
  router.add({"POST", "/enter", open, "sendSignInLink", 4096}, on(rooms.entry, &people::EntryPages::sendLink));
  router.add({"GET", "/enter/{code}", open, "enterPage"}, on(rooms.entry, &people::EntryPages::door));
  router.add({"POST", "/enter/{code}", open, "enter", 4096}, on(rooms.entry, &people::EntryPages::enter));
  router.add({"GET", "/devices", manageDevices, "devicesPage"}, on(rooms.devices, &people::DevicePages::list));
  router.add({"POST", "/devices/{id}/revoke", manageDevices, "revokeDevicePage"}, on(rooms.devices, &people::DevicePages::revoke));
  router.add({"POST", "/devices/form-links", manageDevices, "makeFormLink"}, on(rooms.devices, &people::DevicePages::makeLink));
  router.add({"POST", "/devices/form-links/{id}/revoke", manageDevices, "revokeFormLink"}, on(rooms.devices, &people::DevicePages::revokeLink));
  router.add({"GET", "/form/open/{code}", open, "formDoorPage"}, on(rooms.entry, &people::EntryPages::formDoor));
  router.add({"POST", "/form/open/{code}", open, "openForm", 4096}, on(rooms.entry, &people::EntryPages::openForm));
  router.add({"GET", "/form", fileByForm, "formPage"}, on(rooms.form, &form::FormApi::page));
  router.add({"POST", "/form", fileByForm, "fileByForm", form::kFormBodyBytes, true, true}, on(rooms.form, &form::FormApi::post));
  router.add({"GET", "/form/filed/{id}", fileByForm, "formReceiptPage"}, on(rooms.form, &form::FormApi::filed));
  router.add({"GET", "/form/mine", fileByForm, "formFilingsPage"}, on(rooms.form, &form::FormApi::mine));
  router.add({"POST", "/form/leave", fileByForm, "leaveForm"}, on(rooms.devices, &people::DevicePages::leave));
  router.add({"POST", "/leave", signedIn, "leave"}, on(rooms.devices, &people::DevicePages::leave));
  router.add({"GET", "/admin", invite, "adminPage"}, on(rooms.admin, &people::AdminPages::home));
  router.add({"GET", "/admin/invitations", invite, "invitationsPage"}, on(rooms.admin, &people::AdminPages::invitations));
  router.add({"POST", "/admin/invitations", invite, "invitePage"}, on(rooms.admin, &people::AdminPages::invite));
  router.add({"POST", "/admin/sheet", invite, "sheetPage"}, on(rooms.admin, &people::AdminPages::sheet));
  router.add({"GET", "/admin/import", importNetwork, "importPage"}, on(rooms.admin, &people::AdminPages::importForm));
  router.add({"POST", "/admin/import", importNetwork, "importByPage", kImportBytes}, on(rooms.admin, &people::AdminPages::import));

  router.add({"GET", "/v1/editions", readPublished, "listEditions"}, on(rooms.editions, &editions::EditionApi::list));
  router.add({"GET", "/v1/editions/{week}", readPublished, "getEdition"}, on(rooms.editions, &editions::EditionApi::get));
  router.add({"POST", "/v1/editions/{week}", composeEdition, "composeEdition", 4096}, on(rooms.editions, &editions::EditionApi::compose));
  router.add({"GET", "/editions", readPublished, "editionsPage"}, on(rooms.editions, &editions::EditionApi::listPage));
  router.add({"GET", "/editions/{week}", readPublished, "editionPage"}, on(rooms.editions, &editions::EditionApi::page));
  router.add({"GET", "/reports/{id}", readPublished, "reportPage"}, on(rooms.editions, &editions::EditionApi::reportPage));
  router.add({"GET", "/edition.css", open, "editionStyle"}, on(rooms.editions, &editions::EditionApi::css));
}
// clang-format on

}  // namespace passerelle
