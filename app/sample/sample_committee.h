// What the sample chain's committee sees beside its rounds: the triage deck and the palmarès of the month.
#pragma once
#include <QJsonArray>
#include <QJsonObject>

#include "app/sample/sample_chain.h"
#include "shared/base/clock.h"

namespace passerelle::sample {

/// As GET /v1/triage gives it.
QJsonArray sampleDeck(const SampleChain& chain);
/// "2026-11" of the month before `now`, and its palmarès as GET /v1/palmares/{month} gives it.
QString sampleMonth(TimePoint now);
QJsonObject samplePalmares(const SampleChain& chain, TimePoint now);

}  // namespace passerelle::sample
