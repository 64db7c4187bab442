// Goal: nothing comes back twice, beyond what a cashier may give, or at another amount than was
// shown; a basket with returned goods lives like any other, and what it sold can come back too.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import {
	exchangeCounter,
	JUICE,
	TEA,
	line,
	manager,
	type ExchangeCounter,
} from './exchange-counter.ts';

let till: TempTerminal;
let counter: ExchangeCounter;
beforeEach(async () => {
	till = await openTempTerminal();
	counter = exchangeCounter(till);
	await till.openShop();
});
afterEach(async () => {
	await counter.booksAreRight();
	await till.close();
});

describe('an exchange is refused', () => {
	it('when somebody gave the same piece back meanwhile, and the basket stays', async () => {
		const sale = await counter.sell(TEA, '1');
		await counter.begin(sale.pos);
		await counter.scan(JUICE);
		const { saleId, revision } = await counter.current();
		await counter.refund(sale.pos);
		const held = { saleId, revision, backFen: 0 };
		expect((await till.refused('sale/complete', held)).code).toBe('refund/all-returned');
		const asked = await till.refused('payment/begin', { saleId, revision, method: 'card' });
		expect(asked.code).toBe('refund/all-returned');
		const { lines, totals } = await counter.current();
		expect(lines).toHaveLength(1);
		expect(totals.exchange).toMatchObject({
			setAside: { code: 'refund/all-returned' },
			dueFen: 690,
		});
		await till.ask('exchange/drop', {});
		expect(await counter.complete()).toMatchObject({ totalFen: 690 });
	});

	it('when the piece came back in another exchange that was parked with it', async () => {
		const sale = await counter.sell(TEA, '2');
		await counter.begin(sale.pos, [line(1, '2')]);
		await counter.scan(JUICE);
		const { saleId } = await counter.current();
		await till.ask('sale/park', { saleId });
		await counter.begin(sale.pos, [line(1)]);
		await counter.scan(TEA);
		await counter.complete();
		await till.ask('sale/recall', { saleId });
		const { revision } = await counter.current();
		expect(await till.refused('sale/complete', { saleId, revision, backFen: 210 })).toMatchObject({
			code: 'refund/exceeds',
			leftMilli: 1000,
		});
	});

	it('without new goods, at another amount than shown, and with nothing chosen', async () => {
		const sale = await counter.sell(JUICE, '1');
		expect((await till.refused('exchange/drop', {})).code).toBe('exchange/none');
		const nothing = { pos: sale.pos, lines: [], reason: 'other' as const };
		expect((await till.refused('exchange/begin', nothing)).code).toBe('refund/nothing-chosen');
		await counter.begin(sale.pos);
		const empty = await counter.current();
		const { saleId } = empty;
		expect(
			(await till.refused('sale/complete', { saleId, revision: empty.revision, backFen: 690 }))
				.code,
		).toBe('exchange/no-new-goods');
		await counter.scan(TEA);
		const { revision } = await counter.current();
		const unseen = await till.refused('sale/complete', { saleId, revision });
		expect(unseen.code).toBe('refund/changed-meanwhile');
		const deposit = { saleId, revision, amountText: '1', label: '王' };
		expect((await till.refused('deposit/take', deposit)).code).toBe('exchange/with-deposit');
		await counter.complete();
	});

	it('of two receipts in one basket, and of a refund', async () => {
		const [one, other] = [await counter.sell(TEA, '1'), await counter.sell(JUICE, '2')];
		const gone = await counter.refund(other.pos);
		await counter.begin(one.pos);
		const wanted = { pos: other.pos, lines: [line(1)], reason: 'other' as const };
		expect((await till.refused('exchange/begin', wanted)).code).toBe('exchange/other-sale');
		await till.ask('exchange/drop', {});
		const ofRefund = await till.refused('exchange/begin', { ...wanted, pos: gone.pos });
		expect(ofRefund.code).toBe('refund/of-refund');
	});

	it('above what a cashier may give back, or in another way, until a manager releases it', async () => {
		const sale = await counter.sell(JUICE, '30');
		const wanted = { pos: sale.pos, lines: [line(1, '30')], reason: 'other' as const };
		const asked = await till.refused('exchange/begin', wanted);
		expect(asked.code).toBe('permission/needs-approval');
		await till.ask('exchange/begin', wanted, manager);
		await counter.scan(TEA);
		await counter.complete();
		const byCard = await counter.sell(TEA, '1', 'card');
		const inCash = { pos: byCard.pos, lines: [line(1)], reason: 'other' as const };
		const code = (await till.refused('exchange/begin', { ...inCash, way: 'cash' })).code;
		expect(code).toBe('permission/needs-approval');
	});
});

describe('a basket with goods that came back', () => {
	it('is parked, recalled, undone and emptied like any other', async () => {
		const sale = await counter.sell(TEA, '2');
		await counter.begin(sale.pos);
		const { saleId } = await counter.current();
		await till.ask('sale/park', { saleId });
		expect((await counter.current()).totals.exchange).toBeUndefined();
		await till.ask('sale/recall', { saleId });
		expect((await counter.current()).totals.exchange?.totalFen).toBe(450);
		await counter.begin(sale.pos, [line(1, '2')]);
		expect((await counter.current()).totals.exchange?.totalFen).toBe(900);
		const undone = await till.ask('sale/undo', {});
		expect(undone.totals.exchange?.totalFen).toBe(450);
		const again = await till.ask('sale/undo', {});
		expect(again.totals.exchange).toBeUndefined();
		await counter.begin(sale.pos);
		await till.ask('sale/void', { saleId });
		expect((await till.ask('refund/of-sale', { pos: sale.pos })).sale.returnedFen).toBe(0);
	});

	it('survives a restart, and what it does is done once', async () => {
		const sale = await counter.sell(JUICE, '1');
		await counter.begin(sale.pos);
		await counter.scan(TEA);
		await till.restart();
		await till.signIn('cashier');
		const { saleId, revision, totals } = await counter.current();
		expect(totals.exchange).toMatchObject({ backFen: 240, creditFen: 450 });
		const input = { saleId, revision, backFen: 240 };
		const first = await till.ask('sale/complete', input, { commandId: 'exchange-once' });
		const second = await till.ask('sale/complete', input, { commandId: 'exchange-once' });
		expect(second).toEqual(first);
	});
});

describe('the goods of an exchange', () => {
	it('come back for what was paid for them, in money and in goods', async () => {
		const sale = await counter.sell(TEA, '1', 'card');
		await counter.begin(sale.pos);
		await counter.scan(JUICE);
		const done = await counter.complete();
		const plan = await till.ask('refund/preview', { pos: done.pos, lines: [line(1)] });
		expect(plan).toMatchObject({ totalFen: 690, paidFen: 690 });
		expect(plan.paidBack).toEqual([
			{ kind: 'cash', method: '', paidFen: 240 },
			{ kind: 'card', method: 'card', paidFen: 450 },
		]);
		await counter.refund(done.pos);
		expect((await till.refused('refund/preview', { pos: done.pos, lines: [line(1)] })).code).toBe(
			'refund/all-returned',
		);
	});

	it('are exchanged again, and again, and end where the money began', async () => {
		const sale = await counter.sell(JUICE, '1', 'wechat');
		await counter.begin(sale.pos);
		await counter.scan(TEA);
		const second = await counter.complete();
		await counter.begin(second.pos);
		await counter.scan(JUICE, '2');
		const third = await counter.complete();
		expect(third).toMatchObject({ totalFen: 1380, givenFen: 930 });
		await counter.refund(third.pos, [line(1)]);
		await counter.refund(third.pos, [line(1)]);
		const held = await till.ask('refund/of-sale', { pos: third.pos });
		expect(held.tenders.map(({ leftFen }) => leftFen)).toEqual([0, 0]);
	});

	it('are voided in the shift, and what came back stays back', async () => {
		const sale = await counter.sell(TEA, '1');
		const before = await counter.atHand(TEA);
		await counter.begin(sale.pos);
		await counter.scan(JUICE);
		const { pos } = await counter.complete();
		const wanted = { pos, mode: 'void' as const, lines: [] };
		const { paidFen } = await till.ask('refund/preview', wanted);
		expect(paidFen).toBe(690);
		await till.ask(
			'refund/complete',
			{ ...wanted, expectedPaidFen: paidFen, reason: 'mistake' },
			manager,
		);
		expect(await counter.atHand(TEA)).toBe(before + 1000);
	});
});
