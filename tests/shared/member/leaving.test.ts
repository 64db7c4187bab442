// Goal: nobody leaves while anything is held or owed, and the first thing is named (MEM-6).
import { expect, it } from 'vitest';
import { keptBy } from '#shared/member/leaving.ts';

const nothing = {
	storedFen: 0,
	points: 0,
	pointDebt: 0,
	passes: 0,
	tierFeeFen: 0,
	owedFen: 0,
	heldFen: 0,
	overdraftFen: 0,
	orders: 0,
	openSales: 0,
	family: 0,
};

it('MEM-6: money first, then passes, then points', () => {
	expect(keptBy(nothing)).toBeUndefined();
	const code = (part: Partial<typeof nothing>) => keptBy({ ...nothing, ...part })?.code;
	expect(code({ family: 1 })).toBe('member/has-family');
	expect(code({ family: 1, points: 5 })).toBe('member/holds-points');
	expect(code({ points: 5, pointDebt: 3 })).toBe('member/owes-points');
	expect(code({ pointDebt: 3, tierFeeFen: 9 })).toBe('member/holds-tier-fee');
	expect(code({ pointDebt: 3, passes: 1 })).toBe('member/holds-passes');
	expect(code({ passes: 1, openSales: 2 })).toBe('member/on-open-sale');
	expect(code({ openSales: 2, orders: 1 })).toBe('member/holds-orders');
	expect(code({ orders: 1, overdraftFen: 1 })).toBe('member/owes-stored-value');
	expect(code({ overdraftFen: 1, heldFen: 1 })).toBe('member/account-held');
	expect(code({ passes: 1, heldFen: 1 })).toBe('member/account-held');
	expect(code({ passes: 1, owedFen: 1, heldFen: 1 })).toBe('member/owes-account');
	expect(code({ owedFen: 1, storedFen: 1 })).toBe('member/holds-stored-value');
});
