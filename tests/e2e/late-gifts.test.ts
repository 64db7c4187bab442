// Goal: before it is done the screen says what becomes of bonus that had ended, of gift passes that
// were extended for money, and of points that wait for a suspended primary; in both languages.
import { describe, expect, it } from 'vitest';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { keepOffices } from './kit-office.ts';

const CARD = 'GT-0001';
const TEA = '2000000000015';
const released = { approval: approvalOf('manager') };
const offices = keepOffices();
let memberId = '';

async function open(till: TempTerminal): Promise<void> {
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: CARD }));
	const book = await till.ask('stored-value/book', {});
	const change = { ...book, pinFromFen: 500_000, bonusMonths: 1 };
	await till.ask('stored-value/change-book', { book: change }, released);
}

/** Ten teas by stored value with bonus, which ends before they come back. */
async function withLateBonus(till: TempTerminal): Promise<void> {
	await open(till);
	const paid = { memberId, amountText: '200', way: 'wechat', expectedBonusFen: 3000 } as const;
	await till.ask('stored-value/top-up', paid);
	await till.ask('scan/submit', { text: CARD, source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: '10' });
	const { saleId, revision } = await till.ask('sale/current', {});
	await till.ask('payment/begin', { saleId, revision, method: 'stored_value', amountText: '' });
	const { totals, ...now } = await till.ask('sale/current', {});
	const done = { saleId: now.saleId, revision: now.revision, totalFen: totals.totalFen };
	await till.ask('sale/complete', { ...done, givenText: '' });
	till.clock.advance(32 * 86_400_000);
	await till.signIn('cashier');
}

/** Two gift passes, both extended, one handed on before. */
async function withExtendedGifts(till: TempTerminal): Promise<void> {
	await open(till);
	const { products } = await till.ask('product/search', { text: '足疗' });
	const { productId } = products.find(({ name }) => name.startsWith('足疗')) ?? { productId: 0 };
	const target = { kind: 'product' as const, productId };
	const items = [{ target, name: '足疗', listPriceFen: 9900, paid: 3, gift: 0 }];
	const terms = { startRule: 'purchase', validDays: 365, stores: 'home' } as const;
	const kind = { kind: 'counted', name: '足疗三次卡', priceFen: 29_700 } as const;
	const extension = { days: 90, priceFen: 1000 };
	const template = { ...kind, ...terms, transferable: true, items, extension };
	const { templateId } = await till.ask('pass-card/put-template', { template }, released);
	const book = await till.ask('stored-value/book', {});
	const rules = { reach: 10_000, every: true, kinds: [], from: '', until: '' };
	const gifts = [{ kind: 'pass' as const, templateId }];
	const offers = [{ offerId: 'gift', name: '每充100有礼', gifts, ...rules }];
	await till.ask('stored-value/change-book', { book: { ...book, offers } }, released);
	const paid = { memberId, amountText: '200', way: 'wechat', expectedBonusFen: 0 } as const;
	await till.ask('stored-value/top-up', paid);
	const { passes } = await till.ask('pass-card/list', { memberId });
	const { memberId: toMemberId } = await till.ask('member/add', { phone: '13900139000' });
	const [first, second] = passes.map(({ passId }) => passId);
	const handed = { passId: second ?? '', toMemberId, reason: 'friend' } as const;
	await till.ask('pass-card/transfer', handed, released);
	for (const passId of [first ?? '', second ?? '']) {
		await till.ask('pass-card/sell-extension', { passId, expectedPriceFen: 1000 });
	}
	await till.signIn('manager');
}

/** A linked member with goods in the basket while the primary is suspended. */
async function withSuspendedPrimary(till: TempTerminal): Promise<void> {
	await open(till);
	const linked = await till.ask('member/add', { phone: '13900139000', cardNo: 'GT-0002' });
	const pair = { primaryId: memberId, memberId: linked.memberId };
	await till.ask('family/link', pair, released);
	await till.ask('member/freeze', { memberId, reason: 'dispute' }, released);
	await till.ask('scan/submit', { text: 'GT-0002', source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: '10' });
}

describe.each([
	['zh-CN', 'light'],
	['en', 'dark'],
] as const)('before it is done, in %s, %s', (language, theme) => {
	const isZh = language === 'zh-CN';

	it('REF-2: a refund says until when bonus that had ended is good', async () => {
		const office = await offices.open({
			language,
			theme,
			role: 'cashier',
			route: 'refund',
			before: withLateBonus,
		});
		const { page, keys, sees, till, url, look } = office;
		const pos = (await till.ask('sale/list', {})).sales[0]?.pos ?? 0;
		await page.goto(`${url}#/refund?pos=${pos}`);
		await page.reload();
		await page.locator('[data-refund-quantity]').first().waitFor();
		await keys.press(' ');
		await sees(isZh ? '赠金原已到期，退回后延长到 2026-05-03' : 'good again until 2026-05-03');
		expect(await look('refund-late-bonus')).toEqual([]);
	});

	it('SV-6: giving stored value back says which gift pass goes, and which stays and why', async () => {
		const office = await offices.open({
			language,
			theme,
			role: 'manager',
			route: 'sales',
			before: withExtendedGifts,
		});
		const { page, keys, sees, url, look } = office;
		await page.goto(`${url}#/stored-value?member=${memberId}`);
		await page.getByRole('button', { name: /^(?:退储值|Refund)$/ }).click();
		await page.getByRole('dialog').waitFor();
		await keys.press('Enter');
		await sees(isZh ? '还没用掉的续期费一起退 ¥10.00' : '¥10.00 of its extension');
		await sees(isZh ? '归持卡人，不收回' : 'it stays with its holder');
		await sees('210.00');
		expect(await look('stored-value-refund-gifts')).toEqual([]);
		await keys.press('Enter');
		await sees(isZh ? '已退储值 ¥210.00' : '210.00');
	});

	it('MEM-12: a sale of a family says that its points wait for the primary', async () => {
		const office = await offices.open({
			language,
			theme,
			role: 'cashier',
			before: withSuspendedPrimary,
		});
		await office.sees(
			isZh ? '主账户已停用，积分恢复后可用' : 'Points wait: the primary is suspended',
		);
		expect(await office.look('points-wait')).toEqual([]);
	});
});
