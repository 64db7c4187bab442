// Goal: the papers of stored value are what the law asks for: the written contract at a top-up, and
// a settlement with its calculation when it is given back; whose they are stands masked.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', name: '欧阳明' }));
	const topUp = { memberId, amountText: '500', way: 'wechat', expectedBonusFen: 5000 } as const;
	await till.ask('stored-value/top-up', topUp);
});
afterEach(() => till.close());

async function paper(count: number): Promise<string> {
	await expect.poll(() => till.devices.printed.length).toBe(count);
	return JSON.stringify(till.devices.printed.at(-1));
}

describe('the papers of stored value', () => {
	it('I2: the contract has the amounts, the terms and a line to sign', async () => {
		const contract = await paper(1);
		for (const said of ['储值充值单', '￥500.00', '充500送50', '七日内', '书面合同', '签字']) {
			expect(contract).toContain(said);
		}
		expect(contract).toContain('欧**明 138****8000');
		expect(contract).not.toContain('13800138000');
	});

	it('SV-2: the paper of goods that came back says what is on the account now', async () => {
		await paper(1);
		await till.ask('scan/submit', { text: '2000000000015', quantityText: '10' });
		await till.ask('sale/attach-member', { memberId });
		const { saleId, revision } = await till.ask('sale/current', {});
		const proof = { tail: '8000' };
		const method = 'stored_value' as const;
		await till.ask('payment/begin', { saleId, revision, method, amountText: '', proof });
		const { pos } = await till.ask('sale/complete', { saleId, revision });
		await paper(2);
		const wanted = { pos, lines: [{ n: 1, quantityText: '5' }] };
		const { paidFen: expectedPaidFen } = await till.ask('refund/preview', wanted);
		const back = { ...wanted, expectedPaidFen, reason: 'quality' as const };
		await till.ask('refund/complete', back, { approval });
		// ¥550.00, ten bottles at ¥4.20 paid of it, and five of them are back.
		expect(await paper(3)).toContain('{"kind":"pair","left":"储值余额","right":"529.00"');
	});

	it('I2: the settlement has the reason, every step and what was paid back how', async () => {
		await paper(1);
		const refund = {
			memberId,
			reason: 'seven-day',
			way: 'transfer',
			reference: '20260302001',
			expectedRefundFen: 50_000,
		} as const;
		await till.ask('stored-value/refund', refund, { approval });
		const settlement = await paper(2);
		for (const said of [
			'退储值结算单',
			'7 天无理由',
			'已付本金',
			'应退',
			'赠金作废',
			'20260302001',
		]) {
			expect(settlement).toContain(said);
		}
	});

	it('SV-6: the settlement names the gifts that are void', async () => {
		await paper(1);
		const book = await till.ask('stored-value/book', {});
		const gifts = [{ kind: 'points' as const, points: 500 }];
		const rules = { name: '充100送500分', reach: 10_000, every: false, kinds: [] };
		const offers = [{ offerId: 'gift', gifts, ...rules, from: '', until: '' }];
		await till.ask('stored-value/change-book', { book: { ...book, offers } }, { approval });
		const topUp = { memberId, amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', topUp);
		await paper(2);
		const refund = { memberId, reason: 'agreed', way: 'transfer' } as const;
		await till.ask('stored-value/refund', { ...refund, expectedRefundFen: 60_000 }, { approval });
		const settlement = await paper(3);
		for (const said of ['赠金作废', '赠积分收回', '500']) expect(settlement).toContain(said);
	});

	it.each([
		['much', '50', true],
		['a little', '40', false],
	])(
		'SV-5: a receipt paid by stored value has a line to sign where it is much (%s)',
		async (...row) => {
			const [, bottles, signs] = row;
			await paper(1);
			const card = { phone: '13900139000', cardNo: 'GT-0002' };
			const { memberId: whose } = await till.ask('member/add', card);
			const topUp = { memberId: whose, amountText: '500', way: 'wechat' } as const;
			await till.ask('stored-value/top-up', { ...topUp, expectedBonusFen: 5000 });
			await paper(2);
			await till.ask(
				'member/set-pin',
				{ memberId: whose, pin: '274913' },
				{ approval: approvalOf('manager') },
			);
			await till.ask('scan/submit', { text: 'GT-0002', source: 'wedge' });
			await till.ask('scan/submit', { text: '2000000000015', quantityText: bottles });
			const { saleId, revision } = await till.ask('sale/current', {});
			const proof = { pin: '274913' };
			await till.ask('payment/begin', { saleId, revision, method: 'stored_value', proof });
			const { totals } = await till.ask('sale/current', {});
			const done = { saleId, revision, totalFen: totals.totalFen, givenText: '' };
			await till.ask('sale/complete', done);
			expect((await paper(3)).includes('顾客签字')).toBe(signs);
		},
	);
});
