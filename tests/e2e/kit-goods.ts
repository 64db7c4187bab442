/** The page of goods in the back office, and a list that is imported there. */
import type { Page } from 'playwright-core';
import type { Office, Offices, OfficeOptions } from './kit-office.ts';

/** As a manager, with goods on it. */
export async function openGoods(offices: Offices, options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ route: 'goods', role: 'manager', ...options });
	await open.page.locator('tbody tr').first().waitFor();
	return open;
}

export const findGoods = (page: Page) => page.getByLabel('条码、货号、名称或拼音');

/** Two changed, three new, one same, and rows that cannot go in. */
export const LIST = [
	'货号,条码,品名,规格,单位,类别名称,零售价,会员价,进价,税率',
	'10001,,青溪乌龙茶 500ml,500ml,瓶,饮料,4.80,4.50,,13%',
	'N1,6901234567892,新品苏打水,330ml,罐,饮料,3.00,,1.2,13',
	'N2,6901234567893,坏校验码,1,个,,2.00,,1.2,',
	'N3,,没有价格,1,个,,,,1.2,',
	',,没有编号,1,个,,1.00,,1.2,',
	'N4,,价格不对,1,个,,一块五,,1.2,',
];

export async function chooseList({ page }: Office, rows: readonly string[]): Promise<void> {
	await page.setInputFiles('input[type="file"]', [
		{ name: '食品.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) },
	]);
}
