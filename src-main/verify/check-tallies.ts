/**
 * --deep: the running figures of every shift, which the X reading shows, are what the events give
 * when they are tallied again; and the report made of them ties: net is gross less what was taken
 * off, every way of cutting net adds up to net, the drawer is the sum of its parts.
 */
import type { JournalEvent } from '#shared/journal/event.ts';
import { tallyEvent, type Tally } from '#shared/journal/tally-event.ts';
import { ZERO_FEN } from '#shared/kernel/money.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import { composeShiftReport } from '#shared/shift/x-report.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalVisitor } from './walk-journal.ts';

type Figures = { n: number; amount_fen: number; other_fen: number };
type TallyRow = Tally & { readonly shift_id: number; readonly biz_date: string };

export function checkTallies(db: Connection, findings: Findings): JournalVisitor {
	const folded = new Map<string, Figures>();
	return {
		visit: ({ event, place }) => {
			if (event === undefined) return;
			const tallies = tallyOf(event);
			if (tallies === undefined) findings.tell('tallies', 'the event cannot be tallied', place);
			for (const tally of tallies ?? []) addTo(folded, nameOf(event, tally), tally);
		},
		end: () => {
			const { rows, shifts } = compare(db, folded, findings);
			// Wrong figures are told already; a report made of them would only say it again.
			if (findings.isBroken('tallies')) return;
			for (const [shift, tallies] of shifts) checkReport(shift, tallies, findings);
			const figures = `${rows} running figures are what the events give`;
			findings.settle('tallies', 'ok', `${figures}; shift reports that tie: ${shifts.size}`);
		},
	};
}

function tallyOf(event: JournalEvent): Tally[] | undefined {
	try {
		return tallyEvent(event);
	} catch {
		return undefined;
	}
}

function nameOf({ shift_id = 0, biz_date }: JournalEvent, { kind, key }: Tally): string {
	return `shift ${shift_id} ${biz_date} ${kind} ${key}`;
}

function addTo(folded: Map<string, Figures>, name: string, tally: Figures): void {
	const sum = folded.get(name) ?? { n: 0, amount_fen: 0, other_fen: 0 };
	sum.n += tally.n;
	sum.amount_fen += tally.amount_fen;
	sum.other_fen += tally.other_fen;
	folded.set(name, sum);
}

/** The hours are cut by any clock: they add up on every one. */
function checkReport(shift: number, tallies: readonly Tally[], { tell }: Findings): void {
	const place = { table: 'tally', key: `shift ${shift}` };
	try {
		const report = composeShiftReport({ float: ZERO_FEN, tallies, timeZone: 'UTC' });
		for (const broken of brokenIdentities(report)) {
			tell('tallies', `the report does not tie: ${broken}`, place);
		}
	} catch (failure) {
		tell('tallies', `no report can be made: ${String(failure)}`, place);
	}
}

type Compared = { readonly rows: number; readonly shifts: ReadonlyMap<number, readonly Tally[]> };

/** What is stored against what the events give; and the stored rows of every shift. */
function compare(db: Connection, folded: Map<string, Figures>, { tell }: Findings): Compared {
	const left = new Map(folded);
	const shifts = new Map<number, Tally[]>();
	const stored = db
		.prepare<[], TallyRow>(
			'SELECT shift_id, biz_date, kind, key, n, amount_fen, other_fen FROM tally',
		)
		.iterate();
	let rows = 0;
	for (const row of stored) {
		rows += 1;
		const name = `shift ${row.shift_id} ${row.biz_date} ${row.kind} ${row.key}`;
		const sum = left.get(name) ?? { n: 0, amount_fen: 0, other_fen: 0 };
		left.delete(name);
		// What happens between shifts has no report.
		if (row.shift_id > 0) addRow(shifts, row);
		if (say(row) !== say(sum)) {
			tell('tallies', `stored ${say(row)}; the events give ${say(sum)}`, {
				table: 'tally',
				key: name,
			});
		}
	}
	for (const key of left.keys()) tell('tallies', 'the figure is missing', { table: 'tally', key });
	return { rows, shifts };
}

function addRow(shifts: Map<number, Tally[]>, row: TallyRow): void {
	const rows = shifts.get(row.shift_id);
	if (rows === undefined) shifts.set(row.shift_id, [row]);
	else rows.push(row);
}

function say({ n, amount_fen, other_fen }: Figures): string {
	return `n ${n}, amount ${amount_fen}, other ${other_fen}`;
}
