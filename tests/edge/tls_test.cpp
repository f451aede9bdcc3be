// TLS in the binary: one certificate for all connections, read once.
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <list>

#include "tests/edge/edge_server.h"
#include "tests/support/temp_folder.h"

namespace passerelle::testing {
namespace {

template <class T, void (*Free)(T*)>
struct Freed {
  void operator()(T* it) const { Free(it); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509, X509_free>>;

/// A key and a certificate for localhost, signed by itself.
struct SelfSigned {
  explicit SelfSigned(const TempFolder& folder) : certFile(folder.path("cert.pem")), keyFile(folder.path("key.pem")) {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86400);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    std::FILE* file = std::fopen(keyFile.c_str(), "w");
    PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
    file = std::fopen(certFile.c_str(), "w");
    PEM_write_X509(file, certificate.get());
    std::fclose(file);
  }
  std::string certFile, keyFile;
};

/// One TLS connection; not checked against an authority, the certificate is its own.
class TlsClient {
 public:
  explicit TlsClient(int port, int maxVersion = 0) : m_context(SSL_CTX_new(TLS_client_method())) {
    if (maxVersion != 0) SSL_CTX_set_max_proto_version(m_context, maxVersion);
    SSL_CTX_set_security_level(m_context, maxVersion != 0 ? 0 : 1);
    m_bio = BIO_new_ssl_connect(m_context);
    BIO_set_conn_hostname(m_bio, ("127.0.0.1:" + std::to_string(port)).c_str());
    connected = BIO_do_connect(m_bio) == 1 && BIO_do_handshake(m_bio) == 1;
  }
  ~TlsClient() {
    BIO_free_all(m_bio);
    SSL_CTX_free(m_context);
  }
  TlsClient(const TlsClient&) = delete;
  std::string ask(const std::string& bytes) {
    BIO_write(m_bio, bytes.data(), static_cast<int>(bytes.size()));
    std::string all;
    char buffer[16384];
    while (all.find("\r\n\r\n") == std::string::npos || all.size() < all.find("\r\n\r\n") + 4 + lengthIn(all)) {
      const int count = BIO_read(m_bio, buffer, sizeof buffer);
      if (count <= 0) break;
      all.append(buffer, static_cast<std::size_t>(count));
    }
    return all;
  }
  bool connected = false;

 private:
  static std::size_t lengthIn(const std::string& head) {
    const std::size_t at = head.find("Content-Length: ");
    return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
  }
  SSL_CTX* m_context;
  BIO* m_bio;
};

http::ListenerOptions tlsOptions(const SelfSigned& pair) {
  http::ListenerOptions options;
  options.tlsCertFile = pair.certFile;
  options.tlsKeyFile = pair.keyFile;
  return options;
}

TEST(Tls, ServesSmallAndBigAnswersOnOneConnection) {
  const TempFolder folder;
  const SelfSigned pair(folder);
  EdgeServer server(tlsOptions(pair));
  TlsClient client(server.port());
  ASSERT_TRUE(client.connected);
  const std::string small = client.ask("GET /small HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_NE(small.find("HTTP/1.1 200 OK"), std::string::npos);
  EXPECT_NE(small.find("Strict-Transport-Security: max-age="), std::string::npos);
  EXPECT_GT(client.ask("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n").size(), std::size_t{1} << 20);
  EXPECT_TRUE(client.ask("GET /pieces HTTP/1.1\r\nHost: localhost\r\n\r\n").ends_with(http::joined(*manyPieces())));
  EXPECT_NE(client.ask("GET /origin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").find("127.0.0.1 tls"),
            std::string::npos);
}

TEST(Tls, TakesAStreamedUpload) {
  const TempFolder folder;
  const SelfSigned pair(folder);
  EdgeServer server(tlsOptions(pair));
  TlsClient client(server.port());
  const std::string bytes(700'000, 'u');
  EXPECT_NE(
      client.ask("PUT /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 700000\r\n\r\n" + bytes).find("700000"),
      std::string::npos);
  EXPECT_EQ(server.uploads(1).at(0).bytes == bytes, true);
}

TEST(Tls, RefusesVersionsBefore12) {
  const TempFolder folder;
  const SelfSigned pair(folder);
  EdgeServer server(tlsOptions(pair));
  EXPECT_FALSE(TlsClient(server.port(), TLS1_1_VERSION).connected);
  EXPECT_TRUE(TlsClient(server.port(), TLS1_2_VERSION).connected);
}

TEST(Tls, PlainAndHalfOpenClientsAreGoneAtTheDeadline) {
  const TempFolder folder;
  const SelfSigned pair(folder);
  http::ListenerOptions options = tlsOptions(pair);
  options.headerTimeout = Milliseconds{400};
  EdgeServer server(options);
  std::list<RawClient> clients;
  for (int i = 0; i < 50; ++i) {
    clients.emplace_back(server.port());
    if (i % 2 == 0) clients.back().send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  for (RawClient& client : clients) EXPECT_TRUE(client.closedWithin(Milliseconds{3000}));
  EXPECT_TRUE(TlsClient(server.port()).connected);
}

TEST(Tls, CertificatesThatCannotBeReadSayWhichFile) {
  const TempFolder folder;
  const SelfSigned pair(folder);
  http::ListenerOptions options = tlsOptions(pair);
  options.tlsCertFile = folder.path("missing.pem");
  try {
    EdgeServer server(options);
    FAIL() << "it started";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("missing.pem"), std::string::npos);
  }
}

}  // namespace
}  // namespace passerelle::testing
