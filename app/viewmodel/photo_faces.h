// Looks for faces on the photos of the carnet and of reports, behind everything else, so that the author is shown where
// to look. What was found is remembered with the photo, encrypted, until it is masked or waved away.
#pragma once
#include <QObject>
#include <QQmlEngine>
#include <QStringList>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "app/local/phone.h"
#include "app/platform/modules/face_finder.h"

namespace passerelle {

/// GUI thread; the search runs on a thread of its own, at the lowest priority.
class PhotoFaces : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  Q_PROPERTY(int progress READ progress NOTIFY changed)
  Q_PROPERTY(QString current READ current NOTIFY changed)

 public:
  /// Makes the finder, at the first search; may give none: then no photo is ever searched, and the pages say so.
  using Make = std::function<std::unique_ptr<FaceFinder>()>;
  PhotoFaces(Phone& phone, Make make, QObject* parent = nullptr);
  /// Waits until the search under way has stopped: less than one pass.
  ~PhotoFaces() override;

  bool busy() const { return !m_current.empty(); }
  /// 0…100, of the photo that is being searched.
  int progress() const { return m_progress; }
  /// Its id; empty: none.
  QString current() const;

  /// Photos that were not searched yet are, one after the other, in this order.
  Q_INVOKABLE void look(const QStringList& photoIds);
  /// Ends the search under way and forgets those that wait; they count as not searched.
  Q_INVOKABLE void stop();
  /// Proposed faces of these photos that are neither masked nor waved away.
  Q_INVOKABLE int left(const QStringList& photoIds) const;
  /// How many of these photos were not searched (yet, or because the search was stopped).
  Q_INVOKABLE int unsearched(const QStringList& photoIds) const;
  /// What is proposed on one photo; nothing when it was not searched.
  std::optional<std::vector<QRect>> of(const std::string& photoId) const;

 signals:
  void changed();
  /// A photo was searched.
  void found(const QString& photoId);

 private:
  void next();
  void keep(const std::string& id, const std::optional<std::vector<QRect>>& faces);

  class Worker;
  Phone& m_phone;
  Make m_make;
  std::vector<std::string> m_waiting;
  std::string m_current;
  int m_progress = 0;
  std::shared_ptr<std::atomic<bool>> m_stopped;
  std::unique_ptr<Worker> m_worker;
};

}  // namespace passerelle
