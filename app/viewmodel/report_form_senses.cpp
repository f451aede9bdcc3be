// ReportForm: the sensory strip and the questions of a template.
#include <algorithm>

#include "app/viewmodel/language_here.h"
#include "app/viewmodel/report_form.h"
#include "app/viewmodel/templates.h"
#include "app/viewmodel/text.h"
#include "app/viewmodel/unit_choices.h"
#include "shared/codec/names.h"

namespace passerelle {
namespace {
/// The cell of a pair; end() when it is empty.
auto cellOf(std::vector<SenseMark>& marks, const QString& moment, const QString& sense) {
  return std::find_if(marks.begin(), marks.end(),
                      [&](const SenseMark& mark) { return toQt(mark.moment) == moment && toQt(mark.sense) == sense; });
}

bool unanswered(const Astonishment& one) {
  return !one.question.empty() && one.text.empty() && one.verbatim.empty() && one.media.empty();
}
}  // namespace

QVariantMap ReportForm::senses() const { return senseMarks(m_draft.content); }

QVariantMap senseMarks(const Report& report) {
  QVariantMap marks;
  for (const SenseMark& mark : report.senses) {
    marks.insert(toQt(mark.moment + "/" + mark.sense), QVariantMap{{QStringLiteral("tone"), toQt(nameOf(mark.tone))},
                                                                   {QStringLiteral("word"), toQt(mark.word)}});
  }
  return marks;
}

void ReportForm::cycleSense(const QString& moment, const QString& sense) {
  auto& marks = m_draft.content.senses;
  const auto cell = cellOf(marks, moment, sense);
  if (cell == marks.end()) {
    marks.push_back({moment.toStdString(), sense.toStdString(), Tone::good, {}});
  } else if (cell->tone == Tone::puzzling) {
    const SenseMark before = *cell;
    marks.erase(cell);
    if (!before.word.empty()) {
      remember([this, before, draft = m_draft.id] {
        if (draft != m_draft.id) return;
        setSenseWord(toQt(before.moment), toQt(before.sense), toQt(before.word));
      });
    }
  } else {
    cell->tone = cell->tone == Tone::good ? Tone::bad : Tone::puzzling;
  }
  emit sensesChanged();
  touch();
}

void ReportForm::setSenseWord(const QString& moment, const QString& sense, const QString& word) {
  auto& marks = m_draft.content.senses;
  auto cell = cellOf(marks, moment, sense);
  if (cell == marks.end()) {
    if (word.isEmpty()) return;
    marks.push_back({moment.toStdString(), sense.toStdString(), Tone::puzzling, {}});
    cell = marks.end() - 1;
  }
  cell->word = word.left(static_cast<int>(kMaxWordChars)).toStdString();
  emit sensesChanged();
  touch();
}

QVariantList ReportForm::templates() const {
  QVariantList list;
  for (const Template& one : readTemplates(languageHere(m_phone)))
    list.append(QVariantMap{{QStringLiteral("code"), toQt(one.code)}, {QStringLiteral("label"), toQt(one.label)}});
  return list;
}

bool ReportForm::asked() const {
  const auto& entries = m_draft.content.astonishments;
  return std::any_of(entries.begin(), entries.end(), [](const Astonishment& one) {
    return !one.question.empty() || !one.text.empty() || !one.verbatim.empty() || !one.media.empty();
  });
}

void ReportForm::ask(const QString& templateCode) {
  const auto before = m_draft.content.astonishments;
  const std::string kindBefore = m_draft.content.kind;
  auto wanted = before;
  std::erase_if(wanted, [](const Astonishment& one) {
    return unanswered(one) || (one.text.empty() && one.verbatim.empty() && one.media.empty());
  });
  for (const Template& one : readTemplates(m_draft.content.language)) {
    if (toQt(one.code) != templateCode) continue;
    m_draft.content.kind = one.code;
    for (const TemplateQuestion& question : one.questions) {
      Astonishment entry = freshAstonishment();
      entry.tone = question.tone;
      entry.question = question.words;
      const auto same = [&](const Astonishment& other) { return other.question == question.words; };
      if (std::none_of(wanted.begin(), wanted.end(), same)) wanted.push_back(std::move(entry));
    }
  }
  m_astonishments->follow(wanted);
  remember([this, before, kindBefore, draft = m_draft.id] {
    if (draft != m_draft.id) return;
    // What was answered since stays.
    auto back = before;
    for (const Astonishment& one : m_draft.content.astonishments) {
      const auto known = [&](const Astonishment& other) { return other.id == one.id; };
      const auto was = std::find_if(back.begin(), back.end(), known);
      if (was != back.end())
        *was = one;
      else if (!unanswered(one))
        back.push_back(one);
    }
    m_draft.content.kind = kindBefore;
    m_astonishments->follow(back);
    touch();
  });
  touch();
}

QVariantList ReportForm::unitChoices() const {
  QVariantList choices = passerelle::unitChoices(m_phone, m_draft.position, m_draft.content.subject.code);
  // Once one is chosen, the others are for a mistake: two will do.
  constexpr int kForAMistake = 2;
  if (!m_draft.content.subject.code.empty()) choices = choices.mid(0, kForAMistake);
  return choices;
}

}  // namespace passerelle
