// look.js CHROMIUM PAGE OUTPUT-DIRECTORY: open a page at a telephone's and a desk's width, in light and dark, and say as
// JSON what is wrong with it: console errors, requests, overflow, labels that overlap, what axe finds.  Leaves screenshots
// and a print of it as PDF.
const fs = require('fs');
const path = require('path');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [chromium, page_file, out] = process.argv.slice(2);
const url = 'file://' + path.resolve(page_file);

// Labels of one chart that lie over each other, and those that stick out of it.
function bad_labels() {
	const bad = [];
	for (const svg of document.querySelectorAll('svg')) {
		const frame = svg.getBoundingClientRect();
		const labels = [...svg.querySelectorAll('text')].map(t => ({ words: t.textContent, box: t.getBoundingClientRect() }));
		labels.forEach((a, i) => {
			if (a.box.left < frame.left - 2 || a.box.right > frame.right + 2)
				bad.push(`"${a.words}" sticks out`);
			for (const b of labels.slice(i + 1))
				if (a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1 && a.box.top < b.box.bottom - 2 && b.box.top < a.box.bottom - 2)
					bad.push(`"${a.words}" over "${b.words}"`);
		});
	}
	return bad;
}

(async () => {
	const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
	const looks = [];
	for (const [width, height] of [[390, 844], [1280, 900]]) {
		for (const scheme of ['light', 'dark']) {
			const page = await browser.newPage();
			const look = { width, scheme, console: [], requests: [], violations: [] };
			page.on('console', m => { if (['error', 'warn'].includes(m.type())) look.console.push(m.text()); });
			page.on('pageerror', e => look.console.push(String(e)));
			page.on('request', r => { if (r.url() !== url && !r.url().startsWith('data:')) look.requests.push(r.url()); });
			await page.setViewport({ width, height, deviceScaleFactor: 1 });
			await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
			await page.goto(url);
			look.scripts = await page.evaluate(() => document.scripts.length);
			look.charts = await page.evaluate(() => document.querySelectorAll('svg').length);
			look.overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			look.labels = await page.evaluate(bad_labels);
			await page.screenshot({ path: `${out}/report-${width}-${scheme}.png`, fullPage: true });
			// The figures behind the charts are part of the page.
			await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
			await page.evaluate(axe);
			const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
			look.checked = found.passes.length;
			for (const v of found.violations)
				look.violations.push({ impact: v.impact, id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)) });
			if (width > 1000 && scheme === 'light')
				await page.pdf({ path: `${out}/report.pdf`, preferCSSPageSize: true });
			looks.push(look);
			await page.close();
		}
	}
	await browser.close();
	console.log(JSON.stringify(looks));
})().catch(e => { console.error(e); process.exit(1); });
