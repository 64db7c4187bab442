/**
 * What slips are put together from that are no receipts of a sale (充值单, 售卡单, 会员费, 对账单): the
 * paper under its head, rows of two, how it was paid, the terms of a contract.
 */
import type { OtherTender } from '../journal/event.ts';
import { localTime, type Instant } from '../kernel/time.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import { headBlocks } from './compose-receipt.ts';
import { tenderName } from './compose-refund-receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import { pair } from './pair.ts';
import type { ReceiptStore } from './receipt-store.ts';

type Happened = {
	readonly at_ms: number;
	readonly biz_date: string;
	readonly operator?: string;
	/** Of what it is about; its tail tells two slips apart. */
	readonly id: string;
};

/** The last eight of an id: enough for people to tell two apart. */
export function tailOf(id: string): string {
	return id.slice(-8).toUpperCase();
}

export type SlipHead = {
	readonly store: ReceiptStore;
	readonly words: ReceiptWords;
	readonly title: string;
	/** Between the head and the rule: whose it is. */
	readonly above?: readonly ReceiptBlock[];
};

export function slipPaper(
	{ at_ms, biz_date, operator = '', id }: Happened,
	{ store, words, title, above = [] }: SlipHead,
	blocks: readonly ReceiptBlock[],
): ReceiptDocument {
	const named = { at_ms, biz_date, operator, receipt_no: tailOf(id) };
	return {
		v: 1,
		title,
		language: store.language,
		blocks: [
			...headBlocks(named, { store, words, title }),
			...above,
			{ kind: 'rule' },
			...blocks,
			{ kind: 'feed', lines: 1 },
		],
	};
}

type Way = Parameters<typeof tenderName>[0] & Pick<OtherTender, 'reference'>;

/** How it was paid, way by way, with the slip's number of each. */
export function paidInBlocks(
	tenders: readonly (Way & { readonly amount_fen: number })[],
	words: ReceiptWords,
): ReceiptBlock[] {
	return tenders.map((tender) => {
		const left = `${words.paidBy(tenderName(tender, words))} ${tender.reference ?? ''}`.trim();
		return pair(left, formatYuan(tender.amount_fen));
	});
}

/** How the money went back. */
export function paidOutBlocks(
	rows: readonly (Way & { readonly paid_fen: number })[],
	words: ReceiptWords,
): ReceiptBlock[] {
	return rows.map((row) => {
		const left = `${words.refunded(tenderName(row, words))} ${row.reference ?? ''}`.trim();
		return pair(left, formatYuan(row.paid_fen));
	});
}

type ContractWords = {
	readonly termsTitle: string;
	readonly terms: string;
	readonly contract: string;
};

/** The terms, line by line, and that this paper is the contract. */
export function contractBlocks({ termsTitle, terms, contract }: ContractWords): ReceiptBlock[] {
	return [
		{ kind: 'text', text: termsTitle, bold: true },
		...terms.split('\n').map((text) => ({ kind: 'text', text }) as const),
		{ kind: 'text', text: contract },
	];
}

type OfMonth = {
	readonly month: string;
	readonly atMs: number;
	readonly operator: string;
	readonly who: ReceiptBlock;
};

/** On top of what a month was: the store, the month, whose it is, when and by whom it was printed. */
export function monthHead(
	{ month, atMs, operator, who }: OfMonth,
	store: ReceiptStore,
	{ words, say }: { words: ReceiptWords; say: { readonly title: string; readonly month: string } },
): ReceiptBlock[] {
	const { date, time } = localTime(atMs as Instant, store.timeZone);
	return [
		{ kind: 'text', text: store.name, align: 'center', size: 2, bold: true },
		{ kind: 'text', text: say.title, align: 'center', bold: true },
		pair(say.month, month),
		who,
		pair(words.printedAt, `${date} ${time}`),
		pair(words.cashier, operator),
	];
}
