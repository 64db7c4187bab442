// Goal: one box finds whoever is meant, whatever was typed, and what was typed is no card in the hand.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

/** ¥4.50, ¥4.20 for members. */
const TEA = '2000000000015';
const released = { approval: approvalOf('manager') };

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

describe('SV-5: a card number that is typed', () => {
	it('pays nothing, known from the page or whole, however like a stripe it is', async () => {
		const { memberId } = await till.ask('member/add', { phone: '13977665544' });
		const top = { memberId, amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', top);
		const { page, cardNo } = await till.ask('member/issue-card', { memberId }, released);
		expect(page.cards[0]?.cardNo).toBe(`********${cardNo.slice(-4)}`);
		await till.ask('scan/submit', { text: TEA });
		const pay = async () => {
			const { saleId, revision } = await till.ask('sale/current', {});
			const input = { saleId, revision, method: 'stored_value', amountText: '' } as const;
			const reply = await till.reply('payment/begin', input);
			return reply.ok ? 'paid' : reply.refusal.code;
		};
		for (const text of [`;${cardNo}?`, `;${cardNo}=2512?`]) {
			expect((await till.ask('member/find', { text })).panel).toMatchObject({ present: false });
			await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
			expect(await pay()).toBe('stored-value/needs-proof');
			await till.ask('scan/submit', { text, source: 'typed' });
			expect(await pay()).toBe('stored-value/needs-proof');
		}
		await till.ask('scan/submit', { text: `;${cardNo}?`, source: 'wedge' });
		expect(await pay()).toBe('paid');
	});
});
