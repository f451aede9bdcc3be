// One life of a visitor's phone: types, records, photographs, sorts and sends until it is killed, and says each thing
// it was told is kept, with the time.
#pragma once
#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <string>

#include "app/platform/device.h"
#include "app/viewmodel/page_models.h"

namespace passerelle::testing {

/// Lines go to standard output at once; times are microseconds of CLOCK_MONOTONIC:
///   H time                       the app's loop ran
///   T time draft count           the `count`th character was typed (before it was handled)
///   C capture medium             a photo is kept
///   R time memo ms               recording begins (or goes on) with `ms` on the disk
///   Q ms                         paused, with `ms` on the disk
///   k memo | K capture medium ms a memo is about to be kept | is kept
///   s draft | S report           a report is about to be sent | stands in the outbox
///   F 1 | F 0                    something is on its way to the server | nothing is
class Walk : public QObject {
  Q_OBJECT

 public:
  Walk(Device& device, PageModels& pages, QByteArray photo, std::uint64_t seed);
  void start();

 private:
  void type();
  void act();
  void send();
  void keepMemo();
  QString entry();

  Device& m_device;
  PageModels& m_pages;
  QByteArray m_photo;
  SeededRng m_rng;
  QTimer m_typing, m_acting, m_heart;
  Subscription m_onNetwork;
  bool m_sending = false;
  std::string m_text;
  std::size_t m_photosSeen = 0;
};

/// What is on the phone, one line a thing:
///   D draft length good          a report being written; good: its text is the one that was typed
///   m medium ms readable         a medium of the carnet or of a draft
///   r medium ms readable         one of those of `reports`
///   M memo ms playable           a memo that is not finished
///   O report hash length good complete   one of `reports`, or every one when "all" is asked
///   X outbox n                   how much waits to be sent
void tellWhatIsThere(Phone& phone, const std::string& reports);

/// The first `count` characters that are typed into this draft.
std::string typedText(const std::string& draftId, std::size_t count);

void say(const std::string& line);
long long nowUs();

}  // namespace passerelle::testing
