#!/usr/bin/env bash
# Long runs of what CI runs shortly; prints the figures. Builds release first.
#   scripts/campaign.sh crash [POINTS]   power cuts, server and phone (default 2000)
#   scripts/campaign.sh kill [KILLS]     kill -9 of a serving backend while reports are filed (default 300)
#   scripts/campaign.sh field-kill [KILLS]   kill -9 of the app while it types, records, photographs, sends (default 2000)
#   scripts/campaign.sh mail-kill [KILLS]    kill -9 at every step of sending an edition to a mail server (default 200)
#   scripts/campaign.sh close-kill [HISTORIES]   kill -9 around a round's close and what follows (default 100)
#   scripts/campaign.sh simulation [HISTORIES]   phones × backend over a bad network, in virtual time (default 500)
# PASSERELLE_SEED chooses the beginning (of simulation: SIM_SEED and BALLOT_SEED repeat one history).
set -euo pipefail
cd "$(dirname "$0")/.."
bin=build/release/bin
build() {
  [ -f build/release/build.ninja ] || cmake --preset release >/dev/null
  cmake --build --preset release --target "$@" >/dev/null
}
case "${1:-}" in
  crash)
    build test_crash
    PASSERELLE_CRASH_POINTS=${2:-2000} "$bin/test_crash"
    ;;
  kill)
    build test_faults passerelled
    PASSERELLE_KILLS=${2:-300} "$bin/test_faults" --gtest_filter='KillBackend.*'
    ;;
  field-kill)
    build test_field_kill field_walker passerelled passerelle-clean-photo
    PASSERELLE_FIELD_KILLS=${2:-2000} "$bin/test_field_kill"
    ;;
  mail-kill)
    build test_mailing_kill passerelled
    PASSERELLE_MAIL_KILLS=${2:-200} "$bin/test_mailing_kill"
    ;;
  close-kill)
    build test_faults passerelled
    PASSERELLE_CLOSE_KILLS=${2:-100} "$bin/test_faults" --gtest_filter='KillClose.*'
    ;;
  simulation)
    build test_simulation
    SIM_HISTORIES=${2:-500} BALLOT_HISTORIES=${2:-500} "$bin/test_simulation"
    ;;
  *)
    sed -n "2,9p" "$0" >&2
    exit 64
    ;;
esac
