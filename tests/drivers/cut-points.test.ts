// Goal: wherever a connection breaks inside a receipt, the customer never gets two papers that look
// like first ones: at most one unmarked copy, and the outcome admits what is not known.
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#drivers/port.ts';
import type { Paper } from '#drivers/simulator/paper.ts';
import { openBench, PRINTER, type Bench } from './printer-bench.ts';
import { SHORT } from './sample-receipts.ts';

const MARK = '重打 第1次';
const LAST_LINE = '谢谢惠顾 0001';

/** What the ledger's spool does: queued jobs again as they are, unknown ones only with a mark. */
async function printUntilOut(bench: Bench, jobId: string): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	let marks: string[] = [];
	for (let attempt = 0; attempt < 4; attempt++) {
		const job = { jobId: `${jobId}_${attempt}`, printerId: PRINTER, document: SHORT, marks };
		const outcome = await bench.devices.print(job);
		outcomes.push(outcome);
		if (outcome.kind === 'unknown') marks = [MARK];
		else if (outcome.kind !== 'rejected') break;
	}
	return outcomes;
}

/** Whole copies, told apart by the mark that stands above: marked and unmarked. */
function copiesOn(papers: readonly Paper[]): { marked: number; unmarked: number } {
	const copies = { marked: 0, unmarked: 0 };
	for (const paper of papers) {
		let marked = false;
		for (const item of paper.items) {
			if (item.kind !== 'line') continue;
			const text = item.runs.map((run) => run.text).join('');
			if (text === MARK) marked = true;
			if (text !== LAST_LINE) continue;
			copies[marked ? 'marked' : 'unmarked'] += 1;
			marked = false;
		}
	}
	return copies;
}

async function jobBytes(): Promise<number> {
	const bench = await openBench();
	await bench.state('ready');
	const before = bench.printer.readBytes;
	await printUntilOut(bench, 'measure');
	return bench.printer.readBytes - before;
}

describe.each(['reset', 'power-cycle'] as const)('a %s', (order) => {
	it('after any byte of a receipt leaves at most one unmarked copy', async () => {
		const bytes = await jobBytes();
		expect(bytes).toBeGreaterThan(100);
		for (let cut = 1; cut <= bytes; cut++) {
			const bench = await openBench();
			await bench.state('ready');
			await bench.printer.tell({ do: order, afterBytes: cut });
			const outcomes = await printUntilOut(bench, `cut_${cut}`);
			const kinds = outcomes.map(({ kind }) => kind);
			expect(['unknown', 'confirmed'], `cut at ${cut}`).toContain(kinds[0]);
			expect(kinds.at(-1), `cut at ${cut}`).toBe('confirmed');
			const copies = copiesOn(bench.printer.papers());
			expect(copies.unmarked, `cut at ${cut}`).toBeLessThanOrEqual(1);
			expect(copies.marked + copies.unmarked, `cut at ${cut}`).toBeGreaterThanOrEqual(1);
			await bench.devices.close();
			await bench.printer.close();
		}
	});
});
