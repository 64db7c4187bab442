// Goal: what the law says of prepaid cards holds at the counter and is said before money is taken:
// how much a card holds, who is asked for a document, what never leaves in cash.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

const released = { approval: approvalOf('manager') };

let till: TempTerminal;
let memberId: string;
let bareId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000' }));
	bareId = (await till.ask('member/add', { cardNo: 'GT-0009' })).memberId;
});
afterEach(() => till.close());

const quote = (whose: string, amountText: string) =>
	till.ask('stored-value/quote-top-up', { memberId: whose, amountText });

describe('the limits of a top-up', () => {
	it('I2: cash above ¥100 is not made legal by a setting', async () => {
		const book = await till.ask('stored-value/book', {});
		const rulesWith = (cashRefundUpToFen: number) => {
			return { book: { ...book, rules: { ...book.rules, cashRefundUpToFen } } };
		};
		const loose = rulesWith(10_001);
		expect(await till.refused('stored-value/change-book', loose, released)).toMatchObject({
			code: 'stored-value/book-wrong',
			field: 'rules.cashRefundUpToFen',
		});
		await till.ask('stored-value/change-book', rulesWith(5000), released);
	});

	it('I2: any registered card asks for a document, until one was seen', async () => {
		expect((await quote(memberId, '4900')).needsIdentity).toBe(true);
		const paid = { memberId, amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', paid);
		expect((await quote(memberId, '100')).needsIdentity).toBe(true);
		const seen = { identified: true, identityKind: 'id-card' } as const;
		await till.ask('stored-value/top-up', { ...paid, ...seen });
		expect((await quote(memberId, '100')).needsIdentity).toBe(false);
		// It was one person all along.
		const { memberId: keepId } = await till.ask('member/add', { phone: '13900139000' });
		expect((await quote(keepId, '100')).needsIdentity).toBe(true);
		await till.ask('member/merge', { keepId, dropId: memberId }, released);
		expect((await quote(keepId, '100')).needsIdentity).toBe(false);
	});

	it('I2: and an unregistered one from 10 000 yuan on, before the cap is said', async () => {
		const wanted = { memberId: bareId, amountText: '10000', way: 'wechat' } as const;
		const { bonusFen: expectedBonusFen, needsIdentity } = await quote(bareId, '10000');
		expect(needsIdentity).toBe(true);
		const whole = { ...wanted, expectedBonusFen };
		expect((await till.refused('stored-value/top-up', whole)).code).toBe(
			'stored-value/needs-identity',
		);
		const seen = { ...whole, identified: true, identityKind: 'passport' } as const;
		expect((await till.refused('stored-value/top-up', seen)).code).toBe('stored-value/above-cap');
	});

	it('I2: the cap that is said is the cap that holds', async () => {
		expect((await quote(bareId, '100')).capFen).toBe(100_000);
		expect((await quote(memberId, '100')).capFen).toBe(500_000);
		const wanted = { memberId: bareId, amountText: '950.01', way: 'wechat' } as const;
		const over = { ...wanted, expectedBonusFen: 5000 };
		expect(await till.refused('stored-value/top-up', over)).toMatchObject({
			code: 'stored-value/above-cap',
			cap: 100_000,
		});
	});
});
