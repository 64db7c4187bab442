/**
 * (p) What one change of a large basket costs: 200 lines under 300 promotions priced anew, against
 * one frame, and against a plain way of pricing that tries every promotion on every line. Both are
 * asked in turn, and a run in which they disagree has measured nothing.
 */
import { largeBasket } from '../../laws/large-basket.ts';
import { plainTotal } from '../../laws/plain-price.ts';
import { priceBasket } from '#shared/pricing/price-basket.ts';
import { median, percentile } from '../harness/stats.ts';
import type { Part } from '../part.ts';
import type { Row } from '../report.ts';

/** Ways that the plain one counts through for one group of goods. */
const PLAIN_WAYS = 2_000_000;

export const pricing: Part = {
	letter: 'p',
	title: 'pricing a basket',
	run: async (bench) => {
		const [seeds, rounds] = bench.quick ? [2, 40] : [5, 200];
		const [ours, plain]: [number[], number[]] = [[], []];
		let disagreed = '';
		for (let seed = 1; seed <= seeds; seed += 1) {
			bench.say(`200 lines, 300 promotions, seed ${seed}`);
			const basket = largeBasket(seed);
			const expected = timed(plain, () => plainTotal(basket, PLAIN_WAYS));
			for (let round = 0; round < rounds; round += 1) {
				// The last line changes its place: nothing may be remembered from the round before.
				const lines = basket.lines.map((line, at) => (at === round % 200 ? { ...line } : line));
				const priced = timed(ours, () => priceBasket({ ...basket, lines }));
				const total = priced.ok ? priced.value.total : priced.refusal.code;
				if (total !== expected) disagreed = `${total}, plain ${expected} (seed ${seed})`;
			}
		}
		return rowsOf(ours, plain, disagreed);
	},
};

function timed<T>(times: number[], work: () => T): T {
	const from = performance.now();
	const result = work();
	times.push(performance.now() - from);
	return result;
}

function rowsOf(ours: readonly number[], plain: readonly number[], disagreed: string): Row[] {
	const p95 = percentile(ours, 0.95);
	const invalid = disagreed === '' ? {} : { invalid: `the answers differ: ${disagreed}` };
	return [
		{
			what: '200 lines × 300 promotions priced anew, p95',
			measured: p95,
			unit: 'ms',
			goal: { id: 'PRO', sign: '≤', value: 16, aim: 2 },
			note: `p50 ${median(ours).toFixed(2)} ms`,
			...invalid,
		},
		{
			what: 'plain pricing ÷ ours, p50',
			measured: median(plain) / median(ours),
			unit: '×',
			note: `plain p50 ${median(plain).toFixed(0)} ms, every answer the same`,
			...invalid,
		},
	];
}
