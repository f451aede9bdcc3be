// A server of bytes: takes whole requests on a real socket and answers what a test says, down to half an answer.
#pragma once
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <functional>
#include <string>
#include <vector>

namespace passerelle::testing {

/// Keeps every request's bytes. `answer` gives the bytes to send back; "" sends nothing. `thenClose` cuts the
/// connection.
class OneAnswerServer : public QObject {
 public:
  OneAnswerServer() {
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
      while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { take(socket); });
      }
    });
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(m_server.serverPort()); }
  void stop() { m_server.close(); }

  std::string answer;
  bool thenClose = false;
  std::vector<std::string> requests;

 private:
  void take(QTcpSocket* socket) {
    QByteArray& bytes = m_partial[socket];
    bytes += socket->readAll();
    const auto headersEnd = bytes.indexOf("\r\n\r\n");
    if (headersEnd < 0) return;
    const QByteArray head = bytes.left(headersEnd).toLower();
    const auto lengthAt = head.indexOf("content-length:");
    const auto length =
        lengthAt < 0 ? 0 : head.mid(lengthAt + 15, head.indexOf('\r', lengthAt) - lengthAt - 15).trimmed().toLongLong();
    if (bytes.size() < headersEnd + 4 + length) return;
    requests.push_back(bytes.toStdString());
    bytes.clear();
    if (!answer.empty()) socket->write(QByteArray::fromStdString(answer));
    if (thenClose) socket->disconnectFromHost();
  }

  QTcpServer m_server;
  std::map<QTcpSocket*, QByteArray> m_partial;
};

}  // namespace passerelle::testing
