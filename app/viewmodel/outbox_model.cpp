#include "app/viewmodel/outbox_model.h"

#include <QDateTime>
#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>

#include "app/local/export_file.h"
#include "app/local/refusals.h"
#include "app/viewmodel/outbox_lines.h"
#include "app/viewmodel/text.h"

namespace passerelle {
namespace {
constexpr auto kShownAfterArrival = std::chrono::hours(24);
}  // namespace

QString subjectName(Phone& phone, const Report& report) {
  if (report.subject.code.empty()) return {};
  const auto unit = phone.mirror.unit(report.subject.code);
  return toQt(unit ? unit->name : report.subject.code);
}

QString firstWords(const Report& report) {
  for (const Astonishment& one : report.astonishments) {
    if (!one.text.empty()) return toQt(one.text);
    if (!one.verbatim.empty()) return toQt(one.verbatim);
  }
  return report.ideas.empty() ? QString() : toQt(report.ideas.front().text);
}

OutboxModel::OutboxModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QAbstractListModel(parent), m_phone(phone), m_exchange(exchange) {
  for (const Topic topic : {Topic::outbox, Topic::ownReports, Topic::units, Topic::drafts}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) { reload(); }));
  }
  reload();
}

int OutboxModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant OutboxModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case ReportId:
      return toQt(row.report.id);
    case Title:
      return subjectName(m_phone, row.report.content);
    case FirstWords:
      return firstWords(row.report.content);
    case State:
      return row.state;
    case Obstacle:
      return row.obstacle;
    case Detail:
      return row.detail;
    case Editable:
      return row.state != QLatin1String("received");
    case Parts:
      return parts(row);
    default:
      return {};
  }
}

QHash<int, QByteArray> OutboxModel::roleNames() const {
  return {{ReportId, "reportId"}, {Title, "title"},   {FirstWords, "firstWords"}, {State, "state"},
          {Obstacle, "obstacle"}, {Detail, "detail"}, {Editable, "editable"},     {Parts, "parts"}};
}

OutboxModel::Row OutboxModel::describe(OwnReport report) const {
  Row row{std::move(report), {}, QStringLiteral("received"), {}, {}};
  row.entries = m_phone.outbox.ofReport(row.report.id);
  const auto draft = m_phone.drafts.ofReport(row.report.id);
  if (draft && draft->origin == DraftOrigin::conflictCopy) row.state = QStringLiteral("conflict");
  for (const OutboxEntry& entry : row.entries) {
    if (entry.kind == OutboxKind::reaction) continue;
    if (isStopped(entry.state)) {
      row.state = toQt(nameOf(entry.state));
      row.obstacle = toQt(nameOf(entry.obstacle));
      row.detail = toQt(entry.detail);
      break;
    }
    if (entry.state == OutboxState::inFlight) row.state = QStringLiteral("sending");
    if (row.state == QLatin1String("received")) row.state = QStringLiteral("waiting");
    if (entry.state == OutboxState::paused && row.obstacle.isEmpty()) row.obstacle = toQt(nameOf(entry.obstacle));
  }
  if (row.state == QLatin1String("received") && !row.report.complete()) row.state = QStringLiteral("waiting");
  return row;
}

QVariantList OutboxModel::parts(const Row& row) const {
  QVariantList list;
  int photos = 0;
  for (const PartReceipt& part : row.report.parts) {
    if (part.kind == MediumKind::thumbnail && !part.mediumId.empty()) continue;
    const bool text = part.mediumId.empty();
    const auto entry = std::find_if(row.entries.begin(), row.entries.end(), [&](const OutboxEntry& one) {
      return text ? one.kind == OutboxKind::report : one.mediumId == part.mediumId;
    });
    const bool waits = entry != row.entries.end();
    QString state = part.received ? QStringLiteral("received") : QStringLiteral("onPhone");
    if (!part.received && waits && entry->state == OutboxState::inFlight) state = QStringLiteral("sending");
    if (!part.received && waits && entry->state == OutboxState::refused) state = QStringLiteral("refused");
    const bool photo = !text && part.kind == MediumKind::photo;
    if (photo) ++photos;
    list.append(QVariantMap{{QStringLiteral("kind"), text    ? QStringLiteral("text")
                                                     : photo ? QStringLiteral("photo")
                                                             : QStringLiteral("voice")},
                            {QStringLiteral("number"), photos},
                            {QStringLiteral("state"), state},
                            {QStringLiteral("done"), waits && !text ? entry->partsDone(m_exchange.partBytes()) : 0},
                            {QStringLiteral("total"), waits && !text ? entry->partsTotal(m_exchange.partBytes()) : 1},
                            {QStringLiteral("receivedAt"), msOfIso(part.receivedAt)}});
  }
  return list;
}

void OutboxModel::retry(const QString& reportId) {
  for (const OutboxEntry& entry : m_phone.outbox.ofReport(reportId.toStdString())) {
    (void)m_phone.outbox.retry(entry.path);
    m_exchange.sendNow(entry.path);
  }
}

void OutboxModel::retryOther(const QString& path) { m_exchange.sendNow(path.toStdString()); }
void OutboxModel::dropOther(const QString& path) { (void)dropRefused(m_phone, path.toStdString()); }

QString OutboxModel::exportFile(const QString& reportId) {
  const ExportWords words{tr("Passerelle: what was not sent").toStdString(),
                          tr("Report").toStdString(),
                          tr("Draft").toStdString(),
                          tr("Notebook").toStdString(),
                          tr("Visited on").toStdString(),
                          tr("Idea:").toStdString(),
                          tr("The customer:").toStdString()};
  const std::vector<std::string> ids =
      reportId.isEmpty() ? unsentReports(m_phone) : std::vector<std::string>{reportId.toStdString()};
  const std::string html = exportAsHtml(m_phone, ids, reportId.isEmpty(), words);
  QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  if (folder.isEmpty()) folder = QDir::homePath();
  QDir().mkpath(folder);
  const QString stamp = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(toQml(m_phone.vault.clock().now())))
                            .toString(QStringLiteral("yyyy-MM-dd HHmmss"));
  const QString path = folder + QStringLiteral("/Passerelle ") + stamp + QStringLiteral(".html");
  QSaveFile file(path);
  const auto bytes = QByteArray::fromStdString(html);
  const bool kept = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
  m_exportFault = kept ? QString() : tr("This file could not be written: make room on this device, then try again.");
  return kept ? path : QString();
}

QString OutboxModel::edit(const QString& reportId) {
  const auto open = m_phone.drafts.ofReport(reportId.toStdString());
  if (open) return toQt(open->id);
  const auto draft = m_phone.ownReports.correct(reportId.toStdString());
  return draft ? toQt(draft->id) : QString();
}

void OutboxModel::reload() {
  const TimePoint now = m_phone.vault.clock().now();
  std::vector<Row> rows;
  int waiting = 0;
  for (OwnReport& report : m_phone.ownReports.all()) {
    const bool recent = now - report.changedAt < kShownAfterArrival;
    Row row = describe(std::move(report));
    const bool arrived = row.state == QLatin1String("received");
    if (arrived && !recent) continue;
    if (!arrived) ++waiting;
    rows.push_back(std::move(row));
  }
  std::stable_partition(rows.begin(), rows.end(),
                        [](const Row& row) { return row.state != QLatin1String("received"); });
  const auto same = [](const Row& a, const Row& b) { return a.report.id == b.report.id; };
  m_waiting = waiting;
  m_others = outboxLines(m_phone);
  const auto unsent = m_phone.outbox.all();
  m_ballots = static_cast<int>(std::count_if(
      unsent.begin(), unsent.end(), [](const OutboxEntry& entry) { return entry.kind == OutboxKind::ballot; }));
  if (rows.size() == m_rows.size() && std::equal(rows.begin(), rows.end(), m_rows.begin(), same)) {
    m_rows = std::move(rows);
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
  } else {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
  }
  emit changed();
}

}  // namespace passerelle
