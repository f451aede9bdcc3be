// Two rounds of the sample chain: one that is open, with a ballot of ten ideas, and one that was published, as the demo
// chain's server published it.
#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <vector>

#include "app/sample/sample_chain.h"
#include "shared/base/clock.h"

namespace passerelle::sample {

inline constexpr const char* kOpenRound = "0193c000-0000-7000-8000-000000000001";
inline constexpr const char* kPublishedRound = "0193c000-0000-7000-8000-000000000002";
inline constexpr const char* kSampleReceipt = "4c0fd2b71e95a83e6d20c1f7aa";

/// As GET /v1/rounds gives them.
QJsonArray sampleRounds(const SampleChain& chain, TimePoint now);
/// As GET …/ballot gives it, nothing said yet.
QJsonObject sampleBallot(const SampleChain& chain);

}  // namespace passerelle::sample
