/** Passes that came with a top-up (充值送次卡), found by its lot. */
import type { PassSold } from '#shared/journal/pass-event.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { findPass, type HeldPass } from './pass-store.ts';

/** Events of the top-up's own transaction that may stand before the first pass: the tier it reached. */
const BEFORE = 8;

/**
 * All of them, whoever has them by now, those that were given back too. The transaction of the
 * top-up laid them down one behind the other, so they are read from its event on and no further.
 */
export function listGiven(ledger: ReadableLedger, lotId: string): HeldPass[] {
	return readIds(ledger, lotId).flatMap((passId) => findPass(ledger, passId) ?? []);
}

type Row = { readonly kind: string; readonly body: Buffer };

function readIds({ db }: ReadableLedger, lotId: string): string[] {
	const rows = prepared(
		db,
		`SELECT kind, body FROM journal
		 WHERE pos > (SELECT opened_pos FROM sv_lot WHERE lot_id = ?) ORDER BY pos`,
	).iterate(lotId) as IterableIterator<Row>;
	const ids: string[] = [];
	let before = 0;
	for (const { kind, body } of rows) {
		const passId = kind === 'pass/sold' ? givenWith(body, lotId) : undefined;
		if (passId !== undefined) ids.push(passId);
		else if (ids.length > 0 || before === BEFORE) break;
		else before += 1;
	}
	return ids;
}

function givenWith(body: Buffer, lotId: string): string | undefined {
	const { pass_id: passId, with_lot: lot } = JSON.parse(body.toString('utf8')) as PassSold;
	return lot === lotId ? passId : undefined;
}
