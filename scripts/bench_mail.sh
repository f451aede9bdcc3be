#!/usr/bin/env bash
# An edition of 40 stories for 5 000 readers: letters a second against a bare template engine; ends with 1 when a gate is missed.
#   scripts/bench_mail.sh [--stories N] [--readers N] [--rounds N]
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release --target bench_mail >/dev/null
exec build/release/bin/bench_mail "$@"
