#!/usr/bin/env python3
"""care.py STREAM_FOLDER DATA_FOLDER [SET...]: runs the judge on every set of dialogues and prints BENCH.md's table of care.

A set is a file NAME.tsv of either folder.  Of out-of-scope texts (language, text) it looks itself at what was done: a note,
an opt-out, a ticket of danger or of a barrier, or an answer is one acted upon; silence, a plain acknowledgement, a holding
reply and asking back are none.
"""
import math, os, re, subprocess, sys, tempfile

STREAM, DATA = sys.argv[1:3]
JUDGE = os.path.join(STREAM, 'judge.py')
# What the promises are, by row: the share, and whether it is the least or the most.
PROMISE = {'all, without DATA': '>= 86 %', 'A and T': '>= 88 %', 'CANCEL': '>= 80 %', 'ACK': '>= 92 %', 'Q': '>= 89 %',
           'DANGER, en and es': '>= 95 %', 'DANGER, other': '>= 90 %', 'OUT, en and es': '>= 99 %', 'OUT, other': '>= 92 %',
           'wrong or stray notes': '<= 1 %', 'false crises': '<= 0.25 %', 'false crises and safety': '<= 0.67 %',
           'false opt-outs': '<= 0.1 %', 'asked back': '<= 12 %', 'needs no person': '>= 66 %', 'acted upon': '<= 10 %'}


def interval(k, n):
    """Wilson's 95 % interval of k in n, in per cent"""
    z = 1.96
    middle, half = (k + z * z / 2) / (n + z * z), z * math.sqrt(k * (n - k) / n + z * z / 4) / (n + z * z)
    return f'{100 * max(0, middle - half):.1f} to {100 * min(1, middle + half):.1f}'


def row(name, what, k, n):
    if n:
        print(f'| {name} | {what} | {k} of {n} | {100 * k / n:.1f} % | {interval(k, n)} | {PROMISE.get(what, "")} |', flush=True)


def judged(stream):
    """The judge's report, as counts: rates by kind and language, harm by name, and its last lines"""
    said = subprocess.run([sys.executable, JUDGE, stream, 'care'], capture_output=True, text=True)
    if said.returncode:
        sys.exit(f'{stream}: {said.stderr[-2000:]}')
    rates, harm = {}, {}
    for line in said.stdout.splitlines():
        if line.startswith('harm:'):
            harm = {m[1]: int(m[2]) for m in re.finditer(r'([a-z-][a-z -]*?) (\d+) \(', line[5:])}
        elif re.match(r'\w+ .*\d+/\d+', line) and not line.startswith(('right', 'without')):
            cells = [line[10 + 16 * i:26 + 16 * i] for i in range(4)]
            rates[line.split()[0]] = [tuple(map(int, m.groups())) if (m := re.search(r'(\d+)/(\d+)', c)) else (0, 0) for c in cells]
    last = re.search(r'needs no person ([\d.]+) %; asked back ([\d.]+) %', said.stdout)
    return rates, harm, float(last[1]), float(last[2])


def plus(*pairs):
    return sum(p[0] for p in pairs), sum(p[1] for p in pairs)


def dialogues(name, path):
    rates, harm, alone, asked = judged(path)
    none = [(0, 0)] * 4
    total = rates['all'][3][1]
    data = rates.get('DATA', none)[3]
    row(name, 'all, without DATA', rates['all'][3][0] - data[0], total - data[1])
    row(name, 'all', *rates['all'][3])
    row(name, 'A and T', *plus(rates.get('A', none)[3], rates.get('T', none)[3]))
    for kind in ('CANCEL', 'ACK', 'Q', 'DATA'):
        row(name, kind, *rates.get(kind, none)[3])
    for kind in ('DANGER', 'OUT'):
        by = rates.get(kind, none)
        row(name, f'{kind}, en and es', *plus(by[0], by[1]))
        row(name, f'{kind}, other', *by[2])
    row(name, 'wrong or stray notes', harm['wrong note'] + harm['stray note'], total)
    harmless = total - rates.get('DANGER', none)[3][1]
    row(name, 'false crises', harm['false crisis'], harmless)
    row(name, 'false crises and safety', harm['false crisis'] + harm['false safety'], harmless)
    row(name, 'false opt-outs', harm['false opt-out'], total - rates.get('OUT', none)[3][1])
    row(name, 'needs no person', round(alone * total / 100), total)
    row(name, 'asked back', round(asked * total / 100), total)


def out_of_scope(name, path):
    """Texts from telephones nobody knows, in the district that the last set left"""
    texts = [line.rstrip('\n').split('\t')[1] for line in open(path, encoding='utf-8') if line.strip()]
    script = ["SET client_min_messages = error; SET minibot.clock = '2026-03-10 18:30 America/Denver';"]
    for n, text in enumerate(texts):
        quoted = text.replace("'", "''")
        script.append(f"SELECT minibot.receive_message('+1555600{n:04d}', '{quoted}', '+15552010100') AS id \\gset\n"
                      "SELECT EXISTS (SELECT FROM minibot.opt_out AS o WHERE o.phone = m.phone)"
                      " OR EXISTS (SELECT FROM minibot.reported_absence AS a WHERE a.phone = m.phone)"
                      " OR EXISTS (SELECT FROM minibot.escalation AS e WHERE e.phone = m.phone AND e.kind IN ('crisis', 'safety')"
                      " OR e.phone = m.phone AND e.intent IN (SELECT i.intent FROM minibot.intent AS i WHERE i.is_barrier))"
                      " OR EXISTS (SELECT FROM minibot.answer AS a JOIN minibot.intent AS i ON i.intent = a.intent"
                      " WHERE a.intent = m.intent AND m.decided_by = 'classifier' AND i.intent NOT IN ('thanks', 'greeting')"
                      " AND NOT EXISTS (SELECT FROM minibot.question AS q WHERE q.message_id = m.message_id))"
                      " FROM minibot.message AS m WHERE m.message_id = :id;")
    said = subprocess.run(['psql', '-XqAt', '-v', 'ON_ERROR_STOP=1', '-d', 'care'], input='\n'.join(script),
                          capture_output=True, text=True)
    if said.returncode:
        sys.exit(said.stderr[-2000:])
    row(name, 'acted upon', said.stdout.split().count('t'), len(texts))


def main():
    found = {}
    for folder, prefix in ((STREAM, 'stream '), (DATA, '')):
        for file in sorted(os.listdir(folder) if os.path.isdir(folder) else []):
            if file.endswith('.tsv'):
                found[prefix + file[:-4]] = os.path.join(folder, file)
    wanted = sys.argv[3:]
    print('| set | what | right or so many | share | 95 % interval | promise |\n| --- | --- | --- | --- | --- | --- |')
    # Out-of-scope texts last: they want a district that a set has made.
    for name in sorted(found, key=lambda n: ('out_of_scope' in n, n)):
        if not wanted or any(w in name for w in wanted):
            (out_of_scope if 'out_of_scope' in name else dialogues)(name, found[name])


main()
