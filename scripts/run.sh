#!/usr/bin/env bash
# The main job in one command: installs what is missing, builds, starts the backend on SQLite with a demo chain, opens the app.
#   ./scripts/run.sh                    backend + app (without a display: the backend and its pages)
#   ./scripts/run.sh --check [--text FILE] [--photo FILE] [--keep DIR]
#                                       does the main job once, without a display, and says step by step what happened
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

if [ "${1:-}" = -h ] || [ "${1:-}" = --help ]; then sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0; fi
check=no
if [ "${1:-}" = --check ]; then check=yes; shift; fi

say() { printf '%s\n' "$*" >&2; }
./scripts/install_packages.sh build >&2
if [ ! -f build/release/build.ninja ]; then
  say "Configuring (once)…"
  cmake --preset release >/dev/null
fi
say "Building what has changed (minutes the first time, seconds afterwards)…"
log=build/release/run-build.log
if ! cmake --build --preset release --target passerelled passerelle passerelle-check passerelle-clean-photo >"$log" 2>&1; then
  tail -n 60 "$log" >&2
  say "The build failed; the whole log is $log."
  exit 1
fi
bin=$root/build/release/bin

if [ "$check" = yes ]; then exec ./scripts/check.sh "$@"; fi
if [ $# -gt 0 ]; then say "run.sh does not know «$1»; see ./scripts/run.sh --help."; exit 64; fi

data=$(mktemp -d "${TMPDIR:-/tmp}/passerelle-demo-XXXXXX")
port=${PORT:-0}
if [ "$port" = 0 ]; then port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'); fi
url=http://127.0.0.1:$port
"$bin/passerelled" serve --data "$data/server" --listen "127.0.0.1:$port" --public-url "$url" --demo >"$data/server.log" 2>&1 &
server=$!
app=""
stop() { for process in $app $server; do kill -TERM "$process" 2>/dev/null || true; wait "$process" 2>/dev/null || true; done; }
trap stop EXIT
trap 'exit 0' INT TERM
for _ in $(seq 1 600); do
  curl -fs -o /dev/null "$url/readyz" && break
  kill -0 "$server" 2>/dev/null || { say "The backend did not start:"; tail -n 20 "$data/server.log" >&2; exit 1; }
  sleep 0.1
done

visitor=$("$bin/passerelled" invite --data "$data/server" --name "Camille Demo" --role visitor)
reader=$("$bin/passerelled" invite --data "$data/server" --name "Lecture Demo" --role management --browser)
say ""
say "  backend        $url            (log: $data/server.log)"
say "  first page     $url/"
say "  editions       $reader   (a link that signs your browser in, then $url/editions)"
say "  data folder    $data/server   (SQLite: passerelle.db, media/, backups/, mail/)"
say "  phone folder   $data/phone"
say "  scripts        $bin/passerelled token --data $data/server --person E-MAIL   (a bearer token; people are in backend/demo/people.csv)"
say ""
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  say "Opening the app, signed in as the demo visitor. Closing it stops the backend."
  "$bin/passerelle" --profile "$data/phone" --invite "$visitor" --accept-words &
  app=$!
  wait "$app"
else
  say "There is no display, so the app is not opened. The backend goes on, with its pages; Ctrl-C stops it."
  say "To open the app elsewhere, use this invitation once: $visitor"
  wait "$server"
fi
