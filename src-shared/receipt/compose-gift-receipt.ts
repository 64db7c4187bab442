/**
 * The gift receipt (礼品小票): goes with a present, so that whoever got it can bring it back, and
 * says nothing of what it cost. No amount stands on it, and no text of the store's own either: a
 * header or footer may advertise a price. The barcode is the one of the sale.
 */
import type { SaleCompleted, SoldLine } from '../journal/event.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import { headBlocks, receiptBarcode } from './compose-receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatQuantity } from './format.ts';
import type { ReceiptStore } from './receipt-store.ts';

/** `lines` are those of the sale that are given away; nothing else of a line is looked at. */
export function composeGiftReceipt(
	sale: Pick<SaleCompleted, 'at_ms' | 'receipt_no' | 'biz_date' | 'operator'> & {
		readonly lines: readonly Pick<SoldLine, 'name' | 'quantity_milli' | 'unit'>[];
	},
	store: ReceiptStore,
	words: ReceiptWords,
): ReceiptDocument {
	const head = { store: { ...store, header: '' }, words, title: words.giftTitle };
	return {
		v: 1,
		title: words.giftTitle,
		language: store.language,
		blocks: [
			...headBlocks(sale, head),
			{ kind: 'rule' },
			...sale.lines.map(goodsBlock),
			{ kind: 'rule' },
			{ kind: 'text', text: words.giftAdvice, align: 'center' },
			{ kind: 'feed', lines: 1 },
			{ kind: 'barcode', text: receiptBarcode(sale.receipt_no) },
		],
	};
}

function goodsBlock({
	name,
	quantity_milli: quantity,
	unit,
}: Pick<SoldLine, 'name' | 'quantity_milli' | 'unit'>): ReceiptBlock {
	return { kind: 'pair', left: name, right: `× ${formatQuantity(quantity)}${unit}` };
}
