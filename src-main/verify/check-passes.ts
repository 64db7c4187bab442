/**
 * --deep: every pass (次卡) is what its events make it. The same fold that decides makes it again
 * from the journal; what is left of it in fen and in uses, its ends, its owner and the uses that
 * stand are held against the rows, and against the postings of its number.
 */
import type { PassEvent } from '#shared/journal/pass-event.ts';
import { account, MONEY_LEDGER, PASS_LEDGER } from '#shared/journal/account.ts';
import { foldPass, rootPass } from '#shared/pass-card/fold-pass.ts';
import {
	freeUnits,
	leftFen,
	liveUses,
	startedOn,
	usesLeft,
	validUntil,
	type PassCard,
} from '#shared/pass-card/pass-card.ts';
import type { Connection } from '../ledger/connect.ts';
import { isPassEvent } from '../ledger/project-pass.ts';
import type { Findings } from './finding.ts';
import type { JournalStep, JournalVisitor } from './walk-journal.ts';

type Folded = { card: PassCard; fen: number; uses: number };

export function checkPasses(db: Connection, findings: Findings): JournalVisitor {
	const passes = new Map<string, Folded>();
	const rows = readRows(db);
	return {
		visit: (step) => {
			const { event } = step;
			if (event !== undefined && isPassEvent(event)) fold(passes, event, { step, findings });
		},
		end: () => {
			for (const [passId, folded] of passes) {
				const should = sayFolded(folded.card);
				const is = rows.get(passId) ?? 'no row';
				rows.delete(passId);
				const place = { table: 'pass_card', key: passId };
				if (is !== should) findings.tell('passes', `is ${is}, the journal says ${should}`, place);
				const left = usesLeft(folded.card) ?? 0;
				if (folded.fen === leftFen(folded.card) && folded.uses === left) continue;
				const posted = `${folded.fen} fen and ${folded.uses} uses`;
				findings.tell('passes', `postings leave ${posted} of ${should}`, place);
			}
			for (const passId of rows.keys()) {
				const place = { table: 'pass_card', key: passId };
				findings.tell('passes', 'a pass that no event laid down', place);
			}
			findings.settle('passes', 'ok', `${passes.size} passes are what their events make them`);
		},
	};
}

type Where = { readonly step: JournalStep; readonly findings: Findings };

function fold(passes: Map<string, Folded>, event: PassEvent, { step, findings }: Where): void {
	const known = passes.get(event.pass_id);
	const { tell } = findings;
	if (event.kind === 'pass/sold' || event.kind === 'pass/opened') {
		if (known !== undefined) tell('passes', 'a pass is sold twice', step.place);
		passes.set(event.pass_id, { card: rootPass(event), fen: 0, uses: 0 });
	} else if (known === undefined) {
		tell('passes', `${event.kind} of a pass that nobody sold`, step.place);
	} else {
		known.card = foldPass(known.card, event);
	}
	const folded = passes.get(event.pass_id);
	if (folded === undefined) return;
	for (const { ledger, account: name, subject, amount } of step.postings) {
		if (subject !== event.pass_id) continue;
		if (ledger === MONEY_LEDGER && name === account.passLiability) folded.fen -= amount;
		if (ledger === PASS_LEDGER && name === account.passUses('member')) folded.uses -= amount;
	}
	if (leftFen(folded.card) >= 0 && folded.fen >= 0 && folded.uses >= 0) return;
	tell('passes', 'a pass goes below nothing', step.place);
}

/** One line per pass, the same from the journal and from the rows. */
function sayFolded(card: PassCard): string {
	return JSON.stringify([
		card.memberId,
		card.refunded === undefined ? 'active' : 'refunded',
		leftFen(card),
		card.extendedDays,
		startedOn(card) ?? '',
		validUntil(card) ?? '',
		card.items.map((item) => (card.refunded === undefined ? freeUnits(card, item).length : 0)),
		liveUses(card).map(({ useId, units, recognisedFen }) => [useId, units, recognisedFen]),
		feesOn(card),
	]);
}

/** Fees of the extensions that stand, by their number. */
function feesOn({ items }: PassCard): [string, number][] {
	const fees = new Map<string, number>();
	for (const { extensionId, fen } of items.flatMap(({ added = [] }) => added)) {
		fees.set(extensionId, (fees.get(extensionId) ?? 0) + fen);
	}
	return [...fees].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

type Row = {
	readonly pass_id: string;
	readonly member_id: string;
	readonly state: string;
	readonly left_fen: number;
	readonly extended_days: number;
	readonly valid_from: string;
	readonly valid_until: string;
};

function readRows(db: Connection): Map<string, string> {
	const items = group(
		db
			.prepare<[], { pass_id: string; left_uses: number }>(
				'SELECT pass_id, left_uses FROM pass_item ORDER BY pass_id, item_no',
			)
			.all(),
		({ left_uses: left }) => left,
	);
	const uses = group(
		db
			.prepare<[], { pass_id: string; use_id: string; units_json: string; value_fen: number }>(
				`SELECT pass_id, use_id, units_json, value_fen FROM pass_use
				 WHERE undone_pos = 0 ORDER BY pos`,
			)
			.all(),
		({ use_id: id, units_json: units, value_fen: value }) => [id, JSON.parse(units), value],
	);
	const fees = group(
		db
			.prepare<[], { pass_id: string; extension_id: string; fee_fen: number }>(
				`SELECT pass_id, extension_id, fee_fen FROM pass_extension
				 WHERE undone_pos = 0 ORDER BY pass_id, extension_id`,
			)
			.all(),
		({ extension_id: id, fee_fen: fee }) => [id, fee],
	);
	const passes = db
		.prepare<[], Row>(
			`SELECT pass_id, member_id, state, left_fen, extended_days, valid_from, valid_until
			 FROM pass_card`,
		)
		.all();
	return new Map(
		passes.map(({ pass_id: id, ...row }) => [
			id,
			JSON.stringify([
				row.member_id,
				row.state,
				row.left_fen,
				row.extended_days,
				row.valid_from,
				row.valid_until,
				items.get(id) ?? [],
				uses.get(id) ?? [],
				fees.get(id) ?? [],
			]),
		]),
	);
}

function group<Found extends { readonly pass_id: string }>(
	rows: readonly Found[],
	of: (row: Found) => unknown,
): Map<string, unknown[]> {
	const groups = new Map<string, unknown[]>();
	for (const row of rows) {
		const known = groups.get(row.pass_id) ?? [];
		known.push(of(row));
		groups.set(row.pass_id, known);
	}
	return groups;
}
