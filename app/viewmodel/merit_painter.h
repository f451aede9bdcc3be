// Grades drawn: a fill of one's own colour and pattern for each, and the merit profile made of them; on the screen and
// on paper by the same hand.
#pragma once
#include <QColor>
#include <QImage>
#include <QList>
#include <QQmlEngine>
#include <QQuickPaintedItem>
#include <QVariantList>

namespace passerelle {

/// What a grade looks like: its colour, and the colour that its pattern and words have on it.
struct GradeLook {
  QColor fill, ink;
};

/// Fills `box` for one grade of a scale, worst 0: six patterns that differ without colour.
void fillGrade(QPainter& painter, const QRectF& box, int grade, const GradeLook& look);

/// Best on the left, each grade as wide as its share; the half marked by a dashed line from `line` over `halo`.
/// @param counts  worst first, with a look for each.
void paintMerit(QPainter& painter, const QRectF& box, const QList<int>& counts, const QList<GradeLook>& looks,
                const QColor& line, const QColor& halo);

/// A merit profile in a page.
class MeritProfile : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QVariantList counts MEMBER m_counts NOTIFY lookChanged)
  Q_PROPERTY(QVariantList fills MEMBER m_fills NOTIFY lookChanged)
  Q_PROPERTY(QVariantList inks MEMBER m_inks NOTIFY lookChanged)
  Q_PROPERTY(QColor line MEMBER m_line NOTIFY lookChanged)
  Q_PROPERTY(QColor halo MEMBER m_halo NOTIFY lookChanged)

 public:
  explicit MeritProfile(QQuickItem* parent = nullptr);
  void paint(QPainter* painter) override;

 signals:
  void lookChanged();

 private:
  QVariantList m_counts, m_fills, m_inks;
  QColor m_line = Qt::black, m_halo = Qt::white;
};

/// The pattern of one grade, beside its word.
class GradeSwatch : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(int grade MEMBER m_grade NOTIFY lookChanged)
  Q_PROPERTY(QColor tint MEMBER m_tint NOTIFY lookChanged)
  Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY lookChanged)

 public:
  explicit GradeSwatch(QQuickItem* parent = nullptr);
  void paint(QPainter* painter) override;

 signals:
  void lookChanged();

 private:
  int m_grade = 0;
  QColor m_tint = Qt::white, m_ink = Qt::black;
};

/// Looks from two lists of colours as QML has them.
QList<GradeLook> gradeLooks(const QVariantList& fills, const QVariantList& inks);
QList<int> gradeCounts(const QVariantList& counts);

}  // namespace passerelle
