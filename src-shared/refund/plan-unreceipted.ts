/**
 * A refund without a receipt (无单退货): nobody knows what was paid, so the least the goods cost of
 * late is given back, in cash, and only up to the store's cap. It is its own right, its own mode in
 * the journal, and takes nothing from any sale.
 */
import type { Disposition, ReturnedLine, ReturnedPart } from '../journal/refund-event.ts';
import { multiplyDivide } from '../kernel/integer.ts';
import { add, fen, priceTimes, ZERO_FEN, type Fen } from '../kernel/money.ts';
import { MILLI, type Milli } from '../kernel/quantity.ts';
import type { BasisPoint } from '../kernel/rate.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { taxInside } from '../pricing/tax.ts';
import type { RefundRefusal } from './refusals.ts';

export type LooseGoods = {
	readonly productId: number;
	readonly sku: string;
	readonly name: string;
	readonly dept: 'goods' | 'service';
	readonly categoryId?: number;
	readonly unit: string;
	readonly factor: Milli;
	readonly weighed: boolean;
	readonly quantity: Milli;
	/** The least it cost of late, per unit. */
	readonly price: Fen;
	readonly tax: BasisPoint;
	/** Tax was added to the price where it was bought. */
	readonly taxOnTop: boolean;
	readonly disposition: Disposition;
};

export type UnreceiptedRefund = {
	readonly goods: readonly LooseGoods[];
	readonly reason: string;
	/** Drawer that the cash leaves. */
	readonly drawer: string;
	/** The most that is given back without a receipt, fen. */
	readonly cap: Fen;
	/** 10 when the store counts no fen coins: cash leaves in whole jiao, rounded up. */
	readonly step: 1 | 10;
};

/** Refuses nothing chosen, a quantity that is none (pieces are whole), and more than the cap. */
export function planUnreceipted(wanted: UnreceiptedRefund): Result<ReturnedPart, RefundRefusal> {
	const { goods, reason, drawer, cap, step } = wanted;
	if (goods.length === 0) return refuse({ code: 'refund/nothing-chosen' });
	for (const [index, { quantity, weighed }] of goods.entries()) {
		const pieces = weighed || quantity % 1000 === 0;
		if (quantity <= 0 || !pieces) {
			return refuse({ code: 'refund/quantity-invalid', line: index + 1 });
		}
	}
	const lines = goods.map(looseLine);
	const total = lines.reduce((sum, { net_fen: net }) => sum + net, 0);
	const paid = Math.ceil(total / step) * step;
	if (paid > cap) return refuse({ code: 'refund/above-cap', cap, total: paid });
	return ok({
		lines,
		total_fen: total,
		tax_fen: lines.reduce((sum, { tax_fen: tax }) => sum + tax, 0),
		rounding_fen: paid - total,
		paid_back: [{ kind: 'cash', drawer, exact_fen: total, credit_fen: 0, paid_fen: paid }],
		reason,
	});
}

function looseLine(goods: LooseGoods, index: number): ReturnedLine {
	const price = priceTimes(goods.price, goods.quantity);
	const { tax, taxOnTop: onTop } = goods;
	const added = onTop ? fen(multiplyDivide(price, tax, 10_000)) : ZERO_FEN;
	const net = add(price, added);
	return {
		n: index + 1,
		product_id: goods.productId,
		sku: goods.sku,
		name: goods.name,
		dept: goods.dept,
		...(goods.categoryId === undefined ? {} : { category_id: goods.categoryId }),
		unit: goods.unit,
		quantity_milli: goods.quantity,
		factor_milli: goods.factor,
		stock_milli: multiplyDivide(goods.quantity, goods.factor, MILLI),
		base_fen: price,
		adjustments: [],
		net_fen: net,
		...(goods.weighed ? { weighed: 1 } : {}),
		tax_bp: goods.tax,
		tax_fen: onTop ? added : taxInside(net, tax),
		...(onTop ? { tax_on_top: 1 } : {}),
		disposition: goods.dept === 'service' ? 'none' : goods.disposition,
	};
}
