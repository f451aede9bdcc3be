// A receiver's line without a receiver: a test pushes sentences, and Qt's parser reads them as they come.
#pragma once
#include <QIODevice>
#include <algorithm>
#include <cstring>

namespace passerelle::testing {

class PushDevice final : public QIODevice {
 public:
  PushDevice() { open(QIODevice::ReadOnly); }
  void push(const QByteArray& bytes) {
    m_bytes += bytes;
    emit readyRead();
  }
  bool isSequential() const override { return true; }
  bool canReadLine() const override { return m_bytes.contains('\n') || QIODevice::canReadLine(); }
  qint64 bytesAvailable() const override { return m_bytes.size() + QIODevice::bytesAvailable(); }

 protected:
  qint64 readData(char* data, qint64 max) override {
    const auto count = std::min<qint64>(max, m_bytes.size());
    std::memcpy(data, m_bytes.constData(), static_cast<std::size_t>(count));
    m_bytes.remove(0, count);
    return count;
  }
  qint64 writeData(const char*, qint64) override { return -1; }

 private:
  QByteArray m_bytes;
};

}  // namespace passerelle::testing
