// What `passerelle --sample` needs: a folder that is gone afterwards, a server that is not there, and a phone with a
// life.
#pragma once
#include <memory>
#include <string>

#include "app/local/phone.h"
#include "app/sample/sample_api.h"

class QTemporaryDir;

namespace passerelle::sample {

class SampleDevice {
 public:
  /// Error `invalid` for a fault that nobody knows; `unavailable` without a place for temporary files.
  static Result<std::unique_ptr<SampleDevice>> create(bool host, const std::string& network, bool committee = false);
  ~SampleDevice();

  /// Of the profile: removed with this object.
  std::string folder() const;
  /// The server. Once; for DeviceOptions::makeApi. The caller owns it.
  std::unique_ptr<ApiClient> makeApi(const Clock& clock, Executor& executor);
  /// Signs the phone in and gives it stories, captures, a report under way and others on their way; the server knows
  /// what was received.
  void furnish(Phone& phone);

 private:
  SampleDevice();
  std::unique_ptr<QTemporaryDir> m_folder;
  SampleOptions m_options;
  SampleApi* m_api = nullptr;  ///< of makeApi()
};

}  // namespace passerelle::sample
