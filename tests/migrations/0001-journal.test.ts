// Goal: migration 0001 makes tables that keep the journal's promises even when the code forgets.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	({ db, close } = migratedUpTo(1));
	db.exec(`
		INSERT INTO identity VALUES (1, randomblob(16), randomblob(16), 1);
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'x', 1, 1, '2026-03-02', NULL,
		  zeroblob(32), X'7B7D', zeroblob(32));
		INSERT INTO posting VALUES (1, 1, 1, 'safe', NULL, 5);`);
});
afterEach(() => close());

const event = (values: string) => `INSERT INTO journal VALUES (${values})`;

describe('0001_journal', () => {
	it.each([
		['a second identity', `INSERT INTO identity VALUES (2, zeroblob(16), zeroblob(16), 1)`],
		['a changed identity', 'UPDATE identity SET born_ms = 2'],
		['a removed identity', 'DELETE FROM identity'],
		['a changed event', `UPDATE journal SET kind = 'y'`],
		['a removed event', 'DELETE FROM journal'],
		['a changed posting', 'UPDATE posting SET amount = 6'],
		['a removed posting', 'DELETE FROM posting'],
		['a posting of nothing', `INSERT INTO posting VALUES (1, 2, 1, 'safe', NULL, 0)`],
		['a posting of no event', `INSERT INTO posting VALUES (9, 1, 1, 'safe', NULL, 5)`],
		['a posting in no ledger', `INSERT INTO posting VALUES (1, 2, 4, 'safe', NULL, 5)`],
		['half an amount', `INSERT INTO posting VALUES (1, 2, 1, 'safe', NULL, 1.5)`],
		[
			'a parent without its hash',
			`INSERT INTO incarnation (inc, opened_ms, app_ver, why, parent_inc)
			VALUES (8, 1, '1', 'opened', 7)`,
		],
		['a negative debit', `INSERT INTO balance VALUES (1, 'safe', '', -1, 0)`],
		['a second head', `INSERT INTO head VALUES (2, 1, 7, 1, zeroblob(32), 0, 0, 0, 0, 0, 0, '')`],
		[
			'the same n twice',
			event(`2, 7, 1, randomblob(16), 'x', 1, 1, '', 1,
			zeroblob(32), X'7B7D', zeroblob(32)`),
		],
		[
			'the same uid twice',
			event(`2, 7, 2, zeroblob(16), 'x', 1, 1, '', 1,
			zeroblob(32), X'7B7D', zeroblob(32)`),
		],
		[
			'n = 0',
			event(`2, 7, 0, randomblob(16), 'x', 1, 1, '', 1,
			zeroblob(32), X'7B7D', zeroblob(32)`),
		],
		[
			'a short hash',
			event(`2, 7, 2, randomblob(16), 'x', 1, 1, '', 1,
			zeroblob(32), X'7B7D', zeroblob(31)`),
		],
		[
			'a body as text',
			event(`2, 7, 2, randomblob(16), 'x', 1, 1, '', 1,
			zeroblob(32), '{}', zeroblob(32)`),
		],
		[
			'an event of no incarnation',
			event(`2, 8, 1, randomblob(16), 'x', 1, 1, '', 1,
			zeroblob(32), X'7B7D', zeroblob(32)`),
		],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|append-only|final|never changes|cannot store/i);
	});

	it('takes the next event', () => {
		db.exec(
			event(`2, 7, 2, randomblob(16), 'x', 1, 1, '', 1, zeroblob(32), X'7B7D', zeroblob(32)`),
		);
		expect(db.prepare('SELECT count(*) AS n FROM journal').get()).toEqual({ n: 2 });
	});
});
