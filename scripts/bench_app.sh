#!/usr/bin/env bash
# The app with 10 000 reports: a scrolled frame against a bare ListView of the same rows (at most 1.30), memory against a bare
# window (at most 1.5 times and 30 MB), a search against a plain scan of the same texts (at most 1.50), cold start to a saved capture (at most 10 s, two taps). Ends with 1 above.
set -uo pipefail
cd "$(dirname "$0")/.."
./scripts/install_packages.sh >&2 || exit 2
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null || exit 2
cmake --build --preset release --target bench_search bench_memory bench_scroll >/dev/null || exit 2
missed=0
gate() { # NAME LIMIT
  local out ratio
  out=$("build/release/bin/bench_$1" 2>/dev/null)
  printf '%s\n' "$out"
  ratio=$(sed -nE "s/^bench $1 .*ratio=([0-9.]+).*/\1/p" <<<"$out" | tail -n 1)
  [ -n "$ratio" ] || { echo "bench_$1 printed no ratio." >&2; exit 2; }
  awk -v r="$ratio" -v l="$2" 'BEGIN { exit r <= l ? 0 : 1 }' || { echo "GATE MISSED: $1 must be at most $2"; missed=1; }
}
gate search 1.50
gate memory 1.00
gate scroll 1.30
cmake --build --preset release --target passerelle passerelled passerelle-clean-photo >/dev/null || exit 2
dbus-run-session -- /usr/bin/python3 tests/window/cold_capture.py --bin build/release/bin --pictures build/release/window-pictures 2>/dev/null |
  grep '^bench'
[ "${PIPESTATUS[0]}" = 0 ] || { echo "GATE MISSED: cold_capture must be at most 10 s in two taps"; missed=1; }
exit $missed
