// Goal: the store's table of tiers is put as a whole and holds from the next sale on; up is at
// once, down waits for the end of its period, a gift ends on its day, and benefits are counted.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { TierRowView } from '#shared/contract/tier-requests.ts';

/** ¥4.50 a bottle. */
const TEA = '2000000000015';
const DAY_MS = 86_400_000;
const approval = approvalOf('manager');

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
});
afterEach(() => till.close());

const tierOf = async (memberId: string) =>
	(await till.ask('member/page', { memberId })).panel.tierName;

async function table(change: (row: TierRowView, at: number) => Partial<TierRowView> = () => ({})) {
	const { templates } = await till.ask('tier/list', {});
	return templates.three.map((row, at) => ({ ...row, ...change(row, at) }));
}

const put = (tiers: TierRowView[]) => till.ask('tier/put-table', { tiers }, { approval });

async function sellTea(memberId: string, quantityText: string) {
	await till.ask('scan/submit', { text: TEA, quantityText });
	await till.ask('sale/attach-member', { memberId });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	const input = { saleId, revision, totalFen: totals.totalFen };
	const { pos } = await till.ask('sale/complete', input);
	return { pos, totalFen: totals.totalFen };
}

describe('CFG-2: the table', () => {
	it('is put as a whole, and its price holds from the next scan on, without a restart', async () => {
		await till.openShop();
		const { memberId } = await till.ask('member/add', { phone: '13800138000' });
		expect((await sellTea(memberId, '10')).totalFen).toBe(4200);
		await put(await table((_row, at) => (at === 0 ? { charge: 9000 } : {})));
		expect((await sellTea(memberId, '10')).totalFen).toBe(4050);
		expect((await till.ask('tier/list', {})).tiers[0]).toMatchObject({ charge: 9000, members: 1 });
		const [told] = await journalOf(till, 'tier/table-changed');
		expect(told).toMatchObject({ operator: '1003', approver: expect.any(String) });
	});

	it('refuses one that is wrong and keeps the old one', async () => {
		await till.openShop();
		await till.ask('member/add', { phone: '13800138000' });
		const falling = await table((_row, at) => (at === 2 ? { threshold: 50_000 } : {}));
		expect(await till.refused('tier/put-table', { tiers: falling }, { approval })).toEqual({
			code: 'tier/table-wrong',
			row: 3,
			problem: 'not-rising',
		});
		const without = (await till.ask('tier/list', {})).templates.five;
		expect(await till.refused('tier/put-table', { tiers: without }, { approval })).toMatchObject({
			problem: 'held-by-members',
			missing: 'bronze',
		});
		expect((await till.ask('tier/list', {})).tiers.map(({ name }) => name)).toEqual([
			'青铜',
			'白银',
			'黄金',
		]);
		expect((await till.refused('tier/put-table', { tiers: falling })).code).toBe(
			'permission/needs-approval',
		);
	});
});

describe('members.md 6.6: up and down', () => {
	it('up is at once after the payment; a refund takes nothing away before the period ends', async () => {
		await till.openShop();
		await put(await table((_row, at) => (at === 1 ? { basis: 'spend', threshold: 4200 } : {})));
		const { memberId } = await till.ask('member/add', { phone: '13800138000' });
		await sellTea(memberId, '9');
		expect(await tierOf(memberId)).toBe('青铜');
		const { pos, totalFen } = await sellTea(memberId, '1');
		expect(await tierOf(memberId)).toBe('白银');
		const lines = [{ n: 1, quantityText: '1', disposition: 'restock' as const }];
		const back = { pos, lines, reason: 'other' as const, expectedPaidFen: totalFen };
		await till.ask('refund/complete', back, { approval });
		expect((await till.ask('member/page', { memberId })).panel).toMatchObject({
			tierName: '白银',
			spentFen: 3780,
		});
		const [rose] = await journalOf(till, 'tier/changed');
		expect(rose).toMatchObject({ member_id: memberId, before: 'bronze', after: 'silver' });
	});

	it('what was spent longer ago than twelve months counts no more', async () => {
		await till.openShop();
		await put(await table((_row, at) => (at === 1 ? { basis: 'spend', threshold: 4200 } : {})));
		const { memberId } = await till.ask('member/add', { phone: '13800138000' });
		await sellTea(memberId, '9');
		till.clock.advance(370 * DAY_MS);
		await till.signIn('cashier');
		await sellTea(memberId, '1');
		expect(await tierOf(memberId)).toBe('青铜');
		await sellTea(memberId, '9');
		expect(await tierOf(memberId)).toBe('白银');
	});

	it('the opening of a day ends a gift whose date is past', async () => {
		await till.signIn('manager');
		const { memberId } = await till.ask('member/add', { phone: '13800138000' });
		const grant = { memberId, tier: 'gold', reason: 'campaign' as const };
		const early = { ...grant, until: '2026-03-01' };
		expect((await till.refused('tier/grant', early)).code).toBe('tier/end-past');
		expect((await till.refused('tier/grant', { ...grant, tier: 'no' })).code).toBe('tier/unknown');
		const page = await till.ask('tier/grant', { ...grant, until: '2026-03-31' });
		expect(page).toMatchObject({ tierByHand: true, tierUntil: '2026-03-31' });
		expect(await tierOf(memberId)).toBe('黄金');
		till.clock.advance(30 * DAY_MS);
		await till.openShop();
		await expect.poll(() => tierOf(memberId)).toBe('青铜');
		const changes = await journalOf(till, 'tier/changed');
		expect(changes.map(({ why }) => why)).toEqual(['granted', 'grant-end']);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('MEM-19: benefits', () => {
	it('are a checklist with who used what, as often a year as the tier gives', async () => {
		await till.openShop();
		const gift = { code: 'gift', name: '免费礼品', perYear: 1 };
		await put(await table((_row, at) => (at === 0 ? { benefits: [gift] } : {})));
		const { memberId } = await till.ask('member/add', { phone: '13800138000' });
		const used = await till.ask('benefit/use', { memberId, benefit: 'gift' });
		expect(used.benefits).toEqual([{ ...gift, used: 1 }]);
		expect(used.log).toMatchObject([{ benefit: 'gift', bizDate: '2026-03-02', operator: '1003' }]);
		expect(await till.refused('benefit/use', { memberId, benefit: 'gift' })).toEqual({
			code: 'benefit/used-up',
			perYear: 1,
		});
		expect((await till.refused('benefit/use', { memberId, benefit: 'storage' })).code).toBe(
			'benefit/not-theirs',
		);
		expect(await journalOf(till, 'benefit/used')).toMatchObject([{ member_id: memberId, nth: 1 }]);
		till.clock.advance(320 * DAY_MS);
		await till.signIn('cashier');
		expect((await till.ask('benefit/list', { memberId })).benefits).toEqual([{ ...gift, used: 0 }]);
		await till.ask('benefit/use', { memberId, benefit: 'gift' });
	});

	it('are had once by two rows of one person', async () => {
		await till.openShop();
		const gift = { code: 'gift', name: '免费礼品', perYear: 1 };
		await put(await table((_row, at) => (at === 0 ? { benefits: [gift] } : {})));
		const { memberId: keepId } = await till.ask('member/add', { phone: '13800138000' });
		const { memberId: dropId } = await till.ask('member/add', { phone: '13900139000' });
		await till.ask('benefit/use', { memberId: dropId, benefit: 'gift' });
		await till.ask('member/merge', { keepId, dropId }, { approval });
		const { benefits, log } = await till.ask('benefit/list', { memberId: keepId });
		expect([benefits[0]?.used, log.length]).toEqual([1, 1]);
		expect((await till.refused('benefit/use', { memberId: keepId, benefit: 'gift' })).code).toBe(
			'benefit/used-up',
		);
	});
});
