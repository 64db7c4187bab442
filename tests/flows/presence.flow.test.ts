// Goal: what is a member's is spent by nobody else: whose money stands against a sale is whose sale
// it is, and that they are there is proved to the till itself, not to a screen (SV-5, MEM-12).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
const TEA = '2000000000015';
const PIN = '274913';
const released = { approval: approvalOf('manager') };

let till: TempTerminal;
let memberId: string;
let child: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	memberId = await add({ phone: '13800138000', cardNo: 'GT-0001' });
	child = await add({ phone: '13912345678', cardNo: 'GT-0002' });
});
afterEach(() => till.close());

const add = async (who: { phone?: string; cardNo?: string }) =>
	(await till.ask('member/add', who)).memberId;
const topUp = (amountText: string, expectedBonusFen: number, whose = memberId) =>
	till.ask('stored-value/top-up', { memberId: whose, amountText, way: 'wechat', expectedBonusFen });
const show = (text: string) => till.ask('scan/submit', { text, source: 'wedge' });
const goods = (quantityText: string) => till.ask('scan/submit', { text: TEA, quantityText });
type Proof = { readonly pin?: string; readonly tail?: string };
async function pay(amountText = '', proof?: Proof) {
	const { saleId, revision } = await till.ask('sale/current', {});
	const input = { saleId, revision, method: 'stored_value', amountText } as const;
	return till.reply('payment/begin', proof === undefined ? input : { ...input, proof });
}
const refusedPay = async (amountText = '', proof?: Proof) => {
	const reply = await pay(amountText, proof);
	return reply.ok ? undefined : reply.refusal.code;
};
async function done(givenText = '') {
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	const input = { saleId, revision, totalFen: totals.totalFen, givenText };
	return till.reply('sale/complete', input);
}

describe('whose sale it is while their money pays it', () => {
	it('MEM-12: nobody is taken off or put in their place by card, by undo or by hand', async () => {
		await topUp('100', 0);
		const link = { primaryId: memberId, memberId: child, dayLimitText: '20' };
		await till.ask('family/link', link, released);
		await goods('2');
		await show('GT-0002');
		expect((await pay('8')).ok).toBe(true);
		const held = { code: 'payment/still-paid', paid: 800 };
		expect(await till.refused('sale/detach-member', {})).toEqual(held);
		expect(await till.refused('sale/undo', {})).toEqual(held);
		expect(await till.refused('sale/attach-member', { memberId })).toEqual(held);
		expect(await till.refused('scan/submit', { text: 'GT-0001', source: 'wedge' })).toEqual(held);
		// The same one again is no other.
		await show('GT-0002');
		await goods('1');
		expect((await pay('4.60')).ok).toBe(true);
		expect((await done()).ok).toBe(true);
		const { links, spends } = await till.ask('family/show', { memberId });
		expect(links[0]?.spentTodayFen).toBe(1260);
		expect(spends).toMatchObject([{ memberId: child, fen: 1260 }]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('what was taken back first lets them go', async () => {
		await topUp('100', 0);
		await goods('1');
		await show('GT-0001');
		const begun = await pay();
		const attemptId = begun.ok ? (begun.value.attempts[0]?.attemptId ?? '') : '';
		await till.ask('payment/cancel', { attemptId });
		await till.ask('sale/detach-member', {});
		expect((await done()).ok).toBe(true);
	});

	it('MEM-12: who left the family meanwhile does not pay with it; the refusal says what stands', async () => {
		await topUp('100', 0);
		await till.ask('family/link', { primaryId: memberId, memberId: child }, released);
		await goods('1');
		await show('GT-0002');
		const begun = await pay();
		await till.ask('family/unlink', { memberId: child }, released);
		const { saleId, revision } = await till.ask('sale/current', {});
		const refused = await till.refused('sale/complete', { saleId, revision });
		expect(refused).toEqual({ code: 'payment/of-another', paid: 420 });
		const attemptId = begun.ok ? (begun.value.attempts[0]?.attemptId ?? '') : '';
		await till.ask('payment/cancel', { attemptId });
		expect((await done()).ok).toBe(true);
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('from ¥200 on the PIN', () => {
	it('SV-5: in however many tries of one sale; each beyond it is typed anew', async () => {
		await topUp('500', 5000);
		await goods('100');
		await show('GT-0001');
		expect((await pay('199.99')).ok).toBe(true);
		expect(await refusedPay('0.01')).toBe('stored-value/no-pin');
		await till.ask('member/set-pin', { memberId, pin: PIN }, released);
		expect(await refusedPay('0.01')).toBe('stored-value/needs-pin');
		expect((await pay('0.01', { pin: PIN })).ok).toBe(true);
		expect(await refusedPay('50')).toBe('stored-value/needs-pin');
		expect((await done('300')).ok).toBe(true);
		// The next sale is another one.
		await goods('1');
		await show('GT-0001');
		expect((await pay('')).ok).toBe(true);
	});
});
