/** (v) How fast a ledger is verified, for information: a nightly check must end before morning. */
import { buildSales } from '../build/build-sales.ts';
import { runOnce } from '../harness/run-once.ts';
import type { Part } from '../part.ts';
import type { Row } from '../report.ts';
import { shortCount, SMALL_SALES } from '../sizes.ts';

export const verifySpeed: Part = {
	letter: 'v',
	title: 'verify',
	run: async (bench) => {
		const sales = bench.quick ? SMALL_SALES : 100_000;
		const dataDir = await buildSales(sales, bench.say);
		const rows: Row[] = [];
		for (const depth of ['usual', 'deep']) {
			bench.say(`verifying ${sales} sales (${depth})`);
			const { said } = await runOnce('verify.ts', [dataDir, depth]);
			const { ms = Number.NaN, events = Number.NaN } = said;
			const per100k = (ms / events) * 100_000;
			rows.push({
				what: `verify, ${depth}, ${shortCount(sales)} sales`,
				measured: (events / ms) * 1000,
				unit: 'events/s',
				note: `${(per100k / 1000).toFixed(1)} s per 100k events`,
			});
		}
		return rows;
	},
};
