/**
 * Signatures of contracts (合同签名), as the rows of `customer_answer` keep them: sealed with a key of
 * the member's own, found by the question they answered. The event of the document has the hash.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import type { SignedPart } from '#shared/journal/signed-part.ts';
import type { RasterPicture } from '#shared/receipt/picture.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import type { Terminal } from '../terminal.ts';
import type { Signature } from './ask-desk.ts';
import type { SignedAsk } from './use-answer.ts';

/** What stands of it in the event: nothing that could be read or guessed. */
export function signedPart({ askId, answer: { signature } }: SignedAsk): SignedPart {
	const way = signature.picture === undefined ? 'typed' : 'drawn';
	return { ask_id: askId, hash: signature.hash, way };
}

/** In the transaction of the document that was signed, where one was. */
export function keepSigned(
	{ pen, personKeys }: Pick<Terminal, 'pen' | 'personKeys'>,
	ask: SignedAsk | undefined,
	{ rowId, pos }: { readonly rowId: number; readonly pos: number },
): void {
	if (ask === undefined) return;
	const { askId, about, answer, operatorNo, answeredAt } = ask;
	const { hash, way } = signedPart(ask);
	const sealed = personKeys.seal('signature', about.memberId, JSON.stringify(answer.signature));
	prepared(
		pen.db,
		`INSERT INTO customer_answer (ask_id, id, pos, document, way, hash, at_ms, operator, sealed)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(askId, rowId, pos, about.document, way, hash, answeredAt, operatorNo, sealed);
}

type Row = { readonly member_id: string; readonly hash: string; readonly sealed: Buffer | null };

/** The picture of a signature that is still kept; undefined when it is not, or was typed. */
export function findSignature(
	{ pen, personKeys }: Pick<Terminal, 'pen' | 'personKeys'>,
	askId: string,
): RasterPicture | undefined {
	const row = prepared(
		pen.db,
		`SELECT m.member_id, a.hash, a.sealed FROM customer_answer a JOIN member m ON m.id = a.id
		 WHERE a.ask_id = ?`,
	).get(askId) as Row | undefined;
	if (row === undefined || row.sealed === null) return undefined;
	const text = personKeys.open('signature', row.member_id, row.sealed);
	if (text === undefined) return undefined;
	const signature = JSON.parse(text) as Signature;
	invariant(signature.hash === row.hash, 'a signature is the one that was signed with');
	return signature.picture;
}

export type SignatureRow = {
	readonly at_ms: number;
	readonly document: string;
	readonly way: string;
	readonly hash: string;
	readonly sealed: Buffer | null;
};

/** Everything this row of a member signed, the oldest first. */
export function listSignatures({ db }: ReadableLedger, id: number): SignatureRow[] {
	return prepared(
		db,
		`SELECT at_ms, document, way, hash, sealed FROM customer_answer
		 WHERE id = ? ORDER BY at_ms, ask_id`,
	).all(id) as SignatureRow[];
}

/** Lets go of what a member signed with; that they did, and its hash, stays. */
export function emptySignatures({ db }: WritableLedger, id: number): number {
	return prepared(
		db,
		'UPDATE customer_answer SET sealed = NULL WHERE id = ? AND sealed IS NOT NULL',
	).run(id).changes;
}

/** Whether a member's signatures are still kept: then the key is needed. */
export function hasSignatures({ db }: ReadableLedger, memberId: string): boolean {
	const row = prepared(
		db,
		`SELECT 1 FROM member m JOIN customer_answer a ON a.id = m.id
		 WHERE m.member_id = ? AND a.sealed IS NOT NULL LIMIT 1`,
	).get(memberId);
	return row !== undefined;
}
