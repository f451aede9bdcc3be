#include "tests/walk/scene.h"

#include <QFont>
#include <QVariant>
#include <algorithm>
#include <cmath>

namespace passerelle::walk {
namespace {
double channel(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

double luminance(const QColor& c) {
  return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

QColor over(const QColor& top, double opacity, const QColor& bottom) {
  const double a = top.alphaF() * opacity;
  return QColor::fromRgbF(static_cast<float>(top.redF() * a + bottom.redF() * (1 - a)),
                          static_cast<float>(top.greenF() * a + bottom.greenF() * (1 - a)),
                          static_cast<float>(top.blueF() * a + bottom.blueF() * (1 - a)));
}

bool isText(const QQuickItem* item) {
  return item->inherits("QQuickText") || item->inherits("QQuickTextEdit") || item->inherits("QQuickTextInput");
}

QString typeOf(const QObject* object) {
  return QString::fromLatin1(object->metaObject()->className()).section(u'_', 0, 0);
}
}  // namespace

double contrast(const QColor& a, const QColor& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::string nameOf(const QQuickItem* item) {
  QString path;
  for (const QQuickItem* at = item; at != nullptr; at = at->parentItem()) {
    const QString type = typeOf(at);
    if (type.startsWith(QLatin1String("QQuick"))) continue;
    path.prepend((path.isEmpty() ? QString() : QStringLiteral("/")).prepend(type));
    if (type.endsWith(QLatin1String("Page"))) break;
  }
  const QString words = item->property("text").toString().left(40);
  return (path + (item->objectName().isEmpty() ? QString() : u'#' + item->objectName()) +
          (words.isEmpty() ? QString() : QStringLiteral(" «%1»").arg(words)))
      .toStdString();
}

Scene::Scene(QQuickWindow& window) : m_ground(window.color()) {
  add(window.contentItem(), 1, true, QRectF(0, 0, window.width(), window.height()));
}

void Scene::add(QQuickItem* item, double opacity, bool enabled, const QRectF& clip) {
  opacity *= item->opacity();
  if (!item->isVisible() || opacity <= 0.01) return;
  enabled = enabled && item->isEnabled();
  auto children = item->childItems();
  std::stable_sort(children.begin(), children.end(), [](QQuickItem* a, QQuickItem* b) { return a->z() < b->z(); });
  const QRectF box = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
  const QRectF inside = item->clip() ? clip.intersected(box) : clip;
  auto child = children.begin();
  for (; child != children.end() && (*child)->z() < 0; ++child) add(*child, opacity, enabled, inside);
  m_painted.push_back({item, box, clip.intersected(box), opacity, enabled});
  for (; child != children.end(); ++child) add(*child, opacity, enabled, inside);
}

QColor Scene::under(std::size_t index, const QPointF& point) const {
  QColor paper = m_ground;
  for (std::size_t i = 0; i < index; ++i) {
    const Painted& one = m_painted[i];
    if (!one.visible.contains(point)) continue;
    if (one.item->inherits("QQuickImage") && one.item->property("status").toInt() == 1) {
      paper = QColor();  // a picture: unknown
    } else if (one.item->inherits("QQuickRectangle")) {
      const auto colour = one.item->property("color").value<QColor>();
      if (colour.alphaF() * one.opacity > 0.999)
        paper = colour;
      else if (paper.isValid())
        paper = over(colour, one.opacity, paper);
    }
  }
  return paper;
}

std::set<QString> Scene::pages() const {
  std::set<QString> found;
  for (const Painted& one : m_painted) {
    if (const QString type = typeOf(one.item); type.endsWith(QLatin1String("Page"))) found.insert(type);
  }
  return found;
}

std::vector<ShownText> Scene::texts() const {
  std::vector<ShownText> out;
  for (std::size_t i = 0; i < m_painted.size(); ++i) {
    const Painted& one = m_painted[i];
    if (!isText(one.item)) continue;
    const QString text = one.item->property("text").toString();
    if (text.trimmed().isEmpty()) continue;
    ShownText shown{&one, text, {}, {}, {}, 0, false, false};
    const auto font = one.item->property("font").value<QFont>();
    shown.pixelSize = font.pixelSize();
    shown.bold = font.weight() >= QFont::Bold;
    shown.sign = font.family() == QLatin1String("PasserelleSign");
    const double width = std::min(one.item->property("contentWidth").toDouble(), one.item->width());
    const double height = one.item->property("contentHeight").toDouble();
    const int across = one.item->property("horizontalAlignment").toInt(),
              down = one.item->property("verticalAlignment").toInt();
    const double left = one.item->property("leftPadding").toDouble(), top = one.item->property("topPadding").toDouble();
    const double x = across & Qt::AlignHCenter ? (one.item->width() - width) / 2
                     : across & Qt::AlignRight ? one.item->width() - width
                                               : left;
    const double y = down & Qt::AlignVCenter ? (one.item->height() - height) / 2 : top;
    shown.words = one.item->mapRectToScene(QRectF(x, y, width, height));
    if (one.visible.isEmpty()) {
      out.push_back(shown);
      continue;
    }
    shown.paper = under(i, shown.words.intersected(one.visible).center());
    if (shown.paper.isValid()) shown.ink = over(one.item->property("color").value<QColor>(), one.opacity, shown.paper);
    out.push_back(shown);
  }
  return out;
}

}  // namespace passerelle::walk
