// Goal: a manager finds members by what they did, marks many at once, puts away who is gone and
// brings them back; nobody is shown whole, and no balance is ever put away.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import type { RequestInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import {
	bring,
	bringThree,
	daysBefore,
	openWithManager,
	sellTea,
	type ListedTill,
} from './member-lists-kit.ts';

let listed: ListedTill;
let till: TempTerminal;
beforeEach(async () => {
	listed = await openWithManager();
	({ till } = listed);
});
afterEach(() => till.close());

type Filter = RequestInput<'member-list/find'>['filter'];
type Rows = RequestOutput<'member-list/find'>['rows'];

async function find(filter: Filter, page: { after?: number; limit?: number } = {}): Promise<Rows> {
	return (await till.ask('member-list/find', { filter, ...page })).rows;
}
const phones = (rows: Rows) => rows.map(({ phone }) => phone.slice(-4)).sort();

async function idOf(phone: string): Promise<string> {
	const [row] = await find({ phone });
	if (row === undefined) throw new Error(`nobody has ${phone}`);
	return row.memberId;
}

describe('MEM-7: finding members', () => {
	it('by what they spent, when they were here, tier, birth month, phone and its tail', async () => {
		await bringThree(listed);
		expect(phones(await find({}))).toEqual(['0001', '0002', '0003']);
		expect(phones(await find({ spentFromFen: 150_000, spentToFen: 600_000 }))).toEqual([
			'0001',
			'0002',
		]);
		expect(
			phones(
				await find({ lastFrom: daysBefore(listed.today, 40), lastTo: daysBefore(listed.today, 2) }),
			),
		).toEqual(['0001', '0002']);
		expect(phones(await find({ lastFrom: daysBefore(listed.today, 39) }))).toEqual(['0001']);
		expect(phones(await find({ lastTo: daysBefore(listed.today, 3) }))).toEqual(['0002', '0003']);
		expect(phones(await find({ tier: 'gold' }))).toEqual(['0001']);
		expect(phones(await find({ birthMonth: 2 }))).toEqual(['0001']);
		expect(phones(await find({ phone: '+86 137 0000 0002' }))).toEqual(['0002']);
		expect(phones(await find({ phone: '0003' }))).toEqual(['0003']);
		expect(await find({ card: 'KEIN-1' })).toEqual([]);
		expect(await find({ pointsFrom: 1 })).toEqual([]);
		expect(phones(await find({ pointsTo: 0, storedToFen: 0 }))).toHaveLength(3);
	});

	it('by card, and shows nobody whole', async () => {
		await till.ask('member/add', { cardNo: 'GT-0001', phone: '13700000009', name: '欧阳小明' });
		const rows = await find({ card: 'gt-0001' });
		expect(rows).toMatchObject([{ name: '欧**明', phone: '137****0009' }]);
	});

	it('in pages by key: every member once, however many join meanwhile', async () => {
		await bring(
			till,
			Array.from({ length: 120 }, (_, index) => {
				return `1370000${String(index).padStart(4, '0')},甲,,1,1,,`;
			}),
		);
		const seen: string[] = [];
		let after: number | undefined;
		for (;;) {
			const page: RequestOutput<'member-list/find'> = await till.ask('member-list/find', {
				filter: {},
				limit: 50,
				...(after === undefined ? {} : { after }),
			});
			seen.push(...page.rows.map(({ phone }) => phone.slice(-4)));
			await till.ask('member/add', { phone: `1390000${String(seen.length).padStart(4, '0')}` });
			if (!page.more) break;
			after = page.rows.at(-1)?.at;
		}
		expect(seen).toHaveLength(120);
		expect(new Set(seen).size).toBe(120);
	});
});

describe('a list that takes long', () => {
	it('is stopped by the screen that asked, and by no other', async () => {
		await till.signIn('cashier', 'second');
		const walkId = 'walk-0001';
		expect(await till.ask('member-list/stop', { walkId })).toEqual({ stopped: false });
		const [looked, other, own] = await Promise.all([
			till.reply('member-list/find', { walkId }),
			till.ask('member-list/stop', { walkId }, { session: 'second' }),
			till.ask('member-list/stop', { walkId }),
		]);
		expect([other, own]).toEqual([{ stopped: false }, { stopped: true }]);
		expect(looked).toMatchObject({ ok: false, refusal: { code: 'member-list/stopped' } });
		expect(await till.ask('member-list/stop', { walkId })).toEqual({ stopped: false });
		expect((await till.ask('member-list/find', { walkId })).rows).toEqual([]);
	});

	it('an export that is stopped leaves no line in the journal', async () => {
		const walkId = 'walk-0002';
		const input = { filter: {}, format: 'csv', reason: 'analysis', walkId } as const;
		const [exported] = await Promise.all([
			till.reply('member-list/export', input),
			till.ask('member-list/stop', { walkId }),
		]);
		expect(exported).toMatchObject({ ok: false, refusal: { code: 'member-list/stopped' } });
		expect(await journalOf(till, 'member/exported')).toEqual([]);
	});
});

describe('MEM-8: tags', () => {
	it('are given to many at once, found by, and taken again', async () => {
		await bringThree(listed);
		const memberIds = [await idOf('13700000001'), await idOf('13700000002')];
		expect(await till.ask('member-list/tag', { memberIds, tag: '茶客' })).toMatchObject({
			changed: 2,
		});
		expect(await till.ask('member-list/tag', { memberIds, tag: '茶客' })).toMatchObject({
			changed: 0,
		});
		expect(phones(await find({ tag: '茶客' }))).toEqual(['0001', '0002']);
		const gone = { memberIds: memberIds.slice(0, 1), tag: '茶客', give: false };
		expect(await till.ask('member-list/tag', gone)).toMatchObject({ changed: 1 });
		expect(phones(await find({ tag: '茶客' }))).toEqual(['0002']);
		const events = await journalOf(till, 'member/tagged');
		expect(events).toMatchObject([{ member_ids: memberIds }, { given: 0 }]);
		expect(JSON.stringify(events)).not.toContain('茶客');
	});

	it('of recency, frequency and money come and go by rule; those by hand stay', async () => {
		await bringThree(listed);
		const memberIds = [await idOf('13700000003')];
		await till.ask('member-list/tag', { memberIds, tag: 'F新客' });
		expect(await till.ask('member-list/retag', {})).toEqual({ members: 3, changed: 3 });
		expect(await till.ask('member-list/retag', {})).toEqual({ members: 3, changed: 0 });
		const tags = async (phone: string) => (await find({ phone }))[0]?.tags;
		expect(await tags('0001')).toEqual(['F铁粉', 'M高消费', 'R活跃']);
		expect(await tags('0002')).toEqual(['F常客', 'M中消费', 'R沉睡']);
		expect(await tags('0003')).toEqual(['F新客', 'R流失']);
		await till.ask('sale/attach-member', { memberId: memberIds[0] ?? '' });
		await sellTea(listed);
		expect(await till.ask('member-list/retag', {})).toMatchObject({ changed: 1 });
		expect(await tags('0003')).toEqual(['F新客', 'R活跃']);
	});
});

it('MEM-8, MEM-9: takes fifty members in one request and no more, so that no scan waits', async () => {
	const memberIds = Array.from({ length: 51 }, (_, at) => `mem_${String(at).padStart(32, '0')}`);
	const many = [
		await till.refused('member-list/tag', { memberIds, tag: '团购', give: true }),
		await till.refused('member-list/archive', { memberIds }),
		await till.refused('member-list/restore', { memberIds }),
	];
	expect(many.map(({ code }) => code)).toEqual(Array(3).fill('request/invalid-input'));
	const fifty = { memberIds: memberIds.slice(1) };
	expect(await till.ask('member-list/restore', fifty)).toEqual({ restored: 0, late: 0 });
});

describe('MEM-9: members who are gone', () => {
	it('are archived when they have nothing, and brought back within 30 days', async () => {
		await bringThree(listed);
		const { rows } = await till.ask('member-list/idle', { months: 3 });
		expect(phones(rows)).toEqual(['0003']);
		const [gone, active] = [await idOf('13700000003'), await idOf('13700000001')];
		const memberIds = [gone, active];
		expect(await till.ask('member-list/archive', { memberIds, months: 3 })).toEqual({
			archived: 1,
			kept: [{ memberId: active, reasons: ['visited'] }],
		});
		expect(phones(await find({}))).toEqual(['0001', '0002']);
		expect(phones(await find({ state: 'archived' }))).toEqual(['0003']);
		expect(await till.ask('member-list/restore', { memberIds })).toEqual({ restored: 1, late: 0 });
		expect(phones(await find({ lastTo: daysBefore(listed.today, 60) }))).toEqual(['0003']);
		expect((await till.ask('member/find', { text: '李四' })).panel).toMatchObject({
			state: 'active',
		});

		await till.ask('member-list/archive', { memberIds: [gone], months: 3 });
		till.clock.advance(31 * 86_400_000);
		await till.signIn('manager');
		expect(await till.ask('member-list/restore', { memberIds: [gone] })).toEqual({
			restored: 0,
			late: 1,
		});
	});
});
