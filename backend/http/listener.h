// Sockets in, Router::handle out: cpprestsdk's http_listener on our Boost.Beast transport, behind a header without
// either.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "backend/http/router.h"
#include "shared/base/clock.h"

namespace passerelle::http {

struct ListenerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;                          ///< 0: any free one; port() tells
  std::string tlsCertFile, tlsKeyFile;      ///< both or none (PEM)
  std::vector<std::string> trustedProxies;  ///< addresses whose X-Forwarded-For and -Proto are believed
  std::size_t maxHeaderBytes = 16 * 1024;
  Milliseconds headerTimeout{10'000};
  Milliseconds idleTimeout{30'000};     ///< between requests, and between two pieces of a body
  Milliseconds bodyGrace{10'000};       ///< a body (or a reader of ours) is this long free of the rate below
  Milliseconds answerTimeout{150'000};  ///< a handler that has not answered by then: 503
  std::size_t minBytesPerSecond =
      256;  ///< averaged over the body so far, not counting the time the handler let it wait
  std::size_t maxConnections = 4096;
  std::size_t maxUnauthenticated = 1024;                ///< connections that have not yet carried a known caller
  std::size_t maxStrangerBodyBytes = 64 * 1024 * 1024;  ///< of bodies on their way from those, in memory all together
  std::size_t maxPerDevice = 128;                       ///< connections of one device or browser session
  int socketThreads = 0;                                ///< 0: one for each core, at most four
  int workers = 2;  ///< threads for streamed routes: their handlers and callbacks may wait for the disk
  /// Handlers of other routes run on a thread of the sockets: they never block, and a change of threads would cost
  /// more CPU than they do (docs/adr/0006). False: on the workers too.
  bool inlineHandlers = true;
  bool accessLog = false;  ///< one line a request on stderr, without secrets
};

class Listener {
 public:
  /// Opens at once. Throws std::runtime_error with a sentence when the address is taken or a certificate cannot be
  /// read.
  Listener(Router& router, ListenerOptions options);
  ~Listener();
  int port() const;
  /// Stops accepting, answers what is under way (at most `grace`), closes. Returns when done.
  void stop(Milliseconds grace);

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace passerelle::http
