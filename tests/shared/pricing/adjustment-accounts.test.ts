// Goal: whatever is taken off a line is booked to who gave it away, and the books balance.
import { describe, expect, it } from 'vitest';
import { balances } from '#shared/journal/account.ts';
import { ADJUSTMENT_KINDS } from '#shared/journal/event-head.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';
import { postSale } from '#shared/journal/post-goods.ts';

describe('accounts of adjustments', () => {
	it('books every kind, each in its account, without tax', () => {
		const adjustments = ADJUSTMENT_KINDS.map((kind, at) => ({ kind, amount_fen: 113 * 2 ** at }));
		const taken = adjustments.reduce((sum, { amount_fen: amount }) => sum + amount, 0);
		const line = {
			n: 1,
			dept: 'goods',
			base_fen: taken + 1130,
			adjustments,
			net_fen: 1130,
			tax_bp: 1300,
			tax_fen: 130,
		};
		const tender = { kind: 'cash', drawer: 'd1', given_fen: 1130, change_fen: 0, amount_fen: 1130 };
		const legs = postSale({ lines: [line], tenders: [tender] } as unknown as SaleCompleted);
		expect(balances(legs)).toBe(true);
		const booked = Object.fromEntries(legs.map(({ account, amount }) => [account, amount]));
		expect(booked).toMatchObject({
			'discount:manual': 100 * (1 + 8 + 128),
			'discount:member': 100 * 2,
			'discount:promo': 100 * (4 + 32),
			'discount:coupon': 100 * (16 + 64),
			'discount:points': 100 * 256,
			rounding: 100 * (512 + 1024),
		});
	});
});
