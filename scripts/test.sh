#!/usr/bin/env bash
# Everything the project checks by itself: packages, build, format, lint, tests, mutation gates. Ends with "N passed, N failed".
#   ./scripts/test.sh            all of it
#   ./scripts/test.sh --quick    without the mutants' builds (what one runs before a commit)
set -uo pipefail
cd "$(dirname "$0")/.."
quick=no
case "${1:-}" in
  "") ;;
  --quick) quick=yes ;;
  -h | --help) sed -n '2,4s/^# \{0,1\}//p' scripts/test.sh; exit 0 ;;
  *) echo "test.sh does not know «$1»; see ./scripts/test.sh --help." >&2; exit 64 ;;
esac
started=$SECONDS
passed=0 failed=0
broken=()

# step NAME COMMAND…: one thing that passes or fails; its output is shown when it fails.
step() {
  local name=$1 at=$SECONDS log
  shift
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1))
    printf '  ok      %-28s %4d s\n' "$name" $((SECONDS - at))
  else
    failed=$((failed + 1))
    broken+=("$name")
    printf '  FAILED  %-28s %4d s\n' "$name" $((SECONDS - at))
    tail -n 150 "$log"
  fi
  rm -f "$log"
}

must() {
  step "$@"
  [ "$failed" -eq 0 ] || finish
}

finish() {
  [ -z "$installing" ] || wait "$installing" # dpkg is not left alone half way
  rm -f "$said"
  printf '%d s in all. %s\n' $((SECONDS - started)) "${broken[*]:+Broken: ${broken[*]}}"
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
  exit
}

# Every commit of the tests' many stores is a real fsync: on a disk in memory, where there is one large enough, they wait for none.
# What a failed disk means is simulated (tests/crash), so nothing is proved the less.
if [ -z "${TMPDIR:-}" ] && [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)" -gt 3000000 ] 2>/dev/null; then
  TMPDIR=$(mktemp -d /dev/shm/passerelle-test-XXXXXX)
  chmod 711 "$TMPDIR" # PostgreSQL's own user goes through it
  export TMPDIR
  trap 'rm -rf "$TMPDIR"' EXIT
fi

# installed: waits for the installation that goes on beside the build, and says what it said.
installing="" said=$(mktemp)
installed() {
  wait "$installing"
  local code=$?
  installing=""
  cat "$said"
  return "$code"
}

# tests: every ctest test counts as one.
tests() {
  local log at=$SECONDS
  log=$(mktemp)
  ctest --preset "$1" -j3 --timeout 600 "${@:2}" >"$log" 2>&1
  passed=$((passed + $(grep -cE '^ *[0-9]+/[0-9]+ Test .* Passed' "$log")))
  local bad
  bad=$(grep -E '^ *[0-9]+/[0-9]+ Test ' "$log" | grep -vcE 'Passed|Skipped')
  if [ "$bad" -gt 0 ] || ! grep -q 'tests passed' "$log"; then
    failed=$((failed + (bad > 0 ? bad : 1)))
    broken+=("tests ($1)")
    cat "$log"
  else
    sed -nE 's/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: ([^ ]+) \.* *Passed +(.*)$/  ok      \1 \2/p' "$log"
  fi
  sed -nE 's/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: ([^ ]+) \.*\*\*\*Skipped.*$/  NOT TRIED here (counted neither way): \1/p' "$log"
  printf '  tests (%s) took %d s\n' "$1" $((SECONDS - at))
  rm -f "$log"
}

must "packages to build" ./scripts/install_packages.sh build
must configure cmake --preset release
# What only the tests' runs want comes while the compiler works: less time than one after the other (docs/measurements.md).
./scripts/install_packages.sh >"$said" 2>&1 &
installing=$!
must build cmake --build --preset release
must "packages to test" installed
step format ./scripts/lint.sh format
step qmllint ./scripts/lint.sh qml
step clang-tidy ./scripts/lint.sh tidy
step npm ./scripts/npm_install.sh
tests release
if [ "$quick" = no ] && [ -x scripts/mutation_gates.sh ]; then step "mutation gates" ./scripts/mutation_gates.sh; fi
finish
