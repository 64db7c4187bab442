/**
 * The paper of an exchange (换货单): one document with both parts, what came back of which receipt
 * and what was taken instead, and the one amount that changed hands.
 */
import type { ReturnedPart } from '../journal/refund-event.ts';
import { setAgainst } from '../refund/plan-exchange.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import { composeSale, dueBlock, type NotedSale } from './compose-receipt.ts';
import {
	chargedBlocks,
	lateBonusBlocks,
	originalBlocks,
	returnedBlocks,
	slipBlocks,
	tenderName,
} from './compose-refund-receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import type { ReceiptStore } from './receipt-store.ts';

/** Of a sale that took something back; any other has its ordinary receipt. */
export function composeExchangeReceipt(
	sale: NotedSale,
	store: ReceiptStore,
	words: ReceiptWords,
): ReceiptDocument {
	const { returned } = sale;
	if (returned === undefined) throw new Error('a sale that took nothing back is no exchange');
	return composeSale(sale, store, {
		words,
		title: words.exchangeTitle,
		above: [
			...originalBlocks(returned, words),
			{ kind: 'rule' },
			{ kind: 'text', text: words.broughtBack, bold: true },
			...returned.lines.flatMap((line) => returnedBlocks(line, words)),
			minus(words.returnedTotal, returned.total_fen),
			{ kind: 'rule' },
			{ kind: 'text', text: words.takenInstead, bold: true },
		],
		due: dueBlocks(sale, returned, words),
		below: belowBlocks(returned, words),
	});
}

/** What is to pay on top, or what is given back, with how it came to that. */
function dueBlocks(sale: NotedSale, returned: ReturnedPart, words: ReceiptWords): ReceiptBlock[] {
	const credit = setAgainst(returned);
	const back = backOf(returned);
	const due = sale.total_fen - credit;
	const listed = sale.lines.reduce((sum, { base_fen: base }) => sum + base, 0);
	// Said once more only where something was taken off.
	const goods = formatYuan(sale.total_fen);
	const blocks: ReceiptBlock[] = [
		...(listed === sale.total_fen
			? []
			: [{ kind: 'pair', left: words.goodsTotal, right: goods } as const]),
		minus(words.setAgainst, credit),
		back > 0 ? dueBlock(words.givenBack, back) : dueBlock(words.paidOnTop, due),
	];
	for (const row of returned.paid_back) {
		if (row.paid_fen === 0) continue;
		const left = words.refunded(tenderName(row, words));
		blocks.push({ kind: 'pair', left, right: formatYuan(row.paid_fen) });
	}
	blocks.push(...chargedBlocks(returned, words), ...lateBonusBlocks(returned, words));
	return blocks;
}

function belowBlocks(returned: ReturnedPart, words: ReceiptWords): ReceiptBlock[] {
	const { rounding_fen: rounding, tax_fen: tax, reason } = returned;
	const blocks: ReceiptBlock[] = [];
	if (tax > 0) blocks.push(minus(words.returnedTax, tax));
	if (rounding !== 0) {
		const right = `${rounding > 0 ? '-' : ''}${formatYuan(Math.abs(rounding))}`;
		blocks.push({ kind: 'pair', left: words.refundRounding, right });
	}
	blocks.push({ kind: 'text', text: `${words.reason} ${words.refundReasons[reason] ?? reason}` });
	if (backOf(returned) === 0) return blocks;
	blocks.push(
		...slipBlocks(returned, words),
		{ kind: 'feed', lines: 1 },
		{ kind: 'text', text: words.signature },
	);
	return blocks;
}

function backOf({ paid_back }: ReturnedPart): number {
	return paid_back.reduce((sum, row) => sum + row.paid_fen, 0);
}

function minus(left: string, amount: number): ReceiptBlock {
	return { kind: 'pair', left, right: `-${formatYuan(amount)}` };
}
