#include "app/viewmodel/writing_aid.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace passerelle {
namespace {
/// Cards read into the index in one idle moment: a few milliseconds.
constexpr int kCardsAtOnce = 40;
}  // namespace

WritingAid::WritingAid(Phone& phone, QObject* parent)
    : QObject(parent),
      m_phone(phone),
      m_similar(phone.mirror, phone.observers),
      m_self(std::make_shared<WritingAid*>(this)) {
  const auto forgetPlaces = [this](const std::string&) { m_finder.reset(); };
  m_subscriptions.push_back(phone.observers.on(Topic::units, forgetPlaces));
  m_idle.setInterval(0);
  connect(&m_idle, &QTimer::timeout, this, [this] {
    if (m_similar.indexSome(kCardsAtOnce)) m_idle.stop();
  });
}

WritingAid::~WritingAid() { *m_self = nullptr; }

std::shared_ptr<const words::MentionFinder> WritingAid::finder() {
  if (!m_finder) {
    std::vector<std::string> places;
    for (const UnitView& unit : m_phone.mirror.units()) places.push_back(unit.name + " " + unit.region);
    m_finder = std::make_shared<const words::MentionFinder>(places);
  }
  return m_finder;
}

void WritingAid::findMentions(const QString& text, OnMentions onMentions) {
  if (!m_idle.isActive()) m_idle.start();  // somebody writes: the index will be wanted
  QThreadPool::globalInstance()->start([finder = finder(), utf8 = text.toStdString(), self = m_self,
                                        context = QPointer<QObject>(qApp),
                                        onMentions = std::move(onMentions)]() mutable {
    auto mentions = finder->find(utf8);
    if (context.isNull()) return;
    QMetaObject::invokeMethod(
        context.data(),
        [self = std::move(self), onMentions = std::move(onMentions), mentions = std::move(mentions)]() mutable {
          if (*self != nullptr) onMentions(std::move(mentions));
        },
        Qt::QueuedConnection);
  });
}

}  // namespace passerelle
