/**
 * V1: every page in use can be read and authenticated, every tree is a tree, every reference has
 * its row. A damaged page is named with its table and with the rows that can still be read on
 * either side of it. After the cipher has refused one page a connection refuses all others too, so
 * each question that may meet damage gets a connection of its own.
 */
import type { Connection } from '../ledger/connect.ts';
import { isDamage, quoted, trustNoSchema, type OpenReader } from './damage.ts';
import type { Findings, Place } from './finding.ts';
import { readableRows } from './readable-rows.ts';

type Tree = { readonly name: string; readonly table: string; readonly isIndex: boolean };
type Complaint = { readonly text: string; readonly page?: number; readonly tree?: Tree };

/** Tells of damage under V1, or settles it. `deep` compares indexes with their tables as well. */
export function checkWholeFile(open: OpenReader, deep: boolean, findings: Findings): void {
	const pragma = deep ? 'integrity_check' : 'quick_check';
	const first = firstComplaint(open, `${pragma}(1)`);
	if (first !== undefined) {
		tellAll(open, first, findings);
		return;
	}
	const db = open();
	try {
		checkReferences(db, findings);
		const pages = Number(db.pragma('page_count', { simple: true }));
		const free = Number(db.pragma('freelist_count', { simple: true }));
		const what = `${pragma} and references hold; ${pages} pages, ${free} of them unused`;
		if (!findings.isBroken('V1')) findings.settle('V1', 'ok', what);
	} finally {
		db.close();
	}
}

function checkReferences(db: Connection, { tell }: Findings): void {
	const orphans = db.prepare('PRAGMA foreign_key_check').iterate() as Iterable<{
		table: string;
		rowid: number | null;
		parent: string;
	}>;
	for (const { table, rowid, parent } of orphans) {
		const key = rowid === null ? {} : { key: String(rowid) };
		tell('V1', `a row of ${table} names a row of ${parent} that is not there`, { table, ...key });
	}
}

/** One complaint per table is enough to act on: its rows are traced from both ends. */
function tellAll(open: OpenReader, first: Complaint, findings: Findings): void {
	const told = new Set<number>();
	const tellOnce = (complaint: Complaint) => {
		if (complaint.page !== undefined && told.has(complaint.page)) return;
		if (complaint.page !== undefined) told.add(complaint.page);
		const { what, place } = describe(open, complaint);
		findings.tell('V1', what, place);
	};
	tellOnce(first);
	if (first.tree?.name === 'sqlite_schema') return;
	for (const { name, type } of treesOf(open)) {
		if (type !== 'table') continue;
		const complaint = firstComplaint(open, `quick_check(${quoted(name)})`);
		if (complaint !== undefined) tellOnce(complaint);
	}
}

function describe(
	open: OpenReader,
	{ text, page, tree }: Complaint,
): { what: string; place: Place } {
	const at = page === undefined ? {} : { page };
	if (tree === undefined) {
		return { what: text, place: page === undefined ? {} : { ...at, table: 'the free list' } };
	}
	if (tree.name === 'sqlite_schema') {
		const what = `the list of tables cannot be read whole: ${text}`;
		return { what, place: { ...at, table: tree.name } };
	}
	const rows = readableRows(open, tree.table);
	const place = { ...at, table: tree.table, lastReadable: rows.last };
	const where = tree.isIndex ? `index ${tree.name} of ${tree.table}` : `table ${tree.table}`;
	return { what: `${where} is damaged: ${text}; ${rows.what}`, place };
}

/** What SQLite first complains of; undefined when it has no complaint. */
function firstComplaint(open: OpenReader, pragma: string): Complaint | undefined {
	const answer = ask(open, pragma);
	if (answer === 'ok') return undefined;
	const text = answer ?? askTables(open) ?? askWithoutSchema(open, pragma);
	return complaintOf(open, text);
}

/**
 * Damage under a search index (FTS) stops the whole question before it is answered, because the
 * index reads its own tables first; asked one by one, tables answer for themselves.
 */
function askTables(open: OpenReader): string | undefined {
	for (const { name, type } of treesOf(open)) {
		if (type !== 'table') continue;
		const answer = ask(open, `quick_check(${quoted(name)})`);
		if (answer !== undefined && answer !== 'ok') return answer;
	}
	return undefined;
}

/** A damaged list of tables stops everything, unless SQLite is told to go on with what it has. */
function askWithoutSchema(open: OpenReader, pragma: string): string {
	const answer = ask(open, pragma, trustNoSchema) ?? 'nothing can be read';
	return answer === 'ok' ? 'the list of tables is damaged' : answer;
}

/** The first line of an answer; undefined when there was none before the file failed. */
function ask(
	open: OpenReader,
	pragma: string,
	prepare?: (db: Connection) => void,
): string | undefined {
	const db = open();
	try {
		prepare?.(db);
		const [line] = db.prepare(`PRAGMA ${pragma}`).pluck().iterate();
		return String(line).replace('*** in database main ***\n', '').split('\n')[0];
	} catch (failure) {
		if (!isDamage(failure)) throw failure;
		return undefined;
	} finally {
		db.close();
	}
}

function complaintOf(open: OpenReader, text: string): Complaint {
	const inTree = /^Tree (\d+) page (\d+)/.exec(text);
	const missing = /failed to get page (\d+)/.exec(text);
	const page = Number(missing?.[1] ?? inTree?.[2]);
	const trees = treesOf(open);
	const tree = inTree === null ? treeNamedIn(text, trees) : treeAt(Number(inTree[1]), trees);
	return {
		text,
		...(Number.isNaN(page) ? {} : { page }),
		...(tree === undefined ? {} : { tree }),
	};
}

type SchemaRow = {
	readonly name: string;
	readonly tbl_name: string;
	readonly type: string;
	readonly rootpage: number;
};

function treeAt(rootPage: number, trees: readonly SchemaRow[]): Tree {
	if (rootPage === 1) return { name: 'sqlite_schema', table: 'sqlite_schema', isIndex: false };
	const row = trees.find((one) => one.rootpage === rootPage);
	const name = row?.name ?? `tree ${rootPage}`;
	return { name, table: row?.tbl_name ?? name, isIndex: row?.type === 'index' };
}

/** `row 5 missing from index print_job_waiting`: the longest name of ours that stands there. */
function treeNamedIn(text: string, trees: readonly SchemaRow[]): Tree | undefined {
	const words = new Set(text.split(/[^\w]+/));
	const named = trees.filter(({ name }) => words.has(name));
	const [row] = named.sort((a, b) => b.name.length - a.name.length);
	return row === undefined
		? undefined
		: { name: row.name, table: row.tbl_name, isIndex: row.type === 'index' };
}

/** Tables and indexes; as many as can be read. */
function treesOf(open: OpenReader): SchemaRow[] {
	const db = open();
	const trees: SchemaRow[] = [];
	try {
		const sql = 'SELECT name, tbl_name, type, rootpage FROM sqlite_schema WHERE rootpage > 0';
		for (const row of db.prepare<[], SchemaRow>(sql).iterate()) trees.push(row);
	} catch (failure) {
		if (!isDamage(failure)) throw failure;
	} finally {
		db.close();
	}
	return trees;
}
