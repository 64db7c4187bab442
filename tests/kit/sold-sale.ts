/** A plausible completed sale to append: for tests of the ledger, below the counter's rules. */
import type { NewEvent } from '#main/ledger/access.ts';
import type { SoldLine } from '#shared/journal/event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';

/** Lines at 13 % tax, 3.50 each, one piece; cash, given exactly. */
export function soldSale(lineCount: number, saleNo = 1): NewEvent {
	const lines = Array.from({ length: lineCount }, (_, index) => soldLine(index + 1));
	const total = lines.reduce((sum, line) => sum + line.net_fen, 0);
	const tax = lines.reduce((sum, line) => sum + line.tax_fen, 0);
	return {
		kind: 'sale/completed',
		v: 1,
		operator: '1001',
		shiftId: 1,
		fiscal: { netFen: total, taxFen: tax },
		body: {
			sale_id: `sale_${String(saleNo).padStart(32, '0')}`,
			lines,
			total_fen: total,
			tax_fen: tax,
			rounding_fen: 0,
			tenders: [{ kind: 'cash', drawer: '1', given_fen: total, change_fen: 0, amount_fen: total }],
		},
	};
}

function soldLine(n: number): SoldLine {
	return {
		n,
		product_id: 100 + n,
		sku: `SP${100 + n}`,
		name: `农夫山泉饮用天然水 ${n}`,
		code: '6921168509256',
		dept: 'goods',
		category_id: (n % 4) + 1,
		unit: '瓶',
		quantity_milli: 1000,
		factor_milli: 1000,
		list_price_fen: 350,
		base_fen: 350,
		adjustments: [],
		net_fen: 350,
		tax_bp: 1300,
		tax_fen: multiplyDivide(350, 1300, 11_300),
	};
}
