#include "app/viewmodel/photo_board.h"

#include <QPainter>

namespace passerelle {

void PhotoBoard::setWorkshop(PhotoWorkshop* workshop) {
  if (workshop == m_workshop) return;
  if (m_workshop) m_workshop->disconnect(this);
  m_workshop = workshop;
  if (m_workshop) {
    connect(m_workshop, &PhotoWorkshop::opened, this, [this] { update(); });
    connect(m_workshop, &PhotoWorkshop::changed, this, [this] { update(); });
  }
  emit workshopChanged();
  update();
}

void PhotoBoard::paint(QPainter* painter) {
  if (!m_workshop || !m_workshop->ready() || width() < 1) return;
  const QImage& photo = m_workshop->photo();
  const QSize wanted = QSize(qRound(width()), qRound(height()));
  if (m_scaledOf != photo.cacheKey() || m_scaled.size() != wanted) {
    m_scaled = photo.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    m_scaledOf = photo.cacheKey();
  }
  painter->drawImage(0, 0, m_scaled);
  painter->scale(width() / photo.width(), height() / photo.height());
  painter->setClipRect(photo.rect());
  paintMarks(*painter, m_workshop->marks());
}

}  // namespace passerelle
