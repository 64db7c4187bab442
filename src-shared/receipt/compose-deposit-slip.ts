/**
 * The slips of a deposit, as data: what the customer holds until they collect (定金单), and what they
 * sign when money goes back (退定金单). The barcode is the number of the order. They are no receipts:
 * nothing is sold yet. Who the customer is does not stand on them.
 */
import type { DepositReturned, DepositTaken } from '../journal/deposit-event.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import { headBlocks } from './compose-receipt.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { tenderName } from './compose-refund-receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatQuantity, formatYuan } from './format.ts';
import { pair } from './pair.ts';

export type SlipGoods = {
	readonly name: string;
	readonly unit: string;
	readonly quantityMilli: number;
	readonly netFen: number;
};

export type DepositSlip = {
	readonly store: ReceiptStore;
	readonly words: ReceiptWords;
	readonly goods: readonly SlipGoods[];
	/** YYYY-MM-DD, or empty. */
	readonly dueDate: string;
};

/** 定金单: the goods, what was paid now and in all, what is left, when to collect. */
export function composeDepositSlip(
	taken: DepositTaken,
	{ store, words, goods, dueDate }: DepositSlip,
): ReceiptDocument {
	const balance = Math.max(0, taken.total_fen - taken.paid_fen);
	return slip(taken, { store, words, title: words.depositTitle }, [
		...goods.flatMap(({ name, unit, quantityMilli, netFen }): ReceiptBlock[] => [
			{ kind: 'text', text: name },
			pair(`  ${formatQuantity(quantityMilli)}${unit}`, formatYuan(netFen)),
		]),
		{ kind: 'rule' },
		pair(words.orderTotal, formatYuan(taken.total_fen)),
		...taken.tenders.map((tender) =>
			pair(words.paidBy(tenderName(tender, words)), formatYuan(tender.amount_fen)),
		),
		pair(words.depositPaid, formatYuan(taken.paid_fen)),
		{ ...pair(words.balanceDue, `￥${formatYuan(balance)}`), size: 2, bold: true },
		...(dueDate === '' ? [] : [pair(words.dueDate, dueDate)]),
		{ kind: 'rule' },
		{ kind: 'text', text: words.depositAdvice },
	]);
}

/** 退定金单: what was given back and how, with a line to sign. */
export function composeDepositReturn(
	returned: DepositReturned,
	{ store, words }: Pick<DepositSlip, 'store' | 'words'>,
): ReceiptDocument {
	return slip(returned, { store, words, title: words.depositReturnTitle }, [
		...returned.paid_back.map((row) =>
			pair(words.refunded(tenderName(row, words)), formatYuan(row.paid_fen)),
		),
		...(returned.rounding_fen === 0
			? []
			: [pair(words.refundRounding, formatYuan(returned.rounding_fen))]),
		pair(words.depositPaid, formatYuan(returned.paid_fen)),
		{ kind: 'text', text: words.depositReasons[returned.reason] },
		{ kind: 'feed', lines: 1 },
		{ kind: 'text', text: words.signature },
	]);
}

type Head = Pick<DepositSlip, 'store' | 'words'> & { readonly title: string };

function slip(
	event: DepositTaken | DepositReturned,
	head: Head,
	blocks: readonly ReceiptBlock[],
): ReceiptDocument {
	const { at_ms, biz_date, operator = '', order_no } = event;
	const named = { at_ms, biz_date, operator, receipt_no: order_no };
	return {
		v: 1,
		title: head.title,
		language: head.store.language,
		blocks: [
			...headBlocks(named, head),
			{ kind: 'rule' },
			...blocks,
			{ kind: 'feed', lines: 1 },
			{ kind: 'barcode', text: order_no },
		],
	};
}
