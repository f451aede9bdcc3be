#include "app/sample/sample_api.h"

#include <QJsonDocument>
#include <algorithm>
#include <array>

#include "app/sample/sample_chain.h"
#include "app/sample/sample_committee.h"
#include "app/sample/sample_phone.h"
#include "app/sample/sample_rounds.h"
#include "shared/api/paths.h"
#include "shared/base/digest.h"

namespace passerelle::sample {
namespace {
constexpr Milliseconds kSlow{2'500};
constexpr int kFullEdge = 2048, kThumbnailEdge = 320;
constexpr std::array<std::pair<const char*, Fault>, 10> kFaults = {{{"none", Fault::none},
                                                                    {"slow", Fault::slow},
                                                                    {"offline", Fault::offline},
                                                                    {"captivePortal", Fault::captivePortal},
                                                                    {"serverDown", Fault::serverDown},
                                                                    {"busy", Fault::busy},
                                                                    {"serverFull", Fault::serverFull},
                                                                    {"refusing", Fault::refusing},
                                                                    {"signedOut", Fault::signedOut},
                                                                    {"updateApp", Fault::updateApp}}};

ApiResponse problem(int status, const char* code, const char* detail) {
  return {status,
          {{"content-type", "application/problem+json"}},
          compact({{"status", status}, {"code", code}, {"detail", detail}})};
}

QJsonObject objectOf(const std::string& text) {
  return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

std::string headerOf(const ApiRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.headers) {
    if (std::equal(key.begin(), key.end(), name.begin(), name.end(),
                   [](char a, char b) { return (a | 32) == (b | 32); }))
      return value;
  }
  return {};
}

/// tus: "reportId MDE5,kind cGhvdG8=".
std::map<std::string, std::string> metadataOf(const std::string& header) {
  std::map<std::string, std::string> out;
  for (const QByteArray& pair : QByteArray::fromStdString(header).split(',')) {
    const auto space = pair.indexOf(' ');
    if (space > 0)
      out[pair.left(space).trimmed().toStdString()] = QByteArray::fromBase64(pair.mid(space + 1)).toStdString();
  }
  return out;
}

QJsonArray rows(const std::vector<SampleChain::Row>& all) {
  QJsonArray items;
  for (const auto& row : all) items.append(objectOf(row.json));
  return items;
}
}  // namespace

std::optional<Fault> faultNamed(const std::string& name) {
  for (const auto& [known, fault] : kFaults) {
    if (name == known) return fault;
  }
  return std::nullopt;
}

std::string faultNames() {
  std::string all;
  for (const auto& [name, fault] : kFaults) all += (all.empty() ? "" : ", ") + std::string(name);
  return all;
}

SampleApi::SampleApi(const Clock& clock, Executor& executor, SampleOptions options)
    : m_clock(clock),
      m_executor(executor),
      m_options(options),
      m_chain(clock.now()),
      m_talk(m_chain, clock),
      m_exchange(clock),
      m_person(clock.now()) {
  const auto add = [this](const SampleReport& report) {
    m_reports[report.id] = report.view;
    if (!report.mediumId.empty()) m_photos[report.mediumId] = report.photo;
    m_changes.push_back(report.id);
  };
  for (const SampleReport& one : m_chain.published()) add(one);
  m_ballot = sampleBallot(m_chain);
  if (m_options.host) {
    for (const SampleReport& one : m_chain.withHost()) add(one);
  }
  for (const std::string& id : m_talk.told()) change(id);
}

SampleApi::~SampleApi() = default;

void SampleApi::send(ApiRequest request, OnAnswer onAnswer) {
  Milliseconds delay = m_options.fault == Fault::slow ? kSlow : m_options.delay;
  // A question for changes waits, as at the real server, until there are some.
  const auto question = request.path.find('?');
  if (request.path.starts_with(std::string(api::kChanges)) && question != std::string::npos) {
    const std::string query = request.path.substr(question + 1);
    if (std::strtoull(valueOf(query, "after").c_str(), nullptr, 10) >= m_changes.size())
      delay += std::chrono::seconds(std::strtol(valueOf(query, "wait").c_str(), nullptr, 10));
  }
  m_executor.after(delay, [this, alive = std::weak_ptr<bool>(m_alive), request = std::move(request),
                           onAnswer = std::move(onAnswer)] {
    if (alive.expired()) return;
    if (auto fault = faulty(request)) return onAnswer(std::move(*fault));
    onAnswer(answer(request));
  });
}

std::optional<Result<ApiResponse>> SampleApi::faulty(const ApiRequest& request) const {
  const bool writes = request.method != "GET" && request.method != "HEAD";
  const auto refuse = [](ApiResponse response) {
    response.headers.emplace_back("passerelle-wire", "1");
    return Result<ApiResponse>(std::move(response));
  };
  switch (m_options.fault) {
    case Fault::none:
    case Fault::slow:
      return std::nullopt;
    case Fault::offline:
      return fail(ErrorCode::unavailable, "Personne ne répond.");
    case Fault::captivePortal:
      return Result<ApiResponse>(ApiResponse{200, {{"content-type", "text/html"}}, "<h1>Bienvenue à l’hôtel</h1>"});
    case Fault::serverDown:
      return refuse(problem(503, "unavailable", "Le serveur redémarre."));
    case Fault::busy: {
      ApiResponse later = problem(429, "tooMany", "Trop de demandes à la fois.");
      later.headers.emplace_back("retry-after", "240");
      return refuse(std::move(later));
    }
    case Fault::serverFull:
      if (!writes) return std::nullopt;
      return refuse(problem(507, "noSpace", "Le serveur n’a plus de place."));
    case Fault::refusing:
      if (request.method != "PUT" || !request.path.starts_with(std::string(api::kReports))) return std::nullopt;
      return refuse(
          problem(422, "refused", "Ce magasin a fermé le mois dernier\u00a0: choisissez-en un autre, puis envoyez."));
    case Fault::signedOut:
      return refuse(problem(401, "unauthenticated", "Cet appareil a été retiré."));
    case Fault::updateApp:
      return refuse(problem(426, "updateApp", "Cette application est trop ancienne."));
  }
  return std::nullopt;
}

ApiResponse SampleApi::answer(const ApiRequest& request) {
  const auto question = request.path.find('?');
  ApiResponse response = answerTo(request, request.path.substr(0, question),
                                  question == std::string::npos ? std::string() : request.path.substr(question + 1));
  response.headers.emplace_back("passerelle-wire", "1");
  return response;
}

ApiResponse SampleApi::answerTo(const ApiRequest& request, const std::string& path, const std::string& query) {
  const QJsonValue none = QJsonValue::Null;
  const bool reads = request.method == "GET";
  if (reads && path == api::kMe) return json(me());
  if (auto exchanged = m_exchange.answer(request, path)) return std::move(*exchanged);
  if (auto own = m_person.answer(request, path)) return std::move(*own);
  if (reads && path == api::kReferential) return {200, {}, m_chain.referential()};
  if (reads && path == api::kRegions) return json({{"items", rows(m_chain.regions())}, {"next", none}});
  if (reads && path == api::kUnits) return json({{"items", rows(m_chain.units())}, {"next", none}});
  if (reads && path == api::kFeed) return {200, {}, m_chain.feed()};
  if (reads && path == api::kChanges) return changes(query);
  if (reads && path == api::kServer)
    return json({{"name", "Tilleul"}, {"wire", QJsonArray{1}}, {"time", QString::fromStdString(toIso(m_clock.now()))}});
  std::vector<std::string> said;
  if (auto talk = m_talk.answer(request, path, query, me(), said)) {
    for (const std::string& id : said) change(id);
    return std::move(*talk);
  }
  if (path.starts_with(std::string(api::kRounds)) || path.starts_with("/rounds/")) return rounds(request, path);
  if (path == api::kReadings) return json({{"counted", 0}});
  if (path.starts_with(std::string(api::kUploads)))
    return upload(request, path.substr(std::min(path.size(), api::kUploads.size() + 1)));
  if (path.starts_with(std::string(api::kReports) + "/")) {
    const std::string rest = path.substr(api::kReports.size() + 1);
    const auto slash = rest.find('/');
    return report(request, rest.substr(0, slash), slash == std::string::npos ? std::string() : rest.substr(slash + 1));
  }
  if (reads && path == api::kTriage) {
    QJsonArray deck;
    for (const QJsonValue& idea : sampleDeck(m_chain)) {
      if (!m_sorted[idea["id"].toString().toStdString()]) deck.append(idea);
    }
    return json({{"items", deck}, {"waiting", deck.size()}});
  }
  if (path.ends_with("/triage")) {
    const std::string id = path.substr(api::kIdeas.size() + 1, path.size() - api::kIdeas.size() - 8);
    m_sorted[id] = !objectOf(request.body)["outcome"].isNull();
    return json({{"id", QString::fromStdString(id)}, {"replayed", false}});
  }
  if (path == api::kPalmares)
    return json({{"items", QJsonArray{QJsonObject{{"month", sampleMonth(m_clock.now())}}}}, {"mine", QJsonArray()}});
  if (path.starts_with(std::string(api::kPalmares) + "/")) return json(samplePalmares(m_chain, m_clock.now()));
  if (path.starts_with(std::string(api::kIdeas) + "/")) {
    const bool on = request.method == "PUT";
    m_supported[path] = on;
    return json(on ? QJsonObject{{"supported", true}, {"supporters", 15}, {"readers", 62}}
                   : QJsonObject{{"supported", false}, {"supporters", none}, {"readers", none}});
  }
  if (reads && path.starts_with(std::string(api::kMedia) + "/"))
    return medium(path.substr(path.rfind('/') + 1), query.find("size=thumb") != std::string::npos);
  return problem(404, "notFound", "Les données d’essai n’ont pas cette page.");
}

QJsonObject SampleApi::me() const {
  const bool host = m_options.host;
  if (m_options.committee)
    return {{"id", kMyId},
            {"name", "Léa Schmitt"},
            {"email", "lea.schmitt@tilleul.example"},
            {"department", "Marketing"},
            {"roles", QJsonArray{"management", "visitor"}},
            {"unit", QJsonValue::Null},
            {"region", ""},
            {"language", "fr"},
            {"deviceId", "device"}};
  return {{"id", kMyId},
          {"name", host ? "Nadia Berthier" : "Claire Fontaine"},
          {"email", host ? "nadia.berthier@tilleul.example" : "claire.fontaine@tilleul.example"},
          {"department", host ? "" : "Direction des achats"},
          {"roles", QJsonArray{host ? "host" : "visitor"}},
          {"unit", host ? QJsonValue(m_chain.unitName("LYON-02")) : QJsonValue::Null},
          {"region", ""},
          {"language", "fr"},
          {"deviceId", "device"}};
}

ApiResponse SampleApi::changes(const std::string& query) {
  const std::size_t after =
      std::min<std::size_t>(std::strtoull(valueOf(query, "after").c_str(), nullptr, 10), m_changes.size());
  QJsonArray items;
  for (std::size_t i = after; i < m_changes.size(); ++i) {
    const std::string said = m_talk.kindOf(m_changes[i]);
    const QString kind = said.empty() ? QStringLiteral("report") : QString::fromStdString(said);
    items.append(QJsonObject{{"cursor", static_cast<qint64>(i + 1)},
                             {"kind", kind},
                             {"id", QString::fromStdString(m_changes[i])},
                             {kind, said.empty() ? m_reports[m_changes[i]] : m_talk.find(m_changes[i])}});
  }
  return json({{"items", items}, {"cursor", static_cast<qint64>(m_changes.size())}, {"more", false}});
}

void SampleApi::change(const std::string& id) { m_changes.push_back(id); }

QJsonObject* SampleApi::find(const std::string& id) {
  const auto found = m_reports.find(id);
  return found == m_reports.end() ? nullptr : &found->second;
}

ApiResponse SampleApi::report(const ApiRequest& request, const std::string& id, const std::string& verb) {
  if (verb.empty() && request.method == "PUT") return receive(id, request.body);
  QJsonObject* view = find(id);
  if (view == nullptr) return problem(404, "notFound", "Ce rapport n’existe pas.");
  if (verb.empty()) return json(*view);
  if (verb == "revisions") {
    QJsonArray revisions = m_history[id];
    if (revisions.isEmpty())
      revisions.append(QJsonObject{{"revision", (*view)["revision"]},
                                   {"hash", (*view)["hash"]},
                                   {"receivedAt", (*view)["receivedAt"]},
                                   {"content", (*view)["content"]}});
    return json({{"items", revisions}, {"next", QJsonValue::Null}});
  }
  if (verb == "useful") {
    const bool on = request.method == "PUT";
    (*view)["useful"] = on;
    return json({{"useful", on}, {"usefulCount", on ? QJsonValue(10) : QJsonValue::Null}});
  }
  if (verb == "reply" && request.method == "PUT") {
    QJsonObject reply = objectOf(request.body);
    reply["by"] = me()["name"];
    reply["at"] = QString::fromStdString(toIso(m_clock.now()));
    (*view)["reply"] = reply;
    if (reply["kind"] != "blur" && reply["kind"] != "name") {
      (*view)["state"] = "published";
      (*view)["publishedAt"] = reply["at"];
    }
    change(id);
    return json(*view);
  }
  return problem(404, "notFound", "Les données d’essai n’ont pas cette page.");
}

void SampleApi::keep(const std::string& id, const std::string& contentBytes, const std::string& state) {
  (void)receive(id, contentBytes);
  QJsonObject& view = m_reports[id];
  view["state"] = QString::fromStdString(state);
  if (state == "published") view["publishedAt"] = view["receivedAt"];
}

ApiResponse SampleApi::receive(const std::string& id, const std::string& body) {
  const QJsonObject content = objectOf(body);
  const QString now = QString::fromStdString(toIso(m_clock.now()));
  const QString hash = QString::fromStdString(sha256Hex(body));
  QJsonObject& view = m_reports[id];
  const QString state = content["withdrawn"].toBool() ? "withdrawn" : view["state"].toString("withHost");
  if (view["hash"].toString() != hash) {
    view["revision"] = view["revision"].toInt() + 1;
    m_history[id].prepend(
        QJsonObject{{"revision", view["revision"]}, {"hash", hash}, {"receivedAt", now}, {"content", content}});
  }
  QJsonArray media, missing;
  for (const QJsonValue& line : content["media"].toArray()) {
    const QString medium = line["id"].toString(), url = "/v1/media/" + QString::fromStdString(id) + "/" + medium;
    const bool here = m_received.contains(medium.toStdString());
    if (!here) missing.append(medium);
    media.append(QJsonObject{{"id", medium},
                             {"kind", line["kind"]},
                             {"type", line["type"]},
                             {"state", here ? "received" : "missing"},
                             {"url", url},
                             {"thumbnailUrl", url + "?size=thumb"}});
  }
  QJsonArray ideas;
  for (const QJsonValue& idea : content["ideas"].toArray())
    ideas.append(QJsonObject{{"id", idea["id"]}, {"text", idea["text"]}, {"supported", false}});
  view["id"] = QString::fromStdString(id);
  view["hash"] = hash;
  view["author"] = QJsonObject{{"id", kMyId}, {"name", me()["name"]}, {"department", me()["department"]}};
  view["content"] = content;
  view["state"] = state;
  view["receivedAt"] = now;
  view["hourEndsAt"] = QString::fromStdString(toIso(m_clock.now() + std::chrono::hours(72)));
  view["publishedAt"] = view["publishedAt"].toString().isEmpty() ? QJsonValue(QJsonValue::Null) : view["publishedAt"];
  view["unit"] = m_chain.unitName(content["subject"]["code"].toString().toStdString());
  view["media"] = media;
  view["ideas"] = ideas;
  if (!view.contains("reply")) view["reply"] = QJsonValue::Null;
  view["useful"] = false;
  change(id);
  return json({{"id", view["id"]},
               {"revision", view["revision"]},
               {"hash", hash},
               {"receivedAt", now},
               {"state", state},
               {"hourEndsAt", view["hourEndsAt"]},
               {"publishedAt", view["publishedAt"]},
               {"missingMedia", missing},
               {"cursor", static_cast<qint64>(m_changes.size())}});
}

ApiResponse SampleApi::upload(const ApiRequest& request, const std::string& id) {
  if (request.method == "POST") {
    auto metadata = metadataOf(headerOf(request, "Upload-Metadata"));
    const std::string name = metadata["reportId"] + metadata["mediumId"];
    Upload& made = m_uploads[name];
    made.metadata = std::move(metadata);
    made.length = std::strtoll(headerOf(request, "Upload-Length").c_str(), nullptr, 10);
    return {
        201,
        {{"location", std::string(api::kUploads) + "/" + name}, {"upload-offset", std::to_string(made.bytes.size())}},
        {}};
  }
  const auto found = m_uploads.find(id);
  if (found == m_uploads.end()) return problem(404, "notFound", "Cet envoi n’existe pas\u00a0: il recommence.");
  Upload& upload = found->second;
  if (request.method == "PATCH") {
    if (headerOf(request, "Upload-Offset") != std::to_string(upload.bytes.size()))
      return problem(409, "conflict", "Reprise ailleurs.");
    upload.bytes += request.body;
  }
  ApiResponse response{
      request.method == "HEAD" ? 200 : 204, {{"upload-offset", std::to_string(upload.bytes.size())}}, {}};
  if (static_cast<std::int64_t>(upload.bytes.size()) < upload.length) return response;
  m_received[upload.metadata["mediumId"]] = upload.bytes;
  response.headers.emplace_back("passerelle-sha256", sha256Hex(upload.bytes));
  response.headers.emplace_back("passerelle-received-at", toIso(m_clock.now()));
  return response;
}

ApiResponse SampleApi::rounds(const ApiRequest& request, const std::string& path) {
  const QJsonArray all = sampleRounds(m_chain, m_clock.now());
  if (path == api::kRounds) return json({{"items", all}});
  if (path.ends_with("/receipts.csv"))
    return {200, {}, "commitment\n" + toHex(blake2b(std::string("receipt:") + kSampleReceipt)) + "\n"};
  if (path.ends_with("/grades.csv")) return {200, {}, "ballot,idea,grade\n"};
  for (const QJsonValue& round : all) {
    if (path == api::roundPath(round["id"].toString().toStdString())) return json(round.toObject());
  }
  if (path != api::ballotPath(kOpenRound)) return problem(410, "gone", "Ce scrutin est clos.");
  if (request.method == "GET") return json(m_ballot);
  const QJsonObject said = objectOf(request.body);
  QJsonArray lines = m_ballot["lines"].toArray();
  for (const QJsonValue& one : said["lines"].toArray()) {
    for (qsizetype i = 0; i < lines.size(); ++i) {
      QJsonObject line = lines[i].toObject();
      if (line["item"] != one["item"]) continue;
      line["grade"] = one["grade"];
      if (one.toObject().contains("comment")) line["comment"] = one["comment"];
      lines[i] = line;
    }
  }
  m_ballot = {{"lines", lines}, {"receipt", kSampleReceipt}, {"change", said["change"]}};
  return json(m_ballot);
}

ApiResponse SampleApi::medium(const std::string& id, bool thumbnail) {
  if (const auto photo = m_photos.find(id); photo != m_photos.end())
    return {200,
            {{"content-type", "image/jpeg"}},
            samplePhoto(photo->second, thumbnail ? kThumbnailEdge : kFullEdge).toStdString()};
  if (const auto received = m_received.find(id); received != m_received.end())
    return {200, {{"content-type", "image/jpeg"}}, received->second};
  return problem(404, "notFound", "Cette photo n’est pas encore arrivée.");
}

}  // namespace passerelle::sample
