// multipart/form-data as browsers send it (RFC 7578), read while it arrives: what is kept is the sink's choice.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace passerelle::http {

/// What stands above a part.
struct PartHead {
  std::string name;      ///< valid UTF-8
  std::string fileName;  ///< as the browser says it, never to be used as a path; empty when no file was chosen
  std::string type;      ///< its Content-Type; empty when none is said
  bool isFile = false;   ///< a file's part, even if none was chosen
};

/// Takes the parts in the order they come. An error ends the reading and is what push() answers.
class PartSink {
 public:
  virtual ~PartSink() = default;
  virtual Result<void> beginPart(const PartHead& head) = 0;
  /// Bytes of the part that began last, in any number of pieces.
  virtual Result<void> partBytes(std::string_view bytes) = 0;
};

/// Reads strictly: no preamble, no epilogue beyond a line's end, each part with one Content-Disposition form-data that
/// has a name, no Content-Transfer-Encoding. Keeps at most one head and one boundary in memory. One thread at a time.
class MultipartReader {
 public:
  static constexpr std::size_t kMaxHeadBytes = 4096;  ///< of one part
  static constexpr std::size_t kMaxParts = 100;

  /// `unsupportedType` when `contentType` is not multipart/form-data, `invalid` for a boundary that cannot be one.
  /// @param sink  must outlive the reader.
  static Result<MultipartReader> create(std::string_view contentType, PartSink& sink);

  /// `invalid` for what breaks the rules above, or the sink's error; the reader is not to be used after either.
  Result<void> push(std::string_view bytes);
  /// All bytes came: `invalid` unless they end with the closing boundary.
  Result<void> finish() const;

 private:
  enum class Step { preamble, head, body, epilogue };
  MultipartReader(std::string delimiter, PartSink& sink) : m_delimiter(std::move(delimiter)), m_sink(&sink) {}
  Result<void> drain();
  Result<bool> readBody();
  Result<bool> readHead();

  std::string m_delimiter;  ///< CRLF, two hyphens, the boundary
  PartSink* m_sink;
  Step m_step = Step::preamble;
  std::string m_pending = "\r\n";  ///< before the first boundary no line needs to end
  std::size_t m_parts = 0;
};

/// The value of `name="…"` (or unquoted) among a header's parameters; empty when there is none. A backslash hides the
/// character after it.
std::string headerParameter(std::string_view header, std::string_view name);

/// A form that cannot be read, in words.
tl::unexpected<Error> unreadableForm();

}  // namespace passerelle::http
