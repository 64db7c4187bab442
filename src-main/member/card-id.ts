/**
 * What a screen calls a card by: the same each time, and nothing of its number can be found out
 * from it, as it is made with a key of this till.
 */
import type { Terminal } from '../terminal.ts';
import type { CardRow } from './member-store.ts';

export function cardIdOf(
	{ personKeys }: Pick<Terminal, 'personKeys'>,
	{ card_no: cardNo }: Pick<CardRow, 'card_no'>,
): string {
	return `card_${personKeys.fingerprint(`card ${cardNo}`).slice(0, 32)}`;
}
