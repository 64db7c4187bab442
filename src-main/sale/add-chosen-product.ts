/** sale/add-product: goods chosen by hand, with the weight or the price that was asked for. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView } from '#shared/contract/views.ts';
import { ONE } from '#shared/kernel/quantity.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { addLine, type Ware } from '#shared/sale/change-line.ts';
import { parseQuantity, parseYuan } from '#shared/tender/parse-amount.ts';
import { findProduct, listPacks } from '../catalog/product-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { moveBasket, showMoved } from './basket.ts';
import { notePrice } from './override-price.ts';
import { beyondLimit } from './price-limit.ts';
import { wareOf } from './ware-of.ts';

type Input = ParsedInput<'sale/add-product'>;

export function addChosenProduct(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<SaleChangeView, AnyRefusal> {
	const ware = chosenWare(terminal, caller, input);
	if (!ware.ok) return ware;
	const lineId = terminal.ids.next('line');
	const moved = moveBasket(terminal, caller, {
		make: (sale) => addLine(sale, ware.value, lineId),
		note: notePrice(terminal, caller),
	});
	return showMoved(moved);
}

function chosenWare(terminal: Terminal, caller: Caller, input: Input): Result<Ware, AnyRefusal> {
	const product = findProduct(terminal.pen, input.productId);
	if (product === undefined) return refuse({ code: 'product/not-found' });
	if (product.active === 0) return refuse({ code: 'product/disabled', name: product.name });
	const pack = listPacks(terminal.pen, input.productId).find((one) => one.name === input.unit);
	// A pack that is gone is not sold as a single piece of it.
	if (pack === undefined && input.unit !== '' && input.unit !== product.unit) {
		return refuse({ code: 'product/not-found', unit: input.unit });
	}
	if (product.weighed === 1 && pack === undefined && input.quantityText === '') {
		return refuse({ code: 'product/needs-weight', name: product.name });
	}
	const quantity = input.quantityText === '' ? ok(ONE) : parseQuantity(input.quantityText);
	if (!quantity.ok) return quantity;
	const found = pack === undefined ? { product } : { product, pack };
	const ware = wareOf(terminal, { ...found, quantity: quantity.value });
	if (input.priceText === '') {
		return ware.listPrice > 0 ? ok(ware) : refuse({ code: 'price/missing', name: product.name });
	}
	const price = parseYuan(input.priceText);
	if (!price.ok) return price;
	// A price is asked for only where the list has none; elsewhere it is an override with its reason.
	if (ware.listPrice > 0) return refuse({ code: 'price/above-list', list: ware.listPrice });
	const override = { unitPrice: price.value, reason: 'no-price', by: caller.operator.operatorNo };
	const beyond = beyondLimit(terminal, caller, { line: ware, override });
	return beyond === undefined ? ok({ ...ware, override }) : refuse(beyond);
}
