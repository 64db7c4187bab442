/**
 * Emptying every row that says who a member is. What the accounts need stays under the member's id;
 * what is emptied is overwritten in the file, not only unlinked (ledger/connect.ts).
 */
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { listCards, type MemberRow } from '../member/member-store.ts';
import { patchMember } from '../member/member-writer.ts';

export type Emptying = {
	readonly member: MemberRow;
	readonly atMs: number;
	/** A text in, the same keyed hash out. */
	readonly fingerprint: (text: string) => string;
};

/** The rows of the person, emptied; in the caller's transaction. */
export function emptyMember(pen: WritableLedger, emptying: Emptying): void {
	const { member, atMs } = emptying;
	hideCards(pen, emptying);
	patchMember(pen, member, {
		state: 'erased',
		phone: null,
		name: '',
		gender: '',
		birthday: '',
		birth_month: 0,
		birthday_set_ms: 0,
		address: '',
		note: '',
		identity_no: '',
		tax_no: '',
		referral_code: `ERASED-${member.id}`,
		referred_by: '',
		family_of: '',
		account_code: '',
		price_list: '',
		pin_hash: '',
		wrong_pins: 0,
		pin_locked_until_ms: 0,
		marketing: 0,
		changed_ms: atMs,
		version: member.version + 1,
	});
	const own = { id: member.id, memberId: member.member_id };
	for (const sql of OWN_ROWS) prepared(pen.db, sql).run(own);
}

const OWN_ROWS = [
	`UPDATE member_change SET before = '', after = '' WHERE id = :id`,
	'DELETE FROM member_tag WHERE id = :id',
	'DELETE FROM member_task WHERE id = :id',
	'DELETE FROM member_alert WHERE id = :id',
	'DELETE FROM health_note WHERE id = :id',
	`UPDATE privacy_request SET answer = '' WHERE id = :id`,
	'DELETE FROM sale_note WHERE pos IN (SELECT pos FROM sale WHERE member = :id)',
	`UPDATE member SET family_of = '' WHERE family_of = :memberId`,
	'DELETE FROM family_link WHERE member_id = :memberId OR primary_id = :memberId',
	// Remembered replies show them masked, and the hashes of what was typed could be guessed back.
	'DELETE FROM command_reply WHERE instr(reply_json, :memberId) > 0',
];

/** A card's number names somebody: a keyed hash stands in its place, and the card is closed. */
function hideCards(pen: WritableLedger, { member, atMs, fingerprint }: Emptying): void {
	for (const { card_no: cardNo } of listCards(pen, member.id)) {
		prepared(
			pen.db,
			`UPDATE member_card SET card_no = ?, state = 'closed', changed_ms = ? WHERE card_no = ?`,
		).run(`X-${fingerprint(cardNo).slice(0, 22).toUpperCase()}`, atMs, cardNo);
	}
}

export type ErasedRow = {
	readonly id: number;
	readonly member_hash: string;
	readonly erased_ms: number;
	readonly kept_until: string;
	readonly sealed: Buffer | null;
};

export function insertErased({ db }: WritableLedger, erased: ErasedRow): void {
	prepared(
		db,
		`INSERT INTO erased_member (id, member_hash, erased_ms, kept_until, sealed)
		 VALUES (:id, :member_hash, :erased_ms, :kept_until, :sealed)`,
	).run(erased);
}

export function findErased({ db }: ReadableLedger, id: number): ErasedRow | undefined {
	return prepared(db, 'SELECT * FROM erased_member WHERE id = ?').get(id) as ErasedRow | undefined;
}

/** When somebody was last forgotten; 0 when nobody ever was. */
export function lastErasedMs({ db }: ReadableLedger): number {
	const row = prepared(db, 'SELECT coalesce(max(erased_ms), 0) AS at FROM erased_member').get();
	return (row as { at: number }).at;
}
