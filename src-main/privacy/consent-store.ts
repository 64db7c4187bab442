/** The rows of `member_consent` and `consent_text`: who said yes or no to which words. */
import { PURPOSES, type Channel, type Purpose } from '#shared/privacy/consent.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pastOf } from '../member/past-of.ts';
import type { ConsentText } from './consent-text.ts';

export type ConsentRow = {
	readonly consent_id: number;
	readonly purpose: Purpose;
	readonly given: 0 | 1;
	readonly version: string;
	readonly text_hash: string;
	readonly channel: string;
	readonly at_ms: number;
	readonly operator: string;
};

const ROWS = `SELECT consent_id, purpose, given, version, text_hash, channel, at_ms, operator
 FROM member_consent WHERE id = ?`;

/** Every word of a member, also as a row that was merged into theirs; the newest first. */
export function listConsents(ledger: ReadableLedger, id: number): ConsentRow[] {
	return pastOf(ledger, id)
		.flatMap((row) => prepared(ledger.db, ROWS).all(row.id) as ConsentRow[])
		.sort((a, b) => b.consent_id - a.consent_id);
}

/** The last word of a member on each purpose, and whether there was a yes before. */
export function lastConsents(
	ledger: ReadableLedger,
	id: number,
): ReadonlyMap<Purpose, { readonly last: ConsentRow; readonly everGiven: boolean }> {
	const rows = listConsents(ledger, id);
	return new Map(
		PURPOSES.flatMap((purpose) => {
			const own = rows.filter((row) => row.purpose === purpose);
			const [last] = own;
			if (last === undefined) return [];
			return [[purpose, { last, everGiven: own.some(({ given }) => given === 1) }] as const];
		}),
	);
}

/** Whether a guardian agreed, and did not withdraw it since. */
export function hasGuardian(ledger: ReadableLedger, id: number): boolean {
	return lastConsents(ledger, id).get('guardian')?.last.given === 1;
}

export type Consent = {
	readonly id: number;
	readonly text: ConsentText;
	readonly given: boolean;
	readonly channel: Channel;
	readonly atMs: number;
	readonly operator: string;
};

/** Keeps the consent, and its text once. */
export function insertConsent({ db }: WritableLedger, consent: Consent): void {
	const { id, text, given, channel, atMs, operator } = consent;
	prepared(
		db,
		`INSERT INTO consent_text (text_hash, purpose, version, language, text)
		 VALUES (?, ?, ?, ?, ?) ON CONFLICT (text_hash) DO NOTHING`,
	).run(text.hash, text.purpose, text.version, text.language, text.text);
	prepared(
		db,
		`INSERT INTO member_consent (id, purpose, given, version, text_hash, channel, at_ms, operator)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(id, text.purpose, given ? 1 : 0, text.version, text.hash, channel, atMs, operator);
}
