/** 积分兑换单: the gift, the points it took, what is left, a line to sign. No person stands on it. */
import type { GiftExchanged } from '../journal/point-event.ts';
import { pointsWords } from '../words/points.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { ReceiptDocument } from './document.ts';
import { pair } from './pair.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { signLine } from './signature-blocks.ts';
import { slipPaper } from './slip-blocks.ts';

export function composeGiftExchanged(
	exchanged: GiftExchanged,
	store: ReceiptStore,
	words: ReceiptWords,
): ReceiptDocument {
	const { slip } = pointsWords[store.language];
	const head = { store, words, title: slip.giftTitle };
	return slipPaper({ ...exchanged, id: exchanged.gift_id }, head, [
		pair(exchanged.name, `×${exchanged.quantity}`, true),
		pair(slip.used, `-${exchanged.points}`),
		pair(slip.left, String(exchanged.balance_after)),
		...signLine(slip),
	]);
}
