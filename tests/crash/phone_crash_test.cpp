// Power cuts under the phone's store: what the app was told is saved (captures, photos, pieces of a memo being
// recorded, drafts while typing, captures sorted into them, reports handed to the outbox and their receipts) is there
// afterwards, readable with the same key. Seeds as in group_commit_crash_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>

#include "shared/api/paths.h"
#include "shared/audio/voice_codec.h"
#include "shared/sql/sqlite_connection.h"
#include "tests/support/campaign.h"
#include "tests/support/crash_vfs.h"
#include "tests/support/test_phone.h"

namespace passerelle {
namespace {
constexpr int kCrashesPerPhone = 8;

/// What one phone was told, over several power cuts.
class PhoneLife {
 public:
  PhoneLife(std::uint64_t seed, std::string folder)
      : m_rng(seed), m_disk(seed), m_phone(seed, m_disk.name(), std::move(folder)) {}

  void crashOnce() {
    m_disk.crashAt(1 + m_rng.below(80));
    try {
      m_phone.restart();
      while (!m_disk.crashed()) act();
    } catch (const std::exception&) {  // a phone that loses power while it opens
    }
    ASSERT_TRUE(m_disk.crashed());
    m_phone.kill();
    m_disk.reboot();
  }

  void check() {
    {
      sql::SqliteConnection connection(m_phone.folder() + "/phone.db", {.vfs = m_disk.name()});
      ASSERT_EQ(connection.damage(), "");
    }
    m_phone.restart();
    for (const auto& [id, texts] : m_captures) {
      const auto capture = m_phone->captures.find(id);
      ASSERT_TRUE(capture) << "a capture is lost";
      ASSERT_TRUE(texts.count(capture->text)) << "a capture fell back behind what was acknowledged";
      // Sorted: it stands in its report, once, and in no other; in the carnet: in none.
      int standing = 0;
      for (const DraftLine& line : m_phone->drafts.all()) {
        const auto draft = m_phone->drafts.find(line.id);
        for (const Astonishment& one : draft->content.astonishments) {
          if (capture->draftId == line.id && one.id == capture->entryId)
            ++standing;
          else
            ASSERT_FALSE(capture->draftId.empty() && texts.count(one.text)) << "in the carnet and in a report";
        }
      }
      ASSERT_EQ(standing, capture->draftId.empty() ? 0 : 1) << "sorting was torn";
    }
    if (m_sending && !m_phone->drafts.find(*m_sending)) {  // the cut came after the commit: it was sent
      m_sent[*m_sending] = m_drafts[*m_sending];
      m_drafts.erase(*m_sending);
    }
    m_sending.reset();
    for (const auto& [id, texts] : m_sent) {
      const auto report = m_phone->ownReports.find(id);
      ASSERT_TRUE(report) << "a report is lost";
      ASSERT_TRUE(texts.count(report->content.astonishments.at(0).text)) << "a report fell back";
      const auto entry = m_phone->outbox.find(api::reportPath(id));
      ASSERT_TRUE(entry && entry->hash == report->hash) << "a report is there and its sending is not";
    }
    for (const auto& [id, texts] : m_drafts) {
      const auto draft = m_phone->drafts.find(id);
      ASSERT_TRUE(draft) << "a draft is lost";
      ASSERT_TRUE(texts.count(draft->content.astonishments.at(0).text)) << "a draft fell back";
    }
    checkMemos();
    m_phone.kill();
  }
  std::size_t acknowledged() const { return m_acknowledged; }

 private:
  using Texts = std::set<std::string>;  ///< the last acknowledged one, and what was tried since: each may be there

  static void told(Texts& texts, const std::string& text, bool saved) {
    if (saved) texts.clear();
    texts.insert(text);
  }

  void act() {
    m_phone.clock.advance(Milliseconds(250));
    const std::string text = "surprise " + std::to_string(m_rng.next()) + std::string(m_rng.below(2000), 'x');
    bool saved = false;
    switch (m_rng.below(11)) {
      case 0:
        if (auto capture = m_phone->captures.addText(text)) {
          saved = true;
          told(m_captures[capture->id], text, true);
        }
        break;
      case 1:
        if (m_captures.empty()) return;
        if (const auto one = m_phone->captures.find(m_captures.begin()->first); !one || !one->draftId.empty()) return;
        saved = m_phone->captures.edit(m_captures.begin()->first, text).has_value();
        told(m_captures.begin()->second, text, saved);
        break;
      case 2:
        if (auto draft = m_phone->drafts.begin(testing::completeReport(m_phone->vault, text))) {
          saved = true;
          told(m_drafts[draft->id], text, true);
        }
        break;
      case 3: {
        if (m_drafts.size() < 2) return;
        const std::string id = m_drafts.begin()->first;  // a new report's id is its draft's
        m_sending = id;
        if (!m_phone->ownReports.send(id)) break;
        saved = true;
        m_sending.reset();
        m_sent[id] = m_drafts[id];
        m_drafts.erase(id);
        break;
      }
      case 4:
        saved = sort();
        break;
      case 5:
        saved = unsort();
        break;
      case 6:
      case 7:
        saved = actOnMemo();
        break;
      case 8:
        saved = finishMemo();
        break;
      case 9:
        if (auto photo = m_phone->captures.addPhoto(text, "small", text)) {
          saved = true;
          told(m_captures[photo->id], text, true);
        }
        break;
      default: {
        if (m_drafts.empty()) return;
        auto draft = m_phone->drafts.find(m_drafts.rbegin()->first);
        if (!draft) throw std::runtime_error("the phone cannot read");
        draft->content.astonishments.at(0).text = text;
        saved = m_phone->drafts.save(*draft).has_value();
        told(m_drafts.rbegin()->second, text, saved);
      }
    }
    m_acknowledged += saved ? 1 : 0;
  }

  /// Some captures of the carnet go into a new report, or into one that sorting made.
  bool sort() {
    std::vector<std::string> ids;
    for (const Capture& capture : m_phone->captures.all()) {
      if (capture.kind != CaptureKind::voice && m_rng.below(2) == 0) ids.push_back(capture.id);
    }
    if (ids.empty()) return false;
    if (m_sorted.empty() || m_rng.below(2) == 0) {
      const auto born = m_phone->drafts.beginFromCaptures(ids, testing::completeReport(m_phone->vault, "sorted"));
      if (born) m_sorted.push_back(born->id);
      return born.has_value();
    }
    const std::string& into = m_sorted[m_rng.below(m_sorted.size())];
    return m_phone->drafts.addCaptures(into, ids).has_value();
  }

  /// What was sorted goes back, to another report, or its report is deleted and brought back.
  bool unsort() {
    if (m_sorted.empty()) return false;
    const std::string from = m_sorted[m_rng.below(m_sorted.size())];
    const std::string to = m_sorted[m_rng.below(m_sorted.size())];
    std::vector<std::string> ids;
    std::string entry;
    for (const Capture& capture : m_phone->captures.ofDraft(from)) {
      ids.push_back(capture.id);
      entry = capture.entryId;
    }
    switch (m_rng.below(3)) {
      case 0:
        return m_phone->drafts.takeBack(ids).has_value();
      case 1:
        return !entry.empty() && m_phone->drafts.moveEntry(from, entry, to).has_value();
      default:
        return m_phone->drafts.remove(from).has_value() && m_phone->drafts.restore(from).has_value();
    }
  }

  // --- memos: a piece that was acknowledged is heard afterwards; a memo is open or kept, never both, never neither

  bool actOnMemo() {
    if (m_memo.empty()) {
      auto begun = m_phone->voiceMemos.begin();
      if (!begun) return false;
      m_memo = begun->id;
      m_pieces = m_triedPieces = 0;
      return true;
    }
    m_triedPieces = m_pieces + 1;
    static const std::vector<std::string> kPackets(static_cast<std::size_t>(VoiceMemos::kPiece / audio::kPacketTime),
                                                   audio::VoiceEncoder().feed(std::vector<std::int16_t>(320)).at(0));
    if (!m_phone->voiceMemos.append(m_memo, kPackets)) return false;
    m_pieces = m_triedPieces;
    return true;
  }

  bool finishMemo() {
    if (m_memo.empty() || m_pieces == 0) return false;
    m_finishing = true;
    const auto kept = m_phone->voiceMemos.finish(m_memo);
    if (!kept) return false;
    m_finishing = false;
    m_keptMemos[kept->captureId] = m_pieces;
    m_memo.clear();
    return true;
  }

  static int piecesOf(Milliseconds duration) {
    return static_cast<int>((duration.count() + 20) / VoiceMemos::kPiece.count());
  }

  void checkMemos() {
    std::size_t voices = 0;
    for (const Capture& capture : m_phone->captures.all()) {
      if (capture.kind != CaptureKind::voice) continue;
      ++voices;
      if (!m_keptMemos.contains(capture.id)) {  // the cut came after the commit of finish()
        ASSERT_TRUE(m_finishing && m_phone->voiceMemos.all().empty()) << "a memo that nobody finished";
        m_keptMemos[capture.id] = m_pieces;
        m_memo.clear();
      }
      const auto medium = m_phone->media.find(capture.mediumId);
      ASSERT_TRUE(medium) << "a memo without its sound";
      ASSERT_TRUE(m_phone->media.read(capture.mediumId)) << "a memo's file is missing";
      ASSERT_EQ(piecesOf(medium->duration), m_keptMemos[capture.id]) << "a kept memo is shorter";
    }
    ASSERT_EQ(voices, m_keptMemos.size()) << "a kept memo is lost";
    m_finishing = false;
    const auto open = m_phone->voiceMemos.all();
    if (m_memo.empty()) {
      ASSERT_LE(open.size(), 1U);
      if (open.empty()) return;
      m_memo = open[0].id;  // begun, and the cut came before it was told
      m_pieces = m_triedPieces = 0;
    }
    ASSERT_EQ(open.size(), 1U) << "a memo being recorded is lost";
    const int there = piecesOf(open[0].duration);
    ASSERT_TRUE(there == m_pieces || there == m_triedPieces) << there << " pieces, " << m_pieces << " acknowledged";
    m_pieces = m_triedPieces = there;
    if (there > 0) {
      const auto sound = m_phone->voiceMemos.sound(m_memo);
      ASSERT_TRUE(sound && audio::readOggOpus(*sound)) << "a memo that cannot be played";
    }
  }

  SeededRng m_rng;
  testing::CrashDisk m_disk;
  testing::TestPhone m_phone;
  std::string m_memo;  ///< being recorded
  int m_pieces = 0, m_triedPieces = 0;
  bool m_finishing = false;
  std::map<std::string, int> m_keptMemos;  ///< by capture: pieces
  std::map<std::string, Texts> m_captures, m_drafts, m_sent;
  std::vector<std::string> m_sorted;     ///< reports that sorting made; any may have gone with a power cut
  std::optional<std::string> m_sending;  ///< its outcome is not known
  std::size_t m_acknowledged = 0;
};
}  // namespace

TEST(PhoneCrash, NothingThatWasSavedIsLost) {
  const std::int64_t points = testing::campaignNumber("PASSERELLE_CRASH_POINTS", 400);
  const std::int64_t first = testing::campaignNumber("PASSERELLE_SEED", 1);
  const testing::TempFolder folder;
  std::size_t acknowledged = 0;
  std::int64_t done = 0;
  for (std::int64_t seed = first; done < points; ++seed) {
    SCOPED_TRACE("PASSERELLE_SEED=" + std::to_string(seed));
    PhoneLife life(static_cast<std::uint64_t>(seed), folder.path(std::to_string(seed)));
    for (int i = 0; i < kCrashesPerPhone; ++i, ++done) {
      life.crashOnce();
      life.check();
      if (::testing::Test::HasFailure()) return;
    }
    acknowledged += life.acknowledged();
  }
  std::printf("phone: crash points %lld, acknowledged %zu, lost 0, corrupt 0\n", static_cast<long long>(done),
              acknowledged);
  EXPECT_GT(acknowledged, static_cast<std::size_t>(points)) << "the scenario saves too little to prove anything";
}

}  // namespace passerelle
