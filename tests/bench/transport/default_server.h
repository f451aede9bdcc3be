// cpprestsdk's own transport with two handlers, as its documentation shows them: what ours is measured against.
#pragma once

namespace passerelle::bench {

/// Serves GET /small and POST /echo at `port` of the loopback until standard input ends. `threads`: of the library's
/// pool.
int serveDefault(int port, int threads);

}  // namespace passerelle::bench
