/** The paper of a settlement (挂账还款单): who paid off what, what is still owed, a line to sign. */
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
	return {
		v: 1,
		title: words.settlementTitle,
		language: store.language,
		blocks: [
			{ kind: 'text', text: store.name, align: 'center', size: 2, bold: true },
			{ kind: 'text', text: words.settlementTitle, align: 'center', bold: true },
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
				left: `${words.paidBy(tenderName(settled.paid, words))} ${reference}`.trim(),
				right: `￥${formatYuan(settled.amount_fen)}`,
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
