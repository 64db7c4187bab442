/**
 * The paper of an account's month (挂账对账单): what was owed, bought, given back, paid off, and is owed
 * now, with a line for the company to confirm it.
 */
import type { AccountStatement } from '../account/account-statement.ts';
import { localTime, type Instant } from '../kernel/time.ts';
import type { AccountSlipWords } from '../words/account-slip.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { pair } from './pair.ts';
import { monthHead } from './slip-blocks.ts';

export type MonthOfAccount = AccountStatement & {
	readonly code: string;
	readonly name: string;
	/** `2026-11`. */
	readonly month: string;
	readonly atMs: number;
	readonly operator: string;
};

export function composeAccountSlip(
	of: MonthOfAccount,
	store: ReceiptStore,
	{ words, say }: { readonly words: ReceiptWords; readonly say: AccountSlipWords },
): ReceiptDocument {
	const who = pair(say.company, `${of.name} ${of.code}`);
	const day = (atMs: number) => localTime(atMs as Instant, store.timeZone).date.slice(5);
	return {
		v: 1,
		title: say.title,
		language: store.language,
		blocks: [
			...monthHead({ ...of, who }, store, { words, say }),
			{ kind: 'rule' },
			pair(say.opening, formatYuan(of.openingFen)),
			...of.lines.map(({ atMs, kind, receiptNo, amountFen, owedFen }): ReceiptBlock => {
				const amount = amountFen > 0 ? `+${formatYuan(amountFen)}` : formatYuan(amountFen);
				const what = `${day(atMs)} ${say.kinds[kind]} ${receiptNo}`.trimEnd();
				return {
					kind: 'row',
					cells: [
						{ text: what, share: 3 },
						{ text: amount, share: 2, align: 'right' },
						{ text: formatYuan(owedFen), share: 2, align: 'right' },
					],
				};
			}),
			...(of.lines.length === 0 ? [{ kind: 'text', text: say.nothing } as const] : []),
			{ kind: 'rule' },
			pair(say.kinds.bought, formatYuan(of.boughtFen)),
			pair(say.kinds.returned, formatYuan(of.returnedFen)),
			pair(say.kinds.paid, formatYuan(of.paidFen)),
			pair(say.closing, `￥${formatYuan(of.closingFen)}`, true),
			{ kind: 'rule' },
			{ kind: 'text', text: say.sign },
			{ kind: 'feed', lines: 2 },
		],
	};
}
