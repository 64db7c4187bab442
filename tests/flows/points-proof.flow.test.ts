// Goal: nobody spends the points of somebody who is not there: the rule of stored value holds for
// points too, by the figures of their own rules.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf } from '#kit/temp-terminal.ts';
import { openPointsCounter, type PointsCounter } from './points-counter.ts';

let counter: PointsCounter;
beforeEach(async () => {
	counter = await openPointsCounter();
	await counter.give(1000);
});
afterEach(() => counter.till.close());

const PIN = '273916';
const redeem = (proof?: { pin: string } | { tail: string }) =>
	counter.till.reply('sale/redeem-points', proof === undefined ? {} : { proof });

describe('SV-5 for points: proof of presence', () => {
	it('asks for it when the member was only looked up, and takes the last of their phone', async () => {
		await counter.attach(counter.memberId, 'phone');
		await counter.scan('4');
		expect(await redeem()).toMatchObject({ refusal: { code: 'points/needs-proof' } });
		expect(await redeem({ tail: '1234' })).toMatchObject({
			refusal: { code: 'member/wrong-tail', left: 4 },
		});
		expect((await counter.current()).totals.points?.used).toBe(0);
		const used = await redeem({ tail: '8000' });
		expect(used).toMatchObject({ ok: true, value: { totals: { points: { used: 1000 } } } });
	});

	it('needs none with the card in the hand, none to take them off, and none where the rules say so', async () => {
		await counter.attach(counter.memberId, 'card');
		await counter.scan('4');
		expect((await redeem()).ok).toBe(true);
		await counter.attach(counter.memberId, 'list');
		await counter.setBook({ redeemProof: false });
		expect((await redeem()).ok).toBe(true);
		await counter.setBook({ redeemProof: true });
		expect((await redeem()).ok).toBe(true);
		expect((await counter.current()).totals.points?.used).toBe(0);
	});

	it('asks for the PIN from an amount on, counts wrong ones, and says when there is none', async () => {
		const { till, memberId } = counter;
		await counter.setBook({ pinFromFen: 500 });
		await counter.attach();
		await counter.scan('4');
		expect(await redeem()).toMatchObject({ refusal: { code: 'points/no-pin', from: 500 } });
		await till.ask('member/set-pin', { memberId, pin: PIN });
		expect(await redeem()).toMatchObject({ refusal: { code: 'points/needs-pin', from: 500 } });
		expect(await redeem({ tail: '8000' })).toMatchObject({
			refusal: { code: 'points/needs-pin' },
		});
		expect(await redeem({ pin: '273917' })).toMatchObject({
			refusal: { code: 'member/wrong-pin', left: 4 },
		});
		expect((await redeem({ pin: PIN })).ok).toBe(true);
		// Below the amount the card is enough.
		await counter.till.ask('sale/redeem-points', { points: 0 });
		expect((await till.reply('sale/redeem-points', { points: 600 })).ok).toBe(true);
		await counter.complete();
		await counter.verifyClean();
	});

	it('holds for gifts too: the card on the sale, or what they type', async () => {
		const { till, memberId } = counter;
		const gift = { giftId: '', name: '杯子', points: 300, stock: 5, active: true };
		const { giftId } = await till.ask('points/put-gift', gift, { approval: approvalOf('manager') });
		const exchange = (proof?: { pin: string } | { tail: string }) => {
			const wanted = { memberId, giftId, expectedPoints: 300 };
			return till.reply(
				'points/exchange-gift',
				proof === undefined ? wanted : { ...wanted, proof },
			);
		};
		expect(await exchange()).toMatchObject({ refusal: { code: 'points/needs-proof' } });
		expect(await exchange({ tail: '1234' })).toMatchObject({
			refusal: { code: 'member/wrong-tail', left: 4 },
		});
		expect(await exchange({ tail: '8000' })).toMatchObject({ value: { balance: 700, stock: 4 } });
		await counter.attach(memberId, 'card');
		expect(await exchange()).toMatchObject({ value: { balance: 400, stock: 3 } });
		await counter.setBook({ pinFromFen: 100 });
		expect(await exchange()).toMatchObject({ refusal: { code: 'points/no-pin', from: 100 } });
		await counter.verifyClean();
	});
});
