#include "tests/bench/transport/default_server.h"

#include <cpprest/http_listener.h>
#include <pplx/threadpool.h>

#include <cstdio>
#include <string>

namespace passerelle::bench {
namespace listening = web::http::experimental::listener;

int serveDefault(int port, int threads) {
  if (threads > 0) crossplat::threadpool::initialize_with_threads(static_cast<std::size_t>(threads));
  listening::http_listener listener(web::uri("http://127.0.0.1:" + std::to_string(port)));
  const auto observed = [](pplx::task<void> replied) {
    try {
      replied.get();
    } catch (const std::exception&) {
      // The client went away.
    }
  };
  listener.support(web::http::methods::GET, [observed](web::http::http_request request) {
    request.reply(web::http::status_codes::OK, std::string(R"({"said":"hello"})"), "application/json").then(observed);
  });
  listener.support(web::http::methods::POST, [observed](web::http::http_request request) {
    request.extract_vector().then([request, observed](pplx::task<std::vector<unsigned char>> body) {
      web::http::http_response response(web::http::status_codes::OK);
      try {
        response.set_body(body.get());
      } catch (const std::exception&) {
        response.set_status_code(web::http::status_codes::BadRequest);
      }
      request.reply(response).then(observed);
    });
  });
  listener.open().wait();
  std::printf("%d\n", port);
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  std::_Exit(0);  // its close() may hang
}

}  // namespace passerelle::bench
