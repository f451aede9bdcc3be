// The faces module's door.
#include <QObject>

#include "app/platform/faces/dlib_face_finder.h"

namespace passerelle {

class FacesPlugin final : public QObject, public FacesModule {
  Q_OBJECT
  Q_PLUGIN_METADATA(IID "eu.passerelle.FacesModule/1")
  Q_INTERFACES(passerelle::FacesModule)

 public:
  std::unique_ptr<FaceFinder> finder() override { return std::make_unique<DlibFaceFinder>(); }
};

}  // namespace passerelle

#include "faces_plugin.moc"
