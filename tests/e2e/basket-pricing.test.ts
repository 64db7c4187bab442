// Goal: the cashier sees what came off and why (I4), gives discounts within their limit or with
// another person's PIN, puts coupons on and off, and the figures on the screen always tie.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { checkoutPricingWords } from '#shared/words/checkout-pricing.ts';
import { keepOffices, type Office, type OfficeOptions } from './kit-office.ts';

const approval = approvalOf('manager');

const offices = keepOffices();

const add = (till: TempTerminal, productId: number, quantityText = '1') =>
	till.ask('sale/add-product', { productId, quantityText });

/** Sodas 3 for 10, milk at half price for the second, and 10 off a hundred: three promotions. */
async function threePromotions(till: TempTerminal): Promise<void> {
	await till.openShop();
	await add(till, 23, '2');
	await add(till, 25);
	await add(till, 60, '6');
	await add(till, 61, '3');
	await add(till, 40, '2');
}

async function counter(options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({
		role: 'cashier',
		demoPromotions: true,
		before: threePromotions,
		...options,
	});
	await open.page.getByRole('main').waitFor();
	return open;
}

/** Fen of the amounts that stand in these places, as a person reads them. */
async function fenOf(page: Page, places: string): Promise<number[]> {
	const texts = await page.locator(places).allTextContents();
	return texts.map((text) => {
		const sign = text.includes('−') ? -1 : 1;
		return sign * Math.round(Number(text.replaceAll(/[^\d.]/g, '')) * 100);
	});
}

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, one) => sum + one, 0);

async function release({ page, keys }: Office): Promise<void> {
	await page.getByLabel('授权人工号').fill(approval.operatorNo);
	await page.getByLabel('授权人密码').fill(approval.pin);
	await keys.press('Enter');
	await page.getByRole('dialog').first().waitFor({ state: 'detached' });
}

describe.each(['zh-CN', 'en'] as const)('why a price is so, in %s', (language) => {
	it('I4 opens by one key, says line by line what came off, and its sums equal it', async () => {
		const { page, keys, till, look } = await counter({ language });
		const { why } = checkoutPricingWords[language];
		await page.getByText('牛奶第二件半价').first().waitFor();
		expect(await look('pricing-basket')).toEqual([]);
		await keys.press('Control+i');
		const panel = page.getByRole('region', { name: why.title }).first();
		await panel.waitFor();
		const { lines, totals } = await till.ask('sale/current', {});
		expect(totals.byKind.map(({ kind }) => kind)).toEqual(
			expect.arrayContaining(['promotion', 'threshold']),
		);
		const [ofLine, ofSale] = ['article:nth-of-type(1)', 'article:nth-of-type(2)'];
		const milk = lines.at(-1);
		expect(sumOf(await fenOf(page, `${ofLine} [data-part] dd`))).toBe(-(milk?.discountFen ?? 0));
		expect(sumOf(await fenOf(page, `${ofSale} [data-part] dd`))).toBe(-totals.discountFen);
		expect(await fenOf(page, `${ofSale} [data-off] span`)).toEqual([totals.discountFen]);
		expect(await look('pricing-why')).toEqual([]);
		// The line is chosen by the same keys; nothing lost the focus.
		await keys.press('ArrowUp');
		await panel.getByText(lines.at(-2)?.name ?? '?').waitFor();
		await keys.press('Escape');
		await panel.waitFor({ state: 'detached' });
	});
});

describe('what would give more', () => {
	it('I4 stands above the total, and a gift that is due goes in by one key', async () => {
		const { page, keys, till, sees } = await counter();
		const { totals } = await till.ask('sale/current', {});
		expect(totals.giftsDue).not.toEqual([]);
		await sees('可换购 2 件，每件 ¥1.00');
		await keys.press('Control+g');
		await sees('可换购 1 件，每件 ¥1.00');
		await keys.press('Control+g');
		await sees('赠品已加入');
		await page.getByText('可换购').waitFor({ state: 'detached' });
		const after = await till.ask('sale/current', {});
		expect(after.lines).toHaveLength(6);
		expect(after.totals.giftsDue).toEqual([]);
	});
});

describe('a discount by hand', () => {
	it('P23 takes per cent off the whole with F5, beyond the limit with a manager', async () => {
		const office = await counter();
		const { page, keys, till, sees } = office;
		await keys.press('F5');
		await page.getByLabel('几折').fill('9.8');
		await keys.press('Enter');
		await sees('优惠已给');
		expect((await till.ask('sale/current', {})).totals.orderDiscount?.figure).toBe(9800);
		await keys.press('F5');
		await keys.press('F5');
		await page.getByLabel('减百分之几').fill('20');
		await keys.press('Enter');
		await sees('授权放行 · 整单折扣');
		await sees('自己一次最多优惠');
		await release(office);
		const { totals } = await till.ask('sale/current', {});
		expect(totals.orderDiscount).toMatchObject({ kind: 'percent', figure: 8000 });
		expect(await office.look('pricing-discount')).toEqual([]);
		await page.getByRole('button', { name: '去掉整单折扣 8折' }).click();
		await sees('优惠已取消');
		expect((await till.ask('sale/current', {})).totals.orderDiscount).toBeUndefined();
	});

	it('takes yuan off one line with F4, and takes it back', async () => {
		const before = async (shop: TempTerminal) => {
			await shop.openShop();
			await add(shop, 23);
		};
		const { page, keys, till, sees, look } = await counter({ before });
		await keys.press('F4');
		for (let presses = 0; presses < 3; presses += 1) await keys.press('F4');
		await page.getByLabel('减多少元').fill('0.30');
		expect(await look('pricing-line-discount')).toEqual([]);
		await keys.press('Enter');
		await sees('优惠已给');
		const { lines } = await till.ask('sale/current', {});
		expect(lines.at(-1)?.lineDiscount).toMatchObject({ kind: 'amount', amountFen: 30 });
		await keys.press('F4');
		await page.getByText('取消优惠').click();
		await keys.press('Enter');
		await sees('优惠已取消');
		expect((await till.ask('sale/current', {})).lines.at(-1)?.lineDiscount).toBeUndefined();
	});

	it('says when something else saves more than the discount on a line', async () => {
		const { page, keys, sees } = await counter();
		await keys.press('F4');
		await keys.press('F4');
		await keys.press('F4');
		await page.getByLabel('减百分之几').fill('1');
		await keys.press('Enter');
		await sees('现在别的优惠更划算');
		await keys.press('Control+i');
		await sees('另一个优惠更划算');
	});

	it('drops the small change with F5, and says it beside the total', async () => {
		const { page, keys, till, sees } = await counter();
		await keys.press('F5');
		await page.getByText('抹角').click();
		await keys.press('Enter');
		await page.getByRole('button', { name: '去掉抹角' }).waitFor();
		const { totals } = await till.ask('sale/current', {});
		expect(totals.smallChange?.stepFen).toBe(100);
		expect(totals.totalFen % 100).toBe(0);
		await page.getByRole('button', { name: '去掉抹角' }).click();
		await sees('优惠已取消');
	});
});

describe('a coupon', () => {
	let code = '';
	const withCoupon = async (till: TempTerminal) => {
		await threePromotions(till);
		const asked = { kindId: 'follow-5', count: 1 };
		code = (await till.ask('coupon/issue', asked, { approval })).coupons[0]?.code ?? '';
	};

	it('PRO-9 is scanned like goods, answers aloud, and is taken off by a key', async () => {
		const { page, keys, till, sees, look } = await counter({ before: withCoupon });
		const before = (await till.ask('sale/current', {})).totals.totalFen;
		await keys.scan(code);
		await sees('优惠券已用上');
		expect((await till.ask('sale/current', {})).totals.totalFen).toBe(before - 500);
		await page.getByRole('button', { name: '去掉关注公众号送5元券' }).waitFor();
		await keys.press('F7');
		await page.getByRole('list', { name: '这一单上的券' }).waitFor();
		expect(await look('pricing-coupon')).toEqual([]);
		await keys.press('Delete');
		await sees('这一单还没有券');
		await keys.press('Enter');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		expect((await till.ask('sale/current', {})).totals.totalFen).toBe(before);
	});

	it('PRO-9 that does not count any more stays, and says why', async () => {
		const before = async (till: TempTerminal) => {
			await till.openShop();
			await add(till, 60, '6');
			const asked = { kindId: 'voucher-30', count: 1 };
			const { coupons } = await till.ask('coupon/issue', asked, { approval });
			await till.ask('sale/add-coupon', { text: coupons[0]?.code ?? '' });
		};
		const { keys, till, sees, look } = await counter({ before });
		await sees('30元代金券');
		await keys.type('*1');
		await keys.press('Enter');
		await sees('暂不生效');
		await keys.press('Control+i');
		await sees('还差 ¥14.00 才能用这张券（满 ¥30.00）');
		expect(await look('pricing-aside')).toEqual([]);
		expect((await till.ask('sale/current', {})).totals).toMatchObject({ totalFen: 1600 });
	});

	it('PRO-9 that nobody issued is refused in words, and the basket stays', async () => {
		const { page, keys, till, sees } = await counter({ before: withCoupon });
		const wrong = `${code.slice(0, -2)}${code.endsWith('00') ? '11' : '00'}`;
		await keys.press('F7');
		await page.getByLabel('扫券').fill(wrong);
		await keys.press('Enter');
		await sees('券码不对');
		expect((await till.ask('sale/current', {})).totals.coupons).toEqual([]);
		await keys.press('Escape');
	});
});

describe('beside the goods', () => {
	it('a note and whose sale it is are kept by keys', async () => {
		const { page, keys, till, sees } = await counter();
		await keys.press('Control+e');
		await page.getByLabel('印在小票上').fill('明天送货');
		await keys.press('Enter');
		await page.getByRole('button', { name: '去掉备注：明天送货' }).waitFor();
		// The basket may show it before the dialog has its answer.
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await keys.press('Control+d');
		await page.getByLabel('导购的工号').fill(approval.operatorNo);
		await keys.press('Enter');
		await sees('导购已记');
		const { lines, totals } = await till.ask('sale/current', {});
		expect(totals.note).toBe('明天送货');
		expect(lines.every(({ salesperson }) => salesperson !== '')).toBe(true);
	});

	it('a price that moved under the tender goes back to the basket and says so', async () => {
		const { keys, sees, page } = await counter();
		await keys.press('Enter');
		await sees('应收');
		offices.current().script.set('sale/complete', () => ({
			ok: false,
			refusal: { code: 'sale/price-moved' },
		}));
		await keys.press('Enter');
		await sees('价格刚刚变了');
		await page.getByRole('heading', { name: '合计' }).waitFor();
	});
});
