// The pictures of the pages: "image://picture/thumb/ID", "…/own/ID", "…/report/REPORT/ID/thumb" and "…/full". The phone
// deciphers on the GUI thread, decoding leaves it.
#pragma once
#include <QObject>
#include <QQuickAsyncImageProvider>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

/// Given to QQmlEngine::addImageProvider("picture", …), which owns it; make it on the GUI thread. `phone` and
/// `exchange` outlive the engine.
class PictureProvider final : public QQuickAsyncImageProvider {
 public:
  PictureProvider(Phone& phone, Exchange& exchange) : m_phone(phone), m_exchange(exchange) {}
  QQuickImageResponse* requestImageResponse(const QString& id, const QSize& requestedSize) override;

 private:
  void read(const QString& id, std::function<void(Result<std::string>)> done);

  Phone& m_phone;
  Exchange& m_exchange;
  QObject m_gui;  ///< lives on the GUI thread: work is posted to it
};

}  // namespace passerelle
