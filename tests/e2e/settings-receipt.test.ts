// Goal: what a receipt says is seen on its paper while it is written, its logo too.
import { describe, expect, it } from 'vitest';
import { pngOf, ringPng } from '#kit/png-of.ts';
import { keepOffices, type Office } from './kit-office.ts';
import { openSection as section, openSettings } from './kit-settings.ts';

const offices = keepOffices();

const settings = () => openSettings(offices);

describe('the receipt’s template', () => {
	const choose = ({ page }: Office, name: string, buffer: Buffer) =>
		page.setInputFiles('input[type="file"]', { name, mimeType: 'image/png', buffer });

	it('is seen on the paper while it is written, at 58 and at 80 mm', async () => {
		const office = await settings();
		const { page, look } = office;
		await section(office, '小票');
		const paper = page.getByRole('region', { name: '小票预览' });
		await page.getByLabel('店名').fill('清和茶铺');
		await page.getByLabel('页眉').fill('欢迎光临\n早八点到晚十点');
		await page.getByLabel('页脚').fill('七天内凭小票退换');
		for (const text of ['清和茶铺', '早八点到晚十点', '七天内凭小票退换']) {
			await paper.getByText(text).waitFor();
		}
		const wide = await paper.locator('> div').evaluate((one) => one.clientWidth);
		await page.locator('label', { hasText: '58 毫米' }).click();
		await expect
			.poll(() => paper.locator('> div').evaluate((one) => one.clientWidth))
			.toBeLessThan(wide);
		expect(await look('settings-receipt-58')).toEqual([]);
	});

	it('has a logo, chosen as a file, that stands on the next receipt', async () => {
		const office = await settings();
		const { page, keys, till, sees, look } = office;
		await section(office, '小票');
		await choose(office, '店标.png', ringPng(900, 300));
		await sees('80 毫米纸上 576 × 192 点');
		const drawn = page.getByRole('region', { name: '小票预览' }).locator('canvas');
		const black = await drawn.evaluate((canvas: HTMLCanvasElement) => {
			const { width, height } = canvas;
			const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] };
			return data.filter((value, at) => at % 4 === 3 && value === 255).length / (width * height);
		});
		// A dark ring and a middle of 41 % grey on nothing: about half of it is ink.
		expect(black).toBeGreaterThan(0.4);
		expect(black).toBeLessThan(0.65);
		expect(await look('settings-receipt-logo')).toEqual([]);
		await keys.press('Control+s');
		await sees('已保存，马上生效');
		expect((await till.ask('settings/get', {})).receiptLogo).toMatchObject({
			narrow: { width: 384, rows: 128 },
			wide: { width: 576, rows: 192 },
		});
		await page.getByRole('button', { name: '去掉店标' }).click();
		await drawn.waitFor({ state: 'detached' });
	});

	it('says in words which picture will not do, and keeps the one it has', async () => {
		const office = await settings();
		const { page, sees } = office;
		await section(office, '小票');
		await choose(office, '好.png', ringPng(300, 100));
		await page.locator('figure canvas').waitFor();
		await choose(office, '清单.xls', Buffer.from('PK not a picture'));
		await sees('这不是 PNG 或 JPEG 图片');
		await choose(office, '断.png', ringPng(300, 100).subarray(0, 60));
		await sees('这不是 PNG 或 JPEG 图片');
		await choose(office, '大.png', Buffer.alloc(2 * 1024 * 1024 + 1));
		await sees('这张图超过 2 MB');
		await choose(office, '炸弹.png', hugePng());
		await sees('这张图超过 2400 万像素');
		await choose(
			office,
			'白.png',
			pngOf(60, 20, () => [255, 255, 255, 255]),
		);
		await sees('这张图打出来是一片空白');
		await page.locator('figure canvas').waitFor();
	});

	/** Says 30000 × 30000 in its first bytes. */
	function hugePng(): Buffer {
		const png = ringPng(10, 10);
		png.writeUInt32BE(30_000, 16);
		png.writeUInt32BE(30_000, 20);
		return png;
	}
});
