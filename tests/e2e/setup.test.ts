// Goal: an owner alone with a new machine gets to a working till by keys alone, and a key that was
// copied wrongly is found before it is needed.
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#main/settings/default-settings.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';
import { openWizard, pasteBack } from './kit-wizard.ts';

const offices = keepOffices();

const wizard = (options?: OfficeOptions) => openWizard(offices, options);

/** Goes on from the language to the key, and reads it as a person reads it. */
async function shownKey({ page, keys }: Office): Promise<string[]> {
	await page.locator('input[value="zh-CN"]').waitFor({ state: 'attached' });
	await keys.press('Enter');
	await page.locator('ol li b').nth(23).waitFor();
	return await page.locator('ol li b').allTextContents();
}

/** Types the key back, cell after cell, as the cells lead on. */
async function typeBack({ page, keys }: Office, groups: readonly string[]): Promise<void> {
	await page.getByLabel('第 1 组', { exact: true }).waitFor();
	for (const group of groups) await keys.type(group.toLowerCase());
}

/** Up to the step of the store. */
async function confirmKey(office: Office): Promise<void> {
	const key = await shownKey(office);
	await office.keys.press('Enter');
	await pasteBack(office, key);
	await office.keys.press('Enter');
	await office.sees('你的店');
}

async function enter({ page, keys }: Office, texts: readonly string[]): Promise<void> {
	for (const text of texts) {
		await page.keyboard.insertText(text);
		await keys.press('Enter');
	}
}

describe('the first run', () => {
	it('ends by keys alone with a store that its owner signs in to', async () => {
		const office = await wizard();
		const key = await shownKey(office);
		expect(key).toHaveLength(24);
		await office.keys.press('Enter');
		await typeBack(office, key);
		await office.keys.press('Enter');
		await office.sees('你的店');
		await enter(office, ['好邻居便利店', '杭州市文三路 18 号', '0571-88001234']);
		await office.sees('S01-T1-0000001');
		await office.keys.press('Enter');
		await office.sees('老板的工号和密码');
		await enter(office, ['1001', '王老板', '274913', '274913']);
		await office.sees('小票打印机');
		await office.keys.press('Enter');
		await office.sees('商品从哪里来');
		await office.keys.press('Enter');
		await office.sees('好邻居便利店 (S01)');
		await office.keys.press('Enter');

		await office.page.getByRole('heading', { name: '登录' }).waitFor();
		await office.till.ask('operator/sign-in', { operatorNo: '1001', pin: '274913' });
		expect(await office.till.ask('settings/get', {})).toMatchObject({
			storeName: '好邻居便利店',
			storeAddress: '杭州市文三路 18 号',
			storePhone: '0571-88001234',
			language: 'zh-CN',
			printer: { kind: 'none' },
		});
	});

	it('proposes what main proposes for a store nobody set up', async () => {
		const office = await wizard();
		await confirmKey(office);
		await enter(office, ['店', '', '']);
		await office.sees('S01-T1-0000001');
		await office.keys.press('Enter');
		await office.sees('老板的工号和密码');
		await enter(office, ['1', '王', '274913', '274913']);
		for (const title of ['小票打印机', '商品从哪里来', '请核对']) {
			await office.sees(title);
			await office.keys.press('Enter');
		}
		await office.page.getByRole('heading', { name: '登录' }).waitFor();
		await office.till.ask('operator/sign-in', { operatorNo: '1', pin: '274913' });
		expect(await office.till.ask('settings/get', {})).toEqual({
			...defaultSettings,
			storeName: '店',
		});
	});

	it('names the group that was copied wrongly, and only that one', async () => {
		const office = await wizard();
		const key = await shownKey(office);
		await office.keys.press('Enter');
		await pasteBack(office, key.with(6, '000'));
		await office.keys.press('Enter');
		await office.sees('第 7 组抄错了');
		const wrong = office.page.locator('input[aria-invalid="true"]');
		expect(await wrong.count()).toBe(1);
		expect(await wrong.getAttribute('aria-label')).toBe('第 7 组');
		// It has the focus with its text selected: typing over it is all there is to do.
		await office.keys.type(key[6] ?? '');
		await office.keys.press('Enter');
		await office.sees('你的店');
	});

	it('keeps what was typed through Esc, another language and a page loaded again', async () => {
		const office = await wizard();
		const { page, keys } = office;
		const key = await shownKey(office);
		await keys.press('Enter');
		await pasteBack(office, key.slice(0, 3));
		await keys.press('Escape');
		await office.sees('请打印或抄下来');
		await keys.press('Enter');
		await page.getByLabel('第 2 组', { exact: true }).waitFor();
		expect(await page.getByLabel('第 2 组', { exact: true }).inputValue()).toBe(key[1]);
		await pasteBack(office, key);
		await keys.press('Enter');
		await office.sees('你的店');
		await page.keyboard.insertText('好邻居');

		await page.getByRole('button', { name: 'English' }).click();
		await office.sees('Your store');
		expect(await page.getByLabel('Store name').inputValue()).toBe('好邻居');
		await page.reload();
		await office.sees('Choose a language');
		await keys.press('Enter');
		// The key is a secret and was not kept, so it is copied and confirmed once more.
		await page.locator('ol li b').nth(23).waitFor();
		await keys.press('Enter');
		await pasteBack(office, key);
		await keys.press('Enter');
		await office.sees('Your store');
		expect(await page.getByLabel('Store name').inputValue()).toBe('好邻居');
		const kept = await page.evaluate(() => JSON.stringify(window.sessionStorage));
		expect(kept).not.toContain(key[0]);
	});

	it('prints the key that is on the screen, and says why when it cannot', async () => {
		const office = await wizard();
		const key = await shownKey(office);
		office.till.devices.outcome = {
			kind: 'rejected',
			cause: 'link/refused',
			retry: 'when-ready',
			evidence: '',
		};
		await office.keys.press('Control+p');
		await office.page.getByRole('dialog').waitFor();
		await office.page.locator('dialog label', { hasText: '网络打印机' }).click();
		await office.page.getByLabel('打印机地址').fill('192.168.1.100');
		await office.keys.press('Enter');
		await office.sees('打印机暂时不能打印');
		office.till.devices.outcome = { kind: 'confirmed', evidence: '' };
		await office.page.getByLabel('打印机地址').focus();
		await office.keys.press('Enter');
		await office.sees('已送去打印');
		const slip = JSON.stringify(office.till.devices.printed.at(-1)?.document);
		for (const group of key) expect(slip).toContain(group);
	});

	it('goes back to the PIN that anybody guesses, and keeps the rest', async () => {
		const office = await wizard();
		const { page, keys } = office;
		await confirmKey(office);
		await enter(office, ['店', '', '']);
		await office.sees('S01-T1-0000001');
		await keys.press('Enter');
		await office.sees('老板的工号和密码');
		await enter(office, ['1001', '王老板', '1234', '4321']);
		await office.sees('两次密码不一样');
		await page.getByLabel('再输一次密码').fill('1234');
		await keys.press('Enter');
		for (const title of ['小票打印机', '商品从哪里来', '请核对']) {
			await office.sees(title);
			await keys.press('Enter');
		}
		await office.sees('密码太简单');
		expect(await page.getByLabel('姓名').inputValue()).toBe('王老板');
		expect((await office.till.ask('terminal/status', {})).phase).toBe('first-run');
	});
});

describe.each(['zh-CN', 'en'] as const)('the look in %s', (language) => {
	it('has no finding of axe in any step', async () => {
		const office = await wizard({ language });
		const { page, keys } = office;
		const found: string[] = [];
		const judge = async (step: string) => found.push(...(await office.look(`wizard-${step}`)));
		if (language === 'en') {
			await page.locator('main label', { hasText: 'English' }).click();
			await office.sees('Choose a language');
		}
		await judge('language');
		const key = await shownKey(office);
		await judge('key');
		await keys.press('Enter');
		await pasteBack(office, key.with(4, '000'));
		await keys.press('Enter');
		await page.locator('input[aria-invalid="true"]').waitFor();
		await judge('mistyped');
		await pasteBack(office, key);
		await keys.press('Enter');
		await page.locator('main select').first().waitFor();
		await judge('store');
		await enter(office, ['好邻居便利店（西湖区文三路旗舰店）', '', '']);
		await page.getByText('0000001').waitFor();
		await judge('terminal');
		await keys.press('Enter');
		await page.locator('main input[type="password"]').first().waitFor();
		await enter(office, ['1001', '王老板', '274913', '274914']);
		await page.getByRole('alert').waitFor();
		await judge('owner');
		await page.locator('main input[type="password"]').nth(1).fill('274913');
		await keys.press('Enter');
		await page.locator('main input[value="tcp"]').waitFor({ state: 'attached' });
		await page.locator('main label:has(input[value="tcp"])').click();
		await judge('printer');
		await page.locator('main label:has(input[value="none"])').click();
		await keys.press('Enter');
		await page.locator('main input[value="later"]').waitFor({ state: 'attached' });
		await judge('goods');
		await keys.press('Enter');
		await page.locator('main dl').waitFor();
		await judge('finish');
		expect(found).toEqual([]);
	});
});
