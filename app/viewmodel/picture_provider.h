// The pictures of the pages: "image://picture/thumb/ID", "…/own/ID", "…/report/REPORT/ID/thumb" and "…/full". The phone
// deciphers on the GUI thread, decoding leaves it.
#pragma once
#include <QObject>
#include <QPointer>
#include <QQuickAsyncImageProvider>

#include "app/local/phone.h"
#include "app/viewmodel/exchange.h"

namespace passerelle {

/// Given to QQmlEngine::addImageProvider("picture", …); make it on the GUI thread. `phone` and `exchange` outlive
/// `engine`. The engine's loader thread may hold the provider for a moment longer than the engine: it answers nothing
/// then.
class PictureProvider final : public QQuickAsyncImageProvider {
 public:
  PictureProvider(QObject& engine, Phone& phone, Exchange& exchange)
      : m_engine(&engine), m_phone(phone), m_exchange(exchange) {}
  QQuickImageResponse* requestImageResponse(const QString& id, const QSize& requestedSize) override;

 private:
  void read(const QString& id, std::function<void(Result<std::string>)> done);

  QPointer<QObject> m_engine;
  Phone& m_phone;
  Exchange& m_exchange;
  QObject m_gui;  ///< lives on the GUI thread: work is posted to it
};

}  // namespace passerelle
