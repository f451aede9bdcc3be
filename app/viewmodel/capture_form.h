// ⊕: a capture being made. On disk at its first letter and within 300 ms of every other; a photo as soon as it is
// upright.
#pragma once
#include <QByteArray>
#include <QObject>
#include <QQmlEngine>
#include <QTimer>
#include <QVariantList>
#include <vector>

#include "app/local/phone.h"
#include "app/platform/photo_preparer.h"

namespace passerelle {

class CaptureForm : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
  Q_PROPERTY(QVariantList photos READ photos NOTIFY photosChanged)
  Q_PROPERTY(QString voiceId READ voiceId NOTIFY voiceChanged)
  Q_PROPERTY(int voiceMs READ voiceMs NOTIFY voiceChanged)
  Q_PROPERTY(bool preparing READ preparing NOTIFY photosChanged)
  Q_PROPERTY(double savedAt READ savedAt NOTIFY savedChanged)
  Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
  Q_PROPERTY(bool held READ held NOTIFY problemChanged)

 public:
  CaptureForm(Phone& phone, PhotoPreparer& preparer, QObject* parent = nullptr);

  QString text() const { return m_text; }
  void setText(const QString& text);
  /// [{id, source, caption}]
  QVariantList photos() const;
  /// The voice memo whose words are written here: its medium; empty: none.
  QString voiceId() const;
  int voiceMs() const { return m_voiceMs; }
  bool preparing() const { return m_preparing > 0; }
  /// Milliseconds since 1970 of the last write; 0: nothing to keep yet.
  double savedAt() const { return m_savedAt; }
  QString problem() const { return m_problem; }
  /// It could not be left: what is on the screen is on no disk; `problem` says why.
  bool held() const { return m_held; }

  /// A new capture, or one of the carnet to go on with. False, and held, when what stands here cannot be written.
  Q_INVOKABLE bool begin(const QString& captureId = {});
  /// A picture file of this device.
  Q_INVOKABLE void addPhoto(const QString& path);
  /// A picture as the camera encoded it: encrypted on the disk before anything else, prepared then.
  Q_INVOKABLE void addPicture(const QByteArray& picture);
  /// Before the shutter: false, with `problem`, when there is no room for a photo.
  Q_INVOKABLE bool roomForPhoto();
  /// A photo was exchanged for its masked version.
  void refreshPhotos();
  Q_INVOKABLE void removePhoto(const QString& captureId);
  /// Brings the photo back that was removed last.
  Q_INVOKABLE void undo();
  /// A memo that was just recorded takes the words over, as the first photo does; a second one stands beside it.
  Q_INVOKABLE void adoptVoice(const QString& captureId);
  /// Writes now what waits; true when it is on disk.
  Q_INVOKABLE bool save();
  /// Leaves the form. False, and held, when what stands here cannot be written.
  Q_INVOKABLE bool finish();
  /// Leaves the form all the same: what is on no disk is gone.
  Q_INVOKABLE void abandon();

 signals:
  void textChanged();
  void photosChanged();
  void voiceChanged();
  void savedChanged();
  void problemChanged();

 private:
  /// What is not on the disk yet is written; held when that failed.
  bool mayLeave();
  void clear();
  void setVoice(std::optional<Capture> voice);
  bool take(Result<PreparedPhoto> prepared, int generation);
  QString sentence(const Error& error) const;
  void saved();
  void say(const QString& problem);

  Phone& m_phone;
  PhotoPreparer& m_preparer;
  QTimer m_timer;
  QString m_text;
  std::string m_bearer;  ///< the capture that bears the words: a text, or the first photo; empty: none yet
  std::vector<Capture> m_photos;
  std::string m_removedPhoto;  ///< the capture that undo() brings back
  int m_removedOf = 0;         ///< m_generation then
  std::optional<Capture> m_voice;
  int m_voiceMs = 0;
  int m_preparing = 0;
  int m_generation = 0;  ///< of begin(): a photo that comes late belongs to the carnet, not to the next capture
  double m_savedAt = 0;
  QString m_problem;
  bool m_held = false;
  bool m_dirty = false;  ///< words stand on the screen that were not written yet
  Subscription m_shown;
};

}  // namespace passerelle
