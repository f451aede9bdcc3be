#include "app/local/idle_work.h"

#include <algorithm>

namespace passerelle {

IdleWork::IdleWork(Phone& phone, Executor& executor, const Clock& clock, IdleOptions options)
    : m_phone(phone), m_executor(executor), m_clock(clock), m_options(options) {
  for (const Topic topic : {Topic::feed, Topic::reports}) {
    m_subscriptions.push_back(
        m_phone.observers.on(topic, [this](const std::string&) { scheduleReading(m_options.afterStart); }));
  }
  scheduleReading(m_options.afterStart);
  m_tidying = m_executor.after(m_options.afterStart, [this] { tidy(); });
}

IdleWork::~IdleWork() {
  m_executor.cancel(m_reading);
  m_executor.cancel(m_tidying);
}

void IdleWork::scheduleReading(Milliseconds delay) {
  if (m_reading == 0) m_reading = m_executor.after(delay, [this] { readOn(); });
}

void IdleWork::readOn() {
  m_reading = 0;
  if (!m_phone.search.prepareSome(m_options.textsAtATime)) scheduleReading(m_options.between);
}

/// One step at a time with a pause after each. A step that fails (a full phone) is tried again the next day.
void IdleWork::tidy() {
  // By the server's clock where it was heard: a device whose clock jumped a year ahead does not erase what is young.
  const TimePoint now = m_clock.now() + std::min(m_phone.settings.clockSkew(), Milliseconds(0));
  (void)m_phone.captures.forgetRemoved(now - m_options.keepRemoved);
  m_tidying = m_executor.after(m_options.between, [this, now] {
    (void)m_phone.drafts.forgetRemoved(now - m_options.keepRemoved);
    m_tidying = m_executor.after(m_options.between, [this, now] {
      (void)m_phone.ownReports.giveBackSpace(now - m_options.keepBackedUp);
      m_tidying = m_executor.after(m_options.everyDay, [this] { tidy(); });
    });
  });
}

}  // namespace passerelle
