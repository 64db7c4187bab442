/**
 * (g) From the start of the process to the first lookup, with a big ledger and with an empty one,
 * and what a WAL left by a power cut adds. Goal 8a.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildSales, megabytesOf } from '../build/build-sales.ts';
import { openBenchTill } from '../till/open-bench-till.ts';
import { runOnce, runToDeath } from '../harness/run-once.ts';
import { median } from '../harness/stats.ts';
import { buildNative } from '../native/build-native.ts';
import { largeSales } from '../sizes.ts';
import type { Bench, Part } from '../part.ts';
import { inWorkFolder, root } from '../places.ts';
import type { Row } from '../report.ts';

const WAL_MB = 64;

export const coldStart: Part = {
	letter: 'g',
	title: 'process start to first lookup; recovery of a WAL',
	run: async (bench) => {
		const big = await buildSales(largeSales(bench), bench.say);
		return inWorkFolder(async (folder) => [
			...(await startRows(bench, folder, big)),
			await recoveryRow(bench, folder),
		]);
	},
};

async function emptyTill(folder: string, name: string): Promise<string> {
	const dataDir = path.join(folder, name);
	await (await openBenchTill({ dataDir, lines: 1 })).close();
	return dataDir;
}

async function startRows(bench: Bench, folder: string, big: string): Promise<Row[]> {
	const empty = await emptyTill(folder, 'empty');
	const evict = buildNative('evict');
	const start = async (dataDir: string) =>
		(await runOnce('cold-start.ts', [dataDir, path.join(root, 'migrations')])).ms;
	const warm: number[] = [];
	const cold: number[] = [];
	const none: number[] = [];
	bench.say('starting again and again');
	await start(empty);
	await start(big);
	for (let round = 0; round < (bench.quick ? 7 : 15); round += 1) {
		none.push(await start(empty));
		warm.push(await start(big));
		if ('missing' in evict) continue;
		spawnSync(evict.file, [path.join(big, 'ledger.db')]);
		cold.push(await start(big));
	}
	const size = `${megabytesOf(big)} MB`;
	const ratios = (many: readonly number[]) => median(many.map((ms, n) => ms / (none[n] ?? ms)));
	const note = (many: readonly number[]) =>
		`${median(many).toFixed(0)} ms ÷ ${median(none).toFixed(0)} ms`;
	const coldRow = {
		what: `start to first lookup, ledger of ${size} out of the cache ÷ empty ledger`,
		goal: { id: '8a', sign: '≤', value: 1.15, aim: 1.05 },
	} as const;
	return [
		{
			what: `start to first lookup, ledger of ${size} ÷ empty ledger`,
			measured: ratios(warm),
			note: note(warm),
		},
		'missing' in evict
			? { ...coldRow, skipped: `the cache cannot be emptied: ${evict.missing}` }
			: { ...coldRow, measured: ratios(cold), note: note(cold) },
	];
}

async function recoveryRow(bench: Bench, folder: string): Promise<Row> {
	const dataDir = await emptyTill(folder, 'cut');
	bench.say(`leaving a WAL of ${WAL_MB} MB behind`);
	const times: number[] = [];
	const clean: number[] = [];
	for (let round = 0; round < 3; round += 1) {
		clean.push((await runOnce('open-ledger.ts', [dataDir])).said['ms'] ?? Number.NaN);
		await runToDeath('long-wal.ts', [dataDir, String(WAL_MB * 1e6)]);
		times.push((await runOnce('open-ledger.ts', [dataDir])).said['ms'] ?? Number.NaN);
	}
	return {
		what: `opening after a kill, per MB of WAL (${WAL_MB} MB)`,
		measured: (median(times) - median(clean)) / WAL_MB,
		unit: 'ms/MB',
		goal: { id: '8a', sign: '≤', value: 1.5 },
		note: `${median(times).toFixed(0)} ms, without ${median(clean).toFixed(0)} ms`,
	};
}
