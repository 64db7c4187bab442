/**
 * V5, V6, V7: the stored postings of every event add up to zero in each ledger, are the ones its
 * body gives when they are derived again, the balances are their sums, and so is what is left on
 * every store-credit slip, never below nothing.
 */
import { balances, type Posting } from '#shared/journal/account.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { postEvent } from '#shared/journal/post-event.ts';
import type { Connection } from '../ledger/connect.ts';
import { sumSlips } from './check-slips.ts';
import type { Findings, Place } from './finding.ts';
import type { JournalStep, JournalVisitor, StoredPosting } from './walk-journal.ts';

type Sum = { debit: number; credit: number };

export function checkPostings(db: Connection, findings: Findings): JournalVisitor {
	const sums = new Map<string, Sum>();
	const slips = sumSlips(db, findings);
	let legs = 0;
	return {
		visit: ({ event, postings, place }: JournalStep) => {
			legs += postings.length;
			if (!balances(postings as readonly Posting[])) {
				findings.tell('V5', 'the postings do not add up to zero', place);
			}
			checkDerived({ event, postings, place }, findings);
			for (const posting of postings) addTo(sums, posting);
			slips.add({ postings, place });
		},
		end: () => {
			const accounts = checkBalances(db, sums, findings);
			const held = slips.compare();
			findings.settle('V5', 'ok', `${legs} postings add up to zero in every event and ledger`);
			findings.settle('V6', 'ok', 'every event gives the stored postings when posted again');
			findings.settle(
				'V7',
				'ok',
				`${accounts} balances and ${held} store-credit slips are the sums of their postings`,
			);
		},
	};
}

type Derived = {
	readonly event: JournalEvent | undefined;
	readonly postings: readonly StoredPosting[];
	readonly place: Place;
};

function checkDerived({ event, postings, place }: Derived, { tell }: Findings): void {
	// What is not JSON is said under V3; it stands for no postings here.
	const expected = event === undefined ? [] : derive(event);
	if (typeof expected === 'string') {
		tell('V6', `the event cannot be posted again: ${expected}`, place);
		return;
	}
	if (expected.length !== postings.length) {
		const counts = `${postings.length} postings are stored, the event gives ${expected.length}`;
		tell('V6', counts, { ...place, table: 'posting' });
		return;
	}
	for (const [index, posting] of expected.entries()) {
		const stored = postings[index];
		if (stored !== undefined && isSame(posting, stored, index + 1)) continue;
		const what = `leg ${index + 1} is ${say(stored)}, the event gives ${say(posting)}`;
		tell('V6', what, { ...place, table: 'posting' });
		return;
	}
}

function derive(event: JournalEvent): Posting[] | string {
	try {
		return postEvent(event);
	} catch (failure) {
		return failure instanceof Error ? failure.message : String(failure);
	}
}

function isSame(posting: Posting, stored: StoredPosting, leg: number): boolean {
	return (
		stored.leg === leg &&
		stored.ledger === posting.ledger &&
		stored.account === posting.account &&
		stored.subject === (posting.subject ?? null) &&
		stored.amount === posting.amount
	);
}

function say(posting: Posting | StoredPosting | undefined): string {
	return posting === undefined ? 'missing' : `${posting.account} ${posting.amount}`;
}

function keyOf(ledger: number, account: string, subject: string): string {
	return JSON.stringify([ledger, account, subject]);
}

function addTo(sums: Map<string, Sum>, { ledger, account, subject, amount }: StoredPosting): void {
	const key = keyOf(ledger, account, subject ?? '');
	let sum = sums.get(key);
	if (sum === undefined) {
		sum = { debit: 0, credit: 0 };
		sums.set(key, sum);
	}
	if (amount > 0) sum.debit += amount;
	else sum.credit -= amount;
}

type BalanceRow = Sum & {
	readonly ledger: number;
	readonly account: string;
	readonly subject: string;
};

function checkBalances(db: Connection, sums: Map<string, Sum>, { tell }: Findings): number {
	const rows = db
		.prepare<[], BalanceRow>('SELECT ledger, account, subject, debit, credit FROM balance')
		.iterate();
	const left = new Map(sums);
	let count = 0;
	for (const { ledger, account, subject, debit, credit } of rows) {
		count += 1;
		const key = keyOf(ledger, account, subject);
		const sum = left.get(key) ?? { debit: 0, credit: 0 };
		left.delete(key);
		if (sum.debit === debit && sum.credit === credit) continue;
		const given = `${sum.debit} and ${sum.credit}`;
		const what = `debit is ${debit}, credit ${credit}; the postings give ${given}`;
		tell('V7', what, { table: 'balance', key: nameOf(key) });
	}
	for (const key of left.keys()) {
		tell('V7', 'postings without a balance', { table: 'balance', key: nameOf(key) });
	}
	return count;
}

function nameOf(key: string): string {
	const [ledger, account, subject] = JSON.parse(key) as [number, string, string];
	return subject === '' ? `${ledger} ${account}` : `${ledger} ${account} ${subject}`;
}
