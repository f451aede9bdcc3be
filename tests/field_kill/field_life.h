// What a walker was told is kept, life after life, and whether it is still there after each kill.
#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace passerelle::testing {

/// The figures of a campaign.
struct FieldFigures {
  int kills = 0;
  int starvedTyping = 0, starvedRecording = 0;  ///< not judged: the machine did not let the app run
  long long typed = 0, photos = 0, memos = 0, sent = 0;
  long long lostOldChars = 0;  ///< older than kKeystrokeUs when the kill came
  long long oldestLostUs = 0;  ///< age of the oldest lost character
  long long longestAudioLostMs = 0;
  int lostReports = 0, lostMedia = 0;
  int cutWhileRecording = 0, cutWhileSending = 0, cutOnTheWay = 0;
  int receivedBetweenKills = 0;  ///< reports whose text the server confirmed before the kills were off
};

class FieldLife {
 public:
  static constexpr long long kKeystrokeUs = 300'000;
  static constexpr long long kAudioMs = 1'000;
  /// The promises hold for a loop that stands still for so long: letters are saved 150 ms after they were typed, sound
  /// in pieces of 200 ms. Only a machine that kept the app from running for longer is not judged.
  static constexpr long long kStillTypingUs = 100'000, kStillRecordingUs = 700'000;
  /// How far back before the kill the loop is looked at.
  static constexpr long long kHearingUs = 1'500'000;

  /// One line of the walker's, told or done; see walk.h.
  void hear(const std::string& line);
  /// Everything that the killed walker said was heard; the kill came at `us`.
  void killed(long long us);
  /// After the lines of tellWhatIsThere(): judges the last life by them. Faults are sentences.
  void judge();
  /// Own reports the next walker has to tell of.
  std::string reportsToLookAt() const;

  const std::vector<std::string>& faults() const { return m_faults; }
  const FieldFigures& figures() const { return m_figures; }
  /// Reports that were told to stand in the outbox, by any life.
  const std::set<std::string>& sent() const { return m_sent; }
  /// Of the last telling: report → hash, and whether every part was received.
  const std::map<std::string, std::pair<std::string, bool>>& reports() const { return m_reports; }

 private:
  struct Found {
    std::map<std::string, std::pair<std::size_t, bool>> drafts;  ///< length, good
    std::map<std::string, std::pair<std::size_t, bool>> reports;
    std::map<std::string, std::pair<long long, bool>> media;      ///< of carnet and drafts: ms, readable
    std::map<std::string, std::pair<long long, bool>> sentMedia;  ///< of sent reports
    std::map<std::string, std::pair<long long, bool>> memos;
  };
  long long longestStillUs() const;
  void judgeTyping();
  void judgeAudio();
  void judgeReports();

  Found m_found;
  std::map<std::string, std::pair<std::string, bool>> m_reports;
  // --- of this life
  std::vector<std::pair<long long, std::size_t>> m_keys;  ///< when, how many by then
  std::string m_draft;                                    ///< that they were typed into
  std::vector<long long> m_heart;
  bool m_recording = false, m_onTheWay = false;
  long long m_recordedSinceUs = 0, m_onDiskMs = 0;
  std::string m_memo, m_keeping, m_sending;
  std::set<std::string> m_media;  ///< kept, by any life, and not yet seen in a sent report
  long long m_killedUs = 0;
  bool m_lived = false;
  // --- of all
  std::set<std::string> m_sent, m_lately;
  std::vector<std::string> m_faults;
  FieldFigures m_figures;
};

}  // namespace passerelle::testing
