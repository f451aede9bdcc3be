#!/usr/bin/env bash
# Installs what scripts/packages.txt lists and this machine lacks. Does nothing, in a fraction of a second, when all is there.
#   ./scripts/install_packages.sh          all of it
#   ./scripts/install_packages.sh build    what building and running need, without what only the tests' runs want
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
  "") list=$(cat scripts/packages.txt) ;;
  build)
    grep -q '^# tests, to run them' scripts/packages.txt
    list=$(sed '/^# tests, to run them/,$d' scripts/packages.txt)
    ;;
  *) echo "usage: install_packages.sh [build]" >&2; exit 64 ;;
esac
wanted=$(sed 's/#.*//' <<<"$list" | xargs -n1)
# A node and an npm that came from elsewhere serve as well, and the distribution's would conflict with them.
if command -v node >/dev/null && command -v npm >/dev/null; then wanted=$(grep -vxE 'nodejs|npm' <<<"$wanted"); fi
present=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' 2>/dev/null | sed -n 's/^ii //p')
missing=$(comm -23 <(sort -u <<<"$wanted") <(sort -u <<<"$present"))
[ -n "$missing" ] || exit 0

sudo=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "These packages are missing and need root to install: $missing" >&2; exit 1; }
  sudo=sudo
fi
echo "Installing $(wc -w <<<"$missing") missing packages (the list is scripts/packages.txt)…"
apt="$sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=500 -q"
$apt update
# A machine that is made for one run may lose its packages with its power: there dpkg does not wait for its disk.
[ -z "${CI:-}" ] || apt="$apt -o DPkg::Options::=--force-unsafe-io"
# shellcheck disable=SC2086
$apt install -y --no-install-recommends $missing
