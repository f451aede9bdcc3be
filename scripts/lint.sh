#!/usr/bin/env bash
# The linters, one by one: format (clang-format over all C++), qml (qmllint, no warning allowed), tidy (clang-tidy on changed files).
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in
  format)
    git ls-files -z -- '*.cpp' '*.h' | xargs -0 clang-format --dry-run --Werror
    ;;
  fix)
    git ls-files -z -- '*.cpp' '*.h' | xargs -0 clang-format -i
    ;;
  qml)
    # Qt 6.4's qmllint now and then frees twice and aborts, whatever it reads: only then is it asked again.
    for _ in 1 2 3; do
      said=$(cmake --build --preset release --target all_qmllint 2>&1) && code=0 || code=$?
      if [ "$code" -eq 0 ] || ! grep -qE 'Aborted|Segmentation fault' <<<"$said"; then break; fi
    done
    if [ "$code" -ne 0 ] || grep -q 'Warning:' <<<"$said"; then
      echo "$said"
      exit 1
    fi
    ;;
  tidy)
    # Changed against the commit of four hours ago, or of a dozen commits back in a young history: what somebody works on now.
    base=$(git rev-list -1 --before='4 hours ago' HEAD 2>/dev/null || true)
    [ -n "$base" ] || base=$(git rev-parse -q --verify HEAD~12 || git hash-object -t tree /dev/null)
    # cpprestsdk's headers and Qt's take minutes each: the files that include them are left to the compiler's warnings.
    changed=$(git diff --name-only --diff-filter=d "$base" -- 'shared/*.cpp' 'backend/*.cpp' 'app/local/*.cpp' 'app/sync/*.cpp' | grep -v cpprest_ | head -n "${TIDY_FILES:-24}" || true)
    [ -n "$changed" ] || { echo "nothing changed"; exit 0; }
    # shellcheck disable=SC2086
    printf '%s\n' $changed | xargs -P2 -n4 clang-tidy -p build/release --quiet --warnings-as-errors='*'
    ;;
  *) echo "usage: lint.sh format|fix|qml|tidy" >&2; exit 64 ;;
esac
