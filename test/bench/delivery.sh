#!/usr/bin/env bash
# test/bench/delivery.sh: BENCH.md's part D, against the provider simulator.
#
# References, in the same run: bare_client.c, which posts as many texts of the same size and keeps no record of them; for
# urgent texts listen_client.c, which posts what an INSERT notifies it of.  Promises in figures were made on a machine where
# these two were as fast as below; elsewhere they hold in proportion.
# COUNT: texts in a run; RUNS: the median of so many; SECONDS_EACH: how long latencies are measured.

. "$(dirname "$0")/../lib.sh"

COUNT=${COUNT:-10000}
RUNS=${RUNS:-5}
SECONDS_EACH=${SECONDS_EACH:-10}
# Messages a second: pg_net at its best setting without failures, where the bare client made so many requests a second.
# Debian does not have it.
PG_NET=1000
PG_NET_BARE=42000
# A listening client, ms from the start of an INSERT to the request's arrival, p50 and p99, where 1.5 and 5 ms were promised
LISTEN50=0.5
LISTEN99=1.3

start_server bench_delivery <<-CONF
	shared_buffers = 512MB
	max_wal_size = 4GB
	shared_preload_libraries = 'minibot'
	minibot.status_interval = '1h'	# measured by itself
CONF
DATA=$SERVER/bench
gateways=()
trap '[ ${#gateways[@]} = 0 ] || kill "${gateways[@]}"; as_server_user pg_ctl -s -D "$SERVER" -m fast stop' EXIT
as_server_user mkdir "$DATA"
as_server_user gcc -std=gnu99 -O2 -Wall -Wextra -o "$DATA/bare_client" "$SRC/test/bench/bare_client.c" -lcurl
as_server_user gcc -std=gnu99 -O2 -Wall -Wextra -I"$(pg_config --includedir)" -o "$DATA/listen_client" \
	"$SRC/test/bench/listen_client.c" -lcurl -lpq

sql() { as_server_user psql -qXAt -F ' ' -v ON_ERROR_STOP=1 -d postgres "$@"; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
held() { awk -v a="$1" -v op="$2" -v b="$3" 'BEGIN { print ((op == "<=" ? a <= b : a >= b) ? "yes" : "NO") }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
row() { printf '| %s | %s | %s | %s | %s | %s |\n' "$@"; }

# Start a simulator named $1 that answers after $2 ms.
start_gateway() {
	exec_as_server_user "$SRC/test/gateway/gateway" --port 0 --port-file "$DATA/$1.port" --journal "$DATA/$1.journal" \
		--delay-ms "$2" >/dev/null &
	gateways+=($!)
	while [ ! -s "$DATA/$1.port" ]; do sleep 0.05; done
}
# Where texts are posted to the simulator $1.
messages_url() { printf %s "http://127.0.0.1:$(cat "$DATA/$1.port")/2010-04-01/Accounts/AC01/Messages.json"; }
# Have texts go to the simulator $1, $2 at a time.
use_gateway() {
	sql -o /dev/null <<-SQL
		ALTER SYSTEM SET minibot.max_in_flight = $2;
		SELECT pg_reload_conf();
		SELECT minibot.set_provider('$1', 'twilio', '{"base_url": "http://127.0.0.1:$(cat "$DATA/$1.port")",
			"account_sid": "AC01", "auth_token_file": "$DATA/token", "from": "+12025550100"}');
	SQL
}

text='Diego has missed 9 of 110 school days so far. You can help: every day counts. Reply STOP to stop.'
form="To=%2B12023000000&From=%2B12025550100&Body=${text// /%20}%20000000&ValidityPeriod=36000"
# Sets bare_rate (a second) and bare_cpu (us) by posting to the simulator $1, $2 at a time.
measure_bare() {
	local run
	for run in $(seq "$RUNS"); do
		as_server_user "$DATA/bare_client" "$(messages_url "$1")" AC01:token "$COUNT" "$2" "$form"
	done >"$WORK/bare" || die 'the bare client failed'
	bare_rate=$(cut -d' ' -f1 "$WORK/bare" | median)
	bare_cpu=$(cut -d' ' -f2 "$WORK/bare" | median)
}
# Nanoseconds of CPU the worker has used.
worker_cpu() { cut -d' ' -f1 "/proc/$(sql -c 'SELECT pid FROM minibot.worker_status')/schedstat"; }
# Sets rate (a second, from the commit that queues them to that of the last outcome) and cpu (us a text) of the worker.
measure_worker() {
	local run before
	for run in $(seq "$RUNS"); do
		before=$(worker_cpu)
		echo "$(sql -c "CALL send_texts($COUNT)" -c 'SELECT round(rate) FROM sent') $((($(worker_cpu) - before) / COUNT))"
	done >"$WORK/ours"
	rate=$(cut -d' ' -f1 "$WORK/ours" | median)
	cpu=$(cut -d' ' -f2 "$WORK/ours" | median | awk '{ printf "%.1f", $1 / 1000 }')
	[ "$(sql -c "SELECT count(*) FROM minibot.message WHERE status NOT IN ('sent', 'delivered')")" = 0 ] || die 'not all were sent'
}

# Have the worker ask what became of $COUNT texts; sets rate (a second) and cpu (us each).
measure_checks() {
	local before start
	before=$(worker_cpu)
	sql -c "CALL check_texts($COUNT)"
	rate=$(sql -c 'SELECT round(rate) FROM sent')
	cpu=$(awk -v ns=$(($(worker_cpu) - before)) -v n="$COUNT" 'BEGIN { printf "%.1f", ns / n / 1000 }')
}

# Have pgbench run script $1 with the rest as options while the simulator $gateway is in use; sets p50, p99 (ms) from the
# start of the statement to the request's arrival.
measure_arrival() {
	local script=$1
	shift
	rm -f "$DATA"/latency.*
	sql -c 'SELECT setval($$family$$, 1)' -o /dev/null
	sql -c 'TRUNCATE arrived'
	(cd "$DATA" && as_server_user pgbench -n -f "$script.sql" -l --log-prefix=latency "$@" postgres >out 2>err) ||
		die "$(cat "$DATA/err")"
	local urgent="SELECT count(*) FROM minibot.message WHERE priority < 4 AND status IN ('queued', 'sending')" run
	for run in $(seq 100); do
		[ "$(sql -c "$urgent")" != 0 ] || break
		sleep 0.1
	done
	sleep 0.5
	backlog=$(sql -c "SELECT count(*) FROM minibot.message WHERE status = 'queued'")
	grep 'Urgent at' "$DATA/$gateway.journal" | tail -n "$(cat "$DATA"/latency.* | wc -l)" | as_server_user tee "$DATA/arrived" >/dev/null
	sql -c "\\copy arrived FROM '$DATA/arrived' (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')"
	read -r p50 p99 < <(sql -c "
		SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric, 2),
			round(percentile_cont(0.99) WITHIN GROUP (ORDER BY ms)::numeric, 2)
		FROM (SELECT ((line ->> 'at_us')::bigint - substring(line ->> 'body' FROM 'at ([0-9]+)')::bigint) / 1000.0 AS ms
			  FROM arrived) AS a")
}
# The same of the listening client, with pgbench's options; sets listen50 and listen99.
measure_listener() {
	exec_as_server_user "$DATA/listen_client" "$(messages_url "$gateway")" AC01:token 2>"$DATA/listen_client.err" &
	local listener=$!
	until [ "$(sql -c "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'listen_client'")" = 1 ]; do
		kill -0 "$listener" || die "$(cat "$DATA/listen_client.err")"
		sleep 0.05
	done
	measure_arrival notify "$@"
	kill "$listener"
	listen50=$p50 listen99=$p99
}
# A row of $1's percentile $2 (p50 or p99), of which $3 ms were promised where the listening client took $4 ms.
urgent_row() {
	local ours=${!2} reference=listen${2#p} share times
	reference=${!reference}
	share=$(ratio "$ours" "$reference")
	times=$(ratio "$3" "$4")
	row "$1, $2" "$ours ms" "$reference ms" "$share" "<= $times ($3 ms of $4)" "$(held "$share" '<=' "$times")"
}
queue_nudges() {
	sql -c "INSERT INTO minibot.message (direction, phone, body, category, status, queued_at)
		SELECT 'outbound', '+1202' || 3000000 + i, '$text', 'nudge', 'queued', now() FROM generate_series(1, $1) AS i"
	sleep 0.5
}

echo token | as_server_user tee "$DATA/token" >/dev/null
as_server_user tee "$DATA/urgent.sql" >/dev/null <<-'SQL'
	SELECT minibot.send_message('+1202' || 2000000 + nextval('family'),
		'Urgent at ' || (extract(epoch FROM statement_timestamp()) * 1000000)::bigint, '{"category": "reply"}');
SQL
as_server_user tee "$DATA/notify.sql" >/dev/null <<-'SQL'
	INSERT INTO notified (body) VALUES ('Urgent at ' || (extract(epoch FROM statement_timestamp()) * 1000000)::bigint);
SQL
sql -o /dev/null <<-SQL
	CREATE EXTENSION minibot;
	SELECT minibot.set_setting('quiet_hours.start', '00:00'), minibot.set_setting('quiet_hours.end', '00:00');
	CREATE SEQUENCE family;
	CREATE TABLE arrived (line jsonb);
	CREATE TABLE sent (rate float8);
	CREATE TABLE notified (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL);
	CREATE FUNCTION notify() RETURNS trigger LANGUAGE plpgsql AS \$\$
	BEGIN
		PERFORM pg_notify('urgent', NEW.body);
		RETURN NULL;
	END \$\$;
	CREATE TRIGGER notify AFTER INSERT ON notified FOR EACH ROW EXECUTE FUNCTION notify();
	-- Each look at the queue commits, so that no snapshot stands in the worker's way.
	CREATE PROCEDURE send_texts(count integer) LANGUAGE plpgsql AS \$\$
	DECLARE
		start timestamptz;
	BEGIN
		INSERT INTO minibot.message (direction, phone, body, category, priority, status, queued_at)
		SELECT 'outbound', '+1202' || 3000000 + i, '$text ' || to_char(i, 'FM000000'), 'reply', 1, 'queued', now()
		FROM generate_series(1, count) AS i;
		start := clock_timestamp();
		COMMIT;
		WHILE EXISTS (SELECT FROM minibot.message WHERE status = 'queued')
				OR EXISTS (SELECT FROM minibot.message WHERE status = 'sending') LOOP
			COMMIT;
			PERFORM pg_sleep(0.002);
			COMMIT;
		END LOOP;
		DELETE FROM sent;
		INSERT INTO sent SELECT count / extract(epoch FROM clock_timestamp() - start);
	END \$\$;
	CREATE PROCEDURE check_texts(count integer) LANGUAGE plpgsql AS \$\$
	DECLARE
		start timestamptz := clock_timestamp();
	BEGIN
		UPDATE minibot.message SET check_at = start
		WHERE message_id IN (SELECT message_id FROM minibot.message WHERE status = 'sent' ORDER BY message_id LIMIT count);
		start := clock_timestamp();
		PERFORM minibot_internal.wake_worker();
		COMMIT;
		WHILE EXISTS (SELECT FROM minibot.message WHERE check_at < start + interval '10min') LOOP
			COMMIT;
			PERFORM pg_sleep(0.002);
			COMMIT;
		END LOOP;
		DELETE FROM sent;
		INSERT INTO sent SELECT count / extract(epoch FROM clock_timestamp() - start);
	END \$\$;
SQL
start_gateway fast 0
start_gateway slow 50

say "delivery: $COUNT texts a run, median of $RUNS; load $(cut -d' ' -f1-3 /proc/loadavg). Reference of D1-D3: a bare libcurl client; of D4: a client that listens and posts"
row what ours reference ratio promise held
row --- --- --- --- --- ---
use_gateway fast 100
sql -c 'CALL send_texts(1000)'	# warm
measure_bare fast 100
measure_worker
share=$(ratio "$rate" "$bare_rate")
promise=$(ratio $((10 * PG_NET)) $PG_NET_BARE)
row 'D1 texts a second, 0 ms' "$rate" "$bare_rate" "$share" ">= $promise (10 x pg_net's $PG_NET of $PG_NET_BARE)" \
	"$(held "$share" '>=' "$promise")"
share=$(ratio "$cpu" "$bare_cpu")
row 'D3 CPU of the worker for a text, 0 ms' "$cpu us" "$bare_cpu us" "$share" '<= 4' "$(held "$share" '<=' 4)"
measure_checks
row 'what became of texts, asked a second, 0 ms' "$rate" "$bare_rate" "$(ratio "$rate" "$bare_rate")" - -
row 'CPU of the worker for each' "$cpu us" "$bare_cpu us" "$(ratio "$cpu" "$bare_cpu")" - -
use_gateway slow 500
measure_bare slow 500
measure_worker
share=$(ratio "$rate" "$bare_rate")
row 'D2 texts a second, 50 ms, 500 in flight' "$rate" "$bare_rate" "$share" '>= 0.70' "$(held "$share" '>=' 0.7)"
row 'D3 CPU of the worker for a text, 50 ms' "$cpu us" "$bare_cpu us" "$(ratio "$cpu" "$bare_cpu")" - -

use_gateway fast 100
gateway=fast
measure_arrival urgent -t 20	# warm
for times in 10 100; do
	measure_listener -R "$times" -T "$SECONDS_EACH"
	measure_arrival urgent -R "$times" -T "$SECONDS_EACH"
	urgent_row "D4 an urgent text to its arrival, $times/s" p50 1.5 "$LISTEN50"
	urgent_row "D4 an urgent text to its arrival, $times/s" p99 5 "$LISTEN99"
done
use_gateway slow 100
queue_nudges 100000
gateway=slow
measure_arrival urgent -R 100 -T "$SECONDS_EACH"
[ "$backlog" -gt 0 ] || die 'the nudges ran out'
row 'D5 the same, 100/s, 100,000 nudges waiting, 50 ms, p99' "$p99 ms" - - '<= 50 ms' "$(held "$p99" '<=' 50)"
use_gateway fast 100
queue_nudges 50000
gateway=fast
measure_arrival urgent -R 100 -T 5
row "D5 the same, 100,000 nudges waiting, 0 ms ($backlog left), p99" "$p99 ms" - - '<= 50 ms' "$(held "$p99" '<=' 50)"
