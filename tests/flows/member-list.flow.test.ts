// Goal: a manager finds members by what they did, marks, puts away and brings back many at once,
// takes lists out with a mark on them, and the day begins with whom to call; nobody is shown whole.
import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { RequestInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { addMonths, dateOfDay, dayNumber } from '#shared/kernel/calendar.ts';

/** ¥4.50 a bottle. */
const TEA = '2000000000015';
const LONG = { timeout: 30_000, interval: 20 };

let till: TempTerminal;
let today: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	today = (await till.ask('terminal/status', {})).bizDate;
	await till.signIn('manager');
});
afterEach(() => till.close());

type Filter = RequestInput<'member-list/find'>['filter'];
type Rows = RequestOutput<'member-list/find'>['rows'];

async function find(filter: Filter, page: { after?: number; limit?: number } = {}): Promise<Rows> {
	return (await till.ask('member-list/find', { filter, ...page })).rows;
}
const phones = (rows: Rows) => rows.map(({ phone }) => phone.slice(-4)).sort();
const daysAgo = (days: number) => dateOfDay(dayNumber(today) - days);

/** Members out of a list; each line is `phone,name,tier,spent,visits,last visit,birthday`. */
async function bring(lines: readonly string[]): Promise<void> {
	const text = ['手机号,姓名,等级,累计消费,消费次数,最近消费时间,生日', ...lines].join('\n');
	const files = [{ name: '会员.csv', base64: Buffer.from(text).toString('base64') }];
	const { importId } = await till.ask('member-import/start', { files });
	await expect
		.poll(async () => (await till.ask('member-import/look', { importId })).state, LONG)
		.toBe('planned');
	const done = await till.ask('member-import/commit', { importId });
	expect(done).toMatchObject({ refused: 0, written: lines.length });
}

async function three(): Promise<void> {
	await bring([
		`13700000001,欧阳小明,黄金,6000.00,25,${daysAgo(2)},1992-02-29`,
		`13700000002,张三,白银,1500.00,6,${daysAgo(40)},05-12`,
		`13700000003,李四,,80.00,1,${addMonths(today, -4)},`,
	]);
}

async function idOf(phone: string): Promise<string> {
	const [row] = await find({ phone });
	if (row === undefined) throw new Error(`nobody has ${phone}`);
	return row.memberId;
}

describe('MEM-7: finding members', () => {
	it('by what they spent, when they were here, tier, birth month, phone and its tail', async () => {
		await three();
		expect(phones(await find({}))).toEqual(['0001', '0002', '0003']);
		expect(phones(await find({ spentFromFen: 150_000, spentToFen: 600_000 }))).toEqual([
			'0001',
			'0002',
		]);
		expect(phones(await find({ lastFrom: daysAgo(40), lastTo: daysAgo(2) }))).toEqual([
			'0001',
			'0002',
		]);
		expect(phones(await find({ lastFrom: daysAgo(39) }))).toEqual(['0001']);
		expect(phones(await find({ lastTo: daysAgo(3) }))).toEqual(['0002', '0003']);
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

describe('MEM-8: tags', () => {
	it('are given to many at once, found by, and taken again', async () => {
		await three();
		const memberIds = [await idOf('13700000001'), await idOf('13700000002')];
		expect(await till.ask('member-list/tag', { memberIds, tag: '茶客' })).toEqual({ changed: 2 });
		expect(await till.ask('member-list/tag', { memberIds, tag: '茶客' })).toEqual({ changed: 0 });
		expect(phones(await find({ tag: '茶客' }))).toEqual(['0001', '0002']);
		const gone = { memberIds: memberIds.slice(0, 1), tag: '茶客', give: false };
		expect(await till.ask('member-list/tag', gone)).toEqual({ changed: 1 });
		expect(phones(await find({ tag: '茶客' }))).toEqual(['0002']);
		const events = await journalOf(till, 'member/tagged');
		expect(events).toMatchObject([{ member_ids: memberIds }, { given: 0 }]);
		expect(JSON.stringify(events)).not.toContain('茶客');
	});

	it('of recency, frequency and money come and go by rule; those by hand stay', async () => {
		await three();
		const memberIds = [await idOf('13700000003')];
		await till.ask('member-list/tag', { memberIds, tag: 'F新客' });
		expect(await till.ask('member-list/retag', {})).toEqual({ members: 3, changed: 3 });
		expect(await till.ask('member-list/retag', {})).toEqual({ members: 3, changed: 0 });
		const tags = async (phone: string) => (await find({ phone }))[0]?.tags;
		expect(await tags('0001')).toEqual(['F铁粉', 'M高消费', 'R活跃']);
		expect(await tags('0002')).toEqual(['F常客', 'M中消费', 'R沉睡']);
		expect(await tags('0003')).toEqual(['F新客', 'R流失']);
		await till.ask('sale/attach-member', { memberId: memberIds[0] ?? '' });
		await till.ask('scan/submit', { text: TEA });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		expect(await till.ask('member-list/retag', {})).toMatchObject({ changed: 1 });
		expect(await tags('0003')).toEqual(['F新客', 'R活跃']);
	});
});

describe('MEM-9: members who are gone', () => {
	it('are archived when they have nothing, and brought back within 30 days', async () => {
		await three();
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
		expect(phones(await find({ lastTo: daysAgo(60) }))).toEqual(['0003']);
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

describe('MEM-11: a list taken out', () => {
	const cells = (base64: string) => {
		const book = read(Buffer.from(base64, 'base64'), { type: 'buffer' });
		const sheet = book.Sheets[book.SheetNames[0] ?? ''];
		if (sheet === undefined) throw new Error('no sheet');
		return utils.sheet_to_json<string[]>(sheet, { header: 1 });
	};

	it('as a workbook is masked and says who took it, when and where', async () => {
		await three();
		await till.signIn('cashier');
		const wish = { format: 'xlsx', reason: 'analysis' } as const;
		expect((await till.refused('member-list/export', wish)).code).toBe('permission/needs-approval');
		await till.signIn('manager');
		const got = await till.ask('member-list/export', { ...wish, filter: { tier: 'gold' } });
		expect(got).toMatchObject({ rows: 1, file: expect.stringMatching(/^会员-.*\.xlsx$/) });
		const [mark, header, line, foot, ...more] = cells(got.base64);
		expect(mark?.[0]).toContain(approvalOf('manager').operatorNo);
		expect(mark?.[0]).toContain('仅供内部使用');
		expect(foot).toEqual(mark);
		expect(header?.slice(0, 3)).toEqual(['会员卡号', '手机号', '姓名']);
		expect(line?.slice(1, 4)).toEqual(['137****0001', '欧**明', '黄金']);
		expect(more).toEqual([]);
		expect(await journalOf(till, 'member/exported')).toMatchObject([
			{ format: 'xlsx', rows: 1, whole: 0, reason: 'analysis', by: ['tier', 'state'] },
		]);
	});

	it('with whole phones is the owner’s alone, and the journal says so without a person', async () => {
		await three();
		const wish = { format: 'csv', reason: 'move', whole: true } as const;
		expect(await till.refused('member-list/export', wish)).toMatchObject({
			code: 'permission/needs-approval',
			role: 'owner',
		});
		await till.signIn('owner');
		const { base64, rows } = await till.ask('member-list/export', wish);
		expect(rows).toBe(3);
		const text = Buffer.from(base64, 'base64').toString('utf8');
		expect(text).toContain('13700000001,欧阳小明');
		const said = JSON.stringify(await journalOf(till));
		for (const secret of ['13700000001', '欧阳小明']) expect(said).not.toContain(secret);
	});

	it('runs nothing in a spreadsheet, whatever somebody is named', async () => {
		await till.ask('member/add', { phone: '13700000008', name: '=1+1' });
		await till.signIn('owner');
		const wish = { format: 'csv', reason: 'audit', whole: true } as const;
		const { base64 } = await till.ask('member-list/export', wish);
		expect(Buffer.from(base64, 'base64').toString('utf8')).toContain(`13700000008,'=1+1,`);
	});
});

describe('MEM-17: whom to call', () => {
	it('is laid out when the day opens: reminders after 3 days, winning back after 3 months', async () => {
		await three();
		till.clock.advance(86_400_000);
		await till.signIn('cashier');
		const { rows, open } = await till.ask('member-list/tasks', {});
		expect(rows.map(({ kind, phone }) => `${kind} ${phone.slice(-4)}`)).toEqual([
			'remind 0001',
			'remind 0002',
			'win-back 0003',
		]);
		expect(open).toBe(3);
		const [first] = rows;
		await till.ask('member-list/close-task', { taskId: first?.taskId ?? 0, state: 'done' });
		expect(
			(
				await till.refused('member-list/close-task', {
					taskId: first?.taskId ?? 0,
					state: 'dropped',
				})
			).code,
		).toBe('member-list/task-gone');
		expect((await till.ask('member-list/tasks', {})).open).toBe(2);

		till.clock.advance(86_400_000);
		await till.signIn('cashier');
		expect((await till.ask('member-list/tasks', {})).open).toBe(2);
		till.clock.advance(6 * 86_400_000);
		await till.signIn('cashier');
		expect((await till.ask('member-list/tasks', {})).open).toBe(3);
		const kinds = await rowsOf<{ kind: string; n: number }>(
			till,
			'SELECT kind, count(*) AS n FROM member_task GROUP BY kind ORDER BY kind',
		);
		expect(kinds).toEqual([
			{ kind: 'remind', n: 4 },
			{ kind: 'win-back', n: 2 },
		]);
	});
});

describe('the opening of a day', () => {
	it('lays out tasks and automatic tags by itself', async () => {
		const fresh = await openTempTerminal();
		await till.close();
		till = fresh;
		await till.signIn('manager');
		today = '2026-03-02';
		await three();
		await till.openShop();
		const kinds = () => rowsOf<{ kind: string }>(till, 'SELECT kind FROM member_task ORDER BY id');
		await expect.poll(kinds, LONG).toEqual([{ kind: 'remind' }, { kind: 'win-back' }]);
		const tags = () => rowsOf(till, 'SELECT 1 FROM member_tag WHERE by_rule = 1');
		await expect.poll(async () => (await tags()).length, LONG).toBe(8);
	});
});

describe('MEM-13: birthdays', () => {
	it('are listed by day; 29 February is kept on the 28th where there is none', async () => {
		await three();
		const { rows } = await till.ask('member-list/birthdays', { from: '2027-02-27', days: 3 });
		expect(rows).toMatchObject([{ date: '2027-02-28', name: '欧**明', tierName: '黄金' }]);
		const leap = await till.ask('member-list/birthdays', { from: '2028-02-27', days: 3 });
		expect(leap.rows.map(({ date }) => date)).toEqual(['2028-02-29']);
		const may = await till.ask('member-list/birthdays', { from: '2027-05-01', days: 31 });
		expect(may.rows).toMatchObject([{ date: '2027-05-12', name: '张*', phone: '137****0002' }]);
	});
});

describe('MEM-18: a monthly statement', () => {
	it('prints what was bought and what is left, masked', async () => {
		const { memberId } = await till.ask('member/add', { phone: '13700000007', name: '欧阳小明' });
		await till.ask('sale/attach-member', { memberId });
		await till.ask('scan/submit', { text: TEA, quantityText: '2' });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		const month = today.slice(0, 7);
		const job = await till.ask('member-list/statement', { memberId, month });
		const [paper] = await rowsOf<{ document: string }>(
			till,
			`SELECT document_json AS document FROM print_job WHERE job_id = ${job.jobId}`,
		);
		expect(paper?.document).toContain('会员月度账单');
		expect(paper?.document).toContain('欧**明 137****0007');
		expect(paper?.document).toContain('￥8.40');
		expect(paper?.document).not.toContain('13700000007');
		const nobody = `mem_${'0'.repeat(32)}`;
		expect((await till.refused('member-list/statement', { memberId: nobody, month })).code).toBe(
			'member/not-found',
		);
		expect(await verifyTill(till)).toEqual([]);
	});
});
