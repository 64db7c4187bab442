// Goal: who may do what is decided in main, a PIN cannot be guessed at the counter, and settings
// and people change only by those who may.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
});
afterEach(() => till.close());

describe('signing in', () => {
	it('locks an operator out for five minutes after five wrong PINs, also over a restart', async () => {
		const wrong = { operatorNo: '1003', pin: '000001' };
		for (const left of [4, 3, 2, 1]) {
			expect(await till.refused('operator/sign-in', wrong)).toEqual({
				code: 'operator/wrong-pin',
				left,
			});
		}
		expect((await till.refused('operator/sign-in', wrong)).code).toBe('operator/locked-out');
		const right = approvalOf('cashier');
		await till.restart();
		expect(await till.refused('operator/sign-in', right)).toEqual({
			code: 'operator/locked-out',
			minutes: 5,
		});
		till.clock.advance(5 * 60_000 + 1);
		expect((await till.ask('operator/sign-in', right)).name).toBe('小李');
	});

	it('answers an unknown number like a wrong PIN', async () => {
		const refusal = await till.refused('operator/sign-in', { operatorNo: '9999', pin: '000001' });
		expect(refusal.code).toBe('operator/wrong-pin');
	});

	it('locks out a number that does not exist just like one that does', async () => {
		const answers = async (operatorNo: string) => {
			const said: unknown[] = [];
			for (let round = 0; round < 6; round += 1) {
				said.push(await till.refused('operator/sign-in', { operatorNo, pin: '000001' }));
			}
			till.clock.advance(5 * 60_000);
			said.push(await till.refused('operator/sign-in', { operatorNo, pin: '000001' }));
			return said;
		};
		expect(await answers('8888')).toEqual(await answers('1003'));
	});

	it('counts tries that arrive at once one by one', async () => {
		const wrong = { operatorNo: '1003', pin: '000001' };
		const replies = await Promise.all(
			Array.from({ length: 5 }, () => till.reply('operator/sign-in', wrong)),
		);
		const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.refusal.code)).sort();
		expect(codes.filter((code) => code === 'operator/locked-out')).toHaveLength(1);
	});

	it('locks a screen that is left alone, by main’s clock, and keeps the basket', async () => {
		await till.signIn('manager');
		await till.ask('settings/change', { change: { idleLockMinutes: 3 } });
		await till.ask('shift/open', { floatText: '100' });
		await till.ask('scan/submit', { text: '2000000000015' });
		till.clock.advance(2 * 60_000);
		expect((await till.ask('sale/current', {})).lines).toHaveLength(1);
		till.clock.advance(3 * 60_000 + 1);
		expect((await till.ask('terminal/status', {})).locked).toBe(true);
		expect((await till.refused('sale/current', {})).code).toBe('session/locked');
		await till.signIn('cashier');
		expect((await till.ask('sale/current', {})).lines).toHaveLength(1);
	});

	it('keeps sessions apart: a command line does not borrow the counter’s rights', async () => {
		await till.signIn('owner');
		const refusal = await till.refused('operator/list', {}, { session: 'another' });
		expect(refusal.code).toBe('session/signed-out');
	});
});

describe('people and settings', () => {
	it('are the owner’s to add and change; the last owner stays', async () => {
		await till.signIn('manager');
		const add = { operatorNo: '1010', name: '小赵', role: 'cashier' as const, pin: '903817' };
		expect((await till.refused('operator/add', add)).code).toBe('permission/needs-approval');
		await till.signIn('owner');
		expect((await till.refused('operator/add', { ...add, pin: '123456' })).code).toBe(
			'setup/weak-pin',
		);
		await till.ask('operator/add', add);
		expect((await till.refused('operator/add', add)).code).toBe('operator/exists');
		await till.ask(
			'operator/sign-in',
			{ operatorNo: '1010', pin: '903817' },
			{ session: 'second' },
		);
		await till.ask('operator/change', { operatorNo: '1010', active: false });
		expect((await till.refused('sale/current', {}, { session: 'second' })).code).toBe(
			'session/signed-out',
		);
		const gone = await till.refused('operator/sign-in', { operatorNo: '1010', pin: '903817' });
		expect(gone.code).toBe('operator/disabled');
		expect(
			(await till.refused('operator/change', { operatorNo: '1001', role: 'manager' })).code,
		).toBe('operator/last-owner');
		expect((await till.refused('operator/change', { operatorNo: '77', name: 'x' })).code).toBe(
			'operator/not-found',
		);
		const { operators } = await till.ask('operator/list', {});
		expect(operators.map((one) => [one.operatorNo, one.active])).toContainEqual(['1010', false]);
	});

	it('take effect on the next scan, without a restart', async () => {
		await till.openShop();
		await till.ask(
			'settings/change',
			{ change: { cashStepFen: 100 } },
			{ approval: approvalOf('manager') },
		);
		await till.ask('scan/submit', { text: '2000000000015' });
		const { saleId, totals } = await till.ask('sale/current', {});
		expect(totals).toMatchObject({ totalFen: 450, cashDueFen: 400 });
		expect((await till.ask('sale/quote-cash', { saleId })).roundingFen).toBe(50);
		expect((await till.ask('settings/get', {})).cashStepFen).toBe(100);
		const bad = {
			scaleLabels: [{ pattern: 'CCCCCCCC', flags: ['21'], check: 'ean' as const }],
		};
		const refusal = await till.refused(
			'settings/change',
			{ change: bad },
			{ approval: approvalOf('manager') },
		);
		expect(refusal.code).toBe('settings/invalid');
	});

	it('let a cashier make products only where the store allows it', async () => {
		await till.signIn('manager');
		await till.ask('settings/change', { change: { cashierAddsProducts: false } });
		await till.signIn('cashier');
		const input = { code: '6901234567892', name: '绿豆汤', priceText: '3' };
		expect((await till.refused('product/add', input)).code).toBe('permission/needs-approval');
		await till.ask('product/add', input, { approval: approvalOf('manager') });
	});

	it('keep the price history of goods; an open basket keeps its price', async () => {
		await till.openShop();
		await till.ask('scan/submit', { text: '2000000000015' });
		const approval = approvalOf('manager');
		const [tea] = (await till.ask('product/search', { text: '2000000000015' })).products;
		const productId = tea?.productId ?? 0;
		await till.ask('product/change', { productId, priceText: '5.00' }, { approval });
		const found = await till.ask('product/find', { productId });
		expect(found.history.map((row) => row.priceFen)).toEqual([500, 450]);
		const sale = await till.ask('sale/current', {});
		expect(sale.lines[0]?.unitPriceFen).toBe(450);
		await till.ask('product/change', { productId, active: false }, { approval });
		expect((await till.refused('scan/submit', { text: '2000000000015' })).code).toBe(
			'product/disabled',
		);
		expect((await till.refused('product/change', { productId: 99_999 }, { approval })).code).toBe(
			'product/not-found',
		);
		const { categories } = await till.ask('category/list', {});
		const drinks = categories.find((one) => one.name === '饮料');
		const page = await till.ask('product/by-category', { categoryId: drinks?.categoryId ?? 0 });
		expect(page.products.some((one) => one.productId === productId)).toBe(false);
	});

	it('open one shift at a time, with a float that is a number', async () => {
		await till.signIn('cashier');
		expect((await till.refused('shift/open', { floatText: '6901234567892' })).code).toBe(
			'amount/looks-like-barcode',
		);
		await till.ask('shift/open', { floatText: '500' });
		expect((await till.refused('shift/open', { floatText: '500' })).code).toBe(
			'shift/open-already',
		);
		const approval = approvalOf('manager');
		const report = await till.ask('shift/x-report', {}, { approval });
		expect(report).toMatchObject({ sales: 0, expectedCashFen: 50_000 });
	});
});

describe('the door', () => {
	it('names what is wrong with a request and never breaks', async () => {
		const answer = async (envelope: unknown) => till.running.answer('till', envelope);
		for (const bad of [null, 7, 'x', [], {}, { request: 7 }, { request: 'a/b', extra: 1 }]) {
			expect(await answer(bad)).toMatchObject({
				ok: false,
				refusal: { code: 'request/invalid-input' },
			});
		}
		expect(await answer({ request: 'constructor', input: {} })).toMatchObject({
			refusal: { code: 'request/unknown' },
		});
		await till.openShop();
		expect(await answer({ request: 'scan/submit', input: { text: 7 } })).toEqual({
			ok: false,
			refusal: { code: 'request/invalid-input', field: 'input.text', problem: 'invalid_type' },
		});
		expect(await answer({ request: 'shift/open', input: { floatText: '1' } })).toEqual({
			ok: false,
			refusal: { code: 'request/needs-command-id' },
		});
	});
});
