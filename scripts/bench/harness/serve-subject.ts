/**
 * Runs in a variant's process: opens the subject with the task the bench gave and answers its
 * chunks one after another. An error ends the process; the bench hears it as an exit.
 */
import type { FromSubject, ToSubject } from './messages.ts';
import type { Chunk, Subject } from './variant.ts';

/** `open` gets the task of `forkVariant`. Call once, at the end of a subject's file. */
export async function serveSubject<Task>(
	open: (task: Task) => Subject | Promise<Subject>,
): Promise<void> {
	const subject = await open(JSON.parse(process.argv[2] ?? 'null') as Task);
	const tell = (message: FromSubject) => process.send?.(message);
	let turn: Promise<unknown> = Promise.resolve();
	const answer = async (message: ToSubject) => {
		switch (message.ask) {
			case 'chunk':
				tell({ answer: 'chunk', chunk: await subject.chunk(message.ops) });
				return;
			case 'figures':
				tell({ answer: 'figures', figures: subject.figures?.() ?? {} });
				return;
			case 'close':
				await subject.close?.();
				tell({ answer: 'closed' });
				process.disconnect();
		}
	};
	process.on('message', (message) => {
		turn = turn.then(() => answer(message as ToSubject)).catch(endWith);
	});
	// A bench that was stopped takes its subjects along.
	process.on('disconnect', () => process.exit());
	tell({ answer: 'ready', facts: subject.facts ?? {} });
}

function endWith(error: unknown): void {
	process.stderr.write(
		`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
	);
	process.exit(1);
}

/** Times `work` and answers µs. */
export function timed(work: () => unknown): number {
	const from = process.hrtime.bigint();
	work();
	return Number(process.hrtime.bigint() - from) / 1000;
}

/** A chunk of synchronous operations, timed one by one. */
export function timedChunk(ops: number, work: (index: number) => unknown): Chunk {
	const op: number[] = [];
	for (let index = 0; index < ops; index += 1) op.push(timed(() => work(index)));
	return { op };
}
