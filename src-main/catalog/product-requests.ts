/** product/… and category/list: what the counter and the back office ask of the catalogue. */
import { classifyBarcode } from '#shared/barcode/classify-barcode.ts';
import { lineOfLabel } from '#shared/barcode/scale-label.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { ProductView } from '#shared/contract/views.ts';
import { isWellFormedText } from '#shared/journal/canonical-json.ts';
import { fen } from '#shared/kernel/money.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { reaches } from '#shared/operator/role.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { scanRulesOf } from '../sale/scan-rules.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	findByCode,
	findByPlu,
	findBySku,
	findProduct,
	listByCategory,
	listCategoryRows,
	listPrices,
	showProduct,
	type ProductRow,
} from './product-store.ts';
import { asService, readService, servicePart } from './service-fields.ts';
import { insertCode, insertProduct, nextSku, plainProduct, updateProduct } from './save-product.ts';
import { searchProducts } from './search-products.ts';

export function searchGoods(
	terminal: Terminal,
	{ text, limit }: ParsedInput<'product/search'>,
): Result<RequestOutput<'product/search'>, AnyRefusal> {
	const rows = searchProducts(terminal.pen, text, limit);
	return ok({ products: rows.map((row) => shown(terminal, row.product_id)) });
}

export function checkPrice(
	terminal: Terminal,
	{ text }: ParsedInput<'product/check-price'>,
): Result<RequestOutput<'product/check-price'>, AnyRefusal> {
	const { pen } = terminal;
	const meaning = classifyBarcode(text, scanRulesOf(terminal), 'goods');
	if (meaning.kind === 'unknown' && meaning.reason === 'label-check-digit') {
		return refuse({ code: 'scan/bad-check-digit', text: meaning.code });
	}
	if (meaning.kind === 'weighed-product') {
		const product = findByPlu(pen, meaning.label.plu);
		if (product === undefined) return refuse({ code: 'scan/unknown-code', text: meaning.code });
		const good = {
			price: fen(product.price_fen),
			weighed: product.weighed === 1,
			gramsPerUnit: product.unit_grams,
		};
		const { amount } = lineOfLabel(meaning.label, good);
		return ok({ product: shown(terminal, product.product_id), labelAmountFen: amount });
	}
	const bare = text.trim();
	const byPlu = meaning.kind === 'plu' ? findByPlu(pen, meaning.plu) : undefined;
	const product = byPlu ?? findByCode(pen, bare)?.product ?? findBySku(pen, bare);
	if (product === undefined) {
		return refuse({ code: 'scan/unknown-code', text: bare.slice(0, 40) });
	}
	return ok({ product: shown(terminal, product.product_id) });
}

export function findGoodsWithHistory(
	terminal: Terminal,
	{ productId }: ParsedInput<'product/find'>,
): Result<RequestOutput<'product/find'>, AnyRefusal> {
	if (findProduct(terminal.pen, productId) === undefined) {
		return refuse({ code: 'product/not-found' });
	}
	const history = listPrices(terminal.pen, productId);
	return ok({ product: shown(terminal, productId), history });
}

export function listGoodsOf(
	terminal: Terminal,
	{ categoryId, page }: ParsedInput<'product/by-category'>,
): Result<RequestOutput<'product/by-category'>, AnyRefusal> {
	const rows = listByCategory(terminal.pen, categoryId, page);
	const products = rows.slice(0, 40).map((row) => shown(terminal, row.product_id));
	return ok({ products, more: rows.length > 40 });
}

export function listCategories({
	pen,
}: Terminal): Result<RequestOutput<'category/list'>, AnyRefusal> {
	const rows = listCategoryRows(pen);
	const categories = rows.map(({ parentId, ...row }) =>
		parentId === null ? row : { ...row, parentId },
	);
	return ok({ categories });
}

/** Three fields at the counter (PRD-2): the code that was scanned, a name, a price. */
export function addProduct(
	terminal: Terminal,
	caller: Caller,
	{ code, name, priceText, unit }: ParsedInput<'product/add'>,
): Result<ProductView, AnyRefusal> {
	const { pen, clock, settings } = terminal;
	const role = caller.approver?.role ?? caller.operator.role;
	if (!settings.current().cashierAddsProducts && !reaches(role, 'manager')) {
		return refuse({ code: 'permission/needs-approval', role: 'manager' });
	}
	const price = parseYuan(priceText);
	if (!price.ok) return price;
	for (const [field, text] of Object.entries({ code, name, unit: unit.trim() || '件' })) {
		const problem = nameProblem(text);
		if (problem !== undefined) return refuse({ code: 'product/invalid', field, problem });
	}
	const added = caller.commit(() => {
		const taken = findByCode(pen, code);
		if (taken !== undefined) {
			return refuse({ code: 'product/code-taken', name: taken.product.name });
		}
		const by = { atMs: clock.now(), operator: caller.operator.operatorNo, why: 'counter' };
		const sku = nextSku(pen);
		const productId = insertProduct(
			pen,
			{ ...plainProduct(sku, name.trim(), price.value), unit: unit.trim() || '件' },
			by,
		);
		insertCode(pen, code, { productId });
		pen.append({
			kind: 'product/added',
			v: 1,
			...byWhom(caller),
			body: {
				product_id: productId,
				sku,
				code: code.trim(),
				name: name.trim(),
				price_fen: price.value,
			},
		});
		return ok(shown(terminal, productId));
	});
	if (added.ok) announceCatalog(terminal);
	return added;
}

export function changeProduct(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'product/change'>,
): Result<ProductView, AnyRefusal> {
	const { pen, clock } = terminal;
	const prices = readPrices(input);
	if (!prices.ok) return prices;
	const service = readService(input);
	if (!service.ok) return service;
	const problem = input.name === undefined ? undefined : nameProblem(input.name);
	if (problem !== undefined) return refuse({ code: 'product/invalid', field: 'name', problem });
	const changed = caller.commit(() => {
		const before = findProduct(pen, input.productId);
		if (before === undefined) return refuse({ code: 'product/not-found' });
		const after = asService(changedRow(before, input, prices.value), service.value);
		const above = tooDear(after);
		if (above !== undefined) {
			return refuse({ code: 'product/invalid', field: above, problem: 'above-price' });
		}
		const by = { atMs: clock.now(), operator: caller.operator.operatorNo, why: 'changed' };
		updateProduct(pen, { before, after }, by);
		pen.append({
			kind: 'product/changed',
			v: 1,
			...byWhom(caller),
			body: {
				product_id: after.product_id,
				name: after.name,
				price_before_fen: before.price_fen,
				price_fen: after.price_fen,
				active: after.active,
				...servicePart(after),
			},
		});
		return ok(shown(terminal, after.product_id));
	});
	if (changed.ok) announceCatalog(terminal);
	return changed;
}

type Change = ParsedInput<'product/change'>;
type Prices = Partial<Pick<ProductRow, 'price_fen' | 'member_price_fen' | 'min_price_fen'>>;

/** The prices as typed, fen; an emptied one is none, one that was left out stays as it is. */
function readPrices(input: Change): Result<Prices, AnyRefusal> {
	const typed = [
		['price_fen', input.priceText],
		['member_price_fen', input.memberPriceText],
		['min_price_fen', input.minPriceText],
	] as const;
	const prices: Record<string, number | null> = {};
	for (const [field, text] of typed) {
		if (text === undefined) continue;
		if (text === '' && field !== 'price_fen') {
			prices[field] = null;
			continue;
		}
		const price = parseYuan(text);
		if (!price.ok) return price;
		prices[field] = price.value;
	}
	return ok(prices);
}

function changedRow(before: ProductRow, input: Change, prices: Prices): ProductRow {
	const after = {
		...before,
		...prices,
		name: input.name?.trim() ?? before.name,
		tax_bp: input.taxBp ?? before.tax_bp,
		active: input.active === undefined ? before.active : Number(input.active),
		discountable:
			input.discountable === undefined ? before.discountable : Number(input.discountable),
	};
	// A price that came down takes the least with it, unless somebody set that just now.
	const least = after.min_price_fen;
	const sinks = prices.min_price_fen === undefined && least !== null && least > after.price_fen;
	return sinks ? { ...after, min_price_fen: after.price_fen } : after;
}

/** Nobody pays more than the price shown: neither members nor at the end of haggling. */
function tooDear(after: ProductRow): 'memberPrice' | 'minPrice' | undefined {
	if ((after.member_price_fen ?? 0) > after.price_fen) return 'memberPrice';
	return (after.min_price_fen ?? 0) > after.price_fen ? 'minPrice' : undefined;
}

/** Why a text cannot be a product's name, code or unit; control bytes never reach a screen or a printer. */
export function nameProblem(name: string): string | undefined {
	if (name.trim() === '') return 'empty';
	// oxlint-disable-next-line no-control-regex
	if (/[\u0000-\u001f\u007f-\u009f]/.test(name)) return 'control-characters';
	return isWellFormedText(name) ? undefined : 'broken-text';
}

function shown(terminal: Terminal, productId: number): ProductView {
	const row = findProduct(terminal.pen, productId);
	if (row === undefined) throw new Error(`product ${productId} was just there`);
	return showProduct(terminal.pen, row, terminal.settings.current().taxBp);
}

export function announceCatalog(terminal: Terminal): void {
	const revision = terminal.pen.head().pos;
	terminal.announce({ event: 'catalog/changed', detail: { revision } });
}
