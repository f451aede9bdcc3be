#include "app/viewmodel/report_list_model.h"

#include <algorithm>

#include "app/viewmodel/outbox_model.h"
#include "app/viewmodel/text.h"
#include "shared/codec/names.h"

namespace passerelle {
namespace {
constexpr int kReportsShown = 50;

QString toneOf(const Report& report) {
  return report.astonishments.empty() ? QString() : toQt(nameOf(report.astonishments.front().tone));
}
}  // namespace

ReportListModel::ReportListModel(Phone& phone, Scope scope, QObject* parent)
    : QAbstractListModel(parent), m_phone(phone), m_scope(scope) {
  for (const Topic topic : {Topic::ownReports, Topic::reports, Topic::reactions, Topic::account, Topic::units}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) { reload(); }));
  }
  reload();
}

int ReportListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant ReportListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case ReportId:
      return toQt(row.id);
    case Title:
      return row.title;
    case Words:
      return row.words;
    case Tone:
      return row.tone;
    case Standing:
      return row.standing;
    case At:
      return row.at;
    case HourEndsAt:
      return row.hourEndsAt;
    case PartsDone:
      return row.partsDone;
    case PartsTotal:
      return row.partsTotal;
    case ReplyKind:
      return row.replyKind;
    default:
      return {};
  }
}

QHash<int, QByteArray> ReportListModel::roleNames() const {
  return {{ReportId, "reportId"},     {Title, "title"},
          {Words, "words"},           {Tone, "tone"},
          {Standing, "standing"},     {At, "at"},
          {HourEndsAt, "hourEndsAt"}, {PartsDone, "partsDone"},
          {PartsTotal, "partsTotal"}, {ReplyKind, "replyKind"}};
}

bool ReportListModel::allowed() const {
  const auto me = m_phone.account.me();
  return m_scope == Scope::mine || (me && me->unit && (me->is("host") || me->is("deputy")));
}

ReportListModel::Row ReportListModel::ofMine(const OwnReport& report) const {
  Row row;
  row.id = report.id;
  row.title = subjectName(m_phone, report.content);
  row.words = firstWords(report.content);
  row.tone = toneOf(report.content);
  row.standing = report.content.withdrawn ? QStringLiteral("withdrawn")
                 : report.revision == 0   ? QStringLiteral("onPhone")
                                          : toQt(report.state);
  row.at = toQml(report.changedAt);
  row.hourEndsAt = msOfIso(report.hourEndsAt);
  row.partsDone = report.partsReceived();
  row.partsTotal = static_cast<int>(report.parts.size());
  const auto view = m_phone.mirror.report(report.id);
  if (view && view->reply) row.replyKind = toQt(view->reply->kind);
  return row;
}

ReportListModel::Row ReportListModel::ofUnit(const ReportView& view) const {
  Row row;
  row.id = view.id;
  row.title = toQt(view.authorDepartment.empty() ? view.authorName : view.authorName + " · " + view.authorDepartment);
  row.words = firstWords(view.content);
  row.tone = toneOf(view.content);
  row.standing = toQt(view.state);
  row.at = msOfIso(view.receivedAt);
  row.hourEndsAt = msOfIso(view.hourEndsAt);
  const auto waiting = m_phone.reactions.unsentReply(view.id);
  row.replyKind = waiting ? toQt(waiting->reply.kind) : view.reply ? toQt(view.reply->kind) : QString();
  return row;
}

void ReportListModel::reload() {
  std::vector<Row> rows;
  if (m_scope == Scope::mine) {
    for (const OwnReport& report : m_phone.ownReports.all()) rows.push_back(ofMine(report));
  } else if (allowed()) {
    const auto me = m_phone.account.me();
    for (const ReportView& view : m_phone.mirror.withHost(kReportsShown)) {
      if (view.unit && view.unit->code == me->unit->code && view.authorId != me->id) rows.push_back(ofUnit(view));
    }
  }
  const auto same = [](const Row& a, const Row& b) { return a.id == b.id; };
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
