/** What is missing before a member's points may be used, by the rules of points (SV-5). */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { FoundBy } from '#shared/member/member.ts';
import type { PointsBook } from '#shared/points/points-book.ts';
import { valueOf } from '#shared/points/redeem-points.ts';
import type { MemberRow } from '../member/member-store.ts';
import { missingProof, type Proof } from '../member/presence.ts';

export type PointsUse = {
	readonly points: number;
	readonly foundBy: FoundBy | undefined;
	readonly proof: Proof;
};

/** Undefined when they may be used; a PIN is asked from what they are worth on. */
export function proofRefusal(
	book: PointsBook,
	member: Pick<MemberRow, 'pin_hash'>,
	{ points, foundBy, proof }: PointsUse,
): AnyRefusal | undefined {
	if (!book.redeemProof) return undefined;
	const { pinFromFen } = book;
	const amountFen = valueOf(book, points);
	switch (missingProof(member, { foundBy, proof, amountFen, pinFromFen })) {
		case 'no-pin':
			return { code: 'points/no-pin', from: pinFromFen };
		case 'needs-pin':
			return { code: 'points/needs-pin', from: pinFromFen };
		case 'needs-proof':
			return { code: 'points/needs-proof' };
		case undefined:
			return undefined;
	}
}
