/**
 * The papers of stored value (储值): the written contract at a top-up, what an undone one gave back,
 * the settlement with its calculation. None is a receipt of a sale; whose they are stands masked.
 */
import type {
	StoredValueRefunded,
	StoredValueToppedUp,
	StoredValueTopUpUndone,
	SvAfter,
	SvGiftsBack,
	SvCalculationLine,
} from '../journal/stored-value-event.ts';
import { fill } from '../words/fill.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { StoredValueSlipWords } from '../words/stored-value-slip.ts';
import { couponBlocks, type PrintedCoupon } from './compose-coupon-slip.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import { memberBlocks, type MemberPaper } from './member-blocks.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { largePair, pair } from './pair.ts';
import { signLine, signatureBlocks } from './signature-blocks.ts';
import { contractBlocks, paidInBlocks, paidOutBlocks, slipPaper } from './slip-blocks.ts';

export type StoredValueSlip = {
	readonly store: ReceiptStore;
	readonly words: ReceiptWords;
	readonly value: StoredValueSlipWords;
	readonly member?: MemberPaper;
	/** By kind, for coupons that come with a top-up. */
	readonly couponNames?: ReadonlyMap<string, string>;
};

/** 充值单: what was paid in and given, both pockets after it, the terms, a line to sign. */
export function composeTopUpSlip(
	event: StoredValueToppedUp,
	slip: StoredValueSlip,
): ReceiptDocument {
	const { words, value } = slip;
	return paper(event, { ...slip, title: value.topUpTitle }, [
		largePair(value.amount, `￥${formatYuan(event.principal_fen)}`),
		...(event.offer_name === undefined ? [] : [pair(value.offer, event.offer_name)]),
		...(event.bonus_fen === 0 ? [] : [pair(value.bonus, formatYuan(event.bonus_fen))]),
		...(event.gift_points === undefined ? [] : [pair(value.points, String(event.gift_points))]),
		...giftCoupons(event, slip).map(({ name }) => pair(value.coupon, name)),
		...paidInBlocks(event.tenders, words),
		{ kind: 'rule' },
		...afterBlocks(event, value),
		pair(value.policy, value.policies[event.policy]),
		...(event.bonus_expires === '' ? [] : [pair(value.bonusUntil, event.bonus_expires)]),
		...contractBlocks(value),
		...signatureBlocks(event.signed, words),
		...giftCoupons(event, slip).flatMap((coupon) => couponBlocks(coupon, words)),
	]);
}

/** As a sale prints them that gives some: what each is, until when, and the barcode it is used by. */
function giftCoupons(
	{ coupons = [] }: StoredValueToppedUp,
	{ value, couponNames }: StoredValueSlip,
): PrintedCoupon[] {
	return coupons.map(({ code, kind_id: kind, valid_from: validFrom, valid_until: validUntil }) => {
		return { code, name: couponNames?.get(kind) ?? value.coupon, validFrom, validUntil };
	});
}

export function composeTopUpUndone(
	event: StoredValueTopUpUndone,
	slip: StoredValueSlip,
): ReceiptDocument {
	const { words, value } = slip;
	return paper(event, { ...slip, title: value.undoTitle }, [
		pair(value.amount, `-${formatYuan(event.principal_fen)}`),
		...(event.bonus_fen === 0 ? [] : [pair(value.bonus, `-${formatYuan(event.bonus_fen)}`)]),
		...(event.coupons ?? []).map((code) => pair(value.giftVoid.coupon, code)),
		...paidOutBlocks(event.paid_back, words),
		{ kind: 'rule' },
		...afterBlocks(event, value),
		...signLine(words),
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
		...giftBlocks(event.gifts, value),
		{ kind: 'rule' },
		...paidOutBlocks(event.paid_back, words),
		...(event.rounding_fen === 0
			? []
			: [pair(words.refundRounding, formatYuan(event.rounding_fen))]),
		...afterBlocks(event, value),
		...signLine(words),
	]);
}

function calculationBlock(line: SvCalculationLine, value: StoredValueSlipWords): ReceiptBlock {
	const names: Readonly<Record<string, string>> = value.lines;
	const name = fill(names[line.line] ?? line.line, {
		days: line.days ?? 0,
		times: line.times ?? 0,
	});
	if (line.line !== 'refund') return pair(name, formatYuan(line.fen));
	return largePair(name, `￥${formatYuan(line.fen)}`);
}

/** 赠送作废: what came with it and is nobody's now. */
function giftBlocks(
	gifts: SvGiftsBack | undefined,
	{ giftVoid: say }: StoredValueSlipWords,
): ReceiptBlock[] {
	const { coupons = [], passes = [], points = 0, points_owed: owed = 0, stay = [] } = gifts ?? {};
	return [
		...coupons.map((code) => pair(say.coupon, code)),
		...passes.flatMap(({ name, fee_fen: fee }) => [
			pair(say.pass, name),
			...(fee === undefined ? [] : [pair(say.fee, formatYuan(fee))]),
		]),
		...stay.map(({ name }) => pair(say.stay, name)),
		...(points === 0 ? [] : [pair(say.points, String(points))]),
		...(owed === 0 ? [] : [pair(say.owed, String(owed))]),
	];
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
	{ member, ...head }: StoredValueSlip & { readonly title: string },
	blocks: readonly ReceiptBlock[],
): ReceiptDocument {
	const id = 'lot_id' in event ? event.lot_id : event.member_id;
	const above = memberBlocks(member, head.words);
	return slipPaper({ ...event, id }, { ...head, above }, blocks);
}
