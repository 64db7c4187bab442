// Goal: a setting is in force the moment it is saved, an unsaved one is never lost or forgotten,
// and the people of the store are kept by its owner.
import { describe, expect, it } from 'vitest';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';
import { openSection as section, openSettings } from './kit-settings.ts';

const offices = keepOffices();

const settings = (options?: OfficeOptions) => openSettings(offices, options);

describe('the settings', () => {
	it('are saved by Ctrl+S, only what changed, and are in force', async () => {
		const office = await settings();
		const { page, keys, till, sees, asked } = office;
		await page.getByLabel('店名').fill('好邻居便利店');
		await section(office, '小票');
		await page.locator('label', { hasText: '每单问一下' }).click();
		await sees('有改动还没保存');
		await keys.press('Control+s');
		await sees('已保存，马上生效');
		const sent = asked.find(({ request }) => request === 'settings/change');
		expect(sent?.input).toEqual({
			change: { storeName: '好邻居便利店', receiptPolicy: 'ask' },
		});
		expect(await till.ask('settings/get', {})).toMatchObject({
			storeName: '好邻居便利店',
			receiptPolicy: 'ask',
		});
		await page.locator('footer').getByText('好邻居便利店').waitFor();
	});

	it('keep what is not saved while somebody goes to the checkout', async () => {
		const office = await settings({ before: (till) => till.openShop() });
		const { page, keys, sees } = office;
		await page.getByLabel('店名').fill('还没保存的名字');
		await keys.press('Escape');
		await page.getByLabel('店名').waitFor({ state: 'detached' });
		await keys.press('Control+b');
		await page.locator('[aria-label="销售单列表"]').first().waitFor();
		await keys.press('F5');
		await page.getByLabel('店名').waitFor();
		await expect.poll(() => page.getByLabel('店名').inputValue()).toBe('还没保存的名字');
		await sees('有改动还没保存');
		await page.getByRole('button', { name: '放弃改动' }).click();
		await expect.poll(() => page.getByLabel('店名').inputValue()).toBe('柜台示范店');
	});

	it('say which one was not taken, and keep it to be mended', async () => {
		const office = await settings();
		const { page, keys, till, sees, rest } = office;
		await section(office, '电子秤');
		await page.getByLabel('格式').first().fill('WWWWWWWWWFFEC');
		await keys.press('Control+s');
		await sees('设置不对：秤标格式');
		expect(await page.getByLabel('格式').first().inputValue()).toBe('WWWWWWWWWFFEC');
		await section(office, '打印机');
		await page.locator('label', { hasText: '存成文件' }).click();
		await keys.press('Control+s');
		await rest();
		expect((await till.ask('settings/get', {})).printer.kind).toBe('tcp');
	});

	it('switch language and brightness without a restart', async () => {
		const office = await settings();
		const { page, keys, sees } = office;
		await section(office, '外观');
		await page.locator('main label', { hasText: '深色' }).click();
		await page.locator('main label', { hasText: 'English' }).click();
		await keys.press('Control+s');
		await sees('Saved; in effect now');
		await expect
			.poll(() => page.evaluate(() => document.documentElement.dataset['theme']))
			.toBe('dark');
		await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
	});

	it('try the printer with its test page, once it is saved', async () => {
		const office = await settings();
		const { page, till, sees, announce } = office;
		await section(office, '打印机');
		await page.getByRole('button', { name: '打测试页' }).click();
		await sees('测试页已送去打印');
		await expect.poll(() => till.devices.printed.at(-1)?.document.title).toContain('测试');
		announce({
			event: 'device/changed',
			detail: {
				id: 'receipt',
				kind: 'printer',
				health: 'blocked',
				reason: 'printer/cover-open',
				sinceMs: till.clock.now(),
			},
		});
		await page.locator('main').getByText('打印机盖子开着').waitFor();
		await page.getByLabel('打印机地址').fill('10.0.0.9');
		const test = page.getByRole('button', { name: '打测试页' });
		await expect.poll(() => test.isDisabled()).toBe(true);
	});
});

describe('the scanner', () => {
	const TEA = '2000000000015';
	const dialog = ({ page }: Office) => page.getByRole('dialog');

	it('is learned from three scans, and then a slow one is heard', async () => {
		const office = await settings({ before: (till) => till.openShop() });
		const { page, keys, till, sees, look, asked } = office;
		await section(office, '扫码枪');
		await page.getByRole('button', { name: '学习扫码枪' }).click();
		for (let n = 0; n < 3; n += 1) await keys.scan(TEA, { gapMs: 80 });
		await sees(/第 3 次：14 个键，最慢 8\d 毫秒/);
		await sees(/学好了：每键最慢 9\d 毫秒/);
		expect(await look('settings-scanner-learned')).toEqual([]);
		await page.getByRole('button', { name: '用这个设置' }).click();
		await dialog(office).waitFor({ state: 'detached' });
		await keys.press('Control+s');
		await sees('已保存，马上生效');
		const { scanner } = await till.ask('settings/get', {});
		expect(scanner).toMatchObject({ prefix: null, suffixes: ['Enter'], minLength: 6 });
		expect(scanner.gapMs).toBeGreaterThanOrEqual(96);
		await keys.press('Escape');
		await sees('等待扫码');
		await keys.scan(TEA, { gapMs: 80 });
		await sees('4.50');
		const submitted = asked.filter(({ request }) => request === 'scan/submit');
		expect(submitted.map(({ input }) => input)).toMatchObject([{ text: TEA, source: 'wedge' }]);
		// Also after the page was loaded anew, before anybody signed in.
		const remembered = () => page.evaluate(() => localStorage.getItem('guitai.scanner'));
		expect(JSON.parse((await remembered()) ?? '')).toEqual(scanner);
	});

	it('that ends with nothing is learned by its silence', async () => {
		const office = await settings();
		await section(office, '扫码枪');
		await office.page.getByRole('button', { name: '学习扫码枪' }).click();
		for (let n = 0; n < 3; n += 1) {
			await office.keys.scan(TEA, { gapMs: 20, suffix: '' });
			await office.sees(`第 ${n + 1} 次：13 个键`);
		}
		await office.page.getByRole('button', { name: '用这个设置' }).click();
		await office.page.locator('dd', { hasText: '没有' }).nth(1).waitFor();
	});

	it('is refused in words when it cannot be told from a person', async () => {
		const office = await settings();
		const { page, keys, sees } = office;
		await section(office, '扫码枪');
		await page.getByRole('button', { name: '学习扫码枪' }).click();
		await keys.scan(TEA);
		await keys.scan(TEA);
		await keys.scan('2000000000022');
		await sees('三次扫到的不一样');
		await page.getByRole('button', { name: '重新扫' }).click();
		for (let n = 0; n < 3; n += 1) await keys.scan(TEA, { gapMs: 200 });
		await sees('这把枪太慢');
		expect(await page.getByRole('button', { name: '用这个设置' }).isDisabled()).toBe(true);
		await keys.press('Escape');
		await dialog(office).waitFor({ state: 'detached' });
	});
});

describe('the sounds', () => {
	it('are as loud as the terminal says, and are heard while one chooses', async () => {
		const office = await settings();
		const { page, keys, sees } = office;
		await page.evaluate(() => {
			const loud: number[] = [];
			(window as unknown as { loud: number[] }).loud = loud;
			const { setValueAtTime } = AudioParam.prototype;
			AudioParam.prototype.setValueAtTime = function hear(value: number, at: number) {
				loud.push(Math.round(value * 1000));
				return setValueAtTime.call(this, value, at);
			};
		});
		const loud = () => page.evaluate(() => (window as unknown as { loud: number[] }).loud);
		await section(office, '外观');
		const volume = (name: string) =>
			page.getByRole('group', { name: '扫码声音' }).locator('label', { hasText: name }).click();
		await volume('大');
		await volume('小');
		await expect.poll(loud).toEqual([200, 60]);
		await page.getByRole('button', { name: '听拒绝的声音' }).click();
		await expect.poll(loud).toEqual([200, 60, 60]);
		await volume('关');
		await keys.press('Control+s');
		await sees('已保存，马上生效');
		await page.locator('footer').getByRole('button', { name: '声音关' }).waitFor();
	});
});

describe('the people', () => {
	async function people(options: OfficeOptions = {}): Promise<Office> {
		const office = await settings(options);
		await section(office, '员工');
		await office.page.locator('tbody tr').first().waitFor();
		return office;
	}

	it('are added with a PIN that nobody guesses', async () => {
		const { page, keys, till, sees } = await people();
		await keys.press('F8');
		await page.getByRole('dialog').waitFor();
		for (const text of ['1008', '小赵', '1234', '1234']) {
			await page.keyboard.insertText(text);
			await keys.press('Enter');
		}
		await sees('密码太简单');
		await page.getByLabel('密码', { exact: true }).fill('739154');
		await page.getByLabel('再输一次密码').fill('739154');
		await keys.press('Enter');
		await sees('已添加 小赵');
		await page.locator('tbody tr', { hasText: '小赵' }).waitFor();
		await till.ask('operator/sign-in', { operatorNo: '1008', pin: '739154' });
	});

	it('are switched off, but never the last owner', async () => {
		const { page, keys, till, sees } = await people();
		await page.locator('tbody tr', { hasText: '小李' }).click();
		await keys.press('F6');
		await page.locator('dialog label', { hasText: '已停用' }).click();
		await page.getByLabel('姓名').focus();
		await keys.press('Enter');
		await sees('已修改 小李');
		await page.locator('tbody tr', { hasText: '已停用' }).waitFor();
		const cashier = { operatorNo: '1003', pin: '639158' };
		const refused = await till.refused('operator/sign-in', cashier, { session: 'other' });
		expect(refused.code).toBe('operator/disabled');
		await page.locator('tbody tr', { hasText: '王店主' }).click();
		await keys.press('F6');
		await page.locator('dialog label', { hasText: '收银员' }).click();
		await page.getByLabel('姓名').focus();
		await keys.press('Enter');
		await sees('至少要留一位老板');
	});
});

describe.each([
	{ language: 'zh-CN', theme: 'light' },
	{ language: 'en', theme: 'dark' },
] as const)('the look in $language, $theme', (look) => {
	it('has no finding of axe in any section', async () => {
		const office = await settings(look);
		const { page, keys } = office;
		const buttons = page.locator('main nav button');
		const found: string[] = [];
		for (let at = 0; at < (await buttons.count()); at += 1) {
			await buttons.nth(at).click();
			await page.locator('main h2').waitFor();
			found.push(...(await office.look(`settings-${at}`)));
		}
		await keys.press('F8');
		await page.getByRole('dialog').waitFor();
		found.push(...(await office.look('settings-operator')));
		expect(found).toEqual([]);
	});
});
