/** 满额赠 and 换购: some pieces of the gifts cost nothing, or less, once the basket holds enough. */
import type { Fen } from '../../kernel/money.ts';
import { byFalling, type JointSaving, type OwnPriced } from '../goods.ts';

/** The dearest gifts first, `pieces` for each of the `times` it was earned. */
export function gift(
	{ price, pieces }: { readonly price: Fen; readonly pieces: number },
	goods: readonly OwnPriced[],
	times: number,
): JointSaving {
	const shares = goods.map(() => 0);
	const taken = goods.map(() => 0);
	let left = times * pieces;
	let [saving, given] = [0, 0];
	for (const at of byFalling(goods, ({ own }: OwnPriced) => own)) {
		const one = goods[at];
		if (one === undefined || one.pieces === 0 || one.own <= price || left <= 0) continue;
		const count = Math.min(one.free, left);
		taken[at] = count;
		shares[at] = (one.own - price) * count;
		saving += (one.own - price) * count;
		left -= count;
		given += count;
	}
	return { saving, shares, taken, times: Math.ceil(given / pieces) };
}
