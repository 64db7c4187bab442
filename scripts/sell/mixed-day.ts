/**
 * What a real counter also does: takes codes and cards, parks a basket and takes it back, gives
 * goods and money back, voids a sale. In realistic shares, from the seed, through the contract.
 */
import type { SaleDoneView, SaleView } from '#shared/contract/views.ts';
import type { Method } from '#shared/payment/method.ts';
import { formatQuantity, formatYuan } from '#shared/receipt/format.ts';
import { REFUND_REASONS } from '#shared/refund/reasons.ts';
import type { Random } from './seeded-random.ts';
import type { Till } from './till.ts';

/** What was counted by hand while it was done, to be compared with the books. */
export type Counted = {
	/** Into the drawer, less what left it. */
	cashFen: number;
	/** By code, card and voucher, less what went back. */
	readonly others: Map<string, number>;
	refunds: number;
	voids: number;
	exchanges: number;
	refundedFen: number;
	parked: number;
};

export function nothingCounted(): Counted {
	return {
		cashFen: 0,
		others: new Map(),
		refunds: 0,
		voids: 0,
		exchanges: 0,
		refundedFen: 0,
		parked: 0,
	};
}

const SHARES = { parked: 0.03, whole: 0.35, split: 0.1, refunded: 0.04, voided: 0.005 };
const METHODS: readonly Method[] = [
	'wechat',
	'wechat',
	'wechat',
	'alipay',
	'alipay',
	'card',
	'voucher',
];

export type Counter = {
	readonly till: Till;
	readonly random: Random;
	readonly counted: Counted;
};

/** Now and then the customer has forgotten something: the basket is parked and taken back. */
export async function parkSometimes({ till, random, counted }: Counter): Promise<void> {
	if (random.next() >= SHARES.parked) return;
	const { saleId } = await till.ask('sale/current', {});
	await till.ask('sale/park', { saleId, label: '' });
	await till.ask('sale/recall', { saleId });
	counted.parked += 1;
}

/** Takes all of it by code or card, part of it, or nothing: the rest is for cash. */
export async function payOtherwise(counter: Counter, sale: SaleView): Promise<void> {
	const { till, random, counted } = counter;
	const roll = random.next();
	if (sale.totals.totalFen < 100 || roll >= SHARES.whole + SHARES.split) return;
	const method = METHODS[random.below(METHODS.length)] ?? 'wechat';
	const part = Math.max(1, Math.floor((sale.totals.totalFen * (10 + random.below(80))) / 100));
	const amountText = roll < SHARES.whole ? '' : formatYuan(part);
	const { saleId, revision } = sale;
	const begun = await till.ask('payment/begin', { saleId, revision, method, amountText });
	const attempt = begun.attempts.at(-1);
	if (attempt === undefined) throw new Error('no payment was begun');
	const reference = method === 'card' ? String(100_000 + random.below(900_000)) : '';
	await till.ask('payment/confirm', { attemptId: attempt.attemptId, reference });
	counted.others.set(method, (counted.others.get(method) ?? 0) + attempt.amountFen);
}

/** Some sales come back: a piece or two of a line, or all of it at once. */
export async function returnSometimes(counter: Counter, done: SaleDoneView): Promise<void> {
	const { till, random, counted } = counter;
	const roll = random.next();
	if (roll >= SHARES.refunded + SHARES.voided || done.totalFen === 0) return;
	const mode = roll < SHARES.voided ? 'void' : 'return';
	const { lines: sold } = await till.ask('refund/of-sale', { pos: done.pos });
	const line = sold[random.below(sold.length)];
	if (line === undefined) return;
	const all = line.weighed || line.leftMilli === 1000 || random.next() < 0.5;
	const quantityText = formatQuantity(all ? line.leftMilli : 1000);
	const disposition = random.next() < 0.8 ? ('restock' as const) : ('write-off' as const);
	const lines = mode === 'void' ? [] : [{ n: line.n, quantityText, disposition }];
	const input = { pos: done.pos, mode, lines } as const;
	const plan = await till.ask('refund/preview', input);
	const reason = REFUND_REASONS[random.below(REFUND_REASONS.length)] ?? 'other';
	await till.ask('refund/complete', { ...input, reason, expectedPaidFen: plan.paidFen });
	counted.refundedFen += plan.totalFen;
	if (mode === 'void') counted.voids += 1;
	else counted.refunds += 1;
	for (const { kind, method, paidFen } of plan.paidBack) {
		if (kind === 'cash') counted.cashFen -= paidFen;
		else counted.others.set(method, (counted.others.get(method) ?? 0) - paidFen);
	}
}
