// Goal: migration 0013 keeps consents and requests of members only, and none half said.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import { migratedUpTo } from './migrated-up-to.ts';

const LINE = { kind: 'text', text: '绿茶' };
const NOTED = { v: 1, blocks: [LINE, { kind: 'text', text: '备注: 送 "老王" 家' }, LINE] };
const HASH = 'a'.repeat(64);

let db: Connection;
let close: () => void;
beforeEach(() => {
	const migrated = migratedUpTo(12);
	({ db, close } = migrated);
	db.exec(`
		INSERT INTO incarnation (inc, opened_ms, app_ver, why) VALUES (7, 1, '1', 'born');
		INSERT INTO journal VALUES (1, 7, 1, zeroblob(16), 'sale/completed', 1, 1, '2026-03-02', 1,
		  zeroblob(32), X'7B7D', zeroblob(32));
		INSERT INTO sale_note VALUES (1, '送 "老王" 家');
		INSERT INTO print_job
		  (kind, sale_pos, document_json, state, created_ms, expires_ms, changed_ms)
		VALUES ('receipt', 1, '${JSON.stringify(NOTED)}', 'sent', 1, 1, 1)`);
	migrated.goOn(12 + 1);
	db.exec(`
		INSERT INTO member (id, member_id, referral_code, created_ms, created_by, changed_ms)
		VALUES (1, 'mem_1', 'AB', 1, '1', 1);
		INSERT INTO consent_text VALUES ('${HASH}', 'membership', '1', 'zh-CN', '同意');
		INSERT INTO member_consent VALUES (1, 1, 'membership', 1, '1', '${HASH}', 'counter', 1, '1');
		INSERT INTO privacy_request
		VALUES ('r1', 1, 'erase', 'open', 1, '2026-03-23', 'card', 0, '1', '');
		INSERT INTO erased_member VALUES (1, 'h', 1, '2031-03-02', X'00')`);
});
afterEach(() => close());

describe('0013_privacy', () => {
	it('takes what was noted with a sale out of the papers made before', () => {
		const row = db.prepare('SELECT document_json AS text FROM print_job').get();
		expect(JSON.parse((row as { text: string }).text)).toEqual({
			v: 1,
			blocks: [LINE, { kind: 'text', text: '备注', noted: true }, LINE],
		});
	});

	it.each([
		['a purpose that is none', `UPDATE member_consent SET purpose = 'spam'`],
		['a consent half given', 'UPDATE member_consent SET given = 2'],
		[
			'a consent of nobody',
			`INSERT INTO member_consent VALUES (2, 9, 'health', 1, '1', '${HASH}', 'c', 1, '1')`,
		],
		[
			'a consent to a text nobody kept',
			`INSERT INTO member_consent VALUES (2, 1, 'health', 1, '1', '${'1'.repeat(64)}', 'c', 1, '1')`,
		],
		['a proof of nothing', `UPDATE privacy_request SET proof = ''`],
		['what is sealed without an end', `UPDATE erased_member SET kept_until = ''`],
		['an end of what is not kept', 'UPDATE erased_member SET sealed = NULL'],
		['a request that is none', `UPDATE privacy_request SET kind = 'sell'`],
		[
			'a request of nobody',
			`INSERT INTO privacy_request VALUES ('r2', 9, 'erase', 'open', 1, '', 'card', 0, '', '')`,
		],
		['a health note of nobody', `INSERT INTO health_note VALUES (1, 9, X'00', 1, '1')`],
	])('refuses %s', (_, sql) => {
		expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
	});
});
