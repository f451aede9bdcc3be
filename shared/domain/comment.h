// A comment as a device writes it and as everybody reads it, and what makes one fit to be sent.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace passerelle {

inline constexpr std::size_t kMaxCommentChars = 2000;
inline constexpr std::size_t kMaxCallouts = 10;

/// What its author's device sends, whole each time. Plain text: no markup is read in it.
struct CommentBody {
  std::string subjectKind;  ///< report, idea
  std::string subjectId;
  std::string parent;                 ///< the comment that it answers; empty: none
  std::string text;                   ///< may be empty when withdrawn
  std::vector<std::string> callouts;  ///< ids of people whose "@Name" stands in the text
  std::int64_t revision = 1;          ///< one more each time, by the author's devices
  bool withdrawn = false;
};
/// Errors `refused` and `invalid`, with the field, in the reader's language.
Result<void> validate(const CommentBody& body, std::string_view language);

struct Callout {
  std::string id, name;
};

/// As GET and changes give it.
struct CommentView {
  std::string id, subjectKind, subjectId, reportId, parent;
  std::string authorId, authorName, authorDepartment;
  std::string text;  ///< empty when it is not shown
  std::vector<Callout> callouts;
  std::string state;         ///< visible, withdrawn, hidden
  std::string hiddenReason;  ///< for author and moderators
  bool aside = false;        ///< said in the store's hour: read by those who could read the report then
  std::string at, editedAt;  ///< ISO times; editedAt may be empty
  std::int64_t revision = 0, thanks = 0, order = 0;
  std::string hash;
  bool thanked = false, own = false;
};

/// A text cut where somebody is called: `who` is empty for plain pieces, else the piece is "@Name".
struct CommentPiece {
  std::string text, who;
};
/// In order; together they are the text. The longest name that fits is taken.
std::vector<CommentPiece> piecesOf(std::string_view text, const std::vector<Callout>& callouts);

}  // namespace passerelle
