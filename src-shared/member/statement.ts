/**
 * A member's monthly statement (消费账单): for each pocket what was there when the month began, every
 * movement with the balance after it, and what is left. The sums are checked here, so that a
 * statement that is printed always ties.
 */
import type { PointMoveKind } from '../journal/point-moves.ts';
import type { SvMoveKind } from '../journal/stored-value-moves.ts';
import { invariant } from '../kernel/invariant.ts';

export type Pocket = 'principal' | 'bonus' | 'points';

/** As the tables of stored value and of points name what moved. */
export type StatementKind = PointMoveKind | SvMoveKind;

export type PocketMove = {
	readonly pocket: Pocket;
	readonly atMs: number;
	/** What happened, a code that the words know: `top-up`, `spend`, `earn` … */
	readonly kind: StatementKind;
	/** Fen or points; in is positive. */
	readonly amount: number;
};

export type StatementLine = PocketMove & { readonly after: number };

export type PocketStatement = {
	readonly pocket: Pocket;
	readonly opening: number;
	readonly lines: readonly StatementLine[];
	readonly came: number;
	readonly went: number;
	readonly closing: number;
};

const POCKETS: readonly Pocket[] = ['principal', 'bonus', 'points'];

/**
 * Composes the pockets that had anything in the month. `closing` is what the books say is left at
 * its end: throws when the movements do not lead there.
 */
export function composeStatement(
	moves: readonly PocketMove[],
	books: {
		readonly opening: Readonly<Partial<Record<Pocket, number>>>;
		readonly closing: Readonly<Partial<Record<Pocket, number>>>;
	},
): readonly PocketStatement[] {
	return POCKETS.flatMap((pocket) => {
		const opening = books.opening[pocket] ?? 0;
		const own = moves.filter((move) => move.pocket === pocket).sort((a, b) => a.atMs - b.atMs);
		const stated = statePocket(pocket, opening, own);
		const closing = books.closing[pocket] ?? 0;
		invariant(stated.closing === closing, `the statement of ${pocket} must end at ${closing}`);
		return opening === 0 && own.length === 0 ? [] : [stated];
	});
}

function statePocket(
	pocket: Pocket,
	opening: number,
	moves: readonly PocketMove[],
): PocketStatement {
	let [after, came, went] = [opening, 0, 0];
	const lines = moves.map((move) => {
		after += move.amount;
		if (move.amount > 0) came += move.amount;
		else went -= move.amount;
		return { ...move, after };
	});
	return { pocket, opening, lines, came, went, closing: after };
}
