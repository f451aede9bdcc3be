// Who sent a request, as far as configured proxies can be believed.
#pragma once
#include <string>
#include <vector>

#include "backend/http/message.h"

namespace passerelle::http {

struct Origin {
  std::string peer;
  bool secure = false;
};

/// `socketPeer` unless it is a trusted proxy; then the right-most address of X-Forwarded-For that is none, and `secure`
/// as X-Forwarded-Proto says. From anybody else both headers count for nothing.
Origin originOf(const std::string& socketPeer, bool socketSecure, const Headers& headers,
                const std::vector<std::string>& trustedProxies);

}  // namespace passerelle::http
