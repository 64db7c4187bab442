/**
 * Opening balances (期初) of an imported member, as events of their own: no money moves now, and the
 * lots are spent like those that were topped up here.
 */
import { expiryOf } from '#shared/points/point-lots.ts';
import { pointsBook } from '../points/points-store.ts';
import { bookInForce } from '../stored-value/lot-store.ts';
import type { Terminal } from '../terminal.ts';

export type Openings = {
	readonly operator: string;
	readonly approver?: string;
	readonly memberId: string;
	/** Business date. */
	readonly today: string;
	readonly principalFen: number;
	readonly bonusFen: number;
	readonly points: number;
};

/** In the transaction that writes the member; nothing is posted for a pocket that is empty. */
export function postOpenings(terminal: Terminal, opening: Openings): void {
	const { pen, ids } = terminal;
	const { memberId, today, principalFen, bonusFen, points, ...by } = opening;
	if (principalFen + bonusFen > 0) {
		pen.append({
			kind: 'stored-value/opened',
			v: 1,
			...by,
			body: {
				lot_id: ids.next('lot'),
				member_id: memberId,
				principal_fen: principalFen,
				bonus_fen: bonusFen,
				// As this store agrees it now: what was agreed elsewhere is not known.
				policy: bookInForce(pen).policy,
				bonus_expires: '',
			},
		});
	}
	if (points > 0) {
		pen.append({
			kind: 'points/opened',
			v: 1,
			...by,
			body: {
				lot_id: ids.next('lot'),
				member_id: memberId,
				points,
				// How old they are is not known: they live as long as new ones.
				expires: expiryOf(today, pointsBook(pen, today).lifeMonths),
			},
		});
	}
}
