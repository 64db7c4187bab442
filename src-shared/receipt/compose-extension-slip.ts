/** 续期单: a longer pass for money, or the money back; until when it is good by now. */
import type { PassExtensionSold, PassExtensionUndone } from '../journal/pass-event.ts';
import { fill } from '../words/fill.ts';
import { headBlocks } from './compose-receipt.ts';
import { tenderName } from './compose-refund-receipt.ts';
import { passTail, type PassSlip } from './compose-pass-slip.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';

export function composeExtension(
	event: PassExtensionSold | PassExtensionUndone,
	{ store, words, pass }: PassSlip,
): ReceiptDocument {
	const isSold = event.kind === 'pass/extension-sold';
	const title = isSold ? pass.extendedTitle : pass.unextendedTitle;
	const { at_ms, biz_date, operator = '', pass_id, days, fee_fen: fee, valid_until: until } = event;
	const named = { at_ms, biz_date, operator, receipt_no: passTail(pass_id) };
	const rows = isSold ? event.tenders : event.paid_back;
	const { paidBy, refunded } = words;
	const money = rows.map((tender): ReceiptBlock => {
		const name = tenderName(tender, words);
		const left = `${isSold ? paidBy(name) : refunded(name)} ${tender.reference ?? ''}`.trim();
		return { kind: 'pair', left, right: formatYuan(tender.amount_fen) };
	});
	return {
		v: 1,
		title,
		language: store.language,
		blocks: [
			...headBlocks(named, { store, words, title }),
			{ kind: 'rule' },
			{ kind: 'pair', left: pass.pass, right: event.pass_name, bold: true },
			{ kind: 'pair', left: pass.extension, right: fill(pass.days, { n: days }) },
			{ kind: 'pair', left: pass.valid, right: until === '' ? pass.noEnd : until },
			{ kind: 'rule' },
			{ kind: 'pair', left: pass.fee, right: `￥${formatYuan(fee)}`, size: 2, bold: true },
			...money,
			...(isSold ? [{ kind: 'text', text: pass.feeTerms } as const] : []),
			{ kind: 'feed', lines: 1 },
			{ kind: 'text', text: words.signature },
			{ kind: 'feed', lines: 1 },
		],
	};
}
