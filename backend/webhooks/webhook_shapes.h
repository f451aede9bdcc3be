// One piece of news as each kind of host wants it; nothing that people wrote is markup or a call there.
#pragma once
#include <string>

#include "backend/webhooks/webhook_config.h"
#include "shared/base/clock.h"

namespace passerelle::webhooks {

struct News {
  std::string event;  ///< what is told once: "report:ID"
  std::string kind;   ///< reportPublished…
  std::string title;  ///< what people wrote
  std::string text;   ///< a sentence of ours, and names
  std::string url;    ///< of the page, whole
  TimePoint at{};
};

std::string bodyOf(const Hook& hook, const News& news);

/// Plain JSON is signed: "t=SECONDS,v1=HEX" of HMAC-SHA256 over "SECONDS.BODY", keyed with the hook's secret.
std::string signatureOf(const std::string& secret, const std::string& body, TimePoint now);

}  // namespace passerelle::webhooks
