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
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { largePair, pair } from './pair.ts';
import { signLine, signatureBlocks } from './signature-blocks.ts';
import { contractBlocks, paidInBlocks, paidOutBlocks, slipPaper } from './slip-blocks.ts';

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
		largePair(pass.price, `￥${formatYuan(sold.price_fen)}`),
		...paidInBlocks(sold.tenders, words),
		{ kind: 'rule' },
		...termBlocks(sold, pass),
		...contractBlocks(pass),
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
	const { ends_again: ends } = refunded;
	return paper(refunded, { ...slip, title: pass.refundTitle }, [
		pair(pass.pass, refunded.pass_name, true),
		pair(pass.reason, pass.reasons[refunded.reason]),
		{ kind: 'rule' },
		...refunded.calculation.map((line) => calculationBlock(line, pass)),
		{ kind: 'rule' },
		...paidOutBlocks(refunded.paid_back, words),
		...(refunded.rounding_fen === 0
			? []
			: [pair(pass.rounding, formatYuan(refunded.rounding_fen))]),
		...(ends === undefined
			? []
			: [pair(fill(pass.endsAgain, { name: ends.pass_name }), ends.valid_until)]),
		...signLine(words),
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
			return largePair(pass.refund, `￥${formatYuan(line.fen)}`);
		default:
			return pair(pass.paid, formatYuan(line.fen));
	}
}

type PassPaper = PassSold | PassUsed | PassRefunded;

function paper(
	event: PassPaper,
	head: PassSlip & { readonly title: string },
	blocks: readonly ReceiptBlock[],
): ReceiptDocument {
	return slipPaper({ ...event, id: event.pass_id }, head, blocks);
}
