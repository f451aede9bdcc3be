#!/usr/bin/env bash
# Runs scripts/check.sh twice: as it is, and with a person's own words and picture; then looks at what it left behind.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
dir=$(mktemp -d "${TMPDIR:-/tmp}/passerelle-main-job-XXXXXX")
trap 'rm -rf "$dir"' EXIT
fail() { printf 'main job: %s\n' "$*" >&2; exit 1; }

"$root/scripts/check.sh" --keep "$dir/plain" >"$dir/plain.log"
page=$(tail -n 1 "$dir/plain.log")
[ -s "$page" ] || fail "the last line is not the edition's page: $page"
grep -q '<style>' "$page" && grep -q '<img src="data:image/jpeg' "$page" || fail "the page has not its style and pictures in it: $page"
if grep -qE '(src|srcset)="/|rel="stylesheet"' "$page"; then fail "the page still asks a server for its style or pictures: $page"; fi

printf 'La caisse «\xc2\xa0rapide\xc2\xa0» est fermée 😀 <script>alert(1)</script>\r\n\r\n& "guillemets" — ½\n' >"$dir/words.txt"
convert -size 2400x1600 gradient:red-blue -quality 90 "$dir/given.jpg"
exiftool -q -overwrite_original -Orientation#=6 -GPSLatitude=48.85 -GPSLatitudeRef=N -GPSLongitude=2.35 -GPSLongitudeRef=E -Artist=Canary "$dir/given.jpg"
"$root/scripts/check.sh" --text "$dir/words.txt" --photo "$dir/given.jpg" --keep "$dir/own" >"$dir/own.log"
for picture in sent.jpg sent-thumbnail.jpg stored.jpg thumbnail.jpg; do
  tags=$(exiftool -s -G1 -EXIF:all -XMP:all -IPTC:all -GPS:all -ICC_Profile:all -Comment "$dir/own/pictures/$picture")
  [ -z "$tags" ] || fail "$picture still says: $tags"
  read -r width height < <(identify -format '%w %h\n' "$dir/own/pictures/$picture")
  [ "$height" -gt "$width" ] || fail "$picture lies on its side: $width × $height"
done
if "$root/scripts/check.sh" --text /dev/null --keep "$dir/none" >"$dir/none.log" 2>&1; then fail "empty words were filed"; fi
echo "main job: done twice, refused once"
