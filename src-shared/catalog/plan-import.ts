/**
 * The dry run (试算) of an import: for every row of somebody's list whether it adds a product,
 * changes one, leaves it as it is, or is refused, and why. Pure: what is already in the catalogue
 * is looked up through functions handed in, and nothing is written. The same list planned again
 * after it was carried out changes nothing.
 */
import { storedCode, type StoredCode } from '../barcode/canonical-code.ts';
import { fen } from '../kernel/money.ts';
import { nameApart, PRODUCT_DEFAULTS } from './product.ts';
import type { CategoryRef, ProductFields } from './product.ts';
import type { Given, RowDraft } from './read-row.ts';
import { problemsOf, refused, warned, type Problem } from './validate-product.ts';

export type KnownProduct = { readonly productId: number; readonly fields: ProductFields };

/** How the plan asks the catalogue. */
export type CatalogLookup = {
	findBySku(sku: string): KnownProduct | undefined;
	ownerOfCode(code: StoredCode): number | undefined;
	ownerOfPlu(plu: number): number | undefined;
};

export type FieldChange = {
	readonly field: keyof ProductFields | 'barcode';
	readonly before: string;
	readonly after: string;
};

type RowPlace = {
	readonly file: string;
	readonly row: number;
	readonly sku: string;
	readonly name: string;
};

export type PlannedRow = RowPlace & { readonly warnings: readonly Problem[] } & (
		| {
				readonly action: 'add';
				readonly fields: ProductFields;
				readonly codes: readonly StoredCode[];
		  }
		| {
				readonly action: 'change';
				readonly productId: number;
				readonly fields: ProductFields;
				readonly codes: readonly StoredCode[];
				readonly changes: readonly FieldChange[];
		  }
		| { readonly action: 'same'; readonly productId: number }
		| { readonly action: 'refuse'; readonly refusals: readonly Problem[] }
	);

export type Planner = {
	/** Decides one row; rows are given in the order of the files. */
	take(file: string, draft: RowDraft): PlannedRow;
};

/** Starts a plan. It remembers the numbers that its own rows have claimed. */
export function startPlan(lookup: CatalogLookup): Planner {
	const claims: Claims = {
		skus: new Set(),
		codes: new Map(),
		plus: new Map(),
		categories: new Map(),
	};
	return {
		take: (file, draft) => {
			const planned = planRow(draft, { lookup, claims });
			const place = { file, row: draft.row, sku: draft.given.sku ?? '' };
			return { ...place, name: draft.given.name ?? '', ...planned };
		},
	};
}

/** Who in this import holds a number: the SKU of the row that claimed it. */
type Claims = {
	readonly skus: Set<string>;
	readonly codes: Map<string, string>;
	readonly plus: Map<number, string>;
	/** The first name that each category number came with: one number, one category. */
	readonly categories: Map<string, CategoryRef>;
};

type Books = { readonly lookup: CatalogLookup; readonly claims: Claims };

type Decision<Row = PlannedRow> = Row extends PlannedRow ? Omit<Row, keyof RowPlace> : never;

function planRow(draft: RowDraft, books: Books): Decision {
	const { lookup, claims } = books;
	const given = inOneCategory(draft.given, claims);
	const sku = given.sku ?? '';
	const known = sku === '' ? undefined : lookup.findBySku(sku);
	const { fields, defaulted } = completed(given, known);
	const codes = storedOnce(draft.codes);
	const problems = [
		...draft.problems,
		...defaulted,
		...problemsOf(fields),
		...(known === undefined && given.price === undefined && !priceWasRead(draft)
			? [refused('price', 'price-missing')]
			: []),
		...(claims.skus.has(sku) ? [refused('sku', 'sku-twice', sku)] : []),
		...codeConflicts(codes, { sku, known }, books),
		...pluConflicts(fields, { sku, known }, books),
	];
	const warnings = problems.filter(({ severity }) => severity === 'warn');
	const refusals = problems.filter(({ severity }) => severity === 'refuse');
	if (refusals.length > 0) return { action: 'refuse', refusals, warnings };
	claim(claims, { sku, codes, plu: fields.plu });
	if (known === undefined) return { action: 'add', fields, codes, warnings };
	const fresh = codes.filter((code) => lookup.ownerOfCode(code) === undefined);
	const changes = [...changesOf(known.fields, fields), ...fresh.map(newCode)];
	const { productId } = known;
	if (changes.length === 0) return { action: 'same', productId, warnings };
	return { action: 'change', productId, fields, codes: fresh, changes, warnings };
}

function inOneCategory(given: Given, { categories }: Claims): Given {
	const { category } = given;
	if (category === undefined || category === null || category.code === '') return given;
	// A row that gives the number alone claims no name for it.
	if (category.name === category.code) return given;
	const first = categories.get(category.code) ?? category;
	categories.set(category.code, first);
	return { ...given, category: first };
}

/** Two writings of one article (12 and 13 digits) are one code. */
function storedOnce(codes: readonly string[]): StoredCode[] {
	const stored = codes.map((code) => storedCode(code));
	return [...new Map(stored.map((code) => [codeKey(code), code] as const)).values()];
}

/** A price that was there and refused is not missing too. */
function priceWasRead({ problems }: RowDraft): boolean {
	return problems.some(({ field, severity }) => field === 'price' && severity === 'refuse');
}

/** The whole product: what the row gives over what is known over what is usual. */
function completed(
	given: Given,
	known: KnownProduct | undefined,
): { fields: ProductFields; defaulted: readonly Problem[] } {
	if (known !== undefined) {
		const fields = { ...known.fields, ...given, category: sameCategory(known.fields, given) };
		return { fields: withoutDearMembers(fields), defaulted: [] };
	}
	const unit = given.weighed === true ? 'kg' : '件';
	const start = { ...PRODUCT_DEFAULTS, sku: '', name: '', unit, price: fen(0) };
	const defaulted = given.unit === undefined ? [warned('unit', 'unit-missing', unit)] : [];
	return { fields: { ...start, ...given }, defaulted };
}

/** A list that gives only the number or only the name of the category it is in changes nothing. */
function sameCategory({ category: held }: ProductFields, { category }: Given): CategoryRef | null {
	if (category === undefined || category === null || held === null) return category ?? held;
	const sameName = category.code === '' && category.name === held.name;
	const sameCode =
		category.code !== '' &&
		category.code === held.code &&
		(category.name === category.code || isNamed(held, category));
	return sameName || sameCode ? held : category;
}

function isNamed(held: CategoryRef, given: CategoryRef): boolean {
	return held.name === given.name || held.name === nameApart(given);
}

/** A new list price below the old member price leaves nothing for members to pay more. */
function withoutDearMembers(fields: ProductFields): ProductFields {
	const { price, memberPrice, minPrice } = fields;
	return {
		...fields,
		memberPrice: memberPrice !== null && memberPrice > price ? null : memberPrice,
		minPrice: minPrice !== null && minPrice > price ? null : minPrice,
	};
}

type Claimant = { readonly sku: string; readonly known: KnownProduct | undefined };

function codeConflicts(
	codes: readonly StoredCode[],
	{ sku, known }: Claimant,
	{ lookup, claims }: Books,
): Problem[] {
	return codes
		.filter((code) => {
			const owner = lookup.ownerOfCode(code);
			const claimed = claims.codes.get(codeKey(code));
			return (
				(owner !== undefined && owner !== known?.productId) ||
				(claimed !== undefined && claimed !== sku)
			);
		})
		.map(({ code }) => refused('barcode', 'barcode-taken', code));
}

function pluConflicts(
	{ plu }: ProductFields,
	{ sku, known }: Claimant,
	{ lookup, claims }: Books,
): Problem[] {
	if (plu === null) return [];
	const owner = lookup.ownerOfPlu(plu);
	const claimed = claims.plus.get(plu);
	const taken =
		(owner !== undefined && owner !== known?.productId) ||
		(claimed !== undefined && claimed !== sku);
	return taken ? [refused('plu', 'plu-taken', plu)] : [];
}

function claim(
	claims: Claims,
	{ sku, codes, plu }: { sku: string; codes: readonly StoredCode[]; plu: number | null },
): void {
	claims.skus.add(sku);
	for (const code of codes) claims.codes.set(codeKey(code), sku);
	if (plu !== null) claims.plus.set(plu, sku);
}

/** One text for a stored code, for maps. */
export function codeKey({ kind, code }: StoredCode): string {
	return `${kind}:${code}`;
}

function newCode({ code }: StoredCode): FieldChange {
	return { field: 'barcode', before: '', after: String(code) };
}

function changesOf(before: ProductFields, after: ProductFields): FieldChange[] {
	const fields = Object.keys(after) as (keyof ProductFields)[];
	return fields.flatMap((field) => {
		const [was, is] = [shown(before[field]), shown(after[field])];
		return was === is ? [] : [{ field, before: was, after: is }];
	});
}

/** Money in fen, rates in basis points, yes and no as 1 and 0, nothing as ''. */
function shown(value: ProductFields[keyof ProductFields]): string {
	if (value === null) return '';
	if (typeof value === 'boolean') return value ? '1' : '0';
	return typeof value === 'object' ? shownCategory(value) : String(value);
}

function shownCategory({ code, name }: CategoryRef): string {
	return code === '' ? name : `${code} ${name}`;
}
