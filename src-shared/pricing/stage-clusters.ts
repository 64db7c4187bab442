/**
 * Settles how the lines are priced: each by itself and rounded once, or piece by piece with the
 * joint promotions of its cluster, whichever is cheaper for the cluster; and writes the rows that
 * say so.
 */
import type { JointPrice } from '../promotion/joint-promotion.ts';
import type { HandPriced } from './hand-discount.ts';
import type { OnLine } from './item-coupons.ts';
import type { OwnPrice } from './own-price.ts';
import { netOf, type LineRow, type LineStage, type StagedLine } from './staged-line.ts';

export type Placed = HandPriced & {
	/** The own price, or a lower one of a promotion whose condition is met. */
	readonly now: OwnPrice;
	/** Pieces that may take it, or a joint promotion. */
	readonly free: number;
	readonly coupon: OnLine | undefined;
};

/** How many pieces cost what. */
type Counts = { readonly own: number; readonly now: number };
type OnJoint = { readonly price: JointPrice; readonly share: number; readonly taken: number };

export function stageClusters(
	lines: readonly Placed[],
	prices: readonly JointPrice[],
): Pick<LineStage, 'lines' | 'joint'> {
	const joint = prices.filter((price) => price.saving > roundingLost(price, lines));
	const onJoint = jointOf(joint, lines.length);
	const staged = lines.map((line, at) => stagedLine(line, onJoint[at] ?? []));
	const nets = staged.map(netOf);
	return {
		lines: staged,
		joint: joint.map((price) => ({ ...price, most: mostOf(price, nets) })),
	};
}

/**
 * A line that is priced by itself is rounded once; its pieces, priced one by one, may cost a few
 * fen more. A joint promotion must save more than that on the lines it prices.
 */
function roundingLost({ places, taken }: JointPrice, lines: readonly Placed[]): number {
	return places.reduce((sum, at, place) => {
		const line = lines[at];
		if (line === undefined || (taken[place] ?? 0) === 0) return sum;
		return sum + costByPiece(line) - costAlone(line);
	}, 0);
}

/** An exclusive promotion keeps its goods out of everything else: its saving stays where it is. */
function mostOf({ places, shares, earned }: JointPrice, nets: readonly number[]): number[] {
	if (earned.promotion.exclusive) return [...shares];
	return places.map((at, place) => (shares[place] ?? 0) + (nets[at] ?? 0));
}

function stagedLine(placed: Placed, joint: readonly OnJoint[]): StagedLine {
	const { line, goods, byHand, coupon } = placed;
	const byPiece = joint.some(({ taken }) => taken > 0) || splits(placed);
	const rows = byPiece ? rowsByPiece(placed, joint) : rowsAlone(placed);
	const shares = line.discountable && !rows.some(({ exclusive }) => exclusive === true);
	const saved = rows.filter(({ kind }) => kind === 'promotion' || kind === 'level');
	// What a coupon or a discount by hand was taken from stays as it is.
	const open = coupon === undefined ? saved : saved.filter(({ pieces }) => pieces === undefined);
	const holdable = byHand > 0 ? 0 : open.reduce((sum, { amount }) => sum + amount, 0);
	return { line, goods, rows: [...rows, ...handRows(placed)], shares, holdable };
}

function count({ goods }: Placed): number {
	return Math.max(1, goods.pieces);
}

/** One piece has a coupon and the others a better price than it. */
function splits(placed: Placed): boolean {
	const { coupon, now, own } = placed;
	return coupon !== undefined && now !== own && costByPiece(placed) < own.line;
}

/** Before coupon and discounts by hand. */
function costAlone(placed: Placed): number {
	const { coupon, now, own } = placed;
	if (coupon === undefined) return now.line;
	return Math.min(own.line, costByPiece(placed));
}

function costByPiece(placed: Placed): number {
	const { own, now, free } = placed;
	return own.piece * (count(placed) - free) + now.piece * free;
}

/** Per line, the joint promotions that price something of it. */
function jointOf(prices: readonly JointPrice[], count: number): OnJoint[][] {
	const found = Array.from({ length: count }, (): OnJoint[] => []);
	for (const price of prices) {
		for (const [place, at] of price.places.entries()) {
			const [share, taken] = [price.shares[place] ?? 0, price.taken[place] ?? 0];
			if (share !== 0 || taken !== 0) found[at]?.push({ price, share, taken });
		}
	}
	return found;
}

function rowsAlone({ goods, own, now, coupon }: Placed): LineRow[] {
	const price = coupon === undefined ? now : own;
	return ownRow(price, Math.max(1, goods.pieces), goods.base - price.line);
}

/**
 * A piece that a joint promotion prices has one reason for its price, and that is the promotion.
 */
function rowsByPiece(placed: Placed, joint: readonly OnJoint[]): LineRow[] {
	const { goods, own, now } = placed;
	const counts = countsOf(placed, joint);
	return [
		...ownRow(own, counts.own, (goods.list - own.piece) * counts.own),
		...ownRow(now, counts.now, (goods.list - now.piece) * counts.now),
		...joint.map(({ price, share, taken }): LineRow => {
			const { id: ruleId, exclusive } = price.earned.promotion;
			const amount = share + (goods.list - now.piece) * taken;
			return { kind: 'promotion', ruleId, exclusive, amount };
		}),
	];
}

function countsOf(placed: Placed, joint: readonly OnJoint[]): Counts {
	const taken = joint.reduce((sum, one) => sum + one.taken, 0);
	const now = placed.now === placed.own ? 0 : placed.free - taken;
	return { own: count(placed) - taken - now, now };
}

function ownRow(price: OwnPrice, pieces: number, amount: number): LineRow[] {
	const { kind, ruleId, reason, name, exclusive } = price;
	if (kind === undefined || amount === 0) return [];
	return [
		{
			kind,
			...(ruleId === undefined ? {} : { ruleId }),
			...(reason === undefined ? {} : { reason }),
			...(kind !== 'level' || name === undefined ? {} : { name }),
			exclusive,
			pieces,
			amount,
		},
	];
}

function handRows({ line, byHand, coupon }: Placed): LineRow[] {
	const rows: LineRow[] = [];
	const { reason = '' } = line.lineDiscount ?? {};
	if (byHand > 0) rows.push({ kind: 'line_discount', reason, amount: byHand });
	if (coupon !== undefined) {
		const { code } = coupon.coupon;
		rows.push({ kind: 'item_coupon', ruleId: code, amount: coupon.amount });
	}
	return rows;
}
