// Goal: bonus that is over is taken off once, by the terminal itself, and is never spent; the
// principal has no end.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const approval = approvalOf('manager');
const DAY = 86_400_000;

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	const book = await till.ask('stored-value/book', {});
	await till.ask('stored-value/change-book', { book: { ...book, bonusMonths: 1 } }, { approval });
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' }));
	const topUp = { memberId, amountText: '200', way: 'wechat', expectedBonusFen: 3000 } as const;
	await till.ask('stored-value/top-up', topUp);
});
afterEach(() => till.close());

const pockets = async () => (await till.ask('stored-value/show', { memberId })).pockets;

describe('a bonus with an end', () => {
	it('is good on its last day, and gone the day after, once', async () => {
		till.clock.advance(31 * DAY);
		await till.restart();
		await till.signIn('cashier');
		expect(await pockets()).toEqual({ principalFen: 20_000, bonusFen: 3000 });
		till.clock.advance(DAY);
		await till.restart();
		await till.restart();
		await till.signIn('cashier');
		expect(await pockets()).toEqual({ principalFen: 20_000, bonusFen: 0 });
		const expired = await journalOf(till, 'stored-value/bonus-expired');
		expect(expired).toMatchObject([{ parts: [{ principal_fen: 0, bonus_fen: 3000 }] }]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('outlives one start with a clock that is years ahead', async () => {
		for (const days of [4 * 366, -4 * 366]) {
			till.clock.setBy(days * DAY);
			await till.restart();
		}
		await till.signIn('cashier');
		expect(await journalOf(till, 'stored-value/bonus-expired')).toEqual([]);
	});

	it('is not spent on the day after, even before anybody took it off', async () => {
		till.clock.advance(32 * DAY);
		await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
		await till.ask('scan/submit', { text: '2000000000015', quantityText: '60' });
		const { saleId, revision } = await till.ask('sale/current', {});
		const pay = { saleId, revision, method: 'stored_value', amountText: '200.01' } as const;
		expect(await till.refused('payment/begin', pay)).toMatchObject({
			code: 'stored-value/insufficient',
			free: 20_000,
		});
	});

	it('waits for what an open sale holds, and is over once that is', async () => {
		const book = await till.ask('stored-value/book', {});
		const change = { book: { ...book, pinFromFen: 500_000 } };
		await till.ask('stored-value/change-book', change, { approval });
		till.clock.advance(31 * DAY);
		await till.signIn('cashier');
		await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
		// Fifty-four at 4.20: 226.80 of 230.00.
		await till.ask('scan/submit', { text: '2000000000015', quantityText: '54' });
		const { saleId, revision } = await till.ask('sale/current', {});
		await till.ask('payment/begin', { saleId, revision, method: 'stored_value' });
		till.clock.advance(DAY);
		await till.restart();
		await till.signIn('cashier');
		expect(await journalOf(till, 'stored-value/bonus-expired')).toHaveLength(0);
		const { totals, ...open } = await till.ask('sale/current', {});
		const wanted = { saleId: open.saleId, revision: open.revision, totalFen: totals.totalFen };
		await till.ask('sale/complete', { ...wanted, givenText: '' });
		await till.restart();
		await till.signIn('cashier');
		await expect.poll(() => journalOf(till, 'stored-value/bonus-expired')).toHaveLength(1);
		const { bonusFen } = await pockets();
		expect(bonusFen).toBe(0);
		expect(await verifyTill(till)).toEqual([]);
	});
});
