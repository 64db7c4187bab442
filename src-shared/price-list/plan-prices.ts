/**
 * The dry run (试算) of a spreadsheet of agreed prices: which products get which prices by quantity,
 * and which rows are refused with every fault. A product that is named gets the prices of the file
 * in place of those it had on the list; one that is not named keeps its own. Pure: products are
 * looked up through a function handed in.
 */
import type { PriceTier } from './agreed-price.ts';
import { MOST_TIERS, notFalling } from './price-tiers.ts';
import { refusedPrice, type PriceDraft, type PriceProblem } from './read-price-row.ts';

export type KnownGoods = { readonly productId: number; readonly shelfFen: number };

export type PlannedPrices = {
	readonly productId: number;
	/** Cheapest last. */
	readonly tiers: readonly PriceTier[];
};

export type FaultyRow = {
	readonly file: string;
	readonly row: number;
	readonly problem: PriceProblem;
};

export type PricePlan = {
	readonly rows: number;
	readonly products: readonly PlannedPrices[];
	/** Rows that are left out. */
	readonly refused: number;
	readonly faults: readonly FaultyRow[];
	readonly warnings: readonly FaultyRow[];
};

type Read = { readonly file: string; readonly draft: PriceDraft };
type Placed = Read & {
	readonly goods: KnownGoods;
	/** As it was handed in. */
	readonly read: Read;
};

/** Decides about all rows at once: the tiers of a product may stand anywhere in the files. */
export function planPrices(
	drafts: readonly Read[],
	find: (code: string) => KnownGoods | undefined,
): PricePlan {
	const faults: FaultyRow[] = [];
	const refusedRows = new Set<Read>();
	const refuse = (read: Read, problem: PriceProblem) => {
		refusedRows.add(read);
		faults.push({ file: read.file, row: read.draft.row, problem });
	};
	const ofProduct = new Map<number, Placed[]>();
	for (const read of drafts) {
		const { problems, product } = read.draft;
		for (const problem of problems) refuse(read, problem);
		if (product === '' || problems.some(({ reason }) => reason === 'code-rounded')) continue;
		const goods = find(product);
		if (goods === undefined) refuse(read, refusedPrice('product', 'product-unknown', product));
		else if (problems.length === 0) placeIn(ofProduct, { ...read, goods, read }, refuse);
	}
	const products = [...ofProduct].flatMap(([productId, rows]) => {
		const sound = soundTiers(rows, refuse);
		if (sound.length === 0) return [];
		const tiers = sound.map(({ draft }) => ({ from: draft.from, price: draft.price }));
		return [{ productId, tiers }];
	});
	const warnings = [...ofProduct.values()].flat().flatMap(aboveShelf);
	return { rows: drafts.length, products, refused: refusedRows.size, faults, warnings };
}

type Refuse = (read: Read, problem: PriceProblem) => void;

function placeIn(ofProduct: Map<number, Placed[]>, placed: Placed, refuse: Refuse): void {
	const { productId } = placed.goods;
	const rows = ofProduct.get(productId) ?? [];
	const before = rows.find(({ draft }) => draft.from === placed.draft.from);
	if (before !== undefined) {
		const at = `${before.file} ${before.draft.row}`;
		refuse(placed.read, refusedPrice('from', 'twice', at));
		return;
	}
	rows.push(placed);
	ofProduct.set(productId, rows);
}

/** The rows of one product that make a ladder; a rung that does not go down is left out. */
function soundTiers(rows: readonly Placed[], refuse: Refuse): readonly Placed[] {
	let left = rows.toSorted((a, b) => a.draft.from - b.draft.from);
	for (;;) {
		const ladder = left.map(({ draft }) => ({ from: draft.from, each: draft.price }));
		const wrong = notFalling(ladder);
		const placed = left[wrong ?? -1];
		if (placed === undefined) break;
		refuse(placed.read, refusedPrice('price', 'not-falling', placed.draft.written));
		left = left.filter((one) => one !== placed);
	}
	for (const { read } of left.slice(MOST_TIERS)) {
		refuse(read, refusedPrice('from', 'too-many-tiers', String(MOST_TIERS)));
	}
	return left.slice(0, MOST_TIERS);
}

function aboveShelf({ file, draft, goods }: Placed): FaultyRow[] {
	if (goods.shelfFen === 0 || draft.price <= goods.shelfFen) return [];
	const { row, written: value } = draft;
	const problem = { severity: 'warn', field: 'price', reason: 'above-shelf', value } as const;
	return [{ file, row, problem }];
}
