// Goal: figures that follow from the events, but make a report that does not tie, are told.
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ledgerFile } from '#main/ledger/connect.ts';
import { readMigrations } from '#main/ledger/migrate.ts';
import { verifyLedger } from '#main/verify/verify-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';
import { MIGRATIONS_DIR, openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import type { CashTender } from '#shared/journal/event.ts';

let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
});
afterEach(() => ledger.close());

/** A sale whose tender claims to pay `off` fen less than the drawer took. */
function sell(off: number): void {
	const sale = soldSale(2);
	const [tender] = sale.body['tenders'] as CashTender[];
	const tenders = [{ ...tender, amount_fen: (tender?.amount_fen ?? 0) - off }];
	ledger.pen.transaction(() => ledger.pen.append({ ...sale, body: { ...sale.body, tenders } }));
}

function tallies() {
	const { checks } = verifyLedger({
		file: path.resolve(ledgerFile(ledger.dataDir)),
		isCopy: false,
		witnessDir: ledger.witnessDir,
		key: ledger.key,
		migrations: readMigrations(MIGRATIONS_DIR),
		deep: true,
	});
	return checks.find(({ id }) => id === 'tallies');
}

it('says that the reports tie', () => {
	sell(0);
	expect(tallies()).toMatchObject({
		state: 'ok',
		what: expect.stringMatching(/reports that tie: 1$/),
	});
});

it('names the shift and what does not add up', () => {
	sell(0);
	sell(10);
	expect(tallies()).toMatchObject({
		state: 'broken',
		what: 'the report does not tie: Σ tenders = net − rounding of refunds + kept for points: 1390 ≠ 1400',
		place: { table: 'tally', key: 'shift 1' },
	});
});
