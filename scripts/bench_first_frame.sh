#!/usr/bin/env bash
# The app's first frame, with 10 000 reports in its store, against a bare Qt Quick Controls window. Ends with 1 above 1.5.
#   scripts/bench_first_frame.sh [ARGUMENTS OF bench_first_frame]
set -uo pipefail
cd "$(dirname "$0")/.."
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null || exit 2
cmake --build --preset release --target bench_first_frame passerelle >/dev/null || exit 2
out=$(QT_QPA_PLATFORM=offscreen build/release/bin/bench_first_frame "$@" 2>/dev/null)
printf '%s\n' "$out"
ratio=$(sed -nE 's/^bench first_frame .*ratio=([0-9.]+).*/\1/p' <<<"$out" | tail -n 1)
[ -n "$ratio" ] || { echo "bench_first_frame printed no ratio." >&2; exit 2; }
awk -v r="$ratio" 'BEGIN { exit r <= 1.5 ? 0 : 1 }' || { echo "GATE MISSED: first_frame must be at most 1.50"; exit 1; }
