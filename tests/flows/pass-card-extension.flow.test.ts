// Goal: a pass is made longer for money, and bought once more; the fee is owed until uses are had,
// is taken back on its day, and the drawer, the X report and `verify` agree. Several ways pay too.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

const extension = { days: 90, priceFen: 10_000 };

async function verifyClean(): Promise<void> {
	expect(await verifyTill(counter.till)).toEqual([]);
}

const extend = (passId: string, more: object = {}) => {
	const input = { passId, expectedPriceFen: extension.priceFen, ...more };
	return counter.till.ask('pass-card/sell-extension', input);
};

const refusedTo = async (passId: string, more: object = {}) => {
	const input = { passId, expectedPriceFen: extension.priceFen, ...more };
	return counter.till.refused('pass-card/sell-extension', input);
};

async function passMoney() {
	return (await counter.till.ask('shift/x-report', {}, released)).passes;
}

describe('PASS-5: an extension for money (续期)', () => {
	it('is owed over the uses that are left: no sale, drawer, slip and X report', async () => {
		const { till } = counter;
		const { passId } = await counter.sell({ extension });
		expect((await counter.use(passId, 2)).leftFen).toBe(70_400);
		const done = await extend(passId);
		expect(done).toMatchObject({ paidFen: 10_000, slip: 'printing', drawer: 'opening' });
		expect(done.pass).toMatchObject({
			priceFen: 98_000,
			leftFen: 80_400,
			usesLeft: 8,
			validUntil: '2027-05-30',
			extensions: [{ extensionId: done.extensionId, days: 90, feeFen: 10_000, undoable: true }],
		});
		const [event] = await journalOf(till, 'pass/extension-sold');
		expect(event).not.toHaveProperty('fiscal_no');
		expect(event?.['shares']).toEqual([
			{ item_no: 1, fen: 10_000, units: [3, 4, 5, 6, 7, 8, 9, 10] },
		]);
		const { sold } = await passMoney();
		expect(sold).toEqual([{ kind: 'cash', method: '', count: 1, amountFen: 98_000 }]);
		await expect.poll(() => till.devices.printed.length).toBe(3);
		const paper = JSON.stringify(till.devices.printed[2]?.document);
		for (const text of ['次卡续期单', '90 天', '2027-05-30', '100.00']) {
			expect(paper).toContain(text);
		}
		await verifyClean();
	});

	it('earns its fee with the uses after it, to the fen, and with none before', async () => {
		const { till } = counter;
		const { passId } = await counter.sell({ extension: { days: 30, priceFen: 10_000 } });
		await counter.use(passId, 3);
		await extend(passId);
		const earned: number[] = [];
		for (let n = 4; n <= 10; n += 1) {
			earned.push((await till.ask('pass-card/use', { passId })).recognisedFen);
		}
		// 100.00 over seven uses: 14.29, 14.28, 14.29 …
		expect(earned).toEqual([10_229, 10_228, 10_229, 10_228, 10_229, 10_228, 10_229]);
		const { passes } = await till.ask('pass-card/list', { memberId: counter.memberId });
		expect(passes).toMatchObject([{ usesLeft: 0, leftFen: 0 }]);
		await verifyClean();
	});

	it('undoes a use of before and of after at what each earned', async () => {
		const { till } = counter;
		const { passId } = await counter.sell({ extension });
		const before = await till.ask('pass-card/use', { passId });
		await extend(passId);
		const after = await till.ask('pass-card/use', { passId });
		expect([before.recognisedFen, after.recognisedFen]).toEqual([8800, 9911]);
		await till.ask('pass-card/undo-use', { passId, useId: before.useId });
		const { pass } = await till.ask('pass-card/undo-use', { passId, useId: after.useId });
		expect(pass).toMatchObject({ leftFen: 98_000, usesLeft: 10 });
		// The place of the first is free again, and has no share of the fee.
		expect((await till.ask('pass-card/use', { passId })).recognisedFen).toBe(8800);
		await verifyClean();
	});

	it('is taken back on its day the way it was paid, as long as nothing earned of it', async () => {
		const { till } = counter;
		const pass = await counter.sell({ extension });
		const { passId } = pass;
		const tenders = [
			{ way: 'wechat', reference: '', amountFen: 4000 },
			{ way: 'cash', reference: '', amountFen: 6000 },
		] as const;
		const { extensionId } = await extend(passId, { tenders });
		const undo = { passId, extensionId };
		expect((await till.refused('pass-card/undo-extension', undo)).code).toBe(
			'permission/needs-approval',
		);
		const { useId } = await till.ask('pass-card/use', { passId });
		const used = await till.refused('pass-card/undo-extension', undo, released);
		expect(used.code).toBe('pass-card/extension-used');
		await till.ask('pass-card/undo-use', { passId, useId });
		const back = await till.ask('pass-card/undo-extension', undo, released);
		expect(back).toMatchObject({ paidFen: 10_000, drawer: 'opening' });
		expect(back.pass).toMatchObject({
			priceFen: pass.priceFen,
			leftFen: pass.leftFen,
			validUntil: pass.validUntil,
			extensions: [],
		});
		expect(await passMoney()).toMatchObject({
			refunded: [
				{ kind: 'cash', count: 0, amountFen: 6000 },
				{ kind: 'code', method: 'wechat', count: 0, amountFen: 4000 },
			],
		});
		const again = await till.refused('pass-card/undo-extension', undo, released);
		expect(again.code).toBe('pass-card/no-such-extension');
		await verifyClean();
	});

	it('stays after its day; the money comes back with the pass, whatever the reason', async () => {
		const { till } = counter;
		const { passId } = await counter.sell({ extension });
		const { extensionId } = await extend(passId);
		await counter.wait(1);
		const undo = { passId, extensionId };
		const late = await till.refused('pass-card/undo-extension', undo, released);
		expect(late.code).toBe('pass-card/extension-earlier');
		await counter.use(passId);
		const agreed = { passId, reason: 'agreed' } as const;
		// 98000 − (8800 + a tenth of 10000).
		expect((await till.ask('pass-card/refund-preview', agreed)).refundFen).toBe(88_200);
		const refund = { ...agreed, expectedRefundFen: 88_200, way: 'transfer' } as const;
		await till.ask('pass-card/refund', refund, released);
		await verifyClean();
	});

	it('counts from today on a pass that ran out', async () => {
		const { passId } = await counter.sell({ extension, validDays: 30 });
		await counter.wait(40);
		const { pass } = await extend(passId);
		expect(pass).toMatchObject({ validUntil: '2026-07-09', needsExtension: false });
		expect((await counter.use(passId)).usesLeft).toBe(9);
		await verifyClean();
	});

	it('is refused without an offer, at another price, on what is used up or has no end', async () => {
		const { till } = counter;
		const plain = await counter.sell();
		expect((await refusedTo(plain.passId)).code).toBe('pass-card/no-offer');
		const { passId } = await counter.sell({ extension });
		expect(await refusedTo(passId, { expectedPriceFen: 1 })).toEqual({
			code: 'pass-card/changed-meanwhile',
			amount: 10_000,
		});
		await counter.use(passId, 10);
		expect(await refusedTo(passId)).toEqual({ code: 'pass-card/used-up', left: 0 });
		const year = { kind: 'unlimited', extension } as const;
		const template = { ...(await counter.put()).template, ...year };
		const wrong = await till.refused('pass-card/put-template', { template }, released);
		expect(wrong).toMatchObject({ code: 'pass-card/template-wrong' });
	});
});

describe('PASS-5: buying the same pass once more (续卡)', () => {
	it('lets what is left end with the new one, at its own values', async () => {
		const { till } = counter;
		const old = await counter.sell({ validDays: 30 });
		await counter.use(old.passId, 4);
		await counter.wait(20);
		const input = { passId: old.passId, expectedPriceFen: 88_000 };
		const done = await till.ask('pass-card/renew', input);
		expect(done.pass).toMatchObject({ usesLeft: 10, leftFen: 88_000, validUntil: '2026-04-20' });
		expect(done.renewed).toMatchObject({
			passId: old.passId,
			usesLeft: 6,
			leftFen: 52_800,
			validUntil: '2026-04-20',
		});
		const [extended] = await journalOf(till, 'pass/extended');
		expect(extended).toMatchObject({ reason: 'renewed', renewed_by: done.pass.passId });
		const { passes } = await till.ask('pass-card/list', { memberId: counter.memberId });
		expect(passes).toHaveLength(2);
		await verifyClean();
	});

	it('brings a pass that ran out back to life', async () => {
		const { till } = counter;
		const { passId } = await counter.sell({ validDays: 30 });
		await counter.wait(100);
		const done = await till.ask('pass-card/renew', { passId, expectedPriceFen: 88_000 });
		expect(done.renewed).toMatchObject({ needsExtension: false, usesLeft: 10 });
		expect((await counter.use(passId)).usesLeft).toBe(9);
		await verifyClean();
	});

	it('extends nothing that is used up, and is refused on what was given back', async () => {
		const { till } = counter;
		const { passId } = await counter.sell();
		await counter.use(passId, 10);
		const renew = { passId, expectedPriceFen: 88_000 };
		const { pass } = await till.ask('pass-card/renew', renew);
		expect(await journalOf(till, 'pass/extended')).toEqual([]);
		const back = { passId: pass.passId, reason: 'seven-day', way: 'transfer' } as const;
		await till.ask('pass-card/refund', { ...back, expectedRefundFen: 88_000 }, released);
		const refused = await till.refused('pass-card/renew', { ...renew, passId: pass.passId });
		expect(refused.code).toBe('pass-card/refunded');
		await verifyClean();
	});
});

describe('PASS-1: a pass paid in several ways', () => {
	const tenders = [
		{ way: 'wechat', reference: '4200', amountFen: 50_005 },
		{ way: 'cash', reference: '', amountFen: 30_000 },
		{ way: 'card', reference: '', amountFen: 7995 },
	] as const;

	it('has each in the journal, the drawer, the paper and the X report, and counts once', async () => {
		const { till, memberId } = counter;
		const { templateId } = await counter.put();
		const sale = { memberId, templateId, expectedPriceFen: 88_000, tenders: [...tenders] };
		const done = await till.ask('pass-card/sell', sale);
		expect(done).toMatchObject({ paidFen: 88_000, drawer: 'opening' });
		const [event] = await journalOf(till, 'pass/sold');
		expect(event?.['tenders']).toMatchObject([
			{ method: 'wechat', amount_fen: 50_005, reference: '4200' },
			{ kind: 'cash', amount_fen: 30_000 },
			{ method: 'card', amount_fen: 7995 },
		]);
		const { sold } = await passMoney();
		expect(sold.reduce((sum, { count }) => sum + count, 0)).toBe(1);
		expect(sold.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(88_000);
		await verifyClean();
	});

	it('is refused when they do not make the price, and for cash there is no coin for', async () => {
		const { till, memberId } = counter;
		const { templateId } = await counter.put();
		const sale = { memberId, templateId, expectedPriceFen: 88_000 };
		const short = await till.refused('pass-card/sell', { ...sale, tenders: [tenders[0]] });
		expect(short).toEqual({ code: 'pass-card/tenders-wrong', due: 88_000, given: 50_005 });
		const odd = [
			{ way: 'cash', reference: '', amountFen: 37_995 },
			{ way: 'wechat', reference: '', amountFen: 50_005 },
		] as const;
		const coins = await till.refused('pass-card/sell', { ...sale, tenders: [...odd] });
		expect(coins).toMatchObject({ code: 'pass-card/cash-step', step: 10 });
		expect(await journalOf(till, 'pass/sold')).toEqual([]);
	});
});
