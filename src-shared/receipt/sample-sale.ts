/**
 * A sale nobody made, for looking at a receipt before the first one is printed: some counted goods,
 * a weighed one, a price given by hand, cash with change. It tells nothing of any store.
 */
import type { SaleCompleted, SoldLine } from '../journal/event.ts';

const NAMES = {
	'zh-CN': {
		tea: '青溪乌龙茶 500ml',
		apple: '红富士苹果',
		cup: '手工陶杯',
		bottle: '瓶',
		piece: '个',
	},
	en: {
		tea: 'Oolong tea 500ml',
		apple: 'Fuji apples',
		cup: 'Stoneware cup',
		bottle: 'btl',
		piece: 'pc',
	},
} as const;

export type SampleParts = {
	readonly language: 'zh-CN' | 'en';
	readonly storeCode: string;
	readonly terminalCode: string;
	readonly operator: string;
	readonly atMs: number;
	/** `2026-11-25`. */
	readonly bizDate: string;
	readonly taxBp: number;
};

/** ¥52.58 for two teas, apples and a cup that was marked down, rounded down to ¥52.50. */
export function sampleSale(parts: SampleParts): SaleCompleted {
	const names = NAMES[parts.language];
	const plain = {
		adjustments: [],
		tax_bp: parts.taxBp,
		factor_milli: 1000,
		dept: 'goods',
	} as const;
	const lines: SoldLine[] = [
		line(plain, { n: 1, name: names.tea, unit: names.bottle, quantity: 2000, list: 450, net: 900 }),
		line(plain, {
			n: 2,
			name: names.apple,
			unit: 'kg',
			quantity: 1285,
			list: 1198,
			net: 1539,
			weighed: 1,
		}),
		line(
			{ ...plain, adjustments: [{ kind: 'override', amount_fen: 581, reason: 'damaged' }] },
			{ n: 3, name: names.cup, unit: names.piece, quantity: 1000, list: 3400, net: 2819 },
		),
	];
	return {
		kind: 'sale/completed',
		v: 1,
		at_ms: parts.atMs,
		mono_ms: 0,
		biz_date: parts.bizDate,
		shift_id: 1,
		operator: parts.operator,
		fiscal_no: 123,
		receipt_no: `${parts.storeCode}-${parts.terminalCode}-0000123-ABCDEF`,
		gt_count: 0,
		gt_net_fen: 0,
		gt_abs_fen: 0,
		gt_tax_fen: 0,
		sale_id: 'sale_sample',
		lines,
		total_fen: 5250,
		tax_fen: lines.reduce((total, { tax_fen }) => total + tax_fen, 0),
		rounding_fen: 8,
		tenders: [
			{ kind: 'cash', drawer: 'D1', given_fen: 10_000, change_fen: 4750, amount_fen: 5250 },
		],
	};
}

type Figures = {
	readonly n: number;
	readonly name: string;
	readonly unit: string;
	readonly quantity: number;
	readonly list: number;
	readonly net: number;
	readonly weighed?: 1;
};

function line(
	plain: Pick<SoldLine, 'adjustments' | 'tax_bp' | 'factor_milli' | 'dept'>,
	{ n, name, unit, quantity, list, net, weighed }: Figures,
): SoldLine {
	const off = plain.adjustments.reduce((total, { amount_fen }) => total + amount_fen, 0);
	return {
		...plain,
		n,
		product_id: n,
		sku: String(n),
		name,
		unit,
		quantity_milli: quantity,
		list_price_fen: list,
		base_fen: net + off,
		net_fen: net,
		tax_fen: Math.round((net * plain.tax_bp) / (10_000 + plain.tax_bp)),
		...(weighed === undefined ? {} : { weighed }),
	};
}
