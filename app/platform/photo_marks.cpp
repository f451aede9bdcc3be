#include "app/platform/photo_marks.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainterPath>
#include <cmath>
#include <numbers>

namespace passerelle {
namespace {
/// Of an arrow's head, as multiples of the line's width, and at most of the arrow's length.
constexpr double kHeadWidths = 4.5, kHeadOfLength = 0.5;
constexpr double kHeadAngle = std::numbers::pi / 7;

QPainterPath lineThrough(const std::vector<QPointF>& points) {
  QPainterPath path(points.front());
  for (std::size_t i = 1; i < points.size(); ++i) path.lineTo(points[i]);
  return path;
}

QPainterPath arrowOf(const PhotoMark& mark) {
  const QPointF from = mark.points.front(), to = mark.points.back();
  QPainterPath path(from);
  path.lineTo(to);
  const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
  if (length < 1) return path;
  const double head = std::min(kHeadWidths * mark.width, kHeadOfLength * length);
  const double angle = std::atan2(to.y() - from.y(), to.x() - from.x());
  for (const double side : {kHeadAngle, -kHeadAngle}) {
    path.moveTo(to);
    path.lineTo(to - QPointF(head * std::cos(angle + side), head * std::sin(angle + side)));
  }
  return path;
}
}  // namespace

QRect PhotoMark::rectangle() const {
  if (points.empty()) return {};
  return QRectF(points.front(), points.back()).normalized().toAlignedRect();
}

void paintMarks(QPainter& painter, const std::vector<PhotoMark>& marks) {
  for (const PhotoMark& mark : marks) {
    if (mark.points.empty()) continue;
    QColor color = mark.color;
    if (mark.masks()) color.setAlpha(255);
    painter.setRenderHint(QPainter::Antialiasing, !mark.masks());
    if (mark.kind == PhotoMark::Kind::box) {
      painter.fillRect(mark.rectangle(), color);
      continue;
    }
    // A line that never moved has no length, and Qt draws none: a dab is a round of its own.
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (mark.kind != PhotoMark::Kind::arrow) painter.drawEllipse(mark.points.front(), mark.width / 2, mark.width / 2);
    painter.strokePath(mark.kind == PhotoMark::Kind::arrow ? arrowOf(mark) : lineThrough(mark.points),
                       QPen(color, mark.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  }
}

Result<PreparedPhoto> bakePhoto(const QByteArray& jpeg, const PhotoEdits& edits) {
  QImage photo = QImage::fromData(jpeg).convertToFormat(QImage::Format_RGB32);
  const QRect kept = edits.crop.isNull() ? photo.rect() : edits.crop & photo.rect();
  if (photo.isNull() || kept.isEmpty())
    return fail(
        ErrorCode::refused,
        PhotoPreparer::tr("This photo is damaged or incomplete. Take it again or choose another one.").toStdString());
  {
    QPainter painter(&photo);
    paintMarks(painter, edits.marks);
  }
  return encodePhoto(photo.copy(kept));
}

}  // namespace passerelle
