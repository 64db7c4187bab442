// Goal: what the terminal is told about a receipt is what happened to the paper, whatever the
// printer does; and no printer, however broken, keeps anybody waiting for ever.
import { describe, expect, it } from 'vitest';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { paperLines } from '#drivers/simulator/paper.ts';
import type { VirtualPrinter } from '#drivers/simulator/virtual-printer.ts';
import { SLOWER } from '#kit/slow-timers.ts';
import { openBench, PRINTER, type Bench } from './printer-bench.ts';
import { CORNER_SHOP, receiptOf, SHORT } from './sample-receipts.ts';

let jobs = 0;
const print = ({ devices }: Bench, document: ReceiptDocument = SHORT, marks: string[] = []) =>
	devices.print({ jobId: `job_${++jobs}`, printerId: PRINTER, document, marks });

const texts = (printer: VirtualPrinter) => printer.papers().flatMap(paperLines);

describe('a printer that is well', () => {
	it('confirms a receipt by its process id', async () => {
		const bench = await openBench();
		expect(await print(bench, CORNER_SHOP)).toEqual({ kind: 'confirmed', evidence: 'process id' });
		const [paper] = bench.printer.papers();
		expect(paper).toMatchObject({ end: 'cut', problems: [] });
		expect(bench.devices.health()).toMatchObject([{ state: 'ready' }]);
	});

	it('prints ten receipts in the order they came, over one connection', async () => {
		const bench = await openBench();
		let connections = 0;
		bench.printer.onNews((news) => void (connections += news === 'connected' ? 1 : 0));
		const numbered = Array.from({ length: 10 }, (_, i) =>
			print(bench, receiptOf({ kind: 'text', text: `第${i}张` })),
		);
		const outcomes = await Promise.all(numbered);
		expect(outcomes.every(({ kind }) => kind === 'confirmed')).toBe(true);
		expect(texts(bench.printer)).toEqual(numbered.map((_, i) => `第${i}张`));
		expect(connections).toBeLessThanOrEqual(1);
	});

	it('is processed when it knows no process id, and is not asked for one again', async () => {
		const bench = await openBench({ printer: { answers: { processId: false } } });
		expect(await print(bench)).toMatchObject({ kind: 'processed' });
		const { bytes } = bench.printer;
		const before = bytes.call(bench.printer).length;
		expect(await print(bench)).toEqual({ kind: 'processed', evidence: 'GS r 1' });
		const second = Buffer.from(bytes.call(bench.printer).subarray(before)).toString('hex');
		expect(second).not.toContain('1d2848');
	});

	it('is processed by the generic profile', async () => {
		const bench = await openBench({ profile: 'generic-80' });
		expect(await print(bench)).toEqual({ kind: 'processed', evidence: 'GS r 1' });
	});

	it('is sent when only its status can be asked', async () => {
		const answers = { inTurn: false, processId: false, automatic: false };
		const bench = await openBench({ profile: 'generic-58', printer: { paperMm: 58, answers } });
		const outcome = await print(bench);
		expect(outcome).toEqual({ kind: 'sent', evidence: 'two clean statuses after the last line' });
		await bench.printer.until(() => bench.printer.papers().length > 0);
		expect(bench.printer.papers()[0]).toMatchObject({ problems: [] });
	});

	it('is left between jobs when several tills share it', async () => {
		const bench = await openBench({ shared: true });
		await bench.state('ready');
		await bench.printer.until(() => bench.printer.connections === 0);
		expect(await print(bench)).toMatchObject({ kind: 'confirmed' });
		await bench.printer.until(() => bench.printer.connections === 0);
		expect(await print(bench)).toMatchObject({ kind: 'confirmed' });
	});

	it('prints hanzi though its own hanzi mode is off when it starts', async () => {
		const bench = await openBench({ printer: { hanziAtStart: false } });
		await print(bench, receiptOf({ kind: 'text', text: '谢谢惠顾' }));
		expect(texts(bench.printer)).toEqual(['谢谢惠顾']);
	});
});

describe('a receipt that must wait', () => {
	it.each([
		['paper-out', 'printer/paper-out'],
		['cover-open', 'printer/cover-open'],
		['jam', 'printer/cutter-jam'],
	] as const)('is rejected before its first byte: %s', async (order, cause) => {
		const bench = await openBench();
		await bench.state('ready');
		await bench.printer.tell({ do: order });
		expect(await bench.state('blocked')).toMatchObject({ cause });
		expect(await print(bench)).toMatchObject({ kind: 'rejected', cause, retry: 'when-ready' });
		expect(bench.printer.papers()).toEqual([]);
		await bench.printer.tell({ do: 'ok' });
		await bench.state('ready');
		expect(await print(bench)).toMatchObject({ kind: 'confirmed' });
		expect(bench.printer.papers()).toHaveLength(1);
	});

	it('is rejected by a printer that was blocked when we came', async () => {
		const bench = await openBench({ before: (printer) => printer.tell({ do: 'paper-out' }) });
		expect(await print(bench)).toMatchObject({ kind: 'rejected', cause: 'printer/paper-out' });
	});

	it('is rejected while nobody is there, and printed when somebody is', async () => {
		const bench = await openBench({ before: (printer) => printer.tell({ do: 'power-off' }) });
		expect(await bench.state('absent')).toMatchObject({ cause: 'link/refused' });
		expect(await print(bench)).toMatchObject({ kind: 'rejected', cause: 'link/refused' });
		await bench.printer.tell({ do: 'power-on' });
		await bench.state('ready');
		expect(await print(bench)).toMatchObject({ kind: 'confirmed' });
	});

	it('expires when it could not begin in time', async () => {
		const bench = await openBench();
		const job = { jobId: 'late', printerId: PRINTER, document: SHORT, deadlineMs: 0 };
		expect(await bench.devices.print(job)).toEqual({ kind: 'expired' });
		expect(bench.printer.papers()).toEqual([]);
	});

	it('is given up when its amount cannot be printed', async () => {
		const bench = await openBench();
		const document = receiptOf({ kind: 'pair', left: '合计', right: '🍎' });
		expect(await print(bench, document)).toMatchObject({
			kind: 'rejected',
			cause: 'job/unprintable-figure',
			retry: 'never',
		});
	});

	it('is rejected by a printer that is switched off in the settings, or not there', async () => {
		const bench = await openBench();
		bench.devices.configure([{ ...bench.settings, enabled: false }]);
		expect(await print(bench)).toMatchObject({ kind: 'rejected', cause: 'printer/disabled' });
		bench.devices.configure([{ ...bench.settings, profile: 'no-such' }]);
		expect(await print(bench)).toMatchObject({ cause: 'printer/settings-invalid' });
		bench.devices.configure([]);
		expect(await print(bench)).toMatchObject({ cause: 'printer/not-configured' });
	});
});

describe('a printer that fails in the middle', () => {
	it('leaves the job unknown when it resets the connection', async () => {
		const bench = await openBench();
		await bench.state('ready');
		await bench.printer.tell({ do: 'reset', afterBytes: 60 });
		expect(await print(bench)).toMatchObject({ kind: 'unknown', cause: 'link/reset' });
		await bench.state('ready');
		expect(await print(bench, SHORT, ['重打 第1次'])).toMatchObject({ kind: 'confirmed' });
		expect(texts(bench.printer)).toContain('重打 第1次');
	});

	it('leaves the job unknown when its power goes, and prints again when it comes back', async () => {
		const bench = await openBench();
		await bench.state('ready');
		await bench.printer.tell({ do: 'power-cycle', afterBytes: 60 });
		expect(await print(bench)).toMatchObject({ kind: 'unknown' });
		await bench.state('ready');
		const again = receiptOf({ kind: 'text', text: '又好了' });
		expect(await print(bench, again)).toMatchObject({ kind: 'confirmed' });
		expect(texts(bench.printer)).toContain('又好了');
	});

	it('prints the rest and confirms when the paper is put in in time', async () => {
		const bench = await openBench();
		await bench.state('ready');
		await bench.printer.tell({ do: 'paper-ends', afterLines: 5 });
		const printing = print(bench, CORNER_SHOP);
		expect(await bench.state('blocked')).toMatchObject({ cause: 'printer/paper-out' });
		await bench.printer.tell({ do: 'paper-in' });
		expect(await printing).toMatchObject({ kind: 'confirmed' });
		expect(bench.printer.papers()).toHaveLength(1);
	});

	it('is understood with its own status between every answer', async () => {
		const bench = await openBench({
			before: (printer) => printer.tell({ do: 'interleave', on: true }),
		});
		expect(await print(bench)).toMatchObject({ kind: 'confirmed' });
		await bench.printer.tell({ do: 'paper-out' });
		expect(await bench.state('blocked')).toMatchObject({ cause: 'printer/paper-out' });
	});

	it('prints at the pace of a 9600 baud line', async () => {
		const bench = await openBench();
		await bench.state('ready');
		await bench.printer.tell({ do: 'throttle', baud: 9600 });
		expect(await print(bench, CORNER_SHOP)).toMatchObject({ kind: 'confirmed' });
		expect(bench.printer.papers()[0]).toMatchObject({ problems: [] });
	});

	it('prints two hundred lines without losing one', async () => {
		const bench = await openBench();
		const lines = Array.from({ length: 200 }, (_, i) => `第${i}行 农夫山泉饮用天然水`);
		const document = receiptOf(...lines.map((text) => ({ kind: 'text' as const, text })));
		expect(await print(bench, document)).toMatchObject({ kind: 'confirmed' });
		expect(texts(bench.printer)).toEqual(lines);
	});
});

describe('a printer that says nothing', () => {
	it('prints all the same, degraded, and the job is sent', async () => {
		const bench = await openBench({ before: (printer) => printer.tell({ do: 'mute' }) });
		expect(await bench.state('degraded')).toMatchObject({ cause: 'printer/mute' });
		expect(await print(bench)).toMatchObject({ kind: 'sent' });
		await bench.printer.until(() => texts(bench.printer).includes('谢谢惠顾 0001'));
	});

	it('answers late: prints, confirms, and is ready when the answers have come', async () => {
		const bench = await openBench({
			before: (printer) => printer.tell({ do: 'answer-late', ms: 400 * SLOWER }),
		});
		expect(await print(bench)).toMatchObject({ kind: 'confirmed' });
		await bench.printer.tell({ do: 'answer-late', ms: 0 });
		expect(await bench.devices.probe(PRINTER)).toMatchObject({ state: 'ready' });
	});
});
