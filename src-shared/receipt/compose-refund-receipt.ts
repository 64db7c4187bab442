/**
 * The paper of a refund or a void (退货单, 作废单), as data: made from its event alone, with the
 * original number, what came back, how the money left, and a line to sign.
 */
import type {
	PaidBack,
	ReturnedLine,
	ReturnedPart,
	SaleRefunded,
} from '../journal/refund-event.ts';
import { lateBonusOf } from '../refund/late-bonus.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import { footBlocks, headBlocks } from './compose-receipt.ts';
import { pointsBlocks } from './points-blocks.ts';
import { pair } from './pair.ts';
import type { ReceiptStore } from './receipt-store.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatQuantity, formatYuan } from './format.ts';

/**
 * `holderGone`: who paid with stored value or points is gone, and what was theirs was paid out;
 * `valueLeft`: what they have now that their stored value is back, as the receipt said it.
 */
export type RefundPaper = SaleRefunded & {
	readonly holderGone?: boolean;
	readonly valueLeft?: number | undefined;
};

export function composeRefundReceipt(
	refund: RefundPaper,
	store: ReceiptStore,
	words: ReceiptWords,
): ReceiptDocument {
	const title = refund.mode === 'void' ? words.voidTitle : words.refundTitle;
	const { returned } = refund;
	return {
		v: 1,
		title,
		language: store.language,
		blocks: [
			...headBlocks(refund, { store, words, title }),
			...originalBlocks(returned, words),
			{ kind: 'rule' },
			...returned.lines.flatMap((line) => returnedBlocks(line, words)),
			{ kind: 'rule' },
			...moneyBlocks(returned, words),
			...(refund.valueLeft === undefined
				? []
				: [pair(words.valueLeft, formatYuan(refund.valueLeft))]),
			...(refund.holderGone === true ? [] : lateBonusBlocks(returned, words)),
			...(refund.holderGone === true
				? [{ kind: 'text', text: words.holderGone } as const]
				: pointsBlocks({ returned }, store)),
			{
				kind: 'text',
				text: `${words.reason} ${words.refundReasons[returned.reason] ?? returned.reason}`,
			},
			{ kind: 'feed', lines: 1 },
			{ kind: 'text', text: words.signature },
			...slipBlocks(returned, words),
			...footBlocks(refund, store),
		],
	};
}

/** How a tender is called on paper: a code by whose it is, everything else by its kind. */
export function tenderName(
	{ kind, method }: { readonly kind: string; readonly method?: string },
	words: ReceiptWords,
): string {
	const named = method === undefined ? undefined : words.tenderKinds[method];
	return named ?? words.tenderKinds[kind] ?? kind;
}

/** The sale it answers, by its number. */
export function originalBlocks({ of }: ReturnedPart, words: ReceiptWords): ReceiptBlock[] {
	if (of === undefined) return [{ kind: 'text', text: words.unreceipted, bold: true }];
	return [{ kind: 'pair', left: words.originalNo, right: of.receipt_no }];
}

/** Goods that came back, as minus. */
export function returnedBlocks(line: ReturnedLine, words: ReceiptWords): ReceiptBlock[] {
	const off = line.disposition === 'write-off' ? ` (${words.writtenOff})` : '';
	const blocks: ReceiptBlock[] = [
		{ kind: 'text', text: `${line.name}${off}` },
		{
			kind: 'pair',
			left: `  ${formatQuantity(line.quantity_milli)}${line.unit}`,
			right: `-${formatYuan(line.base_fen)}`,
		},
	];
	const taken = line.adjustments.reduce((sum, one) => sum + one.amount_fen, 0);
	if (taken > 0) {
		blocks.push({ kind: 'pair', left: `  ${words.discount}`, right: formatYuan(taken) });
	}
	if (line.tax_on_top === 1 && line.tax_fen > 0) {
		const right = `-${formatYuan(line.tax_fen)}`;
		blocks.push({ kind: 'pair', left: `  ${words.taxes}`, right });
	}
	return blocks;
}

/** A slip (店内余额凭证) for each code that money was put on: whoever has it may spend it. */
export function slipBlocks({ paid_back }: ReturnedPart, words: ReceiptWords): ReceiptBlock[] {
	const added = new Map<string, number>();
	for (const { kind, subject, paid_fen: paid } of paid_back) {
		if (kind !== 'store_credit' || subject === undefined || paid === 0) continue;
		added.set(subject, (added.get(subject) ?? 0) + paid);
	}
	return [...added].flatMap(([code, amount]): ReceiptBlock[] => [
		{ kind: 'rule', double: true },
		{ kind: 'text', text: words.creditSlip, align: 'center', bold: true },
		{ kind: 'pair', left: words.creditAdded, right: `￥${formatYuan(amount)}`, bold: true },
		{ kind: 'text', text: words.creditHow },
		{ kind: 'barcode', text: code },
	]);
}

/** What went back to each pocket of stored value (储值). */
function valueBack({ parts = [] }: PaidBack, words: ReceiptWords): ReceiptBlock[] {
	const principal = parts.reduce((sum, part) => sum + part.principal_fen, 0);
	const bonus = parts.reduce((sum, part) => sum + part.bonus_fen, 0);
	return [[words.valuePrincipal, principal] as const, [words.valueBonus, bonus] as const].flatMap(
		([left, amount]): ReceiptBlock[] => {
			return amount === 0 ? [] : [{ kind: 'pair', left: `  ${left}`, right: formatYuan(amount) }];
		},
	);
}

/** What of the money was kept for points that were spent. */
export function chargedBlocks({ points }: ReturnedPart, words: ReceiptWords): ReceiptBlock[] {
	if (points?.charged === undefined) return [];
	const { points: charged, amount_fen: amount } = points.charged;
	return [{ kind: 'pair', left: words.pointsCharged(charged), right: `-${formatYuan(amount)}` }];
}

/** Bonus that had ended before it came back: how much, and until when. */
export function lateBonusBlocks(returned: ReturnedPart, words: ReceiptWords): ReceiptBlock[] {
	const late = lateBonusOf(returned);
	return late === undefined ? [] : [pair(words.lateBonus(late.until), formatYuan(late.amountFen))];
}

function moneyBlocks(returned: ReturnedPart, words: ReceiptWords): ReceiptBlock[] {
	const blocks: ReceiptBlock[] = [];
	const right = `-￥${formatYuan(returned.total_fen)}`;
	blocks.push({ kind: 'pair', left: words.refundTotal, right, size: 2, bold: true });
	if (returned.rounding_fen !== 0) {
		const rounding = formatYuan(Math.abs(returned.rounding_fen));
		const sign = returned.rounding_fen > 0 ? '-' : '';
		blocks.push({ kind: 'pair', left: words.refundRounding, right: `${sign}${rounding}` });
	}
	for (const row of returned.paid_back) {
		const left = words.refunded(tenderName(row, words));
		blocks.push({ kind: 'pair', left, right: formatYuan(row.paid_fen) });
		blocks.push(...valueBack(row, words));
	}
	blocks.push(...chargedBlocks(returned, words));
	if (returned.tax_fen > 0) {
		const left = words.taxInside;
		blocks.push({ kind: 'pair', left, right: `-${formatYuan(returned.tax_fen)}` });
	}
	return blocks;
}
