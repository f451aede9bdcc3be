#include "app/sample/sample_device.h"

#include <QTemporaryDir>

#include "app/sample/sample_phone.h"
#include "shared/codec/report_json.h"

namespace passerelle::sample {

SampleDevice::SampleDevice() = default;
SampleDevice::~SampleDevice() = default;

Result<std::unique_ptr<SampleDevice>> SampleDevice::create(bool host, const std::string& network, bool committee) {
  const auto fault = faultNamed(network.empty() ? "none" : network);
  if (!fault) return fail(ErrorCode::invalid, "--sample-network is one of " + faultNames() + ".", "sample-network");
  std::unique_ptr<SampleDevice> device(new SampleDevice);
  device->m_options.host = host;
  device->m_options.committee = committee;
  device->m_options.fault = *fault;
  device->m_folder = std::make_unique<QTemporaryDir>();
  if (!device->m_folder->isValid())
    return fail(ErrorCode::unavailable, "No place for temporary files: set TMPDIR to a folder that can be written to.");
  return device;
}

std::string SampleDevice::folder() const { return m_folder->path().toStdString(); }

std::unique_ptr<ApiClient> SampleDevice::makeApi(const Clock& clock, Executor& executor) {
  auto api = std::make_unique<SampleApi>(clock, executor, m_options);
  m_api = api.get();
  return api;
}

void SampleDevice::furnish(Phone& phone) {
  m_options.host ? signInHost(phone) : m_options.committee ? signInCommittee(phone) : signInVisitor(phone);
  fillMirror(phone);
  if (m_options.host) fillStoreHour(phone);
  if (!m_options.host) fillRounds(phone);
  if (m_options.committee) fillCommittee(phone);
  fillOwnReports(phone);
  fillCarnet(phone);
  fillDraft(phone);
  if (m_api == nullptr) return;
  for (const OwnReport& own : phone.ownReports.all()) {
    if (own.revision > 1) m_api->keep(own.id, encodeReport(beforeCorrection(own.content)), own.state);
    if (own.revision > 0) m_api->keep(own.id, encodeReport(own.content), own.state);
  }
}

}  // namespace passerelle::sample
