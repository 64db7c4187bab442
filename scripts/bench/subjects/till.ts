/**
 * The till itself: whole cash sales through the product's own request, one right behind the other.
 * Clocks: `commit` is the sale's transaction from BEGIN until the pen says it is on the disk,
 * `request` is from question to answer, with the drawer's pulse written down.
 */
import { readFileSync } from 'node:fs';
import { openBenchTill } from '../till/open-bench-till.ts';
import { serveSubject } from '../harness/serve-subject.ts';
import type { Chunk } from '../harness/variant.ts';

type Task = { readonly dataDir: string; readonly lines: number; readonly calibrate?: boolean };

await serveSubject<Task>(async ({ dataDir, lines, calibrate = false }) => {
	const till = await openBenchTill({ dataDir, lines });
	const sell = async (ops: number): Promise<Chunk> => {
		const commit: number[] = [];
		const request: number[] = [];
		for (let op = 0; op < ops; op += 1) {
			const times = await till.sell();
			commit.push(times.commit);
			request.push(times.request);
		}
		await till.settle();
		return { commit, request };
	};
	const facts = calibrate ? { bytes: await bytesPerSale(till) } : {};
	return { facts, chunk: sell, close: () => till.close() };
});

/** Bytes this thread writes in one sale's transaction: pages and frame headers, as written. */
async function bytesPerSale(till: Awaited<ReturnType<typeof openBenchTill>>): Promise<number> {
	const counted: number[] = [];
	const { pen } = till.terminal;
	const { transaction } = pen;
	const counting: typeof transaction = (work) => {
		const before = bytesWritten();
		const value = transaction(work);
		counted.push(bytesWritten() - before);
		return value;
	};
	Object.assign(pen, { transaction: counting });
	for (let sale = 0; sale < 60; sale += 1) await till.sell();
	await till.settle();
	Object.assign(pen, { transaction });
	const later = counted.slice(20);
	return later.reduce((sum, bytes) => sum + bytes, 0) / later.length;
}

function bytesWritten(): number {
	const counters = readFileSync(`/proc/self/task/${process.pid}/io`, 'utf8');
	return Number(/^wchar: (\d+)$/m.exec(counters)?.[1] ?? Number.NaN);
}
