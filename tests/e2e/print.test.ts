// Goal: paper whose fate nobody knows is asked about and never printed twice by itself, and a
// printer that waits for somebody says for what.
import { describe, expect, it } from 'vitest';
import type { TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices, sellGoods, type Office, type OfficeOptions } from './kit-office.ts';

const offices = keepOffices();

/** Resolves when the newest print job came to this, and what the printer said is written down. */
async function cameTo(till: TempTerminal, state: string, evidence: string): Promise<void> {
	await expect
		.poll(async () => {
			const { jobs: waiting } = await till.ask('print-job/list', {});
			return waiting.at(-1);
		})
		.toMatchObject({ state, evidence });
}

/** One receipt whose fate is unknown, one that failed, and one that waits for paper. */
async function trouble(till: TempTerminal): Promise<void> {
	await till.openShop();
	till.devices.outcome = { kind: 'unknown', cause: 'link/reset', evidence: '' };
	await sellGoods(till, 1);
	await cameTo(till, 'unknown', 'link/reset');
	till.devices.outcome = { kind: 'rejected', cause: 'job/invalid', retry: 'never', evidence: '' };
	await sellGoods(till, 1);
	await cameTo(till, 'failed', 'job/invalid');
	till.devices.outcome = {
		kind: 'rejected',
		cause: 'printer/paper-out',
		retry: 'when-ready',
		evidence: '',
	};
	await sellGoods(till, 1);
	await cameTo(till, 'queued', 'printer/paper-out');
}

async function jobs(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		route: 'print',
		role: 'cashier',
		before: trouble,
		...options,
	});
	return open;
}

describe('the print jobs', () => {
	it('say what became of them, why, and what to do', async () => {
		const { page, sees } = await jobs();
		await sees('2 张要你看一下');
		const cards = page.locator('main li');
		await expect.poll(() => cards.count()).toBe(3);
		const texts = await cards.allInnerTexts();
		expect(texts[0]).toContain('小票可能已打印');
		expect(texts[0]).toContain('打印机断开了连接');
		expect(texts[0]).toContain('有纸就忽略，没有就重打');
		expect(texts[1]).toContain('没有打印');
		expect(texts[1]).toContain('这张小票不能打印');
		expect(texts[2]).toContain('小票纸用完了');
		expect(texts[2]).not.toContain('重打');
	});

	it('are printed again only when somebody says so, and the paper says it too', async () => {
		const { page, keys, till, sees } = await jobs();
		await sees('小票可能已打印');
		const before = till.devices.printed.length;
		till.devices.outcome = { kind: 'confirmed', evidence: '' };
		await keys.press('F12');
		await sees('已送去重打');
		// The receipt that waited for paper goes with it, now that the printer takes some.
		await expect.poll(() => page.locator('main li').count()).toBe(1);
		const again = () => till.devices.printed.slice(before).map(({ marks }) => marks?.[0] ?? '');
		await expect.poll(() => again().length).toBe(2);
		expect(again().filter((mark) => mark !== '')).toEqual([expect.stringContaining('重打 第1次')]);
	});

	it('are put away without being printed', async () => {
		const { page, keys, till, sees } = await jobs();
		await sees('小票可能已打印');
		const before = till.devices.printed.length;
		await keys.press('Delete');
		await sees('已忽略');
		await expect.poll(() => page.locator('main li').count()).toBe(2);
		await keys.press('Delete');
		await expect.poll(() => page.locator('main li').count()).toBe(1);
		await sees('没有要处理的，会自动打');
		expect(till.devices.printed.length).toBe(before);
		expect((await till.ask('terminal/status', {})).waitingJobs).toBe(0);
	});

	it('choose with the arrows, so that each is answered for itself', async () => {
		const { page, keys, till, sees } = await jobs();
		await sees('小票可能已打印');
		await keys.press('ArrowDown');
		await expect
			.poll(() => page.locator('main li[aria-current]').innerText())
			.toContain('这张小票不能打印');
		await keys.press('Delete');
		await sees('已忽略');
		const { jobs: left } = await till.ask('print-job/list', {});
		expect(left.map(({ state }) => state)).toEqual(['unknown', 'queued']);
	});

	it('stay clear of a counter that printed everything', async () => {
		const { sees } = await jobs({ before: (till) => till.openShop() });
		await sees('没有等待的打印任务');
	});
});

describe('the printer', () => {
	it('says what it waits for and the next step', async () => {
		const { page, till, announce } = await jobs();
		announce({
			event: 'device/changed',
			detail: {
				id: 'receipt',
				kind: 'printer',
				health: 'blocked',
				reason: 'printer/paper-out',
				sinceMs: till.clock.now(),
			},
		});
		const devices = page.getByRole('region', { name: '设备' });
		await devices.getByText('小票打印机 · 小票纸用完了').waitFor();
		await devices.getByText('请换纸，换好会自动打').waitFor();
	});
});

describe.each([
	{ language: 'zh-CN', theme: 'light' },
	{ language: 'en', theme: 'dark' },
] as const)('the look in $language, $theme', (look) => {
	it('has no finding of axe', async () => {
		const office = await jobs(look);
		await office.page.locator('main li').first().waitFor();
		expect(await office.look('print')).toEqual([]);
	});
});
