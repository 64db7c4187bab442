/**
 * Records a real till with recorder.c: builds the recorder, starts the selling child with it, and
 * keeps what was there before, so that the disk can be taken through the recording again.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
	isTransient,
	readRecording,
	SAID_FILE,
	type Operation,
	type Recording,
} from './recording.ts';
import { DiskModel } from './disk-model.ts';
import { startSelling, type SellingTask } from './selling-task.ts';

/** A recorded run of a till: where its folder is, how it looked before, and what was done to it. */
export type Take = {
	readonly name: string;
	/** Folder of one till; takes of the same till follow each other. */
	readonly root: string;
	/** The ledger was made and closed before: from the start it must always open. */
	readonly isOld: boolean;
	/** A copy of the folder as it was before. */
	readonly before: string;
	readonly log: string;
};

/** The folders of the till in a take's root. */
export const DATA = 'data';

/** Builds the recorder into `folder`; a sentence when this machine cannot. */
export function buildRecorder(
	folder: string,
): { readonly library: string } | { readonly why: string } {
	if (process.platform !== 'linux') return { why: 'system calls are recorded on Linux only' };
	const library = path.join(folder, 'recorder.so');
	const source = path.join(import.meta.dirname, 'recorder.c');
	const flags = ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread'];
	const built = spawnSync('gcc', flags, { encoding: 'utf8' });
	if (built.error !== undefined) return { why: 'gcc is not installed: nothing can be recorded' };
	if (built.status !== 0) return { why: `gcc could not build the recorder: ${built.stderr}` };
	return { library };
}

export type RecordOptions = {
	readonly name: string;
	/** The folder with the till in it; kept as it is when the recording ends. */
	readonly root: string;
	/** Where the log and the copy of the folder go. */
	readonly folder: string;
	readonly library: string;
	readonly isOld?: boolean;
	readonly task: Omit<SellingTask, 'dataDir' | 'saidFile'>;
};

/** Lets a till sell in `root` under the recorder. Throws when it ended in another way than told. */
export async function recordTill({
	name,
	root,
	folder,
	library,
	isOld = false,
	task,
}: RecordOptions): Promise<Take> {
	const take = {
		name,
		root,
		isOld,
		before: path.join(folder, `${name}.before`),
		log: path.join(folder, `${name}.log`),
	};
	mkdirSync(folder, { recursive: true });
	rmSync(path.join(root, SAID_FILE), { force: true });
	cpSync(root, take.before, { recursive: true });
	const child = startSelling(
		{ ...task, dataDir: path.join(root, DATA), saidFile: path.join(root, SAID_FILE) },
		{
			hear: () => undefined,
			env: { LD_PRELOAD: library, GUITAI_RECORD_ROOT: root, GUITAI_RECORD_LOG: take.log },
		},
	);
	const { code, stderr } = await child.ended;
	// Killed by itself, it has no code.
	const expected = task.end === 'die' ? null : 0;
	if (code !== expected || !existsSync(take.log)) {
		throw new Error(`the recorded till ended with ${code}: ${stderr}`);
	}
	return take;
}

/** The recording of a take, and the disk as it was before it. */
export function replayTake(take: Take): {
	readonly recording: Recording;
	readonly disk: DiskModel;
} {
	const files = readdirSync(take.before, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(take.before, path.join(entry.parentPath, entry.name)))
		.sort();
	const disk = new DiskModel();
	for (const [index, file] of files.entries()) {
		if (!isTransient(file)) disk.place(file, index + 1, readFileSync(path.join(take.before, file)));
	}
	return { recording: readRecording(take.log, take.root, files), disk };
}

/** How many points of the recording leave something unsure. */
export function countUnsure(disk: DiskModel, operations: readonly Operation[]): number {
	let points = 0;
	for (const operation of operations) {
		disk.apply(operation);
		if (disk.isUnsure()) points += 1;
	}
	return points;
}
