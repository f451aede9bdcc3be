// The bytes of a streamed request between the connection that reads them and the handler that asks for them: bounded.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "backend/http/message.h"

namespace passerelle::http {

/// Thread-safe. The connection pushes and ends, the handler calls next(). Bytes that came before an error are handed
/// over before the error is.
class UploadBody final : public BodyStream, public std::enable_shared_from_this<UploadBody> {
 public:
  static constexpr std::size_t kFullBytes = 256 * 1024;  ///< the connection stops reading here…
  static constexpr std::size_t kLowBytes = 64 * 1024;    ///< …and begins again below this
  static constexpr std::size_t kChunkBytes = 64 * 1024;  ///< what one call of the handler's function gets at most

  /// `run` takes work to a worker thread; `resume` tells the connection to read again (any thread).
  UploadBody(std::function<void(std::function<void()>)> run, std::function<void()> resume)
      : m_run(std::move(run)), m_resume(std::move(resume)) {}

  void next(OnChunk onChunk) override;

  /// False when the connection should stop reading until `resume`.
  bool push(std::string_view bytes);
  /// All bytes came.
  void finish();
  /// No more bytes will come; the handler learns `error` after what is there. Does nothing after finish().
  void breakOff(Error error);

 private:
  void deliver(std::unique_lock<std::mutex>& lock);

  std::function<void(std::function<void()>)> m_run;
  std::function<void()> m_resume;
  std::mutex m_mutex;
  std::string m_bytes;
  std::size_t m_taken = 0;  ///< bytes at the front of m_bytes that were handed over
  OnChunk m_waiting;
  bool m_ended = false;
  bool m_paused = false;
  std::optional<Error> m_error;
};

}  // namespace passerelle::http
