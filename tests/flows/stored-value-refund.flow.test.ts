// Goal: a member gets back what is theirs and no fen twice: list price counts only for what was
// had, returned goods do not, and what was given back before is not given back again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
const TEA = '2000000000015';
const approval = approvalOf('manager');
const DAY_MS = 86_400_000;

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' }));
});
afterEach(() => till.close());

const topUp = (amountText: string, expectedBonusFen: number) =>
	till.ask('stored-value/top-up', { memberId, amountText, way: 'wechat', expectedBonusFen });
const show = () => till.ask('stored-value/show', { memberId });
const preview = (reason: 'seven-day' | 'trader' | 'consumer' | 'agreed') =>
	till.ask('stored-value/refund-preview', { memberId, reason });

/** Sells so many bottles for stored value; where the sale is. */
async function spend(count: number): Promise<number> {
	await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: `${count}` });
	const { saleId, revision } = await till.ask('sale/current', {});
	await till.ask('payment/begin', { saleId, revision, method: 'stored_value' });
	const { totals } = await till.ask('sale/current', {});
	const done = { saleId, revision, totalFen: totals.totalFen, givenText: '' };
	return (await till.ask('sale/complete', done)).pos;
}

async function bringBack(pos: number, count: number): Promise<void> {
	const lines = [{ n: 1, quantityText: `${count}`, disposition: 'restock' as const }];
	const { paidFen } = await till.ask('refund/preview', { pos, mode: 'return', lines });
	const wanted = { pos, mode: 'return', lines, reason: 'unsuitable' } as const;
	await till.ask('refund/complete', { ...wanted, expectedPaidFen: paidFen }, { approval });
}

async function giveBack(reason: 'seven-day' | 'trader' | 'consumer' | 'agreed') {
	const { refundFen } = await preview(reason);
	const refund = { memberId, reason, way: 'transfer', expectedRefundFen: refundFen } as const;
	return till.ask('stored-value/refund', refund, { approval });
}

describe('the consumer’s own reason', () => {
	it('counts what was had at list price, and not what was returned', async () => {
		await topUp('100', 0);
		const pos = await spend(10);
		// Ten bottles for 42.00, at list price 45.00.
		expect(await preview('consumer')).toMatchObject({ refundFen: 5500, keptFen: 300 });
		await bringBack(pos, 4);
		expect(await preview('consumer')).toMatchObject({ refundFen: 10_000 - 2700 });
		await bringBack(pos, 6);
		expect(await preview('consumer')).toMatchObject({ refundFen: 10_000, keptFen: 0 });
	});

	it('leaves out lots that were used up: they are had and done with', async () => {
		await topUp('42', 0);
		await spend(10);
		await topUp('100', 0);
		expect(await preview('consumer')).toMatchObject({ refundFen: 10_000, keptFen: 0 });
	});

	it('gives nothing back twice when goods come back after the refund', async () => {
		await topUp('100', 0);
		const pos = await spend(10);
		expect(await giveBack('consumer')).toMatchObject({ refundFen: 5500, paidFen: 5500 });
		await bringBack(pos, 10);
		expect((await show()).pockets).toEqual({ principalFen: 4200, bonusFen: 0 });
		for (const reason of ['consumer', 'trader', 'agreed'] as const) {
			expect((await preview(reason)).refundFen, reason).toBe(4200);
		}
		await giveBack('agreed');
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('a second settlement', () => {
	it('6.1 E18: does not charge what was had a second time', async () => {
		await topUp('100', 0);
		const pos = await spend(10);
		await giveBack('consumer'); // 100 − 45 at list price
		await bringBack(pos, 4);
		// Six at list price are 27.00, of which 3.00 were charged: 18.00 more, 16.80 of it there.
		const plan = await preview('consumer');
		expect(plan).toMatchObject({ refundFen: 1680, keptFen: 0 });
		expect(plan.calculation).toContainEqual({ line: 'charged-before', fen: 300 });
		await giveBack('consumer');
		await bringBack(pos, 6);
		expect((await preview('consumer')).refundFen).toBe(2520);
		await giveBack('consumer');
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('seven days', () => {
	it('I2: within seven days in full, to an account of the member and not in cash', async () => {
		await topUp('500', 5000);
		const reason = 'seven-day' as const;
		const plan = await till.ask('stored-value/refund-preview', { memberId, reason });
		expect(plan).toMatchObject({ refundFen: 50_000, bonusVoidFen: 5000, keptFen: 0 });
		const refund = { memberId, reason, expectedRefundFen: 50_000 };
		const cash = { ...refund, way: 'cash' } as const;
		expect((await till.refused('stored-value/refund', cash, { approval })).code).toBe(
			'stored-value/refund-not-cash',
		);
		const done = await till.ask(
			'stored-value/refund',
			{ ...refund, way: 'transfer', reference: '20260302001' },
			{ approval },
		);
		expect(done).toMatchObject({ paidFen: 50_000, after: { principalFen: 0, bonusFen: 0 } });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('end after the seventh, and are said before', async () => {
		await topUp('500', 5000);
		expect((await show()).lots[0]?.daysToReturn).toBe(7);
		till.clock.advance(7 * DAY_MS);
		await till.signIn('cashier');
		expect((await show()).lots[0]?.daysToReturn).toBe(0);
		expect((await preview('seven-day')).refundFen).toBe(50_000);
		till.clock.advance(DAY_MS);
		await till.signIn('cashier');
		expect((await show()).lots[0]?.daysToReturn).toBeUndefined();
		const late = { memberId, reason: 'seven-day' } as const;
		expect(await till.refused('stored-value/refund-preview', late)).toMatchObject({
			code: 'stored-value/seven-days-over',
			days: 8,
		});
	});

	it('are for what was topped up, not for what was handed over', async () => {
		await topUp('200', 3000);
		const other = await till.ask('member/add', { phone: '13900139000' });
		const move = { memberId, toMemberId: other.memberId, reason: 'family' } as const;
		await till.ask('stored-value/transfer', move, { approval });
		const theirs = { memberId: other.memberId, reason: 'seven-day' } as const;
		expect((await till.refused('stored-value/refund-preview', theirs)).code).toBe(
			'stored-value/nothing-to-refund',
		);
		const { lots } = await till.ask('stored-value/show', { memberId: other.memberId });
		expect(lots[0]?.daysToReturn).toBeUndefined();
	});
});

describe('a bonus by hand', () => {
	it('is given and taken with a reason, never above the cap and never out of the principal', async () => {
		await topUp('100', 0);
		const change = { memberId, amountText: '20', reason: 'goodwill' } as const;
		const give = { ...change, direction: 'give' } as const;
		expect((await till.refused('stored-value/adjust', give)).code).toBe(
			'permission/needs-approval',
		);
		const given = await till.ask('stored-value/adjust', give, { approval });
		expect(given.after).toEqual({ principalFen: 10_000, bonusFen: 2000 });
		const tooMuch = { ...give, amountText: '4880.01' };
		expect((await till.refused('stored-value/adjust', tooMuch, { approval })).code).toBe(
			'stored-value/above-cap',
		);
		const take = { ...change, direction: 'take', amountText: '20.01' } as const;
		expect(await till.refused('stored-value/adjust', take, { approval })).toMatchObject({
			code: 'stored-value/insufficient',
			free: 2000,
		});
		await till.ask('stored-value/adjust', { ...take, amountText: '5' }, { approval });
		expect((await show()).pockets).toEqual({ principalFen: 10_000, bonusFen: 1500 });
		expect(await journalOf(till, 'stored-value/adjusted')).toHaveLength(2);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('handing over', () => {
	it('transfer moves the lots with their policy, and no money', async () => {
		await topUp('200', 3000);
		const other = await till.ask('member/add', { phone: '13900139000' });
		const move = { memberId, toMemberId: other.memberId, reason: 'family' } as const;
		const done = await till.ask('stored-value/transfer', move, { approval });
		expect(done.moved).toEqual({ principalFen: 20_000, bonusFen: 3000 });
		expect((await till.ask('member/panel', { memberId: other.memberId })).bonusFen).toBe(3000);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('the rules', () => {
	it('a store may tighten the law and not loosen it; a lot keeps its policy', async () => {
		await topUp('200', 3000);
		const book = await till.ask('stored-value/book', {});
		const loose = { ...book, rules: { ...book.rules, registeredCapFen: 500_001 } };
		expect(
			(await till.refused('stored-value/change-book', { book: loose }, { approval })).code,
		).toBe('stored-value/book-wrong');
		const tight = { ...book, policy: 'PRINCIPAL_FIRST' as const };
		await till.ask('stored-value/change-book', { book: tight }, { approval });
		await topUp('200', 3000);
		expect((await show()).lots.map(({ policy }) => policy)).toEqual(['PRINCIPAL_FIRST', 'RATIO']);
	});
});
