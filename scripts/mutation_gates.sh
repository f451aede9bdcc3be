#!/usr/bin/env bash
# Proves that the crash tests can fail: builds them with a promise broken, and succeeds only when every build turns red.
#   SYNC_NORMAL   the log is not synced at a commit
#   ANSWER_EARLY  the answer goes out before the commit
#   NO_UNIQUE     a report's id is an ordinary column with an index
set -uo pipefail
cd "$(dirname "$0")/.."
ends=0
for mutation in ${*:-SYNC_NORMAL ANSWER_EARLY NO_UNIQUE}; do
  build=build/mutant-$mutation
  log=$build/gate.log
  mkdir -p "$build"
  # The release preset's flags: what the mutation does not touch comes out of the compiler's cache.
  if ! { cmake --preset release -B "$build" -DPASSERELLE_MUTATION="$mutation" -DPASSERELLE_APP=OFF &&
      cmake --build "$build" --target test_crash; } >"$log" 2>&1; then
    echo "gate $mutation: DOES NOT BUILD"
    tail -n 30 "$log"
    ends=1
    continue
  fi
  PASSERELLE_CRASH_POINTS=${PASSERELLE_CRASH_POINTS:-400} timeout 300 "$build/bin/test_crash" >"$log" 2>&1
  code=$?
  red=$(grep -E '^\[  FAILED  \] [A-Za-z]+\.' "$log" | sed -E 's/^\[  FAILED  \] ([^ ,]+).*/\1/' | sort -u | tr '\n' ' ')
  if [ "$code" -ne 0 ] && [ -n "$red" ]; then
    echo "gate $mutation: red, as it must be: $red"
  else
    echo "gate $mutation: GREEN with a broken promise (exit $code): the tests prove nothing"
    tail -n 20 "$log"
    ends=1
  fi
done
exit $ends
