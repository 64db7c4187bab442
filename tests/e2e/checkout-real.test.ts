// Goal: the counter works the same over the whole real terminal: real prices, a real ledger, real
// refusals, and the basket survives a restart.
import { describe, expect, it } from 'vitest';
import { approvalOf } from '#kit/temp-terminal.ts';
import { keepOffices, type Office } from './kit-office.ts';

const TEA = '2000000000015';
const LARGE_TEA = '2000000000022';

const offices = keepOffices();

/** A shift is open and a cashier signed in; the page shows the empty checkout. */
async function counter(): Promise<Office> {
	const open = await offices.open({ role: 'cashier', before: (till) => till.openShop() });
	await open.sees('等待扫码');
	return open;
}

describe('the counter over a real terminal', () => {
	it('sells for cash, prints, and shows the copies it was asked for', async () => {
		const { keys, till, sees } = await counter();
		await keys.scan(TEA);
		await keys.type('2*');
		await keys.scan(LARGE_TEA);
		await sees('18.30');
		await keys.press('Enter');
		await sees('应收');
		await keys.type('50');
		await sees('31.70');
		await keys.press('Enter');
		await sees('已收款');
		await sees('小票已打印');
		await keys.press('F12');
		await sees('补打第 1 次');
		const { sales } = await till.ask('sale/list', {});
		expect(sales).toMatchObject([{ totalFen: 1830, lineCount: 2, reprints: 1 }]);
	});

	it('P23 lets a cashier change a price within the limit, and beyond it with a manager', async () => {
		const { keys, page, till, sees } = await counter();
		await keys.scan(TEA);
		await sees('4.50');
		await keys.press('F4');
		await page.getByLabel('新单价').fill('4.20');
		await keys.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await keys.press('F4');
		await page.getByLabel('新单价').fill('1');
		await keys.press('Enter');
		await sees('授权放行 · 改价');
		const { operatorNo, pin } = approvalOf('manager');
		await page.getByLabel('授权人工号').fill(operatorNo);
		await page.getByLabel('授权人密码').fill(pin);
		await keys.press('Enter');
		await page.getByRole('dialog').first().waitFor({ state: 'detached' });
		const { lines } = await till.ask('sale/current', {});
		expect(lines.map(({ unitPriceFen }) => unitPriceFen)).toEqual([100]);
		await keys.press('F4');
		await page.getByLabel('新单价').fill('9');
		await keys.press('Enter');
		await sees('不能高于原价');
		await keys.press('Escape');
	});

	it('P23 asks for a manager again when more is wanted of what a manager released', async () => {
		const { keys, page, till, sees } = await counter();
		const { operatorNo, pin } = approvalOf('manager');
		const release = async () => {
			await page.getByLabel('授权人工号').fill(operatorNo);
			await page.getByLabel('授权人密码').fill(pin);
			await keys.press('Enter');
			await page.getByRole('dialog').first().waitFor({ state: 'detached' });
		};
		await keys.scan(TEA);
		await sees('4.50');
		await keys.press('F4');
		await page.getByLabel('新单价').fill('1');
		await keys.press('Enter');
		await sees('收银员自己最多便宜 10%。');
		await release();
		await keys.type('*5');
		await keys.press('Enter');
		await sees('授权放行 · 改数量');
		expect(await offices.current().look('approval')).toEqual([]);
		await release();
		await sees('¥1.00 × 5瓶 = ¥5.00');
		await keys.press('Insert');
		await sees('授权放行 · 再来一份');
		await keys.press('Escape');
		await sees('需要授权');
		expect((await till.ask('sale/current', {})).totals.totalFen).toBe(500);
		await keys.press('Insert');
		await sees('授权放行 · 再来一份');
		await release();
		await sees('¥1.00 × 6瓶 = ¥6.00');
	});

	it('PRD-5 says that a price changed under the basket, and takes it by one key', async () => {
		const { keys, page, till, sees } = await counter();
		await keys.scan(TEA);
		await keys.scan(LARGE_TEA);
		await sees('11.40');
		const [tea] = (await till.ask('product/search', { text: TEA })).products;
		const change = { productId: tea?.productId ?? 0, priceText: '5.00' };
		await till.ask('product/change', change, { approval: approvalOf('manager') });
		await sees('价格已更新：¥5.00');
		await sees('这一单有 1 行还是原来的价格');
		expect(await page.getByRole('region', { name: '购物篮' }).textContent()).toContain('4.50');
		await keys.press('ArrowUp');
		expect(await offices.current().look('price-changed')).toEqual([]);
		await keys.press('Control+u');
		await sees('已按新价 ¥5.00');
		await sees('11.90');
		await keys.press('Control+z');
		await sees('11.40');
		await page.getByRole('button', { name: '按新价' }).click();
		await sees('11.90');
		await keys.press('Control+u');
		await sees('这一行的价格没有变');
	});

	it('parks a basket, takes it back, voids it, and finds it again after a restart', async () => {
		const { keys, page, till, sees } = await counter();
		await keys.scan(TEA);
		await sees('4.50');
		await keys.press('F6');
		await page.getByLabel('备注').fill('红衣服');
		await keys.press('Enter');
		await sees('已挂单');
		await till.restart();
		await till.signIn('cashier');
		await keys.press('Shift+F6');
		await sees('红衣服');
		await keys.press('Enter');
		await sees('已取单');
		await page.reload();
		await sees('购物篮已恢复');
		await sees('4.50');
		await keys.press('Shift+Delete');
		await keys.press('Enter');
		await sees('整单已作废');
		expect((await till.ask('sale/current', {})).lines).toEqual([]);
	});

	it('reads what a cashier types, and refuses what is a barcode in the wrong place', async () => {
		const { keys, sees } = await counter();
		await keys.type('2');
		await keys.press('Enter');
		await keys.press('Escape');
		await keys.scan(TEA);
		await sees('4.50');
		await keys.type(`*${TEA}`);
		await keys.press('Enter');
		await sees('数量里是一个条码');
		await keys.press('Enter');
		await sees('应收');
		await keys.type(TEA);
		await keys.press('Enter');
		await sees('金额里是一个条码');
		await keys.press('Escape');
		await keys.press('Escape');
		await sees('合计');
	});
});
