#include "app/viewmodel/notifications_model.h"

#include <QDesktopServices>
#include <QUrl>
#include <algorithm>
#include <utility>

#include "app/viewmodel/text.h"

namespace passerelle {
namespace {
constexpr int kNotificationsShown = 200, kAtOnce = 3;

QString iconOf(const NotificationView& view) {
  const auto has = [&view](const char* kind) {
    return std::find(view.kinds.begin(), view.kinds.end(), kind) != view.kinds.end();
  };
  if (has("callout")) return QStringLiteral("alternate_email");
  if (has("answer")) return QStringLiteral("task_alt");
  if (has("comment")) return QStringLiteral("chat_bubble_outline");
  if (has("thanks")) return QStringLiteral("favorite_border");
  if (has("moderation")) return QStringLiteral("visibility_off");
  return QStringLiteral("notifications_none");
}
}  // namespace

NotificationsModel::NotificationsModel(Phone& phone, QObject* parent)
    : QAbstractListModel(parent),
      m_phone(phone),
      m_lastTold(phone.conversation.lastTold()),
      m_generation(phone.account.generation()) {
  m_subscriptions.push_back(m_phone.observers.on(Topic::notifications, [this](const std::string&) {
    reload();
    tellNews();
  }));
  m_subscriptions.push_back(m_phone.observers.on(Topic::account, [this](const std::string&) { reload(); }));
  reload();
}

void NotificationsModel::load() {
  if (std::exchange(m_loaded, true)) return;
  reload();
}

int NotificationsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant NotificationsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Conversation::Line& line = m_lines[static_cast<std::size_t>(index.row())];
  switch (role) {
    case LineId:
      return toQt(line.view.id);
    case Title:
      return toQt(line.view.title);
    case Words:
      return toQt(line.view.text);
    case At:
      return msOfIso(line.view.at);
    case Unread:
      return line.unread;
    case Muted:
      return line.view.muted;
    case SubjectKind:
      return toQt(line.view.subjectKind);
    case SubjectId:
      return toQt(line.view.subjectId);
    case ReportId:
      return toQt(line.view.reportId);
    case IconName:
      return iconOf(line.view);
    default:
      return {};
  }
}

QHash<int, QByteArray> NotificationsModel::roleNames() const {
  return {{LineId, "lineId"},
          {Title, "title"},
          {Words, "words"},
          {At, "at"},
          {Unread, "unread"},
          {Muted, "muted"},
          {SubjectKind, "subjectKind"},
          {SubjectId, "subjectId"},
          {ReportId, "reportId"},
          {IconName, "iconName"}};
}

void NotificationsModel::markRead(const QString& lineId) { (void)m_phone.conversation.markRead(lineId.toStdString()); }
void NotificationsModel::markAllRead() { (void)m_phone.conversation.markAllRead(); }

void NotificationsModel::openInBrowser(const QString& lineId) {
  const auto identity = m_phone.account.identity();
  const auto view = m_phone.conversation.notification(lineId.toStdString());
  if (identity && view && view->page.starts_with('/'))
    QDesktopServices::openUrl(QUrl(toQt(identity->serverUrl + view->page)));
}

void NotificationsModel::mute(const QString& lineId, bool on) {
  if (const auto view = m_phone.conversation.notification(lineId.toStdString()))
    (void)m_phone.conversation.follow(view->subjectKind, view->subjectId, on ? "muted" : "none");
}

void NotificationsModel::reload() {
  m_unread = m_phone.conversation.unread();
  if (m_loaded) {
    const std::vector<Conversation::Line> before =
        std::exchange(m_lines, m_phone.conversation.notifications(kNotificationsShown));
    const auto same = [](const Conversation::Line& a, const Conversation::Line& b) { return a.view.id == b.view.id; };
    if (before.size() == m_lines.size() && std::equal(before.begin(), before.end(), m_lines.begin(), same)) {
      if (count() > 0) emit dataChanged(index(0), index(count() - 1));
    } else {
      beginResetModel();
      endResetModel();
    }
  }
  emit changed();
}

/// Cursors of another life of the store say nothing; what this phone had then is not told again.
void NotificationsModel::meetGeneration() {
  const std::string before = std::exchange(m_generation, m_phone.account.generation());
  if (before.empty() || before == m_generation) return;
  m_lastTold = 0;
  for (const Conversation::Line& line : m_phone.conversation.notifications(kNotificationsShown))
    m_known = std::max(m_known, line.view.at);
}

void NotificationsModel::tellNews() {
  meetGeneration();
  const std::int64_t last = m_phone.conversation.lastTold();
  const std::int64_t before = std::exchange(m_lastTold, std::max(last, m_lastTold));
  if (last <= before || !onNews) return;
  for (const Conversation::Line& line : m_phone.conversation.notifications(kAtOnce)) {
    if (line.unread && !line.view.muted && line.view.cursor > before && line.view.at > m_known)
      onNews({toQt(line.view.id), toQt(line.view.title), toQt(line.view.text), toQt(line.view.reportId)});
  }
}

}  // namespace passerelle
