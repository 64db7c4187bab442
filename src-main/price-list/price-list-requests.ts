/**
 * price-list/list, get, put, put-price and assign: the lists of agreed prices (价格表), kept by a
 * manager. What is sold keeps the price it was sold at; what changes here holds from the next look
 * at a basket on.
 */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { ListedProductView, PriceListView } from '#shared/contract/price-list-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { fen } from '#shared/kernel/money.ts';
import { milli } from '#shared/kernel/quantity.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { PriceTier } from '#shared/price-list/agreed-price.ts';
import { notFalling } from '#shared/price-list/price-tiers.ts';
import { findProduct } from '../catalog/product-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { activeMember } from '../member/active-member.ts';
import { patchMember, recordChange } from '../member/member-writer.ts';
import { showPage } from '../member/show-member.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	categoryName,
	findPriceList,
	listPriceLists,
	listProductIds,
	listRates,
	listTiersOf,
	putPriceList,
	replaceRates,
	replaceTiersOf,
} from './price-list-store.ts';

/** Products of a list that are shown at once. */
const PAGE = 100;

type Lists = RequestOutput<'price-list/list'>;

export function showPriceLists({ pen }: Pick<Terminal, 'pen'>): Lists {
	return {
		lists: listPriceLists(pen).map((list): PriceListView => {
			const rates = listRates(pen, list.code).map(({ categoryId, from, charge }) => {
				const name = categoryName(pen, categoryId) ?? '';
				return { categoryId, name, fromMilli: from, charge };
			});
			return { ...list, rates };
		}),
	};
}

export function getPriceList(
	terminal: Terminal,
	{ code, after }: ParsedInput<'price-list/get'>,
): Result<RequestOutput<'price-list/get'>, AnyRefusal> {
	const { pen } = terminal;
	const list = showPriceLists(terminal).lists.find((one) => one.code === code);
	if (list === undefined) return refuse({ code: 'price-list/not-found' });
	const ids = listProductIds(pen, code, { after, most: PAGE + 1 });
	const products = ids.slice(0, PAGE).flatMap((productId) => {
		return showListed(pen, productId, listTiersOf(pen, code, productId)) ?? [];
	});
	const nextAfter = ids.length > PAGE ? ids[PAGE - 1] : undefined;
	return ok({ list, products, ...(nextAfter === undefined ? {} : { nextAfter }) });
}

/** A product with its prices on a list; undefined when there is none. */
export function showListed(
	ledger: ReadableLedger,
	productId: number,
	tiers: readonly PriceTier[],
): ListedProductView | undefined {
	const product = findProduct(ledger, productId);
	if (product === undefined) return undefined;
	const { sku, name, unit, price_fen: shelfFen } = product;
	const shown = tiers.map(({ from, price }) => ({ fromMilli: from, priceFen: price }));
	return { productId, sku, name, unit, shelfFen, tiers: shown };
}

export function savePriceList(
	terminal: Terminal,
	caller: Caller,
	input: ParsedInput<'price-list/put'>,
): Result<Lists, AnyRefusal> {
	const { pen, clock } = terminal;
	const { code, name, active, from, until, rates } = input;
	if (from !== '' && until !== '' && until < from) {
		return refuse({ code: 'price-list/dates-wrong' });
	}
	return caller.commit(() => {
		const wrong = wrongRates(pen, rates);
		if (wrong !== undefined) return refuse(wrong);
		const head = { code, name, active: Number(active), valid_from: from, valid_until: until };
		putPriceList(pen, { ...head, changed_ms: clock.now() });
		replaceRates(pen, code, rates);
		const told = rates.map(({ categoryId, fromMilli, charge }) => {
			return { category_id: categoryId, from_milli: fromMilli, charge_bp: charge };
		});
		const body = { ...head, rates: told };
		pen.append({ kind: 'price-list/put', v: 1, ...byWhom(caller), body });
		return ok(showPriceLists(terminal));
	});
}

type Rates = ParsedInput<'price-list/put'>['rates'];

function wrongRates(pen: ReadableLedger, rates: Rates): AnyRefusal | undefined {
	for (const categoryId of new Set(rates.map((rate) => rate.categoryId))) {
		if (categoryName(pen, categoryId) === undefined) {
			return { code: 'price-list/unknown-category' };
		}
		const own = rates.filter((rate) => rate.categoryId === categoryId);
		const at = notFalling(own.map(({ fromMilli: from, charge: each }) => ({ from, each })));
		const row = own[at ?? -1];
		if (row !== undefined) return { code: 'price-list/not-falling', row: rates.indexOf(row) + 1 };
	}
	return undefined;
}

export function saveListedPrice(
	{ pen }: Terminal,
	caller: Caller,
	{ code, productId, tiers: rows }: ParsedInput<'price-list/put-price'>,
): Result<ListedProductView, AnyRefusal> {
	return caller.commit(() => {
		if (findPriceList(pen, code) === undefined) return refuse({ code: 'price-list/not-found' });
		const at = notFalling(rows.map(({ fromMilli: from, priceFen: each }) => ({ from, each })));
		if (at !== undefined) return refuse({ code: 'price-list/not-falling', row: at + 1 });
		const tiers = rows
			.map(({ fromMilli, priceFen }) => ({ from: milli(fromMilli), price: fen(priceFen) }))
			.toSorted((a, b) => a.from - b.from);
		const shown = showListed(pen, productId, tiers);
		if (shown === undefined) return refuse({ code: 'product/not-found' });
		replaceTiersOf(pen, code, { productId, tiers });
		const prices = tiers.map(({ from, price }) => ({ from_milli: from, price_fen: price }));
		const body = { code, product_id: productId, prices };
		pen.append({ kind: 'price-list/put', v: 1, ...byWhom(caller), body });
		return ok(shown);
	});
}

export function assignPriceList(
	terminal: Terminal,
	caller: Caller,
	{ memberId, code }: ParsedInput<'price-list/assign'>,
): Result<MemberPageView, AnyRefusal> {
	const { pen, clock } = terminal;
	return caller.commit(() => {
		const found = activeMember(pen, memberId);
		if (!found.ok) return found;
		const member = found.value;
		if (code !== '' && findPriceList(pen, code) === undefined) {
			return refuse({ code: 'price-list/not-found' });
		}
		if (member.price_list === code) return ok(showPage(terminal, member));
		const atMs = clock.now();
		const stamp = { changed_ms: atMs, version: member.version + 1 };
		const given = patchMember(pen, member, { price_list: code, ...stamp });
		recordChange(pen, {
			id: member.id,
			atMs,
			operator: caller.operator.operatorNo,
			approver: caller.approver?.operatorNo ?? '',
			field: 'priceList',
			before: member.price_list,
			after: code,
		});
		const body = { member_id: memberId, field: 'priceList', version: given.version };
		pen.append({ kind: 'member/changed', v: 1, ...byWhom(caller), body });
		return ok(showPage(terminal, given));
	});
}
