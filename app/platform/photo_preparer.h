// Any picture the device gives becomes what Passerelle sends: upright, small enough, JPEG, without metadata, with a
// thumbnail.
#pragma once
#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QString>
#include <functional>

#include "shared/base/result.h"

namespace passerelle {

/// How large a photo is kept: the long side in pixels is 1280, 2048 or 3200.
enum class PhotoSize { light, standard, fine };
/// @return the long side, in pixels.
int longSidePx(PhotoSize size);

struct PreparedPhoto {
  QByteArray jpeg;       ///< upright, sRGB, no metadata of any kind
  QByteArray thumbnail;  ///< JPEG of at most 320 px
  int width = 0;         ///< pixels, of `jpeg`
  int height = 0;
};

/// Prepares one picture on the calling thread: tens to hundreds of milliseconds, so not on the GUI thread.
/// Reads what Qt reads here (JPEG and PNG always; HEIC where the system brings a plugin), by content, never by name.
/// Errors, with sentences (translated) that say what to do: `unsupportedType`, `tooLarge` (more than 40 Mpx, or 64 MB),
/// `refused` (damaged).
Result<PreparedPhoto> preparePhoto(const QByteArray& picture, PhotoSize size = PhotoSize::standard);

/// Pixels that stand upright become what is sent: a JPEG without metadata at their size, and its thumbnail.
Result<PreparedPhoto> encodePhoto(const QImage& upright);

/// `preparePhoto` beside the GUI thread, one picture after the other. Lives on the GUI thread.
class PhotoPreparer final : public QObject {
  Q_OBJECT

 public:
  using OnPrepared = std::function<void(Result<PreparedPhoto>)>;

  explicit PhotoPreparer(QObject* parent = nullptr);
  /// Finishes the picture under way; its `onPrepared` and the waiting ones never fire.
  ~PhotoPreparer() override;

  /// `onPrepared` fires once, on the thread the preparer lives on, never before this returns.
  void prepare(QByteArray picture, PhotoSize size, OnPrepared onPrepared);
  /// The same for a file's path; a missing or unreadable file is `notFound`.
  void prepareFile(const QString& path, PhotoSize size, OnPrepared onPrepared);
  /// True while a picture is under way or waits.
  bool busy() const { return m_waiting > 0; }

 signals:
  void busyChanged();

 private:
  void run(std::function<Result<PreparedPhoto>()> work, OnPrepared onPrepared);

  class Worker;
  Worker* m_worker;
  int m_waiting = 0;
};

}  // namespace passerelle
