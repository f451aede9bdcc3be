#include "backend/ideas/merging.h"

#include <algorithm>
#include <map>
#include <set>

#include "backend/changes/change_log.h"
#include "backend/ideas/feed_prior.h"
#include "backend/ideas/idea_group.h"
#include "backend/journal/journal.h"

namespace passerelle::ideas {
namespace {
using sql::val;

Merge readMerge(const sql::Row& row) {
  return {row.string(0), row.string(1), row.string(2), row.string(3), fromMs(row.integer(4)), !row.isNull(5)};
}

/// The oldest first; of equally old ones the smaller id.
bool isOlder(const IdeaRow& a, const IdeaRow& b) {
  return std::pair(a.publishedAt.value_or(TimePoint::max()), a.id) <
         std::pair(b.publishedAt.value_or(TimePoint::max()), b.id);
}

/// Readers of a group: those still known, and at least as many as any part of it is known to have had.
std::int64_t readersOf(sql::Connection& connection, const std::vector<IdeaRow>& group, std::int64_t floor) {
  std::set<std::string_view> authors;
  for (const IdeaRow& idea : group) authors.insert(idea.authorId);
  std::int64_t readers = std::max(floor, knownReaders(connection, group.front().id));
  // A co-author may have read the other's card: they are no reader of what is now their own.
  for (const IdeaRow& idea : group)
    readers = std::max(readers, idea.ownReaders - static_cast<std::int64_t>(authors.size()) + 1);
  return readers;
}

/// The oldest of `ideas`, which comes first, stands for all of them from now on.
void pointAtRoot(sql::Connection& connection, std::vector<IdeaRow>& ideas) {
  std::sort(ideas.begin(), ideas.end(), isOlder);
  ideas.front().keptId.clear();
  connection.execute("UPDATE idea SET kept_id = NULL WHERE id = $1", {val(ideas.front().id)});
  for (auto idea = ideas.begin() + 1; idea != ideas.end(); ++idea)
    connection.execute("UPDATE idea SET kept_id = $2, score = NULL WHERE id = $1",
                       {val(idea->id), val(ideas.front().id)});
}

/// Counts for a group that points at its root.
void recount(sql::Connection& connection, std::vector<IdeaRow>& ideas, std::int64_t floor,
             const ranking::Prior& prior) {
  IdeaRow& root = ideas.front();
  recountSupports(connection, root);
  root.readers = ideas.size() == 1 ? root.ownReaders : readersOf(connection, ideas, floor);
  keepScore(connection, root, prior);
}

/// Finds the parts that the merges still in force make of these ideas, and lets each stand for itself.
void regroup(sql::Connection& connection, const std::vector<std::string>& members, const ranking::Prior& prior) {
  std::map<std::string, std::string> parent;
  for (const std::string& id : members) parent[id] = id;
  const auto top = [&parent](std::string id) {
    while (parent[id] != id) id = parent[id];
    return id;
  };
  for (const std::string& id : members) {
    auto rows =
        connection.query("SELECT kept_id FROM idea_merge WHERE merged_id = $1 AND undone_at IS NULL", {val(id)});
    while (const sql::Row* row = rows->next()) parent[top(id)] = top(row->string(0));
  }
  std::map<std::string, std::vector<IdeaRow>> parts;
  for (const std::string& id : members) {
    if (auto idea = findAnyIdea(connection, id)) parts[top(id)].push_back(std::move(*idea));
  }
  for (auto& [id, ideas] : parts) pointAtRoot(connection, ideas);
  for (auto& [id, ideas] : parts) recount(connection, ideas, 0, prior);
}

/// Devices learn of it by the ideas, and by the reports that carry them.
void tell(sql::Connection& connection, const std::vector<std::string>& members, TimePoint now) {
  std::set<std::string> reports;
  for (const std::string& id : members) {
    changes::append(connection, "idea", id, "all", now);
    auto rows = connection.query(R"(
        SELECT r.id FROM idea i JOIN report r ON r.id = i.report_id WHERE i.id = $1 AND r.state = 'published')",
                                 {val(id)});
    if (const sql::Row* row = rows->next()) reports.insert(row->string(0));
  }
  for (const std::string& report : reports) changes::append(connection, "report", report, "all", now);
}

void takeApart(sql::Connection& connection, Rng& rng, const Merge& merge, const std::string& actor,
               const ranking::Prior& prior, TimePoint now) {
  const auto idea = findAnyIdea(connection, merge.mergedId);
  const std::vector<std::string> members = membersOf(connection, idea ? idea->root() : merge.keptId);
  connection.execute("UPDATE idea_merge SET undone_by = $2, undone_at = $3 WHERE id = $1",
                     {val(merge.id), val(actor), val(toMs(now))});
  regroup(connection, members, prior);
  tell(connection, members, now);
  journal::append(connection, rng, now, actor, "idea.unmerged", "idea:" + merge.keptId, merge.mergedId);
}

Error heldByRound(std::string_view language) {
  return {
      ErrorCode::conflict,
      say(language,
          "Un scrutin en préparation ou ouvert porte une de ces idées\u00a0: attendez sa publication, ou annulez-le.",
          "A round that is being prepared or is open holds one of these ideas: wait until it is published, or "
          "cancel it."),
      {}};
}
}  // namespace

std::optional<Merge> findMerge(sql::Connection& connection, std::string_view id) {
  auto rows = connection.query(
      "SELECT id, kept_id, merged_id, by_id, merged_at, undone_at FROM idea_merge WHERE id = $1", {val(id)});
  const sql::Row* row = rows->next();
  return row == nullptr ? std::nullopt : std::optional(readMerge(*row));
}

std::vector<Merge> mergesOf(sql::Connection& connection, std::string_view rootId) {
  auto rows = connection.query(R"(
      SELECT id, kept_id, merged_id, by_id, merged_at, undone_at FROM idea_merge
      WHERE undone_at IS NULL AND merged_id IN (SELECT id FROM idea WHERE kept_id = $1)
      ORDER BY merged_at DESC, id DESC)",
                               {val(rootId)});
  std::vector<Merge> found;
  while (const sql::Row* row = rows->next()) found.push_back(readMerge(*row));
  return found;
}

Result<Merge> Merging::merge(sql::Connection& connection, const Reader& who, const std::string& mergeId,
                             const std::string& oneId, const std::string& otherId, TimePoint now) {
  if (auto there = findMerge(connection, mergeId)) {
    if (std::set{there->keptId, there->mergedId} == std::set{oneId, otherId}) return *there;
    return fail(ErrorCode::conflict,
                say(who.language, "Cet identifiant est celui d’une autre fusion.", "This id is another merge's."));
  }
  std::vector<IdeaRow> roots;
  for (const std::string& id : {oneId, otherId}) {
    const auto idea = findIdea(connection, id);
    const auto root = idea ? findIdea(connection, idea->root()) : std::nullopt;
    if (!root || !root->publishedAt)
      return fail(ErrorCode::notFound,
                  say(who.language, "Une de ces idées n’existe pas, n’est pas publiée ou a été retirée.",
                      "One of these ideas does not exist, is not published or was withdrawn."));
    roots.push_back(*root);
  }
  if (oneId == otherId)
    return fail(ErrorCode::invalid, say(who.language, "Choisissez deux idées différentes.", "Choose two ideas."),
                "/ideas");
  if (roots[0].id == roots[1].id)
    return fail(ErrorCode::conflict,
                say(who.language, "Ces idées sont déjà réunies.", "These ideas are together already."));
  std::sort(roots.begin(), roots.end(), isOlder);
  std::vector<std::string> members = membersOf(connection, roots[0].id);
  const std::vector<std::string> others = membersOf(connection, roots[1].id);
  // What a part has had of readers, less those who are authors of the other part.
  const std::int64_t floor =
      std::max(roots[0].readers - static_cast<std::int64_t>(authorsOf(connection, roots[1].id).size()),
               roots[1].readers - static_cast<std::int64_t>(authorsOf(connection, roots[0].id).size()));
  members.insert(members.end(), others.begin(), others.end());
  for (const std::string& id : members) {
    if (m_isHeld(connection, id)) return tl::unexpected(heldByRound(who.language));
  }
  const Merge merge{mergeId, roots[0].id, roots[1].id, who.personId, now, false};
  connection.execute("INSERT INTO idea_merge (id, kept_id, merged_id, by_id, merged_at) VALUES ($1, $2, $3, $4, $5)",
                     {val(merge.id), val(merge.keptId), val(merge.mergedId), val(merge.byId), val(toMs(now))});
  std::vector<IdeaRow> group;
  for (const std::string& id : members) group.push_back(*findAnyIdea(connection, id));
  pointAtRoot(connection, group);
  recount(connection, group, floor, loadPrior(connection).prior);
  tell(connection, members, now);
  journal::append(connection, m_rng, now, who.personId, "idea.merged", "idea:" + merge.keptId, merge.mergedId);
  return merge;
}

Result<Merge> Merging::undo(sql::Connection& connection, const Reader& who, const std::string& mergeId, TimePoint now) {
  auto merge = findMerge(connection, mergeId);
  if (!merge)
    return fail(ErrorCode::notFound, say(who.language, "Cette fusion n’existe pas.", "There is no such merge."));
  if (merge->undone) return *merge;
  const auto idea = findAnyIdea(connection, merge->mergedId);
  for (const std::string& id : membersOf(connection, idea->root())) {
    if (m_isHeld(connection, id)) return tl::unexpected(heldByRound(who.language));
  }
  takeApart(connection, m_rng, *merge, who.personId, loadPrior(connection).prior, now);
  merge->undone = true;
  return *merge;
}

void settleIdea(sql::Connection& connection, Rng& rng, std::string_view ideaId, TimePoint now) {
  auto idea = findAnyIdea(connection, ideaId);
  if (!idea || !idea->publishedAt) return;
  const ranking::Prior prior = loadPrior(connection).prior;
  if (!idea->removed) {
    keepScore(connection, *idea, prior);
    return;
  }
  for (const Merge& merge : mergesOf(connection, idea->root())) {
    if (merge.keptId == ideaId || merge.mergedId == ideaId) takeApart(connection, rng, merge, "system", prior, now);
  }
}

void settleIdeas(sql::Connection& connection, Rng& rng, std::string_view reportId, TimePoint now) {
  std::vector<std::string> ids;
  auto rows = connection.query("SELECT id FROM idea WHERE report_id = $1", {val(reportId)});
  while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  for (const std::string& id : ids) settleIdea(connection, rng, id, now);
}

void fillScores(sql::Connection& connection) {
  std::vector<std::string> ids;
  auto rows = connection.query(R"(
      SELECT id FROM idea
      WHERE score IS NULL AND published_at IS NOT NULL AND removed_at IS NULL AND kept_id IS NULL)");
  while (const sql::Row* row = rows->next()) ids.push_back(row->string(0));
  for (const std::string& id : ids) {
    if (const auto idea = findIdea(connection, id)) setIdeaScore(connection, *idea);
  }
}

}  // namespace passerelle::ideas
