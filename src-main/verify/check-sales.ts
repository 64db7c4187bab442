/**
 * V8 and V9: a completed sale adds up (line = base − adjustments, + tax on top; total = Σ lines = Σ
 * tenders − change), its row in the list of sales says the same, and the tax of every line is what
 * its rate gives: round(net × rate ÷ (1 + rate)), half away from zero (E9, E10, E24); on top it is
 * that of all goods of the rate, shared over them (E11).
 */
import type { SaleCompleted, SoldLine } from '#shared/journal/event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import type { Fen } from '#shared/kernel/money.ts';
import type { BasisPoint } from '#shared/kernel/rate.ts';
import { AFTER_TAX } from '#shared/pricing/tax-on-top.ts';
import { taxesOf } from '#shared/pricing/tax.ts';
import type { Connection } from '../ledger/connect.ts';
import { listedRefund, listedSale, type ListedSale } from '../sale/completed-sale-store.ts';
import { settledBy } from '#shared/refund/refundable-sale.ts';
import type { Findings, Place } from './finding.ts';
import type { JournalStep, JournalVisitor } from './walk-journal.ts';

type SaleRow = {
	readonly pos: number;
	readonly fiscal_no: number;
	readonly receipt_no: string;
	readonly sale_id: string;
	readonly at_ms: number;
	readonly biz_date: string;
	readonly shift_id: number;
	readonly operator: string;
	readonly line_count: number;
	readonly total_fen: number;
	readonly tax_fen: number;
	readonly kind: string;
};

const SALES = `SELECT pos, fiscal_no, receipt_no, sale_id, at_ms, biz_date, shift_id, operator,
	line_count, total_fen, tax_fen, kind FROM sale NOT INDEXED ORDER BY pos`;

export function checkSales(db: Connection, findings: Findings): JournalVisitor {
	const rows = db.prepare<[], SaleRow>(SALES).iterate();
	let next = rows.next();
	let sales = 0;
	let lines = 0;

	/** The list's row of this event; rows before it belong to no sale. */
	const takeRow = (pos: number): SaleRow | undefined => {
		while (next.done !== true && next.value.pos < pos) {
			tellStray(next.value, findings);
			next = rows.next();
		}
		if (next.done === true || next.value.pos !== pos) return undefined;
		const row = next.value;
		next = rows.next();
		return row;
	};

	return {
		visit: ({ row, event, place }: JournalStep) => {
			if (row.kind === 'sale/refunded') {
				const listed = takeRow(row.pos);
				if (event?.kind !== 'sale/refunded' || !isPart(event.returned)) {
					findings.tell('V8', 'the body is not that of a refund', place);
					return;
				}
				checkPart(event.returned, place, findings);
				checkRow(listedRefund(event), { listed, place }, findings);
				return;
			}
			if (row.kind !== 'sale/completed') return;
			sales += 1;
			const listed = takeRow(row.pos);
			const sale = readSale(event);
			if (sale === undefined) {
				findings.tell('V8', 'the body is not that of a sale', place);
				return;
			}
			lines += sale.lines.length;
			checkSums(sale, place, findings);
			checkTaxes(sale.lines, place, findings);
			if (sale.returned !== undefined) checkPart(sale.returned, place, findings);
			checkRow(listedSale(sale), { listed, place }, findings);
		},
		end: () => {
			for (; next.done !== true; next = rows.next()) tellStray(next.value, findings);
			const says = 'lines, adjustments, tenders, change, their rows in the list';
			findings.settle('V8', 'ok', `${sales} sales add up: ${says}`);
			findings.settle('V9', 'ok', `the tax of ${lines} lines recomputed from net and rate`);
		},
		release: () => void rows.return?.(),
	};
}

function tellStray({ pos, receipt_no }: SaleRow, { tell }: Findings): void {
	tell('V8', `the list of sales has ${receipt_no}, which is no sale of the journal`, {
		table: 'sale',
		pos,
	});
}

function readSale(event: JournalStep['event']): SaleCompleted | undefined {
	if (event?.kind !== 'sale/completed') return undefined;
	const { lines, tenders } = event as Partial<SaleCompleted>;
	if (!Array.isArray(lines) || !Array.isArray(tenders)) return undefined;
	return lines.every((line) => Array.isArray((line as Partial<SoldLine>).adjustments))
		? event
		: undefined;
}

function checkSums(sale: SaleCompleted, place: Place, { tell }: Findings): void {
	const expect = (what: string, stored: number, computed: number) => {
		if (stored !== computed) tell('V8', `${what} is ${stored}, computed ${computed}`, place);
	};
	for (const line of sale.lines) {
		const taken = sumOf(line.adjustments, ({ amount_fen }) => amount_fen);
		expect(`net of line ${line.n}`, line.net_fen, line.base_fen - taken + addedTo(line));
	}
	for (const tender of sale.tenders) {
		if (tender.kind !== 'cash') continue;
		expect('a tender', tender.amount_fen, tender.given_fen - tender.change_fen);
	}
	expect(
		'the total',
		sale.total_fen,
		sumOf(sale.lines, ({ net_fen }) => net_fen),
	);
	expect(
		'what was paid',
		sumOf(sale.tenders, ({ amount_fen }) => amount_fen) + creditOf(sale),
		sale.total_fen,
	);
	expect(
		'the tax',
		sale.tax_fen,
		sumOf(sale.lines, ({ tax_fen }) => tax_fen),
	);
	const rounded = sale.lines.flatMap(({ adjustments }) => adjustments);
	const rounding = rounded.filter(({ kind }) => kind === 'cash_rounding');
	expect(
		'the rounding',
		sale.rounding_fen,
		sumOf(rounding, ({ amount_fen }) => amount_fen),
	);
}

/** What came back in an exchange pays for the new goods. */
function creditOf({ returned }: SaleCompleted): number {
	return returned === undefined ? 0 : sumOf(returned.paid_back, ({ credit_fen }) => credit_fen);
}

function isPart(part: Partial<ReturnedPart> | undefined): part is ReturnedPart {
	return Array.isArray(part?.lines) && Array.isArray(part.paid_back);
}

/** What came back adds up like what was sold; what it was worth is V12's. */
function checkPart(part: ReturnedPart, place: Place, { tell }: Findings): void {
	const expect = (what: string, stored: number, computed: number) => {
		if (stored !== computed) tell('V8', `${what} is ${stored}, computed ${computed}`, place);
	};
	for (const line of part.lines) {
		const taken = sumOf(line.adjustments, ({ amount_fen }) => amount_fen);
		const computed = line.base_fen - taken + addedTo(line);
		expect(`net of returned line ${line.n}`, line.net_fen, computed);
	}
	expect(
		'what came back',
		part.total_fen,
		sumOf(part.lines, ({ net_fen }) => net_fen),
	);
	expect(
		'the tax of what came back',
		part.tax_fen,
		sumOf(part.lines, ({ tax_fen }) => tax_fen),
	);
	expect(
		'what was given back',
		sumOf(part.paid_back, settledBy),
		part.total_fen + part.rounding_fen,
	);
}

/** The tax that was added to the price of a line. */
function addedTo(line: Pick<SoldLine, 'tax_on_top' | 'tax_fen'>): number {
	return line.tax_on_top === 1 ? line.tax_fen : 0;
}

function checkTaxes(lines: readonly SoldLine[], place: Place, { tell }: Findings): void {
	const onTop = lines.filter((line) => line.tax_on_top === 1);
	if (onTop.length > 0 && onTop.length < lines.length) {
		tell('V9', 'some lines have their tax on top and some inside', place);
	}
	const added = addedTaxes(onTop);
	for (const line of lines) {
		const tax = line.tax_on_top === 1 ? added?.[onTop.indexOf(line)] : taxInsideOf(line);
		if (tax === line.tax_fen) continue;
		const computed = `${line.net_fen} at ${line.tax_bp} bp gives ${tax}`;
		tell('V9', `the tax of line ${line.n} is ${line.tax_fen}, ${computed}`, place);
	}
}

function taxInsideOf({ net_fen, tax_bp }: SoldLine): number | undefined {
	try {
		return multiplyDivide(net_fen, tax_bp, 10_000 + tax_bp);
	} catch {
		return undefined;
	}
}

/** Undefined when what the lines say cannot be taxed at all. */
function addedTaxes(lines: readonly SoldLine[]): number[] | undefined {
	const prices = lines.map((line) => {
		const before = line.adjustments.filter(({ kind }) => !AFTER_TAX.includes(kind));
		const net = line.base_fen - sumOf(before, ({ amount_fen }) => amount_fen);
		return { net: net as Fen, rate: line.tax_bp as BasisPoint };
	});
	try {
		return taxesOf(prices, true);
	} catch {
		return undefined;
	}
}

type Listed = { readonly listed: SaleRow | undefined; readonly place: Place };

function checkRow(sale: ListedSale, { listed, place }: Listed, { tell }: Findings): void {
	if (listed === undefined) {
		tell('V8', 'the list of sales does not have this sale', place);
		return;
	}
	const expected = {
		fiscal_no: sale.fiscal_no,
		receipt_no: sale.receipt_no,
		sale_id: sale.sale_id,
		at_ms: sale.at_ms,
		biz_date: sale.biz_date,
		shift_id: sale.shift_id ?? 0,
		operator: sale.operator ?? '',
		line_count: sale.lineCount,
		total_fen: sale.totalFen,
		tax_fen: sale.taxFen,
		kind: sale.kind,
	};
	for (const [column, value] of Object.entries(expected)) {
		const stored = listed[column as keyof SaleRow];
		if (stored === value) continue;
		const what = `${column} in the list of sales is ${stored}, the event says ${value}`;
		tell('V8', what, { ...place, table: 'sale' });
	}
}

function sumOf<T>(items: readonly T[], amountOf: (item: T) => number): number {
	return items.reduce((total, item) => total + amountOf(item), 0);
}
