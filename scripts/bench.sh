#!/usr/bin/env bash
# Measures; a table, and for each figure a line `bench NAME ours=… reference=… ratio=…`. Ends with 1 when a gated ratio is missed.
#   scripts/bench.sh [--rounds N] [--seconds S] [--only put|feed]
# Wants a quiet machine: ratios come from alternating rounds, but a busy neighbour still tilts them.
set -uo pipefail
cd "$(dirname "$0")/.."
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null || exit 2
cmake --build --preset release --target bench_store >/dev/null || exit 2
build/release/bin/bench_store "$@"
ends=$?
if [ $# -eq 0 ] && [ -x scripts/bench_first_frame.sh ]; then scripts/bench_first_frame.sh || ends=1; fi
exit $ends
