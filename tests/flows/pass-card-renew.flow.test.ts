// Goal: buying a pass once more gives nobody days that they had already, and no old pass goes on
// for the sake of a new one that was given back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

async function year(changes = {}) {
	const target = { kind: 'product' as const, productId: counter.serviceId };
	const items = [{ target, name: '足疗', listPriceFen: 9900, paid: 0, gift: 0 }];
	const kind = 'unlimited' as const;
	return counter.sell({ kind, priceFen: 365_000, validDays: 365, items, ...changes });
}

const preview = (passId: string) =>
	counter.till.ask('pass-card/refund-preview', { passId, reason: 'consumer' });
const renew = (passId: string, expectedPriceFen: number) =>
	counter.till.ask('pass-card/renew', { passId, expectedPriceFen });

async function giveBack(passId: string) {
	const { refundFen: expectedRefundFen } = await preview(passId);
	const asked = { passId, reason: 'consumer' as const, expectedRefundFen };
	return counter.till.ask('pass-card/refund', { ...asked, way: 'transfer' as const }, released);
}

async function find(passId: string) {
	const { passes } = await counter.till.ask('pass-card/list', { memberId: counter.memberId });
	return passes.find((pass) => pass.passId === passId);
}

describe('PASS-5: a time card is bought once more (续卡)', () => {
	it('gives no day back that was had (Art. 22)', async () => {
		const { passId } = await year();
		await counter.use(passId);
		await counter.wait(374);
		expect((await preview(passId)).refundFen).toBe(0);
		const { pass, renewed } = await renew(passId, 365_000);
		expect((await preview(passId)).refundFen).toBe(0);
		expect(renewed).toMatchObject({ passId, leftFen: 364_000 });
		expect(pass.validFrom).toBe(pass.soldOn);
		expect(await verifyTill(counter.till)).toEqual([]);
	});

	it('begins on the day after the old one, and each behind the last that was bought', async () => {
		const { passId, validUntil } = await year({ validDays: 30, priceFen: 30_000 });
		const first = await renew(passId, 30_000);
		const second = await renew(passId, 30_000);
		expect([validUntil, first.pass.validFrom, first.pass.validUntil]).toEqual([
			'2026-03-31',
			'2026-04-01',
			'2026-04-30',
		]);
		expect(second.pass).toMatchObject({ validFrom: '2026-05-01', validUntil: '2026-05-30' });
		expect(await journalOf(counter.till, 'pass/extended')).toEqual([]);
		const early = await counter.till.refused('pass-card/use', { passId: first.pass.passId });
		expect(early).toEqual({ code: 'pass-card/not-begun', from: '2026-04-01' });
		expect(await find(first.pass.passId)).toMatchObject({
			items: [{ usableNow: 0, whyNot: 'pass-card/not-begun' }],
		});
		expect((await preview(first.pass.passId)).refundFen).toBe(30_000);
		await counter.wait(30);
		expect((await counter.use(first.pass.passId)).leftFen).toBe(29_000);
		expect(await verifyTill(counter.till)).toEqual([]);
	});
});

describe('PASS-5: a time card that waits behind another', () => {
	const month = () => year({ validDays: 30, priceFen: 30_000 });
	const span = async (passId: string) => {
		const pass = await find(passId);
		return [pass?.validFrom, pass?.validUntil];
	};

	it('moves with the end of the one before it, and so does all behind it', async () => {
		const { passId } = await month();
		const first = await renew(passId, 30_000);
		const second = await renew(passId, 30_000);
		await counter.till.ask('pass-card/extend', { passId, days: 20 }, released);
		expect(await span(first.pass.passId)).toEqual(['2026-04-21', '2026-05-20']);
		expect(await span(second.pass.passId)).toEqual(['2026-05-21', '2026-06-19']);
		const third = await renew(first.pass.passId, 30_000);
		expect(third.pass).toMatchObject({ validFrom: '2026-06-20' });
		await giveBack(first.pass.passId);
		expect(await span(second.pass.passId)).toEqual(['2026-04-21', '2026-05-20']);
		expect(await span(third.pass.passId)).toEqual(['2026-05-21', '2026-06-19']);
		expect(await verifyTill(counter.till)).toEqual([]);
	});

	it('begins at once when the one before it is given back', async () => {
		const { passId } = await month();
		await counter.wait(5);
		const { pass } = await renew(passId, 30_000);
		await giveBack(passId);
		expect(await span(pass.passId)).toEqual(['2026-03-07', '2026-04-05']);
		expect((await counter.use(pass.passId)).leftFen).toBe(29_000);
		expect(await verifyTill(counter.till)).toEqual([]);
	});

	it('stays where it is once it began', async () => {
		const { passId } = await month();
		const { pass } = await renew(passId, 30_000);
		await counter.wait(30);
		await counter.use(pass.passId);
		await counter.till.ask('pass-card/extend', { passId, days: 20 }, released);
		expect(await span(pass.passId)).toEqual(['2026-04-01', '2026-04-30']);
		expect(await verifyTill(counter.till)).toEqual([]);
	});
});

describe('PASS-5: the pass that renewed another is given back', () => {
	it('lets the old one end as it did, says so before, on paper and in the journal', async () => {
		const old = await counter.sell({ validDays: 30 });
		await counter.wait(20);
		const { pass, renewed } = await renew(old.passId, 88_000);
		expect(renewed.validUntil).toBe('2026-04-20');
		const { endsAgain } = await preview(pass.passId);
		expect(endsAgain).toEqual({ name: old.name, until: old.validUntil });
		await giveBack(pass.passId);
		expect(await find(old.passId)).toMatchObject({ validUntil: old.validUntil, usesLeft: 10 });
		const { printed } = counter.till.devices;
		await expect.poll(() => printed.length).toBe(3);
		expect(JSON.stringify(printed[2]?.document)).toContain(`有效期恢复`);
		const moves = await journalOf(counter.till, 'pass/extended');
		expect(moves.map(({ reason, days }) => [reason, days])).toEqual([
			['renewed', 20],
			['renewal-returned', -20],
		]);
		expect(await verifyTill(counter.till)).toEqual([]);
	});

	it('keeps its end where another that renewed it stands', async () => {
		const old = await counter.sell({ validDays: 30 });
		await counter.wait(10);
		const first = await renew(old.passId, 88_000);
		await counter.wait(10);
		const second = await renew(old.passId, 88_000);
		expect(second.renewed.validUntil).toBe('2026-04-20');
		await giveBack(second.pass.passId);
		expect((await find(old.passId))?.validUntil).toBe('2026-04-10');
		const third = await renew(old.passId, 88_000);
		await giveBack(first.pass.passId);
		expect((await find(old.passId))?.validUntil).toBe(third.renewed.validUntil);
		expect(await verifyTill(counter.till)).toEqual([]);
	});
});
