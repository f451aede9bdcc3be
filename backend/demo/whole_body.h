// A request's streamed body whose bytes are there already.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "backend/http/message.h"

namespace passerelle::demo {

class WholeBody final : public http::BodyStream {
 public:
  explicit WholeBody(std::string bytes) : m_bytes(std::move(bytes)) {}
  void next(OnChunk onChunk) override {
    const std::string_view part = std::string_view(m_bytes).substr(m_at, 64 * 1024);
    m_at += part.size();
    onChunk(part, m_at == m_bytes.size());
  }

 private:
  std::string m_bytes;
  std::size_t m_at = 0;
};

}  // namespace passerelle::demo
