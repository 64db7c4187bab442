/**
 * Which tender gives back how much (E15). The exact shares follow what is still left on each
 * tender; what is due is the running exact sum less what was settled before. Cash leaves in whole
 * jiao, the running sum rounded up, so that no refund keeps a customer's fen and the last one
 * brings the difference back to 0.
 */
import type { PaidBack } from '../journal/refund-event.ts';
import { allocate } from '../kernel/allocate.ts';
import type { RefundableTender } from './refundable-sale.ts';

const JIAO = 10;
/** Kinds that go back as they came, whatever way was approved. */
const STAYS = ['on_account', 'stored_value', 'points'];

export type PayBack = {
	/** Σ returned nets, fen, ≤ what is left on the tenders. */
	readonly totalFen: number;
	/** At most this much is set against new goods first, fen. */
	readonly creditFen: number;
	/** Drawer that cash leaves. */
	readonly drawer: string;
	/** Everything in this kind instead of the tenders' own (another way, approved). */
	readonly other?: string;
	/** The slip that store credit is put on, where it is not the tender's own. */
	readonly slip?: string;
};

/** One row per tender that takes part, in the sale's order. */
export function payBack(tenders: readonly RefundableTender[], wanted: PayBack): PaidBack[] {
	const shares = allocate(
		wanted.totalFen,
		tenders.map(({ tender, exactFen }) => tender.amount_fen - exactFen),
	);
	const parts = tenders.map((one, at): Part => {
		const exact = shares[at] ?? 0;
		const due = Math.max(0, one.exactFen + exact - one.settledFen);
		return { one, kind: kindBack(one.tender.kind, wanted.other), exact, due };
	});
	const credits = creditsOf(parts, wanted.creditFen);
	return parts.flatMap((part, at) => {
		if (part.exact === 0) return [];
		return [rowOf(part, at, { ...wanted, credit: credits[at] ?? 0 })];
	});
}

type Part = {
	readonly one: RefundableTender;
	/** How it leaves. */
	readonly kind: string;
	readonly exact: number;
	readonly due: number;
};

/**
 * Set against new goods by what is due of each. When cash still leaves, some of its credit goes to
 * the other tenders, so that the cash is whole jiao; without room there it stays as it is, and
 * whoever plans the exchange asks for a few fen less (plan-exchange.ts).
 */
function creditsOf(parts: readonly Part[], creditFen: number): number[] {
	const dues = parts.map(({ due }) => due);
	const credits = allocate(Math.min(creditFen, sumOf(dues)), dues);
	const missing = missingFen(parts, credits);
	if (creditFen === 0 || missing === 0) return credits;
	const cash = parts.map(({ kind }, at) => (kind === 'cash' ? (credits[at] ?? 0) : 0));
	const room = parts.map(({ kind, due }, at) => (kind === 'cash' ? 0 : due - (credits[at] ?? 0)));
	if (sumOf(cash) < missing || sumOf(room) < missing) return credits;
	const less = allocate(missing, cash);
	const more = allocate(missing, room);
	const moved = credits.map((credit, at) => credit - (less[at] ?? 0) + (more[at] ?? 0));
	return missingFen(parts, moved) === 0 ? moved : credits;
}

/** What the cash that leaves lacks to the next jiao. */
function missingFen(parts: readonly Part[], credits: readonly number[]): number {
	const out = sumOf(
		parts.map((part, at) => (part.kind === 'cash' ? cashOf(part, credits[at] ?? 0) : 0)),
	);
	return (JIAO - (out % JIAO)) % JIAO;
}

type Given = Pick<PayBack, 'drawer' | 'slip'> & { readonly credit: number };

function rowOf(part: Part, at: number, { credit, drawer, slip }: Given): PaidBack {
	const { kind, exact, due } = part;
	const { tender } = part.one;
	const same = kind === tender.kind && tender.kind !== 'cash' ? tender : undefined;
	const subject = same === undefined && kind === 'store_credit' ? slip : same?.subject;
	return {
		of_tender: at,
		kind,
		...(same === undefined ? {} : { method: same.method }),
		...(subject === undefined ? {} : { subject }),
		...(kind === 'cash' ? { drawer } : {}),
		exact_fen: exact,
		credit_fen: credit,
		paid_fen: kind === 'cash' ? cashOf(part, credit) : due - credit,
	};
}

/** The kind a tender goes back in by itself: a deposit (定金) is over, its share leaves in cash. */
export function ownWayBack({ kind }: { readonly kind: string }): string {
	return kind === 'deposit' ? 'cash' : kind;
}

/**
 * Another way takes all but what was bought on account (what nobody paid is only owed less), and
 * stored value and points, which go back to the lots they came from and never become cash.
 */
export function kindBack(kind: string, other: string | undefined): string {
	return other === undefined || STAYS.includes(kind) ? ownWayBack({ kind }) : other;
}

/** Never above what is left of the tender; nothing when the new goods took all of it. */
function cashOf({ one, exact, due }: Part, credit: number): number {
	if (due === credit) return 0;
	const { tender, exactFen, settledFen } = one;
	const running = Math.ceil((exactFen + exact) / JIAO) * JIAO;
	return Math.min(running, tender.amount_fen) - settledFen - credit;
}

function sumOf(amounts: readonly number[]): number {
	return amounts.reduce((sum, amount) => sum + amount, 0);
}
