// Ideas in any browser, without scripts: the lists, one idea, supporting, filing one's own, merging.
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "backend/http/message.h"
#include "backend/ideas/feed_store.h"
#include "backend/ideas/idea_filing.h"
#include "backend/ideas/merging.h"
#include "backend/ideas/similar_ideas.h"
#include "backend/pages/html.h"
#include "shared/base/clock.h"
#include "shared/base/language.h"
#include "shared/base/rng.h"
#include "shared/sql/database.h"

namespace passerelle::ideas {

/// What another room shows below an idea: its comments, what became of it. Runs in the page's read job.
using IdeaSection =
    std::function<pages::Html(sql::Connection&, const IdeaRow& idea, const http::Caller& caller, Language language)>;

class IdeaPages {
 public:
  /// `committed` is called after a commit that grew the change log.
  IdeaPages(sql::Database& database, const Clock& clock, Rng& rng, FeedStore& feed, Merging& merging,
            SimilarIdeas& similar, std::function<void()> committed)
      : m_database(database),
        m_clock(clock),
        m_rng(rng),
        m_feed(feed),
        m_merging(merging),
        m_similar(similar),
        m_committed(std::move(committed)) {}

  /// Shown below the idea, in the order of adding. Before the first request.
  void addSection(IdeaSection section) { m_sections.push_back(std::move(section)); }

  void list(http::Request& request, http::Reply reply);
  void show(http::Request& request, http::Reply reply);
  void form(http::Request& request, http::Reply reply);
  /// Files an idea. Once for the same words it is asked whether one of those that are alike would do, and whether a
  /// member of staff can be recognised.
  void file(http::Request& request, http::Reply reply);
  /// Corrects or withdraws one's own.
  void revise(http::Request& request, http::Reply reply);
  void merge(http::Request& request, http::Reply reply);
  void unmerge(http::Request& request, http::Reply reply);

 private:
  void write(IdeaSubmission submission, http::Reply reply);

  sql::Database& m_database;
  const Clock& m_clock;
  Rng& m_rng;
  FeedStore& m_feed;
  Merging& m_merging;
  SimilarIdeas& m_similar;
  std::function<void()> m_committed;
  std::vector<IdeaSection> m_sections;
};

}  // namespace passerelle::ideas
