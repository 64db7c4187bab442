/**
 * Points (积分) that pay part of a sale as a tender: what the event's tender says of them. No try
 * stands behind them: they are agreed about the basket, and taken with the sale's own transaction.
 */
import type { OtherTender } from '#shared/journal/event.ts';
import { drawPoints } from '#shared/points/point-lots.ts';
import { holdingDay } from '../member/member-day.ts';
import type { PricedOpenSale } from '../pricing/priced-open-sale.ts';
import type { Terminal } from '../terminal.ts';
import { pointPart } from './point-parts.ts';
import { pointLotsOf } from './points-store.ts';

export type PointsTender = OtherTender & Required<Pick<OtherTender, 'points' | 'subject'>>;

/** Undefined for a sale that no points pay. Pricing has seen that there are so many. */
export function pointsTender(
	terminal: Pick<Terminal, 'pen' | 'clock' | 'settings'>,
	{ pointsPaid }: Pick<PricedOpenSale, 'pointsPaid'>,
): PointsTender | undefined {
	if (pointsPaid === undefined) return undefined;
	const { account, points, amountFen } = pointsPaid;
	const lots = pointLotsOf(terminal.pen, account);
	const parts = drawPoints(lots, points, holdingDay(terminal)).map(pointPart);
	return {
		kind: 'points',
		method: 'points',
		attempt_id: '',
		subject: account,
		amount_fen: amountFen,
		points: { points, parts },
	};
}
