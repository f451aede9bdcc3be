#include "app/sample/sample_talk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <cstdio>

#include "app/sample/sample_chain.h"
#include "shared/api/talk_paths.h"
#include "shared/base/digest.h"
#include "shared/words/fold.h"

namespace passerelle::sample {
namespace {
struct Somebody {
  const char *id, *name, *department;
};
constexpr Somebody kPeople[] = {{"0193f000-0000-7000-8000-0000000000a1", "Hélène Côté", "Direction commerciale"},
                                {"0193f000-0000-7000-8000-0000000000a2", "Karim Haddad", "Informatique"},
                                {"0193f000-0000-7000-8000-0000000000a3", "Nadia Berthier", "Tilleul Lyon Gare"},
                                {"0193f000-0000-7000-8000-0000000000a4", "Karine Haas", "Logistique"}};

QString textOf(const std::string& text) { return QString::fromStdString(text); }

QString titleOf(const SampleReport& report) {
  const QJsonArray astonishments = report.view["content"].toObject()["astonishments"].toArray();
  const QString text = astonishments.isEmpty() ? QString() : astonishments[0].toObject()["text"].toString();
  return text.size() <= 140 ? text : text.left(text.lastIndexOf(u' ', 140)) + u'…';
}
}  // namespace

SampleTalk::SampleTalk(const SampleChain& chain, const Clock& clock) : m_clock(clock) {
  const auto& stories = chain.published();
  const auto feedFirst = QJsonDocument::fromJson(QByteArray::fromStdString(chain.feed())).object()["items"].toArray();
  if (stories.size() < 3 || feedFirst.size() < 3) return;
  const auto storyAt = [&](int place) -> const SampleReport& {
    const std::string id = feedFirst[place].toObject()["id"].toString().toStdString();
    for (const SampleReport& one : stories) {
      if (one.id == id) return one;
    }
    return stories.front();
  };
  const SampleReport& best = storyAt(0);
  using std::chrono::minutes;
  say(best, "Hélène Côté", "Direction commerciale",
      "Vu la même chose à Nantes samedi. Qu’est-ce qui empêche d’ouvrir une caisse de plus à cette heure-là ?",
      minutes(190));
  say(best, "Nadia Berthier", "Tilleul Lyon Gare",
      "Deux personnes formées sur cinq. Nous en formons une troisième la semaine prochaine.", minutes(120),
      m_told.front());
  say(best, "Karim Haddad", "Informatique", "La caisse rapide du fond sera réparée mardi, le devis est signé.",
      minutes(35));
  tell(storyAt(2), "comment", "Karine Haas a écrit : « Merci, nous changeons l’étiquette. »", minutes(60 * 26), 0);
  tell(storyAt(1), "answer", "Votre idée est retenue : testée à Lille et à Rennes jusqu’au 12 décembre.", minutes(95),
       1);
  tell(best, "comment", "3 nouveaux commentaires.", minutes(35), 3);
}

std::string SampleTalk::newId() {
  char id[40];
  std::snprintf(id, sizeof id, "0193f001-0000-7000-8000-%012d", ++m_lastId);
  return id;
}

void SampleTalk::say(const SampleReport& about, const char* author, const char* department, const char* text,
                     std::chrono::minutes ago, std::string parent) {
  const std::string id = newId();
  m_told.push_back(id);
  m_comments[id] = QJsonObject{{"id", textOf(id)},
                               {"subjectKind", "report"},
                               {"subjectId", textOf(about.id)},
                               {"reportId", textOf(about.id)},
                               {"parent", parent.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(textOf(parent))},
                               {"author", QJsonObject{{"id", author}, {"name", author}, {"department", department}}},
                               {"text", text},
                               {"callouts", QJsonArray{}},
                               {"state", "visible"},
                               {"at", textOf(toIso(m_clock.now() - ago))},
                               {"editedAt", QJsonValue::Null},
                               {"revision", 1},
                               {"order", static_cast<qint64>(m_told.size())},
                               {"thanks", static_cast<int>(m_told.size() % 3)},
                               {"thanked", false},
                               {"own", false}};
}

void SampleTalk::tell(const SampleReport& about, const char* kind, const char* text, std::chrono::minutes ago,
                      int unread) {
  const std::string id = newId();
  m_told.push_back(id);
  m_notifications[id] = QJsonObject{
      {"id", textOf(id)},
      {"cursor", static_cast<qint64>(m_told.size())},
      {"subject", QJsonObject{{"kind", "report"}, {"id", textOf(about.id)}, {"reportId", textOf(about.id)}}},
      {"title", titleOf(about)},
      {"page", textOf("/reports/" + about.id)},
      {"text", text},
      {"parts", QJsonArray{QJsonObject{{"kind", kind}, {"count", std::max(1, unread)}, {"text", text}}}},
      {"unread", unread},
      {"at", textOf(toIso(m_clock.now() - ago))},
      {"muted", false}};
}

std::string SampleTalk::kindOf(const std::string& id) const {
  return m_comments.contains(id) ? "comment" : m_notifications.contains(id) ? "notification" : "";
}

QJsonObject SampleTalk::find(const std::string& id) const {
  if (const auto comment = m_comments.find(id); comment != m_comments.end()) return comment->second;
  const auto notification = m_notifications.find(id);
  return notification == m_notifications.end() ? QJsonObject() : notification->second;
}

ApiResponse SampleTalk::put(const ApiRequest& request, const std::string& id, const QJsonObject& me) {
  const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
  QJsonObject& comment = m_comments[id];
  const bool fresh = comment.isEmpty(), withdrawn = body["withdrawn"].toBool();
  if (fresh) {
    comment = {{"id", textOf(id)},
               {"subjectKind", body["subjectKind"]},
               {"subjectId", body["subjectId"]},
               {"reportId", body["subjectId"]},
               {"parent", body.contains("parent") ? body["parent"] : QJsonValue(QJsonValue::Null)},
               {"author", QJsonObject{{"id", me["id"]}, {"name", me["name"]}, {"department", me["department"]}}},
               {"at", textOf(toIso(m_clock.now()))},
               {"editedAt", QJsonValue::Null},
               {"order", 1000 + static_cast<qint64>(m_told.size())},
               {"thanks", 0},
               {"thanked", false},
               {"own", true}};
  } else {
    comment["editedAt"] = textOf(toIso(m_clock.now()));
  }
  QJsonArray callouts;
  for (const QJsonValue& called : body["callouts"].toArray()) {
    for (const Somebody& one : kPeople) {
      if (called.toString() == QLatin1String(one.id))
        callouts.append(QJsonObject{{"id", one.id}, {"name", QString::fromUtf8(one.name)}});
    }
  }
  comment["text"] = withdrawn ? QJsonValue(QString()) : body["text"];
  comment["callouts"] = callouts;
  comment["state"] = withdrawn ? "withdrawn" : "visible";
  comment["revision"] = body["revision"];
  comment["hash"] = textOf(sha256Hex(request.body));
  m_told.push_back(id);
  return json(comment, fresh ? 201 : 200);
}

std::optional<ApiResponse> SampleTalk::answer(const ApiRequest& request, const std::string& path,
                                              const std::string& query, const QJsonObject& me,
                                              std::vector<std::string>& changed) {
  const bool reads = request.method == "GET";
  if (path == api::kComments && reads) {
    const QString subject = textOf(valueOf(query, "subjectId"));
    QJsonArray items;
    for (const std::string& id : m_told) {
      const auto comment = m_comments.find(id);
      if (comment != m_comments.end() && comment->second["subjectId"].toString() == subject)
        items.append(comment->second);
    }
    const auto following = m_following.find(valueOf(query, "subjectKind") + "/" + valueOf(query, "subjectId"));
    return json({{"items", items},
                 {"following", following == m_following.end() ? QStringLiteral("none") : following->second},
                 {"next", QJsonValue::Null}});
  }
  if (path.starts_with(std::string(api::kComments) + "/")) {
    std::string id = path.substr(api::kComments.size() + 1);
    if (const auto slash = id.find('/'); slash != std::string::npos) {
      QJsonObject& comment = m_comments[id.substr(0, slash)];
      const bool on = request.method == "PUT", was = comment["thanked"].toBool();
      comment["thanks"] = comment["thanks"].toInt() + (on ? 1 : 0) - (was ? 1 : 0);
      comment["thanked"] = on;
      return json({{"thanked", on}, {"thanks", comment["thanks"]}});
    }
    if (request.method != "PUT") return json(m_comments[id]);
    ApiResponse response = put(request, id, me);
    changed.push_back(id);
    return response;
  }
  if (path.starts_with(std::string(api::kNotifications))) {
    if (request.method == "PUT") return ApiResponse{204, {}, {}};
    return std::nullopt;
  }
  if (path.starts_with(std::string(api::kFollowing) + "/")) {
    QString& state = m_following[path.substr(api::kFollowing.size() + 1)];
    if (request.method == "PUT")
      state = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object()["state"].toString();
    return json({{"state", state.isEmpty() ? QStringLiteral("none") : state}});
  }
  if (path == api::kPeopleFind && reads) {
    const std::string words =
        folded(QUrl::fromPercentEncoding(QByteArray::fromStdString(valueOf(query, "q"))).toStdString());
    QJsonArray items;
    for (const Somebody& one : kPeople) {
      const std::string name = folded(one.name);
      if (name.starts_with(words) || name.find(" " + words) != std::string::npos)
        items.append(QJsonObject{
            {"id", one.id}, {"name", QString::fromUtf8(one.name)}, {"department", QString::fromUtf8(one.department)}});
    }
    return json({{"items", items}});
  }
  return std::nullopt;
}

}  // namespace passerelle::sample
