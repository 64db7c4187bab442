/**
 * The papers of passes (次卡): the contract when one is sold, what is left when one is used, the
 * calculation when one is given back. None is a receipt of a sale, and no person stands on them.
 */
import type {
	PassCalculationPart,
	PassItemPart,
	PassRefunded,
	PassSold,
	PassUsed,
} from '../journal/pass-event.ts';
import { multiplyFloor } from '../kernel/integer.ts';
import { fill } from '../words/fill.ts';
import type { PassSlipWords } from '../words/pass-slip.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import { headBlocks } from './compose-receipt.ts';
import { tenderName } from './compose-refund-receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { signatureBlocks } from './signature-blocks.ts';

export type PassSlip = {
	readonly store: ReceiptStore;
	readonly words: ReceiptWords;
	readonly pass: PassSlipWords;
};

/** 售卡单: what was sold, until when, on what terms, with a line to sign. */
export function composePassSold(sold: PassSold, slip: PassSlip): ReceiptDocument {
	const { words, pass } = slip;
	return paper(sold, { ...slip, title: pass.soldTitle }, [
		pair(pass.pass, sold.terms.name, true),
		...sold.items.flatMap((item) => itemBlocks(item, pass)),
		{ kind: 'rule' },
		{ ...pair(pass.price, `￥${formatYuan(sold.price_fen)}`, true), size: 2 },
		...sold.tenders.map((tender) =>
			pair(
				`${words.paidBy(tenderName(tender, words))} ${tender.reference ?? ''}`.trim(),
				formatYuan(tender.amount_fen),
			),
		),
		{ kind: 'rule' },
		...termBlocks(sold, pass),
		{ kind: 'text', text: pass.termsTitle, bold: true },
		...pass.terms.split('\n').map((text) => ({ kind: 'text', text }) as const),
		{ kind: 'text', text: pass.contract },
		...signatureBlocks(sold.signed, words),
	]);
}

function itemBlocks(item: PassItemPart, pass: PassSlipWords): ReceiptBlock[] {
	const { name, paid, gift, value_fen: value, list_price_fen: list } = item;
	const count = paid + gift;
	if (count === 0) return [{ kind: 'text', text: fill(pass.unlimited, { name }) }];
	const each = multiplyFloor(value, 1, count);
	return [
		{ kind: 'text', text: fill(gift === 0 ? pass.uses : pass.usesGift, { name, paid, gift }) },
		pair(pass.unitValue, `${each.rest === 0n ? '' : '≈'}${formatYuan(each.floor)}`),
		pair(pass.listPrice, formatYuan(list)),
	];
}

function termBlocks({ terms, ...sold }: PassSold, pass: PassSlipWords): ReceiptBlock[] {
	const { valid_days: days, max_per_day: most } = terms;
	const { valid_from: from, valid_until: until } = sold;
	const valid =
		until === '' ? fill(pass.validFromFirst, { days }) : fill(pass.until, { from, until });
	return [
		pair(pass.valid, days === undefined ? pass.noEnd : valid),
		pair(pass.stores, terms.stores === 'all' ? pass.all : pass.home),
		...(most === undefined ? [] : [pair(pass.perDay, fill(pass.times, { n: most }))]),
		pair(pass.transfer, terms.transferable === 1 ? pass.transferable : pass.notTransferable),
	];
}

/** 核销单: a line that costs nothing, and what is left: 次卡 3/10. */
export function composePassUsed(used: PassUsed, slip: PassSlip): ReceiptDocument {
	const { pass } = slip;
	const { line, times, uses_left: left, uses_total: total, valid_until: until } = used;
	return paper(used, { ...slip, title: pass.usedTitle }, [
		pair(pass.pass, used.pass_name, true),
		pair(`${line.name} ×${times}`, formatYuan(line.net_fen)),
		...(used.done_by === undefined ? [] : [pair(pass.technician, used.done_by.code)]),
		{ kind: 'rule' },
		...(left === undefined || total === undefined
			? []
			: [
					{
						...pair(
							fill(pass.used, { used: total - left, total }),
							fill(pass.left, { left }),
							true,
						),
						size: 2,
					} as const,
				]),
		pair(pass.valid, until === '' ? pass.noEnd : until),
		pair(pass.freeOfCharge, formatYuan(0)),
	]);
}

/** 退卡结算单: the reason, the calculation line by line, what was paid back, a line to sign. */
export function composePassRefunded(refunded: PassRefunded, slip: PassSlip): ReceiptDocument {
	const { words, pass } = slip;
	return paper(refunded, { ...slip, title: pass.refundTitle }, [
		pair(pass.pass, refunded.pass_name, true),
		pair(pass.reason, pass.reasons[refunded.reason]),
		{ kind: 'rule' },
		...refunded.calculation.map((line) => calculationBlock(line, pass)),
		{ kind: 'rule' },
		...refunded.paid_back.map((row) =>
			pair(words.refunded(tenderName(row, words)), formatYuan(row.paid_fen)),
		),
		...(refunded.rounding_fen === 0
			? []
			: [pair(pass.rounding, formatYuan(refunded.rounding_fen))]),
		{ kind: 'feed', lines: 1 },
		{ kind: 'text', text: words.signature },
	]);
}

function calculationBlock(line: PassCalculationPart, pass: PassSlipWords): ReceiptBlock {
	const { name = '', times = 0, of = 0, gone = 0 } = line;
	switch (line.line) {
		case 'used': {
			const sentence = line.at === 'list' ? pass.usedAtList : pass.usedAtUnit;
			return pair(fill(sentence, { name, times, of }), formatYuan(line.fen));
		}
		case 'days':
			return pair(fill(pass.daysGone, { gone, of }), formatYuan(line.fen));
		case 'limit':
			return pair(pass.limit, formatYuan(line.fen));
		case 'refund':
			return { ...pair(pass.refund, `￥${formatYuan(line.fen)}`, true), size: 2 };
		default:
			return pair(pass.paid, formatYuan(line.fen));
	}
}

type PassPaper = PassSold | PassUsed | PassRefunded;

function paper(
	event: PassPaper,
	{ store, words, title }: PassSlip & { readonly title: string },
	blocks: readonly ReceiptBlock[],
): ReceiptDocument {
	const { at_ms, biz_date, operator = '', pass_id } = event;
	const named = { at_ms, biz_date, operator, receipt_no: passTail(pass_id) };
	return {
		v: 1,
		title,
		language: store.language,
		blocks: [
			...headBlocks(named, { store, words, title }),
			{ kind: 'rule' },
			...blocks,
			{ kind: 'feed', lines: 1 },
		],
	};
}

/** Enough of a pass's number for people to tell two apart. */
export function passTail(passId: string): string {
	return passId.slice(-8).toUpperCase();
}

function pair(left: string, right: string, bold = false): Extract<ReceiptBlock, { kind: 'pair' }> {
	return { kind: 'pair', left, right, ...(bold ? { bold } : {}) };
}
