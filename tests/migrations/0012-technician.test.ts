// Goal: migration 0012 lets a service say how long it takes and what it pays in one way only, and
// keeps commission to events and technicians to numbers of their own.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(11);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'sale/completed', 1, 1, '2026-03-02', 1,
		  zeroblob(32), X'7B7D', zeroblob(32));
		INSERT INTO product (sku, name, kind, price_fen, updated_ms)
		  VALUES ('FW1', '足疗', 'service', 9900, 1)`);
	migrated.goOn(11 + 1);
	db.exec(`
		INSERT INTO technician VALUES ('tech_a', '08', '王芳', '', 1, 1);
		INSERT INTO commission VALUES (1, 1, 'tech_a', '2026-03-02', 'pass', 1, 1000, 9900, 990)`);
});
afterEach(() => close());

describe('0012_pass_card: services and technicians', () => {
	it('leaves goods that were there without minutes and commission', () => {
		const row = db
			.prepare('SELECT duration_minutes, commission_bp, commission_fen FROM product')
			.get();
		expect(row).toEqual({ duration_minutes: null, commission_bp: null, commission_fen: null });
	});

	it.each([
		['no minutes', 'UPDATE product SET duration_minutes = 0'],
		['more than a day', 'UPDATE product SET duration_minutes = 1441'],
		['more than all of it', 'UPDATE product SET commission_bp = 10001'],
		['less than nothing', 'UPDATE product SET commission_fen = -1'],
		['both ways at once', 'UPDATE product SET commission_bp = 1, commission_fen = 1'],
		['the same number twice', `INSERT INTO technician VALUES ('tech_b', '08', '李静', '', 1, 1)`],
		['a technician without a name', `UPDATE technician SET name = ''`],
		['commission of no event', 'UPDATE commission SET pos = 9'],
		['a service done no times', 'UPDATE commission SET quantity_milli = 0'],
		['a source that is none', `UPDATE commission SET source = 'gift'`],
		['the same leg twice', 'INSERT INTO commission SELECT * FROM commission'],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint/i);
	});

	it('takes either way of paying', () => {
		db.exec('UPDATE product SET commission_bp = 1000, duration_minutes = 60');
		db.exec('UPDATE product SET commission_bp = NULL, commission_fen = 1500');
	});
});
