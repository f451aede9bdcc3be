// Finds what a person sees by its name.
#pragma once
#include <QQuickItem>
#include <QString>

namespace passerelle::testing {

/// The first visible item of this name, nullptr where none is. What stands in a repeater is found by what it stands in,
/// not by its owner.
inline QQuickItem* shown(QQuickItem* item, const QString& name) {
  if (item == nullptr || !item->isVisible()) return nullptr;
  if (item->objectName() == name) return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = shown(child, name)) return found;
  }
  return nullptr;
}

}  // namespace passerelle::testing
