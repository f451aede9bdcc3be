// The recorder as pages see it: on the disk piece by piece, never in the background, honest about a device that is not
// there, goes away or is full.
#include <gtest/gtest.h>

#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <cmath>

#include "app/viewmodel/voice_player.h"
#include "app/viewmodel/voice_recorder.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {

/// A microphone in the test's hand.
class HandSource final : public VoiceSource {
 public:
  bool available() const override { return there; }
  QString explanation() const override { return there ? QString() : QStringLiteral("no microphone"); }
  void start() override {
    if (!there) {
      emit failed(explanation());
      return;
    }
    listening = true;
  }
  void stop() override { listening = false; }
  void speak(int ms, double height = 0.3) {
    if (!listening) return;
    QByteArray samples;
    for (int i = 0; i < ms * kVoiceSamplesPerSecond / 1000; ++i) {
      const auto sample = static_cast<qint16>(32767 * height * std::sin(i * 0.1));
      samples.append(reinterpret_cast<const char*>(&sample), 2);
    }
    emit heard(samples);
  }
  void unplug() {
    listening = false;
    emit failed(QStringLiteral("unplugged"));
  }
  bool there = true;
  bool listening = false;
};

class HandOutput final : public VoiceOutput {
 public:
  void play(const QByteArray& samples) override { playedMs = static_cast<int>(samples.size() / 32); }
  void stop() override {}
  int positionMs() const override { return 0; }
  int playedMs = 0;
};

struct Recording {
  testing::TestPhone phone;
  HandSource source;
  VoiceRecorder recorder{*phone, source};
  int onDiskMs() {
    const auto open = phone->voiceMemos.all();
    return open.empty() ? -1 : static_cast<int>(open[0].duration.count());
  }
};
}  // namespace

TEST(VoiceRecorder, WhatIsSaidIsOnTheDiskWithinAFifthOfASecond) {
  Recording one;
  one.recorder.record();
  EXPECT_EQ(one.recorder.state(), "recording");
  for (int i = 1; i <= 30; ++i) {
    one.source.speak(100);
    EXPECT_GE(one.onDiskMs(), i * 100 - 200);
    EXPECT_EQ(one.recorder.durationMs(), i * 100);
  }
  EXPECT_GT(one.recorder.level(), 0.5);
  one.recorder.pause();
  EXPECT_EQ(one.recorder.state(), "paused");
  EXPECT_EQ(one.onDiskMs(), 3'000);
  EXPECT_FALSE(one.source.listening) << "a paused recorder does not listen";
}

TEST(VoiceRecorder, PausedAndContinuedItIsOneMemo) {
  Recording one;
  one.recorder.record();
  one.source.speak(1'000);
  one.recorder.pause();
  one.source.speak(5'000);
  one.recorder.record();
  one.source.speak(500);
  QString capture;
  QObject::connect(&one.recorder, &VoiceRecorder::kept,
                   [&](const QString&, const QString& captureId) { capture = captureId; });
  EXPECT_TRUE(one.recorder.finish(QStringLiteral("mots")));
  const auto kept = one.phone->captures.find(capture.toStdString());
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->text, "mots");
  EXPECT_NEAR(static_cast<double>(one.phone->media.find(kept->mediumId)->duration.count()), 1'500, 20);
  EXPECT_EQ(one.recorder.state(), "idle");
}

TEST(VoiceRecorder, BehindAnotherAppItPausesAndSaysSo) {
  Recording one;
  one.recorder.record();
  one.source.speak(800);
  emit qGuiApp->applicationStateChanged(Qt::ApplicationInactive);
  EXPECT_EQ(one.recorder.state(), "paused");
  EXPECT_FALSE(one.source.listening);
  EXPECT_FALSE(one.recorder.problem().isEmpty());
  EXPECT_EQ(one.onDiskMs(), 800);
}

TEST(VoiceRecorder, WithoutAMicrophoneItSaysSoAndLeavesNothingBehind) {
  Recording one;
  one.source.there = false;
  EXPECT_EQ(one.recorder.explanation(), "no microphone");
  one.recorder.record();
  EXPECT_EQ(one.recorder.state(), "idle");
  EXPECT_EQ(one.recorder.problem(), "no microphone");
  EXPECT_EQ(one.onDiskMs(), -1);
}

TEST(VoiceRecorder, UnpluggedItKeepsWhatWasSaid) {
  Recording one;
  one.recorder.record();
  one.source.speak(1'030);
  one.source.unplug();
  EXPECT_EQ(one.recorder.state(), "paused");
  EXPECT_EQ(one.recorder.problem(), "unplugged");
  EXPECT_EQ(one.onDiskMs(), 1'040) << "the last packet is filled with silence";
  EXPECT_TRUE(one.recorder.finish());
}

TEST(VoiceRecorder, AtFiveMinutesItStopsAndSaysSo) {
  Recording one;
  one.recorder.record();
  for (int i = 0; i < 301; ++i) one.source.speak(1'000);
  EXPECT_EQ(one.recorder.state(), "paused");
  EXPECT_EQ(one.recorder.durationMs(), 300'000);
  EXPECT_FALSE(one.recorder.problem().isEmpty());
  EXPECT_TRUE(one.recorder.finish());
}

TEST(VoiceRecorder, WhatAnEarlierLifeLeftBehindCanBeHeardContinuedAndKept) {
  testing::TestPhone phone;
  HandSource source;
  const auto memo = phone->voiceMemos.begin();
  for (int i = 0; i < 5; ++i) {
    const std::vector<std::int16_t> sound(audio::kVoiceHz * 4 / 10, 500);
    ASSERT_TRUE(phone->voiceMemos.append(memo->id, audio::VoiceEncoder().feed(sound)));
  }
  phone.restart();
  VoiceRecorder recorder(*phone, source);
  recorder.wake();
  EXPECT_TRUE(recorder.leftBehind());
  EXPECT_EQ(recorder.state(), "paused");
  EXPECT_EQ(recorder.durationMs(), 2'000);
  HandOutput output;
  Exchange exchange;
  VoicePlayer player(*phone, exchange, output);
  player.toggleOpenMemo(recorder.memoId());
  EXPECT_NEAR(output.playedMs, 1'993, 1);
  EXPECT_EQ(player.playing(), recorder.memoId());
  player.toggleOpenMemo(recorder.memoId());
  EXPECT_TRUE(player.playing().isEmpty());
  recorder.record();
  source.speak(400);
  EXPECT_TRUE(recorder.finish());
  EXPECT_EQ(phone->captures.count(), 1);
}

TEST(VoiceRecorder, DeletedItComesBackWithUndo) {
  Recording one;
  one.recorder.record();
  one.source.speak(600);
  one.recorder.discard();
  EXPECT_EQ(one.recorder.state(), "idle");
  EXPECT_EQ(one.phone->captures.count(), 0);
  one.recorder.undo();
  EXPECT_EQ(one.phone->captures.count(), 1);
}

TEST(VoiceRecorder, AFileThatIsNoSoundIsRefusedWithASentence) {
  Recording one;
  const QTemporaryDir folder;
  QFile file(folder.filePath(QStringLiteral("memo.mp3")));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("ID3 not ours");
  file.close();
  EXPECT_FALSE(one.recorder.importFile(file.fileName()));
  EXPECT_TRUE(one.recorder.problem().contains(QStringLiteral("Ogg Opus")));
  EXPECT_FALSE(one.recorder.importFile(folder.filePath(QStringLiteral("missing.wav"))));
  EXPECT_EQ(one.phone->captures.count(), 0);
}

}  // namespace passerelle
