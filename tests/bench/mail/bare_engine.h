// The reference: Google's ctemplate with its automatic escaping, filling the letter's HTML and text for each reader
// from dictionaries that are made once. No MIME, no queue, no database.
#pragma once
#include <memory>
#include <string>

#include "backend/editions/edition.h"

namespace passerelle::testing {

class BareEngine {
 public:
  explicit BareEngine(const editions::Edition& edition);
  ~BareEngine();
  /// One reader's HTML and text, one after the other.
  std::string letterFor(const std::string& unsubscribeUrl);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace passerelle::testing
