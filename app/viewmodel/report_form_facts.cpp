// ReportForm: where, when, what kind of visit, and what is still missing.
#include "app/viewmodel/day_here.h"
#include "app/viewmodel/language_here.h"
#include "app/viewmodel/report_form.h"
#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"

namespace passerelle {
namespace {
constexpr int kOldestVisitDays = 400;  // as the server's (backend/reports/filing.cpp)
}

QString ReportForm::draftId() const { return toQt(m_draft.id); }

QString ReportForm::kind() const { return toQt(m_draft.content.kind); }

void ReportForm::setKind(const QString& kind) {
  m_draft.content.kind = kind.toStdString();
  touch();
}

QString ReportForm::unitCode() const { return toQt(m_draft.content.subject.code); }

QString ReportForm::unitName() const {
  if (m_draft.content.subject.code.empty()) return {};
  const auto unit = m_phone.mirror.unit(m_draft.content.subject.code);
  return toQt(unit ? unit->name : m_draft.content.subject.code);
}

QString ReportForm::unitPlace() const {
  const auto unit = m_phone.mirror.unit(m_draft.content.subject.code);
  return unit ? toQt(unit->address) : QString();
}

QString ReportForm::visitedOn() const { return toQt(m_draft.content.visitedOn); }

void ReportForm::setVisitedOn(const QString& day) {
  m_draft.content.visitedOn = day.toStdString();
  touch();
}

QString ReportForm::today() const { return dayHere(m_phone).toString(Qt::ISODate); }

QString ReportForm::impossibleDay() const {
  if (correction() || m_draft.content.visitedOn.empty()) return {};
  const QDate day = QDate::fromString(visitedOn(), Qt::ISODate), now = dayHere(m_phone);
  if (day > now) return tr("The day of the visit lies in the future: correct it.");
  if (day.daysTo(now) > kOldestVisitDays) return tr("The visit is more than a year old: check the day.");
  return {};
}

QString ReportForm::dayDoubt() const {
  if (m_draft.id.empty()) return {};
  if (const QString impossible = impossibleDay(); !impossible.isEmpty()) return impossible;
  constexpr std::chrono::hours kAnotherDay{12};
  return std::chrono::abs(m_phone.settings.clockSkew()) >= kAnotherDay && visitedOn() != today() && !correction()
             ? tr("The clock of this device is wrong: check the day of the visit.")
             : QString();
}

void ReportForm::setNoRecognisablePerson(bool on) {
  m_draft.content.noRecognisablePerson = on;
  touch();
}

Report ReportForm::pruned() const {
  Report report = m_draft.content;
  std::erase_if(report.astonishments,
                [](const Astonishment& one) { return one.text.empty() && one.verbatim.empty() && one.media.empty(); });
  std::erase_if(report.ideas, [](const ReportIdea& idea) { return idea.text.empty(); });
  return report;
}

QString ReportForm::missing() const {
  if (m_draft.id.empty()) return {};
  const auto complete = validate(pruned(), languageHere(m_phone));
  return complete ? impossibleDay() : sentence(complete.error());
}

QString ReportForm::sentence(const Error& error) const {
  if (error.field == "/subject/code") return tr("The store is missing: choose it to send.");
  if (error.field == "/visitedOn") return tr("The day of the visit is missing: choose it to send.");
  // The same field is named where there is too much of them.
  if (error.field == "/astonishments" && error.code == ErrorCode::refused && pruned().astonishments.empty())
    return tr("The report is empty: write at least one astonishment or idea.");
  if (error.field == "/noRecognisablePerson")
    return tr("Look at the photos, then tick that no person can be recognised.");
  return sentenceOf(error);
}

QVariantList ReportForm::moments() const {
  QVariantList list;
  const std::string language = languageHere(m_phone);
  for (const Labelled& moment : m_phone.mirror.referential().moments) {
    list.append(QVariantMap{{QStringLiteral("code"), toQt(moment.code)},
                            {QStringLiteral("label"), toQt(moment.label(language))}});
  }
  return list;
}

void ReportForm::chooseUnit(const QString& code) {
  const Subject before = m_draft.content.subject;
  if (!before.code.empty() && toQt(before.code) != code) {
    remember([this, before, draft = m_draft.id] {
      if (draft != m_draft.id) return;
      m_draft.content.subject = before;
      touch();
    });
  }
  const auto unit = m_phone.mirror.unit(code.toStdString());
  m_draft.content.subject.kind = unit && unit->kind == "contactCentre" ? SubjectKind::contactCentre : SubjectKind::unit;
  m_draft.content.subject.code = code.toStdString();
  touch();
}

void ReportForm::setPosition(double latitude, double longitude) {
  m_draft.position = Position{latitude, longitude};
  touch();
}

}  // namespace passerelle
