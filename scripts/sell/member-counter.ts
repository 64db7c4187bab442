/**
 * What members do at a counter, in realistic shares from the seed: top up, spend it, earn points
 * and redeem them, buy passes and use them, bring goods back. Every figure is counted by hand while
 * it is done, to be held against the books.
 */
import type { SaleDoneView } from '#shared/contract/views.ts';
import { formatQuantity, formatYuan } from '#shared/receipt/format.ts';
import type { Random } from './seeded-random.ts';
import type { Till } from './till.ts';

export type MemberCounts = {
	sales: number;
	withMember: number;
	topUps: number;
	toppedUpFen: number;
	bonusFen: number;
	spends: number;
	spentFen: number;
	redemptions: number;
	/** Of them as a tender (积分支付), less what came back. */
	pointsPaidFen: number;
	/** Kept of returns for points that were spent. */
	pointsChargedFen: number;
	passesSold: number;
	passFen: number;
	passUses: number;
	returns: number;
	/** Back to stored value by returns. */
	returnedValueFen: number;
	refused: Map<string, number>;
};

export function nothingDone(): MemberCounts {
	return {
		sales: 0,
		withMember: 0,
		topUps: 0,
		toppedUpFen: 0,
		bonusFen: 0,
		spends: 0,
		spentFen: 0,
		redemptions: 0,
		pointsPaidFen: 0,
		pointsChargedFen: 0,
		passesSold: 0,
		passFen: 0,
		passUses: 0,
		returns: 0,
		returnedValueFen: 0,
		refused: new Map(),
	};
}

export type MemberCounter = {
	readonly till: Till;
	readonly random: Random;
	readonly counts: MemberCounts;
	/** Members that have passes, and a template to sell. */
	readonly passes: string[];
	readonly templateId: string;
	readonly templateFen: number;
};

/** Shares of the sales with a member in which it happens too. */
const SHARES = { topUp: 0.16, spend: 0.4, redeem: 0.6, pass: 0.03, use: 0.22, back: 0.14 };
const AMOUNTS = ['100', '200', '200', '300', '500', '500', '1000'];

export function chance(
	{ random }: Pick<MemberCounter, 'random'>,
	of: keyof typeof SHARES,
): boolean {
	return random.next() < SHARES[of];
}

/** Tops up, unless the law's cap says no. */
export async function topUpSometimes(counter: MemberCounter, memberId: string): Promise<void> {
	if (!chance(counter, 'topUp')) return;
	const { till, random, counts } = counter;
	const amountText = AMOUNTS[random.below(AMOUNTS.length)] ?? '100';
	const quote = await till.ask('stored-value/quote-top-up', { memberId, amountText });
	const way = random.next() < 0.3 ? ('cash' as const) : ('wechat' as const);
	const input = { memberId, amountText, way, expectedBonusFen: quote.bonusFen };
	const done = await till.reply('stored-value/top-up', input);
	if (!done.ok) {
		note(counts, done.refusal.code);
		return;
	}
	counts.topUps += 1;
	counts.toppedUpFen += done.value.amountFen;
	counts.bonusFen += done.value.bonusFen;
}

/** Pays with stored value what it can; the card is in the hand, and a PIN comes with large sums. */
export async function spendSometimes(counter: MemberCounter, left: number): Promise<number> {
	if (!chance(counter, 'spend') || left === 0) return 0;
	const { till, counts } = counter;
	const { saleId, revision } = await till.ask('sale/current', {});
	const amountText = left >= 20_000 ? '199.99' : '';
	const begun = await till.reply('payment/begin', {
		saleId,
		revision,
		method: 'stored_value',
		amountText,
	});
	if (!begun.ok) {
		note(counts, begun.refusal.code);
		return 0;
	}
	const amount = begun.value.attempts.at(-1)?.amountFen ?? 0;
	counts.spends += 1;
	counts.spentFen += amount;
	return amount;
}

/** Points for the most useful amount, where there are any. */
export async function redeemSometimes(counter: MemberCounter, saleId: string): Promise<void> {
	if (!chance(counter, 'redeem')) return;
	const done = await counter.till.reply('sale/redeem-points', { saleId });
	if (!done.ok) {
		note(counter.counts, done.refusal.code);
		return;
	}
	counter.counts.redemptions += 1;
	const { as, usedFen = 0 } = done.value.totals.points ?? {};
	if (as === 'tender') counter.counts.pointsPaidFen += usedFen;
}

/** From day to day points come off the price and are owed, or pay and are kept of refunds. */
export async function changePointsRules(till: Till, day: number): Promise<void> {
	const { book } = await till.ask('points/book', {});
	const isTender = day % 2 === 1;
	await till.ask('points/change-book', {
		book: {
			...book,
			redeemAs: isTender ? 'tender' : 'discount',
			clawBack: isTender ? 'DEDUCT_CASH' : 'NEGATIVE',
		},
	});
}

/** A pass is bought now and then; whoever has one uses it more often. */
export async function passSometimes(counter: MemberCounter, memberId: string): Promise<void> {
	const { till, random, counts, passes } = counter;
	if (chance(counter, 'pass')) {
		const { templateId, templateFen: expectedPriceFen } = counter;
		const input = { memberId, templateId, way: 'wechat', expectedPriceFen } as const;
		const sold = await till.reply('pass-card/sell', input);
		if (sold.ok) {
			counts.passesSold += 1;
			counts.passFen += sold.value.paidFen;
			passes.push(sold.value.pass.passId);
		} else note(counts, sold.refusal.code);
	}
	if (!chance(counter, 'use') || passes.length === 0) return;
	const at = random.below(passes.length);
	const passId = passes[at] ?? '';
	const used = await till.reply('pass-card/use', { passId, itemNo: 1, times: 1 });
	if (used.ok) {
		counts.passUses += 1;
		return;
	}
	note(counts, used.refusal.code);
	if (used.refusal.code === 'pass-card/used-up') passes.splice(at, 1);
}

/** Some of a sale comes back, the way it was paid. */
export async function bringBackSometimes(
	counter: MemberCounter,
	done: SaleDoneView,
): Promise<{ readonly totalFen: number; readonly cashFen: number; readonly codeFen: number }> {
	const nothing = { totalFen: 0, cashFen: 0, codeFen: 0 };
	if (!chance(counter, 'back') || done.totalFen === 0) return nothing;
	const { till, random, counts } = counter;
	const { lines: sold } = await till.ask('refund/of-sale', { pos: done.pos });
	const line = sold[random.below(sold.length)];
	if (line === undefined || line.leftMilli === 0) return nothing;
	const all = line.weighed || line.leftMilli === 1000 || random.next() < 0.5;
	const quantityText = formatQuantity(all ? line.leftMilli : 1000);
	const lines = [{ n: line.n, quantityText, disposition: 'restock' as const }];
	const input = { pos: done.pos, mode: 'return' as const, lines };
	const plan = await till.ask('refund/preview', input);
	await till.ask('refund/complete', {
		...input,
		reason: 'unsuitable',
		expectedPaidFen: plan.paidFen,
	});
	counts.returns += 1;
	const paid = (kind: string) =>
		plan.paidBack.filter((row) => row.kind === kind).reduce((sum, row) => sum + row.paidFen, 0);
	counts.returnedValueFen += paid('stored_value');
	counts.pointsPaidFen -= paid('points');
	counts.pointsChargedFen += plan.pointsCharged?.amountFen ?? 0;
	return { totalFen: plan.totalFen, cashFen: paid('cash'), codeFen: paid('code') };
}

function note({ refused }: MemberCounts, code: string): void {
	refused.set(code, (refused.get(code) ?? 0) + 1);
}

/** The counts, a line each. */
export function tellCounts(counts: MemberCounts): string[] {
	const { refused, ...sums } = counts;
	const money = (fen: number) => `¥${formatYuan(fen)}`;
	return [
		`sales ${sums.sales}, with a member ${sums.withMember}`,
		`top-ups ${sums.topUps}, ${money(sums.toppedUpFen)} + bonus ${money(sums.bonusFen)}`,
		`stored-value spends ${sums.spends}, ${money(sums.spentFen)}, back ${money(sums.returnedValueFen)}`,
		`points redeemed ${sums.redemptions} times, ${money(sums.pointsPaidFen)} as a tender, ${money(sums.pointsChargedFen)} kept`,
		`passes sold ${sums.passesSold}, ${money(sums.passFen)}, used ${sums.passUses} times`,
		`returns ${sums.returns}`,
		`refused and left: ${[...refused].map(([code, n]) => `${code} ${n}`).join(', ') || 'nothing'}`,
	];
}
