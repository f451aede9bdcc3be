#include "tests/tour/sample.h"

#include <QDateTime>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "app/platform/photo_preparer.h"
#include "shared/base/digest.h"
#include "shared/codec/reading_json.h"
#include "shared/codec/report_json.h"

namespace passerelle::testing {
namespace {
const char* const kAuthors[][2] = {{"Marion Nguyen", "Direction financière"}, {"Karim Haddad", "Ressources humaines"},
                                   {"Hugo Arnaud", "Informatique"},           {"Inès Morel", "Marketing"},
                                   {"Sofia Lambert", "Logistique"},           {"Paul Tessier", "Service clients"}};

void must(const Result<void>& done) {
  if (!done) throw std::runtime_error(done.error().message);
}

template <class T>
T must(Result<T> done) {
  if (!done) throw std::runtime_error(done.error().message);
  return std::move(*done);
}

std::string ago(Phone& phone, std::chrono::minutes minutes) { return toIso(phone.vault.clock().now() - minutes); }

/// Prepared once: it takes a while.
const PreparedPhoto& photoOf(const std::string& name) {
  static std::map<std::string, PreparedPhoto> prepared;
  const auto known = prepared.find(name);
  if (known != prepared.end()) return known->second;
  const QByteArray picture = QByteArray::fromStdString(repositoryFile("backend/demo/photos/" + name + ".jpg"));
  return prepared.emplace(name, must(preparePhoto(picture))).first->second;
}

QJsonArray stories() {
  return QJsonDocument::fromJson(QByteArray::fromStdString(repositoryFile("backend/demo/stories.json"))).array();
}

/// Cells of one line of a CSV with commas and quotes.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

std::string compact(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

/// A story of the demo as the content of a report.
Report contentOf(Phone& phone, const QJsonObject& story) {
  Report report;
  report.kind = story["kind"].toString().toStdString();
  report.subject.code = story["unit"].toString().toStdString();
  const auto day = phone.vault.clock().now() - std::chrono::hours(24 * story["daysAgo"].toInt());
  report.visitedOn = toIsoDate(day);
  for (const QJsonValue& item : story["items"].toArray()) {
    const QJsonArray one = item.toArray();
    Astonishment astonishment;
    astonishment.id = phone.vault.newId();
    const QString tone = one[0].toString();
    astonishment.tone = tone == "good" ? Tone::good : tone == "bad" ? Tone::bad : Tone::puzzling;
    astonishment.momentOfTruth = one[1].toString().toStdString();
    astonishment.sense = one[2].toString().toStdString();
    astonishment.text = one[3].toString().toStdString();
    astonishment.verbatim = one[4].toString().toStdString();
    report.astonishments.push_back(std::move(astonishment));
  }
  for (const QJsonValue& idea : story["ideas"].toArray())
    report.ideas.push_back({phone.vault.newId(), idea.toString().toStdString()});
  return report;
}

QJsonValue replyOf(const QJsonObject& story, Phone& phone) {
  const QJsonArray reply = story["reply"].toArray();
  if (reply.isEmpty()) return QJsonValue::Null;
  return QJsonObject{{"thanks", true},
                     {"kind", reply[0].toString()},
                     {"text", reply[1].toString()},
                     {"by", "L’équipe du magasin"},
                     {"at", QString::fromStdString(ago(phone, std::chrono::hours(20)))}};
}

QJsonObject unitOf(Phone& phone, const std::string& code) {
  const auto unit = phone.mirror.unit(code);
  return {{"code", QString::fromStdString(code)}, {"name", QString::fromStdString(unit ? unit->name : code)}};
}

/// Puts a report into the mirror as GET /v1/reports/{id} gives it; returns the card of the feed.
QJsonObject publish(Phone& phone, const QJsonObject& story, int row, const std::string& state) {
  const std::string id = phone.vault.newId();
  Report content = contentOf(phone, story);
  QJsonValue photo = QJsonValue::Null;
  QJsonArray media;
  const std::string name = story["photo"].toString().toStdString();
  if (!name.empty()) {
    const PreparedPhoto& picture = photoOf(name);
    const std::string bytes = picture.jpeg.toStdString();
    ManifestEntry entry{
        phone.vault.newId(), MediumKind::photo, "image/jpeg", picture.jpeg.size(), sha256Hex(bytes), {}, {}};
    content.astonishments.front().media.push_back(entry.id);
    content.noRecognisablePerson = true;
    const QString url = QString::fromStdString("/v1/media/" + id + "/" + entry.id);
    must(phone.mirror.keepPicture(id, entry.id, "full", bytes));
    must(phone.mirror.keepPicture(id, entry.id, "thumb", bytes));
    photo = QJsonObject{{"id", QString::fromStdString(entry.id)}, {"url", url}, {"thumbnailUrl", url + "?size=thumb"}};
    media.append(QJsonObject{{"id", QString::fromStdString(entry.id)},
                             {"kind", "photo"},
                             {"type", "image/jpeg"},
                             {"state", "received"},
                             {"url", url},
                             {"thumbnailUrl", url + "?size=thumb"}});
    content.media.push_back(std::move(entry));
  }
  const auto& author = kAuthors[row % 6];
  const std::string received = ago(phone, std::chrono::minutes(90 + row * 371));
  const QJsonObject written = QJsonDocument::fromJson(QByteArray::fromStdString(encodeReport(content))).object();
  QJsonArray ideas;
  for (const ReportIdea& idea : content.ideas)
    ideas.append(QJsonObject{
        {"id", QString::fromStdString(idea.id)}, {"text", QString::fromStdString(idea.text)}, {"supported", false}});
  QJsonObject view{
      {"id", QString::fromStdString(id)},
      {"revision", 1},
      {"hash", QString(64, 'a')},
      {"author", QJsonObject{{"id", "a"}, {"name", author[0]}, {"department", author[1]}}},
      {"content", written},
      {"state", QString::fromStdString(state)},
      {"receivedAt", QString::fromStdString(received)},
      {"hourEndsAt", QString::fromStdString(ago(phone, std::chrono::minutes(-60 * 47 - 90 * row)))},
      {"publishedAt", state == "published" ? QJsonValue(QString::fromStdString(received)) : QJsonValue::Null},
      {"unit", unitOf(phone, content.subject.code)},
      {"media", media},
      {"reply", state == "published" ? replyOf(story, phone) : QJsonValue::Null},
      {"ideas", ideas},
      {"useful", false}};
  must(phone.mirror.putReport(must(decodeReportView(compact(view))), compact(view), false));
  return {{"id", QString::fromStdString(id)},
          {"kind", QString::fromStdString(content.kind)},
          {"unit", unitOf(phone, content.subject.code)},
          {"region", ""},
          {"author", QJsonObject{{"name", author[0]}, {"department", author[1]}}},
          {"publishedAt", QString::fromStdString(received)},
          {"visitedOn", QString::fromStdString(content.visitedOn)},
          {"astonishments", written["astonishments"]},
          {"ideas", written["ideas"]},
          {"photo", photo},
          {"reply", replyOf(story, phone)},
          {"exploration", row == 2},
          {"own", false}};
}

std::string addPhotoOf(Phone& phone, const std::string& draftId, const std::string& name) {
  const PreparedPhoto& photo = photoOf(name);
  const Medium medium = must(phone.media.add(MediumKind::photo, "image/jpeg", photo.jpeg.toStdString()));
  must(phone.media.add(MediumKind::thumbnail, "image/jpeg", photo.thumbnail.toStdString(), medium.id));
  must(phone.drafts.addMedium(draftId, medium.id));
  return medium.id;
}

/// Sends a story as one's own; with photos of these names.
std::string send(Phone& phone, const QJsonObject& story, const std::vector<std::string>& photos) {
  Draft draft = must(phone.drafts.begin(contentOf(phone, story)));
  for (const std::string& name : photos) addPhotoOf(phone, draft.id, name);
  draft = *phone.drafts.find(draft.id);
  draft.content.noRecognisablePerson = true;
  must(phone.drafts.save(draft));
  return must(phone.ownReports.send(draft.id));
}

void receive(Phone& phone, const std::string& id, const std::string& state, std::chrono::minutes since) {
  const auto entry = *phone.outbox.find("/v1/reports/" + id);
  must(phone.ownReports.beginSending(id, entry.hash));
  ReportReceipt receipt;
  receipt.id = id;
  receipt.revision = 1;
  receipt.hash = entry.hash;
  receipt.receivedAt = ago(phone, since);
  receipt.state = state;
  receipt.hourEndsAt = ago(phone, since - std::chrono::hours(72));
  if (state == "published") receipt.publishedAt = ago(phone, since);
  must(phone.ownReports.acknowledge(entry.hash, receipt));
  must(phone.outbox.finish(entry.path));
}

void receiveMedia(Phone& phone, const std::string& id, std::chrono::minutes since) {
  for (const OutboxEntry& entry : phone.outbox.ofReport(id)) {
    if (entry.mediumId.empty()) continue;
    must(phone.ownReports.acknowledgeMedium(id, entry.mediumId, entry.hash, ago(phone, since), 0, {}));
    must(phone.outbox.finish(entry.path));
  }
}

void signIn(Phone& phone, Me me) {
  me.id = "0193a000-0000-7000-8000-000000000001";
  me.language = phone.settings.language();
  must(phone.account.signIn({"https://passerelle.tilleul.example", "Tilleul", "device", "token", {}}, me));
}
}  // namespace

std::string repositoryFile(const std::string& path) {
  std::ifstream file(std::string(PASSERELLE_SOURCE_DIR) + "/" + path, std::ios::binary);
  if (!file) throw std::runtime_error("no file " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void signInVisitor(Phone& phone) {
  Me me;
  me.name = "Claire Fontaine";
  me.department = "Direction des achats";
  me.email = "claire.fontaine@tilleul.example";
  me.roles = {"visitor"};
  signIn(phone, me);
}

void signInHost(Phone& phone) {
  Me me;
  me.name = "Nadia Berthier";
  me.email = "nadia.berthier@tilleul.example";
  me.roles = {"host"};
  me.unit = UnitName{"LYON-02", "Tilleul Lyon Gare"};
  signIn(phone, me);
}

void fillMirror(Phone& phone) {
  std::istringstream lines(repositoryFile("backend/demo/units.csv"));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const auto cell = cells(line);
    if (cell.size() < 8) continue;
    const QJsonObject unit{{"code", QString::fromStdString(cell[0])},
                           {"name", QString::fromStdString(cell[1])},
                           {"kind", QString::fromStdString(cell[2])},
                           {"region", QString::fromStdString(cell[3])},
                           {"address", QString::fromStdString(cell[4])},
                           {"lat", std::stod(cell[5])},
                           {"lon", std::stod(cell[6])},
                           {"opening", QString::fromStdString(cell[7])}};
    must(phone.mirror.putRow("unit", cell[0], compact(unit)));
  }
  must(phone.mirror.putRow("referential", "current", repositoryFile("backend/service/seed_referential.json")));

  QJsonArray cards;
  const QJsonArray all = stories();
  const int order[] = {4, 0, 1, 3, 11, 10, 2, 13, 17, 20, 24, 35, 36, 22, 8};
  int row = 0;
  for (const int index : order) cards.append(publish(phone, all[index].toObject(), row++, "published"));
  const FeedPage page = must(decodeFeedPage(compact(
      QJsonObject{{"items", cards}, {"mine", QJsonObject{}}, {"counts", QJsonObject{}}, {"next", QJsonValue::Null}})));
  must(phone.mirror.putFeedPage(page, 0, true));
  const FeedCard& second = page.cards[1];
  must(phone.reactions.adoptSupport(second.ideas.front().id, true, IdeaCounts{14, 61}));
  must(phone.reactions.adoptUseful(second.id, true, 23));
  must(phone.reactions.adoptUseful(page.cards[0].id, true, 9));
}

void fillCarnet(Phone& phone) {
  must(phone.captures.addText("À l’ouverture, le rideau métallique reste à mi-hauteur : on entre en se baissant."));
  const PreparedPhoto& signage = photoOf("signage");
  must(phone.captures.addPhoto(signage.jpeg.toStdString(), signage.thumbnail.toStdString(),
                               "Trois panneaux, trois directions pour les toilettes."));
  must(
      phone.captures.addText("« Je viens pour la même vis que mardi. » Le vendeur s’en souvient, et de la vis aussi."));
  const PreparedPhoto& bench = photoOf("bench");
  must(phone.captures.addPhoto(bench.jpeg.toStdString(), bench.thumbnail.toStdString()));
}

std::string fillDraft(Phone& phone) {
  Report report = contentOf(phone, stories()[46].toObject());
  report.visitedOn = toIsoDate(phone.vault.clock().now());
  Draft draft = must(phone.drafts.begin(std::move(report)));
  addPhotoOf(phone, draft.id, "queue");
  addPhotoOf(phone, draft.id, "counter");
  must(phone.drafts.setOpen({}));
  return draft.id;
}

void fillOwnReports(Phone& phone) {
  const QJsonArray all = stories();
  const std::string published = send(phone, all[14].toObject(), {"queue"});
  receive(phone, published, "published", std::chrono::hours(30));
  receiveMedia(phone, published, std::chrono::hours(30));
  const std::string withHost = send(phone, all[45].toObject(), {"plants"});
  receive(phone, withHost, "withHost", std::chrono::minutes(18));
  receiveMedia(phone, withHost, std::chrono::minutes(17));
  const std::string sending = send(phone, all[25].toObject(), {"kids", "van"});
  receive(phone, sending, "withHost", std::chrono::minutes(6));
  for (const OutboxEntry& entry : phone.outbox.ofReport(sending)) {
    if (entry.kind != OutboxKind::photo) continue;
    must(phone.outbox.setProgress(entry.path, "/v1/uploads/sample", entry.sizeBytes / 2));
    must(phone.outbox.postpone(entry.path, Obstacle::offline, {}, phone.vault.clock().now() + std::chrono::minutes(4)));
    break;
  }
  const std::string waiting = send(phone, all[31].toObject(), {});
  must(phone.outbox.postpone("/v1/reports/" + waiting, Obstacle::offline, {},
                             phone.vault.clock().now() + std::chrono::minutes(4)));
}

std::string fillStoreHour(Phone& phone) {
  const QJsonArray all = stories();
  std::string first;
  int row = 0;
  for (const int index : {46, 1}) {
    QJsonObject story = all[index].toObject();
    story["unit"] = "LYON-02";
    story["daysAgo"] = 1;
    const QJsonObject card = publish(phone, story, row++, "withHost");
    if (first.empty()) first = card["id"].toString().toStdString();
  }
  return first;
}

std::string bestStory(Phone& phone) {
  const auto cards = phone.mirror.feed(1);
  return cards.empty() ? std::string() : cards.front().id;
}

}  // namespace passerelle::testing
