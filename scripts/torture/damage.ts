/**
 * Damage (介质损坏): a bit that turned, a WAL that was cut short. The ledger of a till that closed
 * and of tills that were killed is spoiled in one place at a time, and what follows must be seen by
 * somebody: the opening refuses, verify names the place, or the witness says what is gone.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { connectReader, ledgerFile } from '#main/ledger/connect.ts';
import { loadHead } from '#main/ledger/head-row.ts';
import { readWitness } from '#main/ledger/witness-file.ts';
import { witnessDirOf } from '#main/system/paths.ts';
import { seededRandom } from '../sell/seeded-random.ts';
import type { DamageSaid, DamageTask, Spot, SpoiledTill } from './damage-task.ts';
import { copyTill, keyOf } from './evidence.ts';
import { add, type Failure, type PartReport } from './flaw.ts';
import type { Plant } from './plants.ts';
import { memoryFolder } from './power-cuts.ts';
import { startSelling } from './selling-task.ts';

export type DamageOptions = {
	/** How many single bits are turned; a fifth as many WALs are cut short besides. */
	readonly flips: number;
	readonly seed: number;
	readonly plant: Plant | undefined;
	/** Sales of the smallest ledger. */
	readonly sales: number;
	readonly work: string;
	readonly evidence: string;
};

const PART = 'damage';
const SCRIPT = path.join(import.meta.dirname, 'damage-child.ts');
const JUDGES = 2;

export async function tortureByDamage(options: DamageOptions): Promise<PartReport> {
	const started = performance.now();
	const tills = await makeTills(options);
	const spots = chooseSpots(tills, options);
	const scratch = mkdtempSync(path.join(memoryFolder(), 'guitai-damage-'));
	const counts: Record<string, number> = {};
	const failures: Failure[] = [];
	try {
		const work = Array.from({ length: JUDGES }, (_, judge) =>
			judgeShare(
				{
					tills,
					spots: path.join(options.work, 'spots.json'),
					judge,
					judges: JUDGES,
					scratch: path.join(scratch, String(judge)),
					evidence: path.join(options.evidence, 'spoiled'),
				},
				{ options, counts, failures },
			),
		);
		writeFileSync(path.join(options.work, 'spots.json'), JSON.stringify(spots));
		await Promise.all(work);
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
	return { part: PART, counts, failures, seconds: (performance.now() - started) / 1000 };
}

/** One till that closed, one killed before its first checkpoint, one killed after some. */
async function makeTills(options: DamageOptions): Promise<SpoiledTill[]> {
	const { sales, work, seed } = options;
	const closed = path.join(work, 'closed', 'data');
	mkdirSync(path.dirname(closed), { recursive: true });
	await sellThere(options, { dataDir: closed, sales, seed, end: 'close' });
	const young = path.join(work, 'killed-early', 'data');
	copyTill(closed, young);
	await sellThere(options, {
		dataDir: young,
		sales: Math.ceil(sales / 2),
		seed: seed + 1,
		end: 'stay',
	});
	const old = path.join(work, 'killed-late', 'data');
	copyTill(young, old);
	await sellThere(options, { dataDir: old, sales: sales * 3, seed: seed + 2, end: 'stay' });
	return [
		{ name: 'closed', dataDir: closed },
		{ name: 'killed early', dataDir: young },
		{ name: 'killed late', dataDir: old },
	];
}

type Selling = {
	readonly dataDir: string;
	readonly sales: number;
	readonly seed: number;
	readonly end: 'close' | 'stay';
};

async function sellThere({ plant }: DamageOptions, selling: Selling): Promise<void> {
	const resting = Promise.withResolvers<undefined>();
	const task = { ...selling, host: 'browser', ...(plant === undefined ? {} : { plant }) } as const;
	const child = startSelling(task, {
		hear: (said) => {
			if ('resting' in said) resting.resolve(undefined);
		},
	});
	if (selling.end === 'stay') {
		await Promise.race([resting.promise, child.ended]);
		if (plant !== 'no-witness') await settleWitness(selling.dataDir);
		child.kill();
	}
	const { code, stderr } = await child.ended;
	if (code !== (selling.end === 'stay' ? null : 0)) {
		throw new Error(`a till that was to be spoiled ended with ${code}: ${stderr}`);
	}
}

/**
 * A till that rests has witnessed what it sold a moment later: from then on every loss of an event
 * can be seen. A till that never does is not waited for for ever.
 */
async function settleWitness(dataDir: string): Promise<void> {
	for (let look = 0; look < 60; look += 1) {
		const db = connectReader(ledgerFile(dataDir), keyOf(dataDir));
		const head = loadHead(db);
		db.close();
		const witness = readWitness(witnessDirOf(dataDir));
		const isThere = witness.state === 'read' && witness.head.inc === head?.inc;
		if (isThere && witness.head.n === head.n) return;
		await setTimeout(50);
	}
}

/** Evenly spread over each file, a random bit of each byte chosen. */
function chooseSpots(tills: readonly SpoiledTill[], { flips, seed }: DamageOptions): Spot[] {
	const random = seededRandom(seed);
	const files = [
		{ till: 0, file: 'ledger.db', share: 0.4 },
		{ till: 1, file: 'ledger.db-wal', share: 0.25 },
		{ till: 2, file: 'ledger.db-wal', share: 0.2 },
		{ till: 2, file: 'ledger.db', share: 0.15 },
	];
	const spots: Spot[] = [];
	for (const { till, file, share } of files) {
		const dataDir = tills[till]?.dataDir ?? '';
		const { size } = statSync(path.join(dataDir, file));
		const wanted = Math.max(1, Math.round(flips * share));
		for (let nth = 0; nth < wanted; nth += 1) {
			const at = Math.min(size - 1, Math.floor(((nth + random.next()) * size) / wanted));
			spots.push({ till, file, at, bit: random.below(8) });
		}
		if (!file.endsWith('-wal')) continue;
		const cuts = Math.max(1, Math.round(flips / 10));
		for (let nth = 0; nth < cuts; nth += 1) {
			spots.push({ till, file, at: Math.floor(((nth + random.next()) * size) / cuts), bit: 'cut' });
		}
	}
	return spots;
}

type Collected = {
	readonly options: DamageOptions;
	readonly counts: Record<string, number>;
	readonly failures: Failure[];
};

async function judgeShare(
	task: DamageTask,
	{ options, counts, failures }: Collected,
): Promise<void> {
	const child = spawn(process.execPath, [SCRIPT, JSON.stringify(task)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	for await (const line of createInterface({ input: child.stdout })) {
		const said = JSON.parse(line) as DamageSaid;
		if ('counts' in said) {
			for (const [name, n] of Object.entries(said.counts)) add(counts, name, n);
			continue;
		}
		const { flaw, kept } = said;
		const again = `npm run torture -- --only damage --seed ${options.seed} --flips ${options.flips}`;
		failures.push({
			...flaw,
			part: PART,
			replay: kept === '' ? again : `${again} (kept in ${kept})`,
		});
	}
	const code = await ended;
	if (code !== 0) throw new Error(`a judge of the damage ended with ${code}`);
}

/** The files of a till by path from the folder above its data folder. */
export function readTill({ dataDir }: SpoiledTill): Map<string, Buffer> {
	const files = new Map<string, Buffer>();
	const folder = path.basename(dataDir);
	for (const name of ['ledger.db', 'ledger.db-wal', 'ledger.key']) {
		const file = path.join(dataDir, name);
		if (statSync(file, { throwIfNoEntry: false }) === undefined) continue;
		files.set(`${folder}/${name}`, readFileSync(file));
	}
	const witness = readFileSync(path.join(witnessDirOf(dataDir), 'head.json'));
	return files.set(`${path.basename(witnessDirOf(dataDir))}/head.json`, witness);
}
