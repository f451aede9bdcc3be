// What the routes reach: one API object per room, made by backend.cpp.
#pragma once

namespace passerelle {

namespace people {
class PeopleApi;
class EntryPages;
class DevicePages;
class AdminPages;
}  // namespace people
namespace units {
class UnitsApi;
}
namespace service {
class ReferentialApi;
}

namespace media {
class MediaApi;
}

namespace server {
class ServerApi;
}
namespace reports {
class ReportApi;
}
namespace ideas {
class IdeaApi;
class FeedApi;
class SimilarApi;
class IdeaDeskApi;
class IdeaPages;
class WatchPages;
}  // namespace ideas
namespace triage {
class TriageApi;
class TriagePages;
}  // namespace triage
namespace changes {
class ChangeApi;
}
namespace editions {
class EditionApi;
class EditorPages;
}  // namespace editions
namespace readers {
class ReaderApi;
class ReaderPages;
}  // namespace readers
namespace mailing {
class MailingPages;
}
namespace form {
class FormApi;
}
namespace carnet {
class CarnetApi;
}

namespace comments {
class CommentApi;
class CommentPages;
}  // namespace comments

namespace notifications {
class NotificationApi;
class NotificationPages;
}  // namespace notifications

namespace meetings {
class MeetingApi;
class MeetingPages;
}  // namespace meetings

namespace hour {
class HourPages;
class AbsenceApi;
}  // namespace hour

namespace rounds {
class RoundApi;
class RoundPages;
}  // namespace rounds

namespace answers {
class AnswerApi;
class AnswerPages;
}  // namespace answers

namespace palmares {
class PalmaresApi;
}

struct Rooms {
  server::ServerApi& server;
  people::PeopleApi& people;
  people::EntryPages& entry;
  people::DevicePages& devices;
  people::AdminPages& admin;
  units::UnitsApi& units;
  service::ReferentialApi& referential;
  reports::ReportApi& reports;
  ideas::IdeaApi& ideas;
  ideas::FeedApi& feed;
  ideas::SimilarApi& similar;
  ideas::IdeaDeskApi& ideaDesk;
  ideas::IdeaPages& ideaPages;
  ideas::WatchPages& watch;
  triage::TriageApi& triage;
  triage::TriagePages& triagePages;
  changes::ChangeApi& changes;
  media::MediaApi& media;
  editions::EditionApi& editions;
  editions::EditorPages& editor;
  readers::ReaderPages& readers;
  readers::ReaderApi& subscription;
  mailing::MailingPages& mailing;
  form::FormApi& form;
  carnet::CarnetApi& carnet;
  rounds::RoundApi& rounds;
  rounds::RoundPages& roundPages;
  notifications::NotificationApi& notifications;
  answers::AnswerApi& answers;
  answers::AnswerPages& answerPages;
  comments::CommentApi& comments;
  comments::CommentPages& commentPages;
  notifications::NotificationPages& notificationPages;
  palmares::PalmaresApi& palmares;
  hour::HourPages& hour;
  hour::AbsenceApi& absences;
  meetings::MeetingApi& meetings;
  meetings::MeetingPages& meetingPages;
};

}  // namespace passerelle
