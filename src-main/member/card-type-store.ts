/** The rows of `card_type`: what each type of card is good for, and whose cards are of which. */
import { basisPoint } from '#shared/kernel/rate.ts';
import type { CardType, CardTypeKind } from '#shared/member/card-type.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

type Row = {
	code: string;
	name: string;
	kind: CardTypeKind;
	registered: number;
	stores_json: string;
	categories_json: string;
	charge_bp: number;
	active: number;
};

export function listCardTypes({ db }: ReadableLedger): CardType[] {
	const rows = prepared(db, 'SELECT * FROM card_type ORDER BY code').all();
	return (rows as Row[]).map(typeOf).toSorted((a, b) => Number(b.active) - Number(a.active));
}

/** How many cards of each type were given. */
export function cardsByType({ db }: ReadableLedger): Map<string, number> {
	const rows = prepared(db, 'SELECT code, cards FROM card_type').all();
	return new Map(
		(rows as { code: string; cards: number }[]).map(({ code, cards }) => [code, cards]),
	);
}

export function findCardType({ db }: ReadableLedger, code: string): CardType | undefined {
	const row = prepared(db, 'SELECT * FROM card_type WHERE code = ?').get(code);
	return row === undefined ? undefined : typeOf(row as Row);
}

/** The types of a member's cards that are neither lost nor replaced, each once. */
export function typesOfMember({ db }: ReadableLedger, id: number): CardType[] {
	const rows = prepared(
		db,
		`SELECT * FROM card_type WHERE code IN
		   (SELECT type_code FROM member_card WHERE id = ? AND state = 'active')`,
	).all(id);
	return (rows as Row[]).map(typeOf);
}

export function putCardType({ db }: WritableLedger, type: CardType, atMs: number): void {
	prepared(
		db,
		`INSERT INTO card_type (code, name, kind, registered, stores_json, categories_json, charge_bp,
		   active, changed_ms)
		 VALUES (:code, :name, :kind, :registered, :stores, :categories, :charge, :active, :atMs)
		 ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
		   registered = excluded.registered, stores_json = excluded.stores_json,
		   categories_json = excluded.categories_json, charge_bp = excluded.charge_bp,
		   active = excluded.active, changed_ms = excluded.changed_ms`,
	).run({
		...type,
		registered: Number(type.registered),
		active: Number(type.active),
		stores: JSON.stringify(type.stores),
		categories: JSON.stringify(type.categories),
		atMs,
	});
}

function typeOf(row: Row): CardType {
	return {
		code: row.code,
		name: row.name,
		kind: row.kind,
		registered: row.registered === 1,
		stores: JSON.parse(row.stores_json) as string[],
		categories: JSON.parse(row.categories_json) as number[],
		charge: basisPoint(row.charge_bp),
		active: row.active === 1,
	};
}
