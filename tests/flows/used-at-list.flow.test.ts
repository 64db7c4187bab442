// Goal: at the consumer's own reason a top-up pays for the goods that are kept of it, at list
// price: not for goods that came back, not for what another paid for, and not for a fen more.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf } from '#kit/temp-terminal.ts';
import {
	CARD,
	JUICE,
	openStoredValueCounter,
	released,
	TEA,
	type StoredValueCounter,
} from './stored-value-counter.ts';

const owner = { approval: approvalOf('owner') };

let counter: StoredValueCounter;
beforeEach(async () => {
	counter = await openStoredValueCounter();
});
afterEach(() => counter.close());

const refundFen = async () => (await counter.preview('consumer')).refundFen;

async function halve(): Promise<void> {
	const { saleId } = await counter.till.ask('sale/current', {});
	const half = { saleId, way: 'zhe', valueText: '5', reason: 'damaged' } as const;
	await counter.till.ask('sale/discount-order', half, owner);
}
/** Ten teas for ¥21: ¥45 at list price. */
async function buyHalved(): Promise<number> {
	await counter.till.ask('scan/submit', { text: CARD, source: 'wedge' });
	await counter.till.ask('scan/submit', { text: TEA, quantityText: '10' });
	await halve();
	await counter.pay();
	return counter.complete();
}
async function beginExchange(pos: number, count: number): Promise<void> {
	await counter.till.ask('scan/submit', { text: CARD, source: 'wedge' });
	const lines = [{ n: 1, quantityText: `${count}` }];
	await counter.till.ask('exchange/begin', { pos, lines, reason: 'unsuitable' }, released);
}
async function exchange(pos: number, count: number, forCount: number): Promise<number> {
	await beginExchange(pos, count);
	await counter.till.ask('scan/submit', { text: TEA, quantityText: `${forCount}` });
	return counter.complete();
}

describe('6.1 E18: after an exchange', () => {
	it('what the new goods cost counts, and nothing once they came back too', async () => {
		await counter.topUp('100');
		const old = await buyHalved();
		expect(await refundFen()).toBe(10_000 - 4500);
		const pos = await exchange(old, 10, 5);
		expect(await refundFen()).toBe(10_000 - 2250);
		const again = await exchange(pos, 5, 5);
		expect(await refundFen()).toBe(10_000 - 2250);
		await counter.bringBack(again, 5);
		expect(await refundFen()).toBe(10_000);
	});

	it('new goods at half price count at list price', async () => {
		await counter.topUp('100');
		const pos = await counter.buy(5);
		await beginExchange(pos, 5);
		await counter.till.ask('scan/submit', { text: TEA, quantityText: '10' });
		await halve();
		await counter.complete();
		expect(await refundFen()).toBe(10_000 - 4500);
	});
});

describe('6.1 E18: goods that come back', () => {
	it('leave nothing to pay for, to the fen, in however many pieces', async () => {
		await counter.topUp('100');
		await counter.till.ask('scan/submit', { text: CARD, source: 'wedge' });
		await counter.till.ask('scan/submit', { text: TEA, quantityText: '1' });
		await counter.till.ask('scan/submit', { text: JUICE, quantityText: '1' });
		await counter.pay('0.08');
		const pos = await counter.complete('100');
		await counter.bringBack(pos, 1, 1);
		await counter.bringBack(pos, 1, 2);
		expect(await refundFen()).toBe(10_000);
	});
});

describe('6.1 E18: what was had of one top-up', () => {
	it('is not paid for with another, nor with what was given by hand', async () => {
		const give = { direction: 'give', amountText: '100', reason: 'goodwill' } as const;
		const { till, memberId } = counter;
		await till.ask('stored-value/adjust', { memberId, ...give }, released);
		await counter.topUp('100');
		await counter.buy(10);
		expect(await refundFen()).toBe(10_000);
	});

	it('brings no more back the more is spent', async () => {
		const rules = { reach: 10_000, every: false, kinds: [], from: '', until: '' };
		const gifts = [{ kind: 'bonus' as const, fen: 10_000 }];
		await counter.setBook({ offers: [{ offerId: 'b', name: '充100送100', gifts, ...rules }] });
		await counter.topUp('100', 10_000);
		await counter.setBook({ offers: [] });
		await counter.topUp('100');
		await counter.buy(40);
		expect(await refundFen()).toBe(10_000);
		await counter.till.ask('scan/submit', { text: CARD, source: 'wedge' });
		await counter.till.ask('scan/submit', { text: TEA, quantityText: '10' });
		await counter.pay('32');
		await counter.complete('100');
		expect(await refundFen()).toBe(10_000);
	});

	it('SV-6: brings no more than was paid, in however many steps', async () => {
		const rules = { reach: 10_000, every: false, kinds: [], from: '', until: '' };
		const gifts = [{ kind: 'bonus' as const, fen: 10_000 }];
		const offers = [{ offerId: 'b', name: '充100送100', gifts, ...rules }];
		await counter.setBook({ policy: 'PRINCIPAL_FIRST', offers });
		await counter.topUp('100', 10_000);
		const pos = await counter.buy(20);
		// 84.00 of the principal are used: 100 − 84 × 100 ÷ 200.
		expect(await counter.giveBack('trader')).toMatchObject({ refundFen: 5800 });
		await counter.bringBack(pos, 20);
		const plan = await counter.giveBack('agreed');
		expect(plan.refundFen).toBe(4200);
		expect(plan.calculation).toContainEqual({ line: 'given-before', fen: -4200 });
	});
});
