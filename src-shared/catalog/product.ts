/**
 * A product (商品): goods that are handed over or a service (服务) that is done, with the store's own
 * number (货号, SKU), any number of barcodes, and a price per base unit. Money is fen, rates basis
 * points. What an import and the counter say of it; the rows are in src-main/catalog.
 */
import type { Fen } from '../kernel/money.ts';
import type { BasisPoint } from '../kernel/rate.ts';

export type ProductKind = 'goods' | 'service';

/** A place in the category tree (分类). */
export type CategoryRef = {
	/** The number of the store's category list (类别编码); '' where it has none. */
	readonly code: string;
	readonly name: string;
};

/** The name of a category where another one under the same parent has its name already. */
export function nameApart({ code, name }: CategoryRef): string {
	return `${name} ${code}`;
}

/** Everything about a product that a person sets, codes and packs aside. */
export type ProductFields = {
	/** The store's number of it (货号): unique, capitals. */
	readonly sku: string;
	/** A second number of the store (自编码); need not be unique; '' when there is none. */
	readonly ownCode: string;
	readonly name: string;
	/** 规格 or 型号, as printed; ''. */
	readonly spec: string;
	readonly brand: string;
	readonly category: CategoryRef | null;
	/** What the price is for: 瓶, kg, 次. */
	readonly unit: string;
	readonly kind: ProductKind;
	/** Sold by weight: the price is per kg (or 斤, 两, g) and the quantity has decimals. */
	readonly weighed: boolean;
	/** The number its scale knows it by, 1…999 999. */
	readonly plu: number | null;
	/** List price of one unit, tax included. 0: the cashier is asked for the price. */
	readonly price: Fen;
	/** At most the list price. */
	readonly memberPrice: Fen | null;
	readonly wholesalePrice: Fen | null;
	/** A price override does not go below it. */
	readonly minPrice: Fen | null;
	readonly cost: Fen | null;
	/** The store's rate when null. */
	readonly tax: BasisPoint | null;
	/** False: no longer sold. */
	readonly active: boolean;
	/** May be discounted and overridden (允许折扣). */
	readonly discountable: boolean;
	/** Earns points (是否积分). */
	readonly earnsPoints: boolean;
	readonly shelfLifeDays: number | null;
	/** How long a service takes (时长), 1…1440. */
	readonly durationMinutes: number | null;
	/** What its technician is paid (提成): a share of what it is worth, or for each time. */
	readonly commissionRate: BasisPoint | null;
	readonly commissionFixed: Fen | null;
	/** The store's own short code for finding it (助记码), beside the pinyin initials; ''. */
	readonly mnemonic: string;
};

/** What a product is where nobody said anything. */
export const PRODUCT_DEFAULTS = {
	ownCode: '',
	spec: '',
	brand: '',
	category: null,
	kind: 'goods',
	weighed: false,
	plu: null,
	memberPrice: null,
	wholesalePrice: null,
	minPrice: null,
	cost: null,
	tax: null,
	active: true,
	discountable: true,
	earnsPoints: true,
	shelfLifeDays: null,
	durationMinutes: null,
	commissionRate: null,
	commissionFixed: null,
	mnemonic: '',
} as const satisfies Partial<ProductFields>;

export const LONGEST_NAME = 100;
export const LONGEST_SKU = 40;
export const LARGEST_PLU = 999_999;
/** A day. */
export const LONGEST_SERVICE = 1440;
/** ¥1,000,000: a larger price is a barcode in the wrong column. */
export const LARGEST_PRICE = 100_000_000 as Fen;
