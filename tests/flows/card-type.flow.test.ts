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
});
