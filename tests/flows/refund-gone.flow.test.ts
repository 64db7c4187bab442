// Goal: goods of a member who was forgotten or closed come back like anybody's: what they paid with
// stored value leaves in cash by a manager's release, and nothing is put where nobody can reach it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { showCard } from '#kit/show-card.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const TEA = '2000000000015';
const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	const who = { phone: '13800138000', name: '欧阳明远' };
	({ memberId } = await till.ask('member/add', who));
});
afterEach(() => till.close());

const topUp = (amountText: string, expectedBonusFen: number) =>
	till.ask('stored-value/top-up', { memberId, amountText, way: 'cash', expectedBonusFen });

/** Ten teas of ¥4.20, as much of them as is asked by stored value. */
async function buy(amountText = '', quantityText = '10'): Promise<number> {
	await showCard(till, memberId);
	await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
	await till.ask('scan/submit', { text: TEA, quantityText });
	const { saleId, revision } = await till.ask('sale/current', {});
	const input = { saleId, revision, method: 'stored_value', amountText } as const;
	await till.ask('payment/begin', input);
	const paid = await till.ask('sale/current', {});
	const { totalFen } = paid.totals;
	const done = { saleId, revision: paid.revision, totalFen, givenText: '' };
	return (await till.ask('sale/complete', done)).pos;
}

async function erase(): Promise<void> {
	await till.signIn('manager');
	const asked = { memberId, kind: 'erase', proof: 'card' } as const;
	const { requestId } = await till.ask('privacy/ask', asked);
	await till.ask('privacy/erase', { requestId });
	await till.signIn('cashier');
}

const someOf = (pos: number, quantityText: string) => ({ pos, lines: [{ n: 1, quantityText }] });
async function giveBack(pos: number, quantityText = '10') {
	const wanted = someOf(pos, quantityText);
	const { paidFen } = await till.ask('refund/preview', wanted);
	const input = { ...wanted, expectedPaidFen: paidFen, reason: 'quality' } as const;
	return till.ask('refund/complete', input, { approval });
}
const held = () =>
	rowsOf(till, 'SELECT sum(principal_left_fen + bonus_left_fen) AS fen FROM sv_lot');

describe('6.7: a return of a sale of somebody who is gone', () => {
	it('pays the principal in cash, by a release, and says so before and on paper', async () => {
		await topUp('42', 0);
		const pos = await buy();
		await erase();
		const plan = await till.ask('refund/preview', someOf(pos, '10'));
		expect(plan).toMatchObject({
			paidFen: 4200,
			paidBack: [{ kind: 'cash', paidFen: 4200 }],
			needsApproval: true,
		});
		expect(plan.moves.map(({ of }) => of)).not.toContain('principal');
		const drawer = plan.moves.find(({ of }) => of === 'drawer');
		expect((drawer?.before ?? 0) - (drawer?.after ?? 0)).toBe(4200);
		const input = { ...someOf(pos, '10'), expectedPaidFen: 4200, reason: 'quality' } as const;
		expect((await till.refused('refund/complete', input)).code).toBe('permission/needs-approval');
		const done = await giveBack(pos);
		expect(done).toMatchObject({ paidFen: 4200, cashFen: 4200, drawer: 'opening' });
		expect(await held()).toEqual([{ fen: 0 }]);
		await expect.poll(() => till.devices.printed.length).toBe(4);
		const [refund, settlement] = till.devices.printed.slice(2).map((one) => JSON.stringify(one));
		expect(refund).toContain('会员已注销');
		expect(settlement).toContain('退储值结算单');
		expect(settlement).toContain('"退款 现金","right":"42.00"');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('pays of a share of the bonus nothing, piece by piece, and the drawer ties', async () => {
		await topUp('300', 3000);
		const pos = await buy('');
		const reason = 'agreed' as const;
		const { refundFen } = await till.ask('stored-value/refund-preview', { memberId, reason });
		const all = { memberId, reason, expectedRefundFen: refundFen } as const;
		await till.ask('stored-value/refund', { ...all, way: 'card', reference: 'A1' }, { approval });
		await erase();
		const first = await till.ask('refund/preview', someOf(pos, '5'));
		expect(first.bonusVoidFen).toBeGreaterThan(0);
		expect(first.paidFen).toBeLessThan(2100);
		const one = await giveBack(pos, '5');
		const two = await giveBack(pos, '5');
		const [sold] = await journalOf(till, 'sale/completed');
		const parts = JSON.stringify(sold).match(/"principal_fen":(\d+)/);
		const principal = Number(parts?.[1]);
		expect(one.paidFen + two.paidFen).toBeGreaterThanOrEqual(principal);
		expect(one.paidFen + two.paidFen).toBeLessThan(principal + 20);
		expect(await held()).toEqual([{ fen: 0 }]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('6.1 Art. 21: above 100.00 it goes to an account in their own name, in pieces too', async () => {
		const book = await till.ask('stored-value/book', {});
		const change = { book: { ...book, pinFromFen: 500_000, offers: [] } };
		await till.ask('stored-value/change-book', change, { approval });
		await topUp('126', 0);
		const pos = await buy('', '30');
		await erase();
		const all = await till.ask('refund/preview', someOf(pos, '30'));
		expect(all.paidBack).toEqual([{ kind: 'transfer', method: 'transfer', paidFen: 12_600 }]);
		expect(await giveBack(pos, '20')).toMatchObject({ paidFen: 8400, cashFen: 8400 });
		const input = { ...someOf(pos, '10'), expectedPaidFen: 4200, reason: 'quality' } as const;
		const card = { ...input, reference: '6222021234567890128' };
		expect((await till.refused('refund/complete', card, { approval })).code).toBe(
			'payment/card-number',
		);
		const paid = { ...input, reference: '20260302001' };
		const done = await till.ask('refund/complete', paid, { approval });
		expect(done).toMatchObject({ paidFen: 4200, cashFen: 0, drawer: 'none' });
		const [, last] = await journalOf(till, 'stored-value/refunded');
		expect(last).toMatchObject({
			paid_back: [{ kind: 'transfer', reference: '20260302001', paid_fen: 4200 }],
		});
		expect(await held()).toEqual([{ fen: 0 }]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('of a closed member is paid the same; an exchange says to refund first', async () => {
		await topUp('42', 0);
		const pos = await buy();
		const { points } = (await till.ask('member/page', { memberId })).panel;
		const off = { memberId, points: -points, reason: 'correction' } as const;
		await till.ask('points/adjust', off, { approval });
		await till.ask('member/close', { memberId, reason: 'asked' }, { approval });
		const back = { ...someOf(pos, '10'), reason: 'quality' } as const;
		expect((await till.refused('exchange/begin', back)).code).toBe('refund/holder-gone');
		await giveBack(pos);
		expect(await held()).toEqual([{ fen: 0 }]);
		await till.signIn('manager');
		expect(await till.ask('privacy/check-erase', { memberId })).toMatchObject({ holds: [] });
		await till.restart();
		expect(await verifyTill(till)).toEqual([]);
	});
});
