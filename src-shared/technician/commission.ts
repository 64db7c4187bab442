/**
 * Commission (提成): what a technician (技师) is paid for a service that was done: a share of what it
 * is worth (the line, or the use of a pass) or a fixed amount for each time. It is frozen in the
 * event of the service with one rounding, and what takes the service back takes exactly that back.
 * It is a matter between the store and its staff: no refund of a customer is made smaller by it
 * (法释〔2025〕4号 Art. 15).
 */
import { multiplyDivide } from '../kernel/integer.ts';
import { MILLI } from '../kernel/quantity.ts';

/** At most one of both; neither: the service pays nothing of its own. */
export type CommissionRule = {
	/** Basis points of what it is worth. */
	readonly bp: number | null;
	/** Fen for one time. */
	readonly fen: number | null;
};

export type DoneWork = {
	/** What the customer paid for it, or the revenue of the use, fen. */
	readonly worthFen: number;
	/** 1000 is once. */
	readonly quantityMilli: number;
};

/** Fen, half away from zero, once for the whole line. */
export function commissionOf({ bp, fen }: CommissionRule, work: DoneWork): number {
	if (fen !== null) return multiplyDivide(fen, work.quantityMilli, MILLI);
	return bp === null ? 0 : multiplyDivide(work.worthFen, bp, 10_000);
}
