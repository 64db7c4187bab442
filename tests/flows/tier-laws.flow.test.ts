// Goal: whatever is spent, brought back, granted, paid for, given back and merged, in any order and
// over any time, nobody stands below or above what the rules give them (members.md 6.6).
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { TierFold, type TierFoldTable } from '#kit/tier-fold.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { dateOfDay, dayNumber } from '#shared/kernel/calendar.ts';

/** ¥4.20 a bottle for members. */
const TEA = '2000000000015';
const DAY_MS = 86_400_000;
const FEE = 1000;
const TABLE: TierFoldTable = { reach: [0, 4200, 12_600], paid: 3, feeDays: 30 };
const CODES = ['bronze', 'silver', 'gold', 'plus'];
const NAMES = ['青铜', '白银', '黄金', '尊享'];
const approval = approvalOf('manager');

let till: TempTerminal;
let phones = 13_800_000_000;
beforeAll(async () => {
	till = await openTempTerminal();
	await till.openShop();
	const { templates } = await till.ask('tier/list', {});
	const rows = [...templates.three, ...templates.three.slice(2)];
	const tiers = rows.map((row, at) => {
		const named = { ...row, code: CODES[at] ?? '', name: NAMES[at] ?? '' };
		if (at === TABLE.paid) {
			return {
				...named,
				basis: 'paid' as const,
				threshold: 0,
				feeFen: FEE,
				feeDays: TABLE.feeDays,
			};
		}
		return at === 0
			? named
			: { ...named, basis: 'spend' as const, threshold: TABLE.reach[at] ?? 0 };
	});
	await till.ask('tier/put-table', { tiers }, { approval });
});
afterAll(() => till.close());

const STEPS = ['spend', 'return', 'grant', 'buy', 'undo', 'give-back', 'merge', 'pass'] as const;
type Step = {
	readonly does: (typeof STEPS)[number];
	readonly at: number;
	readonly bottles: number;
	readonly rank: number;
	/** Days a grant is for; 0 for good. */
	readonly days: number;
};
type Whose = { readonly memberId: string; readonly fold: TierFold };

const steps = fc.array(
	fc.record<Step>({
		does: fc.constantFrom(...STEPS, 'spend', 'grant', 'pass'),
		at: fc.nat(9),
		bottles: fc.constantFrom(4, 10, 31),
		rank: fc.nat(3),
		days: fc.constantFrom(0, 1, 4, 25, 200, 395),
	}),
	{ minLength: 4, maxLength: 16 },
);

/** Lowered by a manager for good, then a fee that comes back: it gives and takes nothing more. */
const FEE_UNDER_A_GRANT: Step[] = [
	{ does: 'spend', at: 0, bottles: 10, rank: 0, days: 0 },
	{ does: 'grant', at: 0, bottles: 4, rank: 0, days: 0 },
	{ does: 'buy', at: 0, bottles: 4, rank: 0, days: 0 },
	{ does: 'give-back', at: 0, bottles: 4, rank: 0, days: 0 },
];

async function begin(): Promise<Whose> {
	phones += 1;
	const { memberId } = await till.ask('member/add', { phone: String(phones) });
	const { bizDate } = await till.ask('terminal/status', {});
	return { memberId, fold: new TierFold(TABLE, bizDate) };
}

/** One step, whether it may be done now or not; what must be refused is. */
async function step(whose: Whose, { does, at, bottles, rank, days }: Step): Promise<void> {
	const { memberId, fold } = whose;
	switch (does) {
		case 'spend':
			return sell(whose, bottles);
		case 'return':
			return bringBack(whose, at);
		case 'grant':
			return grant(whose, rank, days);
		case 'buy': {
			const tenders = [{ way: 'cash' as const, amountFen: FEE }];
			const asked = { memberId, tier: 'plus', expectedFeeFen: FEE, tenders };
			expect((await till.reply('tier/buy', asked)).ok).toBe(fold.buy());
			return;
		}
		case 'undo':
		case 'give-back':
			return giveFeeBack(whose, does);
		case 'merge': {
			const other = await begin();
			await sell(other, bottles);
			if (at > 4) await grant(other, Math.max(rank, other.fold.now()), days);
			await till.ask('member/merge', { keepId: memberId, dropId: other.memberId }, { approval });
			return fold.join(other.fold);
		}
		case 'pass':
			till.clock.advance((days + 1) * DAY_MS);
			await till.signIn('cashier');
			// What is over ends by itself while the store works.
			await sellToNobody();
			await till.restart();
			await till.signIn('cashier');
			return fold.pass(days + 1);
	}
}

async function sellToNobody(): Promise<void> {
	await till.ask('scan/submit', { text: TEA, quantityText: '1' });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}

async function sell({ memberId, fold }: Whose, bottles: number): Promise<void> {
	await till.ask('scan/submit', { text: TEA, quantityText: String(bottles) });
	await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	const { totalFen } = totals;
	const { pos } = await till.ask('sale/complete', { saleId, revision, totalFen });
	fold.spend(pos, totalFen);
}

/** All of one of their sales, when they have one that is kept. */
async function bringBack({ fold }: Whose, at: number): Promise<void> {
	const kept = fold.sales.filter(({ fen }) => fen > 0);
	const sale = kept[at % Math.max(1, kept.length)];
	if (sale === undefined) return;
	const lines = [{ n: 1, quantityText: String(sale.fen / 420) }];
	const { paidFen } = await till.ask('refund/preview', { pos: sale.pos, lines });
	const asked = { pos: sale.pos, lines, expectedPaidFen: paidFen, reason: 'other' as const };
	await till.ask('refund/complete', asked, { approval });
	sale.fen = 0;
}

async function grant({ memberId, fold }: Whose, rank: number, days: number): Promise<void> {
	const until = days === 0 ? '' : dateOfDay(dayNumber(fold.today) + days);
	const given = { memberId, tier: CODES[rank] ?? '', until, reason: 'other' as const };
	const { ok } = await till.reply('tier/grant', given, { approval });
	expect(ok).toBe(fold.grant(rank, until));
}

/** The last fee that runs, as the till lets it be given back. */
async function giveFeeBack({ memberId, fold }: Whose, how: 'undo' | 'give-back'): Promise<void> {
	const { fees } = await till.ask('tier/fees', { memberId });
	const feeId = fees.find(({ state }) => state === 'active')?.feeId ?? '';
	if (how === 'undo') {
		const { ok } = await till.reply('tier/undo-buy', { feeId }, { approval });
		if (ok) fold.giveFeeBack();
		return;
	}
	const plan = await till.reply('tier/preview-refund', { feeId, reason: 'agreed' });
	if (!plan.ok) return;
	const { refundFen: expectedRefundFen } = plan.value;
	const wish = { feeId, reason: 'agreed' as const, expectedRefundFen, way: 'transfer' as const };
	await till.ask('tier/refund-fee', wish, { approval });
	fold.giveFeeBack();
}

it('law: a tier is never below nor above what was earned, given and paid for', async () => {
	await fc.assert(
		fc.asyncProperty(steps, async (taken) => {
			const whose = await begin();
			for (const one of taken) {
				await step(whose, one);
				const { panel } = await till.ask('member/page', { memberId: whose.memberId });
				expect(panel.tierName).toBe(NAMES[whose.fold.now()]);
			}
		}),
		{ numRuns: 40, examples: [[FEE_UNDER_A_GRANT]] },
	);
	expect(await verifyTill(till)).toEqual([]);
});
