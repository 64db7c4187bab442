// Goal: a byte changed anywhere in a page that is in use makes verify fail and name the page and
// the table; the eight readable bytes of the header are compared one by one.
import {
	closeSync,
	openSync,
	readFileSync,
	readSync,
	statSync,
	truncateSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectReader } from '#main/ledger/connect.ts';
import type { Check } from '#main/verify/finding.ts';
import { TEST_KEY } from '#kit/temp-ledger.ts';
import {
	aSoldTill,
	brokenIds,
	copyTill,
	removeTill,
	spoil,
	verify,
	type Till,
} from './sold-till.ts';

const PAGE = 4096;
/** Each page by hand, when the tables changed: FLIP_EVERY=1. */
const EVERY = Number(process.env['FLIP_EVERY'] ?? 3);
/** Page → the table whose row, index or overflow it holds; absent for a free page. */
type PageMap = ReadonlyMap<number, string>;

let till: Awaited<ReturnType<typeof aSoldTill>>;
let copy: ReturnType<typeof copyTill>;
let pages: PageMap;
let whole: Buffer;

function pageMap({ file }: Till): PageMap {
	const db = connectReader(file, TEST_KEY);
	try {
		const rows = db
			.prepare<[], { pageno: number; tbl: string }>(
				`SELECT d.pageno, coalesce(s.tbl_name, d.name) AS tbl FROM dbstat d
				 LEFT JOIN sqlite_schema s ON s.name = d.name`,
			)
			.all();
		return new Map(rows.map(({ pageno, tbl }) => [pageno, tbl]));
	} finally {
		db.close();
	}
}

function flip(file: string, at: number, bit = 1): void {
	const handle = openSync(file, 'r+');
	const byte = Buffer.alloc(1);
	readSync(handle, byte, 0, 1, at);
	byte[0] = (byte[0] ?? 0) ^ bit;
	writeSync(handle, byte, 0, 1, at);
	closeSync(handle);
}

/** V1 after one flip; the file is put back. */
function afterFlip(at: number, bit = 1): { ok: boolean; v1: Check } {
	flip(copy.file, at, bit);
	try {
		const { ok, checks } = verify(copy);
		const [v1] = checks;
		if (v1 === undefined) throw new Error('V1 comes first');
		return { ok, v1 };
	} finally {
		flip(copy.file, at, bit);
	}
}

beforeAll(async () => {
	till = await aSoldTill(60);
	copy = copyTill(till);
	// A few free pages, so that there are some to be left alone.
	spoil(
		copy,
		`CREATE TABLE gone (x TEXT); INSERT INTO gone SELECT body FROM journal; DROP TABLE gone`,
	);
	pages = pageMap(copy);
	whole = readFileSync(copy.file);
});
afterAll(() => {
	removeTill(copy);
	removeTill(till);
});

it('starts whole, with used and free pages', () => {
	expect(verify(copy).ok).toBe(true);
	expect(pages.size).toBeGreaterThan(60);
	expect(whole.length / PAGE).toBeGreaterThan(pages.size + 2);
});

it('a flip in page after page: a used one is named with its table, a free one spoils nothing', () => {
	const unseen: number[] = [];
	for (let page = 1; page <= whole.length / PAGE; page += EVERY) {
		// Another byte in each page; never the plain header.
		const byte = page === 1 ? 24 + 700 : (page * 1117) % PAGE;
		const { ok, v1 } = afterFlip((page - 1) * PAGE + byte, 1 << (page % 8));
		const table = pages.get(page);
		if (table !== undefined) {
			expect({ page, ok, state: v1.state, at: v1.place?.page, table: v1.place?.table }).toEqual({
				page,
				ok: false,
				state: 'broken',
				at: page,
				table,
			});
		} else if (ok) unseen.push(page);
		else expect(v1.place).toEqual({ page, table: 'the free list' });
	}
	expect(unseen.length).toBeGreaterThan(0);
	expect(readFileSync(copy.file).equals(whole)).toBe(true);
});

it('every byte of a page counts: the first, the middle, the nonce and the tag at its end', () => {
	const page = [...pages].find(([, table]) => table === 'posting')?.[0] ?? 0;
	for (const byte of [0, 1, 7, 100, 2048, 4031, 4032, 4063, 4064, 4095]) {
		const { ok, v1 } = afterFlip((page - 1) * PAGE + byte);
		expect({ byte, ok, page: v1.place?.page }).toEqual({ byte, ok: false, page });
	}
	for (const byte of [24, 25, 99, 4031, 4095]) {
		expect(afterFlip(byte)).toMatchObject({ ok: false, v1: { place: { page: 1 } } });
	}
});

it.each([16, 17, 18, 19, 20, 21, 22, 23])(
	'header byte %i is compared with what it must be',
	(byte) => {
		for (const bit of [1, 2, 4, 128]) {
			const { ok, v1 } = afterFlip(byte, bit);
			expect(ok).toBe(false);
			expect(v1).toMatchObject({ state: 'broken', place: { file: 'ledger.db', page: 1, byte } });
		}
	},
);

it('the rows on either side of the damage are named', () => {
	const db = connectReader(copy.file, TEST_KEY);
	const leaves = db
		.prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'journal' AND pagetype = 'leaf'")
		.pluck()
		.all();
	const last = Number(db.prepare('SELECT max(pos) FROM journal').pluck().get());
	db.close();
	const middle = leaves[Math.floor(leaves.length / 2)] ?? 0;
	const { v1 } = afterFlip((middle - 1) * PAGE + 500);
	const [, upTo, from] = /up to pos (\d+) \(\d+ rows\), again from pos (\d+)/.exec(v1.what) ?? [];
	expect(v1.place).toMatchObject({ page: middle, table: 'journal', lastReadable: `pos ${upTo}` });
	expect(Number(upTo)).toBeGreaterThan(0);
	expect(Number(from)).toBeGreaterThan(Number(upTo));
	expect(Number(from)).toBeLessThanOrEqual(last);
});

it('a damaged index leaves all rows readable, and says so', () => {
	const db = connectReader(copy.file, TEST_KEY);
	const page = Number(
		db
			.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_autoindex_journal_1' LIMIT 1")
			.pluck()
			.get(),
	);
	db.close();
	expect(afterFlip((page - 1) * PAGE + 500).v1.what).toMatch(
		/index .* of journal .* all \d+ rows can be read/,
	);
});

it('damage in two tables is told twice; what cannot be finished says where it stopped', () => {
	const [journal = 0, sale = 0] = ['journal', 'sale'].map((table) => {
		return [...pages].filter(([, name]) => name === table).at(-1)?.[0] ?? 0;
	});
	flip(copy.file, (journal - 1) * PAGE + 9);
	const { checks } = (() => {
		try {
			flip(copy.file, (sale - 1) * PAGE + 9);
			return verify(copy);
		} finally {
			flip(copy.file, (sale - 1) * PAGE + 9);
			flip(copy.file, (journal - 1) * PAGE + 9);
		}
	})();
	const [v1] = checks;
	const told = (v1?.findings ?? []).map(({ place }) => place?.table);
	expect(told).toEqual(expect.arrayContaining(['journal', 'sale']));
	for (const check of checks) {
		if (check.state === 'ok') continue;
		expect(check.what).not.toMatch(/ at .*:\d+:\d+/);
	}
});

describe('a file that lost its end', () => {
	beforeEach(() => writeFileSync(copy.file, whole));
	afterEach(() => writeFileSync(copy.file, whole));

	it.each([
		['inside a page', () => whole.length - 100],
		['after a page', () => whole.length - 2 * PAGE],
		['half of it', () => Math.floor(whole.length / PAGE / 2) * PAGE],
		['all but a few bytes', () => 10],
		['all of it', () => 0],
	])('%s', (_, length) => {
		truncateSync(copy.file, length());
		const report = verify(copy);
		expect(report.ok).toBe(false);
		expect(brokenIds(report)).toContain('V1');
	});

	it('or was never a ledger', () => {
		writeFileSync(copy.file, 'SQLite format 3\0 not at all'.repeat(1000));
		expect(brokenIds(verify(copy))).toContain('V1');
	});
});

it('another key: said as what it can be, and nothing is called ok', () => {
	const report = verify(copy, { key: new Uint8Array(32) });
	expect(report.checks.filter(({ state }) => state === 'ok')).toEqual([]);
	expect(report.checks[0]).toMatchObject({ id: 'V1', place: { page: 1 } });
	expect(report.checks[0]?.what).toContain('not its key');
});

it('reads only: the file is byte for byte what it was', () => {
	expect(readFileSync(copy.file).equals(whole)).toBe(true);
	expect(statSync(copy.file).size).toBe(whole.length);
});
