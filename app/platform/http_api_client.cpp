#include "app/platform/http_api_client.h"

#include <QCoreApplication>
#include <QFile>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QUrl>
#include <algorithm>

#include "shared/api/paths.h"

namespace passerelle {
namespace {

QString sayOfNetwork(const char* text) { return QCoreApplication::translate("HttpApiClient", text); }

std::string sentenceFor(QNetworkReply::NetworkError error) {
  switch (error) {
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::TemporaryNetworkFailureError:
      return sayOfNetwork(QT_TRANSLATE_NOOP("HttpApiClient", "There is no network here.")).toStdString();
    case QNetworkReply::SslHandshakeFailedError:
      return sayOfNetwork(QT_TRANSLATE_NOOP("HttpApiClient",
                                            "The server could not prove who it is: nothing was sent. "
                                            "Another network may help; else tell your administrator."))
          .toStdString();
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
      return sayOfNetwork(QT_TRANSLATE_NOOP("HttpApiClient", "The server took too long to answer.")).toStdString();
    default:
      return sayOfNetwork(QT_TRANSLATE_NOOP("HttpApiClient", "The server does not answer.")).toStdString();
  }
}

bool fitsInALine(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool sameName(const std::string& name, std::string_view other) {
  return QByteArrayView(name).compare(QByteArrayView(other), Qt::CaseInsensitive) == 0;
}

}  // namespace

Result<std::unique_ptr<HttpApiClient>> HttpApiClient::create(const HttpApiOptions& options) {
  QList<QSslCertificate> authorities;
  if (!options.caFile.empty()) {
    authorities = QSslCertificate::fromPath(QString::fromStdString(options.caFile));
    if (authorities.isEmpty()) {
      return fail(
          ErrorCode::invalid,
          sayOfNetwork(QT_TRANSLATE_NOOP("HttpApiClient", "The file of certificate authorities cannot be read."))
              .toStdString(),
          "caFile");
    }
  }
  std::unique_ptr<HttpApiClient> client(new HttpApiClient(options, std::move(authorities)));
  if (options.serverUrl.empty()) return client;
  if (auto used = client->use(options.serverUrl); !used) return tl::unexpected<Error>(used.error());
  return client;
}

Result<void> HttpApiClient::use(const std::string& serverUrl) {
  std::string address = serverUrl;
  while (address.ends_with('/')) address.pop_back();
  const QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(address), QUrl::StrictMode);
  const bool http = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
  if (!url.isValid() || !http || url.host().isEmpty() || url.hasQuery() || url.hasFragment()) {
    return fail(
        ErrorCode::invalid,
        sayOfNetwork(QT_TRANSLATE_NOOP("HttpApiClient", "The server's address is not one: it begins with https://."))
            .toStdString(),
        "server");
  }
  m_options.serverUrl = std::move(address);
  if (url.scheme() == QLatin1String("https") && !m_tls) {
    m_tls = QSslConfiguration::defaultConfiguration();
    if (!m_authorities.isEmpty()) m_tls->setCaCertificates(m_authorities);
  }
  return {};
}

HttpApiClient::HttpApiClient(HttpApiOptions options, QList<QSslCertificate> authorities)
    : m_options(std::move(options)), m_authorities(std::move(authorities)) {
  m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

HttpApiClient::~HttpApiClient() {
  const auto replies = m_network.findChildren<QNetworkReply*>();
  for (QNetworkReply* reply : replies) {
    reply->disconnect();
    reply->abort();
  }
}

void HttpApiClient::send(ApiRequest request, OnAnswer onAnswer) {
  bool sendable = fitsInALine(request.method) && fitsInALine(request.path) && request.path.starts_with('/');
  for (const auto& [name, value] : request.headers) sendable = sendable && fitsInALine(name) && fitsInALine(value);
  if (!sendable) {
    onAnswer(fail(ErrorCode::invalid, "A request with a line break in its path or headers is not sent.", "headers"));
    return;
  }
  if (m_options.serverUrl.empty()) {
    onAnswer(fail(ErrorCode::unavailable, sentenceFor(QNetworkReply::HostNotFoundError)));
    return;
  }
  QNetworkReply* reply = start(request);
  QObject::connect(reply, &QNetworkReply::downloadProgress, reply, [this, reply](qint64 received, qint64) {
    if (received > m_options.maxAnswerBytes) reply->abort();
  });
  QObject::connect(reply, &QNetworkReply::finished, &m_network, [this, reply, onAnswer = std::move(onAnswer)] {
    reply->deleteLater();
    answer(reply, onAnswer);
  });
}

QNetworkReply* HttpApiClient::start(const ApiRequest& request) {
  const QByteArray address = QByteArray::fromStdString(m_options.serverUrl + request.path);
  QNetworkRequest wire(QUrl::fromEncoded(address, QUrl::StrictMode));
  if (m_tls) wire.setSslConfiguration(*m_tls);
  wire.setTransferTimeout(static_cast<int>(request.patience.count()));
  wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
  wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
  wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
  wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
  bool saysWire = false;
  bool saysType = false;
  for (const auto& [name, value] : request.headers) {
    wire.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    saysWire = saysWire || sameName(name, api::kWireHeader);
    saysType = saysType || sameName(name, "Content-Type");
  }
  if (!saysWire) wire.setRawHeader(QByteArray(api::kWireHeader.data()), QByteArray::number(api::kWireVersion));
  const QByteArray method = QByteArray::fromStdString(request.method);
  if (method == "GET") return m_network.get(wire);
  if (method == "HEAD") return m_network.head(wire);
  // Without a type Qt would call the bytes a form.
  if (!saysType) wire.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/octet-stream"));
  return m_network.sendCustomRequest(wire, method, QByteArray::fromStdString(request.body));
}

void HttpApiClient::answer(QNetworkReply* reply, const OnAnswer& onAnswer) {
  const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
  const auto error = reply->error();
  // Qt's words for an HTTP status are an answer: errors of content (201 to 299), of the server (401 to 499) and, for
  // 400 and 418, "invalid operation". Every other one, also after a status line (an answer cut short), is none.
  using Network = QNetworkReply;
  const bool status4xx5xx = (error >= Network::ContentAccessDenied && error <= Network::UnknownContentError) ||
                            (error >= Network::InternalServerError && error <= Network::UnknownServerError) ||
                            (error == Network::ProtocolInvalidOperationError && status >= 400);
  const bool answered =
      status > 0 && (error == Network::NoError || status4xx5xx) && reply->bytesAvailable() <= m_options.maxAnswerBytes;
  if (!answered) {
    // "tls" tells the Link why: the server could not prove who it is.
    onAnswer(fail(ErrorCode::unavailable, sentenceFor(error), error == Network::SslHandshakeFailedError ? "tls" : ""));
    return;
  }
  ApiResponse response;
  response.status = status;
  for (const auto& [name, value] : reply->rawHeaderPairs()) {
    response.headers.emplace_back(name.toLower().toStdString(), value.toStdString());
  }
  response.body = reply->readAll().toStdString();
  onAnswer(std::move(response));
}

}  // namespace passerelle
