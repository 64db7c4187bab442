// Goal: one paper tells both halves of an exchange, and the one amount that changed hands.
import { describe, expect, it } from 'vitest';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { composeExchangeReceipt } from '#shared/receipt/compose-exchange-receipt.ts';
import { layoutReceipt } from '#shared/receipt/layout-receipt.ts';
import { planExchange, setAgainst } from '#shared/refund/plan-exchange.ts';
import { wholeSale } from '#shared/refund/plan-refund.ts';
import { refundableSale } from '#shared/refund/refundable-sale.ts';
import { halfWidthOf, textWidth } from '#shared/receipt/wrap-text.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { cash, code, soldSale } from '../refund/sold.ts';

const STORE = {
	name: '柜台示范店',
	address: '',
	phone: '',
	terminalCode: 'T1',
	timeZone: 'Asia/Shanghai',
	footer: '',
	language: 'zh-CN',
} as const;
const RULE = '---';
const OF = { sale_id: 's', receipt_no: 'S01-T1-0000007-7ZK4QF', inc: 1, n: 1, hash: '00' };

/** 11.40 came back, paid 5.00 by code and 6.40 in cash, for new goods of so much. */
function paperOf(goodsFen: number, language: 'zh-CN' | 'en', columns: number): string[] {
	const sold = soldSale([{ quantity_milli: 2000, base_fen: 1140 }], [code(500), cash(640)]);
	const original = refundableSale(sold, []);
	const wanted = {
		of: OF,
		lines: wholeSale(original, 'write-off'),
		reason: 'quality',
		drawer: '1',
	};
	const plan = planExchange(original, wanted, { goodsFen, step: 10 });
	if (!plan.ok) throw new Error(plan.refusal.code);
	const part: ReturnedPart = plan.value;
	const due = goodsFen - setAgainst(part);
	const goods = soldSale(
		[{ quantity_milli: 1000, base_fen: goodsFen }],
		due > 0 ? [{ ...cash(due), given_fen: due + 60, change_fen: 60 }] : [],
	);
	const sale = { ...goods, returned: part };
	const document = composeExchangeReceipt(sale, STORE, receiptWords[language]);
	const lines = layoutReceipt(document, { columns }).flatMap((line) => {
		return 'text' in line ? [line.text] : [];
	});
	for (const text of lines) expect(textWidth(text, halfWidthOf)).toBeLessThanOrEqual(columns);
	return lines.map((text) => (/^-+$/.test(text) ? RULE : text.replaceAll(/ +/g, ' ').trim()));
}

describe('the paper of an exchange', () => {
	it('says what came back, what was taken, and what was paid on top', () => {
		const lines = paperOf(1380, 'zh-CN', 48);
		expect(lines.slice(lines.indexOf('退回商品'), -2)).toEqual([
			'退回商品',
			'货 (报损)',
			'2件 -11.40',
			'退回合计 -11.40',
			RULE,
			'换走商品',
			'货',
			'1件 × 13.80 13.80',
			RULE,
			'件数 1',
			'合计 13.80',
			'退回抵扣 -11.40',
			'应补 ￥2.40',
			'实收 现金 3.00',
			'找零 0.60',
			'含税额 13% 1.59',
			'退回含税额 -1.31',
			'原因 质量问题',
		]);
		expect(lines).toContain('换货单');
		expect(lines).toContain(`原单号 ${OF.receipt_no}`);
	});

	it('says what was given back and how, with a line to sign', () => {
		const lines = paperOf(450, 'en', 32);
		expect(lines.slice(lines.indexOf('Pieces 1'), -2)).toEqual([
			'Pieces 1',
			'Subtotal 4.50',
			'Paid by returned goods -4.50',
			'REFUND ￥6.90',
			'Refunded WeChat Pay 3.00',
			'Refunded cash 3.90',
			'Tax included 13% 0.52',
			'Tax of returns -1.31',
			'Reason quality',
			'Customer signature:',
		]);
	});
});
