// Sales to return from: whole bodies, as the journal has them.
import type {
	CashTender,
	OtherTender,
	SaleCompleted,
	SoldAdjustment,
	SoldLine,
	TakenTender,
} from '#shared/journal/event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';

export type LineFacts = {
	readonly quantity_milli: number;
	readonly base_fen: number;
	readonly adjustments?: readonly SoldAdjustment[];
	readonly tax_bp?: number;
	readonly weighed?: number;
};

export function soldSale(
	facts: readonly LineFacts[],
	tenders: readonly TakenTender[],
): SaleCompleted {
	const lines = facts.map(soldLine);
	const sumOf = (amount: (line: SoldLine) => number) =>
		lines.reduce((sum, line) => sum + amount(line), 0);
	return {
		kind: 'sale/completed',
		v: 2,
		at_ms: 1,
		mono_ms: 1,
		biz_date: '2026-03-02',
		shift_id: 1,
		operator: '1003',
		fiscal_no: 1,
		receipt_no: '0001-01-0000001-000000',
		gt_count: 1,
		gt_net_fen: 1,
		gt_abs_fen: 1,
		gt_tax_fen: 1,
		sale_id: 'sale_1',
		lines,
		total_fen: sumOf((line) => line.net_fen),
		tax_fen: sumOf((line) => line.tax_fen),
		rounding_fen: 0,
		tenders,
	};
}

function soldLine(facts: LineFacts, index: number): SoldLine {
	const adjustments = facts.adjustments ?? [];
	const tax = facts.tax_bp ?? 1300;
	const net = adjustments.reduce((rest, one) => rest - one.amount_fen, facts.base_fen);
	return {
		n: index + 1,
		product_id: index + 1,
		sku: `S${index + 1}`,
		name: '货',
		dept: 'goods',
		unit: '件',
		quantity_milli: facts.quantity_milli,
		factor_milli: 1000,
		list_price_fen: facts.base_fen,
		base_fen: facts.base_fen,
		adjustments,
		net_fen: net,
		...(facts.weighed === undefined ? {} : { weighed: facts.weighed }),
		tax_bp: tax,
		tax_fen: multiplyDivide(net, tax, 10_000 + tax),
	};
}

export function cash(amount: number): CashTender {
	return { kind: 'cash', drawer: '1', given_fen: amount, change_fen: 0, amount_fen: amount };
}

export function code(amount: number): OtherTender {
	return { kind: 'code', method: 'wechat', attempt_id: `a${amount}`, amount_fen: amount };
}
