/**
 * `npm run laws -- [--runs N] [--seed S] [--only BASKET] [--threads T]`
 *
 * The laws of pricing on random baskets: all sums exact, also after cash rounding, no line below
 * zero, tax right per rate, limits kept, the same answer twice and in any order of scanning, the
 * explanation sums to the discount, and one more item never costs more than its own price. Prints
 * what it saw; ends with 1 when a basket broke a law, when more than one in a thousand needed an
 * exception, or when too few were priced or had two rules to be worth the name. A failure names
 * its basket: `--only` prices it again with the same seed.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import {
	addTally,
	emptyTally,
	judgeStretch,
	sumOf,
	type Failure,
	type Tally,
} from './laws/tally.ts';

const STRETCH = 2000;
const MOST_EXCEPTIONS = 0.001;
const LEAST_RULED = 0.3;
const LEAST_PRICED = 0.8;

process.exitCode = await main();

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			runs: { type: 'string', default: '20000' },
			seed: { type: 'string', default: '1' },
			threads: { type: 'string', default: String(os.availableParallelism()) },
			only: { type: 'string' },
		},
	});
	const [runs, seed, threads] = [values.runs, values.seed, values.threads].map(Number);
	if (![runs, seed, threads].every((value) => Number.isSafeInteger(value) && Number(value) > 0)) {
		process.stderr.write('laws: --runs, --seed and --threads are whole numbers from 1\n');
		return 2;
	}
	const from = performance.now();
	const tally =
		values.only === undefined
			? await judgeAll(Number(runs), Number(seed), Number(threads))
			: judgeStretch({ seed: Number(seed), from: Number(values.only), count: 1 });
	const seconds = (performance.now() - from) / 1000;
	process.stdout.write(reportOf(tally, { seed: Number(seed), seconds }));
	return isKept(tally) ? 0 : 1;
}

/** Hands the stretches to threads as they come free. */
async function judgeAll(runs: number, seed: number, threads: number): Promise<Tally> {
	const sum = emptyTally();
	let next = 0;
	const work = async () => {
		const worker = new Worker(new URL('laws-worker.ts', import.meta.url));
		try {
			while (next < runs) {
				const stretch = { seed, from: next, count: Math.min(STRETCH, runs - next) };
				next += stretch.count;
				worker.postMessage(stretch);
				const answer = await answerOf(worker);
				addTally(sum, answer);
				for (const failure of answer.failures) process.stderr.write(lineOf(failure));
				if (next % (STRETCH * 25) === 0) process.stderr.write(`laws: ${next} of ${runs}\n`);
			}
		} finally {
			await worker.terminate();
		}
	};
	await Promise.all(Array.from({ length: threads }, work));
	return sum;
}

function answerOf(worker: Worker): Promise<Tally> {
	return new Promise((resolve, reject) => {
		worker.once('message', (tally: Tally) => {
			worker.off('error', reject);
			resolve(tally);
		});
		worker.once('error', reject);
	});
}

function lineOf({ basket, law }: Failure): string {
	return `  basket ${basket}: ${law}\n`;
}

function isKept(tally: Tally): boolean {
	const few = tally.baskets < 1000;
	const priced = tally.baskets - sumOf(tally.refused);
	const excused = sumOf(tally.exceptions) <= MOST_EXCEPTIONS * tally.baskets;
	const worth = priced >= LEAST_PRICED * tally.baskets && tally.ruled >= LEAST_RULED * priced;
	return tally.failed === 0 && (few || (excused && worth));
}

function reportOf(tally: Tally, run: { readonly seed: number; readonly seconds: number }): string {
	const { baskets, lines, ruled, refused, exceptions, kinds, features, failed, failures } = tally;
	const priced = baskets - sumOf(refused);
	const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(3)} %`;
	const list = (counts: Readonly<Record<string, number>>) =>
		Object.entries(counts)
			.sort(([, a], [, b]) => b - a)
			.map(([key, times]) => `  ${String(times).padStart(9)}  ${key}`);
	return (
		[
			`${baskets} baskets, seed ${run.seed}, ${(lines / baskets).toFixed(2)} lines a basket, ` +
				`${run.seconds.toFixed(0)} s`,
			`${priced} priced, ${ruled} of them (${share(ruled, priced)}) with two rules or more`,
			'baskets with:',
			...list(kinds),
			'and with:',
			...list(features),
			`refused by name: ${sumOf(refused)}`,
			...list(refused),
			`exceptions to "one more item": ${sumOf(exceptions)} (${share(sumOf(exceptions), baskets)})`,
			...list(exceptions),
			`failures: ${failed}`,
			'',
		].join('\n') + failures.map(lineOf).join('')
	);
}
