// Pictures that come from outside the app's own camera: dropped, pasted, chosen. Several at once, each on the disk as
// soon as it is upright, each refusal with its file's name. And what a kill left of the camera's own.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QUrl>
#include <QVariantList>

#include "app/local/phone.h"
#include "app/platform/photo_preparer.h"
#include "app/viewmodel/report_form.h"

namespace passerelle {

/// GUI thread. `where` is "carnet" or "report": the report whose form is open.
class PhotoIntake : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(int under READ underWay NOTIFY changed)
  Q_PROPERTY(QVariantList problems READ problems NOTIFY changed)

 public:
  /// At once; more are refused by a sentence.
  static constexpr int kMaxAtOnce = 30;

  PhotoIntake(Phone& phone, PhotoPreparer& preparer, ReportForm& form, QObject* parent = nullptr);

  /// Pictures that are being prepared.
  int underWay() const { return m_underWay; }
  /// [{name, sentence}], the last batch's refusals.
  QVariantList problems() const { return m_problems; }

  /// Files of this device; what is not a file is refused.
  Q_INVOKABLE void take(const QList<QUrl>& urls, const QString& where);
  /// The clipboard's files or its picture. False when it holds neither: a text field may have the keys.
  Q_INVOKABLE bool paste(const QString& where);
  /// Whether a drag or the clipboard offers something to try.
  Q_INVOKABLE static bool mayTake(const QList<QUrl>& urls);
  Q_INVOKABLE void clearProblems();
  /// Pictures that the camera had taken when the app ended: prepared now, into the carnet or their report.
  Q_INVOKABLE void resume();

 signals:
  void changed();
  /// A batch is through: so many photos are on the disk.
  void taken(int photos);

 private:
  void prepare(const QString& name, std::function<void(PhotoPreparer::OnPrepared)> begin, const QString& where);
  void keep(const QString& name, Result<PreparedPhoto> photo, const std::string& draftId);
  void refuse(const QString& name, const QString& sentence);
  QString sentence(const Error& error) const;

  Phone& m_phone;
  PhotoPreparer& m_preparer;
  ReportForm& m_form;
  int m_underWay = 0;
  int m_kept = 0;
  QVariantList m_problems;
};

}  // namespace passerelle
