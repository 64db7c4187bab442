/** The part of the handlers' table that answers for price lists (价格表). */
import type { priceListRequests } from '#shared/contract/price-list-requests.ts';
import { ok } from '#shared/kernel/result.ts';
import { priceImports, startPriceImport } from '../price-list/price-import-desk.ts';
import {
	assignPriceList,
	getPriceList,
	saveListedPrice,
	savePriceList,
	showPriceLists,
} from '../price-list/price-list-requests.ts';
import type { HandlersOf } from './handler-types.ts';

export const priceListHandlers: HandlersOf<typeof priceListRequests> = {
	'price-list/list': ({ terminal }) => ok(showPriceLists(terminal)),
	'price-list/get': ({ terminal }, input) => getPriceList(terminal, input),
	'price-list/put': ({ terminal, caller }, input) => savePriceList(terminal, caller, input),
	'price-list/put-price': ({ terminal, caller }, input) => {
		return saveListedPrice(terminal, caller, input);
	},
	'price-list/assign': ({ terminal, caller }, input) => assignPriceList(terminal, caller, input),
	'price-list/start-import': ({ terminal }, input) => startPriceImport(terminal, input),
	'price-list/look-import': ({ terminal }, input) => priceImports.look(terminal, input),
	'price-list/commit-import': ({ terminal, caller }, input) => {
		return priceImports.commit(terminal, caller, input);
	},
	'price-list/cancel-import': ({ terminal }, input) => priceImports.cancel(terminal, input),
};
