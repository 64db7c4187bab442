/**
 * N件X元 and 组合价: a group of pieces has one price. The dearest pieces go together first, and groups
 * are made as long as each still saves something; with one more piece every group is worth no
 * less.
 */
import { allocate } from '../../kernel/allocate.ts';
import type { Fen } from '../../kernel/money.ts';
import { isInScope } from '../goods-scope.ts';
import { nothingSaved, type Allowance, type JointSaving, type OwnPriced } from '../goods.ts';
import type { BundlePart } from '../promotion.ts';
import { drawPieces, type Draw } from './draw-pieces.ts';

type Part = { readonly draw: Draw; readonly pieces: number };

export function nForPrice(
	{ n, price }: { readonly n: number; readonly price: Fen },
	goods: readonly OwnPriced[],
	allowed: Allowance,
): JointSaving {
	const all = goods.map((_, at) => at);
	const row = { draw: drawPieces(goods, all, ownPrice), pieces: n };
	return fillGroups([row], price, { goods, ...allowed });
}

/** Goods that fit two parts go to the first. */
export function bundle(
	{ parts, price }: { readonly parts: readonly BundlePart[]; readonly price: Fen },
	goods: readonly OwnPriced[],
	allowed: Allowance,
): JointSaving {
	const fits = goods.map((one) => parts.findIndex((part) => isInScope(part.goods, one)));
	const rows = parts.map((part, number) => {
		const places = goods.map((_, at) => at).filter((at) => fits[at] === number);
		return { draw: drawPieces(goods, places, ownPrice), pieces: part.pieces };
	});
	return fillGroups(rows, price, { goods, ...allowed });
}

function fillGroups(
	parts: readonly Part[],
	price: Fen,
	{ goods, most, cap }: Allowance & { readonly goods: readonly OwnPriced[] },
): JointSaving {
	const taken = goods.map(() => 0);
	let [saving, times] = [0, 0];
	while (times < most && saving < cap) {
		const drawn = parts.map(({ draw, pieces }) => draw.next(pieces));
		if (drawn.includes(undefined)) break;
		const group = drawn.flatMap((pieces) => pieces ?? []);
		const gain = group.reduce((sum, at) => sum + (goods[at]?.own ?? 0), 0) - price;
		if (gain <= 0) break;
		for (const at of group) taken[at] = (taken[at] ?? 0) + 1;
		saving += gain;
		times += 1;
	}
	if (times === 0) return nothingSaved(goods);
	const worths = goods.map(({ own }, at) => own * (taken[at] ?? 0));
	return { saving, shares: allocate(saving, worths), taken, times };
}

function ownPrice({ own }: OwnPriced): number {
	return own;
}
