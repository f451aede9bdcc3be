// What people say to each other about a report or an idea. The rules, over one transaction.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "backend/comments/comment_repository.h"
#include "backend/notifications/story.h"
#include "backend/reports/visibility.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/domain/comment.h"
#include "shared/sql/connection.h"

namespace passerelle::comments {

enum class Kept { created, revised, same, straggler };
struct Filed {
  Kept kept = Kept::same;
  CommentRow comment;
};

/// May this person read it? What was said in the store's hour stays between those who read the report then.
bool mayRead(const reports::Viewer& viewer, const notifications::Story& story, const CommentRow& comment);

/// Thread: the writer's. Everything here appends to the change log and tells who should know.
class CommentService {
 public:
  explicit CommentService(Rng& rng) : m_rng(rng) {}

  /// Creates or corrects; the same bytes again are the same comment, an earlier revision that comes late changes
  /// nothing. Errors: invalid, refused (a rule, somebody called who may not read it), forbidden (not readable yet,
  /// somebody else's, hidden), notFound, gone, conflict (another device of the author wrote this revision first).
  Result<Filed> keep(sql::Connection& connection, const reports::Viewer& author, std::string_view id,
                     const CommentBody& body, std::string_view hash, TimePoint now);
  /// Thanks for a comment, or takes it back; again changes nothing. Errors: notFound, forbidden for one's own, gone.
  Result<CommentRow> thank(sql::Connection& connection, const reports::Viewer& reader, std::string_view id, bool thanks,
                           TimePoint now);
  /// A moderator hides a comment, saying why; `reason` empty shows it again. Errors: notFound, refused.
  Result<CommentRow> hide(sql::Connection& connection, const reports::Viewer& moderator, std::string_view id,
                          std::string_view reason, TimePoint now);

 private:
  Rng& m_rng;
};

/// The comment and its story, if this person may read both. Errors: notFound, as if it were not there.
struct Readable {
  CommentRow comment;
  notifications::Story story;
};
Result<Readable> findReadable(sql::Connection& connection, const reports::Viewer& reader, std::string_view id);

}  // namespace passerelle::comments
