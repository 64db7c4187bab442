/**
 * Appends one event to the journal with everything that follows from it: number, chain, postings,
 * balances, tallies, head. Making it ready is arithmetic and may come before the transaction;
 * writing it is as few statements and pages as it can be, because this is what a customer waits
 * for.
 */
import { encodeCanonical } from '#shared/journal/canonical-json.ts';
import type { FiscalPart } from '#shared/journal/event-head.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import { postEvent } from '#shared/journal/post-event.ts';
import { tallyEvent } from '#shared/journal/tally-event.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { businessDate, type Clock, type Instant } from '#shared/kernel/time.ts';
import type { Ids } from '#shared/kernel/ids.ts';
import type { AppendedEvent, DraftedEvent, LedgerHead, NewEvent } from './access.ts';
import type { Connection } from './connect.ts';
import { hashEvent } from './hash-event.ts';
import { prepareSaveHead } from './head-row.ts';
import { prepareProjections } from './project-event.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import { composeReceiptNo } from './receipt-number.ts';

export type Identity = { readonly tenant: Uint8Array; readonly terminal: Uint8Array };

export type AppendTools = {
	readonly db: Connection;
	readonly identity: Identity;
	/** This opening of the ledger. */
	readonly inc: number;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly settings: () => LedgerSettings;
};

export type Appended = { readonly appended: AppendedEvent; readonly head: LedgerHead };

export type EventWriter = {
	/** Makes the event ready as the one after `head`; writes nothing. */
	draft(head: LedgerHead, event: NewEvent): DraftedEvent;
	/** Writes a draft that follows the newest event. Must run inside a transaction. */
	write(draft: DraftedEvent): Appended;
};

/** Named by the ledger, so a caller's body may not bring them. */
const OURS = new Set([
	'kind',
	'v',
	'at_ms',
	'mono_ms',
	'biz_date',
	'shift_id',
	'operator',
	'approver',
	'clock_suspect',
	'fiscal_no',
	'receipt_no',
	'gt_count',
	'gt_net_fen',
	'gt_abs_fen',
	'gt_tax_fen',
]);

export function prepareAppend(tools: AppendTools): EventWriter {
	const { db } = tools;
	const insertEvent = db.prepare(
		`INSERT INTO journal (pos, inc, n, uid, kind, v, at_ms, biz_date, shift_id, prev, body, hash)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	);
	const project = prepareProjections(db);
	const saveHead = prepareSaveHead(db);
	return {
		draft: (head, wanted) => draftEvent(tools, head, wanted),
		write: (draft) => {
			const { after, appended, body, postings, tallies } = draft;
			const { pos, inc, n, uid, hash, event, fiscal } = appended;
			insertEvent.run(
				pos,
				inc,
				n,
				uid,
				event.kind,
				event.v,
				event.at_ms,
				event.biz_date,
				event.shift_id ?? null,
				after.hash,
				body,
				hash,
			);
			project(pos, event, { postings, tallies });
			const head = headAfter(after, { pos, inc, n, hash, event, fiscal });
			saveHead(head);
			return { appended, head };
		},
	};
}

function draftEvent(tools: AppendTools, head: LedgerHead, wanted: NewEvent): DraftedEvent {
	for (const key of Object.keys(wanted.body)) {
		invariant(!OURS.has(key), `${wanted.kind}: '${key}' is written by the ledger`);
	}
	const { identity, inc, ids } = tools;
	const fiscal = wanted.fiscal === undefined ? undefined : fiscalPart(tools, head, wanted.fiscal);
	const event = composeEvent(tools, head, { ...wanted, body: { ...wanted.body, ...fiscal } });
	const pos = head.pos + 1;
	const n = head.inc === inc ? head.n + 1 : 1;
	const uid = ids.eventUid();
	const body = Buffer.from(encodeCanonical(event), 'utf8');
	const hash = hashEvent({ ...identity, inc, n, uid, prev: head.hash, body });
	return {
		wanted,
		after: head,
		appended: { pos, inc, n, uid, hash, event, ...(fiscal === undefined ? {} : { fiscal }) },
		body,
		postings: postEvent(event),
		tallies: tallyEvent(event),
	};
}

/** True when the wall clock is behind an event already written: then no time is to be trusted. */
export function isClockSuspect(head: LedgerHead, now: Instant): boolean {
	return now < head.maxAtMs;
}

/** Back by less than a second is ordinary time keeping: marked in the event, not announced. */
export function hasClockGoneBack(head: LedgerHead, now: Instant): boolean {
	return head.maxAtMs - now >= 1000;
}

function composeEvent(tools: AppendTools, head: LedgerHead, wanted: NewEvent): JournalEvent {
	const now = tools.clock.now();
	const { timeZone, cutOffMinutes } = tools.settings();
	const today = businessDate(now, timeZone, cutOffMinutes);
	// A clock that went back never moves the business date back (cash and close rules).
	const bizDate = today > head.maxBizDate ? today : head.maxBizDate;
	return {
		...wanted.body,
		kind: wanted.kind,
		v: wanted.v,
		at_ms: now,
		mono_ms: Math.floor(tools.clock.monotonic()),
		biz_date: bizDate,
		...(wanted.shiftId === undefined ? {} : { shift_id: wanted.shiftId }),
		...(wanted.operator === undefined ? {} : { operator: wanted.operator }),
		...(wanted.approver === undefined ? {} : { approver: wanted.approver }),
		...(isClockSuspect(head, now) ? { clock_suspect: 1 } : {}),
	} as JournalEvent;
}

function fiscalPart(
	{ settings, inc }: AppendTools,
	head: LedgerHead,
	{ netFen, taxFen }: { readonly netFen: number; readonly taxFen: number },
): FiscalPart {
	const fiscalNo = head.fiscalNo + 1;
	return {
		fiscal_no: fiscalNo,
		receipt_no: composeReceiptNo(settings(), fiscalNo, inc),
		gt_count: head.gtCount + 1,
		gt_net_fen: head.gtNetFen + netFen,
		gt_abs_fen: head.gtAbsFen + Math.abs(netFen),
		gt_tax_fen: head.gtTaxFen + taxFen,
	};
}

type JustWritten = Pick<LedgerHead, 'pos' | 'inc' | 'n' | 'hash'> & {
	readonly event: JournalEvent;
	readonly fiscal: FiscalPart | undefined;
};

/** The fold of the journal, one event further. `verify` and the tests fold the same way. */
export function headAfter(head: LedgerHead, { event, fiscal, ...place }: JustWritten): LedgerHead {
	return {
		...place,
		fiscalNo: Math.max(fiscal?.fiscal_no ?? head.fiscalNo, jumpedTo(event)),
		gtCount: fiscal?.gt_count ?? head.gtCount,
		gtNetFen: fiscal?.gt_net_fen ?? head.gtNetFen,
		gtAbsFen: fiscal?.gt_abs_fen ?? head.gtAbsFen,
		gtTaxFen: fiscal?.gt_tax_fen ?? head.gtTaxFen,
		maxAtMs: Math.max(head.maxAtMs, event.at_ms),
		maxBizDate: event.biz_date > head.maxBizDate ? event.biz_date : head.maxBizDate,
	};
}

/** A declared gap uses up the fiscal numbers it names. */
function jumpedTo(event: JournalEvent): number {
	return event.kind === 'gap/declared' ? event.fiscal_to : 0;
}
