#include "app/platform/modules/module_loader.h"

#include <QCoreApplication>
#include <cstdio>

namespace passerelle {

QObject* ModuleLoader::root(const QString& name) const {
  const QString folder = m_folder.isEmpty() ? QCoreApplication::applicationDirPath() + "/modules" : m_folder;
  QPluginLoader loader(folder + "/passerelle_" + name);
  QObject* instance = loader.instance();
  if (instance == nullptr) std::fprintf(stderr, "passerelle: %s\n", qPrintable(loader.errorString()));
  return instance;
}

}  // namespace passerelle
