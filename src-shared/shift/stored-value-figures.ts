/**
 * What stored value (储值) did in a shift: money taken that is owed (预收) and money given back, none
 * of it a sale; and the bonus that went with it. What was spent of it stands among the tenders.
 */
import { fen, type Fen } from '../kernel/money.ts';
import type { Reader } from './tally-reader.ts';

export type StoredValueWay = {
	readonly kind: string;
	readonly method: string;
	readonly count: number;
	readonly amountFen: Fen;
};

export type StoredValueFigures = {
	readonly toppedUp: readonly StoredValueWay[];
	readonly returned: readonly StoredValueWay[];
	readonly bonusGivenFen: Fen;
	readonly bonusVoidFen: Fen;
};

export function storedValueOf(read: Reader): StoredValueFigures {
	return {
		toppedUp: waysOf(read, 'sv-topped-up'),
		returned: waysOf(read, 'sv-returned'),
		bonusGivenFen: bonusOf(read, 'sv-topped-up'),
		bonusVoidFen: bonusOf(read, 'sv-returned'),
	};
}

/** False in the shifts of a store without stored value. */
export function hasStoredValue({ toppedUp, returned }: StoredValueFigures): boolean {
	return toppedUp.length > 0 || returned.length > 0;
}

function waysOf(read: Reader, of: 'sv-topped-up' | 'sv-returned'): StoredValueWay[] {
	return read.rows(of).map(({ key, n, amount_fen }) => {
		const [kind = '', method = ''] = key.split(':');
		return { kind, method, count: n, amountFen: fen(amount_fen) };
	});
}

function bonusOf(read: Reader, of: 'sv-topped-up' | 'sv-returned'): Fen {
	return fen(read.rows(of).reduce((sum, { other_fen }) => sum + other_fen, 0));
}
