// Goal: stored value that is merged or handed over keeps the history it had: what it brings when
// it is given back, its seven days, its interest and what it counted for, wherever it lies.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
const TEA = '2000000000015';
const DAY_MS = 86_400_000;
const released = { approval: approvalOf('manager') };
type Book = RequestInput<'stored-value/change-book'>['book'];
type Reason = RequestInput<'stored-value/refund'>['reason'];

let till: TempTerminal;
let memberId: string;
let otherId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' }));
	const other = { phone: '13900139000', cardNo: 'GT-0002' };
	otherId = (await till.ask('member/add', other)).memberId;
	// However much is paid with it, the card is proof enough here.
	await setBook({ pinFromFen: 500_000 });
});
afterEach(() => till.close());

async function setBook(change: Partial<Book>): Promise<void> {
	const book = await till.ask('stored-value/book', {});
	await till.ask('stored-value/change-book', { book: { ...book, ...change } }, released);
}
const topUp = (amountText: string, expectedBonusFen: number, whose = memberId) => {
	const paid = { memberId: whose, amountText, way: 'wechat' as const, expectedBonusFen };
	return till.ask('stored-value/top-up', paid);
};
const refundOf = async (reason: Reason, whose = memberId) =>
	(await till.ask('stored-value/refund-preview', { memberId: whose, reason })).refundFen;
async function giveBack(reason: Reason, whose: string): Promise<void> {
	const expectedRefundFen = await refundOf(reason, whose);
	const refund = { memberId: whose, reason, way: 'transfer', expectedRefundFen } as const;
	await till.ask('stored-value/refund', refund, released);
}
/** Pays so much of so many bottles with it, and the rest in cash. */
async function spend(count: number, amountText = '', cardNo = 'GT-0001'): Promise<number> {
	await till.ask('scan/submit', { text: cardNo, source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: `${count}` });
	const { saleId, revision } = await till.ask('sale/current', {});
	await till.ask('payment/begin', { saleId, revision, method: 'stored_value', amountText });
	const { totals } = await till.ask('sale/current', {});
	const rest = totals.totalFen / 100 - Number(amountText);
	const givenText = amountText === '' ? '' : `${rest}`;
	const done = { saleId, revision, totalFen: totals.totalFen, givenText };
	return (await till.ask('sale/complete', done)).pos;
}
async function bringBack(pos: number, count: number): Promise<void> {
	const lines = [{ n: 1, quantityText: `${count}`, disposition: 'restock' as const }];
	const wanted = { pos, mode: 'return' as const, lines };
	const { paidFen: expectedPaidFen } = await till.ask('refund/preview', wanted);
	const back = { ...wanted, reason: 'unsuitable', expectedPaidFen } as const;
	await till.ask('refund/complete', back, released);
}
const merge = () => till.ask('member/merge', { keepId: otherId, dropId: memberId }, released);
const handOver = () =>
	till.ask('stored-value/transfer', { memberId, toMemberId: otherId, reason: 'family' }, released);
async function wait(days: number): Promise<void> {
	till.clock.advance(days * DAY_MS);
	await till.signIn('cashier');
}

describe('what it brings when it is given back', () => {
	const gifts = [{ kind: 'bonus' as const, fen: 10_000 }];
	const offer = { offerId: 'o', name: '充300送100', reach: 30_000, every: false, gifts };

	it('6.1 E17: the store’s fault costs the same after two rows became one', async () => {
		const offers = [{ ...offer, kinds: [], from: '', until: '' }];
		await setBook({ policy: 'PRINCIPAL_FIRST', offers });
		await topUp('300', 10_000);
		await spend(100, '300');
		// 300 − 300 × 300 ÷ 400; the whole principal is used.
		expect(await refundOf('trader')).toBe(7500);
		await merge();
		expect(await refundOf('trader', otherId)).toBe(7500);
		await giveBack('trader', otherId);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('6.1 E18: what was had at a discount counts at list price, whoever had it', async () => {
		await topUp('100', 0);
		const pos = await spend(10);
		await handOver();
		// Ten bottles for 42.00, at list price 45.00.
		expect(await refundOf('consumer', otherId)).toBe(5500);
		await bringBack(pos, 10);
		// What came back lies with who paid; the other has what they were given.
		expect(await refundOf('consumer', otherId)).toBe(5800);
		expect(await refundOf('consumer')).toBe(4200);
		await giveBack('consumer', otherId);
		expect(await refundOf('consumer')).toBe(4200);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('6.1: the seven days of a top-up outlive a merge, and not a use before it', async () => {
		await topUp('200', 3000);
		await wait(3);
		await merge();
		expect(await refundOf('seven-day', otherId)).toBe(20_000);
		const { lots } = await till.ask('stored-value/show', { memberId: otherId });
		expect(lots[0]?.daysToReturn).toBe(4);
		await wait(5);
		const late = { memberId: otherId, reason: 'seven-day' } as const;
		expect(await till.refused('stored-value/refund-preview', late)).toMatchObject({
			code: 'stored-value/seven-days-over',
			days: 8,
		});
	});

	it('6.1: a top-up that was used before the merge was used', async () => {
		await topUp('200', 3000);
		await spend(1);
		await merge();
		const used = { memberId: otherId, reason: 'seven-day' } as const;
		expect((await till.refused('stored-value/refund-preview', used)).code).toBe(
			'stored-value/seven-days-used',
		);
	});
});

describe('a merge', () => {
	it('MEM-2: into a bare card may hold what the phone it takes over allows', async () => {
		const bare = await till.ask('member/add', { cardNo: 'GT-0009' });
		await setBook({ offers: [] });
		await topUp('2000', 0);
		const pair = { keepId: bare.memberId, dropId: memberId };
		await till.ask('member/merge', pair, released);
		expect(await refundOf('seven-day', bare.memberId)).toBe(200_000);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('MEM-2: is not stopped by a bonus that is over', async () => {
		const rules = { reach: 4000, every: false, kinds: [], from: '', until: '' };
		const gifts = [{ kind: 'bonus' as const, fen: 3000 }];
		const offers = [{ offerId: 'b', name: '充40送30', gifts, ...rules }];
		await setBook({ policy: 'PRINCIPAL_FIRST', bonusMonths: 1, offers });
		await topUp('42', 3000);
		await spend(10);
		await wait(40);
		await merge();
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('interest', () => {
	it('6.1 (6): is for the days each top-up lay there', async () => {
		await setBook({ interest: [{ from: '', rateBp: 300 }] });
		await topUp('100', 0);
		await wait(365);
		await topUp('4000', 5000);
		expect(await refundOf('agreed')).toBe(410_000 + 300);
		expect(await refundOf('seven-day')).toBe(400_000);
	});

	it('6.1 (6): goes on through a merge', async () => {
		await setBook({ interest: [{ from: '', rateBp: 300 }] });
		await topUp('100', 0);
		await wait(100);
		await merge();
		await wait(265);
		expect(await refundOf('agreed', otherId)).toBe(10_300);
	});
});

describe('what it counts for', () => {
	const tierOf = async (whose: string) =>
		(await till.ask('member/panel', { memberId: whose })).tierName;

	it('SV-3: 500.00 is the second tier, whatever was handed over and given back before', async () => {
		await topUp('600', 5000);
		await handOver();
		await giveBack('agreed', otherId);
		await topUp('500', 5000, otherId);
		expect(await tierOf(otherId)).toBe('白银');
	});

	it('SV-3: what somebody else gave back counts no more for who topped it up', async () => {
		await topUp('400', 3000);
		await handOver();
		await giveBack('agreed', otherId);
		await topUp('100', 0);
		expect(await tierOf(memberId)).toBe('青铜');
		await topUp('400', 3000);
		expect(await tierOf(memberId)).toBe('白银');
	});
});
