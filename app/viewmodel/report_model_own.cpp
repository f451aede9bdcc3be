// ReportModel: what an author does with a sent report, and its history.
#include <algorithm>
#include <utility>

#include "app/viewmodel/feed_model.h"
#include "app/viewmodel/report_form.h"
#include "app/viewmodel/report_model.h"
#include "app/viewmodel/revision_changes.h"
#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"
#include "app/viewmodel/unit_choices.h"
#include "shared/api/paths.h"
#include "shared/codec/reading_json.h"

namespace passerelle {

QString ReportModel::correct() {
  const auto draft = m_phone.ownReports.correct(m_id);
  if (draft) return toQt(draft->id);
  m_problem = sentenceOf(draft.error());
  emit changed();
  return {};
}

void ReportModel::withdraw() {
  check(m_phone.ownReports.withdraw(m_id));
  if (m_problem.isEmpty()) m_undo = [this, id = m_id] { check(m_phone.ownReports.takeWithdrawalBack(id)); };
}

void ReportModel::takeWithdrawalBack() { check(m_phone.ownReports.takeWithdrawalBack(m_id)); }

void ReportModel::mendUnit(const QString& code) {
  const auto unit = m_phone.mirror.unit(code.toStdString());
  if (!m_own || !unit) return;
  const Subject before = m_own->content.subject;
  const SubjectKind kind = unit->kind == "contactCentre" ? SubjectKind::contactCentre : SubjectKind::unit;
  check(m_phone.ownReports.mendSubject(m_id, {kind, unit->code}));
  if (m_problem.isEmpty()) m_undo = [this, id = m_id, before] { check(m_phone.ownReports.mendSubject(id, before)); };
}

void ReportModel::undo() {
  if (const auto undo = std::exchange(m_undo, nullptr)) undo();
}

QVariantMap ReportModel::senses() const { return senseMarks(content()); }

QVariantList ReportModel::senseMoments() const {
  QVariantList moments;
  std::vector<std::string> known;
  for (const SenseMark& mark : content().senses) {
    if (std::find(known.begin(), known.end(), mark.moment) != known.end()) continue;
    known.push_back(mark.moment);
    moments.append(QVariantMap{{QStringLiteral("code"), toQt(mark.moment)},
                               {QStringLiteral("label"), momentLabel(m_phone, mark.moment)}});
  }
  return moments;
}

QVariantList ReportModel::unitChoices() const {
  return m_own ? passerelle::unitChoices(m_phone, {}, content().subject.code) : QVariantList();
}

void ReportModel::setHistoryOpen(bool open) {
  if (open == m_historyOpen) return;
  m_historyOpen = open;
  if (open) readHistory();
  emit changed();
}

void ReportModel::readHistory() {
  m_historyProblem.clear();
  m_exchange.read(api::reportPath(m_id) + "/revisions?limit=100",
                  [this, id = m_id, alive = std::weak_ptr<bool>(m_alive)](Result<std::string> body) {
                    if (alive.expired() || id != m_id) return;
                    auto read = body ? decodeRevisions(*body) : tl::unexpected<Error>(body.error());
                    if (!read) {
                      m_historyProblem = read.error().code == ErrorCode::unavailable
                                             ? tr("The earlier versions are on the server: open them with a network.")
                                             : sentenceOf(read.error());
                      emit changed();
                      return;
                    }
                    showHistory(*read);
                  });
}

void ReportModel::showHistory(const std::vector<ReportRevision>& newestFirst) {
  m_revisions.clear();
  for (std::size_t i = 0; i < newestFirst.size(); ++i) {
    const ReportRevision& one = newestFirst[i];
    const bool first = i + 1 == newestFirst.size();
    m_revisions.append(
        QVariantMap{{QStringLiteral("number"), static_cast<int>(one.number)},
                    {QStringLiteral("at"), msOfIso(one.receivedAt)},
                    {QStringLiteral("words"),
                     one.content.astonishments.empty() ? QString() : toQt(one.content.astonishments.front().text)},
                    {QStringLiteral("changes"),
                     first ? QVariantList() : revisionChanges(m_phone, newestFirst[i + 1].content, one.content)}});
  }
  emit changed();
}

}  // namespace passerelle
