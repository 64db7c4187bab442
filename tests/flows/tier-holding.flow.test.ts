// Goal: what a member earned, what they were given and what they paid for hold side by side, each
// until its own end; nobody loses one of them with another (members.md 6.6).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { workAgain } from '#kit/work-again.ts';
import type { TierRowView } from '#shared/contract/tier-requests.ts';

/** ¥4.20 a bottle for members. */
const TEA = '2000000000015';
const DAY_MS = 86_400_000;
const FEE = 36_500;
const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
/** Bronze for all, silver for ¥42 spent, gold as a test says. */
async function open(gold: Partial<TierRowView>) {
	till = await openTempTerminal();
	await till.openShop();
	const { templates } = await till.ask('tier/list', {});
	const tiers = templates.three.map((row, at) => {
		if (at === 1) return { ...row, basis: 'spend' as const, threshold: 4200 };
		return at === 2 ? { ...row, ...gold } : row;
	});
	await till.ask('tier/put-table', { tiers }, { approval });
	memberId = await add('13800138000');
}
afterEach(() => till.close());

const BY_HAND = { basis: 'manual', threshold: 0 } as const;
const PAID = { basis: 'paid', threshold: 0, feeFen: FEE, feeDays: 30 } as const;

const add = async (phone: string) => (await till.ask('member/add', { phone })).memberId;
const page = async () => {
	const { panel, tierSince, tierUntil, tierByHand } = await till.ask('member/page', {
		memberId,
	});
	return { tier: panel.tierName, since: tierSince, until: tierUntil, byHand: tierByHand };
};
const grant = (tier: string, until: string, whose = memberId) =>
	till.ask('tier/grant', { memberId: whose, tier, until, reason: 'campaign' }, { approval });
const buy = () =>
	till.ask('tier/buy', {
		memberId,
		tier: 'gold',
		expectedFeeFen: FEE,
		tenders: [{ way: 'cash', amountFen: FEE }],
	});

async function sell(quantityText: string, whose = memberId) {
	await till.ask('scan/submit', { text: TEA, quantityText });
	await till.ask('sale/attach-member', { memberId: whose, foundBy: 'card' });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}

async function refund(pos: number, quantityText: string) {
	const lines = [{ n: 1, quantityText }];
	const { paidFen } = await till.ask('refund/preview', { pos, lines });
	const asked = { pos, lines, expectedPaidFen: paidFen, reason: 'other' as const };
	await till.ask('refund/complete', asked, { approval });
}

/** Days go by and the till is opened again; the turn of the day comes a moment after. */
async function pass(days: number): Promise<void> {
	till.clock.advance(days * DAY_MS);
	await till.restart();
	await till.signIn('cashier');
}

describe('members.md 6.6: the end of what was given by hand', () => {
	beforeEach(() => open(BY_HAND));

	it('gives back what was earned before with the rest of its period', async () => {
		const { pos } = await sell('10');
		await refund(pos, '10');
		const earned = { tier: '白银', since: '2026-03-02', until: '', byHand: false };
		expect(await page()).toEqual(earned);
		await grant('gold', '2026-03-10');
		expect(await page()).toMatchObject({ tier: '黄金', until: '2026-03-10', byHand: true });
		await pass(10);
		await expect.poll(page).toEqual(earned);
		// Twelve months from when it was earned and the days of grace, then one step.
		await pass(384);
		expect(await page()).toMatchObject({ tier: '白银' });
		await pass(3);
		await workAgain(till);
		await expect.poll(page).toMatchObject({ tier: '青铜' });
		expect((await journalOf(till, 'tier/changed')).map(({ why }) => why)).toEqual([
			'reached',
			'granted',
			'grant-end',
			'period-end',
		]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('shows what was earned under it meanwhile, though it is not reached any more', async () => {
		await grant('gold', '2026-03-10');
		const { pos } = await sell('10');
		await refund(pos, '10');
		expect(await page()).toMatchObject({ tier: '黄金', until: '2026-03-10' });
		await pass(10);
		await expect.poll(page).toMatchObject({ tier: '白银', since: '2026-03-02', until: '' });
	});

	it('leaves one that was given for good before it', async () => {
		await grant('silver', '');
		await grant('gold', '2026-03-10');
		await pass(10);
		await expect.poll(page).toMatchObject({ tier: '白银', until: '', byHand: true });
		await pass(500);
		expect(await page()).toMatchObject({ tier: '白银' });
	});

	it('gives back what a lower one hid, and the later word holds instead of the earlier', async () => {
		await sell('10');
		await grant('gold', '2026-12-31');
		await grant('bronze', '2026-03-05');
		expect(await page()).toMatchObject({ tier: '青铜', until: '2026-03-05', byHand: true });
		await pass(4);
		await expect.poll(page).toMatchObject({ tier: '黄金', until: '2026-12-31' });
		await grant('gold', '2026-03-31');
		await pass(26);
		await expect.poll(page).toMatchObject({ tier: '白银', since: '2026-03-02' });
		await grant('bronze', '');
		await pass(1);
		expect(await page()).toMatchObject({ tier: '青铜', byHand: true });
	});

	it('after a merge is the end of that one alone', async () => {
		const drop = await add('13900139000');
		await grant('silver', '');
		await grant('gold', '2026-03-10', drop);
		await till.ask('member/merge', { keepId: memberId, dropId: drop }, { approval });
		expect(await page()).toMatchObject({ tier: '黄金', until: '2026-03-10', byHand: true });
		await pass(10);
		await expect.poll(page).toMatchObject({ tier: '白银', until: '', byHand: true });
		expect((await journalOf(till, 'tier/changed')).map(({ why }) => why)).toEqual([
			'granted',
			'granted',
			'merged',
			'grant-end',
		]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('takes along what either of two rows earned', async () => {
		const drop = await add('13900139000');
		await sell('10', drop);
		await grant('gold', '2026-03-10');
		await till.ask('member/merge', { keepId: memberId, dropId: drop }, { approval });
		await pass(10);
		await expect.poll(page).toMatchObject({ tier: '白银', since: '2026-03-02' });
	});
});

describe('members.md 6.6: a fee', () => {
	beforeEach(() => open(PAID));

	it('that is undone takes nothing that was given by hand', async () => {
		const { fee } = await buy();
		await grant('gold', '');
		expect(await page()).toMatchObject({ until: '', byHand: true });
		await till.ask('tier/undo-buy', { feeId: fee.feeId }, { approval });
		expect(await page()).toMatchObject({ tier: '黄金', until: '', byHand: true });
		await pass(400);
		expect(await page()).toMatchObject({ tier: '黄金' });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('that renews shortens no grant, and its end is not the end of it', async () => {
		await buy();
		await grant('gold', '2026-12-31');
		await buy();
		expect(await page()).toMatchObject({ tier: '黄金', until: '2026-12-31', byHand: true });
		await pass(62);
		await workAgain(till);
		await expect
			.poll(async () => (await till.ask('tier/fees', { memberId })).fees.map(({ state }) => state))
			.toEqual(['over', 'over']);
		expect(await page()).toMatchObject({ tier: '黄金', until: '2026-12-31' });
		await pass(243);
		await workAgain(till);
		await expect.poll(page).toMatchObject({ tier: '青铜' });
	});

	it('that is given back or over leaves what was earned, with its period', async () => {
		await sell('10');
		await till.ask('tier/fees', { memberId });
		till.clock.advance(DAY_MS);
		await till.signIn('cashier');
		const { fee } = await buy();
		expect(await page()).toMatchObject({ tier: '黄金', since: '2026-03-03', byHand: false });
		await till.ask('tier/undo-buy', { feeId: fee.feeId }, { approval });
		const earned = { tier: '白银', since: '2026-03-02', until: '', byHand: false };
		expect(await page()).toEqual(earned);
		await buy();
		await pass(31);
		await expect.poll(page).toEqual(earned);
	});

	it('outlasts a grant of a lower step, which is refused with the next step', async () => {
		await buy();
		const lower = { memberId, tier: 'silver', until: '', reason: 'correction' as const };
		expect(await till.refused('tier/grant', lower, { approval })).toEqual({
			code: 'tier/paid-higher',
		});
		await grant('gold', '2026-03-10');
		expect(await page()).toMatchObject({ until: '2026-03-31', byHand: false });
		await pass(10);
		expect(await page()).toMatchObject({ tier: '黄金', until: '2026-03-31' });
	});
});
