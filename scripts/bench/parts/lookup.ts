/** (c) Finding goods among ten thousand and among a million. Goal 2. */
import { buildCatalog } from '../build/build-catalog.ts';
import { decryptCopy } from '../build/decrypt-copy.ts';
import { forkVariant, WITHOUT_CIPHER } from '../harness/fork-variant.ts';
import { runPaired, type Paired } from '../harness/run-paired.ts';
import { holding, type Bench, type Part } from '../part.ts';
import { installPeers } from '../peers/install-peers.ts';
import { ratioRow, type Row } from '../report.ts';

const SMALL = 10_000;
const KINDS = ['initials-1', 'initials-3', 'pinyin-5', 'name-2', 'inside-2', 'digits-8'] as const;

export const lookup: Part = {
	letter: 'c',
	title: 'finding goods in catalogues of two sizes',
	run: async (bench) => {
		const large = bench.quick ? 200_000 : 1_000_000;
		const small = await buildCatalog(SMALL, bench.say);
		const big = await buildCatalog(large, bench.say);
		const open = (name: string, dataDir: string, size: number) => {
			const task = { dataDir, size, searches: true };
			return forkVariant({ name, subject: 'lookup.ts', task });
		};
		const openPlain = (name: string, dataDir: string, size: number) => {
			const task = { dataDir: decryptCopy(dataDir), size, searches: false };
			return forkVariant({ name, subject: 'lookup.ts', task, preload: [WITHOUT_CIPHER] });
		};
		return holding(async (hold) => {
			const variants = [
				await hold(open('small', small, SMALL)),
				await hold(open('large', big, large)),
				await hold(openPlain('plain-small', small, SMALL)),
				await hold(openPlain('plain-large', big, large)),
			];
			bench.say('looking goods up');
			const ops = bench.quick ? 500 : 1000;
			const paired = await runPaired({ variants, rounds: bench.quick ? 12 : 30, ops });
			const bytes = (await variants[1]?.figures())?.['bytes'] ?? Number.NaN;
			return [
				...barcodeRows(paired, large),
				...searchRows(paired, large),
				await memoryRow(bench, large, bytes),
			];
		});
	},
};

type Comparison = {
	readonly what: string;
	readonly of: readonly [string, string];
	readonly share?: number;
	readonly goal?: number;
	readonly note?: string;
};

function barcodeRows(paired: Paired, large: number): Row[] {
	const sizes = `${large / 1000}k ÷ ${SMALL / 1000}k products`;
	const us = (clock: string) =>
		`${paired.percentile(clock, 0.5).toFixed(1)} µs, p99 ${paired.percentile(clock, 0.99).toFixed(1)}`;
	const row = ({ what, of, share = 0.5, goal, note }: Comparison): Row =>
		ratioRow(paired, {
			what: `${what}, ${sizes}`,
			ratio: paired.ratio(of[0], of[1], share),
			note: [`${us(of[0])} ÷ ${us(of[1])}`, note].filter(Boolean).join('; '),
			...(goal === undefined ? {} : { goal: { id: '2', sign: '≤', value: goal } }),
		});
	const encrypted = ['large/barcode', 'small/barcode'] as const;
	const plain = ['plain-large/barcode', 'plain-small/barcode'] as const;
	const mixed = ['large/barcode', 'plain-small/barcode'] as const;
	return [
		row({ what: 'barcode p50, encrypted', of: encrypted, goal: 2.5 }),
		row({ what: 'barcode p99, encrypted', of: encrypted, share: 0.99, goal: 3.5 }),
		row({ what: 'barcode p50, not encrypted', of: plain, goal: 1.5 }),
		row({ what: 'barcode p99, not encrypted', of: plain, share: 0.99, goal: 2.5 }),
		row({ what: 'barcode p50, encrypted ÷ not encrypted', of: mixed, note: 'the aim is 1.5' }),
		row({ what: 'a code nobody has, encrypted', of: ['large/miss', 'small/miss'] }),
	];
}

function searchRows(paired: Paired, large: number): Row[] {
	return KINDS.map((kind) =>
		ratioRow(paired, {
			what: `top 20 by ${kind} ÷ a barcode hit, ${large / 1000}k products`,
			ratio: paired.ratio(`large/${kind}`, 'large/barcode'),
			goal: { id: '2', sign: '≤', value: 12 },
			note: `${paired.percentile(`large/${kind}`, 0.5).toFixed(0)} µs`,
		}),
	);
}

async function memoryRow(bench: Bench, size: number, bytes: number): Promise<Row> {
	const what = 'memory of lookups and searches ÷ memory of minisearch';
	const goal = { id: '2', sign: '≤', value: 0.05 } as const;
	const missing = installPeers(bench.say);
	if (missing !== undefined) return { what, goal, skipped: missing };
	bench.say(`filling minisearch with ${size} products`);
	return holding(async (hold) => {
		const plan = { name: 'minisearch', subject: 'minisearch.ts', task: { size } };
		const minisearch = await hold(forkVariant(plan));
		const theirs = (await minisearch.figures())['bytes'] ?? Number.NaN;
		const mb = (value: number) => `${(value / 1e6).toFixed(0)} MB`;
		const row = { what, measured: bytes / theirs, note: `${mb(bytes)} ÷ ${mb(theirs)}` };
		// Ours is a cache of one size; the goal is for what a large catalogue weighs.
		return bench.quick ? row : { ...row, goal };
	});
}
