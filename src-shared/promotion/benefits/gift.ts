/** 满额赠 and 换购: some pieces of the gifts cost nothing, or less, once the basket holds enough. */
import type { Fen } from '../../kernel/money.ts';
import { byFalling, type Allowance, type JointSaving, type OwnPriced } from '../goods.ts';

/** The dearest gifts first, `pieces` for each time that is allowed. */
export function gift(
	{ price, pieces }: { readonly price: Fen; readonly pieces: number },
	goods: readonly OwnPriced[],
	{ most, cap }: Allowance,
): JointSaving {
	const shares = goods.map(() => 0);
	const taken = goods.map(() => 0);
	let left = most * pieces;
	let [saving, given] = [0, 0];
	for (const at of byFalling(goods, ({ own }: OwnPriced) => own)) {
		const one = goods[at];
		if (one === undefined || one.pieces === 0 || one.own <= price) continue;
		if (left <= 0 || saving >= cap) break;
		const enough = Math.ceil((cap - saving) / (one.own - price));
		const count = Math.min(one.free, left, enough);
		taken[at] = count;
		shares[at] = (one.own - price) * count;
		saving += (one.own - price) * count;
		left -= count;
		given += count;
	}
	return { saving, shares, taken, times: Math.ceil(given / pieces) };
}
