#!/usr/bin/env bash
# test/bench/conversation.sh: BENCH.md's part C, over families that text all at once.
. "$(dirname "$0")/../lib.sh"

DATA=$WORK/bench_conversation
SECONDS_EACH=${SECONDS_EACH:-10}
export PGHOST=$DATA PGPORT=5432 PGDATABASE=postgres

gateway_pid=
stop_all() {
	as_server_user pg_ctl -D "$DATA/pg" -m immediate stop >/dev/null 2>&1 || true
	[ -z "$gateway_pid" ] || kill "$gateway_pid" 2>/dev/null || true
	rm -rf "$DATA"
}
trap stop_all EXIT
rm -rf "$DATA"
mkdir -p "$DATA"
[ "$(id -u)" != 0 ] || chown postgres "$DATA"
as_server_user initdb -D "$DATA/pg" -E UTF8 --locale=C.UTF-8 -A trust >/dev/null
cat >>"$DATA/pg/postgresql.conf" <<-CONF
	listen_addresses = ''
	unix_socket_directories = '$DATA'
	shared_buffers = 512MB
	max_wal_size = 4GB
	shared_preload_libraries = 'minibot'
	minibot.worker_enabled = off
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

# From the message's arrival in the server to the reply's arrival at the provider simulator: each family writes once, so
# that its telephone tells which reply is whose.
as_server_user "$SRC/test/gateway/gateway" --port 0 --port-file "$DATA/port" --journal "$DATA/journal" &
gateway_pid=$!
while [ ! -s "$DATA/port" ]; do sleep 0.05; done
as_server_user bash -c "echo token >'$DATA/token'"
as_server_user psql -qX -o /dev/null <<-SQL
	UPDATE minibot.message SET status = 'canceled' WHERE status = 'queued';
	DELETE FROM minibot.opt_out;
	UPDATE minibot.escalation SET closed_at = now();
	SELECT minibot.set_provider('gateway', 'twilio', '{"base_url": "http://127.0.0.1:$(cat "$DATA/port")",
		"account_sid": "AC01", "auth_token_file": "$DATA/token", "from": "+12025550100"}');
	CREATE SEQUENCE family;
	CREATE TABLE wire (line jsonb);
	CREATE TABLE since AS SELECT 0::bigint AS id;
	ALTER SYSTEM SET minibot.worker_enabled = on;
	SELECT pg_reload_conf();
SQL
cat >"$DATA/family.sql" <<'SQL'
SELECT minibot.receive_message('+1202' || 2000000 + nextval('family'), 'how many days has my son missed?', '+12025550100');
SQL

# Run the families' messages with pgbench's options; prints "p50 p99 slowest" (ms) to the wire.
to_the_wire() {
	as_server_user psql -qX -o /dev/null -c "SELECT minibot.wake_worker();
		UPDATE since SET id = (SELECT max(message_id) FROM minibot.message)"
	(cd "$DATA" && as_server_user pgbench -n -M prepared -f "$DATA/family.sql" "$@" >"$DATA/out" 2>"$DATA/err") || die "$(cat "$DATA/err")"
	for _ in $(seq 200); do
		[ "$(as_server_user psql -AtX -c "SELECT count(*) FROM minibot.message WHERE status IN ('queued', 'sending')")" = 0 ] && break
		sleep 0.1
	done
	as_server_user psql -qX -c "TRUNCATE wire" -c "\\copy wire FROM '$DATA/journal' (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')"
	as_server_user psql -AtX -F ' ' -c "
		SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric, 2), round(percentile_cont(0.99) WITHIN GROUP (ORDER BY ms)::numeric, 2),
			   round(max(ms)::numeric, 2)
		FROM (SELECT (min((w.line ->> 'at_us')::bigint) - extract(epoch FROM m.queued_at) * 1000000) / 1000 AS ms
			  FROM minibot.message AS m JOIN wire AS w ON w.line ->> 'to' = m.phone AND w.line ->> 'direction' = 'outbound-api'
			  WHERE m.direction = 'inbound' AND m.message_id > (SELECT id FROM since) GROUP BY m.message_id, m.queued_at) AS t"
}

to_the_wire -c 1 -t 50 >/dev/null	# warm
read -r wire50 wire99 _ < <(to_the_wire -c 1 -R 100 -T "$SECONDS_EACH")
read -r _ _ burst < <(to_the_wire -c 2 -j 2 -t 1000)

say "conversation: 20,000 families, every step; the reference commits the two rows and nothing else"
row what ours reference ratio promise held
row --- --- --- --- --- ---
row "C1 receive_message, p50" "$our50 ms" "$base50 ms" "$(ratio "$our50" "$base50")" "<= 2 ms" "$(held "$our50" 2 '<=')"
row "C1 receive_message, p99" "$our99 ms" "$base99 ms" "$(ratio "$our99" "$base99")" "<= 10 ms" "$(held "$our99" 10 '<=')"
row "C3 conversations a second, two sessions" "$our_rate" "$base_rate" "$(ratio "$our_rate" "$base_rate")" ">= 1000" "$(held "$our_rate" 1000 '>=')"
row "C2 message in to reply at the gateway, 100/s, p50" "$wire50 ms" - - "<= 4 ms" "$(held "$wire50" 4 '<=')"
row "C2 message in to reply at the gateway, 100/s, p99" "$wire99 ms" - - "<= 15 ms" "$(held "$wire99" 15 '<=')"
row "C2 2,000 families at once, the slowest reply" "$burst ms" - - "<= 2000 ms" "$(held "$burst" 2000 '<=')"
