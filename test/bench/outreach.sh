#!/usr/bin/env bash
# test/bench/outreach.sh: BENCH.md's O1, queueing a week's nudges of a whole
# district, and O2, the results of an experiment.
#
# O1's reference, in the same run: an INSERT of as many texts, already written,
# into a table of the same columns and indexes.  FULL=1 adds 500,000 households.
# O2's: the same permutations in plain SQL, 20 of them, times 500.

. "$(dirname "$0")/../lib.sh"

RUNS=${RUNS:-3}

sql() { as_server_user psql -X -q -At -v ON_ERROR_STOP=1 "$@"; }
# Seconds of the statement $2 in database $1, rolled back; the median of $RUNS.
median() {
	local run
	for run in $(seq "$RUNS"); do
		sql -d "$1" -c 'BEGIN' -c '\timing on' -c "$2" -c '\timing off' -c 'ROLLBACK' |
			sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p'
	done | sort -n | sed -n "$((RUNS / 2 + 1))p" | awk '{ printf "%.2f", $1 / 1000 }'
}
row() { printf '%-46s %10s %12s %8s %14s %6s\n' "$@"; }

start_server bench_outreach <<EOF
minibot.clock = '2026-03-10 10:00 America/Denver'
shared_buffers = 512MB
max_wal_size = 4GB
autovacuum = off
EOF

texts='{"en": "{{district.name}}: {{#students}}{{first_name}} has missed {{days_absent}} days of school this year.
{{/students}}You can help: every day counts. Reply STOP to stop.", "es": "{{district.name}}: {{#students}}{{first_name}}
ha faltado {{days_absent}} dias este curso. {{/students}}Usted puede ayudar: cada dia cuenta. STOP para parar."}'
texts=${texts//$'\n'/ }

row what ours reference ratio promise held
declare -A seconds
for families in 10000 100000 ${FULL:+500000}; do
	database=families_$families
	as_server_user createdb "$database"
	sql -d "$database" -c 'CREATE EXTENSION minibot' \
		-c "SELECT minibot.set_setting('district.name', 'Mesa Vista Schools')" >/dev/null
	sql -d "$database" -v families="$families" -v last_day=2026-03-09 -f "$SRC/test/bench/outreach_district.sql" >/dev/null
	sql -d "$database" -c "SELECT minibot.create_campaign('weekly', '{\"templates\": $texts}')" \
		-c "SELECT minibot.approve_template(template_id) FROM minibot.template" \
		-c "CREATE TABLE written AS SELECT * FROM minibot.plan_nudges('weekly') WHERE outcome = 'queued'" \
		-c "CREATE TABLE plain (LIKE minibot.message INCLUDING ALL)" >/dev/null
	queued=$(sql -d "$database" -c 'SELECT count(*) FROM written')
	[ "$queued" -gt 0 ] || die "nothing to queue in $database"
	seconds[$families]=$(median "$database" "SELECT * FROM minibot.queue_nudges('weekly')")
	reference=$(median "$database" "INSERT INTO plain (direction, contact_id, phone, body, language, category, status,
			queued_at) SELECT 'outbound', contact_id, phone, body, language, 'nudge', 'queued', now() FROM written")
	promise=- held=-
	if [ "$families" = 100000 ]; then
		promise='<= 10 s' held=$(awk -v s="${seconds[$families]}" 'BEGIN { print s <= 10 ? "yes" : "NO" }')
	fi
	row "O1 queue_nudges, $queued texts, ${families} homes" "${seconds[$families]} s" "$reference s" \
		"$(awk -v a="${seconds[$families]}" -v b="$reference" 'BEGIN { printf "%.1f", a / b }')" "$promise" "$held"
done
growth=$(awk -v a="${seconds[10000]}" -v b="${seconds[100000]}" 'BEGIN { printf "%.1f", b / a }')
row 'O1 growth from 10,000 to 100,000 homes' "$growth x" '10 x' - linear \
	"$(awk -v g="$growth" 'BEGIN { print g <= 12 ? "yes" : "NO" }')"

# O2: everything experiment_results() says of 20,000 households, with 10,000 permutations of both outcomes.
as_server_user createdb experiment
sql -d experiment -c 'CREATE EXTENSION minibot' >/dev/null
sql -d experiment -v families=20000 -v last_day=2026-03-09 -f "$SRC/test/bench/outreach_district.sql" >/dev/null
households=$(sql -d experiment -c "SET minibot.clock = '2025-10-06 10:00 America/Denver'" \
	-c "SELECT minibot.create_campaign('weekly', '{\"templates\": $texts}')" \
	-c "SELECT sum(units) FROM minibot.create_experiment('year', 'weekly', strata => '{school}', seed => 1)" | tail -n 1)
sql -d experiment -c 'ANALYZE' -c "CREATE TABLE outcome AS SELECT s.unit, s.stratum, s.arm = 'treatment' AS treated, sum(s.days_absent) AS absent,
		count(*) AS students FROM minibot_internal.experiment_students('year') AS s GROUP BY 1, 2, 3" -c 'ANALYZE outcome'
ours=$(median experiment "SELECT count(*) FROM minibot.experiment_results('year', 10000)")
reference=$(median experiment "SELECT count(*) FROM (
	SELECT n, sum(absent) FILTER (WHERE treated) / sum(students) FILTER (WHERE treated)
			- sum(absent) FILTER (WHERE NOT treated) / sum(students) FILTER (WHERE NOT treated) AS difference
	FROM (SELECT n, absent, students,
			row_number() OVER (PARTITION BY n, stratum ORDER BY random()) <= count(*) FILTER (WHERE treated) OVER (PARTITION BY n, stratum) AS treated
		  FROM outcome, generate_series(1, 20) AS n) AS dealt GROUP BY n) AS permuted" | awk '{ printf "%.0f", $1 * 500 }')
row "O2 results, 10,000 permutations, $households homes" "$ours s" "$reference s" \
	"$(awk -v a="$ours" -v b="$reference" 'BEGIN { printf "%.4f", a / b }')" '<= 5 s' \
	"$(awk -v s="$ours" 'BEGIN { print s <= 5 ? "yes" : "NO" }')"
# Told to stop after a second of 10,000,000 permutations: how much later it ends.
start=$(date +%s%N)
said=$(sql -d experiment -c "SET statement_timeout = '1s'" \
	-c "SELECT count(*) FROM minibot.experiment_results('year', 10000000)" 2>&1 || true)
[[ $said == *'statement timeout'* ]] || die "O2 was not cancelled: $said"
late=$((($(date +%s%N) - start) / 1000000 - 1000))
row 'O2 cancelled' "$late ms" - - '<= 1 s' "$([ $late -le 1000 ] && echo yes || echo NO)"
