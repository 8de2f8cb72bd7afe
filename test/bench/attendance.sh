#!/usr/bin/env bash
# test/bench/attendance.sh: BENCH.md's figures A1-A8 and the calibration of
# chronic_probability, on a generated district.  SIZES (default "10000 100000",
# with FULL=1 also 540000) are numbers of students.
. "$(dirname "$0")/../lib.sh"

SIZES=${SIZES:-10000 100000${FULL:+ 540000}}
RUNS=${RUNS:-5}

# One process a query on both sides: what is compared is the work, not the cores.
start_server bench_attendance <<EOF
shared_buffers = 2GB
work_mem = 512MB
maintenance_work_mem = 1GB
max_wal_size = 16GB
checkpoint_timeout = 1h
max_parallel_workers_per_gather = 0
jit = off
autovacuum = off
EOF

sql() { as_server_user env PGOPTIONS='-c client_min_messages=warning' psql -d bench -X -q -At -v ON_ERROR_STOP=1 "$@"; }
new_database() { as_server_user psql -d postgres -X -q -c 'DROP DATABASE IF EXISTS bench' -c 'CREATE DATABASE bench' 2>/dev/null; }

# Milliseconds of the statement in $1: the median of $2 runs (default $RUNS) in one
# session, after one that doesn't count.
ms() {
	local i
	for ((i = 0; i <= ${2:-$RUNS}; i++)); do printf '\\timing on\n%s;\n' "$1"; done | sql -f - |
		sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' | sed 1d | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'
}

# Milliseconds of a statement that can run only once.
ms_once() { printf '\\timing on\n%s;\n' "$1" | sql -f - | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p'; }

# A line of the table: name, ours, reference, unit, promise (>= or <=, a number), which way the ratio goes (speedup or share).
line() {
	awk -v name="$1" -v ours="$2" -v reference="$3" -v unit="$4" -v op="$5" -v promise="$6" -v way="$7" 'BEGIN {
		ratio = way == "speedup" ? reference / ours : ours / reference
		held = op == ">=" ? ratio >= promise : ratio <= promise
		printf "%-58s %10.1f %10.1f %-4s %8.2f  %s %-5s %s\n", name, ours, reference, unit, ratio, op, promise, held ? "held" : "NOT HELD"
	}'
}

tally='SELECT student_id, count(*) AS days, count(*) FILTER (WHERE code <> $$P$$) AS absent FROM district.attendance GROUP BY student_id'
plain_tiers="SELECT CASE WHEN absent * 20 < days THEN 1 WHEN absent * 10 < days THEN 2 WHEN absent * 5 < days THEN 3 ELSE 4 END, count(*)
	FROM ($tally) AS t GROUP BY 1"
plain_streak="SELECT student_id, max(run) FROM (SELECT student_id, count(*) AS run FROM (
		SELECT student_id, date, row_number() OVER (PARTITION BY student_id ORDER BY date) - (c.n) AS island
		FROM district.attendance JOIN (SELECT DISTINCT date, n FROM district.calendar) AS c USING (date) WHERE code <> 'P') AS d
	GROUP BY student_id, island) AS s GROUP BY student_id"
plain_recent="SELECT student_id, count(*) AS days, count(*) FILTER (WHERE code <> 'P') AS absent,
	count(*) FILTER (WHERE code <> 'P' AND date > '2022-04-01') AS recent FROM district.attendance GROUP BY student_id"
edfi_rate="SELECT e.student_id, count(*), count(v.code)::numeric / count(*)
	FROM district.enrollment AS e
	JOIN district.calendar AS c ON c.school_id = e.school_id AND c.is_instructional AND c.date >= e.entry_date
		AND c.date <= coalesce(e.exit_date, '2022-04-29')
	LEFT JOIN district.event AS v ON v.student_id = e.student_id AND v.school_id = e.school_id AND v.date = c.date
	GROUP BY e.student_id"
all_columns="SELECT count(*), sum(days_enrolled), sum(days_absent), sum(absence_rate), max(tier), bool_or(is_chronic), sum(days_excused),
	sum(days_unexcused), sum(days_suspended), sum(days_tardy), sum(absent_last_30), sum(current_streak), sum(longest_streak),
	sum(days_until_chronic), sum(chronic_probability), max(length(sparkline)) FROM minibot.student_risk"

# A query's cost without sending its rows; every column is asked for, or the planner would leave it out.
count_of() { printf 'SELECT count(q) FROM (%s) AS q WHERE q IS NOT NULL' "$1"; }

# Make the rows of the day $1 after the last, as a load would bring them.
make_day() {
	sql -c "DROP TABLE IF EXISTS public.load" -c "CREATE TABLE public.load AS
		SELECT e.student_id, e.school_id, c.date, CASE WHEN random() < 0.07 THEN 'U' ELSE 'P' END AS code
		FROM district.enrollment AS e JOIN district.calendar AS c ON c.school_id = e.school_id AND c.n = 180 + $1 ORDER BY random()" \
		-c "VACUUM ANALYZE public.load" -c "CHECKPOINT" >/dev/null
}

# Medians of alternating loads with and without tracking.
bench_load() {
	local with=() without=() i load='INSERT INTO district.attendance SELECT * FROM public.load'
	for ((i = 0; i < 3; i++)); do
		sql -c "SELECT minibot.untrack_attendance()" >/dev/null
		make_day $((2 * i + 1))
		without+=("$(ms_once "$load")")
		sql -c "SELECT count(*) FROM minibot.track_attendance()" -c "VACUUM minibot.student_days" >/dev/null
		make_day $((2 * i + 2))
		with+=("$(ms_once "$load")")
	done
	line "A5 load of a day, tracked; the load alone" "$(printf '%s\n' "${with[@]}" | sort -n | sed -n 2p)" \
		"$(printf '%s\n' "${without[@]}" | sort -n | sed -n 2p)" ms "<=" 1.4 share
	sql -c "SELECT 'of ' || n_tup_upd || ' updates in place ' || round(100.0 * n_tup_hot_upd / n_tup_upd) || ' %'
		FROM pg_stat_user_tables WHERE relname = 'student_days' AND n_tup_upd > 0"
}

bench_size() {
	say "$1 students, $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
	new_database
	sql -v students="$1" -v schools=$(($1 / 1000 + 4)) -f "$TOP/test/bench/attendance.sql" >/dev/null
	local rebuild group
	rebuild=$(ms_once "SELECT * FROM minibot.refresh_attendance(2022)")
	sql -c "VACUUM ANALYZE" >/dev/null
	group=$(ms "$(count_of "$tally")" 3)
	printf '%-58s %10s %10s %-4s %8s\n' "" ours reference "" ratio
	local tiers plain
	tiers=$(ms "SELECT tier, count(*) FROM minibot.student_risk GROUP BY tier" 9)
	plain=$(ms "$plain_tiers" 3)
	line "A1 tier counts through student_risk; SQL over the rows" "$tiers" "$plain" ms ">=" 150 speedup
	line "A2 student_risk, every column; the same SQL" "$(ms "$all_columns")" "$plain" ms ">=" 20 speedup
	line "A3 year, last 30 days, longest streak; SQL for those" \
		"$(ms "SELECT count(days_absent), count(absent_last_30), count(longest_streak) FROM minibot.student_risk")" \
		"$(awk -v a="$(ms "$(count_of "$plain_recent")" 3)" -v b="$(ms "$(count_of "$plain_streak")" 3)" 'BEGIN {print a + b}')" ms ">=" 100 speedup
	line "A4 rebuild from nothing; one GROUP BY student" "$rebuild" "$group" ms "<=" 1.25 share
	line "A4 the same; GROUP BY student and school, as the rule counts" "$rebuild" \
		"$(ms "$(count_of "${tally//student_id/student_id, school_id}")" 3)" ms "<=" 1.25 share
	line "A7 rate per student; SQL over exceptions, a row a day" \
		"$(ms "SELECT count(absence_rate) FROM minibot.student_risk")" "$(ms "$(count_of "$edfi_rate")" 3)" ms ">=" 100 speedup
	line "A6 size of calendars; the rows without index" \
		"$(sql -c "SELECT pg_relation_size('minibot.student_days') / 1048576.0")" \
		"$(sql -c "SELECT pg_relation_size('district.attendance') / 1048576.0")" MB "<=" 0.05 share
	bench_load
	printf '%s %s %s\n' "$1" "$tiers" "$rebuild" >>"$WORK/growth"
}

# Two years of a district in which days don't come by the model: spells, and a chance that drifts.
calibration() {
	say "calibration of chronic_probability: 20,000 students, prior from the year before"
	new_database
	sql -f "$TOP/test/bench/attendance_calibration.sql"
}

rm -f "$WORK/growth"
for size in $SIZES; do bench_size "$size"; done
say "A8 growth: time a student, by size (linear within 20 %)"
awk 'NR == 1 {t = $2 / $1; r = $3 / $1} {printf "%8d students: tier counts %.2f, rebuild %.2f of the first size'"'"'s time a student\n", $1, $2 / $1 / t, $3 / $1 / r}' "$WORK/growth"
calibration
