// The report being written. Every change is on disk within 300 ms; reopening lands on the same field and letter.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QTimer>
#include <QVariantList>
#include <functional>
#include <vector>

#include "app/local/phone.h"
#include "app/platform/photo_preparer.h"
#include "app/viewmodel/entry_lists.h"

namespace passerelle {

/// A report's sensory strip as pages read it: "moment/sense" → {tone, word}.
QVariantMap senseMarks(const Report& report);

class ReportForm : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString draftId READ draftId NOTIFY changed)
  Q_PROPERTY(QString reportId READ reportId NOTIFY changed)
  Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed)
  Q_PROPERTY(QString unitCode READ unitCode NOTIFY changed)
  Q_PROPERTY(QString unitName READ unitName NOTIFY changed)
  Q_PROPERTY(QString unitPlace READ unitPlace NOTIFY changed)
  Q_PROPERTY(QString visitedOn READ visitedOn WRITE setVisitedOn NOTIFY changed)
  Q_PROPERTY(QString today READ today NOTIFY changed)
  Q_PROPERTY(QString dayDoubt READ dayDoubt NOTIFY changed)
  Q_PROPERTY(bool noRecognisablePerson READ noRecognisablePerson WRITE setNoRecognisablePerson NOTIFY changed)
  Q_PROPERTY(bool correction READ correction NOTIFY changed)
  Q_PROPERTY(bool conflict READ conflict NOTIFY changed)
  Q_PROPERTY(QString missing READ missing NOTIFY changed)
  Q_PROPERTY(QVariantList photos READ photos NOTIFY changed)
  Q_PROPERTY(QStringList voiceIds READ voiceIds NOTIFY changed)
  Q_PROPERTY(QVariantList moments READ moments NOTIFY referentialChanged)
  Q_PROPERTY(QVariantList templates READ templates NOTIFY referentialChanged)
  Q_PROPERTY(bool asked READ asked NOTIFY changed)
  Q_PROPERTY(QVariantMap senses READ senses NOTIFY sensesChanged)
  Q_PROPERTY(QVariantList unitChoices READ unitChoices NOTIFY changed)
  Q_PROPERTY(bool preparing READ preparing NOTIFY changed)
  Q_PROPERTY(double savedAt READ savedAt NOTIFY savedChanged)
  Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
  Q_PROPERTY(bool held READ held NOTIFY problemChanged)
  Q_PROPERTY(QString caretField READ caretField NOTIFY opened)
  Q_PROPERTY(int caretPosition READ caretPosition NOTIFY opened)
  Q_PROPERTY(bool canUndo READ canUndo NOTIFY undoChanged)
  Q_PROPERTY(passerelle::AstonishmentList* astonishments READ astonishments CONSTANT)
  Q_PROPERTY(passerelle::IdeaList* ideas READ ideas CONSTANT)

 public:
  ReportForm(Phone& phone, PhotoPreparer& preparer, QObject* parent = nullptr);
  ~ReportForm() override;

  /// A report of today (see today()) in the person's language, with nothing in it.
  static Report blank(Phone& phone);

  QString draftId() const;
  QString reportId() const { return QString::fromStdString(m_draft.reportId); }
  QString kind() const;
  void setKind(const QString& kind);
  QString unitCode() const;
  QString unitName() const;
  QString unitPlace() const;
  /// 2026-11-17
  QString visitedOn() const;
  void setVisitedOn(const QString& day);
  /// 2026-11-17, here and now, by the server's clock where it was heard.
  QString today() const;
  /// Why the day of the visit is probably wrong (a sentence); empty: no reason to think so.
  QString dayDoubt() const;
  bool noRecognisablePerson() const { return m_draft.content.noRecognisablePerson; }
  void setNoRecognisablePerson(bool on);
  /// Corrects a report that was sent.
  bool correction() const { return m_draft.origin == DraftOrigin::correction; }
  /// Another device changed the report meanwhile; this is what was written here.
  bool conflict() const { return m_draft.origin == DraftOrigin::conflictCopy; }
  /// What is still to be done before it can be sent; empty when it is ready.
  QString missing() const;
  /// [{id, source, caption}]
  QVariantList photos() const;
  /// The media of its memos, in the order they were kept.
  QStringList voiceIds() const;
  /// [{code, label}] of the referential
  QVariantList moments() const;
  /// [{code, label}]: sets of questions, one a kind of immersion
  QVariantList templates() const;
  /// Questions or words stand in the report: a template is proposed less loudly.
  bool asked() const;
  /// The sensory strip: "moment/sense" → {tone, word}
  QVariantMap senses() const;
  /// [{code, name, hint}]: the units probably meant, near or recent, without the one chosen
  QVariantList unitChoices() const;
  bool preparing() const { return m_preparing > 0; }
  double savedAt() const { return m_savedAt; }
  QString problem() const { return m_problem; }
  /// It could not be left: what is on the screen is on no disk; `problem` says why.
  bool held() const { return m_held; }
  QString caretField() const;
  int caretPosition() const { return m_draft.focus.cursor; }
  AstonishmentList* astonishments() { return m_astonishments; }
  IdeaList* ideas() { return m_ideas; }

  /// Opens a draft; an empty id begins a new report. False, with `problem`, when there is no such draft or no room for
  /// one, or (held) for what stands here.
  Q_INVOKABLE bool open(const QString& draftId);
  /// The form that was open when the app ended, if any.
  Q_INVOKABLE bool reopen();
  /// The form is left: what waits is written, and nothing is open any more. False, and held, when it cannot be written.
  Q_INVOKABLE bool close();
  /// The form is left all the same: what is on no disk is gone.
  Q_INVOKABLE void abandon();
  /// save() before the page is left; held when that failed.
  Q_INVOKABLE bool mayLeave();
  /// Writes now what waits; true when it is on disk.
  Q_INVOKABLE bool save();
  /// Sends it: true when it stands in the outbox; else `problem` says what to do.
  Q_INVOKABLE bool send();
  /// Deletes it; its captures go back to the carnet. undo() brings it back.
  Q_INVOKABLE void discard();
  /// Takes the last deletion, move or mending back, then the one before: an astonishment, an idea, a photo, the unit,
  /// or the whole report.
  Q_INVOKABLE void undo();
  bool canUndo() const { return !m_undo.empty(); }

  Q_INVOKABLE void chooseUnit(const QString& code);
  /// Where the author stood when choosing: rounded to 100 m by who measured it.
  Q_INVOKABLE void setPosition(double latitude, double longitude);
  Q_INVOKABLE void addAstonishment();
  Q_INVOKABLE void removeAstonishment(const QString& id);
  /// Up (−1) or down (1) by one place.
  Q_INVOKABLE void moveAstonishment(const QString& id, int by);
  /// To the end of another report under way, with its photos.
  Q_INVOKABLE void moveToReport(const QString& id, const QString& draftId);
  /// [{id, title}]: where it may be moved to.
  Q_INVOKABLE QVariantList otherReports() const;
  /// Back to the carnet, with its photos.
  Q_INVOKABLE void moveToCarnet(const QString& id);
  /// Captures of the carnet that were dropped on this report.
  Q_INVOKABLE void takeCaptures(const QStringList& captureIds);
  Q_INVOKABLE void setTone(const QString& id, const QString& tone);
  Q_INVOKABLE void setWords(const QString& id, const QString& text);
  Q_INVOKABLE void setVerbatim(const QString& id, const QString& text);
  Q_INVOKABLE void setMoment(const QString& id, const QString& code);
  Q_INVOKABLE void setSense(const QString& id, const QString& sense);
  /// The questions of a kind of immersion, each an astonishment to write; those without an answer go.
  Q_INVOKABLE void ask(const QString& templateCode);
  /// One tap on a cell of the strip: good, bad, puzzling, nothing.
  Q_INVOKABLE void cycleSense(const QString& moment, const QString& sense);
  /// A few words of why; a cell that was empty becomes puzzling.
  Q_INVOKABLE void setSenseWord(const QString& moment, const QString& sense, const QString& word);
  Q_INVOKABLE void addIdea();
  Q_INVOKABLE void removeIdea(const QString& id);
  Q_INVOKABLE void setIdea(const QString& id, const QString& text);
  Q_INVOKABLE void addPhoto(const QString& path);
  Q_INVOKABLE void addPicture(const QByteArray& picture);
  Q_INVOKABLE void removePhoto(const QString& id);
  /// What is said in a memo, for who cannot hear.
  Q_INVOKABLE void setVoiceWords(const QString& mediumId, const QString& words);
  Q_INVOKABLE QString voiceWords(const QString& mediumId) const;
  Q_INVOKABLE int voiceMs(const QString& mediumId) const;
  /// The draft as it is on the disk: something was put into it beside this form. save() first.
  Q_INVOKABLE void reload();
  /// Where the author is writing: "<entry id>/text" or "<entry id>/verbatim", and the cursor in characters.
  Q_INVOKABLE void rememberCaret(const QString& field, int position);
  /// The language of the sentences changed.
  void retranslate();
  /// Puts a prepared photo into a draft, the one that is open or another: all of it on the disk, or nothing.
  Result<void> keepPhoto(const PreparedPhoto& prepared, const std::string& draftId);
  /// A photo of the draft was exchanged for its masked version.
  void refreshPhotos();

 signals:
  void changed();
  void referentialChanged();
  void savedChanged();
  void problemChanged();
  void opened();
  void undoChanged();
  void sensesChanged();
  /// The report went away under the form: sent, deleted or emptied elsewhere.
  void vanished();
  /// The form was brought back by undo() after discard().
  void restored(const QString& draftId);

 private:
  void load(Draft draft);
  void adopt(Result<Draft> draft);
  void touch();
  /// The draft as it is on disk now: something else than this form changed it.
  void follow();
  void remember(std::function<void()> undo);
  void takePhoto(Result<PreparedPhoto> prepared, const std::string& draftId);
  void say(const QString& problem);
  Astonishment freshAstonishment();
  QString impossibleDay() const;
  Report pruned() const;
  QString sentence(const Error& error) const;

  Phone& m_phone;
  PhotoPreparer& m_preparer;
  QTimer m_timer;
  Draft m_draft;
  AstonishmentList* m_astonishments;
  IdeaList* m_ideas;
  std::vector<std::function<void()>> m_undo;  ///< the newest last
  bool m_writing = false;                     ///< this form changes its draft itself
  bool m_dirty = false;                       ///< something is not on disk yet
  int m_preparing = 0;
  double m_savedAt = 0;
  QString m_problem;
  bool m_held = false;
  std::vector<Subscription> m_subscriptions;
};

}  // namespace passerelle
