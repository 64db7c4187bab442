// Goal: migration 0016_customer_answer keeps signatures of members under documents there are, and
// none half kept.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

const HASH = 'a'.repeat(64);

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(15);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'stored-value/topped-up', 1, 1, '2026-03-02',
		  1, zeroblob(32), X'7B7D', zeroblob(32));
		INSERT INTO member (id, member_id, referral_code, created_ms, created_by, changed_ms)
		VALUES (1, 'mem_1', 'AB', 1, '1', 1)`);
	migrated.goOn(16);
	db.exec(
		`INSERT INTO customer_answer
		 VALUES ('ask_1', 1, 1, 'top-up', 'drawn', '${HASH}', 1, '1003', X'00')`,
	);
});
afterEach(() => close());

describe('0016_customer_answer', () => {
	it.each([
		['a document that is none', `UPDATE customer_answer SET document = 'will'`],
		['a way to sign that is none', `UPDATE customer_answer SET way = 'said'`],
		['half a hash', `UPDATE customer_answer SET hash = 'ab'`],
		['a signature of nobody', 'UPDATE customer_answer SET id = 9'],
		['one under nothing', 'UPDATE customer_answer SET pos = 9'],
		[
			'two under one question',
			`INSERT INTO customer_answer
			 VALUES ('ask_1', 1, 1, 'pass', 'typed', '${HASH}', 1, '1003', NULL)`,
		],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});

	it('lets go of what was signed with, and keeps that it was', () => {
		db.exec('UPDATE customer_answer SET sealed = NULL');
		expect(db.prepare('SELECT hash, sealed FROM customer_answer').get()).toEqual({
			hash: HASH,
			sealed: null,
		});
	});
});
