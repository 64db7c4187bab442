// Goal: whatever a counter does with slips and accounts, in any order, a slip never goes below
// nothing, an account never above its limit, and both end where the books and `verify` say.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import type { XReport } from '#shared/shift/x-report.ts';

const TEA = '2000000000015';
const LIMIT = 6000;
const MOVES = 100;
const approval = approvalOf('manager');

type Way = 'original' | 'store-credit' | 'cash';

const anyMove = fc.oneof(
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('sell' as const),
			pieces: fc.integer({ min: 1, max: 5 }),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('spend' as const),
			pieces: fc.integer({ min: 1, max: 5 }),
			slip: fc.nat(9),
			typed: fc.constantFrom('', '', '3', '7.77'),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('on-account' as const),
			pieces: fc.integer({ min: 1, max: 5 }),
			typed: fc.constantFrom('', '5'),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('refund' as const),
			sale: fc.nat(30),
			pieces: fc.integer({ min: 1, max: 2 }),
			way: fc.constantFrom<Way>('original', 'store-credit', 'store-credit', 'cash'),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('settle' as const),
			typed: fc.constantFrom('', '4.50'),
		}),
	},
);
type Move = typeof anyMove extends fc.Arbitrary<infer One> ? One : never;

let till: TempTerminal;
beforeAll(async () => {
	till = await openTempTerminal();
	await till.openShop();
	const company = { code: 'C001', name: '长城贸易', limitText: String(LIMIT / 100) };
	await till.ask('account/put', company, { approval });
});
afterAll(() => till.close());

/** By code, what this test itself believes to be on the slips. */
const slips = new Map<string, number>();
const sales: { readonly pos: number; readonly tenders: readonly string[] }[] = [];
let owed = 0;

async function fill(pieces: number) {
	await till.ask('scan/submit', { text: TEA, quantityText: String(pieces) });
	const { saleId, revision } = await till.ask('sale/current', {});
	return { saleId, revision };
}

async function complete(sale: { saleId: string; revision: number }, tenders: string[] = []) {
	const { pos } = await till.ask('sale/complete', sale);
	sales.push({ pos, tenders });
}

async function spend({ pieces, slip, typed }: Extract<Move, { do: 'spend' }>) {
	const sale = await fill(pieces);
	// Mostly a slip with something on it, now and then one that is used up.
	const codes = [...slips.keys()].filter((one) => slip % 4 === 0 || (slips.get(one) ?? 0) > 0);
	const code = codes[slip % Math.max(1, codes.length)] ?? '';
	const input = { ...sale, method: 'store_credit' as const, subject: code, amountText: typed };
	const begun = await till.reply('payment/begin', input);
	if (begun.ok) slips.set(code, (slips.get(code) ?? 0) - begun.value.paidFen);
	await complete(sale, begun.ok ? ['store_credit'] : []);
}

async function buyOnAccount({ pieces, typed }: Extract<Move, { do: 'on-account' }>) {
	const sale = await fill(pieces);
	const method = 'on_account' as const;
	const input = { ...sale, method, subject: 'C001', amountText: typed };
	const begun = await till.reply('payment/begin', input);
	if (begun.ok) owed += begun.value.paidFen;
	await complete(sale, begun.ok ? [method] : []);
}

async function refund({ sale, pieces, way }: Extract<Move, { do: 'refund' }>) {
	const found = sales[sale % Math.max(1, sales.length)];
	if (found === undefined) return;
	const lines = [{ n: 1, quantityText: String(pieces) }];
	const plan = await till.reply('refund/preview', { pos: found.pos, way, lines });
	if (!plan.ok) return;
	const { paidFen, paidBack } = plan.value;
	const reason = 'other' as const;
	const wanted = { pos: found.pos, way, lines, expectedPaidFen: paidFen, reason };
	const done = await till.ask('refund/complete', wanted, { approval });
	for (const { code, addedFen } of done.slips) slips.set(code, (slips.get(code) ?? 0) + addedFen);
	for (const row of paidBack) if (row.kind === 'on_account') owed -= row.paidFen;
}

async function settle(typed: string) {
	const settled = await till.reply('account/settle', {
		code: 'C001',
		way: 'cash',
		amountText: typed,
	});
	if (settled.ok) owed -= settled.value.amountFen;
}

async function act(move: Move): Promise<void> {
	if (move.do === 'sell') await complete(await fill(move.pieces));
	else if (move.do === 'spend') await spend(move);
	else if (move.do === 'on-account') await buyOnAccount(move);
	else if (move.do === 'refund') await refund(move);
	else await settle(move.typed);
}

async function isAsBelieved(): Promise<void> {
	for (const [code, balanceFen] of slips) {
		expect(balanceFen).toBeGreaterThanOrEqual(0);
		expect(await till.ask('credit/find', { code })).toMatchObject({
			balanceFen,
			freeFen: balanceFen,
		});
	}
	const { accounts } = await till.ask('account/list', {});
	expect(accounts[0]?.owedFen).toBe(owed);
	expect(owed).toBeLessThanOrEqual(LIMIT);
}

describe('a day of slips and accounts', () => {
	it('ends as each step said, and verify finds nothing', async () => {
		const moves = fc.sample(anyMove, { numRuns: MOVES, seed: 20261125 });
		for (const move of moves) await act(move);
		await isAsBelieved();
		// The day was about something.
		expect(slips.size).toBeGreaterThan(3);
		const paid = sales.flatMap(({ tenders }) => tenders);
		expect(paid.filter((kind) => kind === 'store_credit').length).toBeGreaterThan(3);
		expect(paid.filter((kind) => kind === 'on_account').length).toBeGreaterThan(3);
		await till.signIn('manager');
		const report = await till.ask('shift/x-report', { print: false });
		expect(brokenIdentities(report as XReport)).toEqual([]);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is the same after a restart', async () => {
		await till.restart();
		await till.signIn('cashier');
		await isAsBelieved();
	});
});
