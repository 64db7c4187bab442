// Goal: a list of 10,000 members with 300 planted faults comes in: each fault named by row and
// column, none of them imported, the rest exact to the fen and the point (acceptance 4).
import { utils, write } from '@e965/xlsx';
import { afterEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { MemberImportView } from '#shared/contract/member-import-requests.ts';
import { faultyMembers, type MemberLine } from './faulty-members.ts';

let till: TempTerminal;
afterEach(() => till.close());

const OFTEN = { interval: 20 };

function upload(name: string, bytes: Uint8Array) {
	return { name, base64: Buffer.from(bytes).toString('base64') };
}

async function planned(name: string, bytes: Uint8Array): Promise<MemberImportView> {
	let plan = await till.ask('member-import/start', { files: [upload(name, bytes)] });
	await expect
		.poll(async () => {
			plan = await till.ask('member-import/look', { importId: plan.importId });
			return plan.state;
		}, OFTEN)
		.not.toBe('reading');
	return plan;
}

async function allFaults(importId: string) {
	const faults: { row: number; column: string; reason: string }[] = [];
	let after: number | undefined = 0;
	while (after !== undefined) {
		const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(importId, after);
		faults.push(...page.faults.map(({ row, column, reason }) => ({ row, column, reason })));
		after = page.nextAfter;
	}
	return faults.sort((a, b) => a.row - b.row);
}
const pageOf = (importId: string, after: number) =>
	till.ask('member-import/faults', { importId, after });

type Imported = {
	card: string | null;
	phone: string | null;
	name: string;
	gender: string;
	birthday: string;
	tier: string;
	tags: string | null;
	visits: number;
	spent: number;
	lastDate: string | null;
	principal: number;
	bonus: number;
	points: number;
};

const owed = (ledger: number, account: string) =>
	`coalesce((SELECT credit - debit FROM balance WHERE ledger = ${ledger}
	   AND account = '${account}' AND subject = m.member_id), 0)`;

const MEMBERS = `SELECT (SELECT card_no FROM member_card c WHERE c.id = m.id) AS card, phone, name,
   gender, birthday, coalesce((SELECT t.name FROM tier t WHERE t.code = m.tier), '') AS tier,
   (SELECT group_concat(tag, ',' ORDER BY tag) FROM member_tag g WHERE g.id = m.id) AS tags,
   visits, spent_fen AS spent, nullif(date(last_ms / 1000, 'unixepoch'), '1970-01-01') AS lastDate,
   ${owed(1, 'sv_principal')} AS principal, ${owed(1, 'sv_bonus')} AS bonus,
   ${owed(2, 'pt_member')} AS points
 FROM member m WHERE phone IS NOT '13800000001' ORDER BY id`;

const members = () => rowsOf<Imported>(till, MEMBERS);

/** A till with the store's tiers and one member that is there before. */
async function openWithMember(): Promise<readonly string[]> {
	till = await openTempTerminal();
	await till.signIn('manager');
	await till.ask('member/add', { phone: '13800000001', cardNo: '77000001', name: '先来' });
	const tiers = await rowsOf<{ name: string }>(till, 'SELECT name FROM tier ORDER BY rank');
	return tiers.map(({ name }) => name);
}

const fenOf = (cell: unknown) => Math.round(Number(cell === '' ? 0 : cell) * 100);

/** What the ledger must hold of a sound row. */
function expected(row: MemberLine, lowest: string): Imported {
	const birthday = String(row['生日']);
	return {
		card: String(row['会员卡号']),
		phone: String(row['手机号']),
		name: String(row['姓名']),
		gender: { 男: 'male', 女: 'female' }[String(row['性别'])] ?? '',
		birthday: birthday === '02-29' ? '--02-29' : birthday,
		tier: row['等级'] === '' ? lowest : String(row['等级']),
		tags: row['标签'] === '' ? null : '老客,茶',
		visits: Number(row['消费次数']),
		spent: fenOf(row['累计消费']),
		lastDate: row['最近消费时间'] === '' ? null : String(row['最近消费时间']).slice(0, 10),
		principal: fenOf(row['储值本金']),
		bonus: fenOf(row['赠金余额']),
		points: Number(row['积分']),
	};
}

describe('MEM-10: 10,000 rows with 300 planted faults', () => {
	it.each(['xlsx', 'csv'] as const)(
		'of %s: each named, none in, the rest exact',
		async (sort) => {
			const tiers = await openWithMember();
			const list = faultyMembers(tiers);
			const startedAt = performance.now();
			const plan = await planned(`会员.${sort}`, list[sort]);
			expect(plan).toMatchObject({ state: 'planned', rows: 10_000, added: 9700, refused: 300 });
			expect(await allFaults(plan.importId)).toEqual(list.faults);
			expect(await members()).toEqual([]);

			const done = await till.ask('member-import/commit', { importId: plan.importId });
			expect(done).toMatchObject({ state: 'done', added: 9700, written: 9700, refused: 300 });
			const wanted = [...list.sound.values()].map((row) => expected(row, tiers[0] ?? ''));
			const found = await members();
			expect(found).toEqual(wanted);
			const sum = (field: 'principal' | 'bonus' | 'points') =>
				wanted.reduce((total, row) => total + row[field], 0);
			expect(done).toMatchObject({
				principalFen: sum('principal'),
				bonusFen: sum('bonus'),
				points: sum('points'),
			});
			const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
			process.stdout.write(
				`${sort}: ${plan.rows} rows, ${list.faults.length} planted faults, all named; ` +
					`${found.length} members in, ${seconds} s\n`,
			);
			expect(await verifyTill(till)).toEqual([]);
		},
		120_000,
	);
});

const SMALL = (rows: readonly string[]) => Buffer.from(['手机号,姓名,余额', ...rows].join('\n'));
const phone = (index: number) => `1370000${String(index).padStart(4, '0')}`;

describe('an import of members', () => {
	it('is a manager’s, and shows no phone or card whole', async () => {
		await openWithMember();
		await till.signIn('cashier');
		const files = [upload('a.csv', SMALL([`${phone(1)},欧阳小明,10`]))];
		expect((await till.refused('member-import/start', { files })).code).toBe(
			'permission/needs-approval',
		);
		await till.signIn('manager');
		const plan = await planned('a.csv', SMALL([`${phone(1)},欧阳小明,10`, '13800000001,先来,1']));
		expect(plan.additions).toMatchObject([{ name: '欧**明', phone: '137****0001' }]);
		await till.ask('member-import/commit', { importId: plan.importId });
		const told = JSON.stringify([plan, till.events, await journalOf(till)]);
		for (const secret of [phone(1), '13800000001', '欧阳小明']) expect(told).not.toContain(secret);
	});

	it('done twice adds nobody twice', async () => {
		await openWithMember();
		const bytes = SMALL([1, 2, 3].map((index) => `${phone(index)},甲,1.00`));
		const first = await planned('a.csv', bytes);
		await till.ask('member-import/commit', { importId: first.importId });
		const again = await planned('a.csv', bytes);
		expect(again).toMatchObject({ added: 0, refused: 3 });
		expect(again.refusedRows.map(({ reason }) => reason)).toEqual([
			'phone-taken',
			'phone-taken',
			'phone-taken',
		]);
		await till.ask('member-import/commit', { importId: again.importId });
		expect(await members()).toHaveLength(3);
	});

	it('refuses a row whose phone the counter gave away meanwhile, and that row only', async () => {
		await openWithMember();
		const plan = await planned('a.csv', SMALL([1, 2].map((index) => `${phone(index)},甲,1`)));
		await till.ask('member/add', { phone: phone(1) });
		const done = await till.ask('member-import/commit', { importId: plan.importId });
		expect(done).toMatchObject({ added: 1, written: 1, refused: 1, principalFen: 100 });
		expect(done.refusedRows).toMatchObject([{ row: 2, reason: 'phone-taken' }]);
	});

	it('stopped in the middle keeps who is in whole, and goes on with the same file', async () => {
		await openWithMember();
		const bytes = SMALL(Array.from({ length: 2000 }, (_, index) => `${phone(index)},乙,2.00`));
		const plan = await planned('a.csv', bytes);
		const commit = till.reply('member-import/commit', { importId: plan.importId });
		await expect
			.poll(async () => {
				const { written } = await till.ask('member-import/look', { importId: plan.importId });
				return written;
			}, OFTEN)
			.toBeGreaterThan(0);
		const stopped = await till.ask('member-import/cancel', { importId: plan.importId });
		expect(stopped.state).toBe('cancelled');
		expect(await commit).toMatchObject({ ok: false, refusal: { code: 'member-import/stopped' } });
		const some = await members();
		expect(some.length).toBe(stopped.written);
		expect(some.length).toBeLessThan(2000);
		const rest = await planned('a.csv', bytes);
		expect(rest).toMatchObject({ added: 2000 - some.length, refused: some.length });
		await till.ask('member-import/commit', { importId: rest.importId });
		const all = await members();
		expect(all).toHaveLength(2000);
		expect(all.every(({ principal }) => principal === 200)).toBe(true);
	});

	it('counts the days of a workbook from 1904 where it says so, and nobody was here later than now', async () => {
		await openWithMember();
		const { bizDate } = await till.ask('terminal/status', {});
		const book = utils.book_new(
			utils.aoa_to_sheet([
				['手机号', '生日', '最近消费日期', '余额'],
				['13812341234', 32_994, bizDate, 100],
			]),
		);
		book.Workbook = { WBProps: { date1904: true } };
		const plan = await planned(
			'a.xlsx',
			Buffer.from(write(book, { type: 'array' }) as ArrayBuffer),
		);
		await till.ask('member-import/commit', { importId: plan.importId });
		const [row] = await rowsOf<{ birthday: string; last_ms: number }>(
			till,
			`SELECT birthday, last_ms FROM member WHERE phone = '13812341234'`,
		);
		expect(row?.birthday).toBe('1994-05-02');
		expect(row?.last_ms).toBeLessThanOrEqual(till.clock.now());
		expect(plan.principalFen).toBe(100_00);
	});

	it('says what cannot be read at all', async () => {
		await openWithMember();
		const noHeader = await planned('a.csv', Buffer.from('姓名,鞋码\n甲,42'));
		expect(noHeader).toMatchObject({
			state: 'failed',
			problem: { code: 'member-import/no-header' },
		});
		const twice = await planned('a.csv', Buffer.from('手机号,余额,卡余额\n13812341234,1,2'));
		expect(twice).toMatchObject({
			state: 'failed',
			problem: { code: 'import/two-columns', columns: '余额、卡余额' },
		});
		const nothing = await planned('a.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
		expect(nothing).toMatchObject({ state: 'failed', problem: { code: 'import/unreadable' } });
		expect((await till.refused('member-import/look', { importId: 'x' })).code).toBe(
			'import/not-found',
		);
		expect((await till.refused('member-import/faults', { importId: 'x' })).code).toBe(
			'import/not-found',
		);
	});
});
