#!/usr/bin/env bash
# test/bench/conversation.sh: BENCH.md's part C, over families that text all at once.
# SECONDS_EACH: how long each measurement runs; BURST_SECONDS: within how many an hour's 10,000 families write.
. "$(dirname "$0")/../lib.sh"

SECONDS_EACH=${SECONDS_EACH:-10}
BURST_SECONDS=${BURST_SECONDS:-60}
start_server bench_conversation <<-CONF
	shared_buffers = 512MB
	max_wal_size = 4GB
	shared_preload_libraries = 'minibot'
	minibot.worker_enabled = off
CONF
DATA=$SERVER/bench
gateway_pid=
trap '[ -z "$gateway_pid" ] || kill "$gateway_pid"; as_server_user pg_ctl -s -D "$SERVER" -m fast stop' EXIT

sql() { as_server_user psql -qXAt -F ' ' -v ON_ERROR_STOP=1 -d postgres "$@"; }
as_server_user mkdir "$DATA"
sql -o /dev/null -c 'CREATE EXTENSION minibot' -f "$SRC/test/bench/conversation.sql"

# Read a pgbench script from standard input.
script() { as_server_user tee "$DATA/$1.sql" >/dev/null; }

script ours <<'SQL'
\set n random(0, 99)
\set who random(0, 19999)
SELECT minibot.receive_message('+1202' || 2000000 + :who, (SELECT body FROM said WHERE n = :n), '+12025550100');
SQL
# What cannot be avoided: the message and its reply as two rows, committed.
script reference <<'SQL'
\set who random(0, 19999)
WITH message AS (
	INSERT INTO reference (phone, body) VALUES ('+1202' || 2000000 + :who, 'how many days has my son missed?') RETURNING id)
INSERT INTO reference (phone, body, in_reply_to)
SELECT '+1202' || 2000000 + :who, 'Diego has missed 9 of 110 school days so far.', id FROM message;
SQL
script wire <<'SQL'
SELECT minibot.receive_message('+1202' || 2000000 + nextval('family'), 'how many absences does my son have', '+12025550100');
SQL

# Run a script with pgbench's options.
run_script() {
	local name=$1
	shift
	rm -f "$DATA"/latency.*
	(cd "$DATA" && as_server_user pgbench -n -M prepared -f "$name.sql" -l --log-prefix=latency "$@" postgres >out 2>err) ||
		die "$(cat "$DATA/err")"
}

# Measure a script with so many sessions; sets p50, p99 (ms) and rate (a second).
measure() {
	run_script "$1" -c "$2" -j "$2" -T "$SECONDS_EACH"
	rate=$(sed -n 's/^tps = \([0-9]*\).*/\1/p' "$DATA/out")
	read -r p50 p99 < <(cat "$DATA"/latency.* | cut -d' ' -f3 | sort -n |
		awk '{ v[NR] = $1 / 1000 } END { printf "%.2f %.2f\n", v[int(NR * 0.5) + 1], v[int(NR * 0.99) + 1] }')
}

# Families write, each once, so that a telephone tells whose reply the simulator got; sets p50, p99 and slowest (ms) to the
# reply's arrival there, from the message's arrival in the server, or from the first one's where $1 says "at_once".
# Where pgbench sent on a schedule, the longest that a text waited for a session is added to the slowest.
measure_wire() {
	local from since=m.queued_at waited
	if [ "$1" = at_once ]; then since='min(m.queued_at) OVER ()'; shift; fi
	from=$(sql -c 'SELECT coalesce(max(message_id), 0) FROM minibot.message')
	run_script wire "$@"
	for _ in $(seq 300); do
		[ "$(sql -c "SELECT count(*) FROM minibot.message WHERE status IN ('queued', 'sending')")" != 0 ] || break
		sleep 0.1
	done
	waited=$(cat "$DATA"/latency.* | awk 'NF > 6 && $7 > max { max = $7 } END { print max + 0 }')
	sql -c 'TRUNCATE wire' -c "\\copy wire FROM '$DATA/journal' (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')"
	read -r p50 p99 slowest answered < <(sql -c "
		SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric, 2),
			round(percentile_cont(0.99) WITHIN GROUP (ORDER BY ms)::numeric, 2), round(max(ms)::numeric + $waited / 1000.0, 2), count(ms)
		FROM (SELECT (w.at_us - extract(epoch FROM $since) * 1000000) / 1000 AS ms
			  FROM minibot.message AS m
			  LEFT JOIN (SELECT line ->> 'to' AS phone, min((line ->> 'at_us')::bigint) AS at_us FROM wire GROUP BY 1) AS w
				ON w.phone = m.phone
			  WHERE m.direction = 'inbound' AND m.message_id > $from) AS t")
}

held() { awk -v a="$1" -v b="$2" -v op="$3" 'BEGIN { print ((op == "<=" ? a <= b : a >= b) ? "yes" : "NO") }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f x", a / b }'; }
row() { printf '| %s | %s | %s | %s | %s | %s |\n' "$@"; }

sql -c "CREATE TABLE reference (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, phone text NOT NULL, body text NOT NULL,
	in_reply_to bigint, at timestamptz DEFAULT now())" -c 'CREATE INDEX ON reference (phone, id)'

say "conversation: 20,000 families, every step; the reference commits the message and its reply and does nothing else"
row what ours reference ratio promise held
row --- --- --- --- --- ---
measure ours 1	# warm
measure reference 1
base50=$p50 base99=$p99
measure ours 1
row "C1 receive_message, p50" "$p50 ms" "$base50 ms" "$(ratio "$p50" "$base50")" "<= 2 ms" "$(held "$p50" 2 '<=')"
row "C1 receive_message, p99" "$p99 ms" "$base99 ms" "$(ratio "$p99" "$base99")" "<= 10 ms" "$(held "$p99" 10 '<=')"
measure reference 2
base_rate=$rate
measure ours 2
row "C3 conversations a second, two sessions" "$rate" "$base_rate" "$(ratio "$rate" "$base_rate")" ">= 1000" "$(held "$rate" 1000 '>=')"

exec_as_server_user "$SRC/test/gateway/gateway" --port 0 --port-file "$DATA/port" --journal "$DATA/journal" >/dev/null &
gateway_pid=$!
while [ ! -s "$DATA/port" ]; do sleep 0.05; done
echo token | as_server_user tee "$DATA/token" >/dev/null
sql -o /dev/null <<-SQL
	UPDATE minibot.message SET status = 'canceled' WHERE status = 'queued';
	DELETE FROM minibot.opt_out;
	UPDATE minibot.escalation SET closed_at = now();
	SELECT minibot.set_provider('gateway', 'twilio', '{"base_url": "http://127.0.0.1:$(cat "$DATA/port")",
		"account_sid": "AC01", "auth_token_file": "$DATA/token", "from": "+12025550100"}');
	CREATE SEQUENCE family;
	CREATE TABLE wire (line jsonb);
	VACUUM ANALYZE;
	ALTER SYSTEM SET minibot.worker_enabled = on;
	SELECT pg_reload_conf();
SQL
measure_wire -t 50	# warm
measure_wire -R 100 -T "$SECONDS_EACH"
row "C2 message in to reply at the gateway, 100/s, p50" "$p50 ms" - - "<= 4 ms" "$(held "$p50" 4 '<=')"
row "C2 message in to reply at the gateway, 100/s, p99" "$p99 ms" - - "<= 15 ms" "$(held "$p99" 15 '<=')"
measure_wire at_once -c 2 -j 2 -t 1000
row "2,000 families at once: the last of $answered replies" "$slowest ms" - - - -
measure_wire -c 2 -j 2 -t 5000 -R $((10000 / BURST_SECONDS))
row "10,000 families within $BURST_SECONDS s, p50 / p99 of $answered" "$p50 / $p99 ms" - - - -
row "10,000 families within $BURST_SECONDS s, the slowest reply" "$slowest ms" - - "<= 2000 ms" "$(held "$slowest" 2000 '<=')"
