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

describe('who showed a card', () => {
	it('SV-5: is there for ten minutes from then on; after that they show it once more', async () => {
		await topUp('300', 3000);
		await goods('2');
		await show('GT-0001');
		till.clock.advance(10 * 60_000);
		expect((await till.ask('sale/current', {})).totals.member?.present).toBe(true);
		till.clock.advance(1000);
		expect((await till.ask('sale/current', {})).totals.member?.present).toBe(false);
		expect(await refusedPay('1')).toBe('stored-value/needs-proof');
		expect((await pay('1', { tail: '8000' })).ok).toBe(true);
		await show('GT-0001');
		expect((await pay('1')).ok).toBe(true);
		// Put on again by a screen that remembers the card: as old as when it was read.
		till.clock.advance(8 * 60_000);
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		till.clock.advance(3 * 60_000);
		expect(await refusedPay('1')).toBe('stored-value/needs-proof');
	});

	it('SV-5: and left alone on an empty basket, is not the next customer', async () => {
		await topUp('300', 3000);
		await show('GT-0001');
		till.clock.advance(10 * 60_000 + 1);
		await goods('1');
		expect((await till.ask('sale/current', {})).totals).toMatchObject({ totalFen: 450 });
		expect((await till.ask('sale/current', {})).totals.member).toBeUndefined();
		expect(await refusedPay('1')).toBe('member/none-attached');
		// With goods in the basket they stay: the sale is theirs, whoever has to prove it.
		await show('GT-0001');
		till.clock.advance(30 * 60_000);
		await goods('1');
		expect((await till.ask('sale/current', {})).totals.member?.memberId).toBe(memberId);
	});

	it('SV-5: is who the till read it of itself; what a screen says proves nothing', async () => {
		await topUp('300', 3000);
		await goods('10');
		for (const foundBy of ['card', 'qr'] as const) {
			await till.ask('sale/attach-member', { memberId, foundBy });
			expect(await refusedPay()).toBe('stored-value/needs-proof');
		}
		// Another's card is no proof of this one.
		await till.ask('member/find', { text: 'GT-0002', source: 'scanned' });
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		expect(await refusedPay()).toBe('stored-value/needs-proof');
		await till.ask('member/find', { text: 'GT-0001', source: 'typed' });
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		expect(await refusedPay()).toBe('stored-value/needs-proof');
		await till.ask('member/find', { text: 'GT-0001', source: 'scanned' });
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		expect((await pay()).ok).toBe(true);
	});

	it('SV-5: a card that was read for one sale, by another or long ago proves nothing', async () => {
		await topUp('300', 3000);
		const attached = async () => {
			await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
			return (await till.ask('sale/current', {})).totals.member?.present;
		};
		await show('GT-0001');
		await goods('1');
		await pay();
		await done();
		expect(await attached()).toBe(false);
		await till.ask('member/find', { text: 'GT-0001', source: 'scanned' });
		await till.signIn('manager');
		expect(await attached()).toBe(false);
		await till.ask('member/find', { text: 'GT-0001', source: 'scanned' });
		till.clock.advance(10 * 60_000);
		expect(await attached()).toBe(true);
		till.clock.advance(1);
		expect(await attached()).toBe(false);
	});

	it('SV-5: has to show it again when the sale waited, over night or over a restart', async () => {
		await topUp('300', 3000);
		await show('GT-0001');
		await goods('10');
		const { saleId } = await till.ask('sale/current', {});
		await till.ask('sale/park', { saleId, label: '' });
		await till.ask('sale/recall', { saleId });
		expect(await refusedPay()).toBe('stored-value/needs-proof');
		// Nor does undo bring the card back.
		await till.ask('sale/undo', {});
		await till.ask('sale/undo', {});
		await show('GT-0001');
		await goods('10');
		await till.restart();
		await till.signIn('cashier');
		expect(await refusedPay()).toBe('stored-value/needs-proof');
		await show('GT-0001');
		const { revision } = await till.ask('sale/current', {});
		const order = { saleId, revision, amountText: '2', label: '', phone: '' };
		const { orderNo } = await till.ask('deposit/take', order);
		await till.ask('deposit/collect', { orderNo });
		expect(await refusedPay()).toBe('stored-value/needs-proof');
		await show('GT-0001');
		expect((await pay()).ok).toBe(true);
		expect((await done()).ok).toBe(true);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('MEM-15: a card that is lost, replaced or handed on proves nothing for the open sale', async () => {
		await topUp('300', 3000);
		await show('GT-0001');
		await goods('10');
		await till.ask('member/report-lost', { memberId, cardNo: 'GT-0001' });
		expect((await till.ask('sale/current', {})).totals.member?.present).toBe(false);
		expect(await refusedPay()).toBe('stored-value/needs-proof');
		await till.ask('member/restore-card', { memberId, cardNo: 'GT-0001' }, released);
		await show('GT-0001');
		const card = { memberId, cardNo: 'GT-0001' };
		await till.ask('member/transfer-card', { ...card, toMemberId: child }, released);
		expect(await refusedPay()).toBe('stored-value/needs-proof');
	});
});

describe('the last four of the phone', () => {
	it('SV-5: cannot be tried until one fits: five wrong ones lock it, PINs among them', async () => {
		await topUp('100', 0);
		await till.ask('member/set-pin', { memberId, pin: PIN }, released);
		await till.ask('points/adjust', { memberId, points: 500, reason: '补登' }, released);
		await goods('9');
		await till.ask('sale/attach-member', { memberId });
		const tail = (last: string) => ({ proof: { pin: '', tail: last } });
		const wrong = (left: number) => ({ refusal: { code: 'member/wrong-tail', left } });
		expect(await pay('', { tail: '1111' })).toMatchObject(wrong(4));
		expect(await till.reply('sale/redeem-points', tail('2222'))).toMatchObject(wrong(3));
		// The right one makes no room for more.
		expect((await till.reply('sale/redeem-points', tail('8000'))).ok).toBe(true);
		expect(await refusedPay('', { pin: '582047' })).toBe('member/wrong-pin');
		const gift = { giftId: '', name: '杯子', points: 100, stock: 5, active: true };
		const { giftId } = await till.ask('points/put-gift', gift, released);
		const wanted = { memberId, giftId, expectedPoints: 100 };
		const exchange = (last: string) => {
			return till.reply('points/exchange-gift', { ...wanted, ...tail(last) });
		};
		expect(await exchange('3333')).toMatchObject(wrong(1));
		expect(await pay('', { tail: '4444' })).toMatchObject(wrong(0));
		await till.restart();
		await till.signIn('cashier');
		const locked = { refusal: { code: 'member/pin-locked', minutes: 15 } };
		expect(await pay('', { tail: '8000' })).toMatchObject(locked);
		expect(await exchange('8000')).toMatchObject(locked);
		expect(await pay('', { pin: PIN })).toMatchObject(locked);
		// The card in their hand still opens it.
		await show('GT-0001');
		expect((await pay('')).ok).toBe(true);
	});
});
