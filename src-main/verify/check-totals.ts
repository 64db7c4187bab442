/**
 * V11 and V14: the perpetual totals in every fiscal event are the ones before plus what it sold,
 * and never fall; fiscal numbers rise one by one, jumping only over numbers that a declared gap
 * names; the receipt number carries its fiscal number and incarnation. The head row repeats all of
 * it and must agree.
 */
import type { FiscalPart } from '#shared/journal/event-head.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { LedgerHead } from '../ledger/access.ts';
import type { Connection } from '../ledger/connect.ts';
import { BEFORE_ALL, loadHead } from '../ledger/head-row.ts';
import { composeReceiptNo } from '../ledger/receipt-number.ts';
import type { Findings, Place } from './finding.ts';
import type { JournalStep, JournalVisitor } from './walk-journal.ts';

type Totals = Omit<LedgerHead, 'pos' | 'inc' | 'n' | 'hash'>;

type Fold = { totals: Totals; fiscalEvents: number; gaps: number };

export function checkTotals(db: Connection, findings: Findings): JournalVisitor {
	const fold: Fold = { totals: BEFORE_ALL, fiscalEvents: 0, gaps: 0 };
	return {
		visit: ({ row, event, place }: JournalStep) => {
			if (event === undefined) return;
			if (isFiscal(event)) checkFiscal(fold, { event, inc: row.inc, place }, findings);
			if (event.kind === 'gap/declared') foldGap(fold, event, { place, findings });
			const { totals } = fold;
			fold.totals = {
				...totals,
				maxAtMs: Math.max(totals.maxAtMs, event.at_ms),
				maxBizDate: event.biz_date > totals.maxBizDate ? event.biz_date : totals.maxBizDate,
			};
		},
		end: () => {
			checkHead(db, fold.totals, findings);
			const { fiscalEvents, gaps, totals } = fold;
			const sold = `${totals.gtCount} receipts, ${totals.gtNetFen} fen, tax ${totals.gtTaxFen} fen`;
			findings.settle('V11', 'ok', `perpetual totals are the fold of the journal: ${sold}`);
			const numbers = `${fiscalEvents} fiscal numbers, each once, up to ${totals.fiscalNo}`;
			findings.settle('V14', 'ok', `${numbers}; ${gaps} declared gaps`);
		},
	};
}

type FiscalEvent = JournalEvent & FiscalPart;
type FiscalCheck = { readonly event: FiscalEvent; readonly inc: number; readonly place: Place };

function isFiscal(event: JournalEvent): event is FiscalEvent {
	return 'fiscal_no' in event;
}

function checkFiscal(fold: Fold, { event, inc, place }: FiscalCheck, { tell }: Findings): void {
	const before = fold.totals;
	fold.fiscalEvents += 1;
	const netFen = event.gt_net_fen - before.gtNetFen;
	const expect = (what: string, stored: number, computed: number) => {
		if (stored !== computed) tell('V11', `${what} is ${stored}, the fold gives ${computed}`, place);
	};
	expect('gt_count', event.gt_count, before.gtCount + 1);
	expect('gt_abs_fen', event.gt_abs_fen, before.gtAbsFen + Math.abs(netFen));
	if (event.kind === 'sale/completed') {
		const { returned } = event;
		const net = event.total_fen - (returned?.total_fen ?? 0);
		expect('gt_net_fen', event.gt_net_fen, before.gtNetFen + net);
		const tax = event.tax_fen - (returned?.tax_fen ?? 0);
		expect('gt_tax_fen', event.gt_tax_fen, before.gtTaxFen + tax);
	}
	if (event.kind === 'sale/refunded') {
		expect('gt_net_fen', event.gt_net_fen, before.gtNetFen - event.returned.total_fen);
		expect('gt_tax_fen', event.gt_tax_fen, before.gtTaxFen - event.returned.tax_fen);
	}
	if (event.fiscal_no !== before.fiscalNo + 1) {
		const wanted = before.fiscalNo + 1;
		tell('V14', `the fiscal number is ${event.fiscal_no}, ${wanted} comes next`, place);
	}
	const tail = composeReceiptNo({ storeCode: '', terminalCode: '' }, event.fiscal_no, inc).slice(1);
	if (!String(event.receipt_no).endsWith(tail)) {
		tell('V14', `receipt number ${event.receipt_no} does not end with ${tail}`, place);
	}
	fold.totals = {
		...before,
		fiscalNo: event.fiscal_no,
		gtCount: event.gt_count,
		gtNetFen: event.gt_net_fen,
		gtAbsFen: event.gt_abs_fen,
		gtTaxFen: event.gt_tax_fen,
	};
}

type GapEvent = Extract<JournalEvent, { kind: 'gap/declared' }>;
type GapPlace = { readonly place: Place; readonly findings: Findings };

/** A gap may name no numbers: then `to` is not past what was given out. */
function foldGap(fold: Fold, event: GapEvent, { place, findings }: GapPlace): void {
	fold.gaps += 1;
	const { fiscalNo } = fold.totals;
	if (event.fiscal_to <= fiscalNo) return;
	if (event.fiscal_from !== fiscalNo + 1) {
		const jump = `${event.fiscal_from}…${event.fiscal_to}`;
		findings.tell('V14', `the gap names ${jump}, ${fiscalNo + 1} comes next`, place);
	}
	fold.totals = { ...fold.totals, fiscalNo: event.fiscal_to };
}

/** Which promise a field of the head row belongs to. */
const HEAD_FIELDS = {
	fiscalNo: 'V14',
	gtCount: 'V11',
	gtNetFen: 'V11',
	gtAbsFen: 'V11',
	gtTaxFen: 'V11',
	maxAtMs: 'V11',
	maxBizDate: 'V11',
} as const;

function checkHead(db: Connection, totals: Totals, { tell }: Findings): void {
	const head = loadHead(db);
	if (head === undefined) return;
	for (const [field, id] of Object.entries(HEAD_FIELDS)) {
		const name = field as keyof typeof HEAD_FIELDS;
		if (head[name] === totals[name]) continue;
		const what = `${name} of the head row is ${head[name]}, the journal gives ${totals[name]}`;
		tell(id, what, { table: 'head', key: name });
	}
}
