#include "app/viewmodel/voice_player.h"

#include "app/viewmodel/text.h"
#include "shared/audio/voice_codec.h"

namespace passerelle {
namespace {
constexpr int kTellEveryMs = 100;
}  // namespace

VoicePlayer::VoicePlayer(Phone& phone, Exchange& exchange, VoiceOutput& output, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange), m_output(output) {
  m_timer.setInterval(kTellEveryMs);
  connect(&m_timer, &QTimer::timeout, this, &VoicePlayer::moved);
  connect(&m_output, &VoiceOutput::ended, this, &VoicePlayer::stop);
  connect(&m_output, &VoiceOutput::failed, this, [this](const QString& sentence) { fail(m_playing, sentence); });
}

void VoicePlayer::toggle(const QString& mediumId, const QString& reportId) {
  const bool stopOnly = m_playing == mediumId || m_waiting == mediumId;
  stop();
  if (stopOnly) return;
  const std::string medium = mediumId.toStdString();
  if (m_phone.media.find(medium)) {
    if (const auto here = m_phone.media.read(medium)) return play(mediumId, here);
  }
  if (reportId.isEmpty()) return fail(mediumId, tr("This memo is not on this phone."));
  m_waiting = mediumId;
  emit changed();
  m_exchange.fetchPicture(reportId.toStdString(), medium, false,
                          [this, mediumId, alive = std::weak_ptr<bool>(m_alive)](const Result<std::string>& file) {
                            if (alive.expired() || m_waiting != mediumId) return;
                            m_waiting.clear();
                            play(mediumId, file);
                          });
}

void VoicePlayer::toggleOpenMemo(const QString& memoId) {
  const bool stopOnly = m_playing == memoId;
  stop();
  if (!stopOnly) play(memoId, m_phone.voiceMemos.sound(memoId.toStdString()));
}

void VoicePlayer::play(const QString& id, const Result<std::string>& file) {
  if (!file)
    return fail(id,
                tr("This memo is not on this phone yet, and there is no network. Read what it says, or listen later "
                   "when the network is back."));
  const auto recording = audio::readOggOpus(*file);
  const auto samples = recording ? audio::decodeVoice(*recording) : std::nullopt;
  if (!samples || samples->empty()) return fail(id, tr("This memo cannot be played: it is damaged."));
  m_playing = id;
  m_problem.clear();
  m_problemOf.clear();
  m_timer.start();
  emit changed();
  emit moved();
  m_output.play(
      QByteArray(reinterpret_cast<const char*>(samples->data()), static_cast<qsizetype>(samples->size() * 2)));
}

void VoicePlayer::stop() {
  m_timer.stop();
  m_output.stop();
  m_playing.clear();
  m_waiting.clear();
  emit changed();
  emit moved();
}

void VoicePlayer::fail(const QString& id, const QString& sentence) {
  stop();
  m_problemOf = id;
  m_problem = sentence;
  emit changed();
}

}  // namespace passerelle
