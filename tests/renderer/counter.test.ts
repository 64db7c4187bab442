// Goal: every scan counts once and in order, every payment is one sale, and what is typed goes
// where the cashier means it, however fast the fingers are.
import { describe, expect, it } from 'vitest';
import {
	removeLine,
	repeatLine,
	selectLine,
	undo,
} from '../../src-renderer/checkout/basket-steps.ts';
import { resume } from '../../src-renderer/checkout/desk.ts';
import { takeCash, takeQuick } from '../../src-renderer/checkout/tender-steps.ts';
import { back, enter, markTyped, scan, type } from '../../src-renderer/checkout/typing-steps.ts';
import { openMemoryTill } from './memory-till.ts';

const TEA = '6921168559183';
const WATER = '6921168509256';

describe('scanning', () => {
	it('P22 takes twenty scans in one go, in order and without losing one', async () => {
		const { desk, till, settle, heard } = await openMemoryTill();
		for (let n = 0; n < 20; n += 1) scan(desk, n % 2 === 0 ? TEA : WATER);
		await settle();
		expect(till.sale.lines.map(({ quantityMilli }) => quantityMilli)).toEqual([10_000, 10_000]);
		expect(heard).toEqual(Array.from({ length: 20 }, () => 'yes'));
		expect(desk.sale.get().sale).toEqual(till.sale);
	});

	it('gives n* to the scan that follows, and to that one only', async () => {
		const { desk, till, settle } = await openMemoryTill();
		type(desk, '3');
		type(desk, '*');
		scan(desk, TEA);
		scan(desk, WATER);
		await settle();
		expect(till.sale.lines.map(({ quantityMilli }) => quantityMilli)).toEqual([3000, 1000]);
	});

	it('keeps unknown codes without stopping the scans behind them', async () => {
		const { desk, till, settle, heard } = await openMemoryTill();
		scan(desk, '6999999999994');
		scan(desk, '6999999999987');
		scan(desk, TEA);
		await settle();
		expect(desk.state.get().unknown).toEqual(['6999999999994', '6999999999987']);
		expect(heard).toEqual(['no', 'no', 'yes']);
		expect(till.sale.lines).toHaveLength(1);
		back(desk);
		expect(desk.state.get().unknown).toEqual(['6999999999987']);
	});

	it('is refused aloud while money is being taken, and leaves the amount as it was', async () => {
		const { desk, till, settle, heard } = await openMemoryTill();
		scan(desk, TEA);
		enter(desk);
		await settle();
		type(desk, '5');
		const putBack = markTyped(desk);
		type(desk, '6921');
		putBack();
		scan(desk, TEA);
		await settle();
		expect(heard.at(-1)).toBe('no');
		expect(desk.state.get().tender?.typed).toBe('5');
		expect(till.sale.lines[0]?.quantityMilli).toBe(1000);
	});
});

describe('lines', () => {
	it('changes, repeats and removes the selected line, else the last one touched', async () => {
		const { desk, till, settle } = await openMemoryTill();
		scan(desk, TEA);
		scan(desk, WATER);
		await settle();
		selectLine(desk, -1);
		for (const key of '*5') type(desk, key);
		enter(desk);
		await settle();
		expect(till.sale.lines.map(({ quantityMilli }) => quantityMilli)).toEqual([5000, 1000]);
		repeatLine(desk);
		await settle();
		expect(till.sale.lines[0]?.quantityMilli).toBe(6000);
		removeLine(desk);
		await settle();
		expect(till.sale.lines.map(({ productId }) => productId)).toEqual([2]);
		undo(desk);
		await settle();
		expect(desk.sale.get().sale?.lines.map(({ quantityMilli }) => quantityMilli)).toEqual([
			6000, 1000,
		]);
	});
});

describe('taking cash', () => {
	it('takes exact cash by Enter Enter', async () => {
		const { desk, till, settle } = await openMemoryTill();
		scan(desk, TEA);
		enter(desk);
		enter(desk);
		await settle();
		expect(
			[...till.completed.values()].map(({ givenFen, changeFen }) => [givenFen, changeFen]),
		).toEqual([[450, 0]]);
		expect(desk.state.get().mode).toBe('done');
		expect(desk.sale.get().sale?.lines).toEqual([]);
	});

	it('waits for the scans before it, and sends what is typed meanwhile as the amount', async () => {
		const { desk, till, settle } = await openMemoryTill();
		for (let n = 0; n < 5; n += 1) scan(desk, TEA);
		enter(desk);
		for (const key of '50') type(desk, key);
		enter(desk);
		await settle();
		const [done] = [...till.completed.values()];
		expect(done).toMatchObject({ totalFen: 2250, givenFen: 5000, changeFen: 2750 });
	});

	it('P3 makes one sale of a double press', async () => {
		const { desk, till, settle } = await openMemoryTill();
		scan(desk, TEA);
		enter(desk);
		await settle();
		takeCash(desk);
		takeCash(desk);
		takeCash(desk);
		await settle();
		expect(till.completed.size).toBe(1);
		expect(till.asked.filter(({ request }) => request === 'sale/complete')).toHaveLength(1);
	});

	it('P3 makes one sale when the reply was lost with the line', async () => {
		const { desk, till, settle, loseReplyOf } = await openMemoryTill();
		scan(desk, TEA);
		enter(desk);
		await settle();
		loseReplyOf('sale/complete');
		enter(desk);
		await settle();
		const sent = till.asked.filter(({ request }) => request === 'sale/complete');
		expect(sent).toHaveLength(2);
		expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(1);
		expect(till.completed.size).toBe(1);
		expect(desk.state.get().mode).toBe('done');
	});

	it('takes a quick amount as if it had been typed', async () => {
		const { desk, till, settle } = await openMemoryTill();
		scan(desk, TEA);
		enter(desk);
		await settle();
		takeQuick(desk, 5000);
		await settle();
		expect([...till.completed.values()][0]).toMatchObject({ givenFen: 5000, changeFen: 4550 });
		expect(till.asked.at(-1)?.request).not.toBe('');
		const [complete] = till.asked.filter(({ request }) => request === 'sale/complete');
		expect(complete?.input).toMatchObject({ givenText: '50.00' });
	});

	it('sends a barcode that got into the amount as it is, for main to refuse', async () => {
		const { desk, till, settle, heard } = await openMemoryTill();
		scan(desk, TEA);
		enter(desk);
		await settle();
		type(desk, TEA);
		enter(desk);
		await settle();
		expect(desk.state.get().tender?.refusal?.code).toBe('amount/looks-like-barcode');
		expect(heard.at(-1)).toBe('no');
		expect(till.completed.size).toBe(0);
	});

	it('does not begin without goods, and keeps the last change in sight', async () => {
		const { desk, settle } = await openMemoryTill();
		scan(desk, TEA);
		enter(desk);
		enter(desk);
		await settle();
		enter(desk);
		await settle();
		expect(desk.state.get()).toMatchObject({
			mode: 'done',
			said: { refusal: { code: 'sale/empty' } },
		});
		scan(desk, WATER);
		await settle();
		expect(desk.state.get()).toMatchObject({ mode: 'basket', done: { changeFen: 0 } });
	});

	it('goes back one step with Esc: the amount, then the basket, which stays', async () => {
		const { desk, till, settle } = await openMemoryTill();
		scan(desk, TEA);
		enter(desk);
		await settle();
		type(desk, '9');
		back(desk);
		expect(desk.state.get()).toMatchObject({ mode: 'tender', tender: { typed: '' } });
		back(desk);
		expect(desk.state.get().mode).toBe('basket');
		expect(till.sale.lines).toHaveLength(1);
	});
});

describe('another cashier', () => {
	it('finds the basket, but nothing of what the one before was typing', async () => {
		const { desk, settle } = await openMemoryTill();
		scan(desk, TEA);
		await settle();
		type(desk, '12');
		resume(desk);
		await settle();
		expect(desk.state.get().entry.text).toBe('');
		expect(desk.sale.get().sale?.lines).toHaveLength(1);
	});
});
