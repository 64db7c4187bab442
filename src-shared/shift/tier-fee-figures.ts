/** What paid levels (付费会员) did in a shift: fees that came and went, and what their days earned. */
import { fen, type Fen } from '../kernel/money.ts';
import type { PassWayFigures } from './pass-figures.ts';
import type { Reader } from './tally-reader.ts';

export type TierFeeFigures = {
	readonly bought: readonly PassWayFigures[];
	readonly refunded: readonly PassWayFigures[];
	/** By days that are over, and by what refunds left of them. */
	readonly earnedFen: Fen;
};

export function tierFeesOf(read: Reader): TierFeeFigures {
	const left = read.rows('tier-refunded').reduce((sum, { other_fen }) => sum + other_fen, 0);
	return {
		bought: waysOf(read, 'tier-bought'),
		refunded: waysOf(read, 'tier-refunded'),
		earnedFen: fen(read.row('tier-earned', 'days').amount_fen + left),
	};
}

/** False in the shifts of a store without paid levels. */
export function hasTierFees({ bought, refunded, earnedFen }: TierFeeFigures): boolean {
	return bought.length > 0 || refunded.length > 0 || earnedFen !== 0;
}

function waysOf(read: Reader, of: 'tier-bought' | 'tier-refunded'): PassWayFigures[] {
	return read.rows(of).map(({ key, n, amount_fen }) => {
		const [kind = '', method = ''] = key.split(':');
		return { kind, method, count: n, amountFen: fen(amount_fen) };
	});
}
