// Goal: the basket on the screen is the basket in main, whatever order moves, replies and
// announcements come in, and also after a move was missed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SaleChangeView, SaleView } from '#shared/contract/views.ts';
import { changedSale } from '../../src-renderer/checkout/sale-store.ts';
import { openMemoryTill } from './memory-till.ts';

const scan = { text: '6921168559183', source: 'wedge', place: 'checkout' } as const;

describe('the sale store', () => {
	it('takes a move once, though it comes as reply and as announcement', async () => {
		const { desk, client, till } = await openMemoryTill();
		const answer = await client.ask('scan/submit', scan);
		expect(answer.ok && answer.value.meaning).toBe('line');
		if (answer.ok && answer.value.meaning === 'line') desk.sale.apply(answer.value.change);
		expect(desk.sale.get().sale).toEqual(till.sale);
		expect(desk.sale.get().sale?.lines).toHaveLength(1);
	});

	it('asks for the whole sale after a gap', async () => {
		const { desk, till, settle } = await openMemoryTill();
		const moves: SaleChangeView[] = [];
		till.onAnnounce(({ event, detail }) => {
			if (event === 'sale/changed') moves.push(detail as SaleChangeView);
		});
		// Two moves happen while this screen hears nothing.
		const deaf = till.sale;
		till.fill([
			{ name: '甲', productId: 91 },
			{ name: '乙', productId: 92 },
		]);
		desk.sale.replace({ ...deaf, saleId: 'sale_other' });
		const last = moves.at(-1);
		if (last !== undefined) desk.sale.apply(last);
		await settle();
		expect(desk.sale.get().sale).toEqual(till.sale);
	});

	it('never goes back to an older answer', async () => {
		const { desk, client, till } = await openMemoryTill();
		const before = till.sale;
		await client.ask('scan/submit', scan);
		desk.sale.replace(before);
		expect(desk.sale.get().sale?.lines).toHaveLength(1);
	});

	it('keeps the order of the seats, whatever moves are applied', () => {
		const lines = fc.uniqueArray(fc.nat(30), { maxLength: 12 });
		fc.assert(
			fc.property(lines, lines, lines, (held, put, drop) => {
				const sale = {
					revision: 1,
					lines: held.toSorted((a, b) => a - b).map(lineAt),
				} as unknown as SaleView;
				const change = {
					revision: 2,
					put: put.map(lineAt),
					drop: drop.filter((seat) => !put.includes(seat)).map((seat) => `line_${seat}`),
					totals: {},
				} as unknown as SaleChangeView;
				const seats = changedSale(sale, change).lines.map(({ seat }) => seat);
				const wanted = new Set(
					[...held, ...put].filter((seat) => put.includes(seat) || !drop.includes(seat)),
				);
				expect(seats).toEqual([...wanted].toSorted((a, b) => a - b));
			}),
		);
	});
});

function lineAt(seat: number) {
	return { lineId: `line_${seat}`, seat };
}
