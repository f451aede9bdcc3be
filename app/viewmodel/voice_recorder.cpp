#include "app/viewmodel/voice_recorder.h"

#include <QFile>
#include <QGuiApplication>
#include <QUrl>
#include <algorithm>
#include <cmath>

#include "app/viewmodel/text.h"
#include "shared/domain/voice.h"

namespace passerelle {
namespace {
constexpr std::size_t kPieceLength = static_cast<std::size_t>(VoiceMemos::kPiece / audio::kPacketTime);
/// What the meter shows as nothing; a quiet room.
constexpr double kQuietDb = -50;
constexpr qint64 kMaxFileBytes = 64 * 1024 * 1024;
static_assert(audio::kVoiceHz == kVoiceSamplesPerSecond);
}  // namespace

VoiceRecorder::VoiceRecorder(Phone& phone, VoiceSource& source, QObject* parent)
    : QObject(parent), m_phone(phone), m_source(source) {
  connect(&m_source, &VoiceSource::heard, this, &VoiceRecorder::take);
  connect(&m_source, &VoiceSource::failed, this, [this](const QString& why) { stop(why); });
  connect(&m_source, &VoiceSource::availableChanged, this, &VoiceRecorder::changed);
  // Foreground only: who does not see the red sign does not know that somebody listens.
  if (auto* application = qobject_cast<QGuiApplication*>(QCoreApplication::instance())) {
    connect(application, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState now) {
      if (m_recording &&
          (now == Qt::ApplicationHidden || now == Qt::ApplicationSuspended || now == Qt::ApplicationInactive))
        stop(tr("Paused: recording only goes on while Passerelle is in front. What was said is kept."));
    });
  }
}

VoiceRecorder::~VoiceRecorder() { pause(); }

QString VoiceRecorder::state() const {
  if (m_recording) return QStringLiteral("recording");
  return m_memo.empty() ? QStringLiteral("idle") : QStringLiteral("paused");
}

int VoiceRecorder::durationMs() const {
  return static_cast<int>((m_stored + audio::kPacketTime * static_cast<int>(m_waiting.size())).count());
}

int VoiceRecorder::longestMs() const { return static_cast<int>(kMaxVoice.count()); }

void VoiceRecorder::wake() {
  if (m_memo.empty()) {
    const auto open = m_phone.voiceMemos.all();
    if (!open.empty()) {
      m_memo = open.front().id;
      m_stored = open.front().duration;
      m_leftBehind = true;
    }
  }
  emit changed();
  emit heard();
}

void VoiceRecorder::record(const QString& draftId) {
  if (m_recording) return;
  if (m_memo.empty()) {
    const auto memo = m_phone.voiceMemos.begin(draftId.toStdString());
    if (!memo) return say(sentence(memo.error()));
    m_memo = memo->id;
    m_stored = Milliseconds(0);
  }
  m_encoder = std::make_unique<audio::VoiceEncoder>();
  m_waiting.clear();
  m_leftBehind = false;
  m_recording = true;
  m_problem.clear();
  emit changed();
  emit heard();
  m_source.start();  // may fail at once: stop() follows
}

void VoiceRecorder::pause() { stop({}); }

void VoiceRecorder::stop(const QString& why) {
  if (!m_recording) {
    if (!why.isEmpty()) say(why);
    return;
  }
  m_source.stop();  // what was heard until now comes first
  m_recording = false;
  if (m_encoder) {
    for (std::string& packet : m_encoder->flush()) m_waiting.push_back(std::move(packet));
    m_encoder.reset();
  }
  m_problem = why;
  if (store(m_waiting)) m_waiting.clear();
  m_level = 0;
  // Begun, and not a single sound came: nothing to keep, nothing to continue.
  if (m_stored == Milliseconds(0)) {
    (void)m_phone.voiceMemos.finish(m_memo);
    m_memo.clear();
  }
  emit changed();
  emit heard();
}

void VoiceRecorder::take(const QByteArray& samples) {
  if (!m_encoder) return;
  const auto* first = reinterpret_cast<const std::int16_t*>(samples.constData());
  for (std::string& packet : m_encoder->feed({first, static_cast<std::size_t>(samples.size() / 2)}))
    m_waiting.push_back(std::move(packet));
  if (m_waiting.size() >= kPieceLength) {
    if (!store(m_waiting)) return stop(m_problem);
    m_waiting.clear();
  }
  meter(samples);
  emit heard();
  if (m_recording && m_stored >= kMaxVoice)
    stop(tr("Five minutes: this memo is full, and kept. Begin another one to go on."));
}

bool VoiceRecorder::store(const std::vector<std::string>& packets) {
  if (packets.empty()) return true;
  if (const auto stored = m_phone.voiceMemos.append(m_memo, packets); !stored) {
    m_problem = sentence(stored.error());
    return false;
  }
  m_stored += audio::kPacketTime * static_cast<int>(packets.size());
  return true;
}

bool VoiceRecorder::finish(const QString& words) {
  pause();
  if (m_memo.empty()) return false;
  const auto memo = m_phone.voiceMemos.finish(m_memo, words.toStdString());
  if (!memo && memo.error().code != ErrorCode::invalid) {
    say(sentence(memo.error()));
    return false;
  }
  m_memo.clear();
  m_stored = Milliseconds(0);
  m_leftBehind = false;
  m_problem = memo ? QString() : sentence(memo.error());
  emit changed();
  emit heard();
  if (memo) emit kept(toQt(memo->mediumId), toQt(memo->captureId), toQt(memo->draftId));
  return memo.has_value();
}

void VoiceRecorder::discard() {
  pause();
  if (m_memo.empty()) return;
  m_discarded.clear();
  const auto memo = m_phone.voiceMemos.finish(m_memo);
  if (memo && !memo->captureId.empty()) {
    m_discarded = memo->captureId;
    (void)m_phone.captures.remove(m_discarded);
  } else if (memo) {
    const auto taken = m_phone.drafts.removeMedium(memo->draftId, memo->mediumId);
    const auto capture =
        taken ? m_phone.captures.addVoice(memo->mediumId, {}) : Result<Capture>(tl::unexpected<Error>(taken.error()));
    if (capture) {
      m_discarded = capture->id;
      (void)m_phone.captures.remove(m_discarded);
    }
  }
  m_memo.clear();
  m_stored = Milliseconds(0);
  m_leftBehind = false;
  m_problem.clear();
  emit changed();
  emit heard();
}

void VoiceRecorder::undo() {
  if (m_discarded.empty()) return;
  const auto restored = m_phone.captures.restore(m_discarded);
  m_discarded.clear();
  say(restored ? QString() : sentence(restored.error()));
}

bool VoiceRecorder::importFile(const QString& path, const QString& draftId, const QString& words) {
  QFile file(path.startsWith(QLatin1String("file:")) ? QUrl(path).toLocalFile() : path);
  if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxFileBytes) {
    say(tr("This file cannot be opened, or is heavier than 64 MB: choose another one."));
    return false;
  }
  const auto memo = m_phone.voiceMemos.import(file.readAll().toStdString(), draftId.toStdString(), words.toStdString());
  if (!memo) {
    say(sentence(memo.error()));
    return false;
  }
  say({});
  emit kept(toQt(memo->mediumId), toQt(memo->captureId), toQt(memo->draftId));
  return true;
}

void VoiceRecorder::meter(const QByteArray& samples) {
  const auto* at = reinterpret_cast<const std::int16_t*>(samples.constData());
  const auto count = samples.size() / 2;
  if (count == 0) return;
  double sum = 0;
  for (qsizetype i = 0; i < count; ++i) sum += static_cast<double>(at[i]) * at[i];
  const double db = 20 * std::log10(std::max(1.0, std::sqrt(sum / static_cast<double>(count))) / 32767);
  m_level = std::clamp(1 - db / kQuietDb, 0.0, 1.0);
}

void VoiceRecorder::say(const QString& problem) {
  m_problem = problem;
  emit changed();
}

QString VoiceRecorder::sentence(const Error& error) {
  switch (error.code) {
    case ErrorCode::noSpace:
      return tr("The phone is full. What was said until now is kept: make room, then continue.");
    case ErrorCode::invalid:
      return tr("Nothing was heard. Look at the level while you speak, then record again.");
    case ErrorCode::tooLarge:
      return tr("A voice memo lasts at most five minutes. Choose a shorter one, or cut it in two.");
    case ErrorCode::unsupportedType:
      return tr("This sound file cannot be read here. Choose an Ogg Opus or a WAV file.");
    case ErrorCode::refused:
      return tr("This sound file is damaged or incomplete. Choose another one.");
    case ErrorCode::notFound:
      return tr("This voice memo is no longer there.");
    default:
      return tr("The phone could not keep this. What was kept before stays; try again.");
  }
}

}  // namespace passerelle
