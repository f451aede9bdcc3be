#include "app/viewmodel/report_form.h"

#include "app/viewmodel/day_here.h"
#include "app/viewmodel/language_here.h"
#include "app/viewmodel/text.h"

namespace passerelle {
namespace {
/// A letter is on the disk 300 ms after it was typed, also where the app's loop stands still for 100 ms of them.
constexpr int kReportSavedAfterMs = 150;
}  // namespace

ReportForm::ReportForm(Phone& phone, PhotoPreparer& preparer, QObject* parent)
    : QObject(parent),
      m_phone(phone),
      m_preparer(preparer),
      m_astonishments(new AstonishmentList(m_draft.content.astonishments, this)),
      m_ideas(new IdeaList(m_draft.content.ideas, this)) {
  m_timer.setSingleShot(true);
  m_timer.setInterval(kReportSavedAfterMs);
  connect(&m_timer, &QTimer::timeout, this, [this] { save(); });
  m_subscriptions.push_back(
      m_phone.observers.on(Topic::referential, [this](const std::string&) { emit referentialChanged(); }));
  m_subscriptions.push_back(m_phone.drafts.beforeChange([this] { save(); }));
  m_subscriptions.push_back(m_phone.observers.on(Topic::drafts, [this](const std::string& id) {
    if (id.empty() || id == m_draft.id) follow();
  }));
  m_subscriptions.push_back(m_phone.observers.on(Topic::units, [this](const std::string&) { emit changed(); }));
  m_subscriptions.push_back(m_phone.observers.on(Topic::settings, [this](const std::string&) { retranslate(); }));
}

ReportForm::~ReportForm() { save(); }

Report ReportForm::blank(Phone& phone) {
  Report report;
  report.visitedOn = dayHere(phone).toString(Qt::ISODate).toStdString();
  report.language = languageHere(phone);
  return report;
}

QString ReportForm::caretField() const { return toQt(m_draft.focus.field); }

bool ReportForm::mayLeave() {
  if (save()) return true;
  m_held = true;
  emit problemChanged();
  return false;
}

bool ReportForm::open(const QString& draftId) {
  if (!mayLeave()) return false;
  if (draftId.isEmpty()) {
    Report report = blank(m_phone);
    report.astonishments.push_back(freshAstonishment());
    auto draft = m_phone.drafts.begin(std::move(report));
    if (!draft) {
      say(sentence(draft.error()));
      return false;
    }
    load(std::move(*draft));
  } else {
    auto draft = m_phone.drafts.find(draftId.toStdString());
    if (!draft) {
      say(sentence(Drafts::gone().value()));
      return false;
    }
    load(std::move(*draft));
  }
  (void)m_phone.drafts.setOpen(m_draft.id);
  return true;
}

bool ReportForm::reopen() {
  auto draft = m_phone.drafts.open();
  if (!draft) return false;
  load(std::move(*draft));
  return true;
}

bool ReportForm::close() {
  if (m_draft.id.empty()) return true;
  if (!mayLeave()) return false;
  abandon();
  return true;
}

void ReportForm::abandon() {
  m_timer.stop();
  m_dirty = false;
  say({});
  (void)m_phone.drafts.setOpen({});
  m_draft = Draft{};
  m_astonishments->reset();
  m_ideas->reset();
  emit changed();
}

void ReportForm::load(Draft draft) {
  m_timer.stop();
  m_dirty = false;
  m_draft = std::move(draft);
  m_preparing = 0;
  m_undo.clear();
  emit undoChanged();
  m_savedAt = toQml(m_draft.changedAt);
  say({});
  m_astonishments->reset();
  m_ideas->reset();
  emit opened();
  emit changed();
  emit sensesChanged();
  emit savedChanged();
  emit referentialChanged();
}

void ReportForm::adopt(Result<Draft> draft) {
  if (!draft) return say(sentence(draft.error()));
  const Focus focus = m_draft.focus;
  m_astonishments->follow(draft->content.astonishments);
  m_ideas->follow(draft->content.ideas);
  m_draft = std::move(*draft);
  m_draft.focus = focus;
  m_savedAt = toQml(m_phone.vault.clock().now());
  say({});
  emit changed();
  emit sensesChanged();
  emit savedChanged();
}

void ReportForm::follow() {
  if (m_draft.id.empty() || m_writing || m_dirty) return;
  auto draft = m_phone.drafts.find(m_draft.id);
  if (draft) return adopt(std::move(*draft));
  m_timer.stop();
  m_draft = Draft{};
  m_undo.clear();
  m_astonishments->reset();
  m_ideas->reset();
  emit undoChanged();
  emit changed();
  emit vanished();
}

void ReportForm::remember(std::function<void()> undo) {
  constexpr std::size_t kMostUndone = 50;
  if (m_undo.size() == kMostUndone) m_undo.erase(m_undo.begin());
  m_undo.push_back(std::move(undo));
  emit undoChanged();
}

void ReportForm::touch() {
  emit changed();
  m_dirty = true;
  if (!m_timer.isActive()) m_timer.start();
}

bool ReportForm::save() {
  m_timer.stop();
  if (m_draft.id.empty() || !m_dirty) return true;
  m_writing = true;
  const auto saved = m_phone.drafts.save(m_draft);
  m_writing = false;
  if (!saved) {
    say(sentence(saved.error()));
    if (saved.error().code != ErrorCode::notFound) m_timer.start();
    return false;
  }
  m_dirty = false;
  m_savedAt = toQml(m_phone.vault.clock().now());
  say({});
  emit savedChanged();
  return true;
}

bool ReportForm::send() {
  m_draft.content = pruned();
  m_astonishments->reset();
  m_ideas->reset();
  touch();
  if (!save()) return false;
  m_writing = true;
  const auto sent = m_phone.ownReports.send(m_draft.id);
  m_writing = false;
  if (!sent) {
    say(sentence(sent.error()));
    return false;
  }
  m_timer.stop();
  m_dirty = false;
  m_draft = Draft{};
  m_undo.clear();
  emit undoChanged();
  m_astonishments->reset();
  m_ideas->reset();
  emit changed();
  return true;
}

void ReportForm::discard() {
  save();
  const std::string id = m_draft.id;
  m_writing = true;
  const auto removed = m_phone.drafts.remove(id);
  m_writing = false;
  if (!removed) return say(sentence(removed.error()));
  m_timer.stop();
  m_dirty = false;
  m_draft = Draft{};
  m_astonishments->reset();
  m_ideas->reset();
  m_undo.clear();
  remember([this, id] {
    if (const auto back = m_phone.drafts.restore(id); !back) return say(sentence(back.error()));
    emit restored(toQt(id));
  });
  emit changed();
}

void ReportForm::undo() {
  if (m_undo.empty()) return;
  const auto undo = std::move(m_undo.back());
  m_undo.pop_back();
  undo();
  emit undoChanged();
}

void ReportForm::rememberCaret(const QString& field, int position) {
  m_draft.focus = Focus{field.toStdString(), position};
  m_dirty = true;
  if (!m_draft.id.empty() && !m_timer.isActive()) m_timer.start();
}

void ReportForm::retranslate() {
  emit changed();
  emit referentialChanged();
}

void ReportForm::say(const QString& problem) {
  if (problem.isEmpty()) m_held = false;
  if (problem == m_problem) return;
  m_problem = problem;
  emit problemChanged();
}

}  // namespace passerelle
