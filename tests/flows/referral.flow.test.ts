// Goal: whoever sent a member is rewarded once, after that member's first paid sale; when the sale
// comes back whole so does the reward; nobody is rewarded for sending themselves (MEM-14).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const TEA = '2000000000015';
const approval = approvalOf('manager');

let till: TempTerminal;
let referrerId: string;
let referredId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId: referrerId } = await till.ask('member/add', { phone: '13800138000' }));
	const { referralCode } = await till.ask('member/page', { memberId: referrerId });
	const made = { phone: '13900139000', referredBy: referralCode };
	({ memberId: referredId } = await till.ask('member/add', made));
});
afterEach(() => till.close());

async function reward(part: { kind: 'points' | 'coupon'; points?: number; couponKind?: string }) {
	await till.signIn('owner');
	const referralReward = { points: 0, couponKind: '', couponDays: 30, ...part };
	await till.ask('settings/change', { change: { referralReward } });
	await till.signIn('cashier');
}

async function buy(memberId: string) {
	await till.ask('scan/submit', { text: TEA });
	await till.ask('sale/attach-member', { memberId });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	const input = { saleId, revision, totalFen: totals.totalFen };
	return { ...(await till.ask('sale/complete', input)), fen: totals.totalFen };
}

async function giveBack({ pos, fen }: { pos: number; fen: number }) {
	const lines = [{ n: 1, quantityText: '1', disposition: 'restock' as const }];
	const input = { pos, lines, reason: 'other' as const, expectedPaidFen: fen };
	await till.ask('refund/complete', input, { approval });
}

const points = async () => (await till.ask('member/panel', { memberId: referrerId })).points;

describe('MEM-14: points', () => {
	it('come after the first paid sale, once, and go when that sale comes back whole', async () => {
		await reward({ kind: 'points', points: 50 });
		const first = await buy(referredId);
		expect(await points()).toBe(50);
		await buy(referredId);
		expect(await points()).toBe(50);
		await giveBack(first);
		expect(await points()).toBe(0);
		const told = await journalOf(till, 'referral/rewarded');
		expect(told).toMatchObject([
			{ what: 'given', member_id: referredId, referrer_id: referrerId, points: 50 },
			{ what: 'taken-back', sale_pos: first.pos, points: -50 },
		]);
		// The next sale somebody pays for is the first that counts.
		await buy(referredId);
		expect(await points()).toBe(50);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('are none for whoever came by themselves, and none when the store gives none', async () => {
		await buy(referredId);
		await reward({ kind: 'points', points: 50 });
		const { memberId } = await till.ask('member/add', { phone: '13700137000' });
		await buy(memberId);
		await buy(referredId);
		expect(await points()).toBe(0);
		expect(await journalOf(till, 'referral/rewarded')).toEqual([]);
	});

	it('are none for one person with two numbers', async () => {
		await reward({ kind: 'points', points: 50 });
		await till.signIn('owner');
		await till.ask('settings/change', { change: { askIdentityNo: true } });
		for (const memberId of [referrerId, referredId]) {
			const value = '11010519491231002X';
			await till.ask('member/change', { memberId, field: 'identityNo', value });
		}
		await till.signIn('cashier');
		await buy(referredId);
		expect(await points()).toBe(0);
	});
});

describe('MEM-14: a coupon', () => {
	const book = (version: number, more: { readonly levels?: readonly string[] } = {}) => {
		const benefit = { kind: 'order-amount', off_fen: 300 };
		const coupon_kinds = [{ id: 'three', name: '3元代金券', benefit, ...more }];
		return JSON.stringify({ version, rows: 1, coupon_kinds });
	};
	const load = (text: string) => till.ask('price-book/load', { text }, { approval });
	const held = async () =>
		(await till.ask('member/panel', { memberId: referrerId })).coupons.map(({ name }) => name);

	it('is the referrer’s own, and void when the sale comes back whole', async () => {
		await load(book(1));
		await reward({ kind: 'coupon', couponKind: 'three' });
		const first = await buy(referredId);
		expect(await held()).toEqual(['3元代金券']);
		await giveBack(first);
		expect(await held()).toEqual([]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('MEM-5: is in the panel for as long as it could be used', async () => {
		await load(book(1));
		await reward({ kind: 'coupon', couponKind: 'three' });
		await buy(referredId);
		await load(book(2, { levels: ['gold'] }));
		expect(await held()).toEqual([]);
		await load(book(3, { levels: ['bronze', 'gold'] }));
		expect(await held()).toEqual(['3元代金券']);
	});
});
