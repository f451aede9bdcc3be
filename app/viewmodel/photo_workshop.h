// One photo on the workbench: crop, draw, mask. Nothing is lost before keep(): the photo itself stays as it is; with
// keep() the marks are in its pixels, and the first version is nowhere on this phone any more.
#pragma once
#include <QImage>
#include <QObject>
#include <QPointF>
#include <QQmlEngine>
#include <QRect>
#include <QThreadPool>
#include <QVariantList>
#include <vector>

#include "app/local/phone.h"
#include "app/platform/photo_marks.h"
#include "app/viewmodel/exchange.h"
#include "app/viewmodel/photo_faces.h"

namespace passerelle {

/// All coordinates are pixels of the photo.
class PhotoWorkshop : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the app")
  Q_PROPERTY(QString photoId READ photoId NOTIFY opened)
  Q_PROPERTY(bool ready READ ready NOTIFY opened)
  Q_PROPERTY(QSize size READ size NOTIFY opened)
  Q_PROPERTY(QString tool READ tool WRITE setTool NOTIFY changed)
  Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed)
  Q_PROPERTY(QColor maskColor MEMBER m_maskColor NOTIFY changed)
  Q_PROPERTY(double brush READ brush WRITE setBrush NOTIFY changed)
  Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
  Q_PROPERTY(bool canRedo READ canRedo NOTIFY changed)
  Q_PROPERTY(bool edited READ edited NOTIFY changed)
  Q_PROPERTY(QRect crop READ crop NOTIFY changed)
  Q_PROPERTY(QVariantList faces READ faces NOTIFY changed)
  Q_PROPERTY(int masks READ masks NOTIFY changed)
  Q_PROPERTY(bool searching READ searching NOTIFY searchChanged)
  Q_PROPERTY(int progress READ progress NOTIFY searchChanged)
  Q_PROPERTY(bool searched READ searched NOTIFY searchChanged)
  Q_PROPERTY(bool keeping READ keeping NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)

 public:
  PhotoWorkshop(Phone& phone, Exchange& exchange, PhotoFaces& faces, QObject* parent = nullptr);
  ~PhotoWorkshop() override;

  QString photoId() const;
  bool ready() const { return !m_photo.isNull(); }
  QSize size() const { return m_photo.size(); }
  const QImage& photo() const { return m_photo; }
  /// crop, pen, arrow, brush, box
  QString tool() const { return m_tool; }
  void setTool(const QString& tool);
  QColor color() const { return m_color; }
  void setColor(const QColor& color);
  /// Width of the masking brush, as a share of the long side: 0.01…0.25.
  double brush() const { return m_brush; }
  void setBrush(double share);
  bool canUndo() const { return m_at > 0; }
  bool canRedo() const { return m_at + 1 < m_states.size(); }
  /// keep() would change the photo or what is said about its faces.
  bool edited() const { return m_at > 0; }
  /// The part that is kept; the whole photo at first.
  QRect crop() const;
  /// [{index, box}]: proposed, neither masked nor waved away.
  QVariantList faces() const;
  /// How many solid masks stand on the photo now.
  int masks() const;
  bool searching() const;
  int progress() const { return m_faces.progress(); }
  bool searched() const { return m_searched; }
  bool keeping() const { return m_keeping; }
  QString problem() const { return m_problem; }
  /// With the line that is being drawn.
  std::vector<PhotoMark> marks() const;

  /// Puts a photo of this phone on the bench, or of a report of one's own that the server still has: then it is
  /// fetched. False, with `problem`, when it cannot be had.
  Q_INVOKABLE void open(const QString& photoId, const QString& reportId = {});
  /// Leaves it as it is.
  Q_INVOKABLE void close();

  Q_INVOKABLE void press(double x, double y);
  Q_INVOKABLE void drag(double x, double y);
  Q_INVOKABLE void release();
  /// A mask over a rectangle, by keyboard or for what the detector missed.
  Q_INVOKABLE void maskBox(double x, double y, double width, double height);
  Q_INVOKABLE void maskFace(int index);
  Q_INVOKABLE void maskAllFaces();
  /// It is no face, or may be seen: the proposal goes away.
  Q_INVOKABLE void dismissFace(int index);
  Q_INVOKABLE void stopSearch();
  Q_INVOKABLE void search();
  Q_INVOKABLE void setCrop(double x, double y, double width, double height);
  Q_INVOKABLE void undo();
  Q_INVOKABLE void redo();
  /// Puts everything into the pixels and the result in the photo's place: `kept` follows, or `problem` says why not and
  /// what is on the bench stays there.
  Q_INVOKABLE void keep();

 signals:
  void opened();
  void changed();
  void searchChanged();
  /// Right before the photo is exchanged: whoever holds a draft that shows it writes it down now.
  void replacing();
  /// The photo is another one from now on (the same when only proposals were waved away).
  void kept(const QString& photoId, const QString& newId);

 private:
  struct State {
    PhotoEdits edits;
    std::vector<QRect> faces;
  };
  void put(const QString& photoId, const Result<std::string>& bytes);
  void takeFaces();
  /// A new state on the history, after the present one.
  State& step();
  const State& now() const { return m_states[m_at]; }
  void replace(const Result<PreparedPhoto>& baked);
  void say(const QString& problem);
  QPointF inside(double x, double y) const;

  Phone& m_phone;
  Exchange& m_exchange;
  PhotoFaces& m_faces;
  QThreadPool m_pool;
  std::string m_id;
  QByteArray m_jpeg;
  QImage m_photo;
  std::vector<State> m_states{1};
  std::size_t m_at = 0;
  std::optional<PhotoMark> m_drawn;  ///< under the finger
  QString m_tool = QStringLiteral("brush");
  QColor m_color, m_maskColor{Qt::black};
  double m_brush = 0.06;
  bool m_searched = false;
  bool m_keeping = false;
  QString m_problem;
  int m_generation = 0;  ///< of open(): an answer that comes late belongs to another photo
};

}  // namespace passerelle
