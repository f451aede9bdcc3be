// A microphone and a loudspeaker that are looked for when somebody wants one (see lazy_camera.h).
#pragma once
#include <functional>
#include <memory>

#include "app/platform/modules/voice_source.h"

namespace passerelle {

/// Made by `make` at the first wake() or start(). Where that makes nothing, it says what to do instead.
class LazyVoiceSource final : public VoiceSource {
  Q_OBJECT

 public:
  using Make = std::function<std::unique_ptr<VoiceSource>()>;
  explicit LazyVoiceSource(Make make, QObject* parent = nullptr) : VoiceSource(parent), m_make(std::move(make)) {}

  /// Makes it, once.
  void wake();
  bool available() const override { return m_source && m_source->available(); }
  QString explanation() const override;
  void start() override;
  void stop() override;

 private:
  Make m_make;
  std::unique_ptr<VoiceSource> m_source;
};

/// Made by `make` at the first play().
class LazyVoiceOutput final : public VoiceOutput {
  Q_OBJECT

 public:
  using Make = std::function<std::unique_ptr<VoiceOutput>()>;
  explicit LazyVoiceOutput(Make make, QObject* parent = nullptr) : VoiceOutput(parent), m_make(std::move(make)) {}

  void play(const QByteArray& samples) override;
  void stop() override;
  int positionMs() const override { return m_output ? m_output->positionMs() : 0; }

 private:
  Make m_make;
  std::unique_ptr<VoiceOutput> m_output;
};

}  // namespace passerelle
