/** What of a member's may be spent here now, and why (额度); absent where there is no HQ. */
import * as z from 'zod';
import { WHY_LESS } from '../allowance/spendable-now.ts';

const purseView = z.strictObject({
	/** In the lots, less what open sales hold: fen, or points. */
	balance: z.int(),
	/** Of it, what may be spent now. */
	now: z.int(),
	/** Of that, what HQ set aside here, and what stands on the floor. */
	grant: z.int(),
	floor: z.int(),
	why: z.enum(WHY_LESS),
});
export type AllowancePurseView = z.infer<typeof purseView>;

export const allowanceView = z.strictObject({
	hq: z.enum(['online', 'away']),
	/** When HQ last told what they have; 0 for never. */
	toldMs: z.int(),
	/** Stored value, fen. */
	value: purseView,
	points: purseView,
});
export type AllowanceView = z.infer<typeof allowanceView>;
