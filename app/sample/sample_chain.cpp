#include "app/sample/sample_chain.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QJsonDocument>
#include <cassert>
#include <map>
#include <set>

#include "shared/base/digest.h"
#include "shared/codec/report_json.h"

namespace passerelle::sample {
namespace {
const char* const kAuthors[][2] = {{"Marion Nguyen", "Direction financière"}, {"Karim Haddad", "Ressources humaines"},
                                   {"Hugo Arnaud", "Informatique"},           {"Inès Morel", "Marketing"},
                                   {"Sofia Lambert", "Logistique"},           {"Paul Tessier", "Service clients"}};
/// Of the stories: a good first page.
constexpr int kFeedOrder[] = {4, 0, 1, 3, 11, 10, 2, 13, 17, 20, 24, 35, 36, 22, 8};
constexpr int kWithHost[] = {46, 1};
constexpr int kExplorationRow = 2;

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
}  // namespace

QByteArray sampleFile(const QString& name) {
  QFile file(QStringLiteral(":/sample/") + name);
  [[maybe_unused]] const bool there = file.open(QIODevice::ReadOnly);
  assert(there);
  return file.readAll();
}

QByteArray samplePhoto(const QString& name, int edge) {
  static std::map<std::pair<QString, int>, QByteArray> made;
  QByteArray& jpeg = made[{name, edge}];
  if (!jpeg.isEmpty()) return jpeg;
  QByteArray bytes = sampleFile(name);
  QBuffer in(&bytes);
  QImageReader reader(&in);
  if (std::max(reader.size().width(), reader.size().height()) <= edge) return jpeg = bytes;
  reader.setScaledSize(reader.size().scaled(edge, edge, Qt::KeepAspectRatio));
  QBuffer out(&jpeg);
  reader.read().save(&out, "JPEG", 85);
  return jpeg;
}

QJsonArray stories() { return QJsonDocument::fromJson(sampleFile(QStringLiteral("stories.json"))).array(); }

std::string compact(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

ApiResponse json(const QJsonObject& body, int status) {
  return {status, {{"content-type", "application/json"}}, compact(body)};
}

std::string valueOf(const std::string& query, const std::string& name) {
  const auto at = ("&" + query).find("&" + name + "=");
  if (at == std::string::npos) return {};
  const auto begin = at + name.size() + 1;
  return query.substr(begin, query.find('&', begin) - begin);
}

Report contentOf(const QJsonObject& story, TimePoint now, const std::function<std::string()>& newId) {
  Report report;
  report.kind = story["kind"].toString().toStdString();
  report.subject.code = story["unit"].toString().toStdString();
  report.visitedOn = toIsoDate(now - std::chrono::hours(24 * story["daysAgo"].toInt()));
  for (const QJsonValue& item : story["items"].toArray()) {
    const QJsonArray one = item.toArray();
    Astonishment astonishment;
    astonishment.id = newId();
    const QString tone = one[0].toString();
    astonishment.tone = tone == "good" ? Tone::good : tone == "bad" ? Tone::bad : Tone::puzzling;
    astonishment.momentOfTruth = one[1].toString().toStdString();
    astonishment.sense = one[2].toString().toStdString();
    astonishment.text = one[3].toString().toStdString();
    astonishment.verbatim = one[4].toString().toStdString();
    report.astonishments.push_back(std::move(astonishment));
  }
  for (const QJsonValue& idea : story["ideas"].toArray())
    report.ideas.push_back({newId(), idea.toString().toStdString()});
  return report;
}

SampleChain::SampleChain(TimePoint now) : m_now(now) {
  const QList<QByteArray> lines = sampleFile(QStringLiteral("units.csv")).split('\n');
  for (const QByteArray& line : lines.mid(1)) {
    const auto cell = cells(line.trimmed().toStdString());
    if (cell.size() < 8) continue;
    const auto text = [&cell](std::size_t i) { return QString::fromStdString(cell[i]); };
    m_units.push_back({cell[0], compact({{"code", text(0)},
                                         {"name", text(1)},
                                         {"kind", text(2)},
                                         {"region", text(3)},
                                         {"address", text(4)},
                                         {"lat", std::stod(cell[5])},
                                         {"lon", std::stod(cell[6])},
                                         {"opening", text(7)}})});
  }
  const QJsonArray all = stories();
  int row = 0;
  for (const int index : kFeedOrder) m_published.push_back(tell(all[index].toObject(), row++, "published"));
  row = 0;
  for (const int index : kWithHost) {
    QJsonObject story = all[index].toObject();
    story["unit"] = "LYON-02";
    story["daysAgo"] = 1;
    m_withHost.push_back(tell(story, row++, "withHost"));
  }
}

std::string SampleChain::newId() {
  return QStringLiteral("0193b000-0000-7000-8000-%1").arg(++m_lastId, 12, 10, QLatin1Char('0')).toStdString();
}

std::string SampleChain::ago(std::chrono::minutes minutes) const { return toIso(m_now - minutes); }

std::string SampleChain::referential() const {
  QJsonObject all = QJsonDocument::fromJson(sampleFile(QStringLiteral("seed_referential.json"))).object();
  all["version"] = 1;
  return compact(all);
}

std::vector<SampleChain::Row> SampleChain::regions() const {
  std::set<QString> names;
  for (const Row& unit : m_units)
    names.insert(QJsonDocument::fromJson(QByteArray::fromStdString(unit.json)).object()["region"].toString());
  std::vector<Row> rows;
  for (const QString& name : names) rows.push_back({name.toStdString(), compact({{"code", name}, {"name", name}})});
  return rows;
}

QJsonObject SampleChain::unitName(const std::string& code) const {
  for (const Row& unit : m_units) {
    if (unit.code != code) continue;
    const QJsonObject all = QJsonDocument::fromJson(QByteArray::fromStdString(unit.json)).object();
    return {{"code", all["code"]}, {"name", all["name"]}};
  }
  return {{"code", QString::fromStdString(code)}, {"name", QString::fromStdString(code)}};
}

QJsonValue SampleChain::replyOf(const QJsonObject& story) const {
  const QJsonArray reply = story["reply"].toArray();
  if (reply.isEmpty()) return QJsonValue::Null;
  return QJsonObject{{"thanks", true},
                     {"kind", reply[0].toString()},
                     {"text", reply[1].toString()},
                     {"by", "L’équipe du magasin"},
                     {"at", QString::fromStdString(ago(std::chrono::hours(20)))}};
}

SampleReport SampleChain::tell(const QJsonObject& story, int row, const char* state) {
  SampleReport report;
  report.id = newId();
  const QString id = QString::fromStdString(report.id);
  Report content = contentOf(story, m_now, [this] { return newId(); });
  QJsonValue photo = QJsonValue::Null;
  QJsonArray media;
  if (const QString name = story["photo"].toString(); !name.isEmpty()) {
    report.photo = name + QStringLiteral(".jpg");
    const std::string bytes = sampleFile(report.photo).toStdString();
    ManifestEntry entry{
        newId(), MediumKind::photo, "image/jpeg", static_cast<std::int64_t>(bytes.size()), sha256Hex(bytes), {}, {}};
    report.mediumId = entry.id;
    content.astonishments.front().media.push_back(entry.id);
    content.noRecognisablePerson = true;
    const QString medium = QString::fromStdString(entry.id), url = "/v1/media/" + id + "/" + medium;
    photo = QJsonObject{{"id", medium}, {"url", url}, {"thumbnailUrl", url + "?size=thumb"}};
    media.append(QJsonObject{{"id", medium},
                             {"kind", "photo"},
                             {"type", "image/jpeg"},
                             {"state", "received"},
                             {"url", url},
                             {"thumbnailUrl", url + "?size=thumb"}});
    content.media.push_back(std::move(entry));
  }
  const bool isPublished = QLatin1String(state) == QLatin1String("published");
  const auto& author = kAuthors[row % 6];
  const QString received = QString::fromStdString(ago(std::chrono::minutes(90 + row * 371)));
  const QJsonObject written = QJsonDocument::fromJson(QByteArray::fromStdString(encodeReport(content))).object();
  QJsonArray ideas;
  for (const ReportIdea& idea : content.ideas)
    ideas.append(QJsonObject{
        {"id", QString::fromStdString(idea.id)}, {"text", QString::fromStdString(idea.text)}, {"supported", false}});
  report.view = {{"id", id},
                 {"revision", 1},
                 {"hash", QString(64, 'a')},
                 {"author", QJsonObject{{"id", "a"}, {"name", author[0]}, {"department", author[1]}}},
                 {"content", written},
                 {"state", state},
                 {"receivedAt", received},
                 {"hourEndsAt", QString::fromStdString(ago(std::chrono::minutes(-60 * 47 - 90 * row)))},
                 {"publishedAt", isPublished ? QJsonValue(received) : QJsonValue::Null},
                 {"unit", unitName(content.subject.code)},
                 {"media", media},
                 {"reply", isPublished ? replyOf(story) : QJsonValue::Null},
                 {"ideas", ideas},
                 {"useful", false}};
  report.card = {{"id", id},
                 {"kind", QString::fromStdString(content.kind)},
                 {"unit", unitName(content.subject.code)},
                 {"region", ""},
                 {"author", QJsonObject{{"name", author[0]}, {"department", author[1]}}},
                 {"publishedAt", received},
                 {"visitedOn", QString::fromStdString(content.visitedOn)},
                 {"astonishments", written["astonishments"]},
                 {"ideas", written["ideas"]},
                 {"photo", photo},
                 {"reply", replyOf(story)},
                 {"exploration", row == kExplorationRow},
                 {"own", false}};
  return report;
}

std::string SampleChain::feed() const {
  QJsonArray cards;
  for (const SampleReport& report : m_published) cards.append(report.card);
  return compact({{"items", cards}, {"mine", QJsonObject{}}, {"counts", QJsonObject{}}, {"next", QJsonValue::Null}});
}

}  // namespace passerelle::sample
