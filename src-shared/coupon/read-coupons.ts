/** Rows of a price book about coupons: the kinds there are, and which sales earn one. */
import { fen } from '../kernel/money.ts';
import { basisPoint } from '../kernel/rate.ts';
import { needed, type RowReader } from '../promotion/reading/open-row.ts';
import { kept, readAudience, readSchedule, readScope } from '../promotion/reading/read-scope.ts';
import type { CouponBenefit, CouponKind } from './coupon.ts';
import type { CouponIssue } from './issue-coupons.ts';

export const COUPON_BENEFITS = [
	'order-amount',
	'order-percent',
	'item-amount',
	'item-percent',
	'item-free',
] as const satisfies readonly CouponBenefit['kind'][];

export function readCouponKind(row: RowReader): CouponKind {
	const kind: CouponKind = {
		kindId: needed(row, 'id', row.text('id')) ?? '',
		name: needed(row, 'name', row.text('name')) ?? '',
		goods: readScope(row, 'goods'),
		minimum: fen(row.whole('minimum_fen') ?? 0),
		benefit: readCouponBenefit(row),
		capToBasket: row.yes('cap_to_basket') ?? false,
		stackable: row.yes('stackable') ?? false,
		...kept({
			stores: row.texts('stores'),
			channels: row.texts('channels'),
			levels: row.texts('levels'),
			perMember: row.whole('per_member', { from: 1 }),
			perMemberDay: row.whole('per_member_day', { from: 1 }),
		}),
	};
	row.end();
	return kind;
}

function readCouponBenefit(parent: RowReader): CouponBenefit {
	const row = parent.row('benefit');
	const kind = row?.word('kind', COUPON_BENEFITS);
	if (row === undefined || kind === undefined) {
		parent.tell(row === undefined ? 'benefit' : 'benefit.kind', 'missing');
		return { kind: 'item-free' };
	}
	const benefit = benefitOf(kind, row);
	row.end();
	return benefit;
}

function benefitOf(kind: CouponBenefit['kind'], row: RowReader): CouponBenefit {
	switch (kind) {
		case 'order-amount':
		case 'item-amount':
			return { kind, off: fen(needed(row, 'off_fen', row.whole('off_fen', { from: 1 })) ?? 1) };
		case 'order-percent': {
			const cap = row.whole('cap_fen', { from: 1 });
			return { kind, charge: charge(row), ...(cap === undefined ? {} : { cap: fen(cap) }) };
		}
		case 'item-percent':
			return { kind, charge: charge(row) };
		case 'item-free':
			return { kind };
	}
}

function charge(row: RowReader) {
	return basisPoint(needed(row, 'charge_bp', row.whole('charge_bp', { to: 9999 })) ?? 9999);
}

export function readCouponIssue(row: RowReader): CouponIssue {
	const issue: CouponIssue = {
		id: needed(row, 'id', row.text('id')) ?? '',
		version: row.whole('version', { from: 1 }) ?? 1,
		name: needed(row, 'name', row.text('name')) ?? '',
		schedule: readSchedule(row),
		audience: readAudience(row),
		goods: readScope(row, 'goods'),
		reach: fen(needed(row, 'reach_fen', row.whole('reach_fen', { from: 1 })) ?? 1),
		every: row.yes('every') ?? false,
		most: row.whole('most', { from: 1, to: 99 }) ?? 1,
		kindId: needed(row, 'kind', row.text('kind')) ?? '',
		afterDays: row.whole('after_days', { to: 366 }) ?? 0,
		validDays: needed(row, 'valid_days', row.whole('valid_days', { from: 1, to: 3660 })) ?? 1,
	};
	row.end();
	return issue;
}
