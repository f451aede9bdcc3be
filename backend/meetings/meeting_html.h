// Pages of meetings: the list, one meeting with its agenda, kit and members, one decision.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "backend/http/message.h"
#include "backend/meetings/kit.h"
#include "backend/meetings/meeting.h"
#include "backend/pages/html.h"
#include "backend/people/person_repository.h"
#include "shared/base/language.h"

namespace passerelle::meetings {

/// What the page of a meeting shows, and to whom.
struct MeetingView {
  const Meeting& meeting;
  const std::vector<KitSlot>& kit;
  const Choices& choices;                     ///< empty for who does not prepare
  const std::vector<people::Person>& people;  ///< who may be added, own and take over; empty likewise
  const http::Caller& caller;
  bool prepares = false, speaks = false;  ///< may decide; may write the advocate's line
  std::string newItemId;
};

pages::Html listHtml(const std::vector<Meeting>& meetings, bool prepares, Language l);
pages::Html newMeetingHtml(const std::vector<people::Person>& people, const std::string& id, const std::string& day,
                           const http::Caller& caller, Language l);
pages::Html meetingHtml(const MeetingView& view, Language l);

/// The idea that a decision is about.
struct IdeaBehind {
  std::string text, reportId;
  std::int64_t supporters = 0, readers = 0;
};
pages::Html itemHtml(const MeetingView& view, const Item& item, const std::optional<IdeaBehind>& idea, Language l);

/// Printed pages, each on one sheet of A4: the kit, the card of the chair (folded once), the minutes.
/// `qr`: SVG of the decision's address; empty without one.
http::Response kitPaper(const Meeting& meeting, const std::vector<KitSlot>& kit, const std::string& qr, Language l);
http::Response cardPaper(const Meeting& meeting, const std::vector<KitSlot>& kit, const std::string& qr,
                         const std::string& organisation, Language l);
http::Response minutesPaper(const Meeting& meeting, Language l);
http::Response meetingStyle();

}  // namespace passerelle::meetings
