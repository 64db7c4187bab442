/** Opening balances (期初) of an imported member, as events of their own. */
import type { Terminal } from '../terminal.ts';

export type Openings = {
	readonly operator: string;
	readonly approver?: string;
	readonly memberId: string;
	readonly principalFen: number;
	readonly bonusFen: number;
	readonly points: number;
};

/** In the transaction that writes the member; nothing is posted for a pocket that is empty. */
export function postOpenings(_terminal: Terminal, _opening: Openings): void {
	// HOOK: stored-value/opened and points/opened.
}
