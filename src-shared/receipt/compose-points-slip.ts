/** 积分兑换单: the gift, the points it took, what is left, a line to sign. No person stands on it. */
import type { GiftExchanged } from '../journal/point-event.ts';
import { pointsWords } from '../words/points.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import { headBlocks } from './compose-receipt.ts';
import type { ReceiptDocument } from './document.ts';
import type { ReceiptStore } from './receipt-store.ts';

export function composeGiftExchanged(
	exchanged: GiftExchanged,
	store: ReceiptStore,
	words: ReceiptWords,
): ReceiptDocument {
	const { slip } = pointsWords[store.language];
	const { at_ms, biz_date, operator = '', gift_id: gift } = exchanged;
	const named = { at_ms, biz_date, operator, receipt_no: gift.slice(-8).toUpperCase() };
	const title = slip.giftTitle;
	return {
		v: 1,
		title,
		language: store.language,
		blocks: [
			...headBlocks(named, { store, words, title }),
			{ kind: 'rule' },
			{ kind: 'pair', left: exchanged.name, right: `×${exchanged.quantity}`, bold: true },
			{ kind: 'pair', left: slip.used, right: `-${exchanged.points}` },
			{ kind: 'pair', left: slip.left, right: String(exchanged.balance_after) },
			{ kind: 'feed', lines: 1 },
			{ kind: 'text', text: slip.signature },
			{ kind: 'feed', lines: 1 },
		],
	};
}
