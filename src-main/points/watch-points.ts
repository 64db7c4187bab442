/**
 * Alerts about points (防作弊, PTS-8), in the sale's own transaction: a member who bought more often
 * than earns in a day, a phone that shows many members, and a card that one cashier swipes again
 * and again, which may be their own.
 */
import type { SaleCompleted } from '#shared/journal/event.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { placeOnDevice } from './device-store.ts';
import { earningsOn, pointsBook, putAlert } from './points-store.ts';

export type Watched = { readonly pos: number; readonly sale: SaleCompleted };

export function watchPoints(
	{ pen }: { readonly pen: WritableLedger },
	{ pos, sale }: Watched,
): void {
	const { points, operator = '', biz_date: bizDate } = sale;
	if (points === undefined) return;
	const { member_id: memberId } = points;
	const alert = { bizDate, memberId, operator, pos };
	const by = earningsOn(pen, memberId, bizDate);
	if (points.withheld === 'day-limit') {
		putAlert(pen, { ...alert, reason: 'day-limit', sales: by.length + 1 });
	}
	if (points.withheld === 'device-limit') {
		const shown = sale.member?.member_id ?? memberId;
		const place = placeOnDevice(pen, shown, bizDate);
		putAlert(pen, { ...alert, memberId: shown, reason: 'device-limit', sales: Math.max(1, place) });
	}
	if (points.earned === undefined) return;
	const mine = by.filter((one) => one === operator).length;
	if (mine > pointsBook(pen, bizDate).cashierPerDay) {
		putAlert(pen, { ...alert, reason: 'same-cashier', sales: mine });
	}
}
