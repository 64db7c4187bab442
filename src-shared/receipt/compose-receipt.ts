/**
 * The receipt (小票) of a completed sale, as data. It is made from the event alone, so a copy
 * printed a year later says what the first one said. Consumer law Art. 22: a receipt on request.
 */
import { countPieces } from '../journal/count-pieces.ts';
import type { AdjustmentKind } from '../journal/event-head.ts';
import type { OtherTender, SaleCompleted, SoldAdjustment, SoldLine } from '../journal/event.ts';
import { localTime, type Instant } from '../kernel/time.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import { couponBlocks } from './compose-coupon-slip.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { memberBlocks, type MemberPaper } from './member-blocks.ts';
import { pointsBlocks } from './points-blocks.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { signLine } from './signature-blocks.ts';
import type { PaperFor } from './two-papers.ts';
import { formatQuantity, formatRate, formatYuan } from './format.ts';

export function composeReceipt(
	sale: NotedSale,
	store: ReceiptStore,
	words: ReceiptWords,
): ReceiptDocument {
	const due = dueBlock(words.due, sale.total_fen);
	return composeSale(sale, store, {
		words,
		title: words.saleTitle,
		above: [{ kind: 'rule' }],
		due: [due],
		below: [],
	});
}

/** What is told besides the goods that were sold. */
export type SaleTelling = {
	readonly words: ReceiptWords;
	readonly title: string;
	/** Between the head and the goods. */
	readonly above: readonly ReceiptBlock[];
	/** What is to pay, in the place of the total. */
	readonly due: readonly ReceiptBlock[];
	/** Below the money. */
	readonly below: readonly ReceiptBlock[];
};

/** A receipt of goods that were sold, with what the telling adds. */
export function composeSale(
	sale: NotedSale,
	store: ReceiptStore,
	{ words, title: what, above, due, below }: SaleTelling,
): ReceiptDocument {
	const title = sale.paperFor === undefined ? what : `${what} · ${words.papers[sale.paperFor]}`;
	return {
		v: 1,
		title,
		language: store.language,
		blocks: [
			...headBlocks(sale, { store, words, title }),
			...above,
			...sale.lines.flatMap((line) => lineBlocks(line, words)),
			{ kind: 'rule' },
			...totalBlocks(sale, words, due),
			...below,
			...memberBlocks(sale.memberPaper, words),
			...pointsBlocks(sale, store),
			...noteBlocks(sale, words),
			...givenBlocks(sale, words),
			...signatureBlocks(sale, words),
			...footBlocks(sale, store),
		],
	};
}

/** The figure a customer looks for, large. */
export function dueBlock(left: string, amount: number): ReceiptBlock {
	return { kind: 'pair', left, right: `￥${formatYuan(amount)}`, size: 2, bold: true };
}

/** A sale with what is kept beside the journal. */
export type NotedSale = SaleCompleted & {
	readonly noted?: boolean;
	readonly memberPaper?: MemberPaper;
	/** Where two papers are printed. */
	readonly paperFor?: PaperFor;
	/** Much stored value paid: so much that the member signs for it. */
	readonly spentMuch?: boolean;
};

function noteBlocks({ noted }: NotedSale, words: ReceiptWords): ReceiptBlock[] {
	return noted === true ? [{ kind: 'text', text: words.note, noted }] : [];
}

/** The coupons this sale gave, each with the barcode that redeems it: on the member's paper. */
function givenBlocks({ pricing, paperFor }: NotedSale, words: ReceiptWords): ReceiptBlock[] {
	const given = paperFor === 'store' ? [] : (pricing?.given ?? []);
	if (given.length === 0) return [];
	return [
		{ kind: 'rule' },
		{ kind: 'text', text: words.couponGiven, align: 'center' },
		...given.flatMap(({ code, name, valid_from: validFrom, valid_until: validUntil }) => {
			return couponBlocks({ code, name, validFrom, validUntil }, words);
		}),
	];
}

/** The text of the barcode: `R`, seven digits of the fiscal number, six of the incarnation. */
export function receiptBarcode(receiptNo: string): string {
	const parts = receiptNo.split('-');
	return `R${parts.at(-2) ?? ''}${parts.at(-1) ?? ''}`;
}

/** What stands on top of every document: the store, the title, the number, who and when. */
export function headBlocks(
	sale: Pick<SaleCompleted, 'at_ms' | 'receipt_no' | 'operator' | 'biz_date'>,
	{ store, words, title }: { store: ReceiptStore; words: ReceiptWords; title: string },
): ReceiptBlock[] {
	const blocks: ReceiptBlock[] = [
		...(store.logo === true ? [{ kind: 'logo' } as const] : []),
		{ kind: 'text', text: store.name, align: 'center', size: 2, bold: true },
		...ownLines(store.header ?? ''),
	];
	if (store.address !== '') blocks.push({ kind: 'text', text: store.address, align: 'center' });
	if (store.phone !== '') {
		blocks.push({ kind: 'text', text: `${words.phone} ${store.phone}`, align: 'center' });
	}
	const { date, time } = localTime(sale.at_ms as Instant, store.timeZone);
	blocks.push(
		{ kind: 'text', text: title, align: 'center', bold: true },
		{ kind: 'pair', left: words.receiptNo, right: sale.receipt_no },
		{
			kind: 'pair',
			left: `${words.terminal} ${store.terminalCode}`,
			right: `${words.cashier} ${sale.operator ?? ''}`,
		},
		{ kind: 'pair', left: words.time, right: `${date} ${time}` },
		{ kind: 'pair', left: words.businessDate, right: sale.biz_date },
	);
	return blocks;
}

/** Kinds that are shared out over the whole basket: said once, below the goods. */
const OF_ORDER: readonly AdjustmentKind[] = [
	'threshold',
	'order_coupon',
	'order_discount',
	'points',
	'small_change',
	'cash_rounding',
];

function lineBlocks(line: SoldLine, words: ReceiptWords): ReceiptBlock[] {
	const quantity = `  ${formatQuantity(line.quantity_milli)}${line.unit}`;
	// A scale label of goods without a price has only its amount.
	const times = line.list_price_fen > 0 ? ` × ${formatYuan(line.list_price_fen)}` : '';
	const taken = line.adjustments.filter(({ kind }) => !OF_ORDER.includes(kind));
	return [
		{ kind: 'text', text: line.name },
		{ kind: 'pair', left: `${quantity}${times}`, right: formatYuan(line.base_fen) },
		...takenBlocks(taken, words, '  '),
		...doneByBlocks(line, words),
	];
}

/** Who did the service: their number, never what they are paid. */
function doneByBlocks({ done_by }: SoldLine, words: ReceiptWords): ReceiptBlock[] {
	return done_by === undefined
		? []
		: [{ kind: 'text', text: `  ${words.technician} ${done_by.code}` }];
}

/** One row for each rule, by its own name where it has one. */
function takenBlocks(
	taken: readonly SoldAdjustment[],
	words: ReceiptWords,
	indent: string,
): ReceiptBlock[] {
	const sums = new Map<string, number>();
	for (const { kind, name, amount_fen } of taken) {
		const called = name ?? words.adjustments[kind] ?? kind;
		sums.set(called, (sums.get(called) ?? 0) + amount_fen);
	}
	return [...sums].map(([name, amount]) => {
		return { kind: 'pair', left: `${indent}${name}`, right: `-${formatYuan(amount)}` };
	});
}

function totalBlocks(
	sale: SaleCompleted,
	words: ReceiptWords,
	due: readonly ReceiptBlock[],
): ReceiptBlock[] {
	const rows = sale.lines.flatMap((line) => line.adjustments);
	const saved = rows
		.filter(({ kind }) => kind !== 'cash_rounding')
		.reduce((total, one) => total + one.amount_fen, 0);
	const ofOrder = rows.filter(({ kind }) => OF_ORDER.includes(kind) && kind !== 'cash_rounding');
	const subtotal = sale.lines.reduce((total, line) => total + line.base_fen, 0);
	const blocks: ReceiptBlock[] = [
		{ kind: 'pair', left: words.pieces, right: String(countPieces(sale.lines)) },
		{ kind: 'pair', left: words.subtotal, right: formatYuan(subtotal) },
	];
	blocks.push(...takenBlocks(ofOrder, words, ''));
	if (saved > 0) blocks.push({ kind: 'pair', left: words.saved, right: `-${formatYuan(saved)}` });
	const onTop = sale.lines.some((line) => line.tax_on_top === 1);
	const taxes = taxesOf(sale.lines);
	if (onTop) blocks.push(...taxBlocks(taxes, words.taxes));
	if (sale.rounding_fen > 0) {
		blocks.push({ kind: 'pair', left: words.rounding, right: `-${formatYuan(sale.rounding_fen)}` });
	}
	blocks.push(...due);
	for (const tender of sale.tenders) {
		if (tender.kind !== 'cash') {
			blocks.push(...otherTender(tender, words));
			continue;
		}
		blocks.push({ kind: 'pair', left: words.cashGiven, right: formatYuan(tender.given_fen) });
		blocks.push({ kind: 'pair', left: words.change, right: formatYuan(tender.change_fen) });
	}
	if (!onTop) blocks.push(...taxBlocks(taxes, words.taxInside));
	return blocks;
}

/** Rates are never added up: each has its row. */
function taxBlocks(taxes: readonly [number, number][], name: string): ReceiptBlock[] {
	return taxes.map(([rate, tax]) => {
		return { kind: 'pair', left: `${name} ${formatRate(rate)}`, right: formatYuan(tax) };
	});
}

/**
 * Who buys on account (挂账) signs for what they owe; a member on the store's paper, or on the only
 * one where much of their stored value paid.
 */
function signatureBlocks(sale: NotedSale, words: ReceiptWords): ReceiptBlock[] {
	const { tenders, paperFor, spentMuch = false } = sale;
	const owes = tenders.some(({ kind }) => kind === 'on_account');
	const signs = paperFor === 'store' || (spentMuch && paperFor === undefined);
	return owes || signs ? signLine(words) : [];
}

/** By its name, with the slip's number; what only the cashier saw arrive says so. */
function otherTender(tender: OtherTender, words: ReceiptWords): ReceiptBlock[] {
	const name = words.tenderKinds[tender.method] ?? words.tenderKinds[tender.kind] ?? tender.method;
	const slip = tender.reference === undefined ? '' : ` ${tender.reference}`;
	const left = `${words.paidBy(name)}${slip}`;
	const blocks: ReceiptBlock[] = [{ kind: 'pair', left, right: formatYuan(tender.amount_fen) }];
	if (tender.parts !== undefined) blocks.push(...storedValueBlocks(tender, words));
	if (tender.left_fen !== undefined) {
		blocks.push({ kind: 'pair', left: words.creditLeft, right: formatYuan(tender.left_fen) });
	}
	return blocks;
}

/** What stored value paid out of each pocket, and what is left of both (receipts.md). */
function storedValueBlocks(tender: OtherTender, words: ReceiptWords): ReceiptBlock[] {
	const { parts = [], principal_after_fen: principal = 0, bonus_after_fen: bonus = 0 } = tender;
	const paid = parts.reduce((sum, part) => sum + part.principal_fen, 0);
	const given = parts.reduce((sum, part) => sum + part.bonus_fen, 0);
	const row = (left: string, amount: number): ReceiptBlock => {
		return { kind: 'pair', left: `  ${left}`, right: formatYuan(amount) };
	};
	return [
		row(words.valuePrincipal, paid),
		...(given === 0 ? [] : [row(words.valueBonus, given)]),
		row(words.valueBefore, principal + bonus + paid + given),
		row(words.valueLeft, principal + bonus),
	];
}

/** The footer and the barcode that finds the document again. */
export function footBlocks(
	sale: Pick<SaleCompleted, 'receipt_no'>,
	store: ReceiptStore,
): ReceiptBlock[] {
	const blocks: ReceiptBlock[] = [{ kind: 'rule' }];
	blocks.push(...ownLines(store.footer));
	blocks.push({ kind: 'feed', lines: 1 });
	blocks.push({ kind: 'barcode', text: receiptBarcode(sale.receipt_no) });
	return blocks;
}

/** What the store writes itself, line by line, centred; empty lines at its ends are left out. */
function ownLines(text: string): ReceiptBlock[] {
	const own = text.trim();
	return own === '' ? [] : [{ kind: 'text', text: own, align: 'center' }];
}

function taxesOf(lines: readonly SoldLine[]): [number, number][] {
	const taxes = new Map<number, number>();
	for (const line of lines) {
		if (line.tax_fen > 0) taxes.set(line.tax_bp, (taxes.get(line.tax_bp) ?? 0) + line.tax_fen);
	}
	return [...taxes].sort(([a], [b]) => b - a);
}
