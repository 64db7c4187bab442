// Goal: up to three members draw on the pool of a primary, each within limits of their own that are
// checked when they pay; who spent is on show, and nobody loses what was theirs (MEM-12).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
const TEA = '2000000000015';
const approval = approvalOf('manager');

let till: TempTerminal;
let primaryId: string;
let child: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	primaryId = await add(1);
	child = await add(2);
	await till.ask('stored-value/top-up', {
		memberId: primaryId,
		amountText: '100',
		way: 'wechat',
		expectedBonusFen: 0,
	});
});
afterEach(() => till.close());

async function add(nth: number) {
	const made = await till.ask('member/add', { phone: `1380013800${nth}`, cardNo: `GT-000${nth}` });
	return made.memberId;
}

const link = (memberId: string, limits: { dayLimitText?: string; monthLimitText?: string } = {}) =>
	till.ask('family/link', { primaryId, memberId, ...limits }, { approval });
const refusedLink = async (memberId: string) =>
	(await till.refused('family/link', { primaryId, memberId }, { approval })).code;

/** Pays so many bottles with stored value; a refusal comes back as itself. */
async function spend(card: string, bottles: number) {
	await till.ask('scan/submit', { text: card, source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: `${bottles}` });
	const { saleId, revision } = await till.ask('sale/current', {});
	const input = { saleId, revision, method: 'stored_value', amountText: '' } as const;
	const begun = await till.reply('payment/begin', input);
	if (!begun.ok) {
		await till.ask('sale/void', { saleId, reason: 'customer-left' }, { approval });
		return begun.refusal;
	}
	const now = await till.ask('sale/current', {});
	return till.ask('sale/complete', {
		saleId,
		revision: now.revision,
		totalFen: now.totals.totalFen,
	});
}

describe('MEM-12: the pool', () => {
	it('lets nothing through a limit of 0, and an empty one is none', async () => {
		await link(child, { dayLimitText: '0' });
		expect(await spend('GT-0002', 1)).toMatchObject({ code: 'family/day-limit', left: 0 });
		const limits = { memberId: child, dayLimitText: '', monthLimitText: '0' };
		const { links } = await till.ask('family/limit', limits, { approval });
		expect(links).toMatchObject([{ dayLimitFen: null, monthLimitFen: 0 }]);
		expect(await spend('GT-0002', 1)).toMatchObject({ code: 'family/month-limit', left: 0 });
		await till.ask('family/limit', { memberId: child }, { approval });
		expect(await spend('GT-0002', 1)).toHaveProperty('receiptNo');
		expect(await journalOf(till, 'family/linked')).toMatchObject([
			{ day_limit_fen: 0 },
			{ month_limit_fen: 0 },
			{ member_id: child },
		]);
	});

	it('is spent by whoever is linked, within their day and month, and shows who', async () => {
		await link(child, { dayLimitText: '20', monthLimitText: '30' });
		expect((await till.ask('member/panel', { memberId: child })).principalFen).toBe(10_000);
		// Money of their own would be out of reach: it belongs into the pool.
		const topUp = { amountText: '10', way: 'wechat', expectedBonusFen: 0 } as const;
		expect((await till.refused('stored-value/top-up', { memberId: child, ...topUp })).code).toBe(
			'family/top-up-primary',
		);
		const done = await spend('GT-0002', 4);
		expect(done).toMatchObject({ pos: expect.any(Number) });
		const shown = await till.ask('family/show', { memberId: child });
		expect(shown).toMatchObject({
			role: 'linked',
			primary: { memberId: primaryId },
			links: [{ spentTodayFen: 1680, spentMonthFen: 1680, dayLimitFen: 2000 }],
			spends: [{ memberId: child, fen: 1680 }],
		});
		expect(await spend('GT-0002', 1)).toEqual({ code: 'family/day-limit', left: 320 });
		till.clock.advance(86_400_000);
		await till.signIn('cashier');
		expect(await spend('GT-0002', 4)).toEqual({ code: 'family/month-limit', left: 1320 });
		expect(await spend('GT-0002', 3)).toMatchObject({ pos: expect.any(Number) });
		// The primary has no limit but the pool.
		expect(await spend('GT-0001', 10)).toMatchObject({ pos: expect.any(Number) });
		expect((await till.ask('member/panel', { memberId: primaryId })).principalFen).toBe(
			10_000 - 1680 - 1260 - 4200,
		);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('a limit that is changed holds at the next payment, and unlinking ends it', async () => {
		await link(child, { dayLimitText: '1' });
		expect(await spend('GT-0002', 1)).toEqual({ code: 'family/day-limit', left: 100 });
		const limits = { memberId: child, dayLimitText: '10' };
		await till.ask('family/limit', limits, { approval });
		expect(await spend('GT-0002', 1)).toMatchObject({ pos: expect.any(Number) });
		const own = await till.ask('family/unlink', { memberId: child }, { approval });
		expect(own.role).toBe('none');
		expect((await till.ask('member/panel', { memberId: child })).principalFen).toBe(0);
		expect(await spend('GT-0002', 1)).toEqual({ code: 'stored-value/empty' });
		const gone = await till.refused('family/unlink', { memberId: child }, { approval });
		expect(gone.code).toBe('family/not-linked');
		expect((await till.refused('family/limit', limits, { approval })).code).toBe(
			'family/not-linked',
		);
		const told = await journalOf(till, 'family/linked', 'family/unlinked');
		expect(told.map(({ kind }) => kind)).toEqual([
			'family/linked',
			'family/linked',
			'family/unlinked',
		]);
	});

	it('MEM-5: is said at the tender: what of it may be taken now by whoever is on the sale', async () => {
		await link(child, { dayLimitText: '5' });
		const quoted = async () => {
			const { saleId } = await till.ask('sale/current', {});
			return (await till.ask('sale/quote-cash', { saleId })).storedValueFen;
		};
		await till.ask('scan/submit', { text: TEA, quantityText: '2' });
		expect(await quoted()).toBeUndefined();
		await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
		expect(await quoted()).toBe(10_000);
		await till.ask('scan/submit', { text: 'GT-0002', source: 'wedge' });
		expect(await quoted()).toBe(500);
		const { saleId, revision } = await till.ask('sale/current', {});
		const part = { saleId, revision, method: 'stored_value', amountText: '2' } as const;
		await till.ask('payment/begin', part);
		expect(await quoted()).toBe(300);
		await till.ask('member/freeze', { memberId: primaryId, reason: 'dispute' }, { approval });
		expect(await quoted()).toBe(0);
	});

	it('goods that come back give the day back to whoever spent it', async () => {
		await link(child, { dayLimitText: '5' });
		const done = (await spend('GT-0002', 1)) as { pos: number };
		expect(await spend('GT-0002', 1)).toEqual({ code: 'family/day-limit', left: 80 });
		await till.ask(
			'refund/complete',
			{
				pos: done.pos,
				lines: [{ n: 1, quantityText: '1', disposition: 'restock' }],
				reason: 'other',
				expectedPaidFen: 420,
			},
			{ approval },
		);
		expect(await spend('GT-0002', 1)).toMatchObject({ pos: expect.any(Number) });
	});
});

describe('MEM-12: who is linked', () => {
	it('three, and a fourth is refused', async () => {
		await link(child);
		for (const nth of [3, 4]) await link(await add(nth));
		const fourth = await add(5);
		expect(await refusedLink(fourth)).toBe('family/full');
		expect((await till.ask('family/show', { memberId: primaryId })).links).toHaveLength(3);
		expect((await till.refused('family/link', { primaryId, memberId: fourth })).code).toBe(
			'permission/needs-approval',
		);
	});

	it('nobody twice, no primary, nobody with a balance of their own', async () => {
		const other = await add(3);
		expect(await refusedLink(primaryId)).toBe('family/self');
		await link(child);
		expect(await refusedLink(child)).toBe('family/linked-already');
		const under = async (upper: string, memberId: string) =>
			(await till.refused('family/link', { primaryId: upper, memberId }, { approval })).code;
		expect(await under(child, other)).toBe('family/primary-is-linked');
		expect(await under(other, primaryId)).toBe('family/is-primary');
		await till.ask('stored-value/top-up', {
			memberId: other,
			amountText: '10',
			way: 'wechat',
			expectedBonusFen: 0,
		});
		expect(await till.refused('family/link', { primaryId, memberId: other }, { approval })).toEqual(
			{
				code: 'family/own-balance',
				held: 1000,
				points: 0,
			},
		);
	});
});

describe('MEM-12: what comes to a linked member', () => {
	const panel = (memberId: string) => till.ask('member/panel', { memberId });

	it('is in their reach: a bonus by hand belongs on the primary', async () => {
		await link(child);
		const give = { memberId: child, direction: 'give', amountText: '20' } as const;
		expect(await till.refused('stored-value/adjust', give, { approval })).toEqual({
			code: 'family/top-up-primary',
		});
		await till.ask('stored-value/adjust', { ...give, memberId: primaryId }, { approval });
		expect((await panel(child)).bonusFen).toBe(2000);
	});

	it('of what they bought before they were linked goes on to the pool, points alike', async () => {
		await till.ask('stored-value/top-up', {
			memberId: child,
			amountText: '42',
			way: 'wechat',
			expectedBonusFen: 0,
		});
		const { pos } = (await spend('GT-0002', 10)) as { pos: number };
		const { points } = await panel(child);
		const gone = { memberId: child, points: -points, reason: '更正' };
		await till.ask('points/adjust', gone, { approval });
		const had = { memberId: primaryId, points: 100, reason: '补登' };
		await till.ask('points/adjust', had, { approval });
		await link(child, { dayLimitText: '50' });
		await till.ask(
			'refund/complete',
			{
				pos,
				lines: [{ n: 1, quantityText: '10', disposition: 'restock' }],
				reason: 'other',
				expectedPaidFen: 4200,
			},
			{ approval },
		);
		// The points that the goods took along come off the pool, which has them.
		const shared = { principalFen: 10_000 + 4200, points: 100 - points };
		expect(await panel(child)).toMatchObject(shared);
		expect(await panel(primaryId)).toMatchObject(shared);
		const moves = await journalOf(till, 'stored-value/transferred');
		expect(moves).toMatchObject([
			{ from_member_id: child, member_id: primaryId, reason: 'family' },
		]);
		expect(await spend('GT-0002', 10)).toMatchObject({ pos: expect.any(Number) });
		expect(await verifyTill(till)).toEqual([]);
	});
});
