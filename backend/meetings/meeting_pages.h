// Meetings in any browser, without scripts: prepare, press the kit together, say what a decision does, decide, print.
#pragma once
#include <functional>
#include <string>

#include "backend/http/form.h"
#include "backend/http/message.h"
#include "backend/meetings/meetings_room.h"
#include "shared/base/clock.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::meetings {

class MeetingPages {
 public:
  MeetingPages(sql::Database& database, MeetingsRoom& room, const Clock& clock, Rng& rng, std::string organisation,
               std::function<void()> committed)
      : m_database(database),
        m_room(room),
        m_clock(clock),
        m_rng(rng),
        m_organisation(std::move(organisation)),
        m_committed(std::move(committed)) {}

  void list(http::Request& request, http::Reply reply);
  void form(http::Request& request, http::Reply reply);
  void create(http::Request& request, http::Reply reply);
  void show(http::Request& request, http::Reply reply);
  void item(http::Request& request, http::Reply reply);
  // printed
  void kit(http::Request& request, http::Reply reply);
  void card(http::Request& request, http::Reply reply);
  void minutes(http::Request& request, http::Reply reply);
  void style(http::Request& request, http::Reply reply);
  // pressed
  void composeKit(http::Request& request, http::Reply reply);
  void absences(http::Request& request, http::Reply reply);
  void members(http::Request& request, http::Reply reply);
  void advocate(http::Request& request, http::Reply reply);
  void addItem(http::Request& request, http::Reply reply);
  void removeItem(http::Request& request, http::Reply reply);
  void effect(http::Request& request, http::Reply reply);
  void decide(http::Request& request, http::Reply reply);
  void close(http::Request& request, http::Reply reply);
  void cancel(http::Request& request, http::Reply reply);

 private:
  using Change = std::function<Result<Meeting>(sql::Connection&, const http::Form&)>;
  /// Reads the form, changes the meeting, goes back to it (or to one of its decisions).
  void press(http::Request& request, http::Reply reply, Change change, std::string itemId = {});
  using Draw = std::function<http::Response(sql::Connection&, const Meeting&)>;
  void print(http::Request& request, http::Reply reply, Draw draw);
  std::string qrOf(const Meeting& meeting, const std::vector<KitSlot>& kit) const;

  sql::Database& m_database;
  MeetingsRoom& m_room;
  const Clock& m_clock;
  Rng& m_rng;
  std::string m_organisation;
  std::function<void()> m_committed;
};

}  // namespace passerelle::meetings
