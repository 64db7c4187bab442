// Goal: whatever is looked for in a list of members is read by a thread on a connection of its own
// that cannot write, and can be stopped; main's connection, and with it the counter, stays free.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTempLedger, TEST_KEY, type TempLedger } from '#kit/temp-ledger.ts';
import { openMemberLists, type MemberLists } from '#main/member-list/list-readers.ts';
import { walkMembers, type Condition } from '#main/member-list/walk-members.ts';

let ledger: TempLedger;
let lists: MemberLists;
beforeEach(() => {
	ledger = openTempLedger();
	lists = openMemberLists({ file: ledger.ledger.file, key: TEST_KEY });
});
afterEach(async () => {
	await lists.close();
	await ledger.close();
});

const EVERYBODY: Condition = { sql: `m.state = 'active'`, values: {}, indexed: false };
const wanted = (limit: number, after?: number) => ({
	condition: EVERYBODY,
	page: { after, limit },
});

function put(count: number): void {
	ledger.pen.db
		.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ${count})
	 INSERT INTO member (member_id, name, referral_code, created_ms, created_by, changed_ms)
	 SELECT printf('mem_%d_%d', i, (SELECT count(*) FROM member)), '甲',
	   printf('R%d-%d', i, (SELECT count(*) FROM member)), 1, '1001', 1 FROM n`);
}

it('are not read on main’s connection: what that has not committed is not seen', async () => {
	put(3);
	ledger.pen.db.exec('BEGIN IMMEDIATE');
	put(4);
	// Seven for main, three for whoever reads beside it: so it was not main’s connection.
	const main = ledger.pen.db.prepare('SELECT count(*) AS n FROM member').get();
	const read = await lists.read('page', wanted(50));
	ledger.pen.db.exec('COMMIT');
	expect(main).toEqual({ n: 7 });
	expect(read?.rows).toHaveLength(3);
	expect((await lists.read('page', wanted(50)))?.rows).toHaveLength(7);
});

it('are read on a connection that cannot write', async () => {
	put(1);
	const condition = { ...EVERYBODY, sql: '(SELECT query_only FROM pragma_query_only) = 1' };
	expect(await lists.read('rows', { condition, page: { limit: 1 } })).toHaveLength(1);
});

it('are walked by key over many stretches: everybody once, also who joins meanwhile', async () => {
	put(12_000);
	const seen = new Set<number>();
	let after: number | undefined;
	let pages = 0;
	for (;;) {
		const page = await lists.read('page', wanted(2500, after));
		for (const { at } of page?.rows ?? []) {
			expect(seen.has(at)).toBe(false);
			seen.add(at);
		}
		put(1);
		pages += 1;
		if (page?.more !== true) break;
		after = page.rows.at(-1)?.at;
	}
	expect(pages).toBe(5);
	expect(seen.size).toBe(12_000);
});

it('say how far they are, and stop when nobody wants them any more', async () => {
	put(12_000);
	const nobody = { condition: { ...EVERYBODY, sql: `m.name = '乙'` }, page: { limit: 1 } };
	const told: number[] = [];
	expect(await lists.read('rows', nobody, { moved: (progress) => told.push(progress) })).toEqual(
		[],
	);
	expect(told.at(-1)).toBeGreaterThan(900);
	expect(told).toEqual(told.toSorted((a, b) => a - b));

	expect(await lists.read('rows', nobody, { stoppable: (stop) => stop() })).toBeUndefined();
	// In the middle of it: asked again behind every stretch.
	let asked = 0;
	const walk = { isStopped: () => (asked += 1) > 2, moved: () => undefined };
	expect(walkMembers(ledger.pen, nobody, walk)).toBeUndefined();
	expect(asked).toBe(3);
});

it('an export is written by a thread of its own, and stops too', async () => {
	put(1200);
	const written = {
		condition: EVERYBODY,
		format: 'csv',
		whole: false,
		mark: '门店',
		days: { timeZone: 'Asia/Shanghai', cutOffMinutes: 0 },
		most: 2000,
	} as const;
	const done = await lists.write(written);
	if (done === undefined || done === 'too-many') throw new Error('nothing was written');
	expect(done.rows).toBe(1200);
	const lines = Buffer.from(done.base64, 'base64').toString('utf8').trimEnd().split('\r\n');
	expect(lines).toHaveLength(1203);
	expect(await lists.write({ ...written, most: 1199 })).toBe('too-many');
	const stopped = lists.write(written, { stoppable: (stop) => stop() });
	expect(await stopped).toBeUndefined();
});

it('says so when the thread fails, and begins again with the next', async () => {
	const lost = openMemberLists({ file: `${ledger.ledger.file}.gone`, key: TEST_KEY });
	await expect(lost.read('page', wanted(1))).rejects.toThrow();
	await expect(lost.read('page', wanted(1))).rejects.toThrow();
	await lost.close();
	expect(await lost.read('page', wanted(1))).toBeUndefined();
});
