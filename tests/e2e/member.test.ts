// Goal: a member is known with one gesture at the counter, found by whatever they say, made in a
// few keys, and their panel never hides the total; all by keys and under axe.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { keyFindings } from './kit-axe.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const TEA = '2000000000015';
const PHONE = '13800138000';
const CARD = '8600123456';
const LONG = '一位名字特别特别长的企业会员联系人欧阳端木';

const offices = keepOffices();

let memberId = '';

/** A member with a card, a note and tags who bought tea twice, and one with a very long name. */
async function withMembers(till: TempTerminal): Promise<void> {
	await till.openShop();
	const note = '对花生过敏，送货请先打电话；发票抬头每次都要核对一遍再开';
	const tags = ['老客户', '过敏', '送货', '生日送花'];
	const known = { phone: PHONE, cardNo: CARD, name: '欧阳明', note, tags, birthday: '11-25' };
	memberId = (await till.ask('member/add', known)).memberId;
	await till.ask('member/add', { phone: '13900138000', name: LONG });
	for (let visit = 0; visit < 2; visit += 1) {
		await till.ask('sale/attach-member', { memberId });
		await till.ask('scan/submit', { text: TEA });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
	}
}

async function office(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ role: 'cashier', before: withMembers, ...options });
	return open;
}

describe('a member at the counter', () => {
	it('is on the sale and in the panel with one scan, asked for once', async () => {
		const { scanner, sees, page, asked, keys } = await office();
		await scanner(TEA);
		await scanner(CARD);
		await sees('老客户');
		const panel = page.getByRole('region', { name: '会员', exact: true });
		expect(await panel.textContent()).toContain('138****8000');
		expect(await panel.textContent()).not.toContain('欧阳明');
		expect(asked.filter(({ request }) => request.startsWith('member/'))).toEqual([]);
		await keys.press('Alt+1');
		await page.getByText('×2').or(page.getByText('2 件')).first().waitFor();
		const total = page.getByRole('heading', { name: '合计' }).locator('+ span');
		const size = await total.evaluate((figure) =>
			Number.parseFloat(getComputedStyle(figure).fontSize),
		);
		expect(size).toBeGreaterThanOrEqual(56);
	});

	it('is taken off with Ctrl+F9, comes back with an undo, and the pad with Ctrl+M', async () => {
		const { scanner, sees, page, keys, till } = await office();
		await scanner(CARD);
		await sees('老客户');
		await keys.press('Control+F9');
		await sees('这一单不再算会员的');
		await page.getByRole('group', { name: '数字键盘' }).waitFor();
		await keys.press('Control+z');
		await sees('老客户');
		await keys.press('Control+m');
		await page.getByRole('group', { name: '数字键盘' }).waitFor();
		await keys.press('Control+m');
		await sees('老客户');
		expect((await till.ask('sale/current', {})).totals.member?.memberId).toBe(memberId);
	});

	it('is found with F9 by the last four, chosen with the arrows', async () => {
		const { keys, sees, page, till } = await office();
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		await keys.type('8000');
		await page.getByRole('option').nth(1).waitFor();
		await keys.press('ArrowDown');
		await keys.press('Enter');
		await sees('会员 一');
		expect((await till.ask('sale/current', {})).totals.member?.phone).toBe('139****8000');
	});

	it('is made with F9 F9 Enter: the phone that was typed goes along', async () => {
		const { keys, page, till } = await office();
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		await keys.type('13700137000');
		await page.getByText('没有这位会员').waitFor();
		await keys.press('F9');
		await page.getByRole('heading', { name: '新建会员' }).waitFor();
		await keys.type('Li Lei');
		await keys.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await page.getByText('137****7000').first().waitFor();
		const { member } = (await till.ask('sale/current', {})).totals;
		expect(member?.phone).toBe('137****7000');
	});

	it('MEM-1: a phone with a digit missing is no card number: its field says so', async () => {
		const { keys, sees, page, till } = await office();
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		await keys.type('1370013700');
		await page.getByText('没有这位会员').waitFor();
		await keys.press('F9');
		await page.getByRole('heading', { name: '新建会员' }).waitFor();
		await keys.press('Enter');
		await sees('手机号不对：要 1 开头的 11 位');
		expect((await till.ask('sale/current', {})).totals.member).toBeUndefined();
	});

	it('under 14 is made when a guardian said yes: the window asks as the birthday is typed', async () => {
		const { keys, sees, page, till, rest } = await office();
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		await keys.type('13700137000');
		await page.getByText('没有这位会员').waitFor();
		await keys.press('F9');
		await page.getByRole('heading', { name: '新建会员' }).waitFor();
		const asksGuardian = page.getByRole('group', { name: '未满 14 岁：监护人同意（见下）' });
		expect(await asksGuardian.count()).toBe(0);
		await page.getByLabel('生日').fill('2015-06-01');
		await asksGuardian.waitFor();
		await sees('会员未满十四周岁');
		await keys.press('Enter');
		await sees('还没有监护人同意');
		await asksGuardian.getByText('已告知，同意').click();
		await keys.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await rest();
		const memberId = (await till.ask('sale/current', {})).totals.member?.memberId ?? '';
		const guardian = async () => {
			const { consents } = await till.ask('consent/list', { memberId });
			return consents.find(({ purpose }) => purpose === 'guardian')?.state;
		};
		await expect.poll(guardian).toBe('given');
	});

	it('that cannot be used says so in the lookup, and in the scan bar', async () => {
		const { scanner, sees, script, page, keys } = await office();
		const frozen = () => ({ ok: false, refusal: { code: 'member/frozen' } }) as const;
		script.set('scan/submit', frozen).set('member/find', frozen);
		await scanner(CARD);
		await sees('这个会员已停用');
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		await keys.type('13800138000');
		await page.getByRole('dialog').getByText('余额和积分都还在').waitFor();
	});

	it('who is not one yet is made from the phone typed into the scan bar', async () => {
		const { keys, sees, page } = await office();
		await keys.type('13700137000');
		await keys.press('Enter');
		await sees('没有找到这个会员');
		await keys.press('F9');
		await page.getByText('没有这位会员').waitFor();
		await keys.press('F9');
		await page.getByRole('heading', { name: '新建会员' }).waitFor();
		expect(await page.getByLabel('手机号', { exact: true }).inputValue()).toBe('13700137000');
	});

	it('is not looked for by a bank card: that is said, and its number kept nowhere', async () => {
		const { scanner, sees } = await office();
		await scanner('4111111111111111');
		await sees('刷的是银行卡');
	});
});

const looks = [
	['zh-CN', 'light'],
	['en', 'dark'],
] as const;

/** Everything a panel may have to say, as a member has it once in a year. */
function fullPanel(panel: MemberPanelView): MemberPanelView {
	return {
		...panel,
		kind: 'company',
		birthday: 'today',
		points: 1_234_567,
		pointsNext: { points: 12_300, date: '2026-03-31' },
		principalFen: 499_999_99,
		bonusFen: 88_888_88,
		passes: ['艾灸套餐（三次，赠一次，节假日通用）', '足疗十次卡'].map((name, at) => ({
			passId: `pass_${at}`,
			name,
			usesLeft: 7,
			validUntil: '2026-12-31',
		})),
		passCount: 9,
		coupons: [{ code: 'C1', name: '满200减30', validUntil: '2026-06-30' }],
		couponCount: 12,
		offers: ['生日当月双倍积分', '金卡会员日九五折', '茶叶满三件减十元'].map((name, at) => ({
			ruleId: `rule_${at}`,
			name,
		})),
		usual: ['青溪乌龙茶 500ml', '进口特级初榨橄榄油礼盒装两瓶装', '足疗 60分钟'].map(
			(name, at) => ({
				productId: at + 1,
				name,
				unit: '件',
				priceFen: 12_345_00,
				times: 5 - at,
			}),
		),
	};
}

/** Chips beside the name whose words are cut. */
async function cutChips(page: Page): Promise<string[]> {
	return await page.locator('h2 ~ em').evaluateAll((all) => {
		return all.flatMap((one) => (one.scrollWidth > one.clientWidth ? [one.textContent] : []));
	});
}

describe('a panel that has everything', () => {
	it.each(looks)('stands beside the whole total in %s, %s', async (language, theme) => {
		const { scanner, script, till, look, page } = await office({ language, theme });
		script.set('scan/submit', async (envelope) => {
			const reply = await till.running.answer('till', envelope);
			if (!reply.ok || !('panel' in (reply.value as object))) return reply;
			const value = reply.value as { readonly panel: MemberPanelView };
			return { ok: true, value: { ...value, panel: fullPanel(value.panel) } };
		});
		await scanner(TEA);
		await scanner(CARD);
		await page.getByText('满200减30').first().waitFor();
		expect(await look('member-panel-full')).toEqual([]);
		await page.getByText(/还有 8 张|and 8 more/).waitFor();
		await page.getByText(/还有 11 张|and 11 more/).waitFor();
		const money = page.locator('main section section dd span');
		for (const size of [1366, 1024]) {
			await page.setViewportSize({ width: size, height: 768 });
			const cut = await money.evaluateAll((all) =>
				all.flatMap((one) => {
					const box = one.closest('div')?.getBoundingClientRect();
					const { right } = one.getBoundingClientRect();
					return box !== undefined && right > box.right + 0.5 ? [one.textContent] : [];
				}),
			);
			expect(cut).toEqual([]);
		}
		await page.setViewportSize({ width: 1024, height: 768 });
		expect(await cutChips(page)).toEqual([]);
		expect(await keyFindings(page)).toEqual([]);
		// What may be used now stands in view before what may be told.
		const inView = page.locator('[role="region"][tabindex="0"]');
		const below = (text: RegExp) =>
			inView.evaluate((region, source) => {
				const rows = [...region.querySelectorAll('p')];
				const row = rows.find(({ textContent }) => new RegExp(source).test(textContent));
				const bottom = row?.getBoundingClientRect().bottom ?? Infinity;
				return bottom - region.getBoundingClientRect().bottom;
			}, text.source);
		expect(await below(/剩 7 次|7 left/)).toBeLessThanOrEqual(0);
		expect(await below(/满200减30/)).toBeLessThanOrEqual(0);
		expect(await below(/满200减30/)).toBeLessThan(await below(/生日当月双倍积分/));
		const total = page.getByRole('heading', { name: /合计|Total/ }).locator('+ span');
		const box = await total.boundingBox();
		expect(box?.height ?? 0).toBeGreaterThanOrEqual(56);
	});
});

describe.each(looks)('the member at the counter in %s, %s', (language, theme) => {
	it('has no finding of axe: panel, lookup, new member', async () => {
		const { scanner, look, page, keys } = await office({ language, theme });
		await scanner(TEA);
		await scanner(CARD);
		await page.getByText('138****8000').first().waitFor();
		const found = await look('member-panel');
		await keys.press('F9');
		await page.getByRole('dialog').waitFor();
		await keys.type('8000');
		await page.getByRole('option').nth(1).waitFor();
		found.push(...(await look('member-find')));
		await keys.press('F9');
		await page.getByRole('dialog').getByRole('textbox').nth(3).waitFor();
		found.push(...(await look('member-new')));
		await keys.press('Escape');
		await scanner('13900138000');
		await page.getByText('139****8000').first().waitFor();
		found.push(...(await look('member-panel-long')));
		expect(found).toEqual([]);
	});
});
