// What an author puts on a photo before it leaves: lines, arrows and solid masks, and the part that is kept. One
// function paints them, on the screen and into the pixels, so that what was seen is what is sent.
#pragma once
#include <QByteArray>
#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPointF>
#include <QRect>
#include <vector>

#include "app/platform/photo_preparer.h"

namespace passerelle {

/// All lengths and places are pixels of the photo.
struct PhotoMark {
  enum class Kind {
    pen,    ///< a line through `points`
    arrow,  ///< from the first to the last of `points`
    brush,  ///< a mask along `points`
    box,    ///< a mask over the rectangle between the first and the last of `points`
  };
  Kind kind = Kind::pen;
  QColor color;
  double width = 8;  ///< of pen, arrow and brush
  std::vector<QPointF> points;

  bool masks() const { return kind == Kind::brush || kind == Kind::box; }
  /// Of a box: grown to whole pixels.
  QRect rectangle() const;
};

struct PhotoEdits {
  std::vector<PhotoMark> marks;  ///< oldest first
  QRect crop;                    ///< what is kept; null: all of it
  bool empty() const { return marks.empty() && crop.isNull(); }
};

/// Masks are opaque whatever their colour says, and have hard edges: no pixel below is mixed in.
void paintMarks(QPainter& painter, const std::vector<PhotoMark>& marks);

/// The photo with its marks in the pixels, encoded anew, with a thumbnail made of the result. Blocks for some 100 ms.
/// `refused` when `jpeg` cannot be read, or the crop leaves nothing.
Result<PreparedPhoto> bakePhoto(const QByteArray& jpeg, const PhotoEdits& edits);

}  // namespace passerelle
