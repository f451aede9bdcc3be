#include "tests/field_kill/field_life.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace passerelle::testing {

void FieldLife::hear(const std::string& line) {
  std::istringstream words(line);
  std::string what;
  words >> what;
  const auto word = [&words] {
    std::string next;
    words >> next;
    return next;
  };
  const auto number = [&words] {
    long long next = 0;
    words >> next;
    return next;
  };
  if (what == "D") {
    const std::string id = word();
    const auto length = static_cast<std::size_t>(number());
    m_found.drafts[id] = {length, number() == 1};
  } else if (what == "O") {
    const std::string id = word(), hash = word();
    const auto length = static_cast<std::size_t>(number());
    m_found.reports[id] = {length, number() == 1};
    m_reports[id] = {hash, number() == 1};
  } else if (what == "m" || what == "r" || what == "M") {
    const std::string id = word();
    const long long ms = number();
    (what == "m" ? m_found.media : what == "r" ? m_found.sentMedia : m_found.memos)[id] = {ms, number() == 1};
  } else if (what == "H") {
    m_heart.push_back(number());
  } else if (what == "T") {
    const long long at = number();
    m_draft = word();
    m_keys.emplace_back(at, static_cast<std::size_t>(number()));
    ++m_figures.typed;
  } else if (what == "C") {
    word();
    m_media.insert(word());
    ++m_figures.photos;
  } else if (what == "R") {
    m_recordedSinceUs = number();
    m_memo = word();
    m_onDiskMs = number();
    m_recording = true;
  } else if (what == "Q") {
    m_onDiskMs = number();
    m_recording = false;
  } else if (what == "k") {
    m_keeping = word();
  } else if (what == "K") {
    word();
    m_media.insert(word());
    m_keeping.clear();
    m_memo.clear();
    m_recording = false;
    m_onDiskMs = 0;
    ++m_figures.memos;
  } else if (what == "s") {
    m_sending = word();
    m_lately.insert(m_sending);
  } else if (what == "S") {
    m_sent.insert(word());
    m_sending.clear();
    m_keys.clear();
    m_draft.clear();
    ++m_figures.sent;
  } else if (what == "F") {
    m_onTheWay = number() == 1;
  } else if (what == "A") {
    m_figures.receivedBetweenKills = static_cast<int>(number());
  } else if (what == "E") {
    m_faults.push_back("the walker says: " + line.substr(2));
  }
}

void FieldLife::killed(long long us) {
  m_killedUs = us;
  m_lived = true;
  ++m_figures.kills;
  m_figures.cutWhileRecording += m_recording ? 1 : 0;
  m_figures.cutWhileSending += m_sending.empty() ? 0 : 1;
  m_figures.cutOnTheWay += m_onTheWay ? 1 : 0;
  m_found = {};
  m_reports.clear();
}

std::string FieldLife::reportsToLookAt() const {
  std::string list;
  for (const std::string& id : m_lately) list += (list.empty() ? "" : ",") + id;
  return list.empty() ? "none" : list;
}

void FieldLife::judge() {
  if (m_lived) {
    judgeTyping();
    judgeAudio();
    judgeReports();
  }
  // The next life begins with what is there.
  m_lived = false;
  m_keys.clear();
  m_heart.clear();
  m_draft.clear();
  m_sending.clear();
  m_keeping.clear();
  m_recording = m_onTheWay = false;
  m_memo = m_found.memos.empty() ? "" : m_found.memos.begin()->first;
  m_onDiskMs = m_found.memos.empty() ? 0 : m_found.memos.begin()->second.first;
  m_lately.clear();
}

/// How long the app's loop stood still before the kill: what no app can keep a promise against is counted apart.
long long FieldLife::longestStillUs() const {
  if (m_heart.empty()) return kHearingUs;
  long long gap = 0, last = m_heart.front();
  for (const long long beat : m_heart) {
    if (beat > m_killedUs - kHearingUs) gap = std::max(gap, beat - last);
    last = beat;
  }
  return std::max(gap, m_killedUs - last);
}

void FieldLife::judgeTyping() {
  for (const auto& [id, text] : m_found.drafts) {
    if (!text.second) m_faults.push_back("the draft " + id + " says something else than was typed");
  }
  if (m_keys.empty()) return;
  std::size_t there = 0;
  if (const auto draft = m_found.drafts.find(m_draft); draft != m_found.drafts.end()) there = draft->second.first;
  if (const auto report = m_found.reports.find(m_draft); report != m_found.reports.end()) there = report->second.first;
  long long oldest = 0;
  int old = 0;
  for (const auto& [at, count] : m_keys) {
    if (count <= there) continue;
    oldest = std::max(oldest, m_killedUs - at);
    old += m_killedUs - at > kKeystrokeUs ? 1 : 0;
  }
  if (old > 0 && longestStillUs() > kStillTypingUs) {
    ++m_figures.starvedTyping;
    return;
  }
  m_figures.oldestLostUs = std::max(m_figures.oldestLostUs, oldest);
  m_figures.lostOldChars += old;
  if (old > 0)
    m_faults.push_back(std::to_string(old) + " characters older than 300 ms are lost, the oldest " +
                       std::to_string(oldest / 1000) + " ms");
}

void FieldLife::judgeAudio() {
  for (const auto& [id, memo] : m_found.memos) {
    if (!memo.second) m_faults.push_back("the memo " + id + " cannot be played");
  }
  if (m_memo.empty()) return;
  const long long expected = m_onDiskMs + (m_recording ? (m_killedUs - m_recordedSinceUs) / 1000 : 0);
  long long there = 0;
  if (const auto memo = m_found.memos.find(m_memo); memo != m_found.memos.end()) {
    there = memo->second.first;
  } else if (!m_keeping.empty()) {  // finish() was committed, and its line not said: a medium nobody told of
    for (const auto& media : {m_found.media, m_found.sentMedia}) {
      for (const auto& [id, medium] : media) {
        if (!m_media.contains(id) && medium.first > 0)
          there = std::max(there, medium.first + 20);  // less its beginning
      }
    }
  }
  const long long lost = expected - there;
  if (lost > kAudioMs && longestStillUs() > kStillRecordingUs) {
    ++m_figures.starvedRecording;
    return;
  }
  m_figures.longestAudioLostMs = std::max(m_figures.longestAudioLostMs, lost);
  if (lost > kAudioMs) m_faults.push_back(std::to_string(lost) + " ms of a memo are lost");
}

void FieldLife::judgeReports() {
  for (const std::string& id : m_lately) {
    const bool draft = m_found.drafts.contains(id), report = m_found.reports.contains(id);
    if (draft && report) m_faults.push_back("the report " + id + " is sent and still a draft");
    if (!draft && !report) {
      ++m_figures.lostReports;
      m_faults.push_back("the report " + id + " is lost");
    }
    if (m_sent.contains(id) && !report) m_faults.push_back("the report " + id + " fell back to a draft");
    if (report && !m_found.reports.at(id).second) m_faults.push_back("the report " + id + " says something else");
  }
  for (auto it = m_media.begin(); it != m_media.end();) {
    const bool sent = m_found.sentMedia.contains(*it);
    const auto found = m_found.media.find(*it);
    const bool there = sent ? m_found.sentMedia.at(*it).second : found != m_found.media.end() && found->second.second;
    if (!there) {
      ++m_figures.lostMedia;
      m_faults.push_back("the medium " + *it + " is lost or unreadable");
    }
    // What stands in a sent report is judged on the server, at the end.
    it = sent || !there ? m_media.erase(it) : std::next(it);
  }
}

}  // namespace passerelle::testing
