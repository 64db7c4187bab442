// Goal: what a member asks of their record is taken down and answered in the back office by keys, a
// copy is two files, and nobody is erased by a slip of the hand; under axe.
import { describe, expect, it } from 'vitest';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, type Office } from './kit-office.ts';

const offices = keepOffices();

let memberId = '';

/** A member whose copy is due today, and who asks to be forgotten. */
async function withRequests(till: TempTerminal): Promise<void> {
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', name: '欧阳明' }));
	await till.ask('privacy/ask', { memberId, kind: 'export', proof: 'card' });
	till.clock.advance(21 * 86_400_000);
	await till.signIn('cashier');
	await till.ask('privacy/ask', { memberId, kind: 'erase', proof: 'identity-card' });
}

async function office(): Promise<Office> {
	const open = await offices.open({ role: 'manager', route: 'privacy', before: withRequests });
	return open;
}

describe('SEC-4: requests in the back office', () => {
	it('shows what is due, answers a copy, and erases only when the word was typed', async () => {
		const { keys, sees, page, look, till } = await office();
		await sees('今天到期');
		await sees('欧**明 138****8000');
		expect(await look('privacy-requests')).toEqual([]);

		await page.getByRole('cell', { name: '复制', exact: true }).click();
		await keys.press('F12');
		const dialog = page.getByRole('dialog');
		await dialog.waitFor();
		// Nothing is said beforehand, and a copy that was not made is not said to be given.
		await keys.press('Enter');
		await sees('请先选怎么答复');
		await page.getByText('已办好').click();
		await keys.press('Enter');
		await sees('还没有导出，这个请求没有关闭');
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: '导出全部资料' }).click();
		expect((await download).suggestedFilename()).toMatch(/^member-.*\.(json|csv)$/);
		await sees(/已导出 \d+ 条/);
		await keys.press('Enter');
		await sees('已答复 欧**明 138****8000 的复制请求');

		await page.getByRole('cell', { name: '删除', exact: true }).click();
		await keys.press('F12');
		await sees('删除以后不能恢复。');
		expect(await look('privacy-erase')).toEqual([]);
		await keys.press('Enter');
		await sees('请输入“删除”确认');
		expect((await till.ask('member/page', { memberId })).panel.state).toBe('active');
		await page.getByLabel('请输入“删除”确认').fill('删除');
		await keys.press('Enter');
		await sees(/已删除，账目不变/);
		expect((await till.ask('member/page', { memberId })).panel.state).toBe('erased');
		await sees('没有待答复的请求');
	});

	it('takes one down for a whole phone, and for nobody who is only like them', async () => {
		const { keys, sees, page, till } = await office();
		await sees('今天到期');
		await keys.press('F8');
		await page.getByLabel('会员手机号或卡号').fill('13900000000');
		await keys.press('Enter');
		await sees('没有找到这个会员');
		await page.getByLabel('会员手机号或卡号').fill('13800138000');
		await keys.press('Enter');
		await sees(/已登记：欧\*\*明 138\*\*\*\*8000 查阅/);
		expect((await till.ask('privacy/list', {})).open).toHaveLength(3);
	});
});

/** A store that keeps health notes, and a member who agreed to that. */
async function withHealth(till: TempTerminal): Promise<void> {
	await till.ask('settings/change', { change: { healthNotes: 'cashier' } });
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', name: '欧阳明' }));
	const { consents } = await till.ask('consent/list', { memberId });
	const textHash = consents.find(({ purpose }) => purpose === 'health')?.textHash ?? '';
	await till.ask('consent/record', { memberId, purpose: 'health', given: true, textHash });
}

describe('SEC-4: on the member’s page', () => {
	it('a health note is written, stays shut until somebody looks, and is destroyed', async () => {
		const open = await offices.open({ role: 'cashier', route: 'member', before: withHealth });
		const { keys, sees, page, look, till, rest } = open;
		await keys.type('13800138000');
		await page.getByRole('option').first().waitFor();
		await keys.press('Enter');
		await page.getByText('138****8000').first().waitFor();
		await page.getByRole('button', { name: /^隐私/ }).click();
		await sees('没有健康备注');
		await page.getByRole('button', { name: '记一条' }).click();
		await page.getByLabel('会员说的情况').fill('青霉素过敏');
		await page.getByRole('button', { name: /^保存/ }).click();
		await sees('有健康备注，服务前请查看');
		expect(await page.getByText('青霉素过敏').count()).toBe(0);
		await page.getByRole('button', { name: '查看（留记录）' }).click();
		await sees('青霉素过敏');
		expect(await look('privacy-member')).toEqual([]);
		await page.getByRole('button', { name: '销毁 青霉素过敏' }).click();
		await sees('销毁这条健康备注？');
		expect(await look('privacy-destroy')).toEqual([]);
		await keys.press('Enter');
		await rest();
		expect((await till.ask('consent/list', { memberId })).healthNotes).toBe('some');
		await keys.press('F12');
		await sees('没有健康备注');
		expect((await till.ask('consent/list', { memberId })).healthNotes).toBe('none');
		await page.getByRole('button', { name: '登记请求' }).click();
		await keys.press('Enter');
		await sees(/已登记：欧\*\*明 138\*\*\*\*8000 查阅/);
	});
});
