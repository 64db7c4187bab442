// Goal: a service has its minutes, its price and what whoever does it is paid, in the catalogue as
// in the list that leaves it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

async function pay(commissionText: string) {
	const { till, serviceId: productId } = counter;
	const change = { productId, commissionText, durationText: '60' };
	return till.ask('product/change', change, released);
}

describe('PASS-3: the catalogue of services', () => {
	it('has minutes, a price and a commission, as a share or for each time', async () => {
		const share = await pay('12.5%');
		expect(share).toMatchObject({ kind: 'service', durationMinutes: 60, commissionBp: 1250 });
		expect(share).not.toHaveProperty('commissionFen');
		const fixed = await pay('15');
		expect(fixed).toMatchObject({ commissionFen: 1500 });
		expect(fixed).not.toHaveProperty('commissionBp');
		expect(await pay('')).not.toHaveProperty('commissionFen');
	});

	it('stands in the list that is exported, as the import reads it', async () => {
		await pay('12.5%');
		const { csvText } = await counter.till.ask('product/export', { afterId: 0 }, released);
		const line = csvText.split('\r\n').find((one) => one.includes('足疗 60'));
		expect(line).toMatch(/,服务,60,12\.5%$/);
	});

	it('refuses minutes and commissions that are none', async () => {
		const { till, serviceId: productId } = counter;
		const wrong = { productId, durationText: '1441' };
		expect(await till.refused('product/change', wrong, released)).toMatchObject({
			code: 'product/invalid',
			field: 'durationMinutes',
		});
		const rate = { productId, commissionText: '101%' };
		expect((await till.refused('product/change', rate, released)).code).toBe('amount/not-a-number');
	});

	it('makes a service of goods, and takes minutes and commission off what is goods again', async () => {
		const { till } = counter;
		const { products } = await till.ask('product/search', { text: '2000000000015' });
		const productId = products[0]?.productId ?? 0;
		const made = { productId, kind: 'service', durationText: '30', commissionText: '5' } as const;
		expect(await till.ask('product/change', made, released)).toMatchObject({
			kind: 'service',
			durationMinutes: 30,
			commissionFen: 500,
		});
		const back = await till.ask('product/change', { productId, kind: 'goods' }, released);
		expect(back).not.toHaveProperty('durationMinutes');
		expect(back).not.toHaveProperty('commissionFen');
	});
});
