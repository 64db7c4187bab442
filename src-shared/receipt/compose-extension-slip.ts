/** 续期单: a longer pass for money, or the money back; until when it is good by now. */
import type { PassExtensionSold, PassExtensionUndone } from '../journal/pass-event.ts';
import { fill } from '../words/fill.ts';
import type { PassSlip } from './compose-pass-slip.ts';
import type { ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import { largePair, pair } from './pair.ts';
import { signLine } from './signature-blocks.ts';
import { paidInBlocks, paidOutBlocks, slipPaper } from './slip-blocks.ts';

export function composeExtension(
	event: PassExtensionSold | PassExtensionUndone,
	{ store, words, pass }: PassSlip,
): ReceiptDocument {
	const isSold = event.kind === 'pass/extension-sold';
	const title = isSold ? pass.extendedTitle : pass.unextendedTitle;
	const { pass_id: id, days, fee_fen: fee, valid_until: until } = event;
	const money = isSold
		? paidInBlocks(event.tenders, words)
		: paidOutBlocks(
				event.paid_back.map((row) => ({ ...row, paid_fen: row.amount_fen })),
				words,
			);
	return slipPaper({ ...event, id }, { store, words, title }, [
		pair(pass.pass, event.pass_name, true),
		pair(pass.extension, fill(pass.days, { n: days })),
		pair(pass.valid, until === '' ? pass.noEnd : until),
		{ kind: 'rule' },
		largePair(pass.fee, `￥${formatYuan(fee)}`),
		...money,
		...(isSold ? [{ kind: 'text', text: pass.feeTerms } as const] : []),
		...signLine(words),
	]);
}
