/**
 * One of the judges of the power-cut part: takes a disk through every take, and at its share of the
 * points lets the power go and looks at what is found. Given a StatesTask as JSON in argv[2]; says
 * one line of JSON for each flaw and one with its figures.
 */
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { seededRandom, type Random } from '../sell/seeded-random.ts';
import { openCrashFolder } from './crash-folder.ts';
import type { CrashState, DiskModel, Survival } from './disk-model.ts';
import { keyOf } from './evidence.ts';
import { add, type Flaw } from './flaw.ts';
import { judgeQuickly, judgeWholly, type QuickLook } from './judge-state.ts';
import { keepPromises, type Promises } from './promises.ts';
import { countUnsure, DATA, replayTake, type Take } from './record-till.ts';
import type { StatesSaid, StatesTask } from './states-task.ts';

const task = JSON.parse(process.argv[2] ?? '') as StatesTask;
const tell = (line: StatesSaid) => process.stdout.write(`${JSON.stringify(line)}\n`);
/** Neighbouring points share most of their pages, so a judge takes them by the block. */
const BLOCK = 64;
const WHOLE_EVERY = 80;
const WHOLE_EVERY_AT_BIRTH = 8;

const counts: Record<string, number> = {};
const quick = openCrashFolder(path.join(task.scratch, 'quick'));
const whole = openCrashFolder(path.join(task.scratch, 'whole'));
const points = task.takes.map((take) => {
	const { disk, recording } = replayTake(take);
	return countUnsure(disk, recording.operations);
});
const perPoint =
	(task.states + 3 * Math.sqrt(task.states)) / points.reduce((sum, one) => sum + one, 0);
let keeper = keepPromises();
for (const [no, take] of task.takes.entries()) {
	if (take.root !== task.takes[no - 1]?.root) keeper = keepPromises();
	if (take.isOld) keeper.trust();
	await cutThrough(no, take);
}
tell({ counts });

async function cutThrough(no: number, take: Take): Promise<void> {
	const { disk, recording } = replayTake(take);
	const key = keyOf(path.join(take.root, DATA));
	for (const [index, operation] of recording.operations.entries()) {
		disk.apply(operation);
		if (operation.kind === 'said') keeper.hear(operation.said);
		if (Math.floor(index / BLOCK) % task.judges !== task.judge || !disk.isUnsure()) continue;
		await cutAt({ no, index, disk, key, promises: keeper.promises });
		// The writing of lines needs its turn too.
		if (index % BLOCK === 0) await setImmediate();
	}
}

type Point = {
	readonly no: number;
	readonly index: number;
	readonly disk: DiskModel;
	readonly key: Uint8Array;
	readonly promises: Promises;
};

async function cutAt(point: Point): Promise<void> {
	const { no, index } = point;
	const random = randomAt(no, index, -1);
	const wanted = Math.floor(perPoint) + (random.next() < perPoint % 1 ? 1 : 0);
	for (let nth = 0; nth < wanted; nth += 1) {
		const variant = wanted >= 3 ? nth : random.pick([0, 1, 2, 3, 4]);
		if (task.only === undefined) await cutOnce(point, variant);
	}
	if (task.only?.take === no && task.only.index === index) await cutOnce(point, task.only.variant);
}

/** Variant 0 is the kill of the program alone, 1 loses all that is unsure, the others are chance. */
async function cutOnce(point: Point, variant: number): Promise<void> {
	const { no, index, disk, promises } = point;
	const random = randomAt(no, index, variant);
	const survival: Survival = variant === 0 ? 'all' : variant === 1 ? 'none' : random;
	const state = new Map(disk.crash(survival));
	if (variant > 1 && random.next() < 0.1) leaveSharedMemory(state, random);
	add(counts, 'states');
	add(counts, variant === 0 ? 'killed' : variant === 1 ? 'unsynced gone' : 'torn');
	const seen = look(state, point);
	const every = promises.isOpen ? WHOLE_EVERY : WHOLE_EVERY_AT_BIRTH;
	const isWhole = seen === 'unreadable' || task.only !== undefined || random.below(every) === 0;
	const flaws = [
		...(seen === 'unreadable' ? [] : seen.flaws),
		...(isWhole ? await lookWholly(state, promises) : []),
	];
	if (flaws.length === 0) return;
	const replay = `${no}.${index}.${variant}`;
	const kept = keepState(state, replay);
	for (const flaw of flaws) tell({ flaw: { ...flaw, state: replay, kept } });
}

function look(state: CrashState, { key, promises }: Point): QuickLook {
	quick.show(state);
	return judgeQuickly({ dataDir: path.join(quick.root, DATA), key, promises });
}

async function lookWholly(state: CrashState, promises: Promises): Promise<readonly Flaw[]> {
	whole.show(state);
	add(counts, 'whole looks');
	try {
		const look = await judgeWholly({ dataDir: path.join(whole.root, DATA), promises });
		if (look.outcome !== 'ready') add(counts, `before the first opening: ${look.outcome}`);
		return look.flaws;
	} catch (failure) {
		return [{ kind: 'broken', what: `opening threw: ${String(failure)}` }];
	} finally {
		whole.spoilt();
	}
}

/** What was in memory that was shared is on the disk as anything. */
function leaveSharedMemory(state: Map<string, Buffer>, random: Random): void {
	const bytes = Buffer.alloc(32_768);
	for (let at = 0; at < 512; at += 1) bytes[at] = random.below(256);
	state.set(`${DATA}/ledger.db-shm`, bytes);
}

/** The first few are kept to be looked at. */
function keepState(state: CrashState, name: string): string {
	if ((counts['kept'] ?? 0) >= 3) return '';
	add(counts, 'kept');
	whole.spoilt();
	whole.show(state);
	const place = path.join(task.evidence, `state-${name}`);
	mkdirSync(task.evidence, { recursive: true });
	cpSync(whole.root, place, { recursive: true });
	whole.spoilt();
	return place;
}

function randomAt(no: number, index: number, variant: number): Random {
	return seededRandom(
		Math.imul(task.seed + no, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b) ^ variant,
	);
}
