/**
 * What passes (次卡) did in a shift: money that came and went without being a sale (预收), and what
 * the uses earned of it, less those that were taken back.
 */
import { fen, type Fen } from '../kernel/money.ts';
import type { Reader } from './tally-reader.ts';

export type PassWayFigures = {
	readonly kind: string;
	readonly method: string;
	readonly count: number;
	readonly amountFen: Fen;
};

export type PassFigures = {
	readonly sold: readonly PassWayFigures[];
	readonly refunded: readonly PassWayFigures[];
	/** What refund formulas left with the store. */
	readonly keptFen: Fen;
	readonly uses: number;
	/** Revenue of the uses, tax included. */
	readonly earnedFen: Fen;
	readonly taxFen: Fen;
};

export function passesOf(read: Reader): PassFigures {
	const used = read.row('pass-used', 'used');
	const undone = read.row('pass-used', 'undone');
	const kept = read.rows('pass-refunded').reduce((sum, { other_fen }) => sum + other_fen, 0);
	return {
		sold: waysOf(read, 'pass-sold'),
		refunded: waysOf(read, 'pass-refunded').filter(({ amountFen }) => amountFen !== 0),
		keptFen: fen(kept),
		uses: used.n - undone.n,
		earnedFen: fen(used.amount_fen - undone.amount_fen),
		taxFen: fen(used.other_fen - undone.other_fen),
	};
}

/** False in the shifts of a store without passes. */
export function hasPasses({ sold, refunded, keptFen, uses, earnedFen }: PassFigures): boolean {
	const hasMoney = sold.length > 0 || refunded.length > 0 || keptFen !== 0;
	return hasMoney || uses !== 0 || earnedFen !== 0;
}

function waysOf(read: Reader, of: 'pass-sold' | 'pass-refunded'): PassWayFigures[] {
	return read.rows(of).map(({ key, n, amount_fen }) => {
		const [kind = '', method = ''] = key.split(':');
		return { kind, method, count: n, amountFen: fen(amount_fen) };
	});
}
