// Goal: a level that is paid for is owed until its days are over: taken by several ways, earned a
// day at a time and once, renewed behind its end, given back by the formula, and ended on its date.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { workAgain } from '#kit/work-again.ts';
import type { TierRowView } from '#shared/contract/tier-requests.ts';

const TEA = '2000000000015';
const DAY_MS = 86_400_000;
const approval = approvalOf('manager');
const FEE = 36_500;

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	const { templates } = await till.ask('tier/list', {});
	const paid = { basis: 'paid', threshold: 0, feeDays: 365 } as const;
	const gift = { code: 'gift', name: '免费礼品', perYear: 1 };
	const tiers: TierRowView[] = [
		...templates.three.slice(0, 2),
		{ ...row(templates.three[2]), ...paid, code: 'plus', name: '尊享', feeFen: FEE, charge: 9000 },
		{ ...row(templates.three[2]), ...paid, code: 'top', name: '至尊', feeFen: 73_000 },
	];
	await till.ask(
		'tier/put-table',
		{ tiers: tiers.map((one) => ({ ...one, benefits: one.basis === 'paid' ? [gift] : [] })) },
		{ approval },
	);
	({ memberId } = await till.ask('member/add', { phone: '13800138000' }));
});
afterEach(() => till.close());

function row(one: TierRowView | undefined): TierRowView {
	if (one === undefined) throw new Error('no such step');
	return one;
}

const cash = (amountFen: number) => ({ way: 'cash' as const, amountFen });
const buy = (tier = 'plus', feeFen = FEE) =>
	till.ask('tier/buy', { memberId, tier, expectedFeeFen: feeFen, tenders: [cash(feeFen)] });
const page = () => till.ask('member/page', { memberId });
const owed = async () => (await till.ask('tier/list', {})).paid;

/** Days go by, the till is opened again, and whoever was at it signs in. */
async function pass(days: number): Promise<void> {
	till.clock.advance(days * DAY_MS);
	await till.restart();
	await till.signIn('cashier');
}

describe('members.md 6.6: a paid level', () => {
	it('is paid by several ways, holds at once, and is a liability in the X report', async () => {
		const tenders = [cash(20_000), { way: 'wechat' as const, amountFen: 16_500 }];
		const sold = await till.ask('tier/buy', {
			memberId,
			tier: 'plus',
			expectedFeeFen: FEE,
			tenders,
		});
		expect(sold).toMatchObject({ paidFen: FEE, slip: 'printing', drawer: 'opening' });
		expect(sold.fee).toMatchObject({ validFrom: '2026-03-02', validUntil: '2027-03-01' });
		expect(await page()).toMatchObject({ tierUntil: '2027-03-01', panel: { tierName: '尊享' } });
		expect(await owed()).toEqual({ fees: 1, leftFen: FEE });
		const report = await till.ask('shift/x-report', {}, { approval });
		expect(report.tierFees).toMatchObject({
			bought: [
				{ kind: 'cash', amountFen: 20_000 },
				{ kind: 'code', method: 'wechat', amountFen: 16_500 },
			],
			refunded: [],
			earnedFen: 0,
		});
		expect(report.sales).toBe(0);
		expect(report.expectedCashFen).toBe(50_000 + 20_000);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('refuses what is not paid to the fen, not sold, not higher, or above the cap', async () => {
		const no = async (input: object) =>
			(
				await till.refused('tier/buy', {
					memberId,
					tier: 'plus',
					expectedFeeFen: FEE,
					tenders: [cash(FEE)],
					...input,
				})
			).code;
		expect(await no({ tenders: [cash(FEE - 10)] })).toBe('tier/fee-not-paid');
		expect(await no({ tenders: [cash(36_495), { way: 'wechat', amountFen: 5 }] })).toBe(
			'tier/fee-cash-step',
		);
		expect(await no({ expectedFeeFen: 1 })).toBe('tier/fee-changed');
		expect(await no({ tier: 'silver' })).toBe('tier/not-sold');
		expect(await no({ tier: 'none' })).toBe('tier/unknown');
		await buy('top', 73_000);
		expect(await no({})).toBe('tier/not-higher');
		for (let year = 0; year < 5; year += 1) await buy('top', 73_000);
		expect(await no({ tier: 'top', expectedFeeFen: 73_000, tenders: [cash(73_000)] })).toBe(
			'tier/fee-above-cap',
		);
		expect((await till.refused('member/close', { memberId }, { approval })).code).toBe(
			'member/holds-tier-fee',
		);
	});

	it('is earned a day at a time, each day once, and ties with the liability', async () => {
		await buy();
		await pass(1);
		expect(await owed()).toEqual({ fees: 1, leftFen: FEE - 100 });
		await pass(0);
		await pass(0);
		expect(await journalOf(till, 'tier/fee-earned')).toHaveLength(1);
		await pass(40);
		await workAgain(till);
		expect(await owed()).toEqual({ fees: 1, leftFen: FEE - 4100 });
		const [sums] = await rowsOf<{ owed: number; earned: number }>(
			till,
			`SELECT sum(CASE account WHEN 'liability:tier' THEN -amount END) AS owed,
			   sum(CASE account WHEN 'tier_fee' THEN -amount END) AS earned FROM posting`,
		);
		expect(sums).toEqual({ owed: FEE - 4100, earned: 4100 });
		const report = await till.ask('shift/x-report', {}, { approval });
		expect(report.tierFees.earnedFen).toBe(4100);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('renewed before its end begins behind it, and ends on its date without grace', async () => {
		await buy();
		await pass(300);
		expect((await till.ask('tier/fees', { memberId })).offers).toMatchObject([
			{ tier: 'plus', from: '2027-03-02', renews: true },
			{ tier: 'top', from: '2026-12-27', renews: false },
		]);
		await buy();
		expect(await page()).toMatchObject({ tierUntil: '2028-02-29', tierSince: '2026-03-02' });
		await pass(429);
		expect(await page()).toMatchObject({ panel: { tierName: '尊享' } });
		await pass(1);
		await workAgain(till);
		await expect.poll(async () => (await page()).panel.tierName).toBe('青铜');
		expect(await owed()).toEqual({ fees: 0, leftFen: 0 });
		expect((await journalOf(till, 'tier/changed')).map(({ why }) => why)).toEqual([
			'bought',
			'grant-end',
		]);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('members.md 6.6: the fee given back', () => {
	it('by its days, previewed as it is posted, and the level ends', async () => {
		const { fee } = await buy();
		await pass(91);
		const { feeId } = fee;
		const plan = await till.ask('tier/preview-refund', { feeId, reason: 'consumer' });
		expect(plan).toMatchObject({ refundFen: 27_300, keptFen: 9200 });
		const wish = { feeId, reason: 'consumer', expectedRefundFen: plan.refundFen } as const;
		const no = await till.refused('tier/refund-fee', { ...wish, way: 'cash' }, { approval });
		expect(no).toMatchObject({ code: 'stored-value/refund-not-cash', most: 10_000 });
		const wrong = { ...wish, expectedRefundFen: 1, way: 'transfer' } as const;
		expect((await till.refused('tier/refund-fee', wrong, { approval })).code).toBe(
			'tier/fee-changed',
		);
		const back = await till.ask('tier/refund-fee', { ...wish, way: 'transfer' }, { approval });
		expect(back).toMatchObject({ refundFen: 27_300, paidFen: 27_300, slip: 'printing' });
		expect(back.fee).toMatchObject({ state: 'refunded', leftFen: 0 });
		expect((await page()).panel.tierName).toBe('青铜');
		expect((await till.refused('tier/preview-refund', { feeId, reason: 'agreed' })).code).toBe(
			'tier/fee-over',
		);
		expect(
			(await till.refused('tier/preview-refund', { feeId: 'fee_no', reason: 'agreed' })).code,
		).toBe('tier/no-fee');
		const report = await till.ask('shift/x-report', {}, { approval });
		expect(report.tierFees).toMatchObject({
			refunded: [{ kind: 'transfer', amountFen: 27_300 }],
			earnedFen: 9200,
		});
		expect(await verifyTill(till)).toEqual([]);
	});

	it('in full within seven days, but not after a benefit or a purchase', async () => {
		const { fee } = await buy();
		await pass(3);
		const { feeId } = fee;
		const reason = 'seven-day' as const;
		expect(await till.ask('tier/preview-refund', { feeId, reason })).toMatchObject({
			refundFen: FEE,
			keptFen: 0,
		});
		await till.ask('benefit/use', { memberId, benefit: 'gift' });
		expect((await till.refused('tier/preview-refund', { feeId, reason })).code).toBe(
			'tier/fee-not-seven-day',
		);
		const { memberId: other } = await till.ask('member/add', { phone: '13800138001' });
		memberId = other;
		const second = await buy();
		await till.ask('scan/submit', { text: TEA });
		await till.ask('sale/attach-member', { memberId });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		const refused = await till.refused('tier/undo-buy', { feeId: second.fee.feeId }, { approval });
		expect(refused.code).toBe('tier/fee-used');
	});

	it('takes back in full what its days had earned', async () => {
		const { fee } = await buy();
		await pass(5);
		const wish = { feeId: fee.feeId, reason: 'seven-day', expectedRefundFen: FEE } as const;
		await till.ask('tier/refund-fee', { ...wish, way: 'transfer' }, { approval });
		const report = await till.ask('shift/x-report', {}, { approval });
		expect(report.tierFees.earnedFen).toBe(0);
		expect(await owed()).toEqual({ fees: 0, leftFen: 0 });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('undone the same day goes back the way it came, the later one first', async () => {
		const first = await buy();
		const second = await buy();
		const early = { feeId: first.fee.feeId };
		expect((await till.refused('tier/undo-buy', early, { approval })).code).toBe(
			'tier/fee-later-first',
		);
		await till.ask('tier/undo-buy', { feeId: second.fee.feeId }, { approval });
		expect(await page()).toMatchObject({ tierUntil: '2027-03-01' });
		const undone = await till.ask('tier/undo-buy', early, { approval });
		expect(undone).toMatchObject({ paidFen: FEE, drawer: 'opening', fee: { state: 'undone' } });
		expect((await page()).panel.tierName).toBe('青铜');
		const report = await till.ask('shift/x-report', {}, { approval });
		expect(report.expectedCashFen).toBe(50_000);
		await buy();
		await pass(1);
		const { fees } = await till.ask('tier/fees', { memberId });
		const late = { feeId: fees[0]?.feeId ?? '' };
		expect((await till.refused('tier/undo-buy', late, { approval })).code).toBe(
			'tier/fee-not-today',
		);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('of a higher level leaves the lower one that is still paid', async () => {
		await buy();
		const higher = await buy('top', 73_000);
		expect((await page()).panel.tierName).toBe('至尊');
		await till.ask('tier/undo-buy', { feeId: higher.fee.feeId }, { approval });
		expect(await page()).toMatchObject({ tierUntil: '2027-03-01', panel: { tierName: '尊享' } });
	});
});
