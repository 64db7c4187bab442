/** How the basket of a scripted terminal changes: each move is announced, and can be taken back. */
import type { LineView, ProductView, SaleChangeView, SaleView } from '#shared/contract/views.ts';
import { emptySale, lineOf, priced, withTotals } from './kit-scripted-basket.ts';

type Counter = {
	sale: SaleView;
	announce(event: { readonly event: string; readonly detail: unknown }): void;
};

type Parked = { readonly sale: SaleView; readonly label: string; readonly atMs: number };

export type Moves = {
	/** What the basket was, the last move first. */
	readonly undo: SaleView[];
	readonly parked: Parked[];
	move(
		lines: readonly LineView[],
		put: readonly LineView[],
		drop: readonly string[],
	): SaleChangeView;
	putLine(product: ProductView, milli: number, more?: Partial<LineView>): SaleChangeView;
	setQuantity(line: LineView, milli: number): SaleChangeView;
	replaceSale(sale: SaleView): void;
	freshSale(): SaleView;
	lineNamed(lineId: unknown): LineView | undefined;
};

export function movesOf(till: Counter): Moves {
	const undo: SaleView[] = [];
	const parked: Parked[] = [];
	let saleNo = 1;
	let lineNo = 1;

	function move(
		lines: readonly LineView[],
		put: readonly LineView[],
		drop: readonly string[],
	): SaleChangeView {
		undo.push(till.sale);
		till.sale = withTotals(
			{ ...till.sale, lines: [...lines], revision: till.sale.revision + 1 },
			parked.length,
			undo.length,
		);
		const { saleId, revision, totals } = till.sale;
		const change = { saleId, revision, put: [...put], drop: [...drop], totals };
		till.announce({ event: 'sale/changed', detail: change });
		return change;
	}

	function putLine(
		product: ProductView,
		milli: number,
		more: Partial<LineView> = {},
	): SaleChangeView {
		const held = till.sale.lines.find(
			(line) => line.productId === product.productId && !product.weighed && more.name === undefined,
		);
		if (held !== undefined) return setQuantity(held, held.quantityMilli + milli);
		const line = lineOf(product, { lineId: `line_${lineNo}`, seat: lineNo, milli, more });
		lineNo += 1;
		return move([...till.sale.lines, line], [line], []);
	}

	function setQuantity(line: LineView, milli: number): SaleChangeView {
		const changed = priced({ ...line, quantityMilli: milli });
		return move(
			till.sale.lines.map((one) => (one.lineId === line.lineId ? changed : one)),
			[changed],
			[],
		);
	}

	function replaceSale(sale: SaleView): void {
		undo.length = 0;
		till.sale = withTotals(sale, parked.length, 0);
		till.announce({ event: 'sale/replaced', detail: { saleId: sale.saleId } });
	}

	function freshSale(): SaleView {
		saleNo += 1;
		return emptySale(`sale_${saleNo}`, 0);
	}

	const lineNamed = (lineId: unknown) => till.sale.lines.find((line) => line.lineId === lineId);

	return { undo, parked, move, putLine, setQuantity, replaceSale, freshSale, lineNamed };
}
