// Beast's incremental parser with our ends: fields into a RequestHead, body bytes into a function.
#pragma once
#include <boost/beast/http/basic_parser.hpp>
#include <functional>
#include <string_view>

#include "backend/http/head.h"

namespace passerelle::http {

class RequestParser final : public boost::beast::http::basic_parser<true> {
 public:
  using Code = boost::beast::error_code;

  RequestParser() {
    // Size limits of the head are the connection's; a body gets its limit once the route is known.
    header_limit(1 << 20);
    body_limit((std::numeric_limits<std::uint64_t>::max)());
    eager(true);
  }

  RequestHead head;
  std::function<void(std::string_view)> onBody;

 private:
  void on_request_impl(boost::beast::http::verb, boost::beast::string_view method, boost::beast::string_view target,
                       int version, Code& ec) override {
    head.method.assign(method.data(), method.size());
    head.target.assign(target.data(), target.size());
    head.version = version;
    ec = {};
  }
  void on_response_impl(int, boost::beast::string_view, int, Code& ec) override { ec = {}; }
  void on_field_impl(boost::beast::http::field, boost::beast::string_view name, boost::beast::string_view value,
                     Code& ec) override {
    // Fields of a trailer come here too: nobody asked for them.
    if (!m_headDone) head.fields.emplace_back(std::string(name), std::string(value));
    ec = {};
  }
  void on_header_impl(Code& ec) override {
    m_headDone = true;
    ec = {};
  }
  void on_body_init_impl(boost::optional<std::uint64_t> const&, Code& ec) override { ec = {}; }
  std::size_t on_body_impl(boost::beast::string_view body, Code& ec) override {
    onBody({body.data(), body.size()});
    ec = {};
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t, boost::beast::string_view, Code& ec) override { ec = {}; }
  std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view body, Code& ec) override {
    onBody({body.data(), body.size()});
    ec = {};
    return body.size();
  }
  void on_finish_impl(Code& ec) override { ec = {}; }

  bool m_headDone = false;
};

}  // namespace passerelle::http
