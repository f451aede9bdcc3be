#include "app/viewmodel/merit_painter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace passerelle {
namespace {
constexpr double kStep = 7;  ///< between two strokes of a pattern
constexpr double kPatternAlpha = 0.55;

void strokes(QPainter& painter, const QRectF& box, double lean) {
  const double reach = std::abs(lean) * box.height();
  for (double x = box.left() - reach; x <= box.right() + reach; x += kStep) {
    const double foot = x, head = x + lean * box.height();
    painter.drawLine(QPointF(foot, box.bottom()), QPointF(head, box.top()));
  }
}
}  // namespace

void fillGrade(QPainter& painter, const QRectF& box, int grade, const GradeLook& look) {
  painter.save();
  painter.setClipRect(box, Qt::IntersectClip);
  painter.fillRect(box, look.fill);
  QColor ink = look.ink;
  ink.setAlphaF(kPatternAlpha);
  painter.setPen(QPen(ink, 1.4));
  painter.setRenderHint(QPainter::Antialiasing);
  switch (grade % 6) {
    case 0:  // a lattice
      strokes(painter, box, 0.8);
      strokes(painter, box, -0.8);
      break;
    case 1:
      strokes(painter, box, -0.8);
      break;
    case 2:  // dots
      painter.setPen(Qt::NoPen);
      painter.setBrush(ink);
      for (double y = box.top() + kStep / 2; y < box.bottom(); y += kStep)
        for (double x = box.left() + kStep / 2; x < box.right(); x += kStep)
          painter.drawEllipse(QPointF(x, y), 1.3, 1.3);
      break;
    case 3:  // plain
      break;
    case 4:
      strokes(painter, box, 0.8);
      break;
    default:  // level lines
      for (double y = box.top() + kStep / 2; y < box.bottom(); y += kStep)
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
      break;
  }
  painter.restore();
}

void paintMerit(QPainter& painter, const QRectF& box, const QList<int>& counts, const QList<GradeLook>& looks,
                const QColor& line, const QColor& halo) {
  const int all = std::accumulate(counts.begin(), counts.end(), 0);
  if (all <= 0) return;
  int before = 0;
  for (qsizetype grade = counts.size(); grade-- > 0;) {
    if (counts[grade] <= 0 || grade >= looks.size()) continue;
    const double from = box.left() + std::round(box.width() * before / all);
    before += counts[grade];
    const double to = box.left() + std::round(box.width() * before / all);
    fillGrade(painter, QRectF(from, box.top(), to - from, box.height()), static_cast<int>(grade), looks[grade]);
    if (before < all) painter.fillRect(QRectF(to - 1, box.top(), 1, box.height()), halo);
  }
  const QPointF top(box.center().x(), box.top()), foot(box.center().x(), box.bottom());
  painter.setPen(QPen(halo, 4));
  painter.drawLine(top, foot);
  painter.setPen(QPen(line, 2, Qt::CustomDashLine));
  QPen dashes(line, 2);
  dashes.setDashPattern({2, 1.5});
  dashes.setCapStyle(Qt::FlatCap);
  painter.setPen(dashes);
  painter.drawLine(top, foot);
}

QList<GradeLook> gradeLooks(const QVariantList& fills, const QVariantList& inks) {
  QList<GradeLook> looks;
  for (qsizetype i = 0; i < std::min(fills.size(), inks.size()); ++i)
    looks.append({QColor(fills[i].toString()), QColor(inks[i].toString())});
  return looks;
}

QList<int> gradeCounts(const QVariantList& counts) {
  QList<int> numbers;
  for (const QVariant& count : counts) numbers.append(count.toInt());
  return numbers;
}

MeritProfile::MeritProfile(QQuickItem* parent) : QQuickPaintedItem(parent) {
  connect(this, &MeritProfile::lookChanged, this, [this] { update(); });
}

void MeritProfile::paint(QPainter* painter) {
  paintMerit(*painter, QRectF(0, 0, width(), height()), gradeCounts(m_counts), gradeLooks(m_fills, m_inks), m_line,
             m_halo);
}

GradeSwatch::GradeSwatch(QQuickItem* parent) : QQuickPaintedItem(parent) {
  connect(this, &GradeSwatch::lookChanged, this, [this] { update(); });
}

void GradeSwatch::paint(QPainter* painter) {
  fillGrade(*painter, QRectF(0, 0, width(), height()), m_grade, {m_tint, m_ink});
}

}  // namespace passerelle
