#!/usr/bin/env bash
# What ranking costs: a vote against a bare upsert, the best supported of 100 000 ideas, the replay of ten million ballot lines, the
# close of a great round. Prints `bench NAME ours=… reference=… ratio=…`; ends with 1 when a gated ratio is missed. Options go to
# bench_votes: --rounds N --lines N --only vote|top|close|rank.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f build/release/build.ninja ] || cmake --preset release > /dev/null
cmake --build --preset release --target bench_votes passerelled > /dev/null
exec build/release/bin/bench_votes "$@"
