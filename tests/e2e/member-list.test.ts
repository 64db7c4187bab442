// Goal: a manager sees members as a list, picks and tags them, and brings a list in after seeing
// what it would do; everything by keyboard, nobody shown whole.
import { describe, expect, it } from 'vitest';
import type { Reply } from '#shared/contract/request.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const offices = keepOffices();

async function lists(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		route: 'member-list',
		role: 'manager',
		before: async (till) => {
			await till.signIn('manager');
			await till.ask('member/add', { phone: '13700000001', name: '欧阳小明', tags: ['茶客'] });
			await till.ask('member/add', { phone: '13700000002', name: '张三', birthday: '05-12' });
			await till.ask('member/add', { phone: '13700000003', cardNo: 'GT-0003' });
		},
		...options,
	});
	await open.page.locator('tbody tr').first().waitFor();
	return open;
}

const LIST = [
	'手机号,姓名,储值余额,积分,生日',
	'13600000001,李四,100.50,20,1992-02-29',
	'13600000002,王五,-1,,',
	'13700000001,欧阳小明,5,,',
	'6222020200112230,赵六,,,',
].join('\n');

describe('the list of members', () => {
	it('is filtered, picked and tagged by keys, masked', async () => {
		const { page, keys, sees } = await lists();
		await sees('欧**明');
		await sees('137****0001');
		expect(await page.locator('main').innerText()).not.toContain('13700000001');
		await page.getByLabel('手机号或尾号').fill('0002');
		await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
		await page.locator('tbody tr').first().click();
		await sees('已选 1 位');
		await keys.press('F8');
		await page.getByRole('dialog').waitFor();
		await keys.type('老客');
		await keys.press('Enter');
		await sees('已改 1 位会员的标签');
		await expect.poll(() => page.locator('tbody tr').first().innerText()).toContain('老客');
	});

	it('MEM-7: is narrowed from both ends, and leads to the page of whoever is on it', async () => {
		const { page, keys, sees, till } = await lists();
		const [rich] = (await till.ask('member-list/find', { filter: { phone: '0001' } })).rows;
		const points = { memberId: rich?.memberId ?? '', points: 500, reason: '补登' };
		await till.ask('points/adjust', points);
		await page.getByLabel('积分 ≥').fill('1');
		await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
		await page.getByLabel('积分 ≤').fill('499');
		await sees('没有符合条件的会员');
		await page.getByLabel('积分 ≤').fill('500');
		await page.locator('tbody tr').first().focus();
		await keys.press('Enter');
		await sees('入会情况');
		await sees('137****0001');
		await page.goBack();
		await page.getByRole('link', { name: '张*' }).click();
		await sees('137****0002');
	});

	it('that takes long says how far it is, and is stopped', async () => {
		const { page, sees, look, script, announce } = await lists();
		let walkId: unknown;
		let answer: ((reply: Reply) => void) | undefined;
		script.set('member-list/find', ({ input }) => {
			walkId = (input as { walkId?: unknown }).walkId;
			return new Promise((resolve) => {
				answer = resolve;
			});
		});
		script.set('member-list/stop', () => {
			answer?.({ ok: false, refusal: { code: 'member-list/stopped' } });
			return { ok: true, value: { stopped: true } };
		});
		await page.getByLabel('标签').fill('谁');
		await expect.poll(() => walkId).toBeTypeOf('string');
		announce({ event: 'member-list/progress', detail: { walkId, progress: 420 } });
		await sees('42%');
		expect(await look('member-list-walk')).toEqual([]);
		await page.getByRole('button', { name: '停止查找' }).click();
		await sees('已停止查找');
		await page.getByText('42%').waitFor({ state: 'detached' });
	});

	it('looks right on every screen', async () => {
		const office = await lists();
		const found = await office.look('member-list');
		await office.keys.press('F10');
		await office.page.getByRole('dialog').waitFor();
		found.push(...(await office.look('member-export')));
		expect(found).toEqual([]);
	});
});

describe('MEM-17: the tasks of the day', () => {
	it('say what may be written, with the coupon that is on their account', async () => {
		const office = await lists();
		const { page, sees, look, script } = office;
		const task = { bizDate: '2026-03-02', lastMs: 1_700_000_000_000, phone: '137****0001' };
		const known = { ...task, memberId: `mem_${'0'.repeat(32)}`, name: '欧**明', marketing: true };
		const coupon = { code: 'Q0001000000000100', name: '10元回归券', validUntil: '2026-03-31' };
		const rows = [
			{ ...known, taskId: 1, kind: 'remind' },
			{ ...known, taskId: 2, kind: 'win-back', coupon },
			{ ...known, taskId: 3, kind: 'win-back', marketing: false },
		];
		script.set('member-list/tasks', () => ({
			ok: true,
			value: { rows, open: 3, more: false },
		}));
		await page.getByText('今日任务', { exact: true }).click();
		await sees('送您10元回归券一张，2026-03-31 前（含当天）到店报手机号就能用');
		await sees('不愿收优惠信息，只可以打电话问候');
		expect(await look('member-list-tasks')).toEqual([]);
	});
});

describe('a list coming in', () => {
	it('shows what it would do, names each fault, and writes the rest', async () => {
		const office = await lists();
		const { page, keys, sees, till } = office;
		await keys.press('F9');
		await page.locator('input[type="file"]').setInputFiles({
			name: '会员.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(LIST),
		});
		await sees('试算好了');
		await sees('小于 0');
		await sees('这个手机号已经是会员');
		await sees('这是银行卡号，没有保存');
		await sees('本金 100.50');
		const found = await office.look('member-import');
		await keys.press('F12');
		await sees('已导入 1 位会员，没有导入 3 行');
		const { rows } = await till.ask('member-list/find', { filter: { phone: '13600000001' } });
		expect(rows).toMatchObject([{ storedValueFen: 10_050, birthday: '02-29' }]);
		expect(found).toEqual([]);
	});
});
