#include "app/viewmodel/position_model.h"

#include <QPointer>

#include "app/viewmodel/sentences.h"

namespace passerelle {
namespace {
/// How long a person stands still with a phone in the hand.
constexpr Milliseconds kDeadline{20'000};
}  // namespace

PositionModel::PositionModel(PositionProvider& provider, QObject* parent) : QObject(parent), m_provider(provider) {}

void PositionModel::ask() {
  if (m_busy) return;
  m_busy = true;
  m_sentence.clear();
  emit changed();
  m_provider.ask(kDeadline, [self = QPointer<PositionModel>(this)](Result<Position> position) {
    if (!self) return;
    self->m_busy = false;
    if (position)
      self->m_position = *position;
    else
      self->m_sentence = sentenceOf(position.error());
    emit self->changed();
    if (position) emit self->found(position->lat, position->lon);
  });
}

void PositionModel::forget() {
  m_position.reset();
  m_sentence.clear();
  emit changed();
}

}  // namespace passerelle
