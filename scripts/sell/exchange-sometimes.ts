/**
 * Now and then a customer brings a piece back and takes another thing for it (换货), in one document:
 * dearer goods are paid on top, for cheaper ones the difference is given back.
 */
import type { ProductView, SaleDoneView } from '#shared/contract/views.ts';
import { formatQuantity } from '#shared/receipt/format.ts';
import { REFUND_REASONS } from '#shared/refund/reasons.ts';
import type { Counter } from './mixed-day.ts';

const SHARE = 0.015;

export type Exchanging = Counter & { readonly goods: readonly ProductView[] };

/** The document it made; undefined when nobody exchanged anything, or nothing was left to. */
export async function exchangeSometimes(
	{ till, random, counted, goods }: Exchanging,
	{ pos, totalFen }: SaleDoneView,
): Promise<SaleDoneView | undefined> {
	if (random.next() >= SHARE || totalFen === 0) return undefined;
	const { lines: sold } = await till.ask('refund/of-sale', { pos });
	const left = sold.filter(({ leftMilli }) => leftMilli > 0);
	const line = left[random.below(left.length)];
	const other = goods.filter(({ codes, weighed }) => !weighed && codes.length > 0);
	const code = other[random.below(other.length)]?.codes[0];
	if (line === undefined || code === undefined) return undefined;
	const quantityText = formatQuantity(
		line.weighed ? line.leftMilli : Math.min(1000, line.leftMilli),
	);
	const reason = REFUND_REASONS[random.below(REFUND_REASONS.length)] ?? 'other';
	await till.ask('exchange/begin', { pos, lines: [{ n: line.n, quantityText }], reason });
	await till.ask('scan/submit', { text: code, source: 'wedge' });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	const backFen = totals.exchange?.backFen ?? 0;
	const shown = { totalFen: totals.totalFen, backFen };
	const done = await till.ask('sale/complete', { saleId, revision, ...shown });
	counted.exchanges += 1;
	counted.refundedFen += done.exchange?.returnedFen ?? 0;
	counted.cashFen += done.givenFen - done.changeFen - (done.exchange?.cashBackFen ?? 0);
	for (const { kind, method, paidFen } of totals.exchange?.paidBack ?? []) {
		if (kind === 'cash') continue;
		counted.others.set(method, (counted.others.get(method) ?? 0) - paidFen);
	}
	return done;
}
