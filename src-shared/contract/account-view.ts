/** A company's account (挂账) as the screens see it; its member is masked like everybody. */
import * as z from 'zod';
import { MEMBER_STATES } from '../member/member.ts';
import { fenView } from './views.ts';

export const accountView = z.strictObject({
	code: z.string(),
	name: z.string(),
	limitFen: fenView,
	/** Below 0 when more was given back than was owed. */
	owedFen: fenView,
	/** What may still be bought. */
	freeFen: fenView,
	active: z.boolean(),
	/** The company member whose it is; one who is frozen or gone buys nothing. */
	member: z
		.strictObject({ memberId: z.string(), name: z.string(), state: z.enum(MEMBER_STATES) })
		.optional(),
});
export type AccountView = z.infer<typeof accountView>;
