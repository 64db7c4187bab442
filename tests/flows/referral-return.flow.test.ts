// Goal: a referral brings its reward once, whatever comes back, is exchanged or becomes one row: it
// is taken back whole, what was spent as a debt; nobody is rewarded for themselves (MEM-14, PTS-6).
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { showCard } from '#kit/show-card.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { memberTokenMessage } from '#shared/member/member-token.ts';

const TEA = '2000000000015'; // ¥4.50, ¥4.20 for members
const approval = approvalOf('manager');

let till: TempTerminal;
let referrerId: string;
let referredId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	await reward({ kind: 'points', points: 1000 });
	({ memberId: referrerId } = await till.ask('member/add', { phone: '13800138000' }));
	const { referralCode } = await till.ask('member/page', { memberId: referrerId });
	const made = { phone: '13900139000', referredBy: referralCode };
	({ memberId: referredId } = await till.ask('member/add', made));
});
afterEach(() => till.close());

async function owner(change: object) {
	await till.signIn('owner');
	await till.ask('settings/change', { change });
	await till.signIn('cashier');
}

const reward = (part: { kind: 'points' | 'coupon'; points?: number; couponKind?: string }) =>
	owner({ referralReward: { points: 0, couponKind: '', couponDays: 30, ...part } });

async function put(memberId: string, quantityText = '1') {
	await till.ask('scan/submit', { text: TEA, quantityText });
	await showCard(till, memberId);
	await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
}

async function complete() {
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	const backFen = totals.exchange?.backFen ?? 0;
	const input = { saleId, revision, totalFen: totals.totalFen, backFen };
	return till.ask('sale/complete', input, { approval });
}

async function buy(memberId: string, quantityText = '1') {
	await put(memberId, quantityText);
	return complete();
}

async function giveBack(pos: number) {
	const wanted = { pos, mode: 'void' as const, lines: [] };
	const { paidFen } = await till.ask('refund/preview', wanted);
	const asked = { ...wanted, expectedPaidFen: paidFen, reason: 'mistake' as const };
	await till.ask('refund/complete', asked, { approval });
}

const exchange = (pos: number) => {
	const lines = [{ n: 1, quantityText: '1' }];
	return till.ask(
		'exchange/begin',
		{ pos, lines, reason: 'unsuitable', way: 'cash' },
		{ approval },
	);
};

const account = () => till.ask('points/statement', { memberId: referrerId });
const spend = async () => {
	await put(referrerId, '9');
	await till.ask('sale/redeem-points', { points: 1000 }); // ¥8.00 off
	return complete();
};
const merge = (keepId: string, dropId: string) =>
	till.ask('member/merge', { keepId, dropId }, { approval });

describe('MEM-14: what was spent of a reward', () => {
	it('PTS-6: is owed when the sale comes back, and the next reward repays it', async () => {
		const first = await buy(referredId);
		const { pos } = await spend();
		await giveBack(first.pos);
		const { balance, debt } = await account();
		const earned = 1000 + balance;
		expect({ balance, debt }).toEqual({ balance: earned - 1000, debt: 1000 - earned });
		for (let round = 0; round < 2; round += 1) {
			await giveBack((await buy(referredId)).pos);
			expect(await account()).toMatchObject({ balance, debt });
		}
		await buy(referredId);
		expect(await account()).toMatchObject({ balance: earned, debt: 0 });
		await giveBack(pos);
		expect(await account()).toMatchObject({ balance: 1000, debt: 0 });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is taken from the row the referrer became', async () => {
		const first = await buy(referredId);
		const { memberId: keepId } = await till.ask('member/add', { phone: '13700137000' });
		await merge(keepId, referrerId);
		await giveBack(first.pos);
		expect((await till.ask('points/statement', { memberId: keepId })).balance).toBe(0);
		expect((await account()).balance).toBe(0);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is not given twice when its coupon was used: no second one for the next sale', async () => {
		const benefit = { kind: 'order-amount', off_fen: 300 };
		const coupon_kinds = [{ id: 'three', name: '3元代金券', benefit }];
		const text = JSON.stringify({ version: 1, rows: 1, coupon_kinds });
		await till.ask('price-book/load', { text }, { approval });
		await reward({ kind: 'coupon', couponKind: 'three' });
		const first = await buy(referredId);
		const [told] = await journalOf(till, 'referral/rewarded');
		const code = String(told?.['code']);
		await put(referrerId, '9');
		await till.ask('sale/add-coupon', { text: code });
		const used = await complete();
		await giveBack(first.pos);
		await buy(referredId);
		expect((await journalOf(till, 'referral/rewarded')).map(({ what }) => what)).toEqual([
			'given',
			'taken-back',
		]);
		expect((await till.ask('coupon/find', { code })).state).toBe('redeemed');
		// What gave it came back: the sale it was used on gives it back to nobody.
		await giveBack(used.pos);
		expect((await till.ask('coupon/find', { code })).state).toBe('void');
		expect((await till.ask('member/panel', { memberId: referrerId })).coupons).toEqual([]);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('MEM-14: an exchange', () => {
	it.each(['3', '1'])(
		'for %s of the same keeps the reward, and the new sale has it',
		async (many) => {
			const first = await buy(referredId);
			await exchange(first.pos);
			const second = await buy(referredId, many);
			expect((await account()).balance).toBe(1000);
			await giveBack(second.pos);
			expect((await account()).balance).toBe(0);
			expect(await verifyTill(till)).toEqual([]);
		},
	);

	it('takes the reward along when what is taken for it is nobody’s', async () => {
		const first = await buy(referredId);
		await exchange(first.pos);
		await till.ask('scan/submit', { text: TEA, quantityText: '3' });
		await complete();
		expect((await account()).balance).toBe(0);
	});
});

describe('MEM-14: two rows of one person', () => {
	it('are no new member when either bought before', async () => {
		const { memberId: old } = await till.ask('member/add', { phone: '13700137000' });
		await buy(old);
		await merge(referredId, old);
		await buy(referredId);
		expect((await account()).balance).toBe(0);
	});

	it('have the referral of either while neither has bought', async () => {
		const { memberId: keepId } = await till.ask('member/add', { phone: '13700137000' });
		await merge(keepId, referredId);
		const { pos } = await buy(keepId);
		expect((await account()).balance).toBe(1000);
		await giveBack(pos);
		await buy(keepId);
		expect((await account()).balance).toBe(1000);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('are not referred by each other', async () => {
		await merge(referrerId, referredId);
		await buy(referrerId);
		expect(await journalOf(till, 'referral/rewarded')).toEqual([]);
	});
});

it('MEM-14: one phone that shows both the referrer and the referred brings no reward', async () => {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const key = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
	await owner({ couponKey: key.toString('base64') });
	for (const id of [referrerId, referredId]) {
		const message = memberTokenMessage(id, till.clock.now(), 'Q2hlYXQtcGhvbmU_-x01');
		const signed = sign(null, Buffer.from(message), privateKey).toString('base64url');
		await till.ask('scan/submit', { text: `${message}.${signed}`, source: 'device' });
	}
	await till.ask('scan/submit', { text: TEA });
	await complete();
	expect((await account()).balance).toBe(0);
	await buy(referredId);
	expect((await account()).balance).toBe(0);
});
