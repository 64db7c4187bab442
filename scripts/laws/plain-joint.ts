/** What a joint promotion saves on pieces that are written out one by one, each counted through. */
import { atRate } from '#shared/kernel/money.ts';
import { isInScope } from '#shared/promotion/goods-scope.ts';
import type { Goods } from '#shared/promotion/goods.ts';
import type { Promotion } from '#shared/promotion/promotion.ts';

/** One piece, or a lump, and what it costs by itself. */
export type Piece = { readonly goods: Goods; readonly own: number };

/** `times`: how often the condition is met. */
export function plainSaving(promotion: Promotion, pieces: readonly Piece[], times: number): number {
	const { limits, cap = Infinity } = promotion;
	const most = Math.min(Infinity, ...Object.values(limits));
	return Math.min(cap, uncapped(promotion, pieces, { most, times }));
}

function uncapped(
	{ benefit }: Promotion,
	pieces: readonly Piece[],
	{ most, times }: { readonly most: number; readonly times: number },
): number {
	switch (benefit.kind) {
		case 'percent':
			return dearest(pieces, most, ({ goods, own }) => own - atRate(goods.list, benefit.charge));
		case 'amount-off':
			return dearest(pieces, most, ({ goods, own }) => own - Math.max(0, goods.list - benefit.off));
		case 'fixed-price':
			return dearest(pieces, most, ({ own }) => own - benefit.price);
		case 'gift':
		case 'add-on': {
			const count = benefit.pieces * Math.min(most, benefit.every ? times : 1);
			return dearest(pieces, count, ({ own }) => own - benefit.price);
		}
		case 'n-for-price':
			return groups([pieces.map(({ own }) => own)], [benefit.n], { price: benefit.price, most });
		case 'bundle': {
			const first = (piece: Piece) =>
				benefit.parts.findIndex((part) => isInScope(part.goods, piece.goods));
			const rows = benefit.parts.map((_, part) =>
				pieces.filter((piece) => first(piece) === part).map(({ own }) => own),
			);
			const counts = benefit.parts.map((part) => part.pieces);
			return groups(rows, counts, { price: benefit.price, most });
		}
		case 'nth-item':
			return cheapest(pieces, { paid: benefit.n - 1, cheap: 1, most }, (list) =>
				atRate(list as never, benefit.charge),
			);
		case 'buy-n-get-m':
			return cheapest(pieces, { paid: benefit.buy, cheap: benefit.free, most }, () => 0);
		default:
			return 0;
	}
}

function dearest(pieces: readonly Piece[], most: number, gain: (piece: Piece) => number): number {
	const gains = pieces.map(gain).filter((one) => one > 0);
	return gains
		.sort((a, b) => b - a)
		.slice(0, most)
		.reduce((sum, one) => sum + one, 0);
}

/** The best number of groups that have one price, filled from the dearest. */
function groups(
	rows: readonly (readonly number[])[],
	counts: readonly number[],
	{ price, most }: { readonly price: number; readonly most: number },
): number {
	const sorted = rows.map((row) => row.toSorted((a, b) => b - a));
	let best = 0;
	for (let made = 1; made <= most; made += 1) {
		if (sorted.some((row, at) => row.length < made * (counts[at] ?? 0))) break;
		const worth = sorted.flatMap((row, at) => row.slice(0, made * (counts[at] ?? 0)));
		best = Math.max(best, worth.reduce((sum, one) => sum + one, 0) - made * price);
	}
	return best;
}

/** Tries for every piece, dearest first, to leave it out, to pay it, or to have it cheaply. */
function cheapest(
	pieces: readonly Piece[],
	{ paid, cheap, most }: { readonly paid: number; readonly cheap: number; readonly most: number },
	priceOf: (list: number) => number,
): number {
	const row = pieces.toSorted((a, b) => b.goods.list - a.goods.list);
	const known = new Map<string, number>();
	const best = (open: Open): number => {
		const key = Object.values(open).join();
		const before = known.get(key) ?? tryAll(open);
		known.set(key, before);
		return before;
	};
	const tryAll = (open: Open): number => {
		const piece = row[open.at];
		const isWhole = open.paid === 0 || open.cheap > 0;
		if (piece === undefined) return isWhole ? 0 : -Infinity;
		const { list } = piece.goods;
		const next = { ...open, at: open.at + 1 };
		const ways = [best(next)];
		const give = piece.own - list;
		if (open.paid > 0 && open.paid < paid) {
			ways.push(give + best({ ...next, paid: open.paid + 1, cheap: 0 }));
		}
		if (isWhole && open.left > 0) {
			ways.push(give + best({ ...next, paid: 1, cheap: 0, left: open.left - 1 }));
		}
		if (open.paid === paid && open.cheap < cheap) {
			const price = Math.min(list, priceOf(list));
			ways.push(piece.own - price + best({ ...next, cheap: open.cheap + 1 }));
		}
		return Math.max(...ways);
	};
	return best({ at: 0, paid: 0, cheap: 0, left: most });
}

/** The open group: pieces paid for, cheap ones, and how many groups may still be begun. */
type Open = {
	readonly at: number;
	readonly paid: number;
	readonly cheap: number;
	readonly left: number;
};
