#include "app/viewmodel/report_model.h"

#include <algorithm>
#include <set>

#include "app/local/refusals.h"
#include "app/local/voice_replies.h"
#include "app/viewmodel/feed_model.h"
#include "app/viewmodel/outbox_model.h"
#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"
#include "shared/api/paths.h"
#include "shared/codec/names.h"

namespace passerelle {
namespace {
const Report kNoReport{};
}  // namespace

ReportModel::ReportModel(Phone& phone, Exchange& exchange, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange) {
  for (const Topic topic : {Topic::reports, Topic::ownReports}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string& id) {
      if (!m_id.empty() && (id.empty() || id == m_id)) read();
    }));
  }
  for (const Topic topic : {Topic::reactions, Topic::outbox, Topic::referential, Topic::settings, Topic::units}) {
    m_subscriptions.push_back(m_phone.observers.on(topic, [this](const std::string&) {
      if (!m_id.empty()) emit changed();
    }));
  }
}

const Report& ReportModel::content() const {
  if (m_own && (!m_own->textReceived || !m_view)) return m_own->content;
  return m_view ? m_view->content : kNoReport;
}

QString ReportModel::kind() const { return toQt(content().kind); }

QString ReportModel::unitName() const {
  if (m_view && m_view->unit) return toQt(m_view->unit->name);
  return subjectName(m_phone, content());
}

QString ReportModel::visitedOn() const { return toQt(content().visitedOn); }

QString ReportModel::authorName() const {
  if (m_view) return toQt(m_view->authorName);
  const auto me = m_phone.account.me();
  return m_own && me ? toQt(me->name) : QString();
}

QString ReportModel::department() const {
  if (m_view) return toQt(m_view->authorDepartment);
  const auto me = m_phone.account.me();
  return m_own && me ? toQt(me->department) : QString();
}

QString ReportModel::standing() const {
  if (m_own && m_own->content.withdrawn) return QStringLiteral("withdrawn");
  if (m_own && m_own->revision == 0) return QStringLiteral("onPhone");
  if (m_view) return toQt(m_view->state);
  return m_own ? toQt(m_own->state) : QString();
}

double ReportModel::hourEndsAt() const {
  return msOfIso(m_view ? m_view->hourEndsAt : m_own ? m_own->hourEndsAt : std::string());
}

double ReportModel::publishedAt() const {
  return msOfIso(m_view ? m_view->publishedAt : m_own ? m_own->publishedAt : std::string());
}

QVariantMap ReportModel::picture(const ManifestEntry& medium) const {
  // One's own photos are on this phone as long as it keeps them; the others' are fetched when looked at.
  const bool here = m_phone.media.find(medium.id).has_value();
  const QString id = toQt(medium.id);
  const QString far = QStringLiteral("image://picture/report/%1/%2/").arg(toQtId(), id);
  return {
      {QStringLiteral("source"), here ? QStringLiteral("image://picture/own/") + id : far + QStringLiteral("full")},
      {QStringLiteral("fullSource"), here ? QStringLiteral("image://picture/own/") + id : far + QStringLiteral("full")},
      {QStringLiteral("caption"), toQt(medium.caption)}};
}

QVariantList ReportModel::astonishments() const {
  QVariantList list;
  for (const Astonishment& one : content().astonishments) {
    QVariantList shown;
    for (const ManifestEntry& medium : content().media) {
      if (medium.kind == MediumKind::photo &&
          std::find(one.media.begin(), one.media.end(), medium.id) != one.media.end())
        shown.append(picture(medium));
    }
    list.append(QVariantMap{{QStringLiteral("tone"), toQt(nameOf(one.tone))},
                            {QStringLiteral("text"), toQt(one.text)},
                            {QStringLiteral("verbatim"), toQt(one.verbatim)},
                            {QStringLiteral("question"), toQt(one.question)},
                            {QStringLiteral("moment"), momentLabel(m_phone, one.momentOfTruth)},
                            {QStringLiteral("sense"), toQt(one.sense)},
                            {QStringLiteral("photos"), shown}});
  }
  return list;
}

QVariantList ReportModel::photos() const {
  std::set<std::string> shown;
  for (const Astonishment& one : content().astonishments) shown.insert(one.media.begin(), one.media.end());
  QVariantList list;
  for (const ManifestEntry& medium : content().media) {
    if (medium.kind == MediumKind::photo && !shown.contains(medium.id)) list.append(picture(medium));
  }
  return list;
}

QVariantList ReportModel::voices() const {
  QVariantList list;
  for (const ManifestEntry& medium : content().media) {
    if (medium.kind != MediumKind::voice) continue;
    std::int64_t durationMs = medium.durationMs;
    for (const ReportMedium& seen : m_view ? m_view->media : std::vector<ReportMedium>()) {
      if (seen.id == medium.id && seen.durationMs > 0) durationMs = seen.durationMs;
    }
    list.append(QVariantMap{{QStringLiteral("id"), toQt(medium.id)},
                            {QStringLiteral("durationMs"), static_cast<int>(durationMs)},
                            {QStringLiteral("caption"), toQt(medium.caption)}});
  }
  return list;
}

QVariantList ReportModel::ideas() const {
  QVariantList list;
  for (const ReportIdea& idea : content().ideas) {
    auto counts = m_phone.reactions.counts(idea.id);
    if (!counts && m_view) {
      for (const ReportViewIdea& seen : m_view->ideas) {
        if (seen.id == idea.id) counts = seen.counts;
      }
    }
    list.append(QVariantMap{{QStringLiteral("id"), toQt(idea.id)},
                            {QStringLiteral("text"), toQt(idea.text)},
                            {QStringLiteral("supported"), m_phone.reactions.supported(idea.id)},
                            {QStringLiteral("supporters"), counts ? static_cast<int>(counts->supporters) : -1}});
  }
  return list;
}

std::optional<StoreReply> ReportModel::reply() const {
  if (auto unsent = m_phone.reactions.unsentReply(m_id)) return std::move(unsent->reply);
  return m_view ? m_view->reply : std::nullopt;
}

QString ReportModel::replyKind() const {
  const auto answer = reply();
  return answer ? toQt(answer->kind) : QString();
}

QString ReportModel::replyText() const {
  const auto answer = reply();
  return answer ? toQt(answer->text) : QString();
}

bool ReportModel::thanked() const {
  const auto answer = reply();
  return answer && answer->thanks;
}

QVariantMap ReportModel::replyVoice() const {
  const auto voice = m_id.empty() ? std::nullopt : voiceOfReply(m_phone, m_id);
  if (!voice) return {};
  return {{QStringLiteral("id"), toQt(voice->mediumId)},
          {QStringLiteral("durationMs"), static_cast<int>(voice->durationMs)},
          {QStringLiteral("words"), toQt(voice->words)}};
}

bool ReportModel::replyWaiting() const {
  const auto unsent = m_phone.reactions.unsentReply(m_id);
  return unsent && !unsent->refused;
}

QVariantMap ReportModel::replyRefusal() const {
  const auto unsent = m_phone.reactions.unsentReply(m_id);
  if (!unsent || !unsent->refused) return {};
  return {{QStringLiteral("obstacle"), toQt(nameOf(unsent->obstacle))},
          {QStringLiteral("detail"), toQt(unsent->detail)},
          {QStringLiteral("keeps"), !unsent->reply.text.empty() || !replyVoice().isEmpty()}};
}

bool ReportModel::canReply() const {
  const auto me = m_phone.account.me();
  return me && (me->is("host") || me->is("deputy")) && m_view && m_view->unit && me->unit &&
         me->unit->code == m_view->unit->code && m_view->state == "withHost" && !own();
}

bool ReportModel::useful() const { return m_phone.reactions.useful(m_id); }

int ReportModel::usefulCount() const {
  const auto count = m_phone.reactions.usefulCount(m_id);
  return count ? static_cast<int>(*count) : -1;
}

int ReportModel::revision() const { return static_cast<int>(m_view ? m_view->revision : m_own ? m_own->revision : 0); }

void ReportModel::open(const QString& reportId) {
  m_id = reportId.toStdString();
  m_historyOpen = false;
  m_revisions.clear();
  m_historyProblem.clear();
  m_undo = nullptr;
  m_problem.clear();
  read();
  if (m_state == QLatin1String("ready")) {
    if (!own()) (void)m_phone.reactions.markRead(m_id);
  } else {
    refresh();
  }
}

void ReportModel::close() {
  m_id.clear();
  m_view.reset();
  m_own.reset();
  m_state.clear();
  m_revisions.clear();
  m_historyOpen = false;
  emit changed();
}

void ReportModel::read() {
  m_view = m_phone.mirror.report(m_id);
  m_own = m_phone.ownReports.find(m_id);
  if (m_view || m_own) m_state = QStringLiteral("ready");
  emit changed();
}

void ReportModel::refresh() {
  const std::string id = m_id;
  if (!m_view && !m_own) m_state = QStringLiteral("loading");
  m_problem.clear();
  emit changed();
  m_exchange.fetchReport(id, [this, id, alive = std::weak_ptr<bool>(m_alive)](Result<void> done) {
    if (alive.expired() || id != m_id) return;
    read();
    if (m_view || m_own) {
      if (!own()) (void)m_phone.reactions.markRead(m_id);
      return;
    }
    m_state = QStringLiteral("missing");
    if (!done && done.error().code != ErrorCode::unavailable) m_problem = sentenceOf(done.error());
    emit changed();
  });
}

void ReportModel::check(const Result<void>& done) {
  m_problem = done ? QString() : sentenceOf(done.error());
  emit changed();
}

void ReportModel::support(const QString& ideaId, bool on) {
  check(m_phone.reactions.setSupport(ideaId.toStdString(), on));
}

void ReportModel::findUseful(bool on) { check(m_phone.reactions.setUseful(m_id, on)); }

void ReportModel::reply(const QString& kind, const QString& text, bool thanks) {
  StoreReply answer;
  answer.kind = kind.toStdString();
  answer.text = text.toStdString();
  answer.thanks = thanks;
  check(m_phone.reactions.reply(m_id, answer));
}

void ReportModel::dropReply() { check(dropRefused(m_phone, api::replyPath(m_id))); }

void ReportModel::replyByVoice(const QString& kind, const QString& text, bool thanks, const QString& mediumId,
                               const QString& captureId, const QString& words) {
  StoreReply answer;
  answer.kind = kind.toStdString();
  answer.text = text.toStdString();
  answer.thanks = thanks;
  auto done = passerelle::replyByVoice(m_phone, m_id, answer, mediumId.toStdString(), words.toStdString());
  if (done && !captureId.isEmpty()) (void)m_phone.captures.remove(captureId.toStdString());
  check(done);
}

}  // namespace passerelle
