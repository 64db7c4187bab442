/**
 * What HQ says to a terminal about allowances (额度), as it is signed: field names and numbers as in
 * the journal, whole numbers and text only, so that its canonical JSON is what both sides sign and
 * check. It comes through the sync worker and never from a screen: no request takes it.
 */
import * as z from 'zod';
import { memberIdView } from './member-views.ts';

const hex32 = z.string().regex(/^[0-9a-f]{32}$/);
const ms = z.int().min(0);
const amount = z.int().min(0).max(100_000_000_000);
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** Every message names the terminal it is for, and when HQ wrote it (HQ's clock). */
const head = { terminal_id: hex32, at_ms: ms };

export const allowanceMessage = z.discriminatedUnion('kind', [
	/** What a member has, without what is set aside elsewhere. */
	z.strictObject({
		kind: z.literal('member_snapshot'),
		...head,
		member_id: memberIdView,
		/** The last event of this terminal that HQ had posted; 0 and 0 for none. */
		through_inc: z.int().min(0),
		through_n: z.int().min(0),
		principal_fen: amount,
		bonus_fen: amount,
		points: amount,
		uses: z.array(z.strictObject({ pass_id: id, uses: amount })).max(500),
		/** 1: they owe from an earlier offline spend (offline_block). */
		blocked: z.union([z.literal(0), z.literal(1)]),
	}),
	/** Set aside for this terminal: it is spent here or released here, and nowhere else. */
	z
		.strictObject({
			kind: z.literal('grant'),
			...head,
			grant_id: id,
			member_id: memberIdView,
			/** The authorisation it answers, for the exact amount; '' when nobody asked. */
			for_uid: z.string().regex(/^[A-Za-z0-9_-]{0,64}$/),
			/** Principal and bonus together: lots split it by their policy. */
			stored_value_fen: amount,
			points: amount,
		})
		.refine(({ stored_value_fen: fen, points }) => fen + points > 0, {
			path: ['stored_value_fen'],
			message: 'grants nothing',
		}),
	/** HQ wants back what is left of a grant. */
	z.strictObject({ kind: z.literal('recall'), ...head, grant_id: id }),
	z.strictObject({ kind: z.literal('block'), ...head, member_id: memberIdView }),
	z.strictObject({ kind: z.literal('unblock'), ...head, member_id: memberIdView }),
	/** HQ has heard all this ledger knows: what was frozen goes on. */
	z.strictObject({
		kind: z.literal('handshake'),
		...head,
		/** Uid of the event that froze, as HQ read it from the journal. */
		freeze: hex32,
	}),
]);
export type AllowanceMessage = z.infer<typeof allowanceMessage>;

/** Base64url of the Ed25519 signature over the canonical JSON of the message. */
export const signedAllowance = z.strictObject({
	message: z.unknown(),
	signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
