/**
 * Lots of points (积分批次): spent by the date they end, given back to where they came from,
 * taken back from the sale's own lot first. What is taken back beyond what is left is a debt that
 * the next earning repays; a lot is never below nothing. Σ left − debt is what the member has.
 */
import { addDays } from '../coupon/add-days.ts';
import { allocate } from '../kernel/allocate.ts';
import { addMonths } from '../kernel/calendar.ts';
import { invariant } from '../kernel/invariant.ts';

export type PointLot = {
	readonly lotId: string;
	/** Order of laying down. */
	readonly seq: number;
	readonly points: number;
	readonly left: number;
	/** The last business date they are good on. */
	readonly expires: string;
};

export type PointLots = { readonly lots: readonly PointLot[]; readonly debt: number };

export type LotPoints = { readonly lotId: string; readonly points: number };

/** Given back to a lot that has ended: good for so many days more. */
const GRACE_DAYS = 30;

/** The last date of points earned on `bizDate`; of 29 February the 28th where there is none. */
export function expiryOf(bizDate: string, lifeMonths: number): string {
	return addMonths(bizDate, lifeMonths);
}

/** What may be spent on a date; what is owed counts against it. Never below 0. */
export function availableOn({ lots, debt }: PointLots, bizDate: string): number {
	const good = lots.filter(({ expires }) => expires >= bizDate);
	return Math.max(0, good.reduce((sum, { left }) => sum + left, 0) - debt);
}

/** The lots `points` come out of, the first to end first; the caller has asked `availableOn`. */
export function drawPoints({ lots }: PointLots, points: number, bizDate: string): LotPoints[] {
	const order = lots
		.filter(({ expires, left }) => left > 0 && expires >= bizDate)
		.toSorted((a, b) => compare(a.expires, b.expires) || a.seq - b.seq);
	const { parts, rest } = takeFrom(order, points);
	invariant(rest === 0, 'more points are drawn than there are');
	return parts;
}

export type Clawing = {
	readonly points: number;
	/** The lot of the sale that comes back. */
	readonly own: string;
	/** What of that lot ended unspent, and was not yet counted against goods that came back. */
	readonly ended: number;
};

export type Clawed = {
	/** Nobody has them any more, so nobody gives them back. */
	readonly ended: number;
	readonly lots: readonly LotPoints[];
	readonly debt: number;
};

/**
 * Points taken back: what of the sale's own lot ended unspent is gone already; then from that lot,
 * then from the newest, then as a debt. Σ ended, lots and debt is `points`.
 */
export function clawBack({ lots }: PointLots, { points, own, ended }: Clawing): Clawed {
	const gone = Math.min(points, ended);
	const order = lots
		.filter(({ left }) => left > 0)
		.toSorted((a, b) => Number(b.lotId === own) - Number(a.lotId === own) || b.seq - a.seq);
	const { parts, rest } = takeFrom(order, points - gone);
	return { ended: gone, lots: parts, debt: rest };
}

export type GivenBack = LotPoints & {
	/** Its new end, when it had ended. */
	readonly expires?: string;
};

export type GivingBack = {
	/** What the sale took, and what came back of it before. */
	readonly taken: readonly LotPoints[];
	readonly before: readonly LotPoints[];
	readonly points: number;
	readonly bizDate: string;
};

/** Redeemed points go back to the lots they came from, by what did not come back yet. */
export function giveBack({ lots }: PointLots, giving: GivingBack): GivenBack[] {
	const { taken, before, points, bizDate } = giving;
	const open = taken.map(({ lotId, points: had }) => had - sumIn(before, lotId));
	const shares = allocate(points, open);
	return taken.flatMap(({ lotId }, at) => {
		const share = shares[at] ?? 0;
		if (share === 0) return [];
		const end = lots.find((lot) => lot.lotId === lotId)?.expires ?? bizDate;
		return [{ lotId, points: share, ...longerThan(end, bizDate) }];
	});
}

/** The new end of a lot that had ended by the date it gets points back; nothing for any other. */
export function longerThan(end: string, bizDate: string): Pick<GivenBack, 'expires'> {
	return end < bizDate ? { expires: addDays(bizDate, GRACE_DAYS) } : {};
}

/**
 * What of points that went back repays what was owed before: out of their lots again, so that
 * nothing is owed beside lots that have something. `had` is after all else that came back.
 */
export function repaidOutOf({ lots, debt }: PointLots, given: readonly LotPoints[]): LotPoints[] {
	const got = lots.filter(({ lotId, left }) => left > 0 && sumIn(given, lotId) > 0);
	return takeFrom(got, debt).parts;
}

/** What of newly earned points repays the debt; the rest is a lot. */
export function repaidBy({ debt }: PointLots, earned: number): number {
	return Math.min(debt, earned);
}

/** The lots that have ended by a date with something left. Asked twice it is the same, done once. */
export function endedBy({ lots }: PointLots, bizDate: string): LotPoints[] {
	return lots
		.filter(({ expires, left }) => left > 0 && expires < bizDate)
		.map(({ lotId, left }) => ({ lotId, points: left }));
}

function takeFrom(order: readonly PointLot[], points: number) {
	const parts: LotPoints[] = [];
	let rest = points;
	for (const { lotId, left } of order) {
		if (rest === 0) break;
		const part = Math.min(left, rest);
		parts.push({ lotId, points: part });
		rest -= part;
	}
	return { parts, rest };
}

function sumIn(parts: readonly LotPoints[], lotId: string): number {
	return parts.reduce((sum, part) => (part.lotId === lotId ? sum + part.points : sum), 0);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
