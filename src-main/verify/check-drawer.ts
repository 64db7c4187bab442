/**
 * V10: what every shift's drawer should hold, from two sides: the float and the cash of its sales
 * as the events tell it, and the cash legs of its postings. And the shift's own row says what its
 * event says. (A counted close comes with the close of shifts.)
 */
import type { JournalEvent, TakenTender } from '#shared/journal/event.ts';
import { account } from '#shared/journal/account.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalStep, JournalVisitor, StoredPosting } from './walk-journal.ts';

const CASH = account.cash('');

type Drawer = { told: number; posted: number };

export function checkDrawer(db: Connection, findings: Findings): JournalVisitor {
	const drawers = new Map<string, Drawer>();
	const shifts = loadShifts(db);

	return {
		visit: (step: JournalStep) => {
			const { row, event, postings, place } = step;
			const shift = row.shift_id ?? 0;
			for (const [drawer, amount] of cashOf(event)) drawerOf(drawers, shift, drawer).told += amount;
			for (const [drawer, amount] of legsOf(postings)) {
				drawerOf(drawers, shift, drawer).posted += amount;
			}
			if (event?.kind !== 'shift/opened') return;
			const stored = shifts.get(row.pos);
			shifts.delete(row.pos);
			if (stored === undefined) findings.tell('V10', 'the shift has no row', place);
			else if (!isSameShift(stored, event)) {
				findings.tell('V10', `shift ${stored.shift_id} has another row than its event`, place);
			}
		},
		end: () => {
			for (const [pos, { shift_id }] of shifts) {
				findings.tell('V10', `shift ${shift_id} was opened by no event`, { table: 'shift', pos });
			}
			for (const [key, { told, posted }] of drawers) {
				if (told === posted) continue;
				const what = `float and cash of the events give ${told}, the cash legs ${posted}`;
				findings.tell('V10', what, { table: 'posting', key });
			}
			const held = `${drawers.size} drawers: float + cash of the sales = cash legs`;
			findings.settle('V10', 'ok', `${held}; none was counted yet`);
		},
	};
}

type ShiftRow = {
	readonly shift_id: number;
	readonly opened_pos: number;
	readonly opened_ms: number;
	readonly opened_by: string;
	readonly biz_date: string;
	readonly drawer: string;
	readonly float_fen: number;
};

function loadShifts(db: Connection): Map<number, ShiftRow> {
	const rows = db
		.prepare<[], ShiftRow>(
			'SELECT shift_id, opened_pos, opened_ms, opened_by, biz_date, drawer, float_fen FROM shift',
		)
		.all();
	return new Map(rows.map((row) => [row.opened_pos, row]));
}

function isSameShift(
	row: ShiftRow,
	event: Extract<JournalEvent, { kind: 'shift/opened' }>,
): boolean {
	return (
		row.shift_id === event.shift_id &&
		row.opened_ms === event.at_ms &&
		row.opened_by === (event.operator ?? '') &&
		row.biz_date === event.biz_date &&
		row.drawer === event.drawer &&
		row.float_fen === event.float_fen
	);
}

function drawerOf(drawers: Map<string, Drawer>, shift: number, drawer: string): Drawer {
	const key = `shift ${shift} drawer ${drawer}`;
	const known = drawers.get(key) ?? { told: 0, posted: 0 };
	drawers.set(key, known);
	return known;
}

function cashOf(event: JournalEvent | undefined): [string, number][] {
	switch (event?.kind) {
		case 'shift/opened':
			return [[event.drawer, event.float_fen]];
		case 'sale/completed':
			if (!Array.isArray(event.tenders)) return [];
			return [...event.tenders.flatMap(cashTaken), ...cashPaidBack(event.returned)];
		case 'sale/refunded':
			return cashPaidBack(event.returned);
		case 'deposit/taken':
		case 'pass/sold':
		case 'pass/extension-sold':
		case 'tier/bought':
		case 'stored-value/topped-up':
			return cashOfTenders(event.tenders);
		case 'deposit/returned':
		case 'pass/refunded':
		case 'tier/fee-refunded':
		case 'stored-value/refunded':
		case 'stored-value/top-up-undone':
			return cashPaidBack(event);
		case 'pass/extension-undone':
			return cashOfTenders(event.paid_back).map(([drawer, back]) => [drawer, -back]);
		case 'account/settled':
			return cashRows([event.paid], () => event.amount_fen);
		default:
			return [];
	}
}

function cashTaken(tender: TakenTender): [string, number][] {
	return tender.kind === 'cash' ? [[tender.drawer, tender.given_fen - tender.change_fen]] : [];
}

/** Of what was paid for no goods; none of a body that is not as it should be. */
function cashOfTenders(
	rows: readonly (CashRow & { readonly amount_fen: number })[],
): [string, number][] {
	if (!Array.isArray(rows)) return [];
	return cashRows(rows, ({ amount_fen: taken }) => taken);
}

type Returned = { readonly paid_back: readonly (CashRow & { readonly paid_fen: number })[] };

function cashPaidBack(returned: Returned | undefined): [string, number][] {
	if (!Array.isArray(returned?.paid_back)) return [];
	return cashRows(returned.paid_back, ({ paid_fen: paid }) => -paid);
}

type CashRow = { readonly kind: string; readonly drawer?: string };

function cashRows<Row extends CashRow>(
	rows: readonly Row[],
	amountOf: (row: Row) => number,
): [string, number][] {
	return rows.filter(({ kind }) => kind === 'cash').map((row) => [row.drawer ?? '', amountOf(row)]);
}

function legsOf(postings: readonly StoredPosting[]): [string, number][] {
	return postings
		.filter((posting) => posting.ledger === 1 && posting.account.startsWith(CASH))
		.map((posting) => [posting.account.slice(CASH.length), posting.amount]);
}
