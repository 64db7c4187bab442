// Goal: the copy a member may have (个保法 45) reads every table that keeps something of a member; a
// table somebody adds later fails here until it is in the copy, or is said why it is not.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { readCopy } from '#main/privacy/copy-store.ts';

let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
});
afterEach(() => ledger.close());

/** Why a table with members in it is not read, or read elsewhere. */
const NOT_READ: Readonly<Record<string, string>> = {
	health_note: 'sealed: opened by copy-member.ts (privacy-copy.flow.test.ts)',
	customer_answer: 'sealed: opened by copy-member.ts (privacy-copy.flow.test.ts)',
	erased_member: 'nobody who is forgotten has a copy',
	member_alert: 'about a cashier and their cards, for the manager',
	point_alert: 'about a cashier and their cards, for the manager',
	allowance_member: 'what HQ told of the figures that the lots say here',
	allowance_grant: 'how a terminal is let spend without HQ',
	allowance_spend: 'how a terminal is let spend without HQ',
};

type Column = { readonly name: string };
type Key = { readonly table: string };

/** Tables with a member's id or row in them. */
function tablesOfMembers(): string[] {
	const { db } = ledger.pen;
	const tables = db
		.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
		.all() as Column[];
	return tables
		.map(({ name }) => name)
		.filter((table) => {
			const columns = db.pragma(`table_info(${table})`) as Column[];
			const keys = db.pragma(`foreign_key_list(${table})`) as Key[];
			const isTheirs = columns.some(({ name }) => name === 'member_id' || name === 'member');
			return isTheirs || keys.some((key) => key.table === 'member');
		});
}

it('PIPL 45: every table with a member in it is in the copy, or it is said why not', () => {
	const tables = tablesOfMembers();
	expect(tables).toEqual(expect.arrayContaining(['member', 'sale', 'tier_fee', 'sv_lot']));
	const prepare = vi.spyOn(ledger.pen.db, 'prepare');
	readCopy(ledger.pen, { id: 1, memberId: 'mem_1' });
	const sql = prepare.mock.calls.map(([text]) => text).join(' ');
	const read = new Set([...sql.matchAll(/\b(?:FROM|JOIN) (\w+)/g)].map(([, table]) => table));
	expect(tables.filter((table) => !read.has(table) && NOT_READ[table] === undefined)).toEqual([]);
	expect(Object.keys(NOT_READ).filter((table) => !tables.includes(table))).toEqual([]);
});
