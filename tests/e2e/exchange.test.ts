// Goal: an exchange is made by keys alone: what comes back is chosen on the refund screen, the new
// goods are scanned at the counter, and the one figure that changes hands is seen before it does.
import { describe, expect, it } from 'vitest';
import { keepOffices, sellGoods, type Office, type OfficeOptions } from './kit-office.ts';

const offices = keepOffices();

const TEA = '2000000000015';
const JUICE = '2000000000022';

/** One sale of 4.50 and 6.90, on the refund screen with both chosen. */
async function chosen(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		route: 'refund',
		role: 'cashier',
		before: async (till) => {
			await till.openShop();
			await sellGoods(till, 2);
		},
		...options,
	});
	const { page, url, till, keys } = open;
	const pos = (await till.ask('sale/list', {})).sales[0]?.pos ?? 0;
	await page.goto(`${url}#/refund?pos=${pos}`);
	await page.reload();
	await page.locator('[data-refund-quantity]').first().waitFor();
	await keys.press('F8');
	await page.locator('table caption').waitFor();
	return open;
}

const last = async ({ till }: Office) => (await till.ask('sale/list', {})).sales[0];

describe('an exchange at the counter', () => {
	it('shows what came back as negative rows, and gives back exactly what it says', async () => {
		const office = await chosen();
		const { page, keys, sees, look } = office;
		expect(await look('exchange-chosen')).toEqual([]);
		await keys.press('F9');
		await sees('请扫换走的商品');
		await sees('−¥11.40');
		expect(await look('exchange-begun')).toEqual([]);
		await keys.press('Enter');
		await sees('只有退回的商品');
		await keys.scan(TEA);
		await sees('−6.90');
		expect(await look('exchange-basket')).toEqual([]);
		await keys.press('Enter');
		await sees('确认退 ¥6.90');
		expect(await look('exchange-give-back')).toEqual([]);
		expect(await last(office)).toMatchObject({ kind: 'sale' });
		await keys.press('Enter');
		await sees('退给顾客');
		expect(await look('exchange-done')).toEqual([]);
		expect(await last(office)).toMatchObject({ kind: 'exchange', totalFen: -690 });
		expect(await page.getByText('退回的商品').count()).toBe(0);
	});

	it('takes what dearer goods cost beyond what came back', async () => {
		const office = await chosen({ language: 'en', theme: 'dark' });
		const { keys, sees, look } = office;
		await keys.press('F9');
		await sees('Scan the new goods');
		await keys.scan(JUICE);
		await keys.scan(JUICE);
		await sees('13.80');
		await sees('To pay');
		expect(await look('exchange-basket')).toEqual([]);
		await keys.press('Enter');
		await keys.type('10');
		await sees('7.60');
		expect(await look('exchange-tender')).toEqual([]);
		await keys.press('Enter');
		await expect.poll(() => last(office)).toMatchObject({ kind: 'exchange', totalFen: 240 });
	});

	it('goes back to an ordinary sale when the goods stay with the customer', async () => {
		const office = await chosen();
		const { page, keys, sees } = office;
		await keys.press('F9');
		await sees('请扫换走的商品');
		await keys.scan(TEA);
		await sees('−6.90');
		await page.getByRole('button', { name: '取消换货' }).click();
		await page.getByText('退回的商品').waitFor({ state: 'detached' });
		await keys.press('Enter');
		await page.locator('[data-state="tender"]').waitFor();
		await keys.press('Enter');
		await expect.poll(() => last(office)).toMatchObject({ kind: 'sale', totalFen: 450 });
	});
});
