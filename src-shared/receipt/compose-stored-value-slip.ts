/**
 * The papers of stored value (储值): the written contract at a top-up, what an undone one gave back,
 * the settlement with its calculation. None is a receipt of a sale; whose they are stands masked.
 */
import type {
	StoredValueRefunded,
	StoredValueToppedUp,
	StoredValueTopUpUndone,
	SvAfter,
	SvCalculationLine,
} from '../journal/stored-value-event.ts';
import { fill } from '../words/fill.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { StoredValueSlipWords } from '../words/stored-value-slip.ts';
import { headBlocks } from './compose-receipt.ts';
import { tenderName } from './compose-refund-receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import { memberBlocks, type MemberPaper } from './member-blocks.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { signatureBlocks } from './signature-blocks.ts';

export type StoredValueSlip = {
	readonly store: ReceiptStore;
	readonly words: ReceiptWords;
	readonly value: StoredValueSlipWords;
	readonly member?: MemberPaper;
};

/** 充值单: what was paid in and given, both pockets after it, the terms, a line to sign. */
export function composeTopUpSlip(
	event: StoredValueToppedUp,
	slip: StoredValueSlip,
): ReceiptDocument {
	const { words, value } = slip;
	return paper(event, { ...slip, title: value.topUpTitle }, [
		{ ...pair(value.amount, `￥${formatYuan(event.principal_fen)}`, true), size: 2 },
		...(event.offer_name === undefined ? [] : [pair(value.offer, event.offer_name)]),
		...(event.bonus_fen === 0 ? [] : [pair(value.bonus, formatYuan(event.bonus_fen))]),
		...(event.gift_points === undefined ? [] : [pair(value.points, String(event.gift_points))]),
		...(event.coupons ?? []).map(({ code }) => pair(value.coupon, code)),
		...event.tenders.map((tender) =>
			pair(
				`${words.paidBy(tenderName(tender, words))} ${tender.reference ?? ''}`.trim(),
				formatYuan(tender.amount_fen),
			),
		),
		{ kind: 'rule' },
		...afterBlocks(event, value),
		pair(value.policy, value.policies[event.policy]),
		...(event.bonus_expires === '' ? [] : [pair(value.bonusUntil, event.bonus_expires)]),
		{ kind: 'text', text: value.termsTitle, bold: true },
		...value.terms.split('\n').map((text) => ({ kind: 'text', text }) as const),
		{ kind: 'text', text: value.contract },
		...signatureBlocks(event.signed, words),
	]);
}

export function composeTopUpUndone(
	event: StoredValueTopUpUndone,
	slip: StoredValueSlip,
): ReceiptDocument {
	const { words, value } = slip;
	return paper(event, { ...slip, title: value.undoTitle }, [
		pair(value.amount, `-${formatYuan(event.principal_fen)}`),
		...(event.bonus_fen === 0 ? [] : [pair(value.bonus, `-${formatYuan(event.bonus_fen)}`)]),
		...event.paid_back.map((row) =>
			pair(words.refunded(tenderName(row, words)), formatYuan(row.paid_fen)),
		),
		{ kind: 'rule' },
		...afterBlocks(event, value),
		{ kind: 'feed', lines: 1 },
		{ kind: 'text', text: words.signature },
	]);
}

/** 退储值结算单: the reason, the calculation line by line, what was paid back, a line to sign. */
export function composeStoredValueSettlement(
	event: StoredValueRefunded,
	slip: StoredValueSlip,
): ReceiptDocument {
	const { words, value } = slip;
	const reasons: Readonly<Record<string, string>> = value.reasons;
	return paper(event, { ...slip, title: value.refundTitle }, [
		pair(value.reason, reasons[event.reason] ?? event.reason),
		{ kind: 'rule' },
		...event.calculation.map((line) => calculationBlock(line, value)),
		{ kind: 'rule' },
		...event.paid_back.map((row) =>
			pair(
				`${words.refunded(tenderName(row, words))} ${row.reference ?? ''}`.trim(),
				formatYuan(row.paid_fen),
			),
		),
		...(event.rounding_fen === 0
			? []
			: [pair(words.refundRounding, formatYuan(event.rounding_fen))]),
		...afterBlocks(event, value),
		{ kind: 'feed', lines: 1 },
		{ kind: 'text', text: words.signature },
	]);
}

function calculationBlock(line: SvCalculationLine, value: StoredValueSlipWords): ReceiptBlock {
	const names: Readonly<Record<string, string>> = value.lines;
	const name = fill(names[line.line] ?? line.line, { days: line.days ?? 0 });
	if (line.line !== 'refund') return pair(name, formatYuan(line.fen));
	return { ...pair(name, `￥${formatYuan(line.fen)}`, true), size: 2 };
}

function afterBlocks(after: SvAfter, value: StoredValueSlipWords): ReceiptBlock[] {
	const { principal_after_fen: principal, bonus_after_fen: bonus } = after;
	return [
		pair(value.principalLeft, formatYuan(principal)),
		pair(value.bonusLeft, formatYuan(bonus)),
		pair(value.total, formatYuan(principal + bonus), true),
	];
}

type Paper = StoredValueToppedUp | StoredValueTopUpUndone | StoredValueRefunded;

function paper(
	event: Paper,
	{ store, words, member, title }: StoredValueSlip & { readonly title: string },
	blocks: readonly ReceiptBlock[],
): ReceiptDocument {
	const { at_ms, biz_date, operator = '', member_id: memberId } = event;
	const lot = 'lot_id' in event ? event.lot_id : memberId;
	const named = { at_ms, biz_date, operator, receipt_no: lot.slice(-8).toUpperCase() };
	return {
		v: 1,
		title,
		language: store.language,
		blocks: [
			...headBlocks(named, { store, words, title }),
			...memberBlocks(member, words),
			{ kind: 'rule' },
			...blocks,
			{ kind: 'feed', lines: 1 },
		],
	};
}

function pair(left: string, right: string, bold = false): Extract<ReceiptBlock, { kind: 'pair' }> {
	return { kind: 'pair', left, right, ...(bold ? { bold } : {}) };
}
