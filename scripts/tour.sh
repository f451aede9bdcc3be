#!/usr/bin/env bash
# Takes the pictures of docs/tour.md anew: every page, phone and desktop, day and night, on an X server of its own.
# Usage: scripts/tour.sh [BUILD_FOLDER]   (default build/release; needs the target passerelle-tour, Xvfb and openbox)
set -euo pipefail
cd "$(dirname "$0")/.."
./scripts/install_packages.sh >&2
build=${1:-build/release}
out=docs/tour
[ -x "$build/bin/passerelle-tour" ] || { echo "Build it first: cmake --build $build --target passerelle-tour" >&2; exit 1; }
mkdir -p "$out"

exec {number}<> <(:)
Xvfb -displayfd "$number" -screen 0 1400x1000x24 -nolisten tcp >/dev/null 2>&1 &
x=$!
trap 'kill "$wm" "$x" 2>/dev/null || true' EXIT
wm=$x
read -r -t 20 display <&"$number"
export DISPLAY=:$display QT_QPA_PLATFORM=xcb QT_SCALE_FACTOR=1 TZ=Europe/Paris  # a visitor's clock, whatever the machine's
openbox --sm-disable >/dev/null 2>&1 &
wm=$!

"$build/bin/passerelle-tour" --out "$out" --suffix -phone
"$build/bin/passerelle-tour" --out "$out" --suffix -phone-night --dark
"$build/bin/passerelle-tour" --out "$out" --suffix -desktop --size 1280x800
"$build/bin/passerelle-tour" --out "$out" --suffix -desktop-night --size 1280x800 --dark
mogrify -strip -colors 256 "$out"/*.png
