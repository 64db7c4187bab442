// Goal: a list of members is judged row by row: every fault is named with its field, a sound row is
// taken as it stands, and nothing of a bank card or a phone is repeated.
import { describe, expect, it } from 'vitest';
import type { Cell } from '#shared/catalog/read-cell.ts';
import { startMemberPlan, type PlannedMemberRow } from '#shared/member/plan-member-import.ts';
import { readMemberRow } from '#shared/member/read-member-row.ts';
import { recognizeMemberColumns } from '#shared/member/recognize-member-columns.ts';

const HEADER = [
	'会员卡号',
	'手机号',
	'姓名',
	'性别',
	'生日',
	'身份证号',
	'等级',
	'标签',
	'余额',
	'赠金',
	'积分',
	'最近消费时间',
];
const SOUND: Cell[] = [
	'80001',
	'13812341234',
	'张三',
	'男',
	'1990-05-01',
	'',
	'黄金',
	'常客,茶',
	100.5,
	'20',
	300,
	'2026-11-01 12:00',
];

const known = { phones: ['13900000000'], cards: ['70001'] };
const lookup = {
	hasPhone: (phone: string) => known.phones.includes(phone),
	hasCard: (card: string) => known.cards.includes(card),
	tierCalled: (words: string) => (words === '黄金' ? 'gold' : undefined),
};

function plan(rows: Cell[][], keepIdentity = false, header: Cell[] = HEADER): PlannedMemberRow[] {
	const columns = recognizeMemberColumns([['会员资料'], header]);
	if (columns === undefined) throw new Error('no header');
	const planner = startMemberPlan(lookup);
	const rules = { today: '2026-11-26', keepIdentity };
	return rows.flatMap((cells, index) => {
		const draft = readMemberRow(cells, { row: index + 3, columns, rules });
		return draft === undefined ? [] : planner.take('会员.xlsx', draft);
	});
}

/** A sound row with some cells put otherwise; a phone and a card of its own. */
function row(change: Record<string, Cell>, own = '1'): Cell[] {
	const cells = [...SOUND];
	cells[0] = `9000${own}`;
	cells[1] = `1370000000${own}`;
	for (const [title, cell] of Object.entries(change)) cells[HEADER.indexOf(title)] = cell;
	return cells;
}

function faultsOf(change: Record<string, Cell>): string[] {
	const [planned] = plan([row(change)]);
	if (planned?.action !== 'refuse') return [];
	return planned.refusals.map(({ field, reason }) => `${field} ${reason}`);
}

describe('a list of members', () => {
	it('needs a phone or a card column, under whatever name', () => {
		expect(recognizeMemberColumns([['姓名', '积分']])).toBeUndefined();
		const columns = recognizeMemberColumns([
			['Member No.', 'Mobile', 'Name', 'Balance (元)', '鞋码'],
		]);
		expect([...(columns?.at.keys() ?? [])]).toEqual(['card', 'phone', 'name', 'principal']);
		expect(columns?.unknown).toEqual(['鞋码']);
	});

	it('takes a balance for the principal only where nothing else is one, and holds it against its parts', () => {
		const header = ['手机号', '余额', '本金', '赠金'];
		const [planned, off] = plan(
			[
				['13812341234', '550', '500', '50'],
				['13812341235', '500', '500', '50'],
			],
			false,
			header,
		);
		expect(planned).toMatchObject({ member: { principal: 500_00, bonus: 50_00 } });
		expect(off).toMatchObject({ refusals: [{ field: 'balance', reason: 'balance-differs' }] });
		const [alone] = plan([['13812341234', '550', '50']], false, ['手机号', '余额', '赠金']);
		expect(alone).toMatchObject({ member: { principal: 550_00, bonus: 50_00 } });
	});

	it('takes the plainest of several names, and says which mean the same', () => {
		const [planned] = plan([['0001', 'GT-5544', '13812341234']], false, ['编号', '卡号', '手机号']);
		expect(planned).toMatchObject({ member: { card: 'GT-5544' } });
		const columns = recognizeMemberColumns([['手机号', '余额', '卡余额', '联系电话', '积分']]);
		expect(columns).toMatchObject({ rivals: ['余额', '卡余额'], unknown: ['联系电话'] });
	});

	it('says no number of a phone whole, in whatever column it stands', () => {
		const phones = [
			'13855443322',
			'１３８４４３３２２１１',
			'138-3322-1100',
			'138 2211 0099',
			'13811223344.5',
		];
		const header = ['手机号', '等级', '性别', '类型', '最近消费日期', '积分'];
		const [planned] = plan([['13812341234', ...phones]], false, header);
		const said = JSON.stringify(planned);
		expect(said).toContain('138****3322');
		expect(phones.filter((phone) => said.includes(phone))).toEqual([]);
		expect(faultsOf({ 最近消费时间: '2026-13-45' })).toEqual(['lastVisit no-such-date']);
	});

	it('reads a number as a date only where it is one', () => {
		expect(faultsOf({ 生日: 5.1 })).toEqual(['birthday date-as-number']);
		expect(faultsOf({ 最近消费时间: 12 })).toEqual(['lastVisit date-as-number']);
		const [day] = plan([row({ 生日: 32_994 })]);
		expect(day).toMatchObject({ member: { birthday: '1990-05-01' } });
		const [digits] = plan([row({ 生日: 19_900_501 })]);
		expect(digits).toMatchObject({ member: { birthday: '1990-05-01' } });
	});

	it('takes a sound row to the fen, the point and the day', () => {
		expect(plan([SOUND, Array.from(SOUND, () => '')])).toEqual([
			{
				action: 'add',
				file: '会员.xlsx',
				row: 3,
				warnings: [],
				member: {
					card: '80001',
					phone: '13812341234',
					name: '张三',
					gender: 'male',
					birthday: '1990-05-01',
					address: '',
					note: '',
					identityNo: '',
					taxNo: '',
					kind: 'ordinary',
					tier: 'gold',
					tags: ['常客', '茶'],
					principal: 10_050,
					bonus: 2000,
					points: 300,
					lastVisit: '2026-11-01',
					visits: 0,
					spent: 0,
					joined: '',
				},
			},
		]);
	});

	it('reads dates that Excel counted and birthdays without a year', () => {
		const [planned] = plan([row({ 生日: 32_994, 最近消费时间: 46_327.5 })]);
		expect(planned).toMatchObject({ member: { birthday: '1990-05-01', lastVisit: '2026-11-01' } });
		expect(plan([row({ 生日: '2月29日' })])).toMatchObject([{ member: { birthday: '--02-29' } }]);
	});

	it.each([
		[{ 会员卡号: '', 手机号: '' }, 'phone phone-and-card-missing'],
		[{ 手机号: '12800000000' }, 'phone phone-shape'],
		[{ 手机号: '6222020200112230' }, 'phone bank-card'],
		[{ 手机号: '13900000000' }, 'phone phone-taken'],
		[{ 会员卡号: '70001' }, 'card card-taken'],
		[{ 会员卡号: '8.80001E+12' }, 'card card-rounded'],
		[{ 会员卡号: '卡@1' }, 'card card-shape'],
		[{ 会员卡号: '6222020200112230' }, 'card bank-card'],
		[{ 会员卡号: ';6222029999999999=25125010000000000?' }, 'card bank-card'],
		[{ 会员卡号: '886900000001' }, 'card card-mistyped'],
		[{ 身份证号: '110101194912310021' }, 'identityNo identity-check-digit'],
		[{ 身份证号: '110105194902300020' }, 'identityNo identity-date'],
		[{ 身份证号: '1101051949' }, 'identityNo identity-shape'],
		[{ 生日: '1991-02-29' }, 'birthday no-such-date'],
		[{ 最近消费时间: '2026-13-01' }, 'lastVisit no-such-date'],
		[{ 最近消费时间: '2027-01-01' }, 'lastVisit in-the-future'],
		[{ 等级: '紫金' }, 'tier tier-unknown'],
		[{ 余额: '-1' }, 'principal negative'],
		[{ 余额: -0.01 }, 'principal negative'],
		[{ 余额: '12.345' }, 'principal part-of-a-fen'],
		[{ 赠金: '很多' }, 'bonus not-a-number'],
		[{ 赠金: '2000000' }, 'bonus too-large'],
		[{ 积分: '10.5' }, 'points part-of-one'],
		[{ 积分: '-5' }, 'points negative'],
		[{ 姓名: '长'.repeat(41) }, 'name text-too-long'],
		[{ 姓名: '张\u001b@三' }, 'name control-characters'],
	])('names the fault of %j', (change, fault) => {
		expect(faultsOf(change as Record<string, Cell>)).toEqual([fault]);
	});

	it('names every fault of a row, not the first alone', () => {
		expect(faultsOf({ 手机号: 'x', 余额: '-1', 等级: '紫金' })).toEqual([
			'phone phone-shape',
			'principal negative',
			'tier tier-unknown',
		]);
	});

	it('takes the first of two rows with one phone or card, and says where it is', () => {
		const planned = plan([row({}), row({ 会员卡号: 'BB01' }), row({ 手机号: '+86 13600000000' })]);
		expect(planned.map(({ action }) => action)).toEqual(['add', 'refuse', 'refuse']);
		expect(planned[1]).toMatchObject({
			refusals: [{ field: 'phone', reason: 'phone-twice', value: '会员.xlsx 3' }],
		});
		expect(planned[2]).toMatchObject({ refusals: [{ field: 'card', reason: 'card-twice' }] });
	});

	it('lets a sound row have the phone of one that was refused', () => {
		const planned = plan([row({ 余额: '-1' }), row({})]);
		expect(planned.map(({ action }) => action)).toEqual(['refuse', 'add']);
	});

	it('keeps identity numbers only where the store does', () => {
		const cells = row({ 身份证号: '11010519491231002x' });
		expect(plan([cells])).toMatchObject([
			{ member: { identityNo: '' }, warnings: [{ reason: 'identity-not-kept', value: '' }] },
		]);
		expect(plan([cells], true)).toMatchObject([{ member: { identityNo: '11010519491231002X' } }]);
	});

	it('repeats no phone, identity number or bank card in a fault', () => {
		const secrets = ['12800000000', '110101194912310021', '6222020200112230'];
		const change = { 手机号: secrets[0], 身份证号: secrets[1], 会员卡号: secrets[2] };
		const said = JSON.stringify(plan([row(change as Record<string, Cell>)]));
		for (const secret of secrets) expect(said).not.toContain(secret);
		expect(said).not.toContain('622202');
	});
});
