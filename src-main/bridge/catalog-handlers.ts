/** The part of the handlers' table that answers for the catalogue. */
import { goodsImports } from '../catalog/import-desk.ts';
import { exportProducts } from '../catalog/export-store.ts';
import {
	addProduct,
	changeProduct,
	checkPrice,
	findGoodsWithHistory,
	listCategories,
	listGoodsOf,
	searchGoods,
} from '../catalog/product-requests.ts';
import type { CatalogHandlers } from './handler-types.ts';

export const catalogHandlers: CatalogHandlers = {
	'product/search': ({ terminal }, input) => searchGoods(terminal, input),
	'product/check-price': ({ terminal }, input) => checkPrice(terminal, input),
	'product/find': ({ terminal }, input) => findGoodsWithHistory(terminal, input),
	'product/by-category': ({ terminal }, input) => listGoodsOf(terminal, input),
	'category/list': ({ terminal }) => listCategories(terminal),
	'product/export': ({ terminal }, input) => exportProducts(terminal, input),
	'product/add': ({ terminal, caller }, input) => addProduct(terminal, caller, input),
	'product/change': ({ terminal, caller }, input) => changeProduct(terminal, caller, input),
	'import/start': ({ terminal }, input) => goodsImports.start(terminal, input),
	'import/look': ({ terminal }, input) => goodsImports.look(terminal, input),
	'import/commit': ({ terminal, caller }, input) => goodsImports.commit(terminal, caller, input),
	'import/cancel': ({ terminal }, input) => goodsImports.cancel(terminal, input),
};
