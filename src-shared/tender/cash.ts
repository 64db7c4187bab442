/**
 * Paying cash. The cash part of a sale is floored to the store's step (jiao by default: 1, 2 and 5
 * fen coins are not counted), never raised: raising the payable was fined (Price Law Art. 13). The
 * amount comes as the text the cashier typed, because a barcode that landed in the amount field
 * must be seen for what it is.
 */
import { fen, type Fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { parseYuan, type AmountRefusal } from './parse-amount.ts';

/** 1 keeps the fen, 10 floors to jiao (抹分), 100 floors to yuan (抹角). */
export type CashStep = 1 | 10 | 100;

export type CashRefusal =
	| AmountRefusal
	| { readonly code: 'tender/short'; readonly short: number }
	| { readonly code: 'tender/too-large'; readonly given: number; readonly due: number };

/** What to ask for when all of it is paid in cash. */
export function cashDue(total: Fen, step: CashStep): Fen {
	return fen(total - (total % step));
}

const LARGE_CASH = fen(1_000_000);

/**
 * Reads what was given. `typed` is yuan as typed; empty means exactly what is due. Refuses an
 * amount that is a barcode, not a number, short, or above ten times the due and ¥10,000.
 */
export function readGiven(typed: string, due: Fen): Result<Fen, CashRefusal> {
	const given = typed.trim() === '' ? ok(due) : parseYuan(typed);
	if (!given.ok) return given;
	const isAbsurd = given.value > due * 10 && given.value > LARGE_CASH;
	// Nothing is due: whoever typed an amount means something else.
	if (isAbsurd || (due === 0 && given.value > 0)) {
		return refuse({ code: 'tender/too-large', given: given.value, due });
	}
	if (given.value < due) return refuse({ code: 'tender/short', short: due - given.value });
	return given;
}

/** Notes a customer is likely to hand over for this amount, in fen, rising, at most five. */
export function quickCash(due: Fen): Fen[] {
	const found = new Set<number>();
	for (const note of [100, 500, 1000, 2000, 5000, 10_000]) {
		const rounded = Math.ceil(due / note) * note;
		if (rounded > due && rounded <= due + 10_000) found.add(rounded);
	}
	return [...found]
		.sort((a, b) => a - b)
		.slice(0, 5)
		.map(fen);
}
