// ReportForm: the astonishments and ideas, one verb a gesture.
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
  m_undo = [this, copy, row, draft = m_draft.id] {
    if (draft != m_draft.id) return;
    m_astonishments->insert(row, copy);
    touch();
  };
  touch();
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
  m_undo = [this, copy, row, draft = m_draft.id] {
    if (draft != m_draft.id) return;
    m_ideas->insert(row, copy);
    touch();
  };
  touch();
}

void ReportForm::setIdea(const QString& id, const QString& text) {
  if (ReportIdea* idea = m_ideas->find(id)) {
    idea->text = text.toStdString();
    touch();
  }
}

}  // namespace passerelle
