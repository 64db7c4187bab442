/**
 * One sold till for a test file, and what verify says of copies of it that somebody spoiled.
 */
import { afterAll, beforeAll, expect } from 'vitest';
import type { Connection } from '#main/ledger/connect.ts';
import type { Check, CheckId } from '#main/verify/finding.ts';
import type { VerifyOptions } from '#main/verify/verify-ledger.ts';
import {
	aSoldTill,
	brokenIds,
	copyTill,
	removeTill,
	tamper,
	verify,
	type Till,
} from './sold-till.ts';

export type Outcome = { readonly ids: string[]; check(id: CheckId): Check };

export type SpoiledTill = {
	till(): Till;
	/** Position in the journal of the sale at this index; negative from the end. */
	saleAt(index: number): number;
	/** Position of the last event. */
	last(): number;
	/** What verify says after `work` was done to a copy, its triggers taken away and put back. */
	afterChange(work: (db: Connection) => void, changes?: Partial<VerifyOptions>): Outcome;
	afterSql(sql: string, ...values: unknown[]): Outcome;
};

/** Registers the making and removing of the till with the test file that calls it. */
export function spoiledTill(): SpoiledTill {
	let till: Awaited<ReturnType<typeof aSoldTill>>;
	let sales: number[] = [];
	let last = 0;
	beforeAll(async () => {
		till = await aSoldTill();
		const copy = copyTill(till);
		tamper(copy, (db) => {
			sales = db.prepare<[], number>('SELECT pos FROM sale ORDER BY pos').pluck().all();
			last = Number(db.prepare('SELECT max(pos) FROM journal').pluck().get());
		});
		removeTill(copy);
	});
	afterAll(() => removeTill(till));

	const afterChange: SpoiledTill['afterChange'] = (work, changes = {}) => {
		const copy = copyTill(till);
		try {
			tamper(copy, work);
			const report = verify(copy, changes);
			expect(report.ok).toBe(report.checks.every(({ state }) => state !== 'broken'));
			const check = (id: CheckId) => {
				const found = report.checks.find((one) => one.id === id);
				if (found === undefined) throw new Error(`${id} is not in the report`);
				return found;
			};
			return { ids: brokenIds(report), check };
		} finally {
			removeTill(copy);
		}
	};
	return {
		till: () => till,
		saleAt: (index) => sales.at(index) ?? 0,
		last: () => last,
		afterChange,
		afterSql: (sql, ...values) => afterChange((db) => void db.prepare(sql).run(...values)),
	};
}
