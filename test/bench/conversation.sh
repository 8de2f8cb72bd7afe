#!/usr/bin/env bash
# test/bench/conversation.sh: BENCH.md's part C, over families that text all at once.
. "$(dirname "$0")/../lib.sh"

DATA=$WORK/bench_conversation
SECONDS_EACH=${SECONDS_EACH:-10}
export PGHOST=$DATA PGPORT=5432 PGDATABASE=postgres

stop_server() { as_server_user pg_ctl -D "$DATA/pg" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$DATA"; }
trap stop_server EXIT
rm -rf "$DATA"
mkdir -p "$DATA"
[ "$(id -u)" != 0 ] || chown postgres "$DATA"
as_server_user initdb -D "$DATA/pg" -E UTF8 --locale=C.UTF-8 -A trust >/dev/null
cat >>"$DATA/pg/postgresql.conf" <<-CONF
	listen_addresses = ''
	unix_socket_directories = '$DATA'
	shared_buffers = 512MB
	max_wal_size = 4GB
CONF
as_server_user pg_ctl -D "$DATA/pg" -l "$DATA/log" -w start >/dev/null
as_server_user psql -qX -c 'CREATE EXTENSION minibot' -o /dev/null
as_server_user psql -qX -v ON_ERROR_STOP=1 -o /dev/null -f "$SRC/test/bench/conversation.sql"

cat >"$DATA/ours.sql" <<'SQL'
\set n random(0, 99)
\set who random(0, 19999)
SELECT minibot.receive_message('+1202' || 2000000 + :who, (SELECT body FROM said WHERE n = :n), '+12025550100');
SQL
# What cannot be avoided: the message and its reply as two rows, committed.
cat >"$DATA/reference.sql" <<'SQL'
\set who random(0, 19999)
WITH message AS (
	INSERT INTO reference (phone, body) VALUES ('+1202' || 2000000 + :who, 'how many days has my son missed?') RETURNING id)
INSERT INTO reference (phone, body, in_reply_to) SELECT '+1202' || 2000000 + :who, 'Diego has missed 9 of 110 school days so far.', id FROM message;
SQL
as_server_user psql -qX -c "CREATE TABLE reference (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, phone text NOT NULL,
	body text NOT NULL, in_reply_to bigint, at timestamptz DEFAULT now()); CREATE INDEX ON reference (phone, id)"

# Run script $1 with $2 clients; prints "p50 p99 per_second" (ms).
measure() {
	rm -f "$DATA"/latency.*
	(cd "$DATA" && as_server_user pgbench -n -M prepared -f "$DATA/$1.sql" -c "$2" -j "$2" -T "$SECONDS_EACH" -l --log-prefix=latency >"$DATA/out" 2>"$DATA/err") ||
		die "$(cat "$DATA/err")"
	cut -d' ' -f3 "$DATA"/latency.* | sort -n >"$DATA/sorted"
	awk -v tps="$(sed -n 's/^tps = \([0-9.]*\).*/\1/p' "$DATA/out")" \
		'{ v[NR] = $1 / 1000 } END { printf "%.2f %.2f %.0f\n", v[int(NR * 0.5) + 1], v[int(NR * 0.99) + 1], tps }' "$DATA/sorted"
}

held() { awk -v a="$1" -v b="$2" -v op="$3" 'BEGIN { print ((op == "<=" ? a <= b : a >= b) ? "yes" : "NO") }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f x", a / b }'; }
row() { printf '| %s | %s | %s | %s | %s | %s |\n' "$@"; }

measure ours 1 >/dev/null	# warm
read -r base50 base99 _ < <(measure reference 1)
read -r our50 our99 _ < <(measure ours 1)
read -r _ _ base_rate < <(measure reference 2)
read -r _ _ our_rate < <(measure ours 2)

say "conversation: 20,000 families, every step; the reference commits the two rows and nothing else"
row what ours reference ratio promise held
row --- --- --- --- --- ---
row "C1 receive_message, p50" "$our50 ms" "$base50 ms" "$(ratio "$our50" "$base50")" "<= 2 ms" "$(held "$our50" 2 '<=')"
row "C1 receive_message, p99" "$our99 ms" "$base99 ms" "$(ratio "$our99" "$base99")" "<= 10 ms" "$(held "$our99" 10 '<=')"
row "C3 conversations a second, two sessions" "$our_rate" "$base_rate" "$(ratio "$our_rate" "$base_rate")" ">= 1000" "$(held "$our_rate" 1000 '>=')"
