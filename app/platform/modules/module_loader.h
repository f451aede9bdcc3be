// Device modules: libraries beside the program that are loaded when somebody wants what they do, because the first
// frame has no time for cameras, sound or keychains (docs/architecture.md, "a device module").
#pragma once
#include <QObject>
#include <QPluginLoader>
#include <QString>

namespace passerelle {

/// GUI thread. A module, once loaded, stays until the program ends.
class ModuleLoader {
 public:
  /// @param folder  where the modules are; "" is `modules` beside the program.
  explicit ModuleLoader(QString folder = {}) : m_folder(std::move(folder)) {}

  /// The module named T::kName; nullptr where it is not installed or made for another interface (a line on stderr says
  /// why).
  template <class T>
  T* get() const {
    for (QObject* linked : QPluginLoader::staticInstances()) {
      if (auto* module = qobject_cast<T*>(linked)) return module;
    }
    return qobject_cast<T*>(root(QString::fromLatin1(T::kName)));
  }

 private:
  QObject* root(const QString& name) const;

  QString m_folder;
};

}  // namespace passerelle
