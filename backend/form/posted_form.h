// What the browser's form sent: its words and at most one picture, read while they arrive and never more than agreed.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "backend/http/message.h"
#include "shared/base/result.h"

namespace passerelle::form {

/// How many bytes of pictures may stand in memory, over all forms that arrive at the same time.
class PictureBudget {
 public:
  explicit PictureBudget(std::int64_t bytes) : m_left(bytes) {}
  bool take(std::size_t bytes);
  void giveBack(std::size_t bytes) { m_left += static_cast<std::int64_t>(bytes); }

 private:
  std::atomic<std::int64_t> m_left;
};

/// The fields as typed, line ends as LF, blanks at the ends gone; not yet checked.
struct Words {
  std::string id;  ///< of the report, born with the page
  std::string unit, day, kind, tone;
  std::string text, verbatim, idea;
  bool nobodyRecognisable = false;
  std::string warnedOf;  ///< digest of the words that were shown with names pointed out; empty: none were
};

struct PostedForm {
  Words words;
  std::string csrf;
  std::string picture;         ///< its bytes; empty: none
  std::optional<Error> wrong;  ///< what did not fit: the words that came are kept, the picture is not
  std::shared_ptr<void> hold;  ///< gives the picture's bytes back to the budget
};

/// A picture of at most 12 MB, fields of at most 64 KiB. Reads to the end even when something is too large, so that
/// the words can be given back. @param done  once, on any thread. Errors: `unsupportedType` and `invalid` for what is
/// no form, `unavailable` when the client went away.
void readPostedForm(http::Request& request, PictureBudget& budget, std::function<void(Result<PostedForm>)> done);

/// What the transport lets through at all; beyond, the connection is cut after a page that says so.
inline constexpr std::size_t kFormBodyBytes = 32 * 1024 * 1024;

}  // namespace passerelle::form
