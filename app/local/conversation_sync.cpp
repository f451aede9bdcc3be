// What the server says of comments and notifications, and what becomes of a comment that was sent.
#include <algorithm>

#include "app/local/conversation.h"
#include "shared/api/talk_paths.h"

namespace passerelle {
using sql::val;

namespace {
/// What its author's device sent for it.
CommentBody bodyOf(const CommentView& view) {
  CommentBody body;
  body.subjectKind = view.subjectKind, body.subjectId = view.subjectId, body.parent = view.parent;
  body.text = view.text, body.revision = view.revision, body.withdrawn = view.state == "withdrawn";
  for (const Callout& callout : view.callouts) body.callouts.push_back(callout.id);
  return body;
}
}  // namespace

bool Conversation::isComment(const OutboxEntry& entry) {
  return entry.path.starts_with(api::kComments) && !entry.body.empty();
}

bool Conversation::isMark(const OutboxEntry& entry) {
  return entry.path.starts_with(api::kNotifications) || entry.path.starts_with(api::kFollowing);
}

Result<void> Conversation::putComment(const std::string& json) {
  const auto view = decodeComment(json);
  if (!view || view->id.empty()) return {};
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::string sealed = m_vault.seal(json, "mirror_comment", view->id, "content");
    connection.execute(R"(
        INSERT INTO mirror_comment (id, subject_kind, subject_id, report_id, place, content)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO UPDATE SET place = excluded.place, content = excluded.content)",
                       {val(view->id), val(view->subjectKind), val(view->subjectId), val(view->reportId),
                        val(view->order), sql::blob(sealed)});
    m_vault.changed(Topic::comments, view->subjectId);
    return {};
  });
}

Result<void> Conversation::putList(const std::string& subjectKind, const std::string& subjectId,
                                   const CommentList& list) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("DELETE FROM mirror_comment WHERE subject_kind = $1 AND subject_id = $2",
                       {val(subjectKind), val(subjectId)});
    for (const std::string& item : list.items) {
      if (auto put = putComment(item); !put) return put;
    }
    if (!m_outbox.find(api::followingPath(subjectKind, subjectId))) {
      connection.execute("DELETE FROM following WHERE subject_kind = $1 AND subject_id = $2",
                         {val(subjectKind), val(subjectId)});
      if (list.following == "follows" || list.following == "muted")
        connection.execute("INSERT INTO following (subject_kind, subject_id, state) VALUES ($1, $2, $3)",
                           {val(subjectKind), val(subjectId), val(list.following)});
    }
    m_vault.changed(Topic::comments, subjectId);
    return {};
  });
}

Result<void> Conversation::putNotification(const std::string& json) {
  const auto view = decodeNotification(json);
  if (!view || view->id.empty()) return {};
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    const std::string sealed = m_vault.seal(json, "notification", view->id, "content");
    // Read elsewhere: all of it; unread: what came after this phone last read it stays so.
    connection.execute(
        R"(
        INSERT INTO notification (id, subject_kind, subject_id, report_id, seq, read_through, muted, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, muted = excluded.muted, content = excluded.content,
          read_through = CASE WHEN excluded.read_through > notification.read_through THEN excluded.read_through
                              ELSE notification.read_through END)",
        {val(view->id), val(view->subjectKind), val(view->subjectId), val(view->reportId), val(view->cursor),
         val(view->unread == 0 ? view->cursor : 0), val(view->muted), sql::blob(sealed)});
    m_vault.changed(Topic::notifications, view->id);
    return {};
  });
}

Result<void> Conversation::drop(const std::string& id) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::string subject;
    {
      auto rows = connection.query(
          "SELECT subject_id FROM mirror_comment WHERE id = $1 OR report_id = $1 OR subject_id = $1", {val(id)});
      if (const sql::Row* row = rows->next()) subject = row->string(0);
    }
    if (connection.execute("DELETE FROM mirror_comment WHERE id = $1 OR report_id = $1 OR subject_id = $1", {val(id)}) >
        0)
      m_vault.changed(Topic::comments, subject);
    if (connection.execute("DELETE FROM notification WHERE id = $1 OR report_id = $1 OR subject_id = $1", {val(id)}) >
        0)
      m_vault.changed(Topic::notifications);
    return {};
  });
}

Result<void> Conversation::offerAgain() {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::vector<CommentView> own;
    {
      auto rows = connection.query("SELECT id, content FROM mirror_comment ORDER BY place, id");
      while (const sql::Row* row = rows->next()) {
        auto view = decodeComment(m_vault.unseal(row->bytes(1), "mirror_comment", row->string(0), "content"));
        if (view && view->own) own.push_back(std::move(*view));
      }
    }
    for (const CommentView& view : own) {
      if (view.state == "hidden" || m_outbox.find(api::commentPath(view.id))) continue;  // or its newest goes already
      if (auto sent = send(view.id, bodyOf(view)); !sent) return sent;
    }
    // Below every cursor to come, in their order; what was unread stays so.
    connection.execute("UPDATE notification SET seq = seq - $1, read_through = seq - $1 - (seq > read_through)",
                       {val(lastTold() + 1)});
    connection.execute("DELETE FROM outbox WHERE path LIKE $1", {val(std::string(api::kNotifications) + "%")});
    m_vault.changed(Topic::notifications);
    m_vault.changed(Topic::outbox);
    return {};
  });
}

Result<void> Conversation::retryUnder(const std::vector<std::string>& ids) {
  const auto came = [&ids](const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
  for (const OutboxEntry& entry : m_outbox.refused()) {
    const auto body = isComment(entry) ? decodeCommentBody(entry.body) : Result<CommentBody>(tl::unexpected(Error{}));
    if (!body || !(came(body->subjectId) || came(body->parent))) continue;
    if (auto again = m_outbox.retry(entry.path); !again) return again;
  }
  return {};
}

bool Conversation::isSettled(const OutboxEntry& entry, bool conflict) {
  const auto body = decodeCommentBody(entry.body);
  const auto view = received(entry.path.substr(api::kComments.size() + 1));
  const bool known = body && view && view->revision == body->revision && view->text == body->text;
  return known && (conflict || body->withdrawn);
}

Result<void> Conversation::clear() {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("DELETE FROM mirror_comment");
    connection.execute("DELETE FROM notification");
    connection.execute("DELETE FROM following");
    m_vault.changed(Topic::comments);
    m_vault.changed(Topic::notifications);
    return {};
  });
}

Result<bool> Conversation::acknowledge(const OutboxEntry& entry, const std::string& answer) {
  const auto view = decodeComment(answer);
  // A later revision of another device's stands above this one: that is what is stored, and this one is received.
  const auto body = decodeCommentBody(entry.body);
  const bool ours = view && body && api::commentPath(view->id) == entry.path &&
                    (view->hash == entry.hash || view->revision > body->revision);
  if (!ours) return false;
  if (auto put = putComment(answer); !put) return tl::unexpected<Error>(put.error());
  return true;
}

}  // namespace passerelle
