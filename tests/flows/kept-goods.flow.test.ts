// Goal: what a member came to is what they kept: goods that came back count for nobody, whoever
// brought them back and whoever the sale they went on to is of (members.md 6.6, REF-1, K5).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '#kit/rows-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

/** ¥4.50 a bottle, ¥4.20 for members; juice is ¥6.50 for them. */
const TEA = '2000000000015';
const JUICE = '2000000000022';
const approval = approvalOf('manager');

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

/** Bronze for all; silver by what is said; gold by hand. */
async function silverBy(basis: 'spend' | 'visits', threshold: number) {
	const { templates } = await till.ask('tier/list', {});
	const tiers = templates.three.map((row, at) => {
		if (at === 1) return { ...row, basis, threshold };
		return at === 0 ? row : { ...row, basis: 'manual' as const, threshold: 0 };
	});
	await till.ask('tier/put-table', { tiers }, { approval });
}

const add = async (phone: string) => (await till.ask('member/add', { phone })).memberId;
const panel = async (memberId: string) => (await till.ask('member/page', { memberId })).panel;

async function sell(memberId: string | undefined, quantityText: string, text = TEA) {
	await till.ask('scan/submit', { text, quantityText });
	if (memberId !== undefined) await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	const backFen = totals.exchange?.backFen ?? 0;
	const input = { saleId, revision, totalFen: totals.totalFen, backFen };
	return (await till.ask('sale/complete', input, { approval })).pos;
}

async function refund(pos: number, quantityText: string) {
	const lines = [{ n: 1, quantityText }];
	const { paidFen } = await till.ask('refund/preview', { pos, lines });
	const asked = { pos, lines, expectedPaidFen: paidFen, reason: 'other' as const };
	await till.ask('refund/complete', asked, { approval });
}

async function voidSale(pos: number) {
	const whole = { pos, mode: 'void' as const, lines: [] };
	const { paidFen } = await till.ask('refund/preview', whole);
	const asked = { ...whole, expectedPaidFen: paidFen, reason: 'mistake' as const };
	await till.ask('refund/complete', asked, { approval });
}

const bringBack = (pos: number, quantityText: string) =>
	till.ask(
		'exchange/begin',
		{ pos, lines: [{ n: 1, quantityText }], reason: 'unsuitable', way: 'cash' },
		{ approval },
	);

describe('CFG-2: what was spent', () => {
	it('is less by what came back in an exchange nobody was put on', async () => {
		await silverBy('spend', 8000);
		const memberId = await add('13800138000');
		const pos = await sell(memberId, '10');
		await bringBack(pos, '10');
		await sell(undefined, '1');
		expect(await panel(memberId)).toMatchObject({ spentFen: 0, visits: 0 });
		await sell(memberId, '19');
		expect((await panel(memberId)).tierName).toBe('青铜');
		await sell(memberId, '1');
		expect((await panel(memberId)).tierName).toBe('白银');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('by an exchange another member is on is all of the new goods to them, and less to the first', async () => {
		await silverBy('spend', 8000);
		const first = await add('13800138000');
		const second = await add('13900139000');
		const pos = await sell(first, '10');
		await bringBack(pos, '5');
		await sell(second, '20');
		expect(await panel(first)).toMatchObject({ spentFen: 2100, visits: 1, tierName: '青铜' });
		expect(await panel(second)).toMatchObject({ spentFen: 8400, visits: 1, tierName: '白银' });
		await sell(first, '14');
		expect(await panel(first)).toMatchObject({ spentFen: 7980, tierName: '青铜' });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('by an exchange of their own is what they kept in the end', async () => {
		await silverBy('spend', 8000);
		const memberId = await add('13800138000');
		const pos = await sell(memberId, '10');
		await bringBack(pos, '10');
		await sell(memberId, '11');
		expect(await panel(memberId)).toMatchObject({ spentFen: 4620, visits: 1, tierName: '青铜' });
		await sell(memberId, '8');
		expect((await panel(memberId)).tierName).toBe('青铜');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('follows a merge, and what came back after it too', async () => {
		await silverBy('spend', 8000);
		const keepId = await add('13800138000');
		const dropId = await add('13900139000');
		const pos = await sell(dropId, '10');
		await till.ask('member/merge', { keepId, dropId }, { approval });
		await refund(pos, '10');
		await till.restart();
		await till.signIn('cashier');
		expect(await panel(keepId)).toMatchObject({ spentFen: 0, visits: 0 });
		await sell(keepId, '10');
		expect((await panel(keepId)).tierName).toBe('青铜');
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('K4: visits', () => {
	it('whose goods all came back are none: not for the tier, the panel or the average', async () => {
		await silverBy('visits', 3);
		const memberId = await add('13800138000');
		for (let nth = 0; nth < 2; nth += 1) await voidSale(await sell(memberId, '2', JUICE));
		const twice = await sell(memberId, '2', JUICE);
		await refund(twice, '1');
		expect(await panel(memberId)).toMatchObject({ visits: 1, spentFen: 650 });
		await refund(twice, '1');
		await sell(memberId, '1');
		await sell(memberId, '1');
		expect(await panel(memberId)).toMatchObject({ visits: 2, tierName: '青铜' });
		const { averageFen, top, sales } = await till.ask('member/visits', { memberId });
		expect({ averageFen, top }).toMatchObject({
			averageFen: 420,
			top: [{ times: 2, netFen: 840 }],
		});
		// The documents themselves stay on their list.
		expect(sales).toHaveLength(9);
		await sell(memberId, '1');
		expect((await panel(memberId)).tierName).toBe('白银');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('what they brought back is not what they usually buy', async () => {
		const memberId = await add('13800138000');
		for (let nth = 0; nth < 2; nth += 1) await voidSale(await sell(memberId, '2'));
		expect((await panel(memberId)).usual).toEqual([]);
		const pos = await sell(memberId, '3');
		await refund(pos, '1');
		await sell(memberId, '1');
		expect((await panel(memberId)).usual).toMatchObject([{ times: 2 }]);
		const { top } = await till.ask('member/visits', { memberId });
		expect(top).toMatchObject([{ times: 2, netFen: 1260 }]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('are counted on the list of sales, and are gone from it when all came back', async () => {
		const memberId = await add('13800138000');
		const pos = await sell(memberId, '1');
		expect(await rowsOf(till, 'SELECT kept_fen, visit FROM sale')).toEqual([
			{ kept_fen: 420, visit: 1 },
		]);
		await refund(pos, '1');
		expect(await rowsOf(till, 'SELECT kept_fen, visit FROM sale ORDER BY pos')).toEqual([
			{ kept_fen: 0, visit: 0 },
			{ kept_fen: 0, visit: 0 },
		]);
		expect(await verifyTill(till)).toEqual([]);
	});
});
