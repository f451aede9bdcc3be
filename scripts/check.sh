#!/usr/bin/env bash
# The main job once, without a display: real app engine, real backend process, a socket between them.
#   ./scripts/check.sh [--text FILE] [--photo FILE] [--keep DIR]     (run.sh --check builds first, then calls this)
# Steps go to stdout, the last line of it is the path of the edition's HTML page. Any failing step says a sentence on stderr
# and ends with a status other than 0. DIR keeps the server's data folder, the phone's folder, the pictures and the page.
set -euo pipefail
caller=$PWD
root=$(cd "$(dirname "$0")/.." && pwd)
bin=${PASSERELLE_BIN:-$root/build/release/bin}

fail() { printf 'check: %s\n' "$*" >&2; exit 1; }
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$caller" "$1" ;; esac; }

text="" photo="" dir=""
while [ $# -gt 0 ]; do
  case $1 in
    --text|--photo|--keep)
      [ $# -ge 2 ] && [ -n "$2" ] || fail "$1 needs a value; see ./scripts/run.sh --help."
      case $1 in --text) text=$(absolute "$2") ;; --photo) photo=$(absolute "$2") ;; --keep) dir=$(absolute "$2") ;; esac
      shift 2 ;;
    *) fail "«$1» is not known here; see ./scripts/run.sh --help." ;;
  esac
done
if [ -n "$text" ]; then
  [ -f "$text" ] && [ -r "$text" ] || fail "The file of the words cannot be read: $text"
fi
if [ -n "$photo" ]; then
  [ -f "$photo" ] && [ -r "$photo" ] || fail "The picture cannot be read: $photo"
fi
for program in passerelled passerelle-check; do
  [ -x "$bin/$program" ] || fail "$bin/$program is not built: run ./scripts/run.sh --check."
done
if [ -z "$dir" ]; then
  dir=$(mktemp -d "${TMPDIR:-/tmp}/passerelle-check-XXXXXX")
else
  mkdir -p "$dir" || fail "This folder cannot be made: $dir"
  [ -z "$(ls -A "$dir")" ] || fail "--keep wants an empty or a new folder, and this one holds something: $dir"
fi
dir=$(cd "$dir" && pwd)
mkdir "$dir/pictures"

if [ -z "$text" ]; then
  text=$dir/words.txt
  printf '%s\n' 'Deux caisses ouvertes sur six, onze clients attendent. Une dame pose son panier et s’en va.' '' \
    '« Je reviendrai quand vous aurez le temps », dit-elle. Personne ne l’a entendue — & le rayon <promo> était vide.' >"$text"
else
  cp -- "$text" "$dir/words.txt" && text=$dir/words.txt
fi
[ -n "$photo" ] || photo=$root/backend/demo/photos/queue.jpg
cp -- "$photo" "$dir/pictures/given"
photo=$dir/pictures/given

server=""
stop_server() {
  [ -n "$server" ] || return 0
  kill -TERM "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=""
}
trap stop_server EXIT
trap 'exit 130' INT TERM

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
url=http://127.0.0.1:$port
start_server() {
  "$bin/passerelled" serve --data "$dir/server" --listen "127.0.0.1:$port" --public-url "$url" --demo >>"$dir/server.log" 2>&1 &
  server=$!
  for _ in $(seq 1 1200); do
    curl -fs -o /dev/null "$url/readyz" && return 0
    kill -0 "$server" 2>/dev/null || { tail -n 5 "$dir/server.log" >&2; fail "The backend did not start; its log is $dir/server.log."; }
    sleep 0.1
  done
  fail "The backend was not ready within two minutes; its log is $dir/server.log."
}
step=0
say() { step=$((step + 1)); printf '%d. %s\n' "$step" "$*"; }
note() { printf '   %s\n' "$*"; }
phone() { "$bin/passerelle-check" "$@" --profile "$dir/phone" || fail "Step $step failed on the phone (the sentence is above); everything stays in $dir."; }
answer=$dir/answer
# ask WHO METHOD PATH [BODY]: leaves the status in $status and the body in $answer.
ask() {
  local token_file=$dir/token-$1
  local arguments=(-sS -m 60 -o "$answer" -w '%{http_code}' -X "$2" -H "Authorization: Bearer $(cat "$token_file")")
  [ $# -lt 4 ] || arguments+=(-H 'Content-Type: application/json' --data-binary "$4")
  status=$(curl "${arguments[@]}" "$url$3") || fail "$2 $3: the backend did not answer."
}
expect() { [ "$status" = "$1" ] || fail "$2: expected $1, got $status: $(head -c 400 "$answer")"; }
# json EXPRESSION: prints it, with `a` for the answer.
json() { python3 -c 'import json, sys; a = json.load(open(sys.argv[1])); v = eval(sys.argv[2]); print("" if v is None else v)' "$answer" "$1"; }
token_of() {
  (umask 077 && "$bin/passerelled" token --data "$dir/server" --person "$2" >"$dir/token-$1") || fail "No token for $2."
}
# person UNIT ROLE: e-mail of the first such person of the demo chain ("" for head office).
person() {
  python3 - "$root/backend/demo/people.csv" "$1" "$2" <<'PY'
import csv, sys
for line in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    if line["unit_code"] == sys.argv[2] and line["role"] == sys.argv[3]:
        print(line["email"])
        break
PY
}

say "Backend started with a demo chain in a new data folder"
start_server
note "$url, data folder $dir/server"

say "Phone paired by a real invitation"
link=$("$bin/passerelled" invite --data "$dir/server" --name "Camille Contrôle" --role visitor) || fail "No invitation was made."
link=$(tail -n 1 <<<"$link")
phone pair --invite "$link"

say "Network gone: the backend is stopped"
stop_server

say "Report filed offline, with the given words and picture"
phone file --text "$text" --photo "$photo" --pictures "$dir/pictures" --position-log "$root/tests/platform/data/walk_lyon.nmea" | tee "$dir/filed.txt"
report=$(sed -n 's/^   report \([0-9a-f-]*\),.*/\1/p' "$dir/filed.txt")
hash=$(sed -n 's/^   report .*sha256 of its text \([0-9a-f]*\)$/\1/p' "$dir/filed.txt")
medium=$(sed -n 's/^   photo \([0-9a-f-]*\),.*/\1/p' "$dir/filed.txt")
unit=$(sed -n 's/^   position .* → \([^ ]*\) .*/\1/p' "$dir/filed.txt")
[ -n "$report" ] && [ -n "$hash" ] && [ -n "$medium" ] && [ -n "$unit" ] || fail "The phone did not say what it filed."

say "Network back: the phone sends text, thumbnail and photo, and waits for their receipts"
start_server
phone collect

say "The host of $unit sees it first; a colleague does not yet"
host=$(person "$unit" host)
colleague=$(person "" visitor)
admin=$(python3 -c 'import csv, sys; print(next(l["email"] for l in csv.DictReader(open(sys.argv[1], encoding="utf-8")) if "admin" in l["role"].split("|")))' "$root/backend/demo/people.csv")
[ -n "$host" ] && [ -n "$colleague" ] || fail "The demo chain has no host for $unit, or no colleague."
token_of host "$host"; token_of colleague "$colleague"; token_of admin "$admin"
ask colleague GET "/v1/reports/$report"; expect 403 "A colleague asked for the report before publication"
note "colleague $colleague: 403"
ask host GET "/v1/reports/$report"; expect 200 "The host asked for the report"
[ "$(json 'a["hash"]')" = "$hash" ] || fail "The stored text is not the one that was sent: $(json 'a["hash"]') instead of $hash."
[ "$(json 'a["state"]')" = withHost ] || fail "The report is not with the host but $(json 'a["state"]')."
note "host $host: 200, state withHost, sha256 as sent, revision $(json 'a["revision"]')"
ask host GET "/v1/media/$report/$medium"; expect 200 "The host asked for the photo"
cp "$answer" "$dir/pictures/stored.jpg"
ask host GET "/v1/media/$report/$medium?size=thumb"; expect 200 "The host asked for the thumbnail"
cp "$answer" "$dir/pictures/thumbnail.jpg"
note "pictures: $dir/pictures/{given,sent.jpg,sent-thumbnail.jpg,stored.jpg,thumbnail.jpg}"
note "stored photo: sha256 $(sha256sum "$dir/pictures/stored.jpg" | cut -d' ' -f1), $(stat -c %s "$dir/pictures/stored.jpg") bytes"

say "The host says thank you: the report is published"
ask host PUT "/v1/reports/$report/reply" '{"thanks":true,"kind":"thanks","text":"Merci : la deuxième caisse ouvre dès demain."}'
case $status in 200 | 201 | 204) ;; *) expect 200 "The host's thanks" ;; esac
ask colleague GET "/v1/reports/$report"; expect 200 "The colleague asked for the published report"
[ "$(json 'a["state"]')" = published ] || fail "The report is not published but $(json 'a["state"]')."
note "state published at $(json 'a["publishedAt"]')"

say "The colleague's feed shows it, ranked"
rank=0 after="" found=""
while [ -z "$found" ]; do
  ask colleague GET "/v1/feed?limit=50${after:+&after=$after}"; expect 200 "The colleague's feed"
  position=$(python3 -c 'import json, sys; ids = [i["id"] for i in json.load(open(sys.argv[1]))["items"]]; print(ids.index(sys.argv[2]) + 1 if sys.argv[2] in ids else 0)' "$answer" "$report")
  if [ "$position" -gt 0 ]; then found=$((rank + position)); break; fi
  rank=$((rank + $(json 'len(a["items"])')))
  after=$(python3 -c 'import json, sys, urllib.parse; print(urllib.parse.quote(json.load(open(sys.argv[1]))["next"] or "", safe=""))' "$answer")
  [ -n "$after" ] || fail "The published report is not in the colleague's feed ($rank cards)."
done
note "rank $found"
ask colleague GET "/v1/changes?after=0&limit=1"; expect 200 "The colleague's changes"

say "The edition of the week is composed, and its page saved"
week=$(date -u +%G-W%V) # editions' weeks are UTC's
ask admin POST "/v1/editions/$week"
case $status in 200 | 201) ;; *) expect 201 "Composing the edition of $week" ;; esac
ask colleague GET "/editions/$week"; expect 200 "The page of the edition"
page=$dir/edition-$week.html
cp "$answer" "$page"
python3 - "$page" "$text" "$report" <<'PY' || fail "The edition's page is not right (the sentence is above): $page"
import html.parser, sys

class Words(html.parser.HTMLParser):
    """The page's text as a browser shows it; line breaks count as blanks."""
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.tags = [], []
    def handle_data(self, data):
        self.text.append(data)
    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag in ("br", "p", "div", "li"):
            self.text.append(" ")

page = open(sys.argv[1], encoding="utf-8", newline="").read()
words = open(sys.argv[2], encoding="utf-8-sig", newline="").read()
reader = Words()
reader.feed(page)
reader.close()
flat = lambda text: " ".join(text.split())
if flat(words) not in flat("".join(reader.text)):
    sys.exit("The report's words are not in the edition as they were written.")
if "script" in reader.tags:
    sys.exit("The edition's page holds a script.")
PY
note "edition $week: the words stand in it as they were written, escaped"
python3 - "$page" "$url" "$dir/token-colleague" <<'PY' || fail "The edition's style and pictures could not be put into its page: $page"
# The page is read from a folder, without a server: its style and its pictures go into it.
import base64, html, re, sys, urllib.request

path, server, token = sys.argv[1:]
bearer = {"Authorization": "Bearer " + open(token, encoding="ascii").read().strip()}

def fetched(address):
    request = urllib.request.Request(server + html.unescape(address), headers=bearer)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.headers.get_content_type(), answer.read()

def picture(match):
    kind, data = fetched(match[1])
    return f'<img src="data:{kind};base64,{base64.b64encode(data).decode("ascii")}"'

page = open(path, encoding="utf-8", newline="").read()
page = re.sub(r'<link rel="stylesheet" href="([^"]+)">', lambda link: f"<style>{fetched(link[1])[1].decode('utf-8')}</style>", page)
page = re.sub(r'<img src="(/[^"]+)"(?: srcset="[^"]*")?(?: sizes="[^"]*")?', picture, page)
open(path, "w", encoding="utf-8", newline="").write(page)
PY
note "its style and pictures are in the page, which can be opened from the folder"
rm -f "$answer" "$dir"/token-*
stop_server
say "Everything is in $dir (server/, phone/, pictures/, server.log)"
printf '%s\n' "$page"
