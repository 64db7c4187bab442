/** What the basket of a scripted terminal comes to: enough arithmetic for a screen, no more. */
import type { CustomerView } from '#shared/contract/customer-requests.ts';
import type { LineView, ProductView, SaleView } from '#shared/contract/views.ts';

export function milliOf(quantityText: unknown): number {
	const text = typeof quantityText === 'string' ? quantityText : '';
	return text === '' ? 1000 : Math.round(Number(text) * 1000);
}

type LineParts = {
	readonly lineId: string;
	readonly seat: number;
	readonly milli: number;
	readonly more: Partial<LineView>;
};

export function lineOf(product: ProductView, { lineId, seat, milli, more }: LineParts): LineView {
	return priced({
		lineId,
		seat,
		productId: product.productId,
		sku: product.sku,
		name: product.name,
		spec: product.spec,
		code: product.codes[0] ?? '',
		unit: product.unit,
		weighed: product.weighed,
		labelled: false,
		quantityMilli: milli,
		listPriceFen: product.priceFen,
		unitPriceFen: more.listPriceFen ?? product.priceFen,
		baseFen: 0,
		discountFen: 0,
		netFen: 0,
		adjustments: [],
		passedOver: [],
		belowMinimum: false,
		salesperson: '',
		technician: '',
		...more,
	});
}

export function priced(line: LineView): LineView {
	const base = Math.round((line.listPriceFen * line.quantityMilli) / 1000);
	const net = Math.round((line.unitPriceFen * line.quantityMilli) / 1000);
	return { ...line, baseFen: base, discountFen: base - net, netFen: net };
}

export function withTotals(sale: SaleView, parkedCount: number, undoable: number): SaleView {
	const totalFen = sale.lines.reduce((total, { netFen }) => total + netFen, 0);
	const discountFen = sale.lines.reduce((total, line) => total + line.discountFen, 0);
	const pieceCount = sale.lines.reduce(
		(count, { weighed, quantityMilli }) => count + (weighed ? 1 : Math.floor(quantityMilli / 1000)),
		0,
	);
	return {
		...sale,
		totals: {
			lineCount: sale.lines.length,
			pieceCount,
			baseFen: totalFen + discountFen,
			discountFen,
			totalFen,
			taxFen: 0,
			cashDueFen: totalFen - (totalFen % 10),
			canUndo: undoable > 0,
			parkedCount,
			byKind: [],
			taxes: [],
			coupons: [],
			passedOver: [],
			unlocks: [],
			giftsDue: [],
			willIssue: [],
			note: '',
		},
	};
}

export function emptySale(saleId: string, parkedCount: number): SaleView {
	const openedAtMs = Date.parse('2026-11-25T01:22:00Z');
	const bare = { saleId, revision: 0, openedAtMs, operator: '1003', lines: [] };
	return withTotals(bare as unknown as SaleView, parkedCount, 0);
}

/** The basket as the customer's side is shown it. */
export function customerSide({ lines, totals }: SaleView): CustomerView {
	return {
		lines: lines.slice(-6).map(({ lineId, name, unit, quantityMilli, unitPriceFen, netFen }) => {
			return { lineId, name, unit, quantityMilli, unitPriceFen, netFen };
		}),
		lineCount: totals.lineCount,
		pieceCount: totals.pieceCount,
		savedFen: totals.discountFen,
		totalFen: totals.totalFen,
	};
}
