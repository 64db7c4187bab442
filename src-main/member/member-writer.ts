/**
 * The rows of `member`, written, with everything a search finds them by: the short beginnings, the
 * ends of the name. All in the caller's transaction; events are the caller's too.
 */
import type { MemberKind } from '#shared/member/member.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { nameKeys, partsOf, prefixesOf } from './member-keys.ts';
import type { CardRow, MemberRow } from './member-store.ts';

export type NewMember = {
	readonly memberId: string;
	readonly kind: MemberKind;
	readonly phone: string | undefined;
	readonly name: string;
	readonly gender: '' | 'female' | 'male';
	/** 1990-02-28, --02-28 or ''. */
	readonly birthday: string;
	readonly address: string;
	readonly note: string;
	readonly identityNo: string;
	readonly taxNo: string;
	readonly tier: string;
	readonly tierSince: string;
	readonly referralCode: string;
	/** member_id, or ''. */
	readonly referredBy: string;
	readonly accountCode: string;
	readonly atMs: number;
	readonly by: string;
};

/** Days since 1970: what `seen` counts in. */
export function dayOf(atMs: number): number {
	return Math.floor(atMs / 86_400_000);
}

/** The month in a birthday with or without a year; 0 for none. */
export function monthOf(birthday: string): number {
	return birthday === '' ? 0 : Number(birthday.slice(-5, -3));
}

/** The row's number. A phone, or a referral code, that is somebody else's throws: ask before. */
export function insertMember({ db }: WritableLedger, fresh: NewMember): number {
	const { ini, full } = nameKeys(fresh.name);
	const seen = dayOf(fresh.atMs);
	const { lastInsertRowid } = prepared(
		db,
		`INSERT INTO member (member_id, kind, phone, phone4, name, ini, full, gender, birthday,
		   birth_month, birthday_set_ms, address, note, identity_no, tax_no, tier, tier_since,
		   referral_code, referred_by, account_code, created_ms, created_by, changed_ms, seen)
		 VALUES (:memberId, :kind, :phone, :phone4, :name, :ini, :full, :gender, :birthday,
		   :birthMonth, :birthdaySetMs, :address, :note, :identityNo, :taxNo, :tier, :tierSince,
		   :referralCode, :referredBy, :accountCode, :atMs, :by, :atMs, :seen)`,
	).run({
		...fresh,
		phone: fresh.phone ?? null,
		phone4: (fresh.phone ?? '').slice(-4),
		birthMonth: monthOf(fresh.birthday),
		birthdaySetMs: fresh.birthday === '' ? 0 : fresh.atMs,
		ini,
		full,
		seen,
	});
	const id = Number(lastInsertRowid);
	putKeys({ db }, { id, name: fresh.name, ini, seen });
	return id;
}

type Keyed = Pick<MemberRow, 'id' | 'name' | 'ini' | 'seen'>;
type Pen = Pick<WritableLedger, 'db'>;

function putKeys(pen: Pen, keyed: Keyed): void {
	putPrefixes(pen, keyed);
	for (const part of partsOf(keyed.name)) {
		prepared(pen.db, 'INSERT INTO member_part (part, id) VALUES (?, ?)').run(part, keyed.id);
	}
}

function dropKeys(pen: Pen, keyed: Keyed): void {
	dropPrefixes(pen, keyed);
	for (const part of partsOf(keyed.name)) {
		prepared(pen.db, 'DELETE FROM member_part WHERE part = ? AND id = ?').run(part, keyed.id);
	}
}

function putPrefixes({ db }: Pen, { id, name, ini, seen }: Keyed): void {
	for (const prefix of prefixesOf({ name, ini })) {
		prepared(db, 'INSERT INTO member_prefix (prefix, seen, id) VALUES (?, ?, ?)').run(
			prefix,
			seen,
			id,
		);
	}
}

function dropPrefixes({ db }: Pen, { id, name, ini, seen }: Keyed): void {
	for (const prefix of prefixesOf({ name, ini })) {
		prepared(db, 'DELETE FROM member_prefix WHERE prefix = ? AND seen = ? AND id = ?').run(
			prefix,
			seen,
			id,
		);
	}
}

/** Columns that may be set on their own; names are keys of the row. */
export type MemberPatch = Partial<Omit<MemberRow, 'id' | 'member_id' | 'ini' | 'full' | 'phone4'>>;

const PATCHED =
	/^(kind|state|merged_into|phone|name|gender|birthday|birth_month|birthday_set_ms|address|note|identity_no|tax_no|tier|tier_since|tier_until|tier_by_hand|tier_holding|referral_code|referred_by|referral_paid|family_of|account_code|price_list|pin_hash|wrong_pins|pin_locked_until_ms|marketing|changed_ms|version|seen|visits|spent_fen|top_up_fen|first_ms|last_ms|last_pos)$/;

/** Changes the named columns; the keys follow a name or a state that hides the member. */
export function patchMember(pen: WritableLedger, before: MemberRow, patch: MemberPatch): MemberRow {
	const names = Object.keys(patch).filter((name) => PATCHED.test(name));
	const after: MemberRow = { ...before, ...patch };
	const keys = patch.name === undefined ? {} : nameKeys(after.name);
	const phone4 = patch.phone === undefined ? {} : { phone4: (after.phone ?? '').slice(-4) };
	const moved: MemberRow = { ...after, ...keys, ...phone4 };
	const columns = [...names, ...Object.keys(keys), ...Object.keys(phone4)];
	if (columns.length === 0) return before;
	prepared(
		pen.db,
		`UPDATE member SET ${columns.map((name) => `${name} = :${name}`).join(', ')} WHERE id = :id`,
	).run({
		...Object.fromEntries(columns.map((name) => [name, moved[name as keyof MemberRow]])),
		id: before.id,
	});
	if (patch.name !== undefined || patch.state !== undefined) {
		if (isKeyed(before)) dropKeys(pen, before);
		if (isKeyed(moved)) putKeys(pen, moved);
	} else if (patch.seen !== undefined && isKeyed(moved)) {
		// A visit on another day moves a member in the short lists, and changes no name.
		dropPrefixes(pen, before);
		putPrefixes(pen, moved);
	}
	return moved;
}

/** Somebody who was put away, merged or forgotten is found by no name. */
function isKeyed({ state }: MemberRow): boolean {
	return state === 'active' || state === 'frozen' || state === 'closed';
}

export function insertCard({ db }: WritableLedger, card: CardRow): void {
	prepared(
		db,
		`INSERT INTO member_card (card_no, id, medium, type_code, state, issued_ms, changed_ms)
		 VALUES (:card_no, :id, :medium, :type_code, :state, :issued_ms, :changed_ms)`,
	).run(card);
}

export function setCardState(
	{ db }: WritableLedger,
	cardNo: string,
	{ state, atMs }: { readonly state: CardRow['state']; readonly atMs: number },
): void {
	prepared(db, 'UPDATE member_card SET state = ?, changed_ms = ? WHERE card_no = ?').run(
		state,
		atMs,
		cardNo,
	);
}

export type Change = {
	readonly id: number;
	readonly atMs: number;
	readonly operator: string;
	readonly approver: string;
	readonly field: string;
	readonly before: string;
	readonly after: string;
};

/** Old, new, who, when (MEM-6). */
export function recordChange({ db }: WritableLedger, change: Change): void {
	prepared(
		db,
		`INSERT INTO member_change (id, at_ms, operator, approver, field, before, after)
		 VALUES (:id, :atMs, :operator, :approver, :field, :before, :after)`,
	).run(change);
}

export function putTag(
	{ db }: WritableLedger,
	{ id, tag, byRule }: { readonly id: number; readonly tag: string; readonly byRule: boolean },
): void {
	prepared(
		db,
		`INSERT INTO member_tag (tag, id, by_rule) VALUES (?, ?, ?)
		 ON CONFLICT (tag, id) DO UPDATE SET by_rule = min(by_rule, excluded.by_rule)`,
	).run(tag, id, byRule ? 1 : 0);
}

export function dropTag({ db }: WritableLedger, id: number, tag: string): void {
	prepared(db, 'DELETE FROM member_tag WHERE tag = ? AND id = ?').run(tag, id);
}
