/** What comes back with the basket (换货), as the screen sees it before it is done. */
import * as z from 'zod';

const amount = z.int();

export const exchangeView = z.strictObject({
	/** The sale it was bought in. */
	pos: z.int(),
	receiptNo: z.string(),
	reason: z.string(),
	lines: z.array(
		z.strictObject({
			n: z.int(),
			name: z.string(),
			unit: z.string(),
			quantityMilli: z.int(),
			netFen: amount,
			disposition: z.enum(['restock', 'write-off', 'none']),
		}),
	),
	/** What it was worth. */
	totalFen: amount,
	/** What of it pays for the new goods. */
	creditFen: amount,
	/** What is left to pay for the new goods, before any rounding. */
	dueFen: amount,
	/** What is given back, and how. */
	backFen: amount,
	paidBack: z.array(z.strictObject({ kind: z.string(), method: z.string(), paidFen: amount })),
	/** Points that went along and were spent: paid for out of what is given back (DEDUCT_CASH). */
	pointsCharged: z.strictObject({ points: z.int(), amountFen: amount }).optional(),
	/** Bonus that had ended before it goes back, and until when it is good again. */
	lateBonus: z.strictObject({ amountFen: amount, until: z.string() }).optional(),
	/** Jiao given for fen, or taken off for what was given before. */
	roundingFen: amount,
	/** Why it cannot come back by now, in the terms of a refusal. */
	setAside: z.looseObject({ code: z.string() }).optional(),
});
export type ExchangeView = z.infer<typeof exchangeView>;
