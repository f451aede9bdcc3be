// Meetings on the wire: /v1/meetings.
#pragma once
#include <functional>

#include "backend/http/message.h"
#include "backend/meetings/meetings_room.h"
#include "shared/codec/json_writer.h"
#include "shared/sql/database.h"

namespace passerelle::meetings {

class MeetingApi {
 public:
  MeetingApi(sql::Database& database, MeetingsRoom& room, const Clock& clock, std::function<void()> committed)
      : m_database(database), m_room(room), m_clock(clock), m_committed(std::move(committed)) {}

  void list(http::Request& request, http::Reply reply);
  void get(http::Request& request, http::Reply reply);
  void create(http::Request& request, http::Reply reply);
  void choices(http::Request& request, http::Reply reply);
  void composeKit(http::Request& request, http::Reply reply);
  void setAbsent(http::Request& request, http::Reply reply);
  void setAdvocate(http::Request& request, http::Reply reply);
  void putItem(http::Request& request, http::Reply reply);
  void removeItem(http::Request& request, http::Reply reply);
  void setEffect(http::Request& request, http::Reply reply);
  void decide(http::Request& request, http::Reply reply);
  void close(http::Request& request, http::Reply reply);
  void cancel(http::Request& request, http::Reply reply);

 private:
  void change(http::Reply reply, int status, std::function<Result<Meeting>(sql::Connection&)> job);

  sql::Database& m_database;
  MeetingsRoom& m_room;
  const Clock& m_clock;
  std::function<void()> m_committed;
};

/// The meeting as docs/wire.md shows it, with members, agenda and kit.
void writeMeeting(sql::Connection& connection, const Meeting& meeting, JsonWriter& json);

}  // namespace passerelle::meetings
