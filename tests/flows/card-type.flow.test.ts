// Goal: what a type of card is good for is data; a change holds from the next scan on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

const approval = approvalOf('manager');
const gold = {
	code: 'GOLD',
	name: '金卡',
	kind: 'discount',
	registered: true,
	stores: [] as string[],
	categories: [] as number[],
	charge: 9000,
	active: true,
} as const;

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

/** What ten bottles cost whoever shows this card: ¥4.50 a bottle, ¥4.20 for members. */
async function priceWith(card: string) {
	await till.ask('scan/submit', { text: '2000000000015', quantityText: '10' });
	await till.ask('scan/submit', { text: card, source: 'wedge' });
	const { saleId, totals } = await till.ask('sale/current', {});
	await till.ask('sale/void', { saleId, reason: 'changed-mind' }, { approval });
	return totals.totalFen;
}

describe('CFG-1: types of cards', () => {
	it('are made and put off by a manager, and told in the journal', async () => {
		const put = (part: object) =>
			till.ask('card-type/put', { ...gold, stores: [], categories: [], ...part }, { approval });
		await put({});
		const { types, storeCode } = await put({ active: false, name: '金卡（停）' });
		expect(types).toMatchObject([{ code: 'GOLD', name: '金卡（停）', active: false, cards: 0 }]);
		expect(storeCode).toBe('DEMO');
		expect(await journalOf(till, 'card-type/changed')).toMatchObject([
			{ code: 'GOLD', active: 1 },
			{ code: 'GOLD', active: 0 },
		]);
		const stray = { ...gold, stores: [], categories: [99_999] };
		expect(await till.refused('card-type/put', stray, { approval })).toEqual({
			code: 'card-type/unknown-category',
			category: 99_999,
		});
		expect((await till.ask('card-type/list', {})).types).toHaveLength(1);
	});

	it('hold at the next scan, without a restart: what is charged, for which goods, where', async () => {
		const put = (part: object) =>
			till.ask('card-type/put', { ...gold, stores: [], categories: [], ...part }, { approval });
		await put({});
		const { memberId } = await till.ask('member/add', { phone: '13800138000' });
		const unknown = { memberId, newCardNo: 'GT-0001', typeCode: 'NONE' };
		expect((await till.refused('member/issue-card', unknown)).code).toBe('card-type/unknown');
		await till.ask('member/issue-card', { ...unknown, typeCode: 'GOLD' });
		expect(await priceWith('GT-0001')).toBe(4050);
		await put({ charge: 8000 });
		expect(await priceWith('GT-0001')).toBe(3600);
		// Of other goods than tea: the member's price holds.
		const { categories } = await till.ask('category/list', {});
		const other = categories.find(({ name }) => name === '足疗')?.categoryId ?? 0;
		await put({ charge: 8000, categories: [other] });
		expect(await priceWith('GT-0001')).toBe(4200);
		await put({ stores: ['S99'] });
		expect((await till.refused('scan/submit', { text: 'GT-0001' })).code).toBe(
			'card-type/not-here',
		);
		await put({ active: false });
		expect((await till.refused('member/find', { text: 'GT-0001' })).code).toBe('card-type/off');
		const more = { memberId, newCardNo: 'GT-0002', typeCode: 'GOLD' };
		expect((await till.refused('member/issue-card', more)).code).toBe('card-type/off');
		expect((await till.ask('card-type/list', {})).types[0]).toMatchObject({ cards: 1 });
	});
});
