// Goal: what nobody asks for any more goes, a little at a time, and what is still needed stays.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REPLY_KEPT_MS, tidyLedger } from '#main/ledger-upkeep.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

let till: TempLedger;
beforeEach(() => {
	till = openTempLedger();
});
afterEach(() => till.close());

const countOf = (sql: string) => till.pen.db.prepare(sql).pluck().get();

function rememberReplies(count: number, atMs: number): void {
	const insert = till.pen.db.prepare(
		`INSERT INTO command_reply (command_id, request, input_hash, reply_json, at_ms)
		 VALUES (?, 'sale/complete', zeroblob(32), '{}', ?)`,
	);
	till.pen.transaction(() => {
		for (let one = 0; one < count; one += 1) insert.run(`command-${atMs}-${one}`, atMs);
	});
}

describe('upkeep', () => {
	it('forgets old replies in turns and keeps those somebody may still ask for', () => {
		const now = till.clock.now();
		rememberReplies(1200, now - REPLY_KEPT_MS - 1);
		rememberReplies(3, now - 1000);
		const turns = [1, 2, 3, 4].map(() => tidyLedger({ pen: till.pen, clock: till.clock }));
		expect(turns).toEqual([500, 500, 200, 0]);
		expect(countOf('SELECT count(*) FROM command_reply')).toBe(3);
	});

	it('is not held up by replies from a day when the clock ran ahead', () => {
		const now = till.clock.now();
		rememberReplies(700, now + 400 * 86_400_000);
		rememberReplies(10, now - REPLY_KEPT_MS - 1);
		rememberReplies(3, now - 1000);
		const turns = [1, 2, 3].map(() => tidyLedger({ pen: till.pen, clock: till.clock }));
		expect(turns).toEqual([500, 210, 0]);
		expect(countOf('SELECT count(*) FROM command_reply')).toBe(3);
	});

	it('puts drawer pulses away that came to nothing, and touches no paper', () => {
		till.pen.db.exec(`
			INSERT INTO print_job (kind, document_json, state, created_ms, expires_ms, changed_ms) VALUES
			  ('drawer', NULL, 'failed', 1, 1, 1), ('drawer', NULL, 'unknown', 1, 1, 1),
			  ('drawer', NULL, 'queued', 1, 1, 1), ('test', '{}', 'unknown', 1, 1, 1)`);
		expect(tidyLedger({ pen: till.pen, clock: till.clock })).toBe(2);
		const states = till.pen.db.prepare('SELECT state FROM print_job ORDER BY job_id').pluck().all();
		expect(states).toEqual(['cancelled', 'cancelled', 'queued', 'unknown']);
	});
});
