#include "backend/notifications/notification_repository.h"

namespace passerelle::notifications {
namespace {
using sql::val;

Notification read(const sql::Row& row) {
  return {row.string(0), row.string(1), row.string(2),  row.string(3),          row.string(4),
          row.string(5), row.string(6), row.integer(7), fromMs(row.integer(8)), row.integer(9)};
}
}  // namespace

bool insertNotice(sql::Connection& connection, std::string_view notificationId, const Notice& notice, TimePoint now) {
  return connection.execute(
             R"(
      INSERT INTO notice (person_id, dedupe_key, notification_id, kind, text_fr, text_en, many_fr, many_en, seq, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)
      ON CONFLICT (person_id, dedupe_key) DO NOTHING)",
             {val(notice.personId), val(notice.dedupeKey), val(notificationId), val(notice.kind), val(notice.textFr),
              val(notice.textEn), val(notice.manyFr), val(notice.manyEn), val(toMs(now))}) == 1;
}

std::vector<std::pair<std::string, std::string>> rewordNotices(sql::Connection& connection, std::string_view dedupeKey,
                                                               std::string_view textFr, std::string_view textEn) {
  auto rows = connection.query(R"(
      UPDATE notice SET text_fr = $2, text_en = $3 WHERE dedupe_key = $1 AND (text_fr <> $2 OR text_en <> $3)
      RETURNING notification_id, person_id, seq)",
                               {val(dedupeKey), val(textFr), val(textEn)});
  std::vector<std::pair<std::string, std::string>> lines;
  while (const sql::Row* row = rows->next()) {
    if (row->integer(2) > 0) lines.emplace_back(row->string(0), row->string(1));
  }
  return lines;
}

void putNotification(sql::Connection& connection, std::string_view id, const Notice& notice, std::int64_t seq,
                     TimePoint now) {
  connection.execute("UPDATE notice SET seq = $3 WHERE person_id = $1 AND dedupe_key = $2",
                     {val(notice.personId), val(notice.dedupeKey), val(seq)});
  connection.execute(R"(
      INSERT INTO notification (id, person_id, subject_kind, subject_id, title_fr, title_en, page, seq, latest_at, read_through)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)
      ON CONFLICT (id) DO UPDATE SET title_fr = excluded.title_fr, title_en = excluded.title_en, page = excluded.page,
        seq = excluded.seq, latest_at = excluded.latest_at)",
                     {val(id), val(notice.personId), val(notice.subjectKind), val(notice.subjectId),
                      val(notice.titleFr), val(notice.titleEn), val(notice.page), val(seq), val(toMs(now))});
}

std::optional<Notification> findNotification(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query(R"(
      SELECT id, person_id, subject_kind, subject_id, title_fr, title_en, page, seq, latest_at, read_through
      FROM notification WHERE id = $1)",
                               {val(id)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional<Notification>(read(*row));
}

std::vector<Notification> notificationsOf(sql::Connection& connection, std::string_view personId, std::int64_t before,
                                          bool unreadOnly, int limit) {
  auto rows = connection.query(R"(
      SELECT id, person_id, subject_kind, subject_id, title_fr, title_en, page, seq, latest_at, read_through
      FROM notification WHERE person_id = $1 AND seq < $2 AND ($3 = 0 OR seq > read_through)
      ORDER BY seq DESC LIMIT $4)",
                               {val(personId), val(before), val(unreadOnly), val(limit)});
  std::vector<Notification> found;
  while (const sql::Row* row = rows->next()) found.push_back(read(*row));
  return found;
}

std::vector<Part> partsOf(sql::Connection& connection, std::string_view id, std::int64_t seq) {
  auto rows = connection.query(R"(
      SELECT kind, text_fr, text_en, many_fr, many_en FROM notice
      WHERE notification_id = $1 AND seq > $2 ORDER BY seq DESC)",
                               {val(id), val(seq)});
  std::vector<Part> parts;
  while (const sql::Row* row = rows->next()) {
    Part* known = nullptr;
    for (Part& part : parts) {
      if (part.kind == row->text(0)) known = &part;
    }
    if (known != nullptr)
      ++known->count;
    else
      parts.push_back({row->string(0), 1, row->string(1), row->string(2), row->string(3), row->string(4)});
  }
  return parts;
}

void setReadThrough(sql::Connection& connection, std::string_view id, std::int64_t readThrough) {
  connection.execute("UPDATE notification SET read_through = $2 WHERE id = $1", {val(id), val(readThrough)});
}

std::int64_t purgeNotifications(sql::Connection& connection, TimePoint limit) {
  connection.execute("DELETE FROM notice WHERE at < $1", {val(toMs(limit))});
  return connection.execute("DELETE FROM notification WHERE latest_at < $1", {val(toMs(limit))});
}

}  // namespace passerelle::notifications
