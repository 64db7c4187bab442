/** (d) From a scan to the painted line, with 200 lines in the basket and with 20. Goal 7. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../harness/launch-browser.ts';
import { runPaired, type Paired } from '../harness/run-paired.ts';
import { BROWSER_HOST, openCheckout } from '../page/open-checkout.ts';
import { holding, type Part } from '../part.ts';
import { inWorkFolder, root } from '../places.ts';
import { ratioRow, type Row } from '../report.ts';

const FEW = 20;
const MANY = 200;
const FRAME_US = 1e6 / 60;

export const paintedLine: Part = {
	letter: 'd',
	title: 'scan to painted line in Chromium',
	run: async (bench) => {
		const missing = [BROWSER_HOST, path.join(root, 'out/renderer/index.html')].find(
			(file) => !existsSync(file),
		);
		if (missing !== undefined) {
			return [
				{ what: 'scan to painted line', skipped: `${path.relative(root, missing)} is not there` },
			];
		}
		const launched = await launchBrowser();
		if ('missing' in launched) return [{ what: 'scan to painted line', skipped: launched.missing }];
		return inWorkFolder((folder) =>
			holding(async (hold) => {
				const browser = await hold(launched);
				const open = (name: string, lines: number) =>
					hold(openCheckout(browser, { name, lines, dataDir: path.join(folder, name) }));
				bench.say(`opening checkouts with ${FEW} and ${MANY} lines`);
				const variants = [await open('few', FEW), await open('many', MANY)];
				bench.say('scanning');
				const rounds = bench.quick ? 6 : 20;
				const paired = await runPaired({ variants, rounds, ops: bench.quick ? 5 : 10 });
				return rowsOf(paired, variants[1]?.facts ?? {});
			}),
		);
	},
};

function rowsOf(paired: Paired, nodes: Readonly<Record<string, number>>): Row[] {
	const ms = (clock: string) =>
		`p50 ${(paired.percentile(clock, 0.5) / 1000).toFixed(1)} ms, p99 ${(paired.percentile(clock, 0.99) / 1000).toFixed(1)} ms`;
	const row = (what: string, clock: string, goal?: number): Row =>
		ratioRow(paired, {
			what: `${what}, ${MANY} lines ÷ ${FEW} lines`,
			ratio: paired.ratio(`many/${clock}`, `few/${clock}`),
			note: `${ms(`many/${clock}`)} ÷ ${ms(`few/${clock}`)}`,
			...(goal === undefined ? {} : { goal: { id: '7', sign: '≤', value: goal } }),
		});
	return [
		row('mounting the basket', 'mount', 1.3),
		row('one more of a line, terminal’s message to laid out', 'render', 1.5),
		row('scan to painted, terminal included', 'painted'),
		{
			what: `terminal’s message to painted, ${MANY} lines, in frames of 60 Hz`,
			measured: paired.percentile('many/frame', 0.5) / FRAME_US,
			goal: { id: '7', sign: '≤', value: 1 },
			note: ms('many/frame'),
		},
		{
			what: `elements of the whole page, ${MANY} lines`,
			measured: nodes['page'] ?? Number.NaN,
			unit: 'nodes',
			goal: { id: '7', sign: '≤', value: 250 },
			note: `${nodes['basket'] ?? '?'} of them in the basket`,
		},
	];
}
