// How each kind of change is told to those who ask for changes.
#pragma once
#include "backend/changes/change_api.h"
#include "backend/editions/edition_api.h"
#include "backend/rounds/rounds_room.h"

namespace passerelle {

/// Gives `changeApi` the writer of each kind, from the room that owns the kind. `roundsRoom` and `editionApi` outlive
/// it.
void addRenderers(changes::ChangeApi& changeApi, rounds::RoundsRoom& roundsRoom, editions::EditionApi& editionApi);

}  // namespace passerelle
