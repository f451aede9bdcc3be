// What a page of changes, a report, a round or a page of the feed becomes on this phone. Nothing is asked for here.
#include <algorithm>

#include "app/sync/puller.h"
#include "shared/codec/reading_json.h"
#include "shared/codec/round_json.h"

namespace passerelle {

Result<bool> Puller::apply(const std::string& body) {
  auto page = decodeChanges(body);
  if (!page) return tl::unexpected<Error>(page.error());
  bool feedChanged = false, restart = false;
  Wanted wanted;
  auto written = m_phone.vault.write([&](sql::Connection&) -> Result<void> {
    const std::int64_t scopeSeen = m_phone.mirror.scopeCursor();
    for (const ChangeLine& line : page->lines) {
      if (line.kind == "scope") {
        if (line.cursor <= scopeSeen) continue;  // read again from 0, the old one stands in the way once more
        restart = true;
        if (auto cleared = m_phone.mirror.clear(); !cleared) return cleared;
        if (auto cleared = m_phone.conversation.clear(); !cleared) return cleared;
        if (auto cleared = m_phone.rounds.clear(); !cleared) return cleared;
        return m_phone.mirror.setScopeCursor(line.cursor);
      }
      if (auto applied = applyLine(line, wanted); !applied) return applied;
      feedChanged = feedChanged || line.kind == "report" || line.kind == "idea" || line.kind == "tombstone";
    }
    return m_phone.mirror.setCursor(std::max(page->cursor, m_phone.mirror.cursor()));
  });
  if (!written) return tl::unexpected<Error>(written.error());
  if (restart) {
    m_basics = false;
    return true;
  }
  const bool carnet =
      std::any_of(page->lines.begin(), page->lines.end(), [](const ChangeLine& line) { return line.kind == "carnet"; });
  if (carnet && m_link.carnetChanged) m_link.carnetChanged();
  for (const std::string& id : wanted.reports) fetchReport(id);
  for (const std::string& id : wanted.ballots) fetchBallot(id);
  if (wanted.triage && !page->more) refreshTriage();
  if (feedChanged && !page->more) refreshFeed();
  return page->more;
}

Result<void> Puller::applyLine(const ChangeLine& line, Wanted& wanted) {
  if (line.kind == "report") {
    if (line.payload.empty()) {
      wanted.reports.push_back(line.id);
      return {};
    }
    return applyReport(line.payload, line.cursor);
  }
  if (line.kind == "tombstone") {
    if (auto dropped = m_phone.mirror.drop(line.id); !dropped) return dropped;
    if (auto dropped = m_phone.conversation.drop(line.id); !dropped) return dropped;
    if (auto dropped = m_phone.rounds.drop(line.id); !dropped) return dropped;
    return m_phone.ownReports.find(line.id) ? m_phone.ownReports.erase(line.id) : Result<void>{};
  }
  if (line.kind == "idea") wanted.triage = true;
  if (line.payload.empty()) return {};
  if (line.kind == "comment") {
    if (auto put = m_phone.conversation.putComment(line.payload); !put) return put;
    return m_phone.conversation.retryUnder({line.id});
  }
  if (line.kind == "notification") return m_phone.conversation.putNotification(line.payload);
  if (line.kind == "round") return applyRound(line.payload, wanted);
  if (line.kind == "unit" || line.kind == "region" || line.kind == "edition")
    return m_phone.mirror.putRow(line.kind, line.id, line.payload);
  if (line.kind == "referential") return m_phone.mirror.putRow(line.kind, "current", line.payload);
  return {};  // a kind that this app does not know yet
}

Result<void> Puller::applyReport(const std::string& json, std::int64_t cursor) {
  auto view = decodeReportView(json);
  if (!view || view->id.empty()) return {};
  const auto me = m_phone.account.me();
  const bool own = me && view->authorId == me->id;
  if (auto put = m_phone.mirror.putReport(*view, json, own); !put) return put;
  std::vector<std::string> subjects{view->id};
  for (const ReportViewIdea& idea : view->ideas) {
    subjects.push_back(idea.id);
    if (auto adopted = m_phone.reactions.adoptSupport(idea.id, idea.supported, idea.counts); !adopted) return adopted;
  }
  if (auto retried = m_phone.conversation.retryUnder(subjects); !retried) return retried;
  if (!own) return m_phone.reactions.adoptUseful(view->id, view->useful, view->usefulCount);
  StoredReport stored{view->id,         view->contentBytes, view->hash, view->revision, view->state, view->receivedAt,
                      view->hourEndsAt, view->publishedAt,  {},         cursor};
  for (const ReportMedium& medium : view->media) {
    if (medium.received) stored.receivedMedia.push_back(medium.id);
  }
  return m_phone.ownReports.adopt(stored);
}

Result<void> Puller::applyRound(const std::string& json, Wanted& wanted) {
  const auto round = decodeRound(json);
  if (!round || round->id.empty()) return {};
  if (round->open() && round->invited) wanted.ballots.push_back(round->id);
  return m_phone.rounds.put(*round, json);
}

Result<void> Puller::adoptReactions(const FeedPage& page) {
  for (const FeedCard& card : page.cards) {
    const bool useful = std::find(page.useful.begin(), page.useful.end(), card.id) != page.useful.end();
    if (useful != m_phone.reactions.useful(card.id)) {
      if (auto adopted = m_phone.reactions.adoptUseful(card.id, useful, std::nullopt); !adopted) return adopted;
    }
    for (const ReportIdea& idea : card.ideas) {
      const bool supported = std::find(page.supported.begin(), page.supported.end(), idea.id) != page.supported.end();
      const auto counts = page.counts.find(idea.id);
      if (supported == m_phone.reactions.supported(idea.id) && counts == page.counts.end()) continue;
      auto adopted = m_phone.reactions.adoptSupport(
          idea.id, supported, counts == page.counts.end() ? std::nullopt : std::optional(counts->second));
      if (!adopted) return adopted;
    }
  }
  return {};
}

}  // namespace passerelle
