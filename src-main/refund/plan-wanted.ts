/**
 * From what the cashier chose to a plan, the same for the preview and for doing it: the sale is
 * found, the quantities are read as they were typed, the plan is made by src-shared/refund, and it
 * is said whether a second person must release it (REF-3).
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { withBonusEnds } from '#shared/refund/late-bonus.ts';
import { planRefund, wholeSale, type WantedLine } from '#shared/refund/plan-refund.ts';
import { parseQuantity } from '#shared/tender/parse-amount.ts';
import { withStayingAccounts } from '../account/staying-account.ts';
import { holdingDay } from '../member/member-day.ts';
import { findSaleAt, type SaleRow } from '../sale/completed-sale-store.ts';
import { findOpenShift, type OpenShift } from '../shift/shift-store.ts';
import { bonusEndOf } from '../stored-value/lot-store.ts';
import type { Terminal } from '../terminal.ts';
import { withReturnedPoints } from '../points/points-of-return.ts';
import { paidOutOf, type PaidOut } from './gone-holder.ts';
import { loadRefundable, type Refundable } from './refund-store.ts';

export type Planned = Refundable & {
	readonly row: SaleRow;
	readonly shift: OpenShift;
	readonly part: ReturnedPart;
	/** What of it leaves as money, because its holder is gone. */
	readonly out: readonly PaidOut[];
	readonly needsManager: boolean;
};

type Wanted = ParsedInput<'refund/preview'> & {
	readonly reason?: string;
	/** The slip of store credit that is given in another tender's place; a preview has none yet. */
	readonly slip?: string;
};

const OTHER_WAYS = { cash: 'cash', 'store-credit': 'store_credit' } as const;

/** Refuses what may not come back; the approval is judged by the caller (`releasedFor`). */
export function planWanted(terminal: Terminal, wanted: Wanted): Result<Planned, AnyRefusal> {
	const { pen } = terminal;
	const shift = findOpenShift(pen);
	if (shift === undefined) return refuse({ code: 'shift/none-open' });
	const row = findSaleAt(pen, wanted.pos);
	if (row === undefined) return refuse({ code: 'sale/not-found' });
	if (!isSale(row)) return refuse({ code: 'refund/of-refund' });
	const found = loadRefundable(pen, row.pos);
	const lines = wanted.mode === 'void' ? voidLines(row, shift, found) : readLines(wanted.lines);
	if (!lines.ok) return lines;
	const asked = {
		of: found.of,
		lines: lines.value,
		reason: wanted.reason ?? '',
		drawer: shift.drawer,
		...(wanted.way === 'original' ? {} : { other: OTHER_WAYS[wanted.way] }),
		...(wanted.slip === undefined ? {} : { slip: wanted.slip }),
	};
	const plan = planRefund(found.refundable, asked);
	if (!plan.ok) return plan;
	const needsManager = isBeyondCashier(terminal, wanted, { found, part: plan.value });
	const keeping = (deductFen: number): ReturnedPart => {
		const less = planRefund(found.refundable, { ...asked, deductFen });
		return less.ok ? less.value : plan.value;
	};
	// A void mirrors the sale: what was spent of its points is owed.
	const mayKeep = wanted.mode === 'return' ? { keeping } : {};
	const planned = { part: plan.value, ...mayKeep };
	const whole = withReturnedPoints(terminal, found.refundable, planned);
	const part = withEnds(terminal, withStayingAccounts(pen, whole));
	const out = paidOutOf(terminal, part);
	return ok({ ...found, row, shift, part, out, needsManager: needsManager || out.length > 0 });
}

/** The part with the new ends of bonus that had ended before it comes back. */
export function withEnds(
	terminal: Pick<Terminal, 'pen' | 'clock' | 'settings'>,
	part: ReturnedPart,
): ReturnedPart {
	return withBonusEnds(part, (lotId) => bonusEndOf(terminal.pen, lotId), holdingDay(terminal));
}

/** Refunds and voids are documents of the list too, and cannot come back themselves. */
export function isSale({ kind }: SaleRow): boolean {
	return kind === 'sale' || kind === 'exchange';
}

/** 作废: everything, in the shift it was made in, before anything else came back. */
function voidLines(
	row: SaleRow,
	shift: OpenShift,
	{ refundable }: Refundable,
): Result<WantedLine[], AnyRefusal> {
	if (row.shift_id !== shift.shiftId) return refuse({ code: 'refund/void-too-late' });
	if (row.returned_fen > 0 || refundable.lines.some((line) => line.returnedMilli > 0)) {
		return refuse({ code: 'refund/void-after-refund' });
	}
	return ok(wholeSale(refundable, 'restock'));
}

export function readLines(lines: Wanted['lines']): Result<WantedLine[], AnyRefusal> {
	const read: WantedLine[] = [];
	for (const { n, quantityText, disposition } of lines) {
		const quantity = parseQuantity(quantityText);
		if (!quantity.ok) return quantity;
		read.push({ n, quantityMilli: quantity.value, disposition });
	}
	return ok(read);
}

/** True when a cashier alone may not give this back (REF-3). */
export function isBeyondCashier(
	{ settings }: Pick<Terminal, 'settings'>,
	{ mode }: Pick<Wanted, 'mode'>,
	{ found, part }: { readonly found: Refundable; readonly part: ReturnedPart },
): boolean {
	if (mode === 'void') return true;
	// Another way than it came, for any part of it: also a deposit, which is over and leaves in cash.
	const { tenders } = found.refundable;
	const isAnother = part.paid_back.some(({ kind, of_tender: at }) => {
		return kind !== tenders[at ?? -1]?.tender.kind;
	});
	if (isAnother) return true;
	return part.total_fen > settings.current().cashierRefundFen;
}
