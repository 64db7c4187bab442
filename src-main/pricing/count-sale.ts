/**
 * The counters and coupons a sale moves, inside its transaction; and their way back when all of it
 * was returned: the coupon it used is good again, the ones it gave are not, its promotions were
 * never used. What was taken off by hand stays counted: giving it back is no reason for more.
 */
import { handUsesOf, ruleUsesOf } from '#shared/journal/count-uses.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';
import {
	insertCoupon,
	redeemCoupon,
	releaseCouponsOf,
	findCouponRow,
} from '../coupon/coupon-store.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { countUse } from '../promotion/rule-use-store.ts';
import { countHandUse } from './hand-use-store.ts';

export function countSale(pen: WritableLedger, pos: number, sale: SaleCompleted): void {
	for (const use of ruleUsesOf(sale)) countUse(pen, use);
	for (const use of handUsesOf(sale)) countHandUse(pen, use);
	const { redeemed = [], given = [] } = sale.pricing ?? {};
	for (const { code, kind_id, amount_fen, valid_from, valid_until, member_id = '' } of redeemed) {
		if (findCouponRow(pen, code) !== undefined) {
			redeemCoupon(pen, { code, pos, amountFen: amount_fen });
			continue;
		}
		// A coupon of HQ's that this till meets for the first time.
		insertCoupon(pen, {
			code,
			kind_id,
			valid_from,
			valid_until,
			member_id,
			amount_fen,
			state: 'redeemed',
			issued_pos: null,
			redeemed_pos: pos,
		});
	}
	for (const { code, kind_id, valid_from, valid_until } of given) {
		insertCoupon(pen, {
			code,
			kind_id,
			valid_from,
			valid_until,
			member_id: '',
			amount_fen: 0,
			state: 'issued',
			issued_pos: pos,
			redeemed_pos: null,
		});
	}
}

/** All of the sale at `pos` came back. */
export function releaseSale(pen: WritableLedger, pos: number, sale: SaleCompleted): void {
	for (const use of ruleUsesOf(sale)) {
		countUse(pen, { ...use, times: -use.times, amountFen: -use.amountFen });
	}
	releaseCouponsOf(pen, pos);
}
