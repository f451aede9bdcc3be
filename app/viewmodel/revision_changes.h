// What an author changed between two revisions of a report, for its history.
#pragma once
#include <QVariantList>

#include "app/local/phone.h"
#include "shared/domain/report.h"

namespace passerelle {

/// [{label, pieces: [{kind: same|removed|added, text}], spoken}] in the report's order; empty: only what nobody reads
/// (media order, ticks) changed.
QVariantList revisionChanges(Phone& phone, const Report& before, const Report& after);

}  // namespace passerelle
