#!/usr/bin/env bash
# test/bench/care.sh: BENCH.md's part "care": what comes of texts as families write them.
#
# Dialogues with expectations (test/data/care, and the stream beside the project) are fed through receive_message() and
# judged by the judge that lies with the stream; texts that nothing in a knowledge base answers, by care.py.  Each rate
# has its count and its 95 % interval (Wilson's).  Skipped where the judge is not there.  SETS: names of some sets.
. "$(dirname "$0")/../lib.sh"

JUDGE=$SHARED/stream/judge.py
[ -f "$JUDGE" ] || { say "care: skipped, there is no $JUDGE"; exit 0; }
install_packages python3
start_server bench_care <<-CONF
	shared_preload_libraries = 'minibot'
	minibot.worker_enabled = off
	fsync = off
CONF
say "care: each set by itself, in a district of its own; load $(cut -d' ' -f1-3 /proc/loadavg)"
as_server_user env PGHOST="$SERVER" PGUSER=postgres python3 "$SRC/test/bench/care.py" "$WORK/shared/stream" "$SRC/test/data/care" ${SETS:-}
