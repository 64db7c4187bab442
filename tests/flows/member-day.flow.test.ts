// Goal: lists of members are taken out with a mark on them, the day begins with whom to call, a
// birthday and a month are printed; nobody is shown whole but to the owner with a reason.
import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import {
	bringThree,
	OFTEN,
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

describe('MEM-11: a list taken out', () => {
	const cells = (base64: string) => {
		const book = read(Buffer.from(base64, 'base64'), { type: 'buffer' });
		const sheet = book.Sheets[book.SheetNames[0] ?? ''];
		if (sheet === undefined) throw new Error('no sheet');
		return utils.sheet_to_json<string[]>(sheet, { header: 1 });
	};

	it('as a workbook is masked and says who took it, when and where', async () => {
		await bringThree(listed);
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
		await bringThree(listed);
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
		const kept = JSON.stringify(await rowsOf(till, 'SELECT * FROM command_reply'));
		for (const secret of ['13700000001', '欧阳小明', base64.slice(0, 40)]) {
			expect(said).not.toContain(secret);
			expect(kept).not.toContain(secret);
		}
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
	it('counts nobody whom the list does not show', async () => {
		await bringThree(listed);
		till.clock.advance(86_400_000);
		await till.restart();
		await till.signIn('cashier');
		const before = await till.ask('member-list/tasks', {});
		const [first] = before.rows;
		expect(before.open).toBe(before.rows.length);
		const released = { approval: approvalOf('manager') };
		await till.ask('member/freeze', { memberId: first?.memberId ?? '', reason: 'asked' }, released);
		const after = await till.ask('member-list/tasks', {});
		expect(after.open).toBe(before.open - 1);
		expect(after.rows).toHaveLength(after.open);
	});

	it('is laid out when the day opens: reminders after 3 days, winning back after 3 months', async () => {
		await bringThree(listed);
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
		await bringThree({ till, today: listed.today });
		await till.openShop();
		const kinds = () => rowsOf<{ kind: string }>(till, 'SELECT kind FROM member_task ORDER BY id');
		await expect.poll(kinds, OFTEN).toEqual([{ kind: 'remind' }, { kind: 'win-back' }]);
		const tags = () => rowsOf(till, 'SELECT 1 FROM member_tag WHERE by_rule = 1');
		await expect.poll(async () => (await tags()).length, OFTEN).toBe(8);
	});
});

describe('MEM-13: birthdays', () => {
	it('are listed by day; 29 February is kept on the 28th where there is none', async () => {
		await bringThree(listed);
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
		await sellTea(listed, '2');
		const month = listed.today.slice(0, 7);
		const paper = await printed(memberId, month);
		expect(paper).toContain('会员月度账单');
		expect(paper).toContain('欧**明 137****0007');
		expect(paper).toContain('￥8.40');
		expect(paper).not.toContain('13700000007');
		const nobody = `mem_${'0'.repeat(32)}`;
		expect((await till.refused('member-list/statement', { memberId: nobody, month })).code).toBe(
			'member/not-found',
		);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('counts what was bought, and a return as none', async () => {
		const { memberId } = await till.ask('member/add', { phone: '13700000007' });
		await till.ask('sale/attach-member', { memberId });
		await sellTea(listed, '2');
		const { sales } = await till.ask('member/visits', { memberId });
		const pos = sales[0]?.pos ?? 0;
		const { lines } = await till.ask('refund/of-sale', { pos });
		const back = lines.map(({ n }) => ({ n, quantityText: '2' }));
		const { paidFen } = await till.ask('refund/preview', { pos, lines: back });
		const refund = { pos, lines: back, expectedPaidFen: paidFen, reason: 'quality' } as const;
		await till.ask('refund/complete', refund);
		const paper = await printed(memberId, listed.today.slice(0, 7));
		expect(paper).toContain('本月消费 1 笔');
		expect(paper).toContain('-8.40');
	});

	it('begins with the opening balances, and still ties a month later', async () => {
		const text = '手机号,姓名,余额,赠金,积分\n13700000005,张三,100.50,20,30';
		const files = [{ name: '会员.csv', base64: Buffer.from(text).toString('base64') }];
		const { importId } = await till.ask('member-import/start', { files });
		await expect
			.poll(async () => (await till.ask('member-import/look', { importId })).state, OFTEN)
			.toBe('planned');
		await till.ask('member-import/commit', { importId });
		const { rows } = await till.ask('member-list/find', { filter: { phone: '0005' } });
		const memberId = rows[0]?.memberId ?? '';
		await till.ask('sale/attach-member', { memberId });
		await sellTea(listed);
		const month = listed.today.slice(0, 7);
		const first = await printed(memberId, month);
		expect(first).toContain('期初');
		expect(first).toMatch(/"期末","right":"100\.50"/);
		till.clock.advance(40 * 86_400_000);
		await till.signIn('manager');
		const balances = (paper: string) => paper.match(/"期末","right":"[\d.]+"/g);
		expect(balances(await printed(memberId, month))).toEqual(balances(first));
		const next = await printed(memberId, '2026-04');
		expect(next).toContain('本月没有消费');
		expect(balances(next)).toEqual(balances(first));
	});
});

/** The paper of a member's month, as it comes out of the printer. */
async function printed(memberId: string, month: string): Promise<string> {
	const { jobId } = await till.ask('member-list/statement', { memberId, month });
	const paper = () => till.devices.printed.find((one) => one.jobId === String(jobId));
	await expect.poll(paper).toBeDefined();
	return JSON.stringify(paper()?.document);
}
