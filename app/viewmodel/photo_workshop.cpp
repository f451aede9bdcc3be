#include "app/viewmodel/photo_workshop.h"

#include <algorithm>
#include <cmath>

#include "app/viewmodel/sentences.h"
#include "app/viewmodel/text.h"

namespace passerelle {
namespace {
/// A pen's and an arrow's width, as a share of the long side: 12 px of a photo of 2048.
constexpr double kPenShare = 0.006;
constexpr int kSmallestCropPx = 64;
/// Steps that undo() can go back.
constexpr std::size_t kMaxSteps = 200;
}  // namespace

PhotoWorkshop::PhotoWorkshop(Phone& phone, Exchange& exchange, PhotoFaces& faces, QObject* parent)
    : QObject(parent), m_phone(phone), m_exchange(exchange), m_faces(faces) {
  m_pool.setMaxThreadCount(1);
  connect(&m_faces, &PhotoFaces::changed, this, &PhotoWorkshop::searchChanged);
  connect(&m_faces, &PhotoFaces::found, this, [this](const QString& photoId) {
    if (photoId == this->photoId()) takeFaces();
  });
}

PhotoWorkshop::~PhotoWorkshop() { m_pool.waitForDone(); }

QString PhotoWorkshop::photoId() const { return toQt(m_id); }

void PhotoWorkshop::setTool(const QString& tool) {
  if (tool == m_tool) return;
  m_tool = tool;
  emit changed();
}

void PhotoWorkshop::setColor(const QColor& color) {
  if (color == m_color) return;
  m_color = color;
  emit changed();
}

void PhotoWorkshop::setBrush(double share) {
  m_brush = std::clamp(share, 0.01, 0.25);
  emit changed();
}

QRect PhotoWorkshop::crop() const { return now().edits.crop.isNull() ? m_photo.rect() : now().edits.crop; }

QVariantList PhotoWorkshop::faces() const {
  QVariantList list;
  for (std::size_t i = 0; i < now().faces.size(); ++i)
    list.append(
        QVariantMap{{QStringLiteral("index"), static_cast<int>(i)}, {QStringLiteral("box"), QRectF(now().faces[i])}});
  return list;
}

int PhotoWorkshop::masks() const {
  return static_cast<int>(std::count_if(now().edits.marks.begin(), now().edits.marks.end(),
                                        [](const PhotoMark& mark) { return mark.masks(); }));
}

bool PhotoWorkshop::searching() const { return !m_id.empty() && m_faces.current() == photoId(); }

std::vector<PhotoMark> PhotoWorkshop::marks() const {
  auto all = now().edits.marks;
  if (m_drawn) all.push_back(*m_drawn);
  return all;
}

void PhotoWorkshop::open(const QString& photoId, const QString& reportId) {
  close();
  m_id = photoId.toStdString();
  auto here = m_phone.media.read(m_id);
  if (here || reportId.isEmpty()) return put(photoId, here);
  m_exchange.fetchPicture(reportId.toStdString(), m_id, false,
                          [this, photoId, generation = m_generation](Result<std::string> bytes) {
                            if (generation == m_generation) put(photoId, bytes);
                          });
}

void PhotoWorkshop::put(const QString& photoId, const Result<std::string>& bytes) {
  if (bytes) {
    m_jpeg = QByteArray::fromStdString(*bytes);
    m_photo = QImage::fromData(m_jpeg).convertToFormat(QImage::Format_RGB32);
  }
  if (m_photo.isNull())
    say(tr("This photo is not on this device. Open it where it was taken, or again when there is a network."));
  emit opened();
  emit changed();
  if (m_photo.isNull()) return;
  takeFaces();
  if (!m_searched) m_faces.look({photoId});
}

void PhotoWorkshop::takeFaces() {
  const auto faces = m_faces.of(m_id);
  m_searched = faces.has_value();
  // What was drawn meanwhile stays: a proposal that comes late joins every step.
  for (const QRect& face : faces.value_or(std::vector<QRect>())) {
    for (State& state : m_states) {
      const auto covers = [&face](const PhotoMark& mark) {
        return mark.kind == PhotoMark::Kind::box && mark.rectangle().contains(face);
      };
      const bool known = std::find(state.faces.begin(), state.faces.end(), face) != state.faces.end() ||
                         std::any_of(state.edits.marks.begin(), state.edits.marks.end(), covers);
      if (!known) state.faces.push_back(face);
    }
  }
  emit searchChanged();
  emit changed();
}

void PhotoWorkshop::close() {
  ++m_generation;
  m_id.clear();
  m_jpeg.clear();
  m_photo = {};
  m_states.assign(1, State{});
  m_at = 0;
  m_drawn.reset();
  m_searched = false;
  m_problem.clear();
  emit opened();
  emit changed();
  emit searchChanged();
}

PhotoWorkshop::State& PhotoWorkshop::step() {
  m_states.resize(m_at + 1);
  m_states.push_back(m_states.back());
  if (m_states.size() > kMaxSteps) m_states.erase(m_states.begin() + 1);
  m_at = m_states.size() - 1;
  return m_states.back();
}

QPointF PhotoWorkshop::inside(double x, double y) const {
  return {std::clamp(x, 0.0, static_cast<double>(m_photo.width())),
          std::clamp(y, 0.0, static_cast<double>(m_photo.height()))};
}

void PhotoWorkshop::press(double x, double y) {
  if (!ready() || m_keeping || m_tool == QLatin1String("crop")) return;
  PhotoMark mark;
  mark.kind = m_tool == QLatin1String("pen")     ? PhotoMark::Kind::pen
              : m_tool == QLatin1String("arrow") ? PhotoMark::Kind::arrow
              : m_tool == QLatin1String("box")   ? PhotoMark::Kind::box
                                                 : PhotoMark::Kind::brush;
  const double longSide = std::max(m_photo.width(), m_photo.height());
  mark.color = mark.masks() ? m_maskColor : m_color;
  mark.width = std::max(2.0, longSide * (mark.masks() ? m_brush : kPenShare));
  mark.points.push_back(inside(x, y));
  m_drawn = std::move(mark);
  emit changed();
}

void PhotoWorkshop::drag(double x, double y) {
  if (!m_drawn) return;
  const QPointF point = inside(x, y);
  const bool ends = m_drawn->kind == PhotoMark::Kind::arrow || m_drawn->kind == PhotoMark::Kind::box;
  if (ends && m_drawn->points.size() > 1) m_drawn->points.pop_back();
  m_drawn->points.push_back(point);
  emit changed();
}

void PhotoWorkshop::release() {
  if (!m_drawn) return;
  const PhotoMark mark = *std::exchange(m_drawn, std::nullopt);
  const bool nothing =
      (mark.kind == PhotoMark::Kind::box && (mark.rectangle().width() < 4 || mark.rectangle().height() < 4)) ||
      (mark.kind == PhotoMark::Kind::arrow && mark.points.size() < 2);
  if (!nothing) {
    State& state = step();
    state.edits.marks.push_back(mark);
    if (mark.kind == PhotoMark::Kind::box)
      std::erase_if(state.faces, [&](const QRect& face) { return mark.rectangle().contains(face); });
  }
  emit changed();
}

void PhotoWorkshop::maskBox(double x, double y, double width, double height) {
  if (!ready() || m_keeping) return;
  const QString tool = std::exchange(m_tool, QStringLiteral("box"));
  press(x, y);
  drag(x + width, y + height);
  release();
  m_tool = tool;
  emit changed();
}

void PhotoWorkshop::maskFace(int index) {
  if (index < 0 || index >= static_cast<int>(now().faces.size())) return;
  const QRect face = now().faces[static_cast<std::size_t>(index)];
  maskBox(face.x(), face.y(), face.width(), face.height());
}

void PhotoWorkshop::maskAllFaces() {
  if (now().faces.empty() || m_keeping) return;
  State& state = step();
  for (const QRect& face : state.faces)
    state.edits.marks.push_back(
        {PhotoMark::Kind::box,
         m_maskColor,
         1,
         {QPointF(face.topLeft()), QPointF(face.x() + face.width(), face.y() + face.height())}});
  state.faces.clear();
  emit changed();
}

void PhotoWorkshop::dismissFace(int index) {
  if (index < 0 || index >= static_cast<int>(now().faces.size())) return;
  State& state = step();
  state.faces.erase(state.faces.begin() + index);
  emit changed();
}

void PhotoWorkshop::stopSearch() { m_faces.stop(); }

void PhotoWorkshop::search() {
  if (ready()) m_faces.look({photoId()});
}

void PhotoWorkshop::setCrop(double x, double y, double width, double height) {
  if (!ready() || m_keeping) return;
  QRect wanted = QRectF(x, y, width, height).normalized().toAlignedRect() & m_photo.rect();
  const QSize least(std::min(kSmallestCropPx, m_photo.width()), std::min(kSmallestCropPx, m_photo.height()));
  wanted.setSize(wanted.size().expandedTo(least));
  wanted.moveTo(std::clamp(wanted.x(), 0, m_photo.width() - wanted.width()),
                std::clamp(wanted.y(), 0, m_photo.height() - wanted.height()));
  if (wanted == crop()) return;
  step().edits.crop = wanted == m_photo.rect() ? QRect() : wanted;
  emit changed();
}

void PhotoWorkshop::undo() {
  if (!canUndo() || m_keeping) return;
  --m_at;
  emit changed();
}

void PhotoWorkshop::redo() {
  if (!canRedo() || m_keeping) return;
  ++m_at;
  emit changed();
}

void PhotoWorkshop::keep() {
  if (!ready() || m_keeping) return;
  const PhotoEdits edits = now().edits;
  if (edits.empty()) {
    const QString id = photoId();
    if (edited()) {
      std::vector<FaceBox> left;
      for (const QRect& face : now().faces) left.push_back({face.x(), face.y(), face.width(), face.height()});
      if (const auto written = m_phone.photos.setFaces(m_id, left); !written) return say(sentenceOf(written.error()));
    }
    close();
    emit kept(id, id);
    return;
  }
  m_keeping = true;
  say({});
  emit changed();
  m_pool.start([this, jpeg = m_jpeg, edits, generation = m_generation] {
    QMetaObject::invokeMethod(
        this,
        [this, generation, baked = std::make_shared<Result<PreparedPhoto>>(bakePhoto(jpeg, edits))] {
          m_keeping = false;
          if (generation == m_generation) replace(*baked);
          emit changed();
        },
        Qt::QueuedConnection);
  });
}

void PhotoWorkshop::replace(const Result<PreparedPhoto>& baked) {
  if (!baked) return say(sentenceOf(baked.error()));
  const QRect kept = crop();
  std::vector<FaceBox> left;
  for (const QRect& face : now().faces) {
    const QRect there = (face & kept).translated(-kept.topLeft());
    if (!there.isEmpty()) left.push_back({there.x(), there.y(), there.width(), there.height()});
  }
  emit replacing();
  const QString before = photoId();
  const auto photo = m_phone.photos.replace(m_id, baked->jpeg.toStdString(), baked->thumbnail.toStdString());
  if (!photo) {
    return say(photo.error().code == ErrorCode::noSpace
                   ? tr("There is no room left on this device: make some, then press “Keep” again. The photo is still "
                        "here, unmasked.")
                   : sentenceOf(photo.error()));
  }
  if (!left.empty()) (void)m_phone.photos.setFaces(photo->id, left);
  close();
  emit this->kept(before, toQt(photo->id));
}

void PhotoWorkshop::say(const QString& problem) {
  m_problem = problem;
  emit changed();
}

}  // namespace passerelle
