// How ideas look in a browser.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "backend/http/message.h"
#include "backend/ideas/idea_list.h"
#include "backend/ideas/idea_repository.h"
#include "backend/ideas/merging.h"
#include "backend/ideas/similar_ideas.h"
#include "backend/pages/html.h"
#include "shared/base/language.h"
#include "shared/words/mention_finder.h"

namespace passerelle::ideas {

/// A title made of a text: its first sentence, at most about `most` characters, cut between words.
std::string titleOf(const std::string& text, std::size_t most = 110);

/// The list as a page shows it.
struct IdeaListView {
  struct Line {
    ListedIdea idea;
    std::string author, place;  ///< place: the unit's name; empty without a report
    bool supported = false;
  };
  IdeaOrder order = IdeaOrder::supported;
  std::vector<Line> lines;
  std::string next;  ///< empty at the end
  bool triages = false;
};
pages::Html ideaListHtml(const IdeaListView& view, Language l);

/// One idea as its page shows it.
struct IdeaView {
  struct Member {
    std::string id, text, author, mergeId;
  };
  IdeaRow idea;
  std::string author, department, place;
  std::vector<std::string> coAuthors;
  bool supported = false, own = false;
  std::string ownHash;               ///< of one's own without a report: what a correction is based on
  std::vector<Member> merged;        ///< those it stands for
  bool triages = false;              ///< may merge
  std::vector<SimilarIdea> similar;  ///< to merge with, for those who may
  std::string mergeId;               ///< for the next merge
};
pages::Html ideaHtml(const IdeaView& view, const http::Caller& caller, Language l);

/// The form of a new idea, with what was typed.
struct IdeaFormView {
  std::string id, text;
  std::string warned;  ///< names the words that were asked about
  std::vector<SimilarIdea> similar;
  std::vector<words::Mention> mentions;
  std::optional<Error> wrong;
};
pages::Html ideaFormHtml(const IdeaFormView& view, const http::Caller& caller, Language l);

}  // namespace passerelle::ideas
