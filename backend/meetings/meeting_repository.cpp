#include "backend/meetings/meeting_repository.h"

namespace passerelle::meetings {
namespace {
using sql::val;

Meeting read(const sql::Row& row) {
  Meeting meeting;
  meeting.id = row.string(0);
  meeting.title = row.string(1);
  meeting.heldOn = row.string(2);
  meeting.state = stateFromName(row.text(3));
  meeting.advocateId = row.string(4);
  meeting.advocateByHand = row.boolean(5);
  meeting.remindedId = row.string(6);
  meeting.createdBy = row.string(7);
  return meeting;
}

sql::Value orNull(const std::string& text) { return text.empty() ? val(nullptr) : val(text); }

std::vector<Member> membersOf(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query(R"(
      SELECT m.person_id, p.name, m.absent FROM meeting_member m JOIN person p ON p.id = m.person_id
      WHERE m.meeting_id = $1 ORDER BY p.name, p.id)",
                               {val(id)});
  std::vector<Member> members;
  while (const auto* row = rows->next()) members.push_back({row->string(0), row->string(1), row->boolean(2)});
  return members;
}

std::vector<Item> itemsOf(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query(R"(
      SELECT i.id, i.position, i.title, i.idea_id, i.effect_tone, i.effect, a.name, i.status, i.outcome, i.owner_id, o.name,
             i.due_on
      FROM meeting_item i LEFT JOIN person a ON a.id = i.effect_by LEFT JOIN person o ON o.id = i.owner_id
      WHERE i.meeting_id = $1 ORDER BY i.position, i.id)",
                               {val(id)});
  std::vector<Item> items;
  while (const auto* row = rows->next())
    items.push_back({row->string(0),
                     row->integer(1),
                     row->string(2),
                     row->string(3),
                     {row->string(4), row->string(5), row->string(6)},
                     row->string(7),
                     row->string(8),
                     row->string(9),
                     row->string(10),
                     row->string(11)});
  return items;
}
}  // namespace

std::optional<Meeting> findMeeting(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query(R"(
      SELECT id, title, held_on, state, advocate_id, advocate_by_hand, reminded_id, created_by FROM meeting WHERE id = $1)",
                               {val(id)});
  const auto* row = rows->next();
  if (row == nullptr) return std::nullopt;
  Meeting meeting = read(*row);
  rows.reset();
  meeting.members = membersOf(connection, id);
  meeting.items = itemsOf(connection, id);
  return meeting;
}

std::vector<Meeting> listMeetings(sql::Connection& connection, int limit) {
  auto rows = connection.query(R"(
      SELECT id, title, held_on, state, advocate_id, advocate_by_hand, reminded_id, created_by FROM meeting
      ORDER BY held_on DESC, id DESC LIMIT $1)",
                               {val(limit)});
  std::vector<Meeting> meetings;
  while (const auto* row = rows->next()) meetings.push_back(read(*row));
  return meetings;
}

std::vector<Meeting> plannedMeetings(sql::Connection& connection) {
  std::vector<Meeting> meetings;
  {
    auto rows = connection.query(R"(
        SELECT id, title, held_on, state, advocate_id, advocate_by_hand, reminded_id, created_by FROM meeting
        WHERE state = 'planned' ORDER BY held_on, id)");
    while (const auto* row = rows->next()) meetings.push_back(read(*row));
  }
  for (Meeting& meeting : meetings) meeting.members = membersOf(connection, meeting.id);
  return meetings;
}

bool insertMeeting(sql::Connection& connection, const Meeting& meeting, TimePoint now) {
  return connection.execute(
             R"(
      INSERT INTO meeting (id, title, held_on, state, advocate_id, advocate_by_hand, created_by, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING)",
             {val(meeting.id), val(meeting.title), val(meeting.heldOn), val(nameOf(meeting.state)),
              orNull(meeting.advocateId), val(meeting.advocateByHand), val(meeting.createdBy), val(toMs(now))}) == 1;
}

void updateMeeting(sql::Connection& connection, const Meeting& meeting, TimePoint now) {
  connection.execute(
      R"(
      UPDATE meeting SET title = $2, held_on = $3, state = $4, advocate_id = $5, advocate_by_hand = $6, reminded_id = $7,
        updated_at = $8
      WHERE id = $1)",
      {val(meeting.id), val(meeting.title), val(meeting.heldOn), val(nameOf(meeting.state)), orNull(meeting.advocateId),
       val(meeting.advocateByHand), orNull(meeting.remindedId), val(toMs(now))});
}

void putMember(sql::Connection& connection, std::string_view meetingId, std::string_view personId, bool absent) {
  connection.execute(R"(
      INSERT INTO meeting_member (meeting_id, person_id, absent) VALUES ($1, $2, $3)
      ON CONFLICT (meeting_id, person_id) DO UPDATE SET absent = excluded.absent)",
                     {val(meetingId), val(personId), val(absent)});
}

std::string meetingOf(sql::Connection& connection, std::string_view itemId) {
  auto rows = connection.query("SELECT meeting_id FROM meeting_item WHERE id = $1", {val(itemId)});
  const auto* row = rows->next();
  return row == nullptr ? std::string() : row->string(0);
}

void putItem(sql::Connection& connection, std::string_view meetingId, const Item& item, std::string_view effectBy) {
  const std::string by(effectBy);
  connection.execute(
      R"(
      INSERT INTO meeting_item (id, meeting_id, position, title, idea_id, effect_tone, effect, effect_by, status, outcome,
                                owner_id, due_on)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      ON CONFLICT (id) DO UPDATE SET position = excluded.position, title = excluded.title, idea_id = excluded.idea_id,
        effect_tone = excluded.effect_tone, effect = excluded.effect,
        effect_by = COALESCE(excluded.effect_by, meeting_item.effect_by), status = excluded.status,
        outcome = excluded.outcome, owner_id = excluded.owner_id, due_on = excluded.due_on)",
      {val(item.id), val(meetingId), val(item.position), val(item.title), orNull(item.ideaId), val(item.effect.tone),
       val(item.effect.text), orNull(by), val(item.status), val(item.outcome), orNull(item.ownerId), val(item.dueOn)});
}

void removeItem(sql::Connection& connection, std::string_view itemId) {
  connection.execute("DELETE FROM meeting_kit WHERE item_id = $1", {val(itemId)});
  connection.execute("DELETE FROM meeting_item WHERE id = $1", {val(itemId)});
}

std::vector<Sitting> sittingsBefore(sql::Connection& connection, std::string_view day, std::string_view id) {
  auto rows = connection.query(R"(
      SELECT g.id, COALESCE(g.advocate_id, ''), m.person_id FROM meeting g
      LEFT JOIN meeting_member m ON m.meeting_id = g.id AND m.absent = 0
      WHERE g.state <> 'cancelled' AND (g.held_on, g.id) < ($1, $2) ORDER BY g.held_on, g.id, m.person_id)",
                               {val(day), val(id)});
  std::vector<Sitting> sittings;
  std::string last;
  while (const auto* row = rows->next()) {
    if (sittings.empty() || row->text(0) != last) sittings.push_back({{}, row->string(1)});
    last = row->string(0);
    if (!row->isNull(2)) sittings.back().present.push_back(row->string(2));
  }
  return sittings;
}

std::vector<KitSlot> kitOf(sql::Connection& connection, std::string_view meetingId) {
  auto rows = connection.query(R"(
      SELECT slot, report_id, medium_id, item_id, figure, text_fr, text_en, by_hand FROM meeting_kit WHERE meeting_id = $1
      ORDER BY CASE slot WHEN 'photo' THEN 0 WHEN 'verbatim' THEN 1 WHEN 'number' THEN 2 ELSE 3 END)",
                               {val(meetingId)});
  std::vector<KitSlot> slots;
  while (const auto* row = rows->next())
    slots.push_back({row->string(0), row->string(1), row->string(2), row->string(3), row->string(4), row->string(5),
                     row->string(6), row->boolean(7)});
  return slots;
}

void putKitSlot(sql::Connection& connection, std::string_view meetingId, const KitSlot& slot) {
  connection.execute(R"(
      INSERT INTO meeting_kit (meeting_id, slot, report_id, medium_id, item_id, figure, text_fr, text_en, by_hand)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (meeting_id, slot) DO UPDATE SET report_id = excluded.report_id, medium_id = excluded.medium_id,
        item_id = excluded.item_id, figure = excluded.figure, text_fr = excluded.text_fr, text_en = excluded.text_en,
        by_hand = excluded.by_hand)",
                     {val(meetingId), val(slot.slot), orNull(slot.reportId), orNull(slot.mediumId), orNull(slot.itemId),
                      val(slot.figure), val(slot.textFr), val(slot.textEn), val(slot.byHand)});
}

}  // namespace passerelle::meetings
