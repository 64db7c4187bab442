// Goal: while HQ is away a member spends what HQ set aside and a little more, and never more than
// that; while it is there it says yes to each amount; and a till without an HQ knows nothing of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { scriptHq, type ScriptedHq } from '#kit/scripted-hq.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const TEA = '2000000000015';
const approval = approvalOf('manager');
const owner = approvalOf('owner');

let hq: ScriptedHq;
let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	hq = scriptHq();
	till = await openTempTerminal(hq.options);
	await hq.enrol(till);
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' }));
	await till.ask('stored-value/top-up', {
		memberId,
		amountText: '300',
		way: 'wechat',
		expectedBonusFen: 3000,
	});
});
afterEach(() => till.close());

async function basket(count: number) {
	await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
	await till.ask('scan/submit', { text: TEA, quantityText: `${count}` });
}

async function begin(amountText = '') {
	const { saleId, revision } = await till.ask('sale/current', {});
	return { saleId, revision, method: 'stored_value', amountText } as const;
}

const pay = async (amountText = '') => till.ask('payment/begin', await begin(amountText));
const refusedPay = async (amountText = '') =>
	till.refused('payment/begin', await begin(amountText));

async function complete(givenText = '') {
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen, givenText });
}

const balance = { principal_fen: 30_000, bonus_fen: 3000 };

describe('without an HQ', () => {
	it('all in the ledger is spent, and nothing of allowances is written', async () => {
		await basket(40);
		await pay();
		await complete();
		const [sale] = await journalOf(till, 'sale/completed');
		expect(sale).not.toHaveProperty('allowance');
		expect((await journalOf(till)).some(({ kind }) => kind.startsWith('allowance/'))).toBe(false);
	});
});

describe('while HQ is away', () => {
	beforeEach(() => (hq.state = 'away'));

	it('a member it was told nothing of earns and does not spend', async () => {
		await basket(2);
		expect((await refusedPay()).code).toBe('allowance/unknown-member');
		await complete('10');
		const [sale] = await journalOf(till, 'sale/completed');
		expect(sale).toHaveProperty('points.earned');
	});

	it('M3: the grant first, then the floor, and the event says what it took', async () => {
		expect(hq.snapshot(memberId, balance)).toBe('ok');
		expect(hq.grant(memberId, { grant_id: 'g1', stored_value_fen: 5000 })).toBe('ok');
		await basket(60);
		expect(await refusedPay('200')).toEqual({ code: 'allowance/over', free: 15_000 });
		expect((await pay()).paidFen).toBe(15_000);
		expect(await refusedPay()).toEqual({ code: 'allowance/over', free: 0 });
		await complete('200');
		const [sale] = await journalOf(till, 'sale/completed');
		expect(sale).toMatchObject({
			allowance: [
				{
					purse: 'stored_value',
					member_id: memberId,
					from_grants: [{ grant_id: 'g1', amount: 5000 }],
					from_floor: 10_000,
					risk_fen: 10_000,
					through_pos: 0,
					floor_most: 10_000,
					cap_fen: 100_000,
				},
			],
		});
		await basket(1);
		expect((await refusedPay()).code).toBe('allowance/over');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('two payments of a sale share one allowance, and a try taken back frees it', async () => {
		hq.snapshot(memberId, balance);
		await basket(60);
		const first = await pay('60');
		expect(await refusedPay('41')).toEqual({ code: 'allowance/over', free: 4000 });
		await pay('40');
		const attemptId = first.attempts[0]?.attemptId ?? '';
		await till.ask('payment/cancel', { attemptId });
		expect((await pay()).paidFen).toBe(10_000);
	});

	it('a newer snapshot gives the floor back only for what HQ has posted', async () => {
		hq.snapshot(memberId, balance);
		await basket(30);
		await pay('100');
		await complete('100');
		// Taken before HQ had the sale: its spend still counts.
		hq.snapshot(memberId, balance);
		await basket(1);
		expect((await refusedPay()).code).toBe('allowance/over');
		const head = await hq.head();
		expect(hq.snapshot(memberId, { ...balance, ...head })).toBe('ok');
		await pay();
		await complete();
	});

	it('an old snapshot leaves the grant; a clock put back does not make it young', async () => {
		hq.snapshot(memberId, balance);
		hq.grant(memberId, { stored_value_fen: 300 });
		till.clock.advance(72 * 3_600_000 + 60_000);
		await till.signIn('cashier');
		await basket(1);
		expect((await pay()).paidFen).toBe(300);
		till.clock.setBy(-72 * 3_600_000);
		expect((await refusedPay()).code).toBe('allowance/snapshot-old');
	});

	it('C: what the till risks in a day is one for all members', async () => {
		const book = await till.ask('stored-value/book', {});
		const offline = { ...book.offline, capFen: 500 };
		await till.ask('stored-value/change-book', { book: { ...book, offline } }, { approval: owner });
		hq.snapshot(memberId, balance);
		await basket(2);
		expect(await refusedPay('6')).toEqual({ code: 'allowance/cap', free: 500 });
	});

	it('the limits are the owner’s, not a manager’s', async () => {
		const book = await till.ask('stored-value/book', {});
		const offline = { ...book.offline, floorFen: 99_999 };
		const input = { book: { ...book, offline } };
		expect(await till.refused('stored-value/change-book', input, { approval })).toEqual({
			code: 'permission/needs-approval',
			role: 'owner',
		});
		const same = { book: { ...book, bonusMonths: 12 } };
		await till.ask('stored-value/change-book', same, { approval });
	});

	it('M5: with U at 0 nothing is at risk', async () => {
		const book = await till.ask('stored-value/book', {});
		const offline = { ...book.offline, floorFen: 0, floorPoints: 0 };
		await till.ask('stored-value/change-book', { book: { ...book, offline } }, { approval: owner });
		hq.snapshot(memberId, balance);
		await basket(1);
		expect(await refusedPay()).toEqual({ code: 'allowance/over', free: 0 });
		hq.grant(memberId, { stored_value_fen: 200 });
		expect((await pay()).paidFen).toBe(200);
	});

	it('a member who owes is blocked until HQ unblocks them', async () => {
		hq.snapshot(memberId, balance);
		expect(hq.tell({ kind: 'block', member_id: memberId })).toBe('ok');
		await basket(1);
		expect((await refusedPay()).code).toBe('allowance/blocked');
		expect(hq.tell({ kind: 'unblock', member_id: memberId })).toBe('ok');
		await pay();
	});

	it('a refund gives back to the lots and not to the floor', async () => {
		hq.snapshot(memberId, balance);
		await basket(30);
		await pay('100');
		const { pos } = await complete('100');
		const wanted = { pos, lines: [{ n: 1, quantityText: '30' }] };
		const { paidFen } = await till.ask('refund/preview', wanted);
		const asked = { ...wanted, expectedPaidFen: paidFen, reason: 'other' as const };
		await till.ask('refund/complete', asked, { approval });
		const { pockets } = await till.ask('stored-value/show', { memberId });
		expect(pockets.principalFen + pockets.bonusFen).toBe(33_000);
		await basket(1);
		expect((await refusedPay()).code).toBe('allowance/over');
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('while HQ is there', () => {
	beforeEach(() => (hq.state = 'online'));

	it('it says yes to the very amount, and the sale spends what it said yes to', async () => {
		hq.answer = hq.grants;
		await basket(10);
		expect((await pay()).remainingFen).toBe(0);
		expect(hq.asked).toMatchObject([{ memberId, purse: 'stored_value', amount: 4200 }]);
		// The line goes: what was said yes to stays so.
		hq.state = 'away';
		till.clock.advance(86_400_000);
		await till.signIn('cashier');
		await complete();
		const [sale] = await journalOf(till, 'sale/completed');
		expect(sale).toMatchObject({ allowance: [{ from_floor: 0, risk_fen: 0 }] });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('its no is a no, with what there is', async () => {
		hq.answer = () => Promise.resolve({ answer: 'refused', free: 1200 });
		await basket(10);
		expect(await refusedPay()).toEqual({ code: 'allowance/refused', free: 1200 });
	});

	it('without an answer it counts as away', async () => {
		hq.snapshot(memberId, balance);
		hq.answer = () => Promise.reject(new Error('reset'));
		await basket(60);
		expect((await pay()).paidFen).toBe(10_000);
	});

	it('what came to nothing goes back by its release, and by nothing else', async () => {
		hq.answer = hq.grants;
		await basket(10);
		const { attempts } = await pay();
		await till.ask('payment/cancel', { attemptId: attempts[0]?.attemptId ?? '' });
		const [released] = await journalOf(till, 'allowance/released');
		expect(released).toMatchObject({ member_id: memberId, stored_value_fen: 4200, why: 'unused' });
		await complete('50');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('an answer that is not HQ’s is none', async () => {
		hq.answer = async (wanted) => {
			const granted = await hq.grants(wanted);
			if (granted.answer !== 'granted') return granted;
			const { message } = granted.message as { message: Record<string, unknown> };
			const { signature } = hq.signed({ kind: 'block', member_id: memberId });
			return { answer: 'granted', message: { message, signature } };
		};
		await basket(10);
		expect((await refusedPay()).code).toBe('allowance/not-authorized');
		expect(await journalOf(till, 'allowance/granted')).toEqual([]);
	});
});

describe('on the screen', () => {
	it('says what may be spent now and why, and nothing without an HQ', async () => {
		expect(await till.ask('member/panel', { memberId })).not.toHaveProperty('allowance');
		hq.state = 'away';
		hq.snapshot(memberId, { ...balance, points: 500 });
		hq.grant(memberId, { stored_value_fen: 5000 });
		const { allowance } = await till.ask('member/panel', { memberId });
		expect(allowance).toMatchObject({
			hq: 'away',
			value: { balance: 33_000, now: 15_000, grant: 5000, floor: 10_000, why: 'floor' },
			points: { now: 0, why: 'all' },
		});
		await basket(30);
		await pay('60');
		const { saleId } = await till.ask('sale/current', {});
		const quote = await till.ask('sale/quote-cash', { saleId });
		expect(quote.allowance?.value).toEqual({
			balance: 27_000,
			now: 9000,
			grant: 0,
			floor: 9000,
			why: 'floor',
		});
	});
});
