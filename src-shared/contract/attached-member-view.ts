/** Whose sale it is, as the basket's totals say it; masked like everything of a member. */
import * as z from 'zod';
import { FOUND_BY } from '../member/member.ts';

export const attachedMemberView = z.strictObject({
	memberId: z.string(),
	/** Masked: 欧**明. */
	name: z.string(),
	/** Masked: 138****1234. */
	phone: z.string(),
	tierName: z.string(),
	foundBy: z.enum(FOUND_BY),
	/** A card or their own code was in their hand. */
	present: z.boolean(),
});
export type AttachedMemberView = z.infer<typeof attachedMemberView>;
