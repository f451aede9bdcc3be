// A window as it is painted: every item in paint order with its opacity, and what that says about the texts among them.
#pragma once
#include <QColor>
#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRectF>
#include <set>
#include <string>
#include <vector>

namespace passerelle::walk {

/// One thing that is painted.
struct Painted {
  QQuickItem* item;
  QRectF box;      ///< in the window
  QRectF visible;  ///< what its clipping ancestors leave of it
  double opacity;  ///< of itself and everything above it
  bool enabled;    ///< it and everything above it
};

/// A text as a person meets it.
struct ShownText {
  const Painted* painted;
  QString text;
  QRectF words;  ///< where its words are, in the window
  QColor ink;    ///< as composed
  QColor paper;  ///< what is under it, as composed; invalid over a picture
  double pixelSize;
  bool bold;
  bool sign;  ///< an icon
};

class Scene {
 public:
  explicit Scene(QQuickWindow& window);
  const std::vector<Painted>& painted() const { return m_painted; }
  std::vector<ShownText> texts() const;
  /// The pages among what is shown: "FeedPage".
  std::set<QString> pages() const;

 private:
  void add(QQuickItem* item, double opacity, bool enabled, const QRectF& clip);
  QColor under(std::size_t index, const QPointF& point) const;

  std::vector<Painted> m_painted;
  QColor m_ground;  ///< of the window
};

/// WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio; 1 to 21.
double contrast(const QColor& a, const QColor& b);

/// "FeedCard/AppText «Sept clients…»": who it is, for whoever reads why a test failed.
std::string nameOf(const QQuickItem* item);

}  // namespace passerelle::walk
