#include "app/viewmodel/report_form.h"

#include <QDate>
#include <algorithm>

#include "app/viewmodel/text.h"
#include "shared/codec/names.h"

namespace passerelle {

ReportForm::ReportForm(Phone& phone, PhotoPreparer& preparer, QObject* parent)
    : QObject(parent),
      m_phone(phone),
      m_preparer(preparer),
      m_astonishments(new AstonishmentList(m_draft.content.astonishments, this)),
      m_ideas(new IdeaList(m_draft.content.ideas, this)) {
  m_timer.setSingleShot(true);
  m_timer.setInterval(300);
  connect(&m_timer, &QTimer::timeout, this, [this] { save(); });
  m_subscriptions.push_back(
      m_phone.observers.on(Topic::referential, [this](const std::string&) { emit referentialChanged(); }));
  m_subscriptions.push_back(m_phone.observers.on(Topic::units, [this](const std::string&) { emit changed(); }));
  m_subscriptions.push_back(m_phone.observers.on(Topic::settings, [this](const std::string&) { retranslate(); }));
}

ReportForm::~ReportForm() { save(); }

Report ReportForm::blank(Phone& phone) {
  Report report;
  report.visitedOn = QDate::currentDate().toString(Qt::ISODate).toStdString();
  const std::string chosen = phone.settings.language();
  report.language = chosen == "en" ? "en" : "fr";
  return report;
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
  const auto complete = validate(pruned());
  return complete ? QString() : sentence(complete.error());
}

QString ReportForm::sentence(const Error& error) {
  if (error.field == "/subject/code") return tr("The store is missing: choose it to send.");
  if (error.field == "/visitedOn") return tr("The day of the visit is missing: choose it to send.");
  if (error.field == "/astonishments") return tr("The report is empty: write at least one astonishment or idea.");
  if (error.field == "/noRecognisablePerson")
    return tr("Look at the photos, then tick that no person can be recognised.");
  return toQt(error.message);
}

QVariantList ReportForm::photos() const {
  QVariantList list;
  for (const ManifestEntry& medium : m_draft.content.media) {
    if (medium.kind != MediumKind::photo) continue;
    list.append(QVariantMap{{QStringLiteral("id"), toQt(medium.id)},
                            {QStringLiteral("source"), QStringLiteral("image://picture/thumb/") + toQt(medium.id)},
                            {QStringLiteral("caption"), toQt(medium.caption)}});
  }
  return list;
}

QVariantList ReportForm::moments() const {
  QVariantList list;
  const std::string language = m_phone.settings.language() == "en" ? "en" : "fr";
  for (const Labelled& moment : m_phone.mirror.referential().moments) {
    list.append(QVariantMap{{QStringLiteral("code"), toQt(moment.code)},
                            {QStringLiteral("label"), toQt(moment.label(language))}});
  }
  return list;
}

QString ReportForm::caretField() const { return toQt(m_draft.focus.field); }

bool ReportForm::open(const QString& draftId) {
  save();
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
    if (!draft) return false;
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

void ReportForm::close() {
  if (m_draft.id.empty()) return;
  save();
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
  m_savedAt = toQml(m_draft.changedAt);
  say({});
  m_astonishments->reset();
  m_ideas->reset();
  emit opened();
  emit changed();
  emit savedChanged();
  emit referentialChanged();
}

void ReportForm::adopt(Result<Draft> draft) {
  if (!draft) return say(sentence(draft.error()));
  const Focus focus = m_draft.focus;
  m_draft = std::move(*draft);
  m_draft.focus = focus;
  m_savedAt = toQml(m_phone.vault.clock().now());
  say({});
  emit changed();
  emit savedChanged();
}

void ReportForm::touch() {
  emit changed();
  m_dirty = true;
  if (!m_timer.isActive()) m_timer.start();
}

bool ReportForm::save() {
  m_timer.stop();
  if (m_draft.id.empty() || !m_dirty) return true;
  const auto saved = m_phone.drafts.save(m_draft);
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
  const auto sent = m_phone.ownReports.send(m_draft.id);
  if (!sent) {
    say(sentence(sent.error()));
    return false;
  }
  m_timer.stop();
  m_dirty = false;
  m_draft = Draft{};
  m_undo = nullptr;
  m_astonishments->reset();
  m_ideas->reset();
  emit changed();
  return true;
}

void ReportForm::discard() {
  save();
  const std::string id = m_draft.id;
  const auto removed = m_phone.drafts.remove(id);
  if (!removed) return say(sentence(removed.error()));
  m_timer.stop();
  m_dirty = false;
  m_draft = Draft{};
  m_astonishments->reset();
  m_ideas->reset();
  m_undo = [this, id] {
    if (const auto back = m_phone.drafts.restore(id); !back) return say(sentence(back.error()));
    emit restored(toQt(id));
  };
  emit changed();
}

void ReportForm::undo() {
  const auto undo = std::exchange(m_undo, nullptr);
  if (undo) undo();
}

void ReportForm::chooseUnit(const QString& code) {
  const auto unit = m_phone.mirror.unit(code.toStdString());
  m_draft.content.subject.kind = unit && unit->kind == "contactCentre" ? SubjectKind::contactCentre : SubjectKind::unit;
  m_draft.content.subject.code = code.toStdString();
  touch();
}

void ReportForm::setPosition(double latitude, double longitude) {
  m_draft.position = Position{latitude, longitude};
  touch();
}

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

void ReportForm::addPhoto(const QString& path) {
  ++m_preparing;
  emit changed();
  m_preparer.prepareFile(path, PhotoSize::standard,
                         [this, id = m_draft.id](Result<PreparedPhoto> photo) { takePhoto(std::move(photo), id); });
}

void ReportForm::addPicture(const QByteArray& picture) {
  ++m_preparing;
  emit changed();
  m_preparer.prepare(picture, PhotoSize::standard,
                     [this, id = m_draft.id](Result<PreparedPhoto> photo) { takePhoto(std::move(photo), id); });
}

void ReportForm::takePhoto(Result<PreparedPhoto> prepared, const std::string& draftId) {
  m_preparing = std::max(0, m_preparing - 1);
  emit changed();
  if (!prepared) return say(toQt(prepared.error().message));
  const auto photo = m_phone.media.add(MediumKind::photo, "image/jpeg", prepared->jpeg.toStdString());
  if (!photo) return say(sentence(photo.error()));
  const auto thumbnail =
      m_phone.media.add(MediumKind::thumbnail, "image/jpeg", prepared->thumbnail.toStdString(), photo->id);
  if (!thumbnail) return say(sentence(thumbnail.error()));
  const bool open = draftId == m_draft.id;
  if (open) save();
  auto draft = m_phone.drafts.addMedium(draftId, photo->id);
  if (open) adopt(std::move(draft));
}

void ReportForm::removePhoto(const QString& id) {
  save();
  const std::string medium = id.toStdString();
  std::string owner;
  for (const Astonishment& one : m_draft.content.astonishments) {
    if (std::find(one.media.begin(), one.media.end(), medium) != one.media.end()) owner = one.id;
  }
  adopt(m_phone.drafts.removeMedium(m_draft.id, medium));
  m_undo = [this, medium, owner, draft = m_draft.id] {
    if (draft != m_draft.id) return;
    save();
    adopt(m_phone.drafts.addMedium(m_draft.id, medium, owner));
  };
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
  if (problem == m_problem) return;
  m_problem = problem;
  emit problemChanged();
}

}  // namespace passerelle
