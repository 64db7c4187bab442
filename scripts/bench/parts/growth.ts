/** (h) The same till after ten thousand sales and after three million. Goal 9. */
import { buildSales, megabytesOf } from '../build/build-sales.ts';
import { forkVariant } from '../harness/fork-variant.ts';
import { openLimit } from '../harness/open-limit.ts';
import { runPaired, type Paired } from '../harness/run-paired.ts';
import { holding, type Part } from '../part.ts';
import { inWorkFolder } from '../places.ts';
import { ratioRow, type Row } from '../report.ts';
import { largeSales, shortCount, SMALL_SALES } from '../sizes.ts';
import { timesOf } from './durable-commit.ts';

const USUAL_BYTES = 80_000;

export const growth: Part = {
	letter: 'h',
	title: 'commit and receipt lookup after many sales',
	run: async (bench) => {
		const large = largeSales(bench);
		const few = await buildSales(SMALL_SALES, bench.say);
		const many = await buildSales(large, bench.say);
		return inWorkFolder((folder) =>
			holding(async (hold) => {
				const open = (name: string, dataDir: string, sales: number) =>
					forkVariant({ name, subject: 'old-till.ts', task: { dataDir, sales } });
				bench.say(`selling after ${large} sales`);
				const variants = [
					await hold(openLimit({ name: 'limit', bytes: USUAL_BYTES, folder })),
					await hold(open('few', few, SMALL_SALES)),
					await hold(open('many', many, large)),
				];
				const paired = await runPaired({
					variants,
					rounds: bench.quick ? 12 : 40,
					ops: bench.quick ? 20 : 40,
					limit: 'limit',
					...(bench.quick ? { tries: 2 } : {}),
					say: bench.say,
				});
				const label = `${shortCount(large)} (${megabytesOf(many)} MB) ÷ ${shortCount(SMALL_SALES)} sales`;
				return rowsOf(paired, label);
			}),
		);
	},
};

/** `7.7 µs, p99 30.6`: what is too short for milliseconds. */
export function microsOf(paired: Paired, clock: string): string {
	const us = (share: number) => paired.percentile(clock, share).toFixed(1);
	return `${us(0.5)} µs, p99 ${us(0.99)}`;
}

function rowsOf(paired: Paired, label: string): Row[] {
	const row = (what: string, clock: string, goal?: Row['goal']): Row =>
		ratioRow(paired, {
			what: `${what}, ${label}`,
			ratio: paired.ratio(`many/${clock}`, `few/${clock}`),
			limit: 'limit',
			note: `${timesOf(paired, `many/${clock}`)} ÷ ${timesOf(paired, `few/${clock}`)}`,
			...(goal === undefined ? {} : { goal }),
		});
	return [
		row('sale’s transaction', 'commit', { id: '9', sign: '≤', value: 1.15, aim: 1.05 }),
		row('receipt by its number', 'receipt', { id: '9', sign: '≤', value: 1.5, aim: 1.05 }),
		row('whole request of a sale', 'request'),
		row('list of the day, 20 sales', 'list'),
		ratioRow(paired, {
			what: `where a member’s last 20 sales are ÷ a barcode hit, ${label}`,
			ratio: paired.ratio('many/history', 'many/barcode'),
			goal: { id: '9', sign: '≤', value: 4 },
			note: `${microsOf(paired, 'many/history')} ÷ ${microsOf(paired, 'many/barcode')}`,
		}),
		row('a member’s last 20 sales with their goods', 'visits'),
	];
}
