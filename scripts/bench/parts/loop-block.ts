/** (l) The longest that main's event loop stands still: selling, folding stock, importing. */
import { runOnce } from '../harness/run-once.ts';
import type { Part } from '../part.ts';
import { inWorkFolder } from '../places.ts';
import type { Row } from '../report.ts';

export const loopBlock: Part = {
	letter: 'l',
	title: 'event loop of main: how long it stands still',
	run: (bench) =>
		inWorkFolder(async (folder) => {
			const [sales, rows] = bench.quick ? ['100', '2000'] : ['500', '5000'];
			const { said } = await runOnce('loop-block.ts', [`${folder}/till`, sales, rows]);
			const row = (what: string, phase: string): Row => ({
				what: `longest stop while ${what}`,
				measured: said[`${phase}Max`] ?? Number.NaN,
				unit: 'ms',
				goal: { id: '–', sign: '≤', value: 16 },
				note: `p99 ${(said[`${phase}P99`] ?? Number.NaN).toFixed(1)} ms`,
			});
			return [
				row(`selling ${sales} baskets`, 'selling'),
				row('folding stock', 'folding'),
				row(`importing ${rows} rows`, 'importing'),
			];
		}),
};
