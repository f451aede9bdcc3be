// Searching everything this phone holds: one's own notes, drafts and reports, colleagues' stories and ideas, units.
#pragma once
#include <string>
#include <vector>

#include "app/local/captures.h"
#include "app/local/drafts.h"
#include "app/local/mirror.h"
#include "app/local/own_reports.h"

namespace passerelle {

enum class HitKind { capture, draft, ownReport, report, idea, unit };

struct SearchHit {
  HitKind kind = HitKind::report;
  std::string id;       ///< of the capture, draft, report or (idea) its report; a unit's code
  std::string title;    ///< the unit's name, where it has one
  std::string excerpt;  ///< the words around the first one found
};

/// GUI thread. Accents and case do not count; every word must be in the text. All in memory, nothing asks the network.
class Search {
 public:
  Search(Observers& observers, Mirror& mirror, Captures& captures, Drafts& drafts, OwnReports& ownReports);

  /// Reads at most so many of colleagues' texts into memory. True: all are; find() leaves out those that are not.
  bool prepareSome(int atMost) { return m_mirror.index().readSome(atMost); }
  /// At most `limitOfEach` of each kind, in the order of HitKind; own reports are not told again as stories.
  std::vector<SearchHit> find(const std::string& words, int limitOfEach);

 private:
  struct Line {
    HitKind kind = HitKind::capture;
    std::string id, title, text, folded;
  };
  void readOwn();
  std::string nameOf(const std::string& unitCode) const;
  void add(HitKind kind, const std::string& id, const std::string& title, const std::string& text);
  void addStories(const CardIndex::Found& found, const std::string& word, std::vector<SearchHit>& hits);
  void addIdeas(const CardIndex::Found& found, const std::string& word, std::vector<SearchHit>& hits);
  void addUnits(const std::vector<std::string>& words, int limit, std::vector<SearchHit>& hits);

  Mirror& m_mirror;
  Captures& m_captures;
  Drafts& m_drafts;
  OwnReports& m_ownReports;
  std::vector<Line> m_own;
  std::vector<Line> m_units;
  bool m_ownRead = false;
  bool m_unitsRead = false;
  std::vector<Subscription> m_subscriptions;
};

/// About two lines of `text` around the first word that contains `foldedWord`; from the beginning where none does.
std::string excerptAround(const std::string& text, const std::string& foldedWord);

}  // namespace passerelle
