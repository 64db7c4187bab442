/** The paper of a settlement (挂账还款单): who paid off what or got what
 * back, what is still owed, a line to sign. */
import type { AccountSettled } from '../journal/account-event.ts';
import { localTime, type Instant } from '../kernel/time.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { tenderName } from './compose-refund-receipt.ts';
import type { ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';

export function composeSettlementSlip(
	settled: AccountSettled,
	store: ReceiptStore,
	words: ReceiptWords,
): ReceiptDocument {
	const { date, time } = localTime(settled.at_ms as Instant, store.timeZone);
	const { reference = '' } = settled.paid;
	const isOut = settled.amount_fen < 0;
	const title = isOut ? words.payOutTitle : words.settlementTitle;
	const by = isOut ? words.paidOutBy : words.paidBy;
	return {
		v: 1,
		title,
		language: store.language,
		blocks: [
			{ kind: 'text', text: store.name, align: 'center', size: 2, bold: true },
			{ kind: 'text', text: title, align: 'center', bold: true },
			{ kind: 'pair', left: words.time, right: `${date} ${time}` },
			{
				kind: 'pair',
				left: `${words.terminal} ${store.terminalCode}`,
				right: `${words.cashier} ${settled.operator ?? ''}`,
			},
			{ kind: 'rule' },
			{ kind: 'pair', left: words.customer, right: `${settled.customer} ${settled.name}` },
			{
				kind: 'pair',
				left: `${by(tenderName(settled.paid, words))} ${reference}`.trim(),
				right: `￥${formatYuan(Math.abs(settled.amount_fen))}`,
				size: 2,
				bold: true,
			},
			{ kind: 'pair', left: words.stillOwed, right: formatYuan(settled.owed_fen) },
			{ kind: 'feed', lines: 1 },
			{ kind: 'text', text: words.signature },
			{ kind: 'feed', lines: 1 },
		],
	};
}
