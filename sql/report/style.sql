-- The report's style: light, dark and paper, from a telephone's width up.  Colours are told apart by those who do not
-- see them all (Okabe and Ito), and stand out from their ground by 4.5 to 1 where they carry words, 3 to 1 else.

CREATE FUNCTION minibot_internal.report_style() RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN $css$
:root { color-scheme: light dark; --ground: #fdfdfc; --panel: #ffffff; --ink: #1c2430; --soft: #566172; --rule: #dde1e7; --grid: #e6e9ee;
	--accent: #0b5fa5; --s1: #0b5fa5; --s2: #b45309; --good: #0b6b4f; --bad: #a83a0c;
	--p1: #8fc1e3; --p2: #f3d27a; --p3: #e58a3c; --p4: #9c2f12; --t1: #10222f; --t2: #2b2205; --t3: #2a1303; --t4: #ffffff;
	--h0: #f4f8fb; --h1: #dcebf6; --h2: #c1dcef; --h3: #9cc7e4; --h4: #74b0d8; --h5: #26699d; --h6: #0a4474; --hd: #14202c; --hl: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ground: #12171e; --panel: #1a212b; --ink: #e7ebf0; --soft: #a9b4c2; --rule: #313b48; --grid: #2a333f;
	--accent: #7cc0f4; --s1: #6bb6f0; --s2: #f0a85a; --good: #6fd3ac; --bad: #ff9d73;
	--p1: #3f7fae; --p2: #c9a13a; --p3: #e0823a; --p4: #f4b6a0; --t1: #ffffff; --t2: #1d1602; --t3: #201003; --t4: #35110a;
	--h0: #1d2936; --h1: #213649; --h2: #25455f; --h3: #2a5779; --h4: #5a9ac8; --h5: #8bbfe3; --h6: #c4e0f4; --hd: #f2f6fa; --hl: #0e1a25; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 1120px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 40px; padding-bottom: 8px; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 4px; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 48px 0 16px; padding-top: 12px; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; line-height: 1.35; margin: 0 0 4px; }
.period, .note, footer { color: var(--soft); }
.period { margin: 0; }
.note { font-size: .875rem; margin: 0 0 12px; max-width: 70ch; }
a { color: var(--accent); }
.figures { list-style: none; margin: 24px 0 0; padding: 0; display: grid;
	grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 12px; }
.figures li { background: var(--panel); border: 1px solid var(--rule); border-radius: 8px; padding: 14px 16px 12px; }
.figures .name { display: block; font-size: .875rem; color: var(--soft); line-height: 1.3; min-height: 2.6em; }
.figures .value { display: block; font-size: 1.75rem; line-height: 1.25; font-weight: 600;
	font-variant-numeric: tabular-nums; }
.figures .change { display: block; font-size: .8125rem; color: var(--soft); }
.figures .better { color: var(--good); font-weight: 600; } .figures .worse { color: var(--bad); font-weight: 600; }
.advice { margin: 0; padding: 0 0 0 1.4em; max-width: 75ch; }
.advice li { margin: 0 0 10px; padding-left: 4px; }
.advice strong { display: block; font-weight: 600; }
.blocks { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; align-items: start; }
.block { background: var(--panel); border: 1px solid var(--rule); border-radius: 8px; padding: 18px 20px; margin: 0; min-width: 0; }
.block.wide { grid-column: 1 / -1; }
.empty { margin: 8px 0 0; padding: 12px 14px; border-left: 3px solid var(--rule); color: var(--soft); }
svg { display: block; width: 100%; height: auto; margin: 8px 0 4px;
	font: 11px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; overflow: visible; }
svg text { fill: var(--ink); font-variant-numeric: tabular-nums; } svg .tick { fill: var(--soft); font-size: 10.5px; } svg .figure { font-weight: 600; }
svg .grid { stroke: var(--grid); stroke-width: 1; } svg .axis { stroke: var(--soft); stroke-width: 1; }
svg .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; } svg .line.s1 { stroke: var(--s1); } svg .line.s2 { stroke: var(--s2); stroke-dasharray: 5 4; }
svg .dot.s1 { fill: var(--s1); } svg .dot.s2 { fill: var(--s2); } svg .bar { fill: var(--s1); } svg .interval { stroke: var(--s1); stroke-width: 3; stroke-linecap: round; }
svg .part { stroke: var(--panel); stroke-width: 1; } svg .p1 { fill: var(--p1); } svg .p2 { fill: var(--p2); } svg .p3 { fill: var(--p3); } svg .p4 { fill: var(--p4); }
svg .part-text { font-weight: 600; } svg .t1 { fill: var(--t1); } svg .t2 { fill: var(--t2); } svg .t3 { fill: var(--t3); } svg .t4 { fill: var(--t4); }
details { margin-top: 8px; font-size: .875rem; } summary { cursor: pointer; color: var(--accent); width: fit-content; padding: 4px 0; }
.wide svg { max-width: 600px; } svg .label { paint-order: stroke; stroke: var(--panel); stroke-width: 3px; stroke-linejoin: round; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 6px 0 6px 16px; border-bottom: 1px solid var(--rule); text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
th:first-child { padding-left: 0; text-align: left; } thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; } tbody th { font-weight: 400; }
tbody tr:last-child > * { border-bottom: 0; }
td { white-space: nowrap; } table.words td { text-align: left; } table.words td:nth-child(n+3) { text-align: right;
	} table.conclusions th:last-child { text-align: left; } table.conclusions td:last-child { white-space: normal;
		text-align: left; min-width: 18em; }
table.heat { border-collapse: separate; border-spacing: 2px; } table.heat td { border: 0; padding: 8px 6px;
	text-align: center; border-radius: 3px; }
table.heat th { border: 0; padding: 8px 6px; text-align: center;
	} table.heat tbody th, table.heat thead th:first-child { text-align: left; padding-left: 0; }
.h0 { background: var(--h0); color: var(--hd); } .h1 { background: var(--h1); color: var(--hd); } .h2 { background: var(--h2); color: var(--hd); } .h3 { background: var(--h3); color: var(--hd); }
.h4 { background: var(--h4); color: #0e1a25; } .h5 { background: var(--h5); color: var(--hl); } .h6 { background: var(--h6); color: var(--hl); }
footer { font-size: .875rem; margin-top: 48px; padding-top: 16px; padding-bottom: 40px; border-top: 1px solid var(--rule); } footer p { max-width: 75ch; margin: 0 0 8px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 760px) { header { padding-top: 24px; } header, main, footer { padding-left: 14px;
	padding-right: 14px; } .blocks { grid-template-columns: minmax(0, 1fr); } .block { padding: 14px; }
	.figures { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px; } .figures li { padding: 12px;
		} .figures .value { font-size: 1.5rem; } h1 { font-size: 1.5rem; } h2 { margin-top: 36px;
			} th, td { padding-left: 10px; } table.heat td, table.heat th { padding: 8px 2px; } }
@media print { :root { color-scheme: light; --ground: #fff; --panel: #fff; --ink: #000; --soft: #444; --rule: #bbb; --grid: #ddd; --accent: #000; --s1: #0b5fa5; --s2: #b45309; --good: #0b6b4f; --bad: #a83a0c;
	--p1: #8fc1e3; --p2: #f3d27a; --p3: #e58a3c; --p4: #9c2f12; --t1: #10222f; --t2: #2b2205; --t3: #2a1303; --t4: #fff;
	--h0: #f4f8fb; --h1: #dcebf6; --h2: #c1dcef; --h3: #9cc7e4; --h4: #74b0d8; --h5: #26699d; --h6: #0a4474; --hd: #14202c; --hl: #fff; }
	body { font-size: 10.5pt; } header, main, footer { max-width: none; padding-left: 0; padding-right: 0;
		} header { padding-top: 0; } details { display: none; }
	.figures { grid-template-columns: repeat(5, 1fr); } .figures .value { font-size: 1.35rem;
		} .block, .figures li, .advice li { break-inside: avoid; } h2, h3 { break-after: avoid;
			} h2 { margin-top: 24px; }
	.block { padding: 10px 12px; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact;
		} @page { margin: 15mm; } }
$css$;
COMMENT ON FUNCTION minibot_internal.report_style() IS 'The style sheet of report_html()';
