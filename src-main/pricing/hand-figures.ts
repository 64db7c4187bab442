/**
 * What discounts by hand come to in a priced basket, as limits are held against it: what comes off,
 * and of what it comes off, before anything that is taken after it.
 */
import { ADJUSTMENT_KINDS, type AdjustmentKind } from '#shared/journal/event-head.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { PricedBasket, PricedBasketLine } from '#shared/pricing/basket.ts';
import type { Adjustment } from '#shared/pricing/priced-sale.ts';
import type { HandTaken } from './hand-limit.ts';

type Figures = Omit<HandTaken, 'action'>;
type Lines = Pick<PricedBasket, 'lines'>;

/** Of the discount on one line; nothing when the line has none or is gone. */
export function lineFigures({ lines }: Lines, lineId: LineId): Figures {
	const line = lines.find((one) => one.line.lineId === lineId);
	const besides = besidesOf(lines, { lineId, kind: 'line_discount' });
	if (line === undefined) return { amount: 0, of: 0, besides };
	const amount = sumOf(line.adjustments, 'line_discount');
	return { amount, of: leftBefore(line, 'line_discount'), besides };
}

/** Of a price changed by hand: what it takes off the line. */
export function overrideFigures({ lines }: Lines, lineId: LineId): Omit<Figures, 'of'> {
	const line = lines.find((one) => one.line.lineId === lineId);
	const besides = besidesOf(lines, { lineId, kind: 'override' });
	return { amount: sumOf(line?.adjustments ?? [], 'override'), besides };
}

/** Of the discount on the whole. */
export function orderFigures({ lines, byKind }: Pick<PricedBasket, 'lines' | 'byKind'>): Figures {
	const of = lines.reduce((sum, line) => sum + leftBefore(line, 'order_discount'), 0);
	return { amount: byKind.order_discount ?? 0, of };
}

/** What a line costs, fen, when everything that comes before `kind` is off. */
function leftBefore({ base, adjustments }: PricedBasketLine, kind: AdjustmentKind): number {
	const at = ADJUSTMENT_KINDS.indexOf(kind);
	const before = adjustments.filter((one) => ADJUSTMENT_KINDS.indexOf(one.kind) < at);
	return before.reduce((left, { amount }) => left - amount, Number(base));
}

/** What is taken off the lines by hand but for that one, by who answers for it. */
function besidesOf(
	lines: PricedBasket['lines'],
	but: { readonly lineId: LineId; readonly kind: AdjustmentKind },
): Map<string, number> {
	const taken = new Map<string, number>();
	for (const { line, adjustments } of lines) {
		const given = { override: line.override, line_discount: line.lineDiscount };
		for (const kind of ['override', 'line_discount'] as const) {
			const discount = given[kind];
			if (discount === undefined || (line.lineId === but.lineId && kind === but.kind)) continue;
			const answers = discount.approvedBy ?? discount.by;
			taken.set(answers, (taken.get(answers) ?? 0) + sumOf(adjustments, kind));
		}
	}
	return taken;
}

function sumOf(adjustments: readonly Adjustment[], kind: AdjustmentKind): number {
	return adjustments.reduce((sum, one) => (one.kind === kind ? sum + one.amount : sum), 0);
}
