// Goal: after a day of sales and mishaps the X report says what the journal says, on paper what it
// says on the screen, from a few rows however many sales there were.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { XReportView } from '#shared/contract/report-views.ts';
import type { SaleCompleted, TouchedLine } from '#shared/journal/event.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { formatRate, formatYuan, formatYuanGrouped } from '#shared/receipt/format.ts';
import { layoutReceipt } from '#shared/receipt/layout-receipt.ts';
import { halfWidthOf, textWidth } from '#shared/receipt/wrap-text.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import type { XReport } from '#shared/shift/x-report.ts';
import { walksOf, watchStatements } from '../gates/watch-statements.ts';
import { sellDay } from './x-report-day.ts';

const TEA = '2000000000015';
const approval = approvalOf('manager');

async function sell(till: TempTerminal): Promise<void> {
	await till.ask('scan/submit', { text: TEA });
	const { saleId, revision } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, givenText: '500' });
}

function sumOf<T>(items: readonly T[], figureOf: (item: T) => number): number {
	return items.reduce((sum, item) => sum + figureOf(item), 0);
}

/** Every figure of the report, as paper writes it. */
function figuresOf(report: XReportView): string[] {
	const grouped = [
		report.averageTicketFen,
		report.grossFen,
		report.totalFen,
		report.expectedCashFen,
		...report.adjustments.map(({ amountFen }) => -amountFen),
		...report.departments.map(({ amountFen }) => amountFen),
		...report.tenders.flatMap(({ amountFen, changeFen }) => [amountFen, changeFen]),
		...report.cash.map(({ amountFen }) => Math.abs(amountFen)),
		...report.operators.map(({ amountFen }) => amountFen),
		...report.categories.map(({ amountFen }) => amountFen),
		...Object.values(report.leftFen),
		report.perpetual.grossFen,
		report.perpetual.taxFen,
	].map(formatYuanGrouped);
	const plain = [
		...report.taxes.flatMap(({ baseFen, taxFen }) => [baseFen, taxFen]),
		...report.hours.map(({ amountFen }) => amountFen),
	].map(formatYuan);
	const { sales, lines, pieces, counts, receipts, unsynced } = report;
	const numbers = [sales, lines, pieces, counts.approvals, counts.noSale, unsynced].map(String);
	return [
		...grouped,
		...plain,
		...numbers,
		...report.taxes.map(({ rateBp }) => formatRate(rateBp)),
		...report.operators.map(({ operator, name, count }) => `${operator} ${name} ×${count}`),
		...report.categories.map(({ name, lines: n }) => `${name} ×${n}`),
		receipts.first ?? '',
		receipts.last ?? '',
		report.store.name,
		report.terminalCode,
	];
}

function paperOf(document: ReceiptDocument, columns: number): string[] {
	return layoutReceipt(document, { columns }).map((line) => ('text' in line ? line.text : ''));
}

describe('the X report of a day', () => {
	let till: TempTerminal;
	beforeAll(async () => {
		till = await openTempTerminal();
		await sellDay(till);
	});
	afterAll(() => till.close());

	it('is the fold of its journal, and ties', async () => {
		const report = await till.ask('shift/x-report', {});
		expect(brokenIdentities(report as unknown as XReport)).toEqual([]);

		const sales = (await journalOf(till, 'sale/completed')) as unknown as SaleCompleted[];
		const lines = sales.flatMap((sale) => sale.lines);
		expect(report).toMatchObject({
			store: { name: '柜台示范店', code: 'DEMO' },
			terminalCode: 'T1',
			sales: sales.length,
			lines: lines.length,
			grossFen: sumOf(lines, ({ base_fen }) => base_fen),
			totalFen: sumOf(sales, ({ total_fen }) => total_fen),
			taxFen: sumOf(sales, ({ tax_fen }) => tax_fen),
			receipts: {
				count: sales.length,
				first: sales[0]?.receipt_no,
				last: sales.at(-1)?.receipt_no,
			},
		});
		expect(report.hours.map(({ hour, count }) => [hour, count])).toEqual([
			[10, 2],
			[11, 3],
			[12, 5],
			[13, 4],
			[14, 7],
			[15, 3],
			[17, 2],
			[18, 3],
			[19, 6],
			[20, 9],
			[21, 5],
			[22, 2],
		]);
		expect(report.operators.map(({ operator, name }) => `${operator} ${name}`).sort()).toEqual([
			'1002 陈店长',
			'1003 小李',
		]);
		expect(report.categories.every(({ name }) => name.includes(' · '))).toBe(true);
		expect(report.departments.map(({ dept }) => dept)).toEqual(['goods', 'service']);
		const total = sumOf(sales, ({ total_fen }) => total_fen);
		expect(report.perpetual).toMatchObject({ count: sales.length, grossFen: total });
		expect(report.unsynced).toBe((await till.ask('terminal/status', {})).pendingSync);
	});

	it('counts the pieces its receipts counted, and what left the baskets', async () => {
		const report = await till.ask('shift/x-report', {});
		const done = till.events.flatMap((one) => (one.event === 'sale/completed' ? [one.detail] : []));
		expect(report.pieces).toBe(sumOf(done, ({ pieceCount }) => pieceCount));

		const removed = await journalOf(till, 'sale/line-removed');
		const reduced = await journalOf(till, 'sale/quantity-reduced');
		const undone = await journalOf(till, 'sale/undone');
		const touched = undone.flatMap(({ lines }) => lines as TouchedLine[]);
		const gone = touched.filter((line) => line.after_milli === 0);
		const fewer = touched.filter((line) => {
			return line.after_milli !== 0 && line.after_milli < line.before_milli;
		});
		const lost = ({ before_fen, after_fen }: TouchedLine) => before_fen - after_fen;
		expect(report.counts).toMatchObject({
			voids: 1,
			removedLines: removed.length + gone.length,
			reducedLines: reduced.length + fewer.length,
			undone: undone.length,
			noSale: 1,
			reprints: 1,
		});
		expect(report.counts.removedLines).toBeGreaterThan(1);
		expect(report.counts.reducedLines).toBeGreaterThan(1);
		expect(report.leftFen.removedLines).toBe(
			sumOf(removed, ({ net_fen }) => net_fen as number) + sumOf(gone, lost),
		);
		expect(report.leftFen.reducedLines).toBe(
			sumOf(reduced, (one) => lost(one as unknown as TouchedLine)) + sumOf(fewer, lost),
		);
	});

	it.each([
		['zh-CN', 'X 报表'],
		['en', 'X REPORT'],
	] as const)(
		'says on 58 and 80 mm what the screen says, in %s',
		async (receiptLanguage, title) => {
			await till.signIn('owner');
			await till.ask('settings/change', { change: { receiptLanguage } });
			const report = await till.ask('shift/x-report', { print: true });
			const slip = () =>
				till.devices.printed.find(({ document }) => document.title.startsWith(title));
			await expect.poll(slip).toBeDefined();
			const document = slip()?.document as ReceiptDocument;
			for (const columns of [32, 48]) {
				const lines = paperOf(document, columns);
				const text = lines.join('\n');
				for (const figure of figuresOf(report)) expect(text).toContain(figure);
				for (const line of lines) expect(textWidth(line, halfWidthOf)).toBeLessThanOrEqual(columns);
				// A bar for every hour with sales, the longest one at its most.
				const bars = lines.flatMap((line) => /^\d\d:00 +(#+) /.exec(line)?.[1] ?? []);
				expect(bars).toHaveLength(report.hours.length);
				const most = Math.max(...report.hours.map(({ amountFen }) => amountFen));
				const at = report.hours.findIndex(({ amountFen }) => amountFen === most);
				expect(bars[at]).toHaveLength(8);
				expect(lines.join('').length, 'no line is lost').toBeGreaterThan(500);
			}
		},
	);

	it('is the same after a restart, and verifies to the last figure', async () => {
		const before = await till.ask('shift/x-report', {});
		await till.restart();
		await till.signIn('manager');
		const after = await till.ask('shift/x-report', {});
		expect({ ...after, unsynced: 0 }).toEqual({ ...before, unsynced: 0 });
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('the X report of a shift', () => {
	let till: TempTerminal;
	afterEach(async () => {
		vi.restoreAllMocks();
		await till.close();
	});

	it('has no receipts and no rows before the first sale', async () => {
		till = await openTempTerminal();
		await till.openShop();
		const report = await till.ask('shift/x-report', {}, { approval });
		expect(report).toMatchObject({
			receipts: { count: 0 },
			tenders: [],
			hours: [],
			categories: [],
		});
		expect(report.receipts).not.toHaveProperty('first');
		expect(report.expectedCashFen).toBe(50_000);
	});

	it('takes what came back off what was sold, and says by which tender it left', async () => {
		till = await openTempTerminal();
		await till.openShop();
		await sell(till);
		await sell(till);
		const [last, first] = (await till.ask('sale/list', {})).sales;
		const back = async (pos = 0, mode: 'return' | 'void') => {
			const lines = [{ n: 1, quantityText: '1', disposition: 'restock' as const }];
			const { paidFen } = await till.ask('refund/preview', { pos, mode, lines });
			const wanted = { pos, mode, lines, expectedPaidFen: paidFen, reason: 'quality' as const };
			await till.ask('refund/complete', wanted, { approval });
		};
		await back(first?.pos, 'return');
		await back(last?.pos, 'void');
		await sell(till);
		const report = await till.ask('shift/x-report', {}, { approval });
		expect(brokenIdentities(report as unknown as XReport)).toEqual([]);
		expect(report).toMatchObject({
			sales: 3,
			receipts: { count: 5 },
			grossFen: 1350,
			returns: [
				{ mode: 'return', count: 1, amountFen: 450 },
				{ mode: 'void', count: 1, amountFen: 450 },
			],
			totalFen: 450,
			tenders: [{ kind: 'cash', count: 3, amountFen: 1350, paidBackCount: 2, netFen: 450 }],
			expectedCashFen: 50_450,
			perpetual: { count: 5, grossFen: 1350, returnsFen: 900, netFen: 450 },
		});
		expect(report.cash.at(-1)).toEqual({ way: 'refunds', amountFen: -900 });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('counts the records whose time is not to be trusted', async () => {
		till = await openTempTerminal();
		await till.openShop();
		await sell(till);
		till.clock.setBy(-3_600_000);
		await sell(till);
		const report = await till.ask('shift/x-report', {}, { approval });
		const suspect = await journalOf(till, 'sale/completed');
		expect(suspect.map(({ clock_suspect: one }) => one)).toEqual([undefined, 1]);
		// The sale, the approval of this reading, and the reading.
		expect(report.counts.clockSuspect).toBe(3);
	});

	it('reads rows found by key, and no more of them after more sales', async () => {
		till = await openTempTerminal();
		await till.openShop();
		await sell(till);
		const watched = watchStatements();
		await till.restart();
		await till.signIn('manager');
		watched.take();
		await till.ask('shift/x-report', { print: true });
		const heard = watched.take();
		expect(heard.some(({ sql }) => sql.includes('FROM tally'))).toBe(true);
		const walks = heard.flatMap((one) => walksOf(one).map((walk) => `${walk}: ${one.sql}`));
		// One row for every time the program was started, and the few people of the store.
		expect(walks.filter((walk) => !/SCAN (incarnation|operator)/.test(walk))).toEqual([]);

		const [tallies] = heard.filter(({ sql }) => sql.includes('FROM tally'));
		const rows = () => tallies?.db.prepare('SELECT count(*) AS n FROM tally').get();
		const once = rows();
		for (let sale = 0; sale < 5; sale += 1) await sell(till);
		// A second person sold in the same quarter of an hour: one row more.
		expect(rows()).toEqual({ n: (once as { n: number }).n + 1 });
	});
});
