#!/usr/bin/env bash
# The npm packages of the browser tests (tests/browser), from its lock file; nothing to do when they are there.
set -euo pipefail
cd "$(dirname "$0")/../tests/browser"
[ -f package.json ] || exit 0
stamp=node_modules/.installed
[ -f "$stamp" ] && cmp -s package-lock.json "$stamp" && exit 0
npm ci --no-audit --no-fund --ignore-scripts
cp package-lock.json "$stamp"
