// The photo on the workbench as it will be: its pixels, and every mark painted by the function that will bake it in.
#pragma once
#include <QPointer>
#include <QQmlEngine>
#include <QQuickPaintedItem>

#include "app/viewmodel/photo_workshop.h"

namespace passerelle {

/// Give it the photo's proportions: it fills itself.
class PhotoBoard : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(passerelle::PhotoWorkshop* workshop READ workshop WRITE setWorkshop NOTIFY workshopChanged)

 public:
  explicit PhotoBoard(QQuickItem* parent = nullptr) : QQuickPaintedItem(parent) {}
  PhotoWorkshop* workshop() const { return m_workshop; }
  void setWorkshop(PhotoWorkshop* workshop);
  void paint(QPainter* painter) override;

 signals:
  void workshopChanged();

 private:
  QPointer<PhotoWorkshop> m_workshop;
  QImage m_scaled;
  qint64 m_scaledOf = 0;
};

}  // namespace passerelle
