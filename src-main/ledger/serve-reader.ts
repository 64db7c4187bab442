/**
 * A reader's thread: a read-only connection of its own and jobs that are done on it, one after
 * another. What a person waits for a second for is read here and not between two scans.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadableLedger } from './access.ts';
import { connectReader } from './connect.ts';
import { codeOf } from './ledger-refusal.ts';

export type ReaderTask = { readonly file: string; readonly key: Uint8Array };

/** What a long job asks and says on its way. */
export type ReaderWalk = {
	/** Somebody does not want it any more: end, and give `undefined`. */
	isStopped(): boolean;
	/** How far it is, 0…1000. */
	moved(progress: number): void;
};

/** By name: each reads what `input` asks for. `undefined` says that it was stopped. */
export type ReaderJobs = Readonly<
	Record<string, (ledger: ReadableLedger, input: never, walk: ReaderWalk) => unknown>
>;

export type ReaderMessage =
	| { readonly id: number; readonly job: string; readonly input: unknown; readonly stop: Stop }
	| 'end';
type Stop = SharedArrayBuffer;

export type ReaderAnswer = { readonly id: number } & (
	| { readonly progress: number }
	| { readonly value: unknown }
	| { readonly failure: { readonly message: string; readonly code: string } }
);

/** Answers jobs until it hears `end`. Called once, by a file that is a thread. */
export function serveReader(jobs: ReaderJobs): void {
	const { file, key } = workerData as ReaderTask;
	const ledger: ReadableLedger = { db: connectReader(file, key) };
	const tell = (answer: ReaderAnswer) => parentPort?.postMessage(answer);
	parentPort?.on('message', (message: ReaderMessage) => {
		if (message === 'end') {
			ledger.db.close();
			parentPort?.close();
			return;
		}
		const { id, job, input, stop } = message;
		const marks = new Int32Array(stop);
		const walk: ReaderWalk = {
			isStopped: () => Atomics.load(marks, 0) === 1,
			moved: (progress) => tell({ id, progress }),
		};
		try {
			const work = jobs[job];
			if (work === undefined) throw new TypeError(`no such job: ${job}`);
			tell({ id, value: walk.isStopped() ? undefined : work(ledger, input as never, walk) });
		} catch (failure) {
			const message = failure instanceof Error ? failure.message : String(failure);
			tell({ id, failure: { message, code: codeOf(failure) } });
		}
	});
}
