// Goal: everything of a member is on one page: the profile changed one field at a time, a masked
// field shown in full only with a reason, visits and what is bought most, cards, tags; by keys and
// under axe.
import { describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { addVisitor, openPage, PHONE } from './kit-member-page.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const NOTE = '对花生过敏，送货请先打电话；发票抬头每次都要核对一遍再开';

const offices = keepOffices();

let memberId = '';

async function withMember(till: TempTerminal): Promise<void> {
	memberId = await addVisitor(till, { note: NOTE });
}

async function office(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		role: 'manager',
		route: 'member',
		before: withMember,
		...options,
	});
	return open;
}

describe('the page of a member', () => {
	it('opens from the counter with Shift+F9', async () => {
		const { scanner, keys, sees } = await office({ role: 'cashier', route: '' });
		await scanner(PHONE);
		await sees('老客户');
		await keys.press('Shift+F9');
		await sees('入会情况');
		await sees(NOTE);
	});

	it('changes one field, and the history says what it was', async () => {
		const till = await office();
		const { keys, page, sees } = till;
		await openPage(till);
		await page.getByRole('button', { name: '修改 姓名' }).click();
		await page.getByRole('dialog').waitFor();
		await page.getByLabel('新的姓名').fill('欧阳明远');
		await keys.press('Enter');
		await sees('姓名已修改');
		await page.getByRole('button', { name: '变更记录' }).click();
		await sees('欧**远');
		await sees('欧**明');
	});

	it('shows a phone in full only with a reason, and leaves a trace of it', async () => {
		const office_ = await office();
		const { keys, page, sees, till } = office_;
		await openPage(office_);
		expect(await page.locator('main').textContent()).not.toContain(PHONE);
		await page.getByRole('button', { name: '查看 手机号' }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await sees(PHONE);
		await keys.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		expect(await page.locator('main').textContent()).not.toContain(PHONE);
		const looked = (await journalOf(till)).filter(({ kind }) => kind === 'member/revealed');
		expect(looked).toHaveLength(1);
		expect(JSON.stringify(looked)).not.toContain(PHONE);
	});

	it('gives and takes a tag, and puts the member on the sale with F11', async () => {
		const office_ = await office();
		const { keys, page, sees, till } = office_;
		await openPage(office_);
		await page.getByLabel('新标签').fill('茶客');
		await keys.press('Enter');
		await sees('茶客');
		await page.getByRole('button', { name: '去掉 茶客' }).click();
		await page.getByRole('button', { name: '去掉 茶客' }).waitFor({ state: 'detached' });
		await keys.press('F11');
		await page.getByRole('heading', { name: '合计' }).waitFor();
		expect((await till.ask('sale/current', {})).totals.member?.memberId).toBe(memberId);
	});
});

describe('the standing of a member', () => {
	it('MEM-6: suspended by a reason, drawn as such, and released', async () => {
		const office_ = await office();
		const { keys, page, sees, look } = office_;
		await openPage(office_);
		await page.getByRole('button', { name: '停用' }).click();
		await page.getByRole('dialog').waitFor();
		// No reason stands there already: Enter upon Enter suspends nobody.
		await keys.press('Enter');
		await sees('请先选原因');
		expect(await look('page-freeze')).toEqual([]);
		await page.getByText('有争议').click();
		await keys.press('Enter');
		await sees('余额和积分都还在，暂时不能使用');
		expect(await look('page-frozen')).toEqual([]);
		// Found again by the whole phone: refused at the counter, not at their page.
		await keys.press('F9');
		await page
			.getByText(/刷卡、扫会员码/)
			.first()
			.waitFor();
		await keys.type('13800138000');
		await page.getByRole('option').first().waitFor();
		await keys.press('Enter');
		await sees('余额和积分都还在，暂时不能使用');
		expect(await page.getByRole('button', { name: '用在这一单' }).isDisabled()).toBe(true);
		await page.getByRole('button', { name: '启用' }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await page.getByRole('button', { name: '停用' }).waitFor();
	});

	it('MEM-15: a lost card is dead, and a new number takes its place', async () => {
		const office_ = await office();
		const { keys, page, sees, till, look, rest } = office_;
		await openPage(office_);
		await page.getByRole('button', { name: '卡片' }).click();
		await page.getByRole('button', { name: '挂失' }).focus();
		await keys.press('Enter');
		await sees('已挂失');
		// Whatever has the focus now is not the way back.
		await keys.press('Enter');
		await rest();
		expect((await till.refused('member/find', { text: 'GT-0001' })).code).toBe('member/card-lost');
		await page.getByRole('button', { name: '解挂' }).click();
		await sees(/0001 找回来了？/);
		expect(await look('page-card-found')).toEqual([]);
		await keys.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await page.getByRole('button', { name: '补换卡' }).click();
		await page.getByLabel('新卡号').fill('GT-0002');
		await keys.press('Enter');
		await sees('新卡号 GT-0002');
		expect(await look('page-cards-replaced')).toEqual([]);
		expect((await till.ask('member/find', { text: 'GT-0002' })).panel?.memberId).toBe(memberId);
	});

	it('records a yes to offers with its text, and takes it back', async () => {
		const office_ = await office();
		const { page, till } = office_;
		await openPage(office_);
		await page.getByRole('button', { name: '隐私' }).click();
		await page.getByRole('button', { name: '同意 优惠信息', exact: true }).click();
		await page.getByRole('button', { name: '撤回 优惠信息' }).click();
		await page.getByText('已撤回').waitFor();
		const { consents } = await till.ask('consent/list', { memberId });
		expect(consents.find(({ purpose }) => purpose === 'marketing')?.state).toBe('withdrawn');
	});
});

describe('the family on the page', () => {
	it('MEM-12: links another member within limits, and takes them out again', async () => {
		const office_ = await office({
			before: async (till) => {
				await withMember(till);
				await till.ask('member/add', { phone: '13900139111', name: '李雷' });
			},
		});
		const { keys, page, sees, till } = office_;
		await openPage(office_);
		await page.getByRole('button', { name: '家庭' }).click();
		await sees('还没有家庭');
		await page.getByRole('button', { name: '加副账户' }).click();
		await page.getByRole('dialog').waitFor();
		await keys.type('9111');
		await page.getByRole('option').first().waitFor();
		await keys.press('Enter');
		await page.getByLabel('每天最多（元）').fill('100');
		await keys.press('Enter');
		await page.getByRole('button', { name: /限额 李/ }).waitFor();
		expect((await till.ask('family/show', { memberId })).links).toMatchObject([
			{ dayLimitFen: 10_000, monthLimitFen: null },
		]);
		await page.getByRole('button', { name: /移出 李/ }).click();
		await sees(/把 李.* 移出家庭？/);
		await keys.press('F12');
		await sees('还没有家庭');
	});
});

const looks = [
	['zh-CN', 'light'],
	['en', 'dark'],
] as const;

describe.each(looks)('the page of a member in %s, %s', (language, theme) => {
	it('has no finding of axe: nobody found, every part, every dialog', async () => {
		const office_ = await office({ language, theme });
		const { keys, look, page } = office_;
		await keys.type('zzz');
		await page.getByText(/没有这位会员|No such member/).waitFor();
		const found = await look('page-nobody');
		await page.getByRole('textbox').fill('');
		await openPage(office_);
		await page.getByText(NOTE).waitFor();
		found.push(...(await look('page-profile')));
		const parts = page.getByRole('navigation').last().getByRole('button');
		for (let at = 2; at <= (await parts.count()); at += 1) {
			await keys.press(`Alt+${at % 10}`);
			await page.locator(`button[aria-pressed=true][aria-keyshortcuts="Alt+${at % 10}"]`).waitFor();
			await page.locator('main :is(h3, td, p)').last().waitFor();
			found.push(...(await look(`page-part-${at}`)));
		}
		await keys.press('Alt+1');
		await page.getByText(NOTE).waitFor();
		const dialogs = {
			change: /修改 手机号|Change Phone/,
			reveal: /查看 手机号|Show Phone/,
			pin: /设密码|Set PIN/,
		};
		for (const [named, name] of Object.entries(dialogs)) {
			await page.getByRole('button', { name }).click();
			await page.getByRole('dialog').waitFor();
			found.push(...(await look(`page-${named}`)));
			await keys.press('Escape');
			await page.getByRole('dialog').waitFor({ state: 'detached' });
		}
		expect(found).toEqual([]);
	});
});
