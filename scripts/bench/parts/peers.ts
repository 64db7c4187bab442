/**
 * (f) The same sale in what other small tills are built on: files, the browser's stores, a server
 * on the same machine. Goal 3. Ours is the whole encrypted, chained, flushed transaction.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildCatalog } from '../build/build-catalog.ts';
import { forkVariant } from '../harness/fork-variant.ts';
import { launchBrowser } from '../harness/launch-browser.ts';
import { openLimit } from '../harness/open-limit.ts';
import { runPaired, type Paired } from '../harness/run-paired.ts';
import type { Variant } from '../harness/variant.ts';
import { pageVariant } from '../page/page-variant.ts';
import { servePage } from '../page/serve-page.ts';
import { holding, type Bench, type Part } from '../part.ts';
import { installPeers } from '../peers/install-peers.ts';
import { startPostgres } from '../peers/start-postgres.ts';
import { inWorkFolder } from '../places.ts';
import { ratioRow, type Row } from '../report.ts';
import { timesOf } from './durable-commit.ts';

/** A slow flush slows us and not those who never flush: then the ratios say nothing. */
const MOST_LIMIT_US = 300;

type Peer = { readonly name: string; readonly what: string; readonly goal?: number };

const PEERS: readonly Peer[] = [
	{ name: 'indexeddb', what: 'IndexedDB, strict durability', goal: 10 },
	{ name: 'dexie', what: 'Dexie', goal: 30 },
	{ name: 'rxdb', what: 'RxDB, free storage', goal: 50 },
	{ name: 'postgres', what: 'PostgreSQL on loopback, one round trip', goal: 6 },
	{ name: 'nedb', what: '@seald-io/nedb (no flush)' },
	{ name: 'lowdb', what: 'lowdb with 2000 sales (no flush)' },
];

export const peers: Part = {
	letter: 'f',
	title: 'the same sale in what other small tills are built on',
	run: (bench) => {
		const missing = installPeers(bench.say);
		if (missing !== undefined) return Promise.resolve([{ what: 'all peers', skipped: missing }]);
		return inWorkFolder((folder) => measure(bench, folder));
	},
};

type Skips = Record<string, string>;
type Hold = <H extends { close(): unknown }>(held: H | Promise<H>) => Promise<H>;

function measure(bench: Bench, folder: string): Promise<Row[]> {
	return holding(async (hold) => {
		const skips: Skips = {};
		const fork = (name: string, subject: string, task: unknown) =>
			hold(forkVariant({ name, subject, task }));
		const dataDir = path.join(folder, 'ours');
		const ours = await fork('ours', 'till.ts', { dataDir, lines: 8, calibrate: true });
		const catalog = {
			dataDir: await buildCatalog(10_000, bench.say),
			size: 10_000,
			searches: false,
		};
		const bytes = ours.facts['bytes'] ?? Number.NaN;
		const variants = [
			await hold(openLimit({ name: 'limit', bytes, folder })),
			ours,
			await fork('catalog', 'lookup.ts', catalog),
			...(await openFiles(fork, folder)),
			...(await openServer(hold, fork, { folder, skips })),
			...(await openPages(bench, hold, skips)),
		];
		const paired = await runPaired({
			variants,
			rounds: bench.quick ? 8 : 30,
			ops: opsOf(variants, bench.quick ? 8 : 20),
			limit: 'limit',
			...(bench.quick ? { tries: 1 } : {}),
			say: bench.say,
		});
		return rowsOf(paired, skips);
	});
}

/** Slow ones do fewer at a time. */
function opsOf(variants: readonly Variant[], usual: number): Record<string, number> {
	const ops = Object.fromEntries(variants.map(({ name }) => [name, usual]));
	return { ...ops, limit: 2 * usual, ours: 2 * usual, catalog: 20 * usual, lowdb: 1 };
}

type Fork = (name: string, subject: string, task: unknown) => Promise<Variant>;

async function openFiles(fork: Fork, folder: string): Promise<Variant[]> {
	const place = (name: string) => {
		const own = path.join(folder, name);
		mkdirSync(own);
		return own;
	};
	return [
		await fork('nedb', 'ne-db.ts', { folder: place('nedb') }),
		await fork('lowdb', 'low-db.ts', { folder: place('lowdb') }),
	];
}

async function openServer(
	hold: Hold,
	fork: Fork,
	{ folder, skips }: { readonly folder: string; readonly skips: Skips },
): Promise<Variant[]> {
	const server = await startPostgres(folder);
	if ('missing' in server) {
		skips['postgres'] = server.missing;
		return [];
	}
	const { port } = await hold(server);
	return [await fork('postgres', 'postgres.ts', { port })];
}

async function openPages(bench: Bench, hold: Hold, skips: Skips): Promise<Variant[]> {
	const browser = await launchBrowser();
	if ('missing' in browser) {
		for (const name of ['indexeddb', 'dexie', 'rxdb']) skips[name] = browser.missing;
		return [];
	}
	await hold(browser);
	const { url } = await hold(servePage());
	bench.say('filling the browser’s stores');
	const opened: Variant[] = [];
	for (const store of ['indexeddb', 'dexie', 'rxdb'] as const) {
		// A profile each: no store waits for another's files.
		const context = await browser.newContext();
		opened.push(await hold(pageVariant(context, url, store)));
	}
	return opened;
}

function rowsOf(paired: Paired, skips: Skips): Row[] {
	const limitUs = paired.percentile('limit', 0.5);
	const slow = `the limit’s p50 is ${(limitUs / 1000).toFixed(2)} ms: judged only below 0.3 ms`;
	const ours = timesOf(paired, 'ours/commit');
	const sales = PEERS.map(({ name, what, goal }): Row => {
		const row: Pick<Row, 'what' | 'goal'> = {
			what: `sale: ${what} ÷ ours, p50`,
			...(goal === undefined ? {} : { goal: { id: '3', sign: '≥', value: goal } }),
		};
		const skipped = skips[name];
		if (skipped !== undefined) return { ...row, skipped };
		const note = `${timesOf(paired, name)} ÷ ${ours}`;
		const ratio = paired.ratio(name, 'ours/commit');
		const judged = ratioRow(paired, { ...row, ratio, limit: 'limit', note });
		return limitUs > MOST_LIMIT_US && goal !== undefined ? { ...judged, invalid: slow } : judged;
	});
	return [...sales, ...barcodeRows(paired, skips)];
}

function barcodeRows(paired: Paired, skips: Skips): Row[] {
	const us = (clock: string) => `${paired.percentile(clock, 0.5).toFixed(1)} µs`;
	return (['indexeddb', 'dexie', 'rxdb', 'postgres'] as const).map((name): Row => {
		const what = `barcode among 10k: ${name} ÷ ours, p50`;
		const goal = { id: '3', sign: '≥', value: 20 } as const;
		const row = name === 'indexeddb' ? { what, goal } : { what };
		const skipped = skips[name];
		if (skipped !== undefined) return { ...row, skipped };
		const note = `${us(`${name}/barcode`)} ÷ ${us('catalog/barcode')}`;
		// No disk is touched: the limit's mood does not matter.
		const measured = paired.ratio(`${name}/barcode`, 'catalog/barcode');
		return { ...row, measured, unit: '×', note };
	});
}
