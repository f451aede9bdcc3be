// A face drawn by us, so that no person's picture is in the repository: the parts that dlib's filters look for, in flat
// colours. What it shows about real faces is said in docs/measurements.md.
#pragma once
#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace passerelle::testing {

/// One face of about `size` pixels across, its eyes' middle at `center`. Skin and hair vary with `kind`.
inline void drawFace(QPainter& painter, QPointF center, double size, int kind = 0) {
  static const QColor kSkin[] = {QColor(224, 176, 142), QColor(240, 205, 180), QColor(190, 140, 105)};
  static const QColor kHair[] = {QColor(59, 42, 30), QColor(120, 80, 40), QColor(25, 22, 22)};
  const QColor skin = kSkin[kind % 3], hair = kHair[kind % 3], shade = skin.darker(115), line(42, 28, 18);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(center);
  painter.scale(size / 184, size / 184);
  painter.translate(-320, -226);
  painter.setPen(Qt::NoPen);
  const auto ellipse = [&](double x, double y, double rx, double ry, const QColor& color) {
    painter.setBrush(color);
    painter.drawEllipse(QPointF(x, y), rx, ry);
  };
  const auto curve = [&](std::initializer_list<double> p, const QColor& color, double width) {
    const double* at = p.begin();
    QPainterPath path(QPointF(at[0], at[1]));
    path.quadTo(at[2], at[3], at[4], at[5]);
    painter.strokePath(path, QPen(color, width, Qt::SolidLine, Qt::RoundCap));
  };
  ellipse(320, 215, 112, 140, hair);
  painter.setBrush(shade);
  painter.drawRoundedRect(QRectF(285, 320, 70, 100), 10, 10);
  ellipse(320, 480, 170, 90, QColor(68, 88, 107));
  ellipse(320, 240, 92, 122, skin);
  QPainterPath fringe(QPointF(228, 215));
  fringe.quadTo(240, 120, 320, 118);
  fringe.quadTo(400, 120, 412, 215);
  fringe.quadTo(400, 165, 360, 160);
  fringe.quadTo(320, 150, 280, 160);
  fringe.quadTo(240, 165, 228, 215);
  painter.fillPath(fringe, hair);
  for (const double x : {280.0, 360.0}) {
    ellipse(x, 226, 30, 18, shade);
    ellipse(x, 228, 20, 9, Qt::white);
    ellipse(x + 1, 228, 9, 9, line);
    curve({x - 22, 224, x, 212, x + 22, 225}, line, 4);
    curve({x - 26, 206, x, 192, x + 26, 205}, line, 8);
  }
  curve({312, 232, 306, 262, 302, 278}, shade.darker(110), 5);
  curve({328, 232, 334, 262, 338, 278}, shade.darker(110), 5);
  ellipse(310, 282, 6, 4, QColor(122, 74, 53));
  ellipse(330, 282, 6, 4, QColor(122, 74, 53));
  QPainterPath mouth(QPointF(282, 312));
  mouth.quadTo(305, 302, 320, 307);
  mouth.quadTo(335, 302, 358, 312);
  mouth.quadTo(335, 330, 320, 330);
  mouth.quadTo(305, 330, 282, 312);
  painter.fillPath(mouth, QColor(169, 72, 63));
  curve({282, 312, 320, 318, 358, 312}, QColor(93, 31, 28), 3);
  painter.restore();
}

/// An aisle with shelves, for faces to stand in.
inline QImage aisle(QSize size) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(QColor(196, 204, 206));
  QPainter painter(&image);
  for (int row = 0; row < 6; ++row) {
    const int y = size.height() * row / 6;
    painter.fillRect(0, y, size.width(), size.height() / 60 + 1, QColor(140, 120, 96));
    for (int box = 0; box < 14; ++box)
      painter.fillRect(size.width() * box / 14 + 4, y + size.height() / 14, size.width() / 20, size.height() / 11,
                       QColor::fromHsv((row * 57 + box * 31) % 360, 70, 190));
  }
  return image;
}

}  // namespace passerelle::testing
