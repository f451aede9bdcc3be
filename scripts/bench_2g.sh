#!/usr/bin/env bash
# 2G (50 kbit/s, 400 ms there and back, 8 % loss) between the app's engine and a real passerelled, in network namespaces.
# Needs root and /dev/net/tun: where they are missing it says so and ends with 2. Takes about ten minutes. Options go to bench_2g.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset release > /dev/null
cmake --build --preset release --target bench_2g passerelled > /dev/null
exec build/release/bin/bench_2g "$@"
