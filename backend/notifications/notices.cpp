#include "backend/notifications/notices.h"

#include "backend/changes/change_log.h"
#include "backend/notifications/notification_repository.h"
#include "shared/base/digest.h"

namespace passerelle::notifications {
using sql::val;

std::string notificationId(std::string_view personId, std::string_view subjectKind, std::string_view subjectId) {
  std::string name = "notification\n";
  name.append(personId).append("\n").append(subjectKind).append("\n").append(subjectId);
  std::string hex = toHex(blake2b(name)).substr(0, 32);
  hex[12] = '4', hex[16] = '8';  // the form of a random UUID
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

bool tell(sql::Connection& connection, const Notice& notice, TimePoint now) {
  const bool muted = !notice.insists &&
                     followingOf(connection, notice.personId, notice.subjectKind, notice.subjectId) == Following::muted;
  const std::string id = notificationId(notice.personId, notice.subjectKind, notice.subjectId);
  if (!insertNotice(connection, id, notice, now) || muted) return false;
  const std::int64_t seq = changes::append(connection, "notification", id, "person:" + notice.personId, now);
  putNotification(connection, id, notice, seq, now);
  return true;
}

int tell(sql::Connection& connection, const std::vector<std::string>& people, Notice notice, TimePoint now) {
  int told = 0;
  for (const std::string& person : people) {
    notice.personId = person;
    told += tell(connection, notice, now) ? 1 : 0;
  }
  return told;
}

void retell(sql::Connection& connection, std::string_view dedupeKey, std::string_view textFr, std::string_view textEn,
            TimePoint now) {
  for (const auto& [line, person] : rewordNotices(connection, dedupeKey, textFr, textEn))
    changes::append(connection, "notification", line, "person:" + person, now);
}

std::string_view nameOf(Following state) {
  return state == Following::follows ? "follows" : state == Following::muted ? "muted" : "none";
}

Following followingOf(sql::Connection& connection, std::string_view personId, std::string_view subjectKind,
                      std::string_view subjectId) {
  auto rows =
      connection.query("SELECT state FROM following WHERE person_id = $1 AND subject_kind = $2 AND subject_id = $3",
                       {val(personId), val(subjectKind), val(subjectId)});
  const sql::Row* row = rows->next();
  if (row == nullptr) return Following::none;
  return row->text(0) == "muted" ? Following::muted : Following::follows;
}

void setFollowing(sql::Connection& connection, std::string_view personId, std::string_view subjectKind,
                  std::string_view subjectId, Following state, TimePoint now) {
  if (state == Following::none) {
    connection.execute("DELETE FROM following WHERE person_id = $1 AND subject_kind = $2 AND subject_id = $3",
                       {val(personId), val(subjectKind), val(subjectId)});
    return;
  }
  connection.execute(R"(
      INSERT INTO following (person_id, subject_kind, subject_id, state, at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (person_id, subject_kind, subject_id) DO UPDATE SET state = excluded.state, at = excluded.at)",
                     {val(personId), val(subjectKind), val(subjectId), val(nameOf(state)), val(toMs(now))});
}

void followByTakingPart(sql::Connection& connection, std::string_view personId, std::string_view subjectKind,
                        std::string_view subjectId, TimePoint now) {
  connection.execute(R"(
      INSERT INTO following (person_id, subject_kind, subject_id, state, at) VALUES ($1, $2, $3, 'follows', $4)
      ON CONFLICT (person_id, subject_kind, subject_id) DO NOTHING)",
                     {val(personId), val(subjectKind), val(subjectId), val(toMs(now))});
}

std::vector<std::string> followersOf(sql::Connection& connection, std::string_view subjectKind,
                                     std::string_view subjectId) {
  auto rows = connection.query(R"(
      SELECT person_id FROM following WHERE subject_kind = $1 AND subject_id = $2 AND state = 'follows'
      ORDER BY person_id)",
                               {val(subjectKind), val(subjectId)});
  std::vector<std::string> people;
  while (const sql::Row* row = rows->next()) people.push_back(row->string(0));
  return people;
}

}  // namespace passerelle::notifications
