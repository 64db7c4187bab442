/**
 * The rows of `member` and `member_card`, found. One search box: digits are a card, a phone or its
 * last four; Latin letters are initials, then whole pinyin; Han characters are the beginning of a
 * name, then any place in it. Every step is a range of one index, newest visit first, so a million
 * members answer like a thousand; a number is matched whole and never in its middle.
 */
import { prefixEnd } from '#shared/catalog/search-words.ts';
import type { MemberKind, MemberState, ProfileField } from '#shared/member/member.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { partOf, soundPart } from './member-keys.ts';

export type MemberRow = {
	readonly id: number;
	readonly member_id: string;
	readonly kind: MemberKind;
	readonly state: MemberState;
	readonly merged_into: string;
	readonly phone: string | null;
	readonly phone4: string;
	readonly name: string;
	readonly ini: string;
	readonly full: string;
	readonly gender: '' | 'female' | 'male';
	readonly birthday: string;
	readonly birth_month: number;
	readonly birthday_set_ms: number;
	readonly address: string;
	readonly note: string;
	readonly identity_no: string;
	readonly tax_no: string;
	readonly tier: string;
	readonly tier_since: string;
	readonly tier_until: string;
	readonly tier_by_hand: number;
	/** JSON, or '': see member-tiers.ts. */
	readonly tier_holding: string;
	readonly referral_code: string;
	readonly referred_by: string;
	readonly referral_paid: number;
	readonly family_of: string;
	readonly account_code: string;
	readonly price_list: string;
	readonly pin_hash: string;
	readonly wrong_pins: number;
	readonly pin_locked_until_ms: number;
	readonly marketing: number;
	readonly created_ms: number;
	readonly created_by: string;
	readonly changed_ms: number;
	readonly version: number;
	readonly seen: number;
	readonly visits: number;
	readonly spent_fen: number;
	readonly top_up_fen: number;
	readonly first_ms: number;
	readonly last_ms: number;
	readonly last_pos: number;
};

/** Where each field of a profile stands, by what the history calls it. */
export const PROFILE_COLUMN = {
	phone: 'phone',
	name: 'name',
	gender: 'gender',
	birthday: 'birthday',
	address: 'address',
	note: 'note',
	identityNo: 'identity_no',
	taxNo: 'tax_no',
	kind: 'kind',
	accountCode: 'account_code',
} as const satisfies Record<ProfileField, keyof MemberRow>;

export type CardRow = {
	readonly card_no: string;
	readonly id: number;
	readonly medium: 'card' | 'stripe' | 'rfid' | 'qr';
	readonly type_code: string;
	readonly state: 'active' | 'lost' | 'replaced' | 'closed';
	readonly issued_ms: number;
	readonly changed_ms: number;
};

export const BY_MEMBER_ID_SQL = 'SELECT * FROM member WHERE member_id = ?';

export function findMember({ db }: ReadableLedger, memberId: string): MemberRow | undefined {
	return prepared(db, BY_MEMBER_ID_SQL).get(memberId) as MemberRow | undefined;
}

export function findByRow({ db }: ReadableLedger, id: number): MemberRow | undefined {
	return prepared(db, 'SELECT * FROM member WHERE id = ?').get(id) as MemberRow | undefined;
}

export const BY_PHONE_SQL = 'SELECT * FROM member WHERE phone = ?';

export function findByPhone({ db }: ReadableLedger, phone: string): MemberRow | undefined {
	return prepared(db, BY_PHONE_SQL).get(phone) as MemberRow | undefined;
}

export const BY_CARD_SQL = 'SELECT * FROM member_card WHERE card_no = ?';

export function findCard({ db }: ReadableLedger, cardNo: string): CardRow | undefined {
	return prepared(db, BY_CARD_SQL).get(cardNo) as CardRow | undefined;
}

/** A member's cards, the newest first. */
export function listCards({ db }: ReadableLedger, id: number): CardRow[] {
	return prepared(
		db,
		'SELECT * FROM member_card WHERE id = ? ORDER BY issued_ms DESC, card_no',
	).all(id) as CardRow[];
}

/** True with a card that opens something: one that is lost or replaced recognises nobody. */
export function hasActiveCard(ledger: ReadableLedger, id: number): boolean {
	return listCards(ledger, id).some(({ state }) => state === 'active');
}

export function findByReferral({ db }: ReadableLedger, code: string): MemberRow | undefined {
	return prepared(db, 'SELECT * FROM member WHERE referral_code = ?').get(code) as
		| MemberRow
		| undefined;
}

/** What a list shows of somebody: reading all of a row costs four times as much as finding it. */
const LISTED_COLUMNS = [
	'id',
	'member_id',
	'name',
	'phone',
	'kind',
	'state',
	'tier',
	'family_of',
	'last_ms',
] as const satisfies readonly (keyof MemberRow)[];

export type ListedMember = Pick<MemberRow, (typeof LISTED_COLUMNS)[number]>;

/**
 * As many as a list shows. Said in the statement: a LIMIT that is bound makes SQLite plan the
 * statement anew at every search, which takes longer than the search.
 */
export const MOST_LISTED = 20;

const COLUMNS = LISTED_COLUMNS.map((column) => `m.${column}`).join(', ');

/**
 * Shown in lists: who was merged, erased or put away is not. Said without IN, which builds a table
 * of its values at every search.
 */
const LISTED = `m.state <> 'archived' AND m.state <> 'merged' AND m.state <> 'erased'`;

export const BY_TAIL_SQL = `SELECT ${COLUMNS} FROM member m
 WHERE m.phone4 = ? AND ${LISTED} ORDER BY m.seen DESC LIMIT ${MOST_LISTED}`;

/** The last four digits of a phone, newest visit first. */
export function listByTail({ db }: ReadableLedger, text: string): ListedMember[] {
	return prepared(db, BY_TAIL_SQL).all(text) as ListedMember[];
}

export const BY_PREFIX_SQL = `SELECT ${COLUMNS} FROM member_prefix p JOIN member m ON m.id = p.id
 WHERE p.prefix = ? ORDER BY p.prefix, p.seen DESC, p.id LIMIT ${MOST_LISTED}`;

/** One or two letters or characters, newest visit first. */
export function listByPrefix({ db }: ReadableLedger, text: string): ListedMember[] {
	return prepared(db, BY_PREFIX_SQL).all(text) as ListedMember[];
}

type Column = 'ini' | 'name' | 'full';

/** A range instead of LIKE, which would not use the index; whole names first, as they sort. */
export function startingWithSql(column: Column): string {
	return `SELECT ${COLUMNS} FROM member m
	 WHERE m.${column} >= ? AND m.${column} < ? AND ${LISTED}
	 ORDER BY m.${column} LIMIT ${MOST_LISTED}`;
}

type Start = { readonly column: Column; readonly text: string };

export function listStartingWith({ db }: ReadableLedger, { column, text }: Start): ListedMember[] {
	if (text === '') return [];
	return prepared(db, startingWithSql(column)).all(text, prefixEnd(text)) as ListedMember[];
}

export const CONTAINING_SQL = `SELECT ${COLUMNS} FROM member_part p JOIN member m ON m.id = p.id
 WHERE p.part >= ? AND p.part < ? ORDER BY p.part, p.id LIMIT ${MOST_LISTED}`;

/** Two characters or more from the middle or the end of a name. */
export function listContaining({ db }: ReadableLedger, text: string): ListedMember[] {
	const part = partOf(text);
	if ([...part].length < 2) return [];
	return prepared(db, CONTAINING_SQL).all(part, prefixEnd(part)) as ListedMember[];
}

/** By another sound of the surname than the one its initials are kept by: 乐 is yue and le. */
export function listBySound({ db }: ReadableLedger, key: string): ListedMember[] {
	const part = soundPart(key);
	return prepared(db, CONTAINING_SQL).all(part, prefixEnd(part)) as ListedMember[];
}

export function listTags({ db }: ReadableLedger, id: number): { tag: string; by_rule: number }[] {
	return prepared(db, 'SELECT tag, by_rule FROM member_tag WHERE id = ? ORDER BY tag').all(id) as {
		tag: string;
		by_rule: number;
	}[];
}
