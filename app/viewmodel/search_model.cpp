#include "app/viewmodel/search_model.h"

#include "app/viewmodel/text.h"

namespace passerelle {
namespace {

/// A few milliseconds of reading between two frames.
constexpr int kTextsAtATime = 150;
constexpr int kLimitOfEach = 25;

QString nameOf(HitKind kind) {
  switch (kind) {
    case HitKind::capture:
      return QStringLiteral("capture");
    case HitKind::draft:
      return QStringLiteral("draft");
    case HitKind::ownReport:
      return QStringLiteral("ownReport");
    case HitKind::report:
      return QStringLiteral("report");
    case HitKind::idea:
      return QStringLiteral("idea");
    case HitKind::unit:
      return QStringLiteral("unit");
  }
  return {};
}

}  // namespace

SearchModel::SearchModel(Phone& phone, QObject* parent) : QAbstractListModel(parent), m_phone(phone) {
  m_reader.setInterval(0);
  connect(&m_reader, &QTimer::timeout, this, &SearchModel::readOn);
  for (const Topic topic :
       {Topic::feed, Topic::reports, Topic::captures, Topic::drafts, Topic::ownReports, Topic::units}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) {
      if (!m_query.isEmpty()) m_reader.start();
    }));
  }
}

int SearchModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant SearchModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const SearchHit& hit = m_hits[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Kind:
      return nameOf(hit.kind);
    case HitId:
      return toQt(hit.id);
    case Heading:
      return toQt(hit.title);
    case Excerpt:
      return toQt(hit.excerpt);
    default:
      return {};
  }
}

QHash<int, QByteArray> SearchModel::roleNames() const {
  return {{Kind, "kind"}, {HitId, "hitId"}, {Heading, "heading"}, {Excerpt, "excerpt"}};
}

void SearchModel::setQuery(const QString& words) {
  if (m_query == words.trimmed()) return;
  m_query = words.trimmed();
  find();
  if (m_query.isEmpty())
    m_reader.stop();
  else
    m_reader.start();
}

void SearchModel::readOn() {
  const bool done = m_phone.search.prepareSome(kTextsAtATime);
  if (done) m_reader.stop();
  if (!done && m_complete) {
    m_complete = false;
    emit changed();
  }
  if (!done) return;
  m_complete = true;
  find();
}

void SearchModel::find() {
  beginResetModel();
  m_hits = m_phone.search.find(m_query.toStdString(), kLimitOfEach);
  endResetModel();
  emit changed();
}

}  // namespace passerelle
