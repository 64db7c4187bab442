// Goal: money that is paid before it is spent is owed to the fen: topped up with its offer, spent
// with proof that the member is there, back to its own lots when goods come back, and given back by
// the formula of its reason.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
const TEA = '2000000000015';
const PHONE = '13800138000';
const PIN = '274913';
const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', {
		phone: PHONE,
		cardNo: 'GT-0001',
		name: '欧阳明',
	}));
});
afterEach(() => till.close());

const topUp = (amountText: string, expectedBonusFen: number, way: 'cash' | 'wechat' = 'wechat') =>
	till.ask('stored-value/top-up', { memberId, amountText, way, expectedBonusFen });
const show = () => till.ask('stored-value/show', { memberId });
const current = () => till.ask('sale/current', {});

async function basket(count: number, how = 'GT-0001') {
	await till.ask('scan/submit', { text: how, source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: `${count}` });
	return current();
}

async function pay(amountText = '', proof?: { pin?: string; tail?: string }) {
	const { saleId, revision } = await current();
	const input = { saleId, revision, method: 'stored_value', amountText } as const;
	return till.ask('payment/begin', { ...input, ...(proof === undefined ? {} : { proof }) });
}

async function refusedPay(amountText = '', proof?: { pin?: string; tail?: string }) {
	const { saleId, revision } = await current();
	const input = { saleId, revision, method: 'stored_value', amountText } as const;
	return till.refused('payment/begin', { ...input, ...(proof === undefined ? {} : { proof }) });
}

async function complete(givenText = '') {
	const { saleId, revision, totals } = await current();
	return till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen, givenText });
}

describe('topping up', () => {
	it('SV-1: takes the best offer, and says the next', async () => {
		const quote = await till.ask('stored-value/quote-top-up', { memberId, amountText: '300' });
		expect(quote).toMatchObject({
			bonusFen: 3000,
			offer: { name: '充200送30' },
			next: { missingFen: 20_000, bonusFen: 5000 },
			after: { principalFen: 30_000, bonusFen: 3000 },
		});
		const done = await topUp('300', 3000);
		expect(done).toMatchObject({ bonusFen: 3000, slip: 'printing', drawer: 'none' });
		expect((await till.ask('member/panel', { memberId })).principalFen).toBe(30_000);
		const wrong = { memberId, amountText: '500', way: 'wechat', expectedBonusFen: 0 } as const;
		expect((await till.refused('stored-value/top-up', wrong)).code).toBe(
			'stored-value/offer-changed',
		);
	});

	it('SV-3, SV-4: is a liability and no sale; 499.99 stays, 500.00 is the second tier', async () => {
		await topUp('499.99', 3000);
		expect((await till.ask('member/panel', { memberId })).tierName).toBe('青铜');
		expect(await topUp('0.01', 0).catch((error: Error) => error.message)).toContain('too-little');
		await topUp('10', 0);
		expect((await till.ask('member/panel', { memberId })).tierName).toBe('白银');
		await till.signIn('manager');
		const report = await till.ask('shift/x-report', {});
		expect(report.totalFen).toBe(0);
		expect(report.storedValue?.toppedUp).toMatchObject([{ kind: 'code', amountFen: 50_999 }]);
		const liability = await till.ask('stored-value/liability', {});
		expect(liability).toMatchObject({
			opening: { principalFen: 0, bonusFen: 0 },
			closing: { principalFen: 50_999, bonusFen: 3000 },
			held: { principalFen: 50_999, bonusFen: 3000 },
			members: 1,
		});
	});

	it('I2: never above the cap of a card; unregistered cards have a lower one', async () => {
		const refused = async (id: string, amountText: string) =>
			(
				await till.refused('stored-value/top-up', {
					memberId: id,
					amountText,
					way: 'wechat',
					expectedBonusFen: 5000,
				})
			).code;
		expect(await refused(memberId, '4950.01')).toBe('stored-value/above-cap');
		const bare = await till.ask('member/add', { cardNo: 'GT-0002' });
		expect(await refused(bare.memberId, '950.01')).toBe('stored-value/above-cap');
		await topUp('4950', 5000);
	});

	it('the same command twice is one top-up', async () => {
		const input = { memberId, amountText: '200', way: 'cash', expectedBonusFen: 3000 } as const;
		const commandId = 'top-up-once-and-only';
		const first = await till.ask('stored-value/top-up', input, { commandId });
		expect(await till.ask('stored-value/top-up', input, { commandId })).toEqual(first);
		expect((await show()).pockets).toEqual({ principalFen: 20_000, bonusFen: 3000 });
	});

	it('SV-7: undone the same day while nothing of it is spent, the way it came', async () => {
		const { lotId } = await topUp('500', 5000, 'cash');
		expect((await show()).lots[0]).toMatchObject({ canUndo: true, daysToReturn: 7 });
		await basket(1);
		await pay();
		await complete();
		const undo = { memberId, lotId };
		expect((await till.refused('stored-value/undo-top-up', undo, { approval })).code).toBe(
			'stored-value/spent-already',
		);
		const { lotId: second } = await topUp('200', 3000, 'cash');
		expect((await till.refused('stored-value/undo-top-up', { memberId, lotId: second })).code).toBe(
			'permission/needs-approval',
		);
		const done = await till.ask(
			'stored-value/undo-top-up',
			{ memberId, lotId: second },
			{ approval },
		);
		expect(done).toMatchObject({ paidBackFen: 20_000, drawer: 'opening' });
		const { lotId: third } = await topUp('200', 3000);
		till.clock.advance(86_400_000);
		expect(
			(await till.refused('stored-value/undo-top-up', { memberId, lotId: third }, { approval }))
				.code,
		).toBe('stored-value/not-this-day');
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('spending', () => {
	it('SV-2, SV-5: with the card in hand, by ratio, what is over in cash; the paper says both', async () => {
		await topUp('10', 0);
		await topUp('200', 3000);
		const sale = await basket(50);
		const begun = await pay('100');
		expect(begun).toMatchObject({ paidFen: 10_000 });
		await complete('500');
		const [event] = await journalOf(till, 'sale/completed');
		expect(event).toMatchObject({
			tenders: [
				{
					kind: 'stored_value',
					subject: memberId,
					amount_fen: 10_000,
					// 10.00 of the first lot; 90.00 of the second: ⌊9000 × 3/23⌋ = 1173 of it bonus.
					parts: [
						{ principal_fen: 1000, bonus_fen: 0 },
						{ principal_fen: 7827, bonus_fen: 1173 },
					],
					principal_after_fen: 12_173,
					bonus_after_fen: 1827,
				},
				{ kind: 'cash', amount_fen: sale.totals.totalFen - 10_000 },
			],
		});
		await expect.poll(() => till.devices.printed.length).toBe(3);
		const paper = JSON.stringify(till.devices.printed.at(-1));
		expect(paper).toMatch(
			/储值本金.*88\.27.*储值赠金.*11\.73.*原有余额.*240\.00.*储值余额.*140\.00/,
		);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('SV-5: without a card it needs the tail of the phone; from ¥200 on always the PIN', async () => {
		await topUp('500', 5000);
		await basket(1, PHONE);
		expect((await refusedPay()).code).toBe('stored-value/needs-proof');
		expect(await refusedPay('', { tail: '1234' })).toEqual({ code: 'member/wrong-tail', left: 4 });
		await pay('', { tail: '8000' });
		await complete();
		await basket(60);
		expect((await refusedPay('200')).code).toBe('stored-value/no-pin');
		await till.ask('member/set-pin', { memberId, pin: PIN });
		expect((await refusedPay('200')).code).toBe('stored-value/needs-pin');
		expect(await refusedPay('200', { pin: '111222' })).toEqual({
			code: 'member/wrong-pin',
			left: 4,
		});
		await pay('200', { pin: PIN });
		expect((await refusedPay('400', { pin: PIN })).code).toMatch(/exceeds|insufficient/);
		await complete('500');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('without a member, and without money, it pays nothing', async () => {
		await till.ask('scan/submit', { text: TEA });
		expect((await refusedPay()).code).toBe('member/none-attached');
		await basket(1);
		expect((await refusedPay()).code).toBe('stored-value/empty');
	});

	it('a basket that waits holds what it took: it is not spent twice', async () => {
		await topUp('10', 0);
		await basket(2);
		await pay();
		const { saleId } = await current();
		expect((await till.refused('sale/park', { saleId, label: '' })).code).toBe(
			'payment/still-paid',
		);
		expect((await refusedPay('5')).code).toMatch(/nothing-due|insufficient/);
	});
});

describe('when goods come back', () => {
	it('REF-2: a part goes back to the lots it came from, and all of it is the start', async () => {
		await topUp('10', 0);
		await topUp('200', 3000);
		const before = (await show()).lots;
		await basket(20);
		await pay();
		const { pos } = await complete();
		const lines = [{ n: 1, quantityText: '7', disposition: 'restock' as const }];
		const part = { pos, mode: 'return', lines, reason: 'unsuitable' } as const;
		const plan = await till.ask('refund/preview', { pos, mode: 'return', lines });
		const { principalFen, bonusFen } = (await show()).pockets;
		const moved = (of: string) => plan.moves.find((move) => move.of === of);
		expect(moved('principal')?.before).toBe(principalFen);
		expect(moved('bonus')?.before).toBe(bonusFen);
		await till.ask('refund/complete', { ...part, expectedPaidFen: plan.paidFen }, { approval });
		const [refund] = await journalOf(till, 'sale/refunded');
		expect(refund).toMatchObject({
			v: 2,
			returned: { paid_back: [{ kind: 'stored_value', subject: memberId }] },
		});
		// The preview said what both pockets hold now.
		expect((await show()).pockets).toEqual({
			principalFen: moved('principal')?.after,
			bonusFen: moved('bonus')?.after,
		});
		const rest = [{ ...lines[0], n: 1, quantityText: '13', disposition: 'restock' as const }];
		const last = await till.ask('refund/preview', { pos, mode: 'return', lines: rest });
		const all = { pos, mode: 'return', lines: rest, reason: 'unsuitable' } as const;
		await till.ask('refund/complete', { ...all, expectedPaidFen: last.paidFen }, { approval });
		const stripped = (lots: typeof before) =>
			lots.map(({ principalLeftFen, bonusLeftFen }) => [principalLeftFen, bonusLeftFen]);
		expect(stripped((await show()).lots)).toEqual(stripped(before));
		expect(await verifyTill(till)).toEqual([]);
	});

	it('never leaves in cash, whatever other way was asked for', async () => {
		await topUp('200', 3000);
		await basket(2);
		await pay();
		const { pos } = await complete();
		const lines = [{ n: 1, quantityText: '2', disposition: 'restock' as const }];
		const plan = await till.ask('refund/preview', { pos, mode: 'return', lines, way: 'cash' });
		expect(plan.paidBack).toMatchObject([{ kind: 'stored_value' }]);
	});
});

describe('giving stored value back', () => {
	it('SV-6: agreed gives the principal that is left; what changed meanwhile is asked again', async () => {
		await topUp('200', 3000);
		await basket(10);
		await pay();
		await complete();
		const reason = 'agreed' as const;
		const plan = await till.ask('stored-value/refund-preview', { memberId, reason });
		expect(plan.refundFen).toBe(plan.before.principalFen);
		const refund = { memberId, reason, way: 'wechat', expectedRefundFen: 20_000 } as const;
		expect((await till.refused('stored-value/refund', refund, { approval })).code).toBe(
			'stored-value/refund-changed',
		);
		const right = { ...refund, expectedRefundFen: plan.refundFen };
		await till.ask('stored-value/refund', right, { approval });
		expect((await till.refused('stored-value/refund-preview', { memberId, reason })).code).toBe(
			'stored-value/nothing-to-refund',
		);
		expect(await verifyTill(till)).toEqual([]);
	});
});
