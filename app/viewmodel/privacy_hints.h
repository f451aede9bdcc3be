// One field's hints: who could be recognised in its text, underlined where they stand, with what to say instead.
#pragma once
#include <QColor>
#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickTextDocument>
#include <QTimer>
#include <QVariantList>
#include <vector>

#include "app/viewmodel/writing_aid.h"

namespace passerelle {

class HintUnderliner;

/// Looks 350 ms after the last letter, away from the GUI thread; never stands in the way of typing or sending.
class PrivacyHints : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(passerelle::WritingAid* aid READ aid WRITE setAid NOTIFY aidChanged)
  /// The field's name, by which kept words are remembered while the app runs.
  Q_PROPERTY(QString field READ field WRITE setField NOTIFY aidChanged)
  Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY aidChanged)
  Q_PROPERTY(QColor underline READ underline WRITE setUnderline NOTIFY aidChanged)
  /// [{words, kind, proposals: [text], begin}], without what the author keeps
  Q_PROPERTY(QVariantList hints READ hints NOTIFY changed)
  Q_PROPERTY(int count READ count NOTIFY changed)
  Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)

 public:
  explicit PrivacyHints(QObject* parent = nullptr);
  ~PrivacyHints() override;

  WritingAid* aid() const { return m_aid; }
  void setAid(WritingAid* aid);
  QString field() const { return m_field; }
  void setField(const QString& field);
  QQuickTextDocument* document() const { return m_document; }
  void setDocument(QQuickTextDocument* document);
  QColor underline() const;
  void setUnderline(const QColor& colour);
  QVariantList hints() const;
  int count() const { return static_cast<int>(m_shown.size()); }
  bool canUndo() const { return m_undoable; }

  /// Puts a proposal in the place of the words; one step of undo. An empty proposal takes them out.
  Q_INVOKABLE void replace(int hint, const QString& proposal);
  Q_INVOKABLE void keep(int hint);
  /// Takes the last replacement back.
  Q_INVOKABLE void undo();
  /// Looks now, without waiting for a pause.
  Q_INVOKABLE void look();

 signals:
  void aidChanged();
  void changed();
  /// The text was changed by replace() or undo(), not by typing.
  void replaced();

 private:
  QString text() const;
  void adopt(std::vector<words::Mention> mentions, const QString& text);
  void show();

  QPointer<WritingAid> m_aid;
  QPointer<QQuickTextDocument> m_document;
  QString m_field, m_looked;
  QTimer m_pause;
  HintUnderliner* m_underliner = nullptr;  ///< the document's child
  std::vector<words::Mention> m_mentions, m_shown;
  QColor m_colour;
  bool m_undoable = false, m_editing = false;
};

}  // namespace passerelle
