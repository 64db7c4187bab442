// Goal: a pass is extended, handed over and given back as the law tells the reasons apart, with the
// calculation on paper; and nothing a member paid for is lost in silence.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import type { XReport } from '#shared/shift/x-report.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

type Reason = 'seven-day' | 'trader' | 'consumer' | 'agreed';

const preview = (passId: string, reason: Reason) =>
	counter.till.ask('pass-card/refund-preview', { passId, reason });

function refund(passId: string, reason: Reason, expectedRefundFen: number) {
	// More than that never leaves the drawer.
	const way = expectedRefundFen > 10_000 ? ('transfer' as const) : ('cash' as const);
	const wanted = { passId, reason, expectedRefundFen, way };
	return counter.till.ask('pass-card/refund', wanted, released);
}

async function verifyClean(): Promise<void> {
	expect(await verifyTill(counter.till)).toEqual([]);
}

describe('PASS-5: extending', () => {
	it('is offered for a pass that ran out with something left, and counts from today', async () => {
		const { till, memberId } = counter;
		const { passId } = await counter.sell({ validDays: 30 });
		await counter.use(passId);
		await counter.wait(40);
		const { passes } = await till.ask('pass-card/list', { memberId });
		expect(passes[0]).toMatchObject({ needsExtension: true, leftFen: 79_200, usesLeft: 9 });
		const late = await till.refused('pass-card/use', { passId });
		expect(late).toEqual({ code: 'pass-card/expired', until: '2026-03-31' });
		const wanted = { passId, days: 30, reason: 'away' as const };
		const alone = await till.refused('pass-card/extend', wanted);
		expect(alone.code).toBe('permission/needs-approval');
		const { pass } = await till.ask('pass-card/extend', wanted, released);
		expect(pass).toMatchObject({ validUntil: '2026-05-10', needsExtension: false });
		expect((await counter.use(passId)).usesLeft).toBe(8);
		await verifyClean();
	});

	it('is refused where there is no end', async () => {
		const { till } = counter;
		const { passId } = await counter.sell({ validDays: undefined });
		const wanted = { passId, days: 30 };
		expect((await till.refused('pass-card/extend', wanted, released)).code).toBe(
			'pass-card/no-end',
		);
	});
});

describe('passes that end', () => {
	it('are listed before and after, masked, until nothing is left or they are extended', async () => {
		const { till } = counter;
		const short = await counter.sell({ name: '月卡', validDays: 30 });
		await counter.sell({ name: '年卡' });
		const used = await counter.sell({ name: '用完的卡', validDays: 30 });
		await counter.use(used.passId, 10);
		const overview = () => till.ask('pass-card/overview', {});
		expect(await overview()).toMatchObject({
			passes: 2,
			owedFen: 176_000,
			ending: [
				{
					passName: '月卡',
					memberPhone: '138****8000',
					usesLeft: 10,
					validUntil: '2026-03-31',
					ended: false,
				},
			],
		});
		await counter.wait(40);
		expect((await overview()).ending).toMatchObject([{ passName: '月卡', ended: true }]);
		await till.ask('pass-card/extend', { passId: short.passId, days: 100 }, released);
		expect((await overview()).ending).toEqual([]);
	});
});

describe('PASS-5: handing over', () => {
	it('moves the pass with what is left of it, and no money', async () => {
		const { till, memberId } = counter;
		const { passId } = await counter.sell();
		await counter.use(passId, 4);
		const toMemberId = await counter.addMember('13900139000');
		const wanted = { passId, toMemberId, reason: 'family' as const };
		const alone = await till.refused('pass-card/transfer', wanted);
		expect(alone.code).toBe('permission/needs-approval');
		const { pass } = await till.ask('pass-card/transfer', wanted, released);
		expect(pass).toMatchObject({ memberId: toMemberId, usesLeft: 6, leftFen: 52_800 });
		expect((await till.ask('pass-card/list', { memberId })).passes).toEqual([]);
		const same = await till.refused('pass-card/transfer', wanted, released);
		expect(same.code).toBe('pass-card/same-member');
		expect((await counter.use(passId)).usesLeft).toBe(5);
		await verifyClean();
	});

	it('is refused where the terms forbid it, and to nobody', async () => {
		const { till } = counter;
		const { passId } = await counter.sell({ transferable: false });
		const toMemberId = await counter.addMember('13900139000');
		const wanted = { passId, toMemberId };
		const refused = await till.refused('pass-card/transfer', wanted, released);
		expect(refused.code).toBe('pass-card/not-transferable');
		const nobody = { ...wanted, toMemberId: 'mem_nobody' };
		expect((await till.refused('pass-card/transfer', nobody, released)).code).toBe(
			'member/not-found',
		);
	});
});

describe('PASS-4: giving a pass back', () => {
	it('within seven days and unused is all of the price, out of the drawer', async () => {
		const { till } = counter;
		const { passId } = await counter.sell({ priceFen: 9900 });
		await counter.wait(7);
		expect(await preview(passId, 'seven-day')).toMatchObject({ refundFen: 9900, keptFen: 0 });
		const done = await refund(passId, 'seven-day', 9900);
		expect(done).toMatchObject({ paidFen: 9900, drawer: 'opening', slip: 'printing' });
		expect(done.pass).toMatchObject({ state: 'refunded', leftFen: 0, usesLeft: 0 });
		const gone = await till.refused('pass-card/use', { passId });
		expect(gone.code).toBe('pass-card/refunded');
		await verifyClean();
	});

	it('is no seven-day matter once it was used', async () => {
		const { passId } = await counter.sell();
		await counter.use(passId);
		const wanted = { passId, reason: 'seven-day' as const };
		const refused = await counter.till.refused('pass-card/refund-preview', wanted);
		expect(refused.code).toBe('pass-card/not-seven-day');
	});

	it('depends on the reason, and the paper has the calculation', async () => {
		const { till } = counter;
		const { passId } = await counter.sell();
		await counter.use(passId, 3);
		expect(await preview(passId, 'trader')).toMatchObject({ refundFen: 61_600, keptFen: 0 });
		expect(await preview(passId, 'agreed')).toMatchObject({ refundFen: 61_600 });
		const plan = await preview(passId, 'consumer');
		expect(plan).toMatchObject({ refundFen: 58_300, keptFen: 3300, usesLeft: 7 });
		expect(plan.calculation).toEqual([
			{ line: 'paid', fen: 88_000 },
			{ line: 'used', at: 'list', name: '足疗', times: 3, of: 10, fen: -29_700 },
			{ line: 'refund', fen: 58_300 },
		]);
		const wanted = { passId, reason: 'consumer' as const, expectedRefundFen: 1 };
		const cash = { ...wanted, way: 'cash' as const };
		const alone = await till.refused('pass-card/refund', cash);
		expect(alone.code).toBe('permission/needs-approval');
		const other = await till.refused('pass-card/refund', cash, released);
		expect(other).toEqual({ code: 'pass-card/changed-meanwhile', amount: 58_300 });
		await refund(passId, 'consumer', 58_300);
		await expect.poll(() => till.devices.printed.length).toBe(3);
		const paper = JSON.stringify(till.devices.printed[2]?.document);
		for (const text of ['退卡结算单', '顾客原因', '按单次原价', '-297.00', '583.00', '顾客签字']) {
			expect(paper).toContain(text);
		}
		const again = { passId, reason: 'agreed' as const };
		expect((await till.refused('pass-card/refund-preview', again)).code).toBe('pass-card/refunded');
		await verifyClean();
	});

	it('rounds cash up to what there are coins for, never down', async () => {
		const { till } = counter;
		const { passId } = await counter.sell({ priceFen: 7770, maxPerDay: 9 });
		await counter.use(passId);
		const { refundFen, cashFen } = await preview(passId, 'agreed');
		expect([refundFen, cashFen]).toEqual([6993, 7000]);
		expect(await refund(passId, 'agreed', 6993)).toMatchObject({ paidFen: 7000 });
		const [refunded] = await journalOf(till, 'pass/refunded');
		expect(refunded).toMatchObject({ refund_fen: 6993, rounding_fen: 7 });
		await verifyClean();
	});

	it('by transfer leaves the drawer alone', async () => {
		const { till } = counter;
		const { passId } = await counter.sell();
		const wanted = { passId, reason: 'agreed' as const, expectedRefundFen: 88_000 };
		const transfer = { ...wanted, way: 'transfer' as const, reference: 'TT-1' };
		const done = await till.ask('pass-card/refund', transfer, released);
		expect(done).toMatchObject({ drawer: 'none', paidFen: 88_000 });
		await verifyClean();
	});

	it('Art. 22: a year card on day 92 is 273 of 365 days', async () => {
		const { serviceId } = counter;
		const target = { kind: 'product' as const, productId: serviceId };
		const { passId } = await counter.sell({
			kind: 'unlimited',
			name: '足疗年卡',
			priceFen: 365_000,
			items: [{ target, name: '足疗', listPriceFen: 9900, paid: 0, gift: 0 }],
		});
		await counter.use(passId);
		await counter.wait(91);
		const plan = await preview(passId, 'consumer');
		expect(plan).toMatchObject({ refundFen: 273_000, keptFen: 91_000 });
		expect(plan.calculation).toContainEqual({ line: 'days', gone: 92, of: 365, fen: -92_000 });
		await refund(passId, 'consumer', 273_000);
		await verifyClean();
	});
});

describe('a pass from before this ledger (期初)', () => {
	it('is brought along with its uses, owed for what is left, and no money moves', async () => {
		const { till, memberId } = counter;
		const { template } = await counter.put();
		const old = { memberId, template, soldOn: '2026-01-05', usedBefore: [4] };
		expect((await till.refused('pass-card/open', old)).code).toBe('permission/needs-approval');
		const { pass } = await till.ask('pass-card/open', old, released);
		expect(pass).toMatchObject({ usesLeft: 6, leftFen: 52_800, validUntil: '2027-01-04' });
		expect((await counter.use(pass.passId)).leftFen).toBe(44_000);
		const [used] = await journalOf(till, 'pass/used');
		expect(used).toMatchObject({ units: [5] });
		expect(await preview(pass.passId, 'consumer')).toMatchObject({ refundFen: 38_500 });
		await verifyClean();
	});

	it('that is a time card has earned its days so far', async () => {
		const { till, memberId, serviceId } = counter;
		const target = { kind: 'product' as const, productId: serviceId };
		const { template } = await counter.put({
			kind: 'unlimited',
			priceFen: 365_000,
			items: [{ target, name: '足疗', listPriceFen: 9900, paid: 0, gift: 0 }],
		});
		const old = { memberId, template, soldOn: '2026-01-01' };
		const { pass } = await till.ask('pass-card/open', old, released);
		expect(pass.leftFen).toBe(365_000 - 61_000);
		expect(await preview(pass.passId, 'agreed')).toMatchObject({ refundFen: 304_000 });
		await verifyClean();
	});

	it('is refused with more uses than it has, and from a day to come', async () => {
		const { till, memberId } = counter;
		const { template } = await counter.put();
		const old = { memberId, template, soldOn: '2026-01-05' };
		const many = await till.refused('pass-card/open', { ...old, usedBefore: [11] }, released);
		expect(many.code).toBe('pass-card/used-up');
		const later = await till.refused('pass-card/open', { ...old, soldOn: '2026-03-03' }, released);
		expect(later.code).toBe('pass-card/sold-later');
	});
});

describe('the X report', () => {
	it('shows what passes brought and took apart from the sales, and ties', async () => {
		const { till, serviceId } = counter;
		const target = { kind: 'product' as const, productId: serviceId };
		const items = [{ target, name: '足疗', listPriceFen: 990, paid: 10, gift: 0 }];
		const { passId } = await counter.sell({ priceFen: 8800, items });
		await counter.sell({ name: '第二张', priceFen: 50_000 });
		await counter.use(passId, 3);
		const { uses } = await counter.use(passId, 1);
		await till.ask('pass-card/undo-use', { passId, useId: uses[0]?.useId ?? '' });
		await refund(passId, 'consumer', 5830);
		await till.signIn('manager');
		const report = await till.ask('shift/x-report', { print: true });
		expect(report.totalFen).toBe(0);
		expect(report.passes).toEqual({
			sold: [{ kind: 'cash', method: '', count: 2, amountFen: 58_800 }],
			refunded: [{ kind: 'cash', method: '', count: 1, amountFen: 5830 }],
			keptFen: 330,
			uses: 3,
			earnedFen: 2640,
			taxFen: 149,
		});
		expect(report.expectedCashFen).toBe(50_000 + 58_800 - 5830);
		expect(report.cash).toContainEqual({ way: 'pass-sales', amountFen: 58_800 });
		expect(report.cash).toContainEqual({ way: 'pass-refunds', amountFen: -5830 });
		expect(brokenIdentities(report as XReport)).toEqual([]);
		await verifyClean();
	});
});
