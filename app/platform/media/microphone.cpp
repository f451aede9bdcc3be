#include "app/platform/media/microphone.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QAudioSource>
#include <QBuffer>
#include <QMediaDevices>
#include <QTimer>
#include <QtEndian>
#include <algorithm>
#include <cstring>
#include <vector>

namespace passerelle {
namespace {
constexpr int kReadEveryMs = 50;
constexpr int kDeviceBufferMs = 200;
/// A microphone that was opened and gives nothing for so long is one that may not be used.
constexpr int kPatienceMs = 4'000;
/// What is added behind a sound, so that its end leaves the loudspeaker before the device is closed.
constexpr int kTailMs = 150;

QAudioFormat voiceFormat() {
  QAudioFormat format;
  format.setSampleRate(kVoiceSamplesPerSecond);
  format.setChannelCount(1);
  format.setSampleFormat(QAudioFormat::Int16);
  return format;
}

/// Any format of a device as one channel of 16 bits at our rate, piece by piece.
class Converter {
 public:
  explicit Converter(const QAudioFormat& format) : m_format(format) {}

  QByteArray take(const QByteArray& bytes) {
    m_rest += bytes;
    const int frame = m_format.bytesPerFrame();
    const auto frames = m_rest.size() / frame;
    QByteArray out;
    for (qsizetype i = 0; i < frames; ++i) {
      const char* at = m_rest.constData() + i * frame;
      float value = 0;
      for (int c = 0; c < m_format.channelCount(); ++c)
        value += m_format.normalizedSampleValue(at + c * m_format.bytesPerSample());
      m_sum += value / static_cast<float>(m_format.channelCount());
      ++m_summed;
      // Each sample of ours is the mean of the device's samples it covers; a slower device's are repeated.
      m_phase += kVoiceSamplesPerSecond;
      while (m_phase >= m_format.sampleRate()) {
        m_phase -= m_format.sampleRate();
        if (m_summed > 0) m_last = m_sum / static_cast<float>(m_summed);
        m_sum = 0;
        m_summed = 0;
        const auto sample = static_cast<qint16>(std::clamp(m_last, -1.0F, 1.0F) * 32767);
        out.append(reinterpret_cast<const char*>(&sample), 2);
      }
    }
    m_rest.remove(0, frames * frame);
    return out;
  }

 private:
  QAudioFormat m_format;
  QByteArray m_rest;
  float m_sum = 0, m_last = 0;
  int m_summed = 0;
  int m_phase = 0;
};

class Microphone final : public VoiceSource {
  Q_OBJECT

 public:
  Microphone() {
    m_timer.setInterval(kReadEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &Microphone::read);
    connect(&m_devices, &QMediaDevices::audioInputsChanged, this, &Microphone::onDevices);
  }

  bool available() const override { return !QMediaDevices::defaultAudioInput().isNull(); }
  QString explanation() const override {
    return available()
               ? QString()
               : VoiceSource::tr("This device has no microphone. Choose a sound file instead, or write it down.");
  }

  void start() override {
    if (m_source) return;
    m_device = QMediaDevices::defaultAudioInput();
    if (m_device.isNull()) {
      emit failed(explanation());
      return;
    }
    const QAudioFormat format = m_device.isFormatSupported(voiceFormat()) ? voiceFormat() : m_device.preferredFormat();
    m_converter = std::make_unique<Converter>(format);
    m_source = std::make_unique<QAudioSource>(m_device, format);
    m_source->setBufferSize(format.bytesForDuration(kDeviceBufferMs * 1000));
    m_stream = m_source->start();
    if (m_stream == nullptr || m_source->error() != QAudio::NoError) return giveUp(refused());
    m_silentMs = 0;
    m_timer.start();
  }

  void stop() override {
    if (!m_source) return;
    read();
    close();
  }

 private:
  static QString refused() {
    return VoiceSource::tr(
        "The microphone does not open: allow Passerelle to use it in the system's settings, or close the app that "
        "uses it.");
  }

  void read() {
    if (!m_source || m_stream == nullptr) return;
    const QByteArray sound = m_converter->take(m_stream->readAll());
    if (!sound.isEmpty()) {
      m_silentMs = 0;
      emit heard(sound);
    } else if (m_timer.isActive() && (m_silentMs += kReadEveryMs) >= kPatienceMs) {
      return giveUp(refused());
    }
    if (m_source && m_source->error() != QAudio::NoError && m_source->error() != QAudio::UnderrunError)
      giveUp(
          VoiceSource::tr("The microphone stopped. What was said until now is kept: plug it in again, then continue."));
  }

  void onDevices() {
    emit availableChanged();
    if (!m_source) return;
    const auto inputs = QMediaDevices::audioInputs();
    if (std::find(inputs.begin(), inputs.end(), m_device) != inputs.end()) return;
    read();
    giveUp(VoiceSource::tr(
        "The microphone was unplugged. What was said until now is kept: plug it in again, then continue."));
  }

  void giveUp(const QString& sentence) {
    close();
    emit failed(sentence);
  }

  void close() {
    m_timer.stop();
    m_stream = nullptr;
    if (m_source) m_source->stop();
    // Not deleted inside one of its own signals.
    if (m_source) m_source.release()->deleteLater();
  }

  QMediaDevices m_devices;
  QAudioDevice m_device;
  std::unique_ptr<QAudioSource> m_source;
  std::unique_ptr<Converter> m_converter;
  QIODevice* m_stream = nullptr;
  QTimer m_timer;
  int m_silentMs = 0;
};

/// Ours in the device's format: repeated or skipped samples, every channel the same.
QByteArray converted(const QByteArray& samples, const QAudioFormat& format) {
  const auto* in = reinterpret_cast<const qint16*>(samples.constData());
  const qsizetype count = samples.size() / 2;
  const qsizetype frames = count * format.sampleRate() / kVoiceSamplesPerSecond;
  QByteArray out(frames * format.bytesPerFrame(), '\0');
  char* at = out.data();
  for (qsizetype i = 0; i < frames; ++i) {
    const float value =
        static_cast<float>(in[std::min(count - 1, i * kVoiceSamplesPerSecond / format.sampleRate())]) / 32768.0F;
    for (int c = 0; c < format.channelCount(); ++c, at += format.bytesPerSample()) {
      switch (format.sampleFormat()) {
        case QAudioFormat::UInt8:
          *at = static_cast<char>(value * 127 + 128);
          break;
        case QAudioFormat::Int32: {
          const auto wide = static_cast<qint32>(value * 2147483000.0F);
          std::memcpy(at, &wide, sizeof wide);
          break;
        }
        case QAudioFormat::Float:
          std::memcpy(at, &value, sizeof value);
          break;
        default: {
          const auto small = static_cast<qint16>(value * 32767);
          std::memcpy(at, &small, sizeof small);
        }
      }
    }
  }
  return out;
}

class Loudspeaker final : public VoiceOutput {
  Q_OBJECT

 public:
  void play(const QByteArray& samples) override {
    stop();
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull()) {
      emit failed(VoiceOutput::tr("This device cannot play sound. Read what the memo says instead."));
      return;
    }
    const QAudioFormat format = device.isFormatSupported(voiceFormat()) ? voiceFormat() : device.preferredFormat();
    m_lengthMs = static_cast<int>(samples.size() / 2 * 1000 / kVoiceSamplesPerSecond);
    m_buffer.setData(converted(samples + QByteArray(kTailMs * kVoiceSamplesPerSecond / 1000 * 2, '\0'), format));
    m_buffer.open(QIODevice::ReadOnly);
    m_sink = std::make_unique<QAudioSink>(device, format);
    connect(m_sink.get(), &QAudioSink::stateChanged, this, [this](QAudio::State state) {
      if (state != QAudio::IdleState || !m_buffer.atEnd()) return;
      stop();
      emit ended();
    });
    m_sink->start(&m_buffer);
    if (m_sink->error() != QAudio::NoError) {
      stop();
      emit failed(VoiceOutput::tr("This device cannot play sound. Read what the memo says instead."));
    }
  }

  void stop() override {
    if (m_sink) {
      m_sink->disconnect(this);
      m_sink->stop();
      m_sink.release()->deleteLater();
    }
    m_buffer.close();
  }

  int positionMs() const override {
    return m_sink ? std::min(m_lengthMs, static_cast<int>(m_sink->processedUSecs() / 1000)) : 0;
  }

 private:
  QBuffer m_buffer;
  std::unique_ptr<QAudioSink> m_sink;
  int m_lengthMs = 0;
};
}  // namespace

std::unique_ptr<VoiceSource> makeMicrophone() { return std::make_unique<Microphone>(); }
std::unique_ptr<VoiceOutput> makeLoudspeaker() { return std::make_unique<Loudspeaker>(); }

}  // namespace passerelle

#include "microphone.moc"
