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
	const dues = tenders.map(({ exactFen, settledFen }, at) =>
		Math.max(0, exactFen + (shares[at] ?? 0) - settledFen),
	);
	const credits = allocate(Math.min(wanted.creditFen, sumOf(dues)), dues);
	return tenders.flatMap((one, at) => {
		const share = { exact: shares[at] ?? 0, due: dues[at] ?? 0, credit: credits[at] ?? 0 };
		return share.exact === 0 ? [] : [rowOf(one, at, { ...share, ...wanted })];
	});
}

type Share = Pick<PayBack, 'drawer' | 'other' | 'slip'> & {
	readonly exact: number;
	readonly due: number;
	readonly credit: number;
};

function rowOf(one: RefundableTender, at: number, share: Share): PaidBack {
	const { tender } = one;
	const kind = kindBack(tender.kind, share.other);
	const same = kind === tender.kind && tender.kind !== 'cash' ? tender : undefined;
	const subject = same === undefined && kind === 'store_credit' ? share.slip : same?.subject;
	return {
		of_tender: at,
		kind,
		...(same === undefined ? {} : { method: same.method }),
		...(subject === undefined ? {} : { subject }),
		...(kind === 'cash' ? { drawer: share.drawer } : {}),
		exact_fen: share.exact,
		credit_fen: share.credit,
		paid_fen: kind === 'cash' ? cashOf(one, share) : share.due - share.credit,
	};
}

/** The kind a tender goes back in by itself: a deposit (定金) is over, its share leaves in cash. */
export function ownWayBack({ kind }: { readonly kind: string }): string {
	return kind === 'deposit' ? 'cash' : kind;
}

/** Another way takes all but what was bought on account: what nobody paid is only owed less. */
export function kindBack(kind: string, other: string | undefined): string {
	return other === undefined || kind === 'on_account' ? ownWayBack({ kind }) : other;
}

/** Never above what is left of the tender; nothing when the new goods took all of it. */
function cashOf({ tender, exactFen, settledFen }: RefundableTender, share: Share): number {
	if (share.due === share.credit) return 0;
	const running = Math.ceil((exactFen + share.exact) / JIAO) * JIAO;
	return Math.min(running, tender.amount_fen) - settledFen - share.credit;
}

function sumOf(amounts: readonly number[]): number {
	return amounts.reduce((sum, amount) => sum + amount, 0);
}
