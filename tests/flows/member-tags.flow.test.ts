// Goal: tags stay what a person can look after: twenty at most by hand, on members who are there.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '#kit/rows-of.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	await till.signIn('manager');
});
afterEach(() => till.close());

const add = async (nth: number, tags: string[] = []) =>
	(await till.ask('member/add', { phone: `1380013800${nth}`, tags })).memberId;
const many = (count: number, of = '标签') => Array.from({ length: count }, (_, at) => `${of}${at}`);

describe('MEM-8: a tag for many', () => {
	it('is not put on who was forgotten, merged or put away', async () => {
		const [gone, kept, merged, away] = [await add(1), await add(2), await add(3), await add(4)];
		const { requestId } = await till.ask('privacy/ask', {
			memberId: gone,
			kind: 'erase',
			proof: 'card',
		});
		await till.ask('privacy/erase', { requestId });
		await till.ask('member/merge', { keepId: kept, dropId: merged });
		till.clock.advance(200 * 86_400_000);
		await till.signIn('manager');
		const archived = await till.ask('member-list/archive', { memberIds: [away], months: 6 });
		expect(archived.archived).toBe(1);
		const memberIds = [gone, merged, away, kept];
		const done = await till.ask('member-list/tag', { memberIds, tag: '孕妇王姐' });
		expect(done).toEqual({ changed: 1, full: 0 });
		expect(await rowsOf(till, `SELECT id FROM member_tag WHERE tag = '孕妇王姐'`)).toHaveLength(1);
	});

	it('is no twenty-first, and who has twenty is counted', async () => {
		const [full, free] = [await add(1, many(20)), await add(2)];
		const done = await till.ask('member-list/tag', { memberIds: [full, free], tag: '新' });
		expect(done).toEqual({ changed: 1, full: 1 });
		expect((await till.ask('member/page', { memberId: full })).panel.tags).toHaveLength(20);
	});
});

describe('MEM-8: tags of one', () => {
	it('that became too many by a merge are dropped one by one, and none is added', async () => {
		const [keepId, dropId] = [await add(1, many(15)), await add(2, many(15, '旧'))];
		await till.ask('member/merge', { keepId, dropId });
		const more = await till.refused('member/tag', { memberId: keepId, add: ['新'] });
		expect(more.code).toBe('member/too-many-tags');
		const { panel } = await till.ask('member/tag', { memberId: keepId, drop: ['标签1'] });
		expect(panel.tags).toHaveLength(29);
	});

	it('are found as they are written, without the blanks around them', async () => {
		await add(1, ['老顾客 ']);
		const { rows } = await till.ask('member-list/find', { filter: { tag: '老顾客 ' } });
		expect(rows).toHaveLength(1);
	});
});
