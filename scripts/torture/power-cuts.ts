/**
 * Power cuts (断电): a real till is recorded from its first start through a day with checkpoints, a
 * kill and the start after it, and an older till while it is brought up to date; then judges let
 * the power go at every point of the recording and look at what a disk may hold there. With
 * synchronous=FULL nothing acknowledged may be missing.
 */
import { spawn } from 'node:child_process';
import {
	accessSync,
	constants,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { add, type Failure, type PartReport } from './flaw.ts';
import { makeOldTill } from './old-till.ts';
import type { Plant } from './plants.ts';
import { buildRecorder, DATA, recordTill, replayTake, type Take } from './record-till.ts';
import { isTransient } from './recording.ts';
import type { StateFlaw, StatesSaid, StatesTask } from './states-task.ts';

export type PowerCutOptions = {
	/** About how many states. */
	readonly states: number;
	/** Sales of the recorded day; a checkpoint comes every thirty or so. */
	readonly sales: number;
	readonly seed: number;
	readonly plant: Plant | undefined;
	/** Records the first start only. */
	readonly firstOnly?: boolean;
	/** Keeps recordings and bad states. */
	readonly evidence: string;
};

const PART = 'power cuts';
const SCRIPT = path.join(import.meta.dirname, 'states-child.ts');
const JUDGES = 2;

export async function tortureByPowerCuts(options: PowerCutOptions): Promise<PartReport> {
	const started = performance.now();
	const folder = path.join(options.evidence, 'recordings');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const built = buildRecorder(folder);
	if ('why' in built) {
		return { part: PART, counts: {}, failures: [], seconds: 0, skipped: built.why };
	}
	const takes = await recordTakes(options, { folder, library: built.library });
	const judging = performance.now();
	const { counts, flaws } = await judgeAll(takes, options);
	const now = performance.now();
	const { notes, failures } = unseen(takes);
	const states = counts['states'] ?? 0;
	return {
		part: PART,
		counts: {
			...countTakes(takes),
			...counts,
			'states per second': Math.round((states * 1000) / (now - judging)),
		},
		failures: [...failures, ...flaws.map((flaw) => failureOf(flaw, options))],
		seconds: (now - started) / 1000,
		notes,
	};
}

/** Looks once more at one state of the recordings kept in `evidence`. */
export async function lookAgain(
	evidence: string,
	state: string,
	seed: number,
): Promise<StateFlaw[]> {
	const [take = 0, index = 0, variant = 0] = state.split('.').map(Number);
	const takes = JSON.parse(
		readFileSync(path.join(evidence, 'recordings/takes.json'), 'utf8'),
	) as Take[];
	const judged = await judgeAll(takes, {
		evidence,
		seed,
		states: 0,
		judges: 1,
		only: { take, index, variant },
	});
	return judged.flaws;
}

type Recorder = { readonly folder: string; readonly library: string };

async function recordTakes(
	{ sales, seed, plant, firstOnly = false }: PowerCutOptions,
	{ folder, library }: Recorder,
): Promise<Take[]> {
	const till = path.join(folder, 'till');
	mkdirSync(till);
	const old = path.join(folder, 'old-till');
	mkdirSync(old);
	await makeOldTill(path.join(old, DATA));
	const common = { host: 'browser', ...(plant === undefined ? {} : { plant }) } as const;
	const few = Math.max(3, Math.floor(sales / 8));
	const plans = [
		{ name: 'first-start', root: till, isOld: false, sales: few, end: 'close' },
		{ name: 'day', root: till, isOld: false, sales, end: 'die' },
		{ name: 'after-the-kill', root: till, isOld: false, sales: few, end: 'close' },
		{ name: 'update', root: old, isOld: true, sales: 3, end: 'close' },
	] as const;
	const takes: Take[] = [];
	for (const [index, { name, root, isOld, ...plan }] of plans.entries()) {
		if (firstOnly && index > 0) break;
		const task = { ...common, ...plan, seed: seed * 10 + index };
		takes.push(await recordTill({ name, root, isOld, folder, library, task }));
	}
	writeFileSync(path.join(folder, 'takes.json'), JSON.stringify(takes));
	return takes;
}

function countTakes(takes: readonly Take[]): Record<string, number> {
	const counts = { operations: 0, flushes: 0, 'acknowledged sales': 0 };
	for (const take of takes) {
		const { operations } = replayTake(take).recording;
		counts.operations += operations.length;
		for (const operation of operations) {
			if (operation.kind === 'flush') counts.flushes += 1;
			if (operation.kind === 'said' && 'sale' in operation.said) counts['acknowledged sales'] += 1;
		}
	}
	return counts;
}

/** What the recorder could not see must be nothing that has to survive. */
function unseen(takes: readonly Take[]): { notes: string[]; failures: Failure[] } {
	const recordings = takes.map((take) => replayTake(take).recording);
	const mapped = [...new Set(recordings.flatMap((one) => one.mapped))];
	const unknown = [...new Set(recordings.flatMap((one) => one.unknown))];
	const unseen = [...mapped.filter((file) => !isTransient(file)), ...unknown];
	return {
		notes: [`written through a mapping: ${mapped.join(', ') || 'nothing'} (SQLite rebuilds it)`],
		failures: unseen.map((what) => ({
			kind: 'broken',
			what: `the recorder does not see all that is written: ${what}`,
			part: PART,
			replay: 'npm run torture',
		})),
	};
}

type Judging = {
	readonly evidence: string;
	readonly seed: number;
	readonly states: number;
	readonly judges?: number;
	readonly only?: NonNullable<StatesTask['only']>;
};
type Judged = { readonly counts: Record<string, number>; readonly flaws: StateFlaw[] };

async function judgeAll(
	takes: readonly Take[],
	{ evidence, seed, states, judges = JUDGES, only }: Judging,
): Promise<Judged> {
	const scratch = mkdtempSync(path.join(memoryFolder(), 'guitai-states-'));
	const judged: Judged = { counts: {}, flaws: [] };
	try {
		const work = Array.from({ length: judges }, async (_, judge) => {
			const task: StatesTask = {
				takes,
				judge,
				judges,
				seed,
				states,
				scratch: path.join(scratch, String(judge)),
				evidence: path.join(evidence, 'bad-states'),
				...(only === undefined ? {} : { only }),
			};
			await judge1(task, judged);
		});
		await Promise.all(work);
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
	return judged;
}

async function judge1(task: StatesTask, { counts, flaws }: Judged): Promise<void> {
	const child = spawn(process.execPath, [SCRIPT, JSON.stringify(task)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	for await (const line of createInterface({ input: child.stdout })) {
		const said = JSON.parse(line) as StatesSaid;
		if ('flaw' in said) flaws.push(said.flaw);
		else for (const [name, n] of Object.entries(said.counts)) add(counts, name, n);
	}
	const code = await ended;
	if (code !== 0) throw new Error(`a judge of the power cuts ended with ${code}`);
}

function failureOf({ kind, what, state, kept }: StateFlaw, options: PowerCutOptions): Failure {
	const again = `npm run torture -- --again ${options.evidence} --state ${state} --seed ${options.seed}`;
	return { kind, what, part: PART, replay: kept === '' ? again : `${again} (kept in ${kept})` };
}

/** Memory, where there is some to be had as a folder: states are written and read, never kept. */
export function memoryFolder(): string {
	try {
		accessSync('/dev/shm', constants.W_OK);
		return '/dev/shm';
	} catch {
		return tmpdir();
	}
}
