/**
 * A terminal that lives in the memory of a test: it answers the contract's requests as far as the
 * counter uses them, so that a screen can be brought into any state, also those a real store meets
 * once a year. What it says is checked by the screen's own zod, like a real reply.
 */
import type { Envelope, Reply } from '#shared/contract/request.ts';
import type {
	LineView,
	ProductView,
	SaleDoneView,
	SaleView,
	TerminalStatusView,
} from '#shared/contract/views.ts';

import { emptySale, milliOf, priced } from './kit-scripted-basket.ts';
import { movesOf } from './kit-scripted-moves.ts';
import {
	aProduct,
	demoGoods,
	matches,
	OPERATORS,
	readyStatus,
	SETTINGS,
} from './kit-scripted-store.ts';
import { doneView, no, printJob, quote, yes, type Quote } from './kit-scripted-tender.ts';

type Event = { readonly event: string; readonly detail: unknown };
type Input = Readonly<Record<string, string | number | undefined>>;
type Answer = (input: Input, envelope: Envelope) => Reply | Promise<Reply>;

export type ScriptedTerminal = {
	status: TerminalStatusView;
	sale: SaleView;
	readonly goods: ProductView[];
	/** Every request in the order in which it came. */
	readonly asked: Envelope[];
	/** Sales completed, by command id. */
	readonly completed: Map<string, SaleDoneView>;
	/** Overrides the answer of one request. */
	readonly script: Map<string, Answer>;
	theme: 'light' | 'dark';
	receipt: SaleDoneView['receipt'];
	answer(envelope: Envelope): Promise<Reply>;
	announce(event: Event): void;
	onAnnounce(listener: (event: Event) => void): () => void;
	/** Puts lines into the basket as if they had been scanned. */
	fill(lines: readonly Partial<LineView>[]): void;
};

export function scriptedTerminal(language: 'zh-CN' | 'en' = 'zh-CN'): ScriptedTerminal {
	const listeners = new Set<(event: Event) => void>();
	let reprints = 0;
	const last: SaleDoneView[] = [];

	const till: ScriptedTerminal = {
		status: readyStatus(language),
		sale: emptySale('sale_1', 0),
		goods: demoGoods(),
		asked: [],
		completed: new Map(),
		script: new Map(),
		theme: 'light',
		receipt: 'printing',
		answer: async (envelope) => {
			till.asked.push(envelope);
			const scripted = till.script.get(envelope.request);
			const input = (envelope.input ?? {}) as Input;
			if (scripted !== undefined) return await scripted(input, envelope);
			return answers[envelope.request]?.(input, envelope) ?? no('request/unknown');
		},
		announce: (event) => {
			for (const listener of listeners) listener(event);
		},
		onAnnounce: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		fill: (lines) => {
			for (const line of lines) moves.putLine(till.goods[0]!, 1000, line);
		},
	};

	const moves = movesOf(till);
	const { undo, parked, move, putLine, setQuantity, replaceSale, freshSale, lineNamed } = moves;

	const answers: Readonly<Record<string, Answer>> = {
		'terminal/status': () => yes({ ...till.status, atMs: Date.parse('2026-11-25T01:23:00Z') }),
		'settings/get': () => yes({ ...SETTINGS, theme: till.theme }),
		'settings/language': ({ language: next }) => {
			till.status = { ...till.status, language: next as 'en' };
			till.announce({ event: 'terminal/changed', detail: {} });
			return yes({});
		},
		'operator/sign-in': ({ operatorNo, pin }) => {
			const found = OPERATORS.find((one) => one.operatorNo === operatorNo && one.pin === pin);
			if (found === undefined) return no('operator/wrong-pin', { left: 4 });
			const { pin: _pin, ...operator } = found;
			till.status = { ...till.status, operator, locked: false };
			return yes(operator);
		},
		'operator/lock': () => {
			till.status = { ...till.status, locked: true };
			till.announce({ event: 'terminal/changed', detail: {} });
			return yes({});
		},
		'sale/current': () => yes(till.sale),
		'scan/submit': ({ text, quantityText, place }) => {
			if (place !== undefined && place !== 'checkout') {
				return no('scan/not-in-this-place', { text });
			}
			const product = till.goods.find(
				({ codes, plu, sku }) => codes.includes(String(text)) || plu === text || sku === text,
			);
			if (product === undefined) {
				const found = till.goods.filter(({ name }) => name.includes(String(text)));
				if (found.length > 0) return yes({ meaning: 'found', products: found });
				return no('scan/unknown-code', { text, reason: 'not-found' });
			}
			if (product.weighed && (quantityText ?? '') === '') {
				return yes({ meaning: 'needs-weight', product });
			}
			if (product.priceFen === 0) return yes({ meaning: 'needs-price', product });
			const change = putLine(product, milliOf(quantityText));
			return yes({ meaning: 'line', change, line: change.put[0], warning: '' });
		},
		'sale/add-product': ({ productId, quantityText, priceText, unit }) => {
			const product = till.goods.find((one) => one.productId === productId);
			if (product === undefined) return no('product/not-found');
			const priceFen =
				product.priceFen === 0 ? Math.round(Number(priceText) * 100) : product.priceFen;
			const pack = product.packs.find((one) => one.unit === unit);
			if (pack !== undefined) {
				const packed = { name: product.name, unit: pack.unit, listPriceFen: pack.priceFen };
				return yes(putLine(product, milliOf(quantityText), packed));
			}
			return yes(putLine({ ...product, priceFen }, milliOf(quantityText)));
		},
		'sale/change-quantity': ({ lineId, quantityText }) => {
			const line = lineNamed(lineId);
			if (line === undefined) return no('sale/line-gone');
			if (Number(quantityText) > 999) return no('quantity/too-large', { most: 999_000 });
			return yes(setQuantity(line, milliOf(quantityText)));
		},
		'sale/override-price': ({ lineId, priceText }, { approval }) => {
			const line = lineNamed(lineId);
			if (line === undefined) return no('sale/line-gone');
			const unitPriceFen = Math.round(Number(priceText) * 100);
			if (unitPriceFen < line.listPriceFen * 0.9) {
				const approver = OPERATORS.find(({ operatorNo }) => operatorNo === approval?.operatorNo);
				if (approval === undefined) {
					return no('permission/needs-approval', { role: 'manager', limit: 1000 });
				}
				if (approver?.pin !== approval.pin) return no('operator/wrong-pin', { left: 3 });
			}
			const changed = priced({ ...line, unitPriceFen });
			return yes(
				move(
					till.sale.lines.map((one) => (one === line ? changed : one)),
					[changed],
					[],
				),
			);
		},
		'sale/remove-line': ({ lineId }) =>
			yes(
				move(
					till.sale.lines.filter((line) => line.lineId !== lineId),
					[],
					[String(lineId)],
				),
			),
		'sale/repeat-line': ({ lineId }) => {
			const line = lineNamed(lineId);
			return line === undefined
				? no('sale/empty')
				: yes(setQuantity(line, line.quantityMilli + 1000));
		},
		'sale/undo': () => {
			const before = undo.pop();
			if (before === undefined) return no('sale/nothing-to-undo');
			const gone = till.sale.lines.filter(
				({ lineId }) => !before.lines.some((one) => one.lineId === lineId),
			);
			const change = move(
				before.lines,
				before.lines,
				gone.map(({ lineId }) => lineId),
			);
			undo.pop();
			return yes(change);
		},
		'sale/void': () => {
			replaceSale(freshSale());
			return yes(till.sale);
		},
		'sale/park': ({ label }) => {
			if (till.sale.lines.length === 0) return no('sale/empty');
			parked.unshift({
				sale: till.sale,
				label: String(label ?? ''),
				atMs: Date.parse('2026-11-25T01:20:00Z'),
			});
			replaceSale(freshSale());
			return yes(till.sale);
		},
		'sale/list-parked': () =>
			yes({
				parked: parked.map(({ sale, label, atMs }) => ({
					saleId: sale.saleId,
					label,
					operator: '1003',
					parkedAtMs: atMs,
					lineCount: sale.lines.length,
					totalFen: sale.totals.totalFen,
					firstNames: sale.lines.slice(0, 3).map(({ name }) => name),
				})),
			}),
		'sale/recall': ({ saleId }) => {
			const at = parked.findIndex(({ sale }) => sale.saleId === saleId);
			const [found] = at < 0 ? [] : parked.splice(at, 1);
			if (found === undefined) return no('sale/parked-gone');
			replaceSale({ ...found.sale, revision: found.sale.revision + 1 });
			return yes(till.sale);
		},
		'sale/quote-cash': ({ givenText }) => quote(till.sale, String(givenText ?? '')),
		'sale/complete': ({ givenText, saleId }, { commandId = '' }) => {
			const known = till.completed.get(commandId);
			if (known !== undefined) return yes(known);
			if (saleId !== till.sale.saleId) return no('sale/not-open');
			const quoted = quote(till.sale, String(givenText ?? ''));
			if (!quoted.ok) return quoted;
			const done = doneView(till, quoted.value as Quote, last.length + 1);
			last.unshift(done);
			till.completed.set(commandId, done);
			replaceSale(freshSale());
			till.announce({ event: 'sale/completed', detail: done });
			return yes(done);
		},
		'sale/list': () =>
			yes({
				sales: last.slice(0, 1).map(({ pos, saleId, receiptNo, totalFen, atMs }) => ({
					pos,
					saleId,
					receiptNo,
					fiscalNo: pos,
					atMs,
					bizDate: '2026-11-25',
					operator: '1003',
					lineCount: 1,
					totalFen,
					taxFen: 0,
					reprints,
					...(till.receipt === 'none' ? {} : { printState: 'confirmed' }),
				})),
				more: last.length > 1,
			}),
		'receipt/reprint': () => {
			reprints += 1;
			return yes(printJob(reprints));
		},
		'receipt/print-offered': () => yes(printJob(0)),
		'drawer/open': (_input, { approval }) =>
			approval === undefined && till.status.operator?.role === 'cashier'
				? no('permission/needs-approval', { role: 'manager' })
				: yes({ outcome: 'opening' }),
		'product/search': ({ text }) =>
			yes({ products: till.goods.filter((one) => matches(one, String(text))).slice(0, 20) }),
		'product/check-price': ({ text }) => {
			const product = till.goods.find(
				(one) => one.codes.includes(String(text)) || one.plu === text,
			);
			return product === undefined ? no('scan/unknown-code', { text }) : yes({ product });
		},
		'product/add': ({ code, name, priceText }) => {
			const product = aProduct(till.goods.length + 1, {
				name: String(name),
				codes: [String(code)],
				priceFen: Math.round(Number(priceText) * 100),
			});
			till.goods.push(product);
			return yes(product);
		},
	};
	return till;
}
