#include "backend/meetings/meeting_pages.h"

#include <sstream>

#include "backend/http/language.h"
#include "backend/ideas/idea_repository.h"
#include "backend/meetings/meeting_html.h"
#include "backend/pages/layout.h"
#include "backend/pages/local_time.h"
#include "backend/people/cookie.h"
#include "backend/people/people_service.h"
#include "backend/people/policy.h"
#include "backend/people/qr.h"
#include "shared/base/id.h"

namespace passerelle::meetings {
namespace {

Error unknownMeeting(Language l) {
  return {ErrorCode::notFound, std::string(say(l, "Cette réunion n’existe pas.", "There is no such meeting.")), {}};
}

bool speaksAt(const Meeting& meeting, const http::Caller& caller) {
  return meeting.advocateId == caller.personId || scopeOf(Permission::speakForCustomers, caller.roles) == Scope::any;
}
}  // namespace

void MeetingPages::list(http::Request& request, http::Reply reply) {
  m_database.read([caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    (*answer)(pages::page(200, {std::string(say(l, "Réunions", "Meetings")), l, &caller},
                          listHtml(listMeetings(connection, kMostMeetings), prepares(caller), l)));
  });
}

void MeetingPages::form(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const std::string day = pages::localDate(m_clock.now() + std::chrono::hours(24 * 7));
    (*answer)(pages::page(200, {std::string(say(l, "Préparer une réunion", "Prepare a meeting")), l, &caller},
                          newMeetingHtml(m_room.attendants(connection), newId(m_clock, m_rng), day, caller, l)));
  });
}

void MeetingPages::create(http::Request& request, http::Reply reply) {
  const Language l = http::languageOf(request);
  const auto form = http::formOf(request);
  if (!form) return reply(form.error());
  NewMeeting wanted{
      http::fieldOf(*form, "id"), people::trimmed(http::fieldOf(*form, "title")), http::fieldOf(*form, "day"), {}, {}};
  for (auto [member, end] = form->equal_range("member"); member != end; ++member)
    wanted.members.push_back(member->second.value);
  std::istringstream lines(http::fieldOf(*form, "agenda"));
  for (std::string line; std::getline(lines, line);) {
    std::erase(line, '\r');
    if (const std::string title = people::trimmed(line); !title.empty()) wanted.agenda.push_back(title);
  }
  m_database.write<Meeting>([this, wanted, caller = request.caller,
                             l](sql::Connection& connection) { return m_room.create(connection, caller, wanted, l); },
                            [this, answer = http::share(std::move(reply))](Result<Meeting> meeting) {
                              if (!meeting) return (*answer)(meeting.error());
                              m_committed();
                              (*answer)(people::seeOther("/meetings/" + meeting->id));
                            });
}

void MeetingPages::show(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, id = request.param("id"), l = http::languageOf(request),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto meeting = findMeeting(connection, id);
    if (!meeting) return (*answer)(unknownMeeting(l));
    const bool may = prepares(caller), open = may && meeting->state == MeetingState::planned;
    const auto kit = kitOf(connection, id);
    const Choices choices = open ? choicesFor(connection, id, m_clock.now()) : Choices{};
    const auto people = open ? m_room.attendants(connection) : std::vector<people::Person>();
    const MeetingView view{
        *meeting, kit, choices, people, caller, may, speaksAt(*meeting, caller), newId(m_clock, m_rng)};
    (*answer)(pages::page(200, {meeting->title, l, &caller}, meetingHtml(view, l)));
  });
}

void MeetingPages::item(http::Request& request, http::Reply reply) {
  m_database.read([this, caller = request.caller, id = request.param("id"), itemId = request.param("itemId"),
                   l = http::languageOf(request), answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto meeting = findMeeting(connection, id);
    const Item* item = meeting ? meeting->item(itemId) : nullptr;
    if (item == nullptr) return (*answer)(unknownMeeting(l));
    std::optional<IdeaBehind> behind;
    if (!item->ideaId.empty()) {
      if (const auto idea = ideas::findIdea(connection, item->ideaId))
        behind = IdeaBehind{idea->text, idea->reportId, idea->supporters, idea->readers};
    }
    const bool may = prepares(caller);
    const std::vector<KitSlot> kit;
    const Choices choices;
    const auto people = may ? m_room.attendants(connection) : std::vector<people::Person>();
    const MeetingView view{*meeting, kit, choices, people, caller, may, speaksAt(*meeting, caller), {}};
    (*answer)(pages::page(200, {item->title, l, &caller}, itemHtml(view, *item, behind, l)));
  });
}

std::string MeetingPages::qrOf(const Meeting& meeting, const std::vector<KitSlot>& kit) const {
  for (const KitSlot& slot : kit) {
    if (slot.slot != "decision" || slot.itemId.empty()) continue;
    // A picture for phones; who cannot see it opens the decision from the meeting's page.
    std::string svg = people::qrSvg(m_room.addressOf(meeting.id, slot.itemId));
    constexpr std::string_view kRole = "role=\"img\"";
    if (const std::size_t at = svg.find(kRole); at != std::string::npos)
      svg.replace(at, kRole.size(), "aria-hidden=\"true\"");
    return svg;
  }
  return {};
}

void MeetingPages::print(http::Request& request, http::Reply reply, Draw draw) {
  m_database.read([id = request.param("id"), l = http::languageOf(request), draw = std::move(draw),
                   answer = http::share(std::move(reply))](sql::Connection& connection) {
    const auto meeting = findMeeting(connection, id);
    if (!meeting) return (*answer)(unknownMeeting(l));
    (*answer)(draw(connection, *meeting));
  });
}

void MeetingPages::kit(http::Request& request, http::Reply reply) {
  print(request, std::move(reply),
        [this, l = http::languageOf(request)](sql::Connection& connection, const Meeting& meeting) {
          const auto kit = kitOf(connection, meeting.id);
          return kitPaper(meeting, kit, qrOf(meeting, kit), l);
        });
}

void MeetingPages::card(http::Request& request, http::Reply reply) {
  print(request, std::move(reply),
        [this, l = http::languageOf(request)](sql::Connection& connection, const Meeting& meeting) {
          const auto kit = kitOf(connection, meeting.id);
          return cardPaper(meeting, kit, qrOf(meeting, kit), m_organisation, l);
        });
}

void MeetingPages::minutes(http::Request& request, http::Reply reply) {
  print(request, std::move(reply),
        [l = http::languageOf(request)](sql::Connection&, const Meeting& meeting) { return minutesPaper(meeting, l); });
}

void MeetingPages::style(http::Request&, http::Reply reply) { reply(meetingStyle()); }

void MeetingPages::press(http::Request& request, http::Reply reply, Change change, std::string itemId) {
  auto form = http::formOf(request);
  if (!form) return reply(form.error());
  m_database.write<Meeting>(
      [change = std::move(change), form = std::move(*form)](sql::Connection& connection) {
        return change(connection, form);
      },
      [this, itemId = std::move(itemId), answer = http::share(std::move(reply))](Result<Meeting> meeting) {
        if (!meeting) return (*answer)(meeting.error());
        m_committed();
        (*answer)(people::seeOther("/meetings/" + meeting->id + (itemId.empty() ? "" : "/items/" + itemId)));
      });
}

void MeetingPages::composeKit(http::Request& request, http::Reply reply) {
  press(request, std::move(reply),
        [this, caller = request.caller, id = request.param("id"), l = http::languageOf(request)](
            sql::Connection& connection, const http::Form& form) {
          MeetingsRoom::ByHand byHand{
              {}, people::trimmed(http::fieldOf(form, "figure")), people::trimmed(http::fieldOf(form, "words"))};
          for (const char* slot : {"photo", "verbatim", "number", "decision"}) {
            if (const std::string key = http::fieldOf(form, slot); !key.empty()) byHand.keys[slot] = key;
          }
          return m_room.composeKit(connection, caller, id, byHand, l);
        });
}

void MeetingPages::absences(http::Request& request, http::Reply reply) {
  press(request, std::move(reply),
        [this, caller = request.caller, id = request.param("id"), l = http::languageOf(request)](
            sql::Connection& connection, const http::Form& form) {
          return m_room.setAbsent(connection, caller, id, http::fieldOf(form, "person"),
                                  http::fieldOf(form, "absent") == "yes", l);
        });
}

void MeetingPages::members(http::Request& request, http::Reply reply) {
  press(request, std::move(reply),
        [this, caller = request.caller, id = request.param("id"), l = http::languageOf(request)](
            sql::Connection& connection, const http::Form& form) {
          return m_room.addMember(connection, caller, id, http::fieldOf(form, "person"), l);
        });
}

void MeetingPages::advocate(http::Request& request, http::Reply reply) {
  press(request, std::move(reply),
        [this, caller = request.caller, id = request.param("id"), l = http::languageOf(request)](
            sql::Connection& connection, const http::Form& form) {
          return m_room.nameAdvocate(connection, caller, id, http::fieldOf(form, "person"), l);
        });
}

void MeetingPages::addItem(http::Request& request, http::Reply reply) {
  press(request, std::move(reply),
        [this, caller = request.caller, id = request.param("id"), l = http::languageOf(request)](
            sql::Connection& connection, const http::Form& form) {
          return m_room.putItem(connection, caller, id, http::fieldOf(form, "id"),
                                people::trimmed(http::fieldOf(form, "title")), http::fieldOf(form, "idea"), l);
        });
}

void MeetingPages::removeItem(http::Request& request, http::Reply reply) {
  press(request, std::move(reply),
        [this, caller = request.caller, id = request.param("id"), item = request.param("itemId"),
         l = http::languageOf(request)](sql::Connection& connection, const http::Form&) {
          return m_room.removeItem(connection, caller, id, item, l);
        });
}

void MeetingPages::effect(http::Request& request, http::Reply reply) {
  const std::string item = request.param("itemId");
  press(
      request, std::move(reply),
      [this, caller = request.caller, id = request.param("id"), item, l = http::languageOf(request)](
          sql::Connection& connection, const http::Form& form) {
        return m_room.setEffect(connection, caller, id, item, http::fieldOf(form, "tone"),
                                people::trimmed(http::fieldOf(form, "text")), l);
      },
      item);
}

void MeetingPages::decide(http::Request& request, http::Reply reply) {
  const std::string item = request.param("itemId");
  press(
      request, std::move(reply),
      [this, caller = request.caller, id = request.param("id"), item, l = http::languageOf(request)](
          sql::Connection& connection, const http::Form& form) {
        return m_room.decide(connection, caller, id, item,
                             {http::fieldOf(form, "status"), people::trimmed(http::fieldOf(form, "outcome")),
                              http::fieldOf(form, "owner"), http::fieldOf(form, "due")},
                             l);
      },
      item);
}

void MeetingPages::close(http::Request& request, http::Reply reply) {
  press(request, std::move(reply),
        [this, caller = request.caller, id = request.param("id"), l = http::languageOf(request)](
            sql::Connection& connection, const http::Form&) { return m_room.close(connection, caller, id, l); });
}

void MeetingPages::cancel(http::Request& request, http::Reply reply) {
  press(request, std::move(reply),
        [this, caller = request.caller, id = request.param("id"), l = http::languageOf(request)](
            sql::Connection& connection, const http::Form&) { return m_room.cancel(connection, caller, id, l); });
}

}  // namespace passerelle::meetings
