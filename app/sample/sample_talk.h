// What the demo chain's people say about its stories, as their server would tell it: comments and notifications.
#pragma once
#include <QJsonObject>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/sample/sample_chain.h"
#include "app/sync/api_client.h"
#include "shared/base/clock.h"

namespace passerelle::sample {

class SampleTalk {
 public:
  SampleTalk(const SampleChain& chain, const Clock& clock);

  /// Ids of all that was said and told, in the order of telling.
  const std::vector<std::string>& told() const { return m_told; }
  /// "comment" or "notification"; empty for an id that is neither.
  std::string kindOf(const std::string& id) const;
  QJsonObject find(const std::string& id) const;

  /// Requests about comments, notifications, following and people; nothing for others. What changed is in `changed`.
  std::optional<ApiResponse> answer(const ApiRequest& request, const std::string& path, const std::string& query,
                                    const QJsonObject& me, std::vector<std::string>& changed);

 private:
  void say(const SampleReport& about, const char* author, const char* department, const char* text,
           std::chrono::minutes ago, std::string parent = {});
  void tell(const SampleReport& about, const char* kind, const char* text, std::chrono::minutes ago, int unread);
  std::string newId();
  ApiResponse put(const ApiRequest& request, const std::string& id, const QJsonObject& me);

  const Clock& m_clock;
  int m_lastId = 0;
  std::map<std::string, QJsonObject> m_comments, m_notifications;
  std::map<std::string, QString> m_following;  ///< kind/id → state
  std::vector<std::string> m_told;
};

}  // namespace passerelle::sample
