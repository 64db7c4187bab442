/**
 * --deep: the running figures of every shift, which the X reading shows, are what the events give
 * when they are tallied again.
 */
import type { JournalEvent } from '#shared/journal/event.ts';
import { tallyEvent, type Tally } from '#shared/journal/tally-event.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalVisitor } from './walk-journal.ts';

type Figures = { n: number; amount_fen: number; other_fen: number };
type TallyRow = Figures & {
	readonly shift_id: number;
	readonly biz_date: string;
	readonly kind: string;
	readonly key: string;
};

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
			const rows = compare(db, folded, findings);
			findings.settle('tallies', 'ok', `${rows} running figures are what the events give`);
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

function compare(db: Connection, folded: Map<string, Figures>, { tell }: Findings): number {
	const left = new Map(folded);
	const rows = db
		.prepare<[], TallyRow>(
			'SELECT shift_id, biz_date, kind, key, n, amount_fen, other_fen FROM tally',
		)
		.iterate();
	let count = 0;
	for (const { shift_id, biz_date, kind, key, ...stored } of rows) {
		count += 1;
		const name = `shift ${shift_id} ${biz_date} ${kind} ${key}`;
		const sum = left.get(name) ?? { n: 0, amount_fen: 0, other_fen: 0 };
		left.delete(name);
		if (say(stored) !== say(sum)) {
			tell('tallies', `stored ${say(stored)}; the events give ${say(sum)}`, {
				table: 'tally',
				key: name,
			});
		}
	}
	for (const key of left.keys()) tell('tallies', 'the figure is missing', { table: 'tally', key });
	return count;
}

function say({ n, amount_fen, other_fen }: Figures): string {
	return `n ${n}, amount ${amount_fen}, other ${other_fen}`;
}
