// What a handler sees of HTTP: plain values, no cpprestsdk. The transport and the tests' simulation both speak it.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backend/http/piece.h"
#include "shared/base/error.h"
#include "shared/base/result.h"

namespace passerelle::http {

/// Header names compare without case.
struct NameLess {
  bool operator()(std::string_view a, std::string_view b) const;
  using is_transparent = void;
};
using Headers = std::multimap<std::string, std::string, NameLess>;

/// Bytes that arrive while the handler works (a route that asks for them with `streamed`).
class BodyStream {
 public:
  /// `end` is true with the last call; an Error means that the client went away or broke a limit: keep what came
  /// before.
  using OnChunk = std::function<void(Result<std::string_view> bytes, bool end)>;
  virtual ~BodyStream() = default;
  /// Asks for the next bytes, at most 64 KiB; one call at a time; fires on a worker thread. Not asking slows the client
  /// down.
  virtual void next(OnChunk onChunk) = 0;
};

/// Who is asking, as the session store knows them. Empty personId: nobody has said.
struct Caller {
  std::string personId;
  std::string deviceId;  ///< the device or browser session
  std::vector<std::string> roles;
  std::string unitCode;  ///< the person's own unit, if they have one
  std::string region;
  std::vector<std::string> standsInFor;  ///< units whose absent host named this person as deputy, today
  std::string language = "fr";
  bool browser = false;         ///< came by cookie: writing needs the CSRF token
  bool formOnly = false;        ///< a personal link's session: the form and what it filed; its roles are left out
  bool app = false;             ///< a paired app, with a key of its own
  std::int64_t leavesAtMs = 0;  ///< a revoked app: until then it may hand over what it holds; 0: not revoked
  std::string csrf;
  bool known() const { return !personId.empty(); }
  bool leaving() const { return leavesAtMs != 0; }
};

/// The connection that a request came by. It learns who uses it: known devices are counted by device, strangers by a
/// cap.
class Carrier {
 public:
  virtual ~Carrier() = default;
  virtual void carries(const Caller& caller) = 0;  ///< any thread
};

struct Request {
  std::string method;                             ///< upper case
  std::string path;                               ///< decoded, begins with "/"
  std::multimap<std::string, std::string> query;  ///< decoded
  Headers headers;
  std::string body;                    ///< whole, unless the route streams
  std::shared_ptr<BodyStream> stream;  ///< only where the route streams
  std::string peer;                    ///< client's address, as far as configured proxies can be believed
  bool secure = false;                 ///< came by TLS, here or at a configured proxy
  std::string id;                      ///< request id, for the log and problem+json
  std::shared_ptr<Carrier> carrier;    ///< null where there is no connection (simulation)

  std::map<std::string, std::string, std::less<>>
      params;                    ///< what {name} in the route's pattern matched; set by the router
  Caller caller;                 ///< set by the router
  std::optional<Error> refusal;  ///< set by the router where the route keepsWords: why this must not be done

  std::optional<std::string> header(std::string_view name) const;
  std::optional<std::string> queryValue(const std::string& name) const;
  const std::string& param(std::string_view name) const { return params.find(name)->second; }
};

struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  /// Instead of `body`: pieces shared with other answers, sent one after the other without copying.
  std::shared_ptr<const Pieces> pieces;
  /// The whole body, for readers in this process.
  std::string text() const;
};

Response json(int status, std::string body);
Response html(int status, std::string body);
/// RFC 9457 problem+json of an Error; `requestId` is its `instance`.
Response problem(const Error& error, std::string_view requestId = {});
/// The same with a status that the error's code does not have (405, 408, 426, 431…).
Response problem(int status, const Error& error, std::string_view requestId = {});

/// The right and duty to answer one request once: move-only; answers 500 when dropped. Any thread.
class Reply {
 public:
  using Send = std::function<void(Response)>;
  Reply() = default;
  explicit Reply(Send send, std::string requestId = {}) : m_send(std::move(send)), m_requestId(std::move(requestId)) {}
  Reply(Reply&& other) noexcept
      : m_send(std::exchange(other.m_send, nullptr)), m_requestId(std::move(other.m_requestId)) {}
  Reply& operator=(Reply&& other) noexcept;
  ~Reply();

  void operator()(Response response);
  void operator()(const Error& error);
  /// Answers with the value's Response, or with its Error as a problem.
  void operator()(Result<Response> result);
  explicit operator bool() const { return static_cast<bool>(m_send); }
  const std::string& requestId() const { return m_requestId; }

 private:
  Send m_send;
  std::string m_requestId;
};

/// std::function needs something copyable: a Reply that several closures hold, and one answers.
using SharedReply = std::shared_ptr<Reply>;
inline SharedReply share(Reply reply) { return std::make_shared<Reply>(std::move(reply)); }

}  // namespace passerelle::http
