// Goal: nobody is forgotten while anything of theirs stands here, also under a phone or a row they
// had before, and whoever bought something prepaid is kept as long as the law says.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workAgain } from '#kit/work-again.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

const TEA = '2000000000015';
const PHONE = '13977665544';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

async function takeDeposit(from: { readonly phone?: string; readonly memberId?: string }) {
	const { till } = counter;
	await till.ask('scan/submit', { text: TEA });
	if (from.memberId !== undefined) {
		await till.ask('sale/attach-member', { memberId: from.memberId });
	}
	const { saleId, revision } = await till.ask('sale/current', {});
	const order = { label: '欧阳明远', phone: from.phone ?? '' };
	await till.ask('deposit/take', { saleId, revision, amountText: '2', ...order });
}
const add = async (phone: string) => (await counter.till.ask('member/add', { phone })).memberId;
const check = (memberId: string) => counter.till.ask('privacy/check-erase', { memberId }, released);
const ONE_ORDER = [{ kind: 'deposit', figure: 1 }];

describe('PIPL 47: an order with a deposit holds', () => {
	it('with a phone they have no more', async () => {
		const memberId = await add(PHONE);
		await takeDeposit({ phone: PHONE });
		const other = { field: 'phone', value: '13866554433', oldPhone: PHONE } as const;
		await counter.till.ask('member/change', { memberId, ...other });
		expect((await check(memberId)).holds).toEqual(ONE_ORDER);
		// Whose phone it is by now has the order.
		const nextId = await add(PHONE);
		expect((await check(memberId)).holds).toEqual([]);
		expect((await check(nextId)).holds).toEqual(ONE_ORDER);
	});

	it('with the phone of a row that was merged into theirs', async () => {
		const { till, memberId: keepId } = counter;
		const dropId = await add(PHONE);
		await takeDeposit({ phone: PHONE });
		await till.ask('member/merge', { keepId, dropId }, released);
		expect((await check(keepId)).holds).toEqual(ONE_ORDER);
	});

	it('without a phone, taken with them on the sale, and is no open sale besides', async () => {
		await takeDeposit({ memberId: counter.memberId });
		expect((await check(counter.memberId)).holds).toEqual(ONE_ORDER);
	});
});

describe('PIPL 47: a pool others draw on', () => {
	it('holds until they are unlinked, so that no points of theirs are gone unsaid', async () => {
		const { till, memberId } = counter;
		const primaryId = await add(PHONE);
		const some = { memberId: primaryId, points: 500, reason: '补分' };
		await till.ask('points/adjust', some, released);
		await till.ask('family/link', { primaryId, memberId }, released);
		const asked = { memberId: primaryId, kind: 'erase', proof: 'card' } as const;
		const { requestId } = await till.ask('privacy/ask', asked);
		expect((await check(primaryId)).holds).toEqual([{ kind: 'family', figure: 1 }]);
		const refusal = await till.refused('privacy/erase', { requestId }, released);
		expect(refusal.code).toBe('privacy/still-holds');
		expect((await till.ask('member/panel', { memberId })).points).toBe(500);
		await till.ask('family/unlink', { memberId }, released);
		await till.ask('privacy/erase', { requestId }, released);
	});
});

describe('商务部令2012年第9号: who bought something prepaid', () => {
	it('is kept for five years also when it was a level', async () => {
		const { till } = counter;
		const { templates } = await till.ask('tier/list', {});
		const paid = { basis: 'paid', threshold: 0, feeDays: 30, feeFen: 36_500 } as const;
		const plus = { ...paid, code: 'plus', name: '尊享' };
		const tiers = templates.three.map((tier, at) => {
			return { ...tier, ...(at === 2 ? plus : {}), benefits: [] };
		});
		await till.ask('tier/put-table', { tiers }, released);
		const memberId = await add(PHONE);
		const tenders = [{ way: 'wechat', amountFen: 36_500 }] as const;
		await till.ask('tier/buy', {
			memberId,
			tier: 'plus',
			expectedFeeFen: 36_500,
			tenders: [...tenders],
		});
		till.clock.advance(40 * 86_400_000);
		await till.restart();
		await till.signIn('cashier');
		await workAgain(till);
		await expect.poll(async () => (await check(memberId)).holds).toEqual([]);
		expect((await check(memberId)).keptUntil).toBe('2031-03-02');
	});
});
