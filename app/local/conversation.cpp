#include "app/local/conversation.h"

#include <algorithm>
#include <map>

#include "shared/api/talk_paths.h"
#include "shared/base/digest.h"
#include "shared/base/id.h"

namespace passerelle {
using sql::val;

std::optional<CommentView> Conversation::received(const std::string& id) {
  std::optional<CommentView> view;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT content FROM mirror_comment WHERE id = $1", {val(id)});
    if (const sql::Row* row = rows->next()) {
      auto decoded = decodeComment(m_vault.unseal(row->bytes(0), "mirror_comment", id, "content"));
      if (decoded) view = std::move(*decoded);
    }
  });
  return view;
}

std::vector<LocalComment> Conversation::comments(const std::string& subjectKind, const std::string& subjectId) {
  std::vector<LocalComment> all;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(
        "SELECT id, content FROM mirror_comment WHERE subject_kind = $1 AND subject_id = $2 ORDER BY place, id",
        {val(subjectKind), val(subjectId)});
    while (const sql::Row* row = rows->next()) {
      auto view = decodeComment(m_vault.unseal(row->bytes(1), "mirror_comment", row->string(0), "content"));
      if (view) all.push_back({std::move(*view), false, false, {}});
    }
  });
  const auto me = m_account.me();
  for (const OutboxEntry& entry : m_outbox.all()) {
    if (!isComment(entry)) continue;
    const auto body = decodeCommentBody(entry.body);
    if (!body || body->subjectKind != subjectKind || body->subjectId != subjectId) continue;
    const std::string id = entry.path.substr(api::kComments.size() + 1);
    auto known = std::find_if(all.begin(), all.end(), [&id](const LocalComment& one) { return one.view.id == id; });
    if (known == all.end()) {
      CommentView fresh;
      fresh.id = id, fresh.subjectKind = subjectKind, fresh.subjectId = subjectId, fresh.parent = body->parent;
      fresh.authorName = me ? me->name : "", fresh.authorDepartment = me ? me->department : "";
      fresh.authorId = me ? me->id : "", fresh.own = true, fresh.at = toIso(entry.createdAt);
      known = all.insert(all.end(), {std::move(fresh), false, false, {}});
    }
    known->view.text = body->text;
    known->view.callouts = named(body->callouts, known->view.callouts);
    known->view.state = body->withdrawn ? "withdrawn" : "visible";
    known->view.revision = body->revision;
    known->waiting = true;
    known->refused = isStopped(entry.state);
    known->detail = entry.detail;
  }
  // What was taken back stays as a place only while somebody answered it.
  std::map<std::string, std::vector<LocalComment>> answers;
  std::vector<LocalComment> first, ordered;
  for (LocalComment& one : all) {
    const bool gone = one.view.state != "visible" && one.view.text.empty();
    if (!one.view.parent.empty()) {
      if (!gone) answers[one.view.parent].push_back(std::move(one));
    } else {
      first.push_back(std::move(one));
    }
  }
  for (LocalComment& one : first) {
    auto& under = answers[one.view.id];
    const bool gone = one.view.state != "visible" && one.view.text.empty();
    if (gone && under.empty()) continue;
    ordered.push_back(std::move(one));
    for (LocalComment& answer : under) ordered.push_back(std::move(answer));
  }
  return ordered;
}

Result<void> Conversation::rememberName(const Callout& called) {
  return m_values.set("called." + called.id, called.name, Topic::comments);
}

std::vector<Callout> Conversation::named(const std::vector<std::string>& ids, const std::vector<Callout>& known) {
  std::vector<Callout> callouts;
  for (const std::string& id : ids) {
    const auto one =
        std::find_if(known.begin(), known.end(), [&id](const Callout& callout) { return callout.id == id; });
    callouts.push_back({id, one != known.end() ? one->name : m_values.get("called." + id, "")});
  }
  return callouts;
}

Result<void> Conversation::send(const std::string& id, const CommentBody& body) {
  OutboxEntry entry;
  entry.path = api::commentPath(id);
  entry.kind = OutboxKind::reaction;
  entry.method = "PUT";
  entry.body = encodeComment(body);
  entry.hash = sha256Hex(entry.body);
  entry.sizeBytes = static_cast<std::int64_t>(entry.body.size());
  return m_vault.write([&](sql::Connection&) -> Result<void> {
    m_vault.changed(Topic::comments, body.subjectId);
    return m_outbox.put(std::move(entry));
  });
}

Result<std::string> Conversation::write(const CommentBody& body) {
  if (auto valid = validate(body, "en"); !valid) return tl::unexpected<Error>(valid.error());
  const std::string id = newId(m_vault.clock(), m_rng);
  if (auto sent = send(id, body); !sent) return tl::unexpected<Error>(sent.error());
  return id;
}

Result<void> Conversation::correct(const std::string& id, const std::string& text,
                                   const std::vector<std::string>& callouts) {
  const auto view = received(id);
  const auto waiting = m_outbox.find(api::commentPath(id));
  CommentBody body;
  if (waiting) {
    auto decoded = decodeCommentBody(waiting->body);
    if (decoded) body = std::move(*decoded);
  }
  if (view && body.subjectId.empty()) {
    body.subjectKind = view->subjectKind, body.subjectId = view->subjectId, body.parent = view->parent;
  }
  if (body.subjectId.empty()) return fail(ErrorCode::notFound, "This comment is not on this phone.");
  // One more than the server has; what was never sent keeps its number.
  const bool left = waiting && (waiting->state == OutboxState::inFlight || waiting->attempts > 0);
  body.revision = std::max({left ? body.revision + 1 : body.revision, view ? view->revision + 1 : 1, std::int64_t{1}});
  body.text = text, body.callouts = callouts, body.withdrawn = false;
  if (auto valid = validate(body, "en"); !valid) return valid;
  return send(id, body);
}

Result<void> Conversation::withdraw(const std::string& id) {
  const auto view = received(id);
  const auto waiting = m_outbox.find(api::commentPath(id));
  CommentBody body;
  if (waiting) {
    auto decoded = decodeCommentBody(waiting->body);
    if (decoded) body = std::move(*decoded);
  }
  const bool left = waiting && (waiting->state == OutboxState::inFlight || waiting->attempts > 0);
  if (waiting && !left && !view) {  // nobody has seen it
    return m_vault.write([&](sql::Connection&) -> Result<void> {
      m_vault.changed(Topic::comments, body.subjectId);
      return m_outbox.drop(waiting->path);
    });
  }
  if (view && body.subjectId.empty()) {
    body.subjectKind = view->subjectKind, body.subjectId = view->subjectId, body.parent = view->parent;
  }
  if (body.subjectId.empty()) return fail(ErrorCode::notFound, "This comment is not on this phone.");
  body.revision = std::max({left ? body.revision + 1 : body.revision, view ? view->revision + 1 : 1, std::int64_t{1}});
  body.text.clear(), body.callouts.clear(), body.withdrawn = true;
  return send(id, body);
}

std::string Conversation::following(const std::string& subjectKind, const std::string& subjectId) {
  std::string state = "none";
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT state FROM following WHERE subject_kind = $1 AND subject_id = $2",
                                 {val(subjectKind), val(subjectId)});
    if (const sql::Row* row = rows->next()) state = row->string(0);
  });
  return state;
}

Result<void> Conversation::sendMark(const std::string& path, const std::string& body) {
  OutboxEntry entry;
  entry.path = path;
  entry.kind = OutboxKind::reaction;
  entry.method = "PUT";
  entry.body = body;
  entry.hash = sha256Hex(body);
  entry.sizeBytes = static_cast<std::int64_t>(body.size());
  return m_outbox.put(std::move(entry));
}

Result<void> Conversation::follow(const std::string& subjectKind, const std::string& subjectId,
                                  const std::string& state) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    connection.execute("DELETE FROM following WHERE subject_kind = $1 AND subject_id = $2",
                       {val(subjectKind), val(subjectId)});
    if (state != "none")
      connection.execute("INSERT INTO following (subject_kind, subject_id, state) VALUES ($1, $2, $3)",
                         {val(subjectKind), val(subjectId), val(state)});
    connection.execute("UPDATE notification SET muted = $3 WHERE subject_kind = $1 AND subject_id = $2",
                       {val(subjectKind), val(subjectId), val(state == "muted")});
    m_vault.changed(Topic::comments, subjectId);
    m_vault.changed(Topic::notifications);
    return sendMark(api::followingPath(subjectKind, subjectId), "{\"state\":\"" + state + "\"}");
  });
}

std::vector<Conversation::Line> Conversation::notifications(int limit) {
  std::vector<Line> lines;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query(
        "SELECT id, seq, read_through, muted, content FROM notification ORDER BY seq DESC LIMIT $1", {val(limit)});
    while (const sql::Row* row = rows->next()) {
      auto view = decodeNotification(m_vault.unseal(row->bytes(4), "notification", row->string(0), "content"));
      if (!view) continue;
      view->muted = row->boolean(3);
      lines.push_back({std::move(*view), row->integer(1) > row->integer(2)});
    }
  });
  return lines;
}

std::optional<NotificationView> Conversation::notification(const std::string& id) {
  std::optional<NotificationView> found;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT content FROM notification WHERE id = $1", {val(id)});
    if (const sql::Row* row = rows->next()) {
      auto view = decodeNotification(m_vault.unseal(row->bytes(0), "notification", id, "content"));
      if (view) found = std::move(*view);
    }
  });
  return found;
}

int Conversation::unread() {
  int count = 0;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT COUNT(*) FROM notification WHERE seq > read_through");
    if (const sql::Row* row = rows->next()) count = static_cast<int>(row->integer(0));
  });
  return count;
}

std::int64_t Conversation::lastTold() {
  std::int64_t last = 0;
  m_vault.read([&](sql::Connection& connection) {
    auto rows = connection.query("SELECT COALESCE(MAX(seq), 0) FROM notification");
    if (const sql::Row* row = rows->next()) last = row->integer(0);
  });
  return last;
}

Result<void> Conversation::markRead(const std::string& id) {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::int64_t seq = 0;
    {
      auto rows = connection.query("SELECT seq FROM notification WHERE id = $1 AND seq > read_through", {val(id)});
      const sql::Row* row = rows->next();
      if (row == nullptr) return {};
      seq = row->integer(0);
    }
    connection.execute("UPDATE notification SET read_through = seq WHERE id = $1", {val(id)});
    m_vault.changed(Topic::notifications, id);
    return sendMark(api::notificationReadPath(id), "{\"upTo\":" + std::to_string(seq) + "}");
  });
}

Result<void> Conversation::markAllRead() {
  return m_vault.write([&](sql::Connection& connection) -> Result<void> {
    std::int64_t last = 0;
    {
      auto rows = connection.query("SELECT COALESCE(MAX(seq), 0) FROM notification WHERE seq > read_through");
      if (const sql::Row* row = rows->next()) last = row->integer(0);
    }
    if (last == 0) return {};
    connection.execute("UPDATE notification SET read_through = seq WHERE seq > read_through");
    m_vault.changed(Topic::notifications);
    return sendMark(std::string(api::kNotifications) + "/read", "{\"upTo\":" + std::to_string(last) + "}");
  });
}

}  // namespace passerelle
