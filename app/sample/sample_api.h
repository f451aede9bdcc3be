// A server that is not there: answers as docs/wire.md says, from the sample chain, after a delay and with the fault
// that was asked for.
#pragma once
#include <QJsonArray>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/sample/sample_chain.h"
#include "app/sample/sample_exchange.h"
#include "app/sample/sample_person.h"
#include "app/sample/sample_talk.h"
#include "app/sync/api_client.h"
#include "shared/base/executor.h"

namespace passerelle::sample {

/// What is wrong with the way to the server.
enum class Fault {
  none,
  slow,           ///< everything takes two and a half seconds
  offline,        ///< nobody answers
  captivePortal,  ///< a hotel's page answers
  serverDown,     ///< 503
  busy,           ///< 429, come back in four minutes
  serverFull,     ///< 507 for whatever would be stored
  refusing,       ///< 422 for every report, with a sentence
  signedOut,      ///< 401
  updateApp,      ///< 426
};
/// By its name, "captivePortal"; nothing for another word.
std::optional<Fault> faultNamed(const std::string& name);
/// Every name, separated by ", ": for a sentence.
std::string faultNames();

struct SampleOptions {
  Fault fault = Fault::none;
  Milliseconds delay{40};
  bool committee = false;  ///< a member of the committee
  bool host = false;       ///< who asks: the host of Tilleul Lyon Gare, or a visitor
};

/// GUI thread. What is sent to it is received, hashed and told again, as long as it lives; nothing reaches a disk.
class SampleApi final : public ApiClient {
 public:
  SampleApi(const Clock& clock, Executor& executor, SampleOptions options = {});
  ~SampleApi() override;

  void send(ApiRequest request, OnAnswer onAnswer) override;
  void setFault(Fault fault) { m_options.fault = fault; }
  /// The server has this report of the signed-in person already: in `state`, with its media.
  void keep(const std::string& id, const std::string& contentBytes, const std::string& state);

 private:
  struct Upload {
    std::map<std::string, std::string> metadata;
    std::int64_t length = 0;
    std::string bytes;
  };
  ApiResponse answer(const ApiRequest& request);
  ApiResponse answerTo(const ApiRequest& request, const std::string& path, const std::string& query);
  std::optional<Result<ApiResponse>> faulty(const ApiRequest& request) const;
  ApiResponse changes(const std::string& query);
  ApiResponse report(const ApiRequest& request, const std::string& id, const std::string& verb);
  ApiResponse receive(const std::string& id, const std::string& body);
  ApiResponse upload(const ApiRequest& request, const std::string& id);
  ApiResponse rounds(const ApiRequest& request, const std::string& path);
  ApiResponse medium(const std::string& id, bool thumbnail);
  QJsonObject* find(const std::string& id);
  void change(const std::string& id);
  QJsonObject me() const;

  const Clock& m_clock;
  Executor& m_executor;
  SampleOptions m_options;
  SampleChain m_chain;
  SampleTalk m_talk;
  SampleExchange m_exchange;
  SamplePerson m_person;
  std::map<std::string, QJsonObject> m_reports;   ///< as GET gives them
  std::map<std::string, QString> m_photos;        ///< medium → file of the sample
  std::map<std::string, std::string> m_received;  ///< medium → bytes
  std::map<std::string, Upload> m_uploads;        ///< by the last part of their path
  std::map<std::string, QJsonArray> m_history;    ///< own report → its revisions, newest first
  std::map<std::string, bool> m_sorted;           ///< idea → a word was said on it
  QJsonObject m_ballot;                           ///< in the open round
  std::map<std::string, bool> m_supported;        ///< idea →
  std::vector<std::string> m_changes;  ///< reports and what is said, in the order of change; cursor = index + 1
  std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace passerelle::sample
