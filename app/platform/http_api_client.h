// The ApiClient of the real world: HTTP over QNetworkAccessManager.
#pragma once
#include <QByteArray>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <memory>
#include <optional>
#include <string>

#include "app/sync/api_client.h"

class QNetworkReply;

namespace passerelle {

struct HttpApiOptions {
  std::string serverUrl;  ///< "https://passerelle.example" or with a path; empty: none yet, use() names it
  std::string caFile;     ///< PEM of the only authorities to believe; empty: the system's
  std::int64_t maxAnswerBytes = 64 * 1024 * 1024;  ///< a longer answer counts as none
};

/// One server, one TLS policy. Follows no redirect, keeps no cookie and no cache. Lives on the thread of an event loop;
/// when it is destroyed, what is under way is dropped without an answer.
class HttpApiClient final : public ApiClient {
 public:
  /// A URL that is neither empty nor http(s), or a CA file that cannot be read, is ErrorCode::invalid.
  static Result<std::unique_ptr<HttpApiClient>> create(const HttpApiOptions& options);
  ~HttpApiClient() override;

  /// Speaks to another server from now on (a phone is paired); what is under way goes on. Errors as create().
  Result<void> use(const std::string& serverUrl);

  /// As ApiClient says. Without a server every answer is `unavailable`. Sends `Passerelle-Wire` when the caller has
  /// not.
  void send(ApiRequest request, OnAnswer onAnswer) override;

 private:
  HttpApiClient(HttpApiOptions options, QList<QSslCertificate> authorities);
  QNetworkReply* start(const ApiRequest& request);
  void answer(QNetworkReply* reply, const OnAnswer& onAnswer);

  HttpApiOptions m_options;
  QList<QSslCertificate> m_authorities;    ///< empty: the system's
  std::optional<QSslConfiguration> m_tls;  ///< made for the first https server: loading TLS costs start time
  // Qt reuses an open connection to a host whatever a request's TLS settings say: hence a manager of its own.
  QNetworkAccessManager m_network;
};

}  // namespace passerelle
