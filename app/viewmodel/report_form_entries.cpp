// ReportForm: the astonishments and ideas, one verb a gesture.
#include <algorithm>

#include "app/viewmodel/report_form.h"
#include "app/viewmodel/text.h"
#include "shared/codec/names.h"

namespace passerelle {

Astonishment ReportForm::freshAstonishment() {
  Astonishment one;
  one.id = m_phone.vault.newId();
  return one;
}

void ReportForm::addAstonishment() {
  m_astonishments->insert(m_astonishments->rowCount(), freshAstonishment());
  touch();
}

void ReportForm::removeAstonishment(const QString& id) {
  const Astonishment* found = m_astonishments->find(id);
  if (found == nullptr) return;
  const Astonishment copy = *found;
  const int row = m_astonishments->remove(id);
  remember([this, copy, row, draft = m_draft.id] {
    if (draft != m_draft.id) return;
    m_astonishments->insert(row, copy);
    touch();
  });
  touch();
}

void ReportForm::moveAstonishment(const QString& id, int by) {
  const auto& entries = m_draft.content.astonishments;
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return toQt(one.id) == id; });
  if (found == entries.end()) return;
  const int from = static_cast<int>(found - entries.begin());
  const int to = std::clamp(from + by, 0, static_cast<int>(entries.size()) - 1);
  if (from == to) return;
  m_astonishments->move(id, to);
  remember([this, id, from, draft = m_draft.id] {
    if (draft != m_draft.id) return;
    m_astonishments->move(id, from);
    touch();
  });
  touch();
}

void ReportForm::moveToReport(const QString& id, const QString& draftId) {
  const std::string here = m_draft.id, there = draftId.toStdString(), entry = id.toStdString();
  const int row = m_astonishments->rowOf(id);
  if (const auto moved = m_phone.drafts.moveEntry(here, entry, there); !moved) return say(sentence(moved.error()));
  remember([this, here, there, entry, row] {
    if (const auto back = m_phone.drafts.moveEntry(there, entry, here, row); !back) say(sentence(back.error()));
  });
}

QVariantList ReportForm::otherReports() const {
  QVariantList list;
  for (const DraftLine& line : m_phone.drafts.all()) {
    if (line.id == m_draft.id) continue;
    const auto unit = line.unitCode.empty() ? std::nullopt : m_phone.mirror.unit(line.unitCode);
    const QString title = unit                  ? toQt(unit->name)
                          : !line.title.empty() ? toQt(line.title)
                                                : tr("Report without a store");
    list.append(QVariantMap{{QStringLiteral("id"), toQt(line.id)}, {QStringLiteral("title"), title}});
  }
  return list;
}

void ReportForm::moveToCarnet(const QString& id) {
  const Astonishment* found = m_astonishments->find(id);
  if (found == nullptr) return;
  const Astonishment entry = *found;
  const int row = m_astonishments->rowOf(id);
  const auto captures = m_phone.drafts.returnEntry(m_draft.id, id.toStdString());
  if (!captures) return say(sentence(captures.error()));
  remember([this, here = m_draft.id, entry, row, captures = *captures] {
    if (const auto back = m_phone.drafts.takeEntry(here, entry, row, captures); !back) say(sentence(back.error()));
  });
}

void ReportForm::takeCaptures(const QStringList& captureIds) {
  std::vector<std::string> ids;
  for (const QString& id : captureIds) ids.push_back(id.toStdString());
  if (const auto taken = m_phone.drafts.addCaptures(m_draft.id, ids); !taken) return say(sentence(taken.error()));
  remember([this, ids] {
    if (const auto back = m_phone.drafts.takeBack(ids); !back) say(sentence(back.error()));
  });
}

void ReportForm::setTone(const QString& id, const QString& tone) {
  Astonishment* one = m_astonishments->find(id);
  const auto value = toneFromName(tone.toStdString());
  if (one == nullptr || !value) return;
  one->tone = *value;
  m_astonishments->touched(id);
  touch();
}

void ReportForm::setWords(const QString& id, const QString& text) {
  if (Astonishment* one = m_astonishments->find(id)) {
    one->text = text.toStdString();
    touch();
  }
}

void ReportForm::setVerbatim(const QString& id, const QString& text) {
  if (Astonishment* one = m_astonishments->find(id)) {
    one->verbatim = text.toStdString();
    touch();
  }
}

void ReportForm::setMoment(const QString& id, const QString& code) {
  if (Astonishment* one = m_astonishments->find(id)) {
    one->momentOfTruth = code.toStdString();
    m_astonishments->touched(id);
    touch();
  }
}

void ReportForm::setSense(const QString& id, const QString& sense) {
  if (Astonishment* one = m_astonishments->find(id)) {
    one->sense = sense.toStdString();
    m_astonishments->touched(id);
    touch();
  }
}

void ReportForm::addIdea() {
  m_ideas->insert(m_ideas->rowCount(), {.id = m_phone.vault.newId(), .text = {}});
  touch();
}

void ReportForm::removeIdea(const QString& id) {
  const ReportIdea* found = m_ideas->find(id);
  if (found == nullptr) return;
  const ReportIdea copy = *found;
  const int row = m_ideas->remove(id);
  remember([this, copy, row, draft = m_draft.id] {
    if (draft != m_draft.id) return;
    m_ideas->insert(row, copy);
    touch();
  });
  touch();
}

void ReportForm::setIdea(const QString& id, const QString& text) {
  if (ReportIdea* idea = m_ideas->find(id)) {
    idea->text = text.toStdString();
    touch();
  }
}

}  // namespace passerelle
