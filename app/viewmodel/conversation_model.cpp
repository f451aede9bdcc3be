#include "app/viewmodel/conversation_model.h"

#include <QUrl>
#include <algorithm>

#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"
#include "shared/api/talk_paths.h"

namespace passerelle {
namespace {
constexpr int kKeepMs = 300;
constexpr int kLongestName = 60;

/// Plain text with the called names in bold, for Text.StyledText: everything else is escaped.
QString styledOf(const CommentView& view) {
  QString styled;
  for (const CommentPiece& piece : piecesOf(view.text, view.callouts)) {
    QString words = toQt(piece.text).toHtmlEscaped();
    words.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    styled += piece.who.empty() ? words : QLatin1String("<b>") + words + QLatin1String("</b>");
  }
  return styled;
}
}  // namespace

ConversationModel::ConversationModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange) {
  for (const Topic topic : {Topic::comments, Topic::reactions, Topic::outbox, Topic::reports, Topic::account}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) {
      if (!m_subjectId.empty()) emit changed();
    }));
  }
  m_keep.setSingleShot(true);
  m_keep.setInterval(kKeepMs);
  QObject::connect(&m_keep, &QTimer::timeout, this, [this] { keepDraft(); });
}

QVariantList ConversationModel::comments() const {
  QVariantList list;
  if (m_subjectId.empty()) return list;
  for (const LocalComment& one : m_phone.conversation.comments(m_subjectKind, m_subjectId)) {
    const CommentView& view = one.view;
    const auto thanks = m_phone.reactions.thanks(view.id);
    const bool thanked = thanks.value_or(view.thanked);
    const int count = static_cast<int>(view.thanks) + (thanked ? 1 : 0) - (view.thanked ? 1 : 0);
    list.append(QVariantMap{{QStringLiteral("id"), toQt(view.id)},
                            {QStringLiteral("author"), toQt(view.authorName)},
                            {QStringLiteral("department"), toQt(view.authorDepartment)},
                            {QStringLiteral("text"), toQt(view.text)},
                            {QStringLiteral("styled"), styledOf(view)},
                            {QStringLiteral("at"), msOfIso(view.at)},
                            {QStringLiteral("edited"), !view.editedAt.empty()},
                            {QStringLiteral("aside"), view.aside},
                            {QStringLiteral("thanks"), std::max(0, count)},
                            {QStringLiteral("thanked"), thanked},
                            {QStringLiteral("own"), view.own},
                            {QStringLiteral("answer"), !view.parent.empty()},
                            {QStringLiteral("state"), toQt(view.state)},
                            {QStringLiteral("reason"), toQt(view.hiddenReason)},
                            {QStringLiteral("waiting"), one.waiting && !one.refused},
                            {QStringLiteral("refused"), one.refused},
                            {QStringLiteral("detail"), toQt(one.detail)}});
  }
  return list;
}

int ConversationModel::count() const {
  if (m_subjectId.empty()) return 0;
  const auto all = m_phone.conversation.comments(m_subjectKind, m_subjectId);
  return static_cast<int>(
      std::count_if(all.begin(), all.end(), [](const LocalComment& one) { return !one.view.text.empty(); }));
}

QString ConversationModel::following() const {
  return m_subjectId.empty() ? QString() : toQt(m_phone.conversation.following(m_subjectKind, m_subjectId));
}

bool ConversationModel::aside() const {
  if (m_reportId.empty()) return false;
  const auto view = m_phone.mirror.report(m_reportId);
  return view && view->state == "withHost";
}

void ConversationModel::open(const QString& kind, const QString& id, const QString& reportId) {
  if (m_keep.isActive()) keepDraft();
  m_subjectKind = kind.toStdString();
  m_subjectId = id.toStdString();
  m_reportId = kind == QLatin1String("report") ? m_subjectId : reportId.toStdString();
  m_parent.clear(), m_editing.clear(), m_answering.clear(), m_problem.clear(), m_called.clear(), m_people.clear();
  m_text = toQt(m_phone.settings.value(draftKey()));
  emit changed();
  emit textChanged();
  emit peopleChanged();
  if (!m_exchange.connected()) return;
  const std::string path =
      std::string(api::kComments) + "?limit=100&subjectKind=" + m_subjectKind + "&subjectId=" + m_subjectId;
  m_exchange.read(path, [this, alive = std::weak_ptr<bool>(m_alive), kind = m_subjectKind,
                         subject = m_subjectId](Result<std::string> body) {
    if (alive.expired() || !body) return;  // what the phone has is shown
    const auto list = decodeCommentList(*body);
    if (list && list->next.empty()) (void)m_phone.conversation.putList(kind, subject, *list);
  });
}

void ConversationModel::close() {
  if (m_keep.isActive()) keepDraft();
  m_subjectId.clear();
  emit changed();
}

void ConversationModel::setText(const QString& text) {
  if (m_text == text) return;
  m_text = text;
  m_problem.clear();
  m_keep.start();
  emit textChanged();
}

void ConversationModel::keepDraft() {
  m_keep.stop();
  if (m_subjectId.empty() || !m_editing.empty()) return;
  (void)m_phone.settings.setValue(draftKey(), m_text.toStdString());
}

void ConversationModel::clearDraft() {
  m_keep.stop();
  (void)m_phone.settings.setValue(draftKey(), {});
  m_text.clear(), m_answering.clear(), m_problem.clear();
  m_parent.clear(), m_editing.clear(), m_called.clear();
  m_people.clear();
  emit textChanged();
  emit peopleChanged();
}

void ConversationModel::answer(const QString& commentId) {
  for (const LocalComment& one : m_phone.conversation.comments(m_subjectKind, m_subjectId)) {
    if (one.view.id != commentId.toStdString()) continue;
    m_parent = one.view.parent.empty() ? one.view.id : one.view.parent;
    m_answering = toQt(one.view.authorName);
  }
  m_editing.clear();
  emit textChanged();
}

void ConversationModel::edit(const QString& commentId) {
  for (const LocalComment& one : m_phone.conversation.comments(m_subjectKind, m_subjectId)) {
    if (one.view.id != commentId.toStdString() || !one.view.own) continue;
    keepDraft();
    m_editing = one.view.id;
    m_text = toQt(one.view.text);
    m_called.clear();
    for (const Callout& callout : one.view.callouts) m_called.push_back({callout.id, toQt(callout.name), {}});
  }
  m_answering.clear();
  emit textChanged();
}

void ConversationModel::cancel() {
  const bool wasEditing = !m_editing.empty();
  m_parent.clear(), m_editing.clear(), m_answering.clear(), m_problem.clear();
  if (wasEditing) {
    m_called.clear();
    m_text = toQt(m_phone.settings.value(draftKey()));
  }
  emit textChanged();
}

std::vector<std::string> ConversationModel::calloutsIn(const QString& text) const {
  std::vector<std::string> ids;
  for (const Person& one : m_called) {
    const auto pieces = piecesOf(text.toStdString(), {{one.id, one.name.toStdString()}});
    const bool stands =
        std::any_of(pieces.begin(), pieces.end(), [](const CommentPiece& piece) { return !piece.who.empty(); });
    if (stands && std::find(ids.begin(), ids.end(), one.id) == ids.end()) ids.push_back(one.id);
  }
  return ids;
}

bool ConversationModel::send() {
  const std::string text = m_text.trimmed().toStdString();
  if (!m_editing.empty()) {
    if (auto done = m_phone.conversation.correct(m_editing, text, calloutsIn(m_text)); !done) {
      m_problem = sentenceOf(done.error());
      emit textChanged();
      return false;
    }
  } else {
    CommentBody body;
    body.subjectKind = m_subjectKind, body.subjectId = m_subjectId, body.parent = m_parent;
    body.text = text, body.callouts = calloutsIn(m_text);
    if (auto written = m_phone.conversation.write(body); !written) {
      m_problem = sentenceOf(written.error());
      emit textChanged();
      return false;
    }
  }
  clearDraft();
  emit changed();
  return true;
}

void ConversationModel::withdraw(const QString& commentId) {
  (void)m_phone.conversation.withdraw(commentId.toStdString());
  emit changed();
}

void ConversationModel::thank(const QString& commentId, bool on) {
  (void)m_phone.reactions.setThanks(commentId.toStdString(), on);
}

void ConversationModel::follow(const QString& state) {
  (void)m_phone.conversation.follow(m_subjectKind, m_subjectId, state.toStdString());
}

QString ConversationModel::wordBefore(const QString& text, int cursor) {
  const QString before = text.left(cursor);
  const int at = static_cast<int>(before.lastIndexOf(QLatin1Char('@')));
  if (at < 0 || cursor - at - 1 > kLongestName) return {};
  if (at > 0 && before.at(at - 1).isLetterOrNumber()) return {};  // an e-mail address
  const QString word = before.mid(at + 1);
  return word.contains(QLatin1Char('\n')) ? QString() : word;
}

void ConversationModel::look(int cursor) {
  const QString word = wordBefore(m_text, cursor);
  const bool chosen =
      std::any_of(m_called.begin(), m_called.end(), [&word](const Person& one) { return word.startsWith(one.name); });
  if (word.size() < 2 || chosen || !m_exchange.connected()) {
    m_asked.clear();
    if (!m_people.isEmpty()) {
      m_people.clear();
      emit peopleChanged();
    }
    return;
  }
  if (word == m_asked) return;
  m_asked = word;
  const std::string path = std::string(api::kPeopleFind) + "?q=" + QUrl::toPercentEncoding(word).toStdString() +
                           "&subjectKind=" + m_subjectKind + "&subjectId=" + m_subjectId;
  m_exchange.read(path, [this, alive = std::weak_ptr<bool>(m_alive), word](Result<std::string> body) {
    if (alive.expired() || word != m_asked) return;  // typed on meanwhile
    m_people.clear();
    const auto found = body ? decodePeople(*body) : Result<std::vector<PersonFound>>(tl::unexpected(body.error()));
    for (const PersonFound& one : found ? *found : std::vector<PersonFound>())
      m_people.append(QVariantMap{{QStringLiteral("id"), toQt(one.id)},
                                  {QStringLiteral("name"), toQt(one.name)},
                                  {QStringLiteral("department"), toQt(one.department)}});
    emit peopleChanged();
  });
}

int ConversationModel::call(const QString& personId, int cursor) {
  for (const QVariant& one : std::as_const(m_people)) {
    const QVariantMap person = one.toMap();
    if (person[QStringLiteral("id")].toString() != personId) continue;
    const QString name = person[QStringLiteral("name")].toString();
    const int at = static_cast<int>(m_text.left(cursor).lastIndexOf(QLatin1Char('@')));
    if (at < 0) return cursor;
    m_called.push_back({personId.toStdString(), name, {}});
    (void)m_phone.conversation.rememberName({personId.toStdString(), name.toStdString()});
    setText(m_text.left(at + 1) + name + QLatin1Char(' ') + m_text.mid(cursor));
    m_people.clear();
    m_asked.clear();
    emit peopleChanged();
    return at + 1 + static_cast<int>(name.size()) + 1;
  }
  return cursor;
}

}  // namespace passerelle
