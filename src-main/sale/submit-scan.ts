/**
 * scan/submit: a code came in, from a scanner or typed and confirmed. Its meaning is decided by the
 * store's patterns first and the catalogue second; every ending is a line, a question (weight,
 * price), a list of matches for typed text, or a refusal the cashier can read. It is never dropped
 * in silence, and it never becomes money.
 */
import { classifyBarcode, type ScanMeaning } from '#shared/barcode/classify-barcode.ts';
import { lineOfLabel, type ScaleLabel } from '#shared/barcode/scale-label.ts';
import { isDigits } from '#shared/barcode/check-digit.ts';
import type { ScanAnswer } from '#shared/contract/counter-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { readStripe } from '#shared/member/card-number.ts';
import { isBankCard } from '#shared/member/looks-like-pan.ts';
import { looksLikeMemberToken } from '#shared/member/member-token.ts';
import { fen } from '#shared/kernel/money.ts';
import { ONE, type Milli } from '#shared/kernel/quantity.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { addLine, type Ware } from '#shared/sale/change-line.ts';
import { parseQuantity } from '#shared/tender/parse-amount.ts';
import {
	findByCode,
	findByPlu,
	findBySku,
	showProduct,
	type FoundProduct,
} from '../catalog/product-store.ts';
import { searchProducts } from '../catalog/search-products.ts';
import { looksLikeCoupon } from '../coupon/read-coupon.ts';
import { attach } from '../member/attach-member.ts';
import { findMember } from '../member/member-store.ts';
import { recognise } from '../member/read-member.ts';
import { showPanel } from '../member/show-member.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { moveBasket } from './basket.ts';
import { handCoupon } from './hand-coupon.ts';
import { findByNumber } from './list-sales.ts';
import { scanRulesOf } from './scan-rules.ts';
import { showSaleRow } from './completed-sale-store.ts';
import { wareOf } from './ware-of.ts';

type Answer = Result<ScanAnswer, AnyRefusal>;
type Input = ParsedInput<'scan/submit'>;

export function submitScan(terminal: Terminal, caller: Caller, input: Input): Answer {
	const quantity = input.quantityText === '' ? ok(ONE) : parseQuantity(input.quantityText);
	if (!quantity.ok) return quantity;
	const receipt = findReceipt(terminal, input.text);
	if (receipt !== undefined) return receipt;
	if (input.place !== 'checkout') {
		if (isBankCard(input.text, readStripe(input.text))) return refuse({ code: 'member/bank-card' });
		return refuse({ code: 'scan/not-in-this-place', text: input.text.slice(0, 40) });
	}
	if (findOpenShift(terminal.pen) === undefined) return refuse({ code: 'shift/none-open' });
	if (looksLikeCoupon(input.text)) return takeCoupon(terminal, caller, input.text);
	if (isMemberOnly(input.text)) {
		const member = takeMember(terminal, caller, input);
		if (member !== undefined) return member;
	}
	const meaning = classifyBarcode(input.text, scanRulesOf(terminal), 'goods');
	return answerMeaning(terminal, caller, { input, meaning, quantity: quantity.value });
}

type Read = { readonly input: Input; readonly meaning: ScanMeaning; readonly quantity: Milli };

function answerMeaning(
	terminal: Terminal,
	caller: Caller,
	{ input, meaning, quantity }: Read,
): Answer {
	switch (meaning.kind) {
		case 'weighed-product':
			// Each label carries its own weight and amount: a number before it would be lost.
			if (input.quantityText !== '') return refuse({ code: 'quantity/from-label' });
			return addLabelled(terminal, caller, { code: meaning.code, label: meaning.label });
		case 'plu':
		case 'product':
			return addFound(terminal, caller, { input, meaning, quantity });
		case 'unknown':
			return (
				takeMember(terminal, caller, input) ??
				refuse(
					meaning.reason === 'label-check-digit'
						? { code: 'scan/bad-check-digit', text: meaning.code }
						: {
								code: 'scan/unknown-code',
								text: meaning.code.slice(0, 40),
								reason: meaning.reason,
							},
				)
			);
		case 'payment-code':
			return refuse({ code: 'scan/not-in-this-place', text: meaning.wallet });
		default:
			return refuse({
				code: 'scan/unknown-code',
				text: meaning.code.slice(0, 40),
				reason: meaning.kind,
			});
	}
}

function addFound(terminal: Terminal, caller: Caller, { input, meaning, quantity }: Read): Answer {
	const found = findGoods(terminal, meaning);
	if (found === undefined) {
		return takeMember(terminal, caller, input) ?? answerTyped(terminal, input);
	}
	const { product } = found;
	if (product.active === 0) return refuse({ code: 'product/disabled', name: product.name });
	const { taxBp } = terminal.settings.current();
	const asked = () => showProduct(terminal.pen, product, taxBp);
	const weighed = product.weighed === 1 && found.pack === undefined;
	if (weighed && input.quantityText === '') {
		return ok({ meaning: 'needs-weight', product: asked() });
	}
	if ((found.pack?.price_fen ?? product.price_fen) === 0) {
		return ok({ meaning: 'needs-price', product: asked(), unit: found.pack?.name ?? '' });
	}
	const code = meaning.kind === 'product' ? meaning.code : undefined;
	const ware = wareOf(terminal, { ...found, quantity, ...(code === undefined ? {} : { code }) });
	return putLine(terminal, caller, { ware, warning: '' });
}

/** A PLU may also be the beginning of an item number; a code that is none may be one typed. */
function findGoods({ pen }: Terminal, meaning: ScanMeaning): FoundProduct | undefined {
	if (meaning.kind === 'plu') {
		const product = findByPlu(pen, meaning.plu) ?? findBySku(pen, meaning.code);
		return product === undefined ? findByCode(pen, meaning.code) : { product };
	}
	const byCode = findByCode(pen, meaning.code);
	if (byCode !== undefined) return byCode;
	const product = findBySku(pen, meaning.code);
	return product === undefined ? undefined : { product };
}

/** Typed letters or a short number look for goods; anything scanned is an unknown code. */
function answerTyped(terminal: Terminal, { text, source }: Input): Answer {
	const bare = text.trim();
	if (source === 'typed' && !(isDigits(bare) && bare.length >= 7)) {
		const { taxBp } = terminal.settings.current();
		const rows = searchProducts(terminal.pen, bare, 20);
		if (rows.length > 0) {
			return ok({
				meaning: 'found',
				products: rows.map((row) => showProduct(terminal.pen, row, taxBp)),
			});
		}
	}
	return refuse({ code: 'scan/unknown-code', text: bare.slice(0, 40), reason: 'not-found' });
}

function addLabelled(
	terminal: Terminal,
	caller: Caller,
	{ code, label }: { code: string; label: ScaleLabel },
): Answer {
	const product = findByPlu(terminal.pen, label.plu);
	if (product === undefined) {
		return refuse({ code: 'scan/unknown-code', text: code, reason: `PLU ${label.plu}` });
	}
	if (product.active === 0) return refuse({ code: 'product/disabled', name: product.name });
	const line = lineOfLabel(label, {
		price: fen(product.price_fen),
		weighed: product.weighed === 1,
		gramsPerUnit: product.unit_grams,
	});
	const ware = wareOf(terminal, { product, quantity: line.quantity, code, label: line });
	const warning = line.expected === null ? '' : 'label/price-differs';
	return putLine(terminal, caller, { ware, warning });
}

function putLine(
	terminal: Terminal,
	caller: Caller,
	{ ware, warning }: { readonly ware: Ware; readonly warning: string },
): Answer {
	const lineId = terminal.ids.next('line');
	const moved = moveBasket(terminal, caller, {
		make: (sale) => addLine(sale, ware, lineId),
	});
	if (!moved.ok) return moved;
	const { put, view } = moved.value;
	const line = view.put.find((one) => one.lineId === put[0]?.lineId);
	if (line === undefined) return refuse({ code: 'terminal/bug' });
	return ok({ meaning: 'line', change: view, line, warning });
}

function takeCoupon(terminal: Terminal, caller: Caller, text: string): Answer {
	const handed = handCoupon(terminal, caller, text);
	if (!handed.ok) return handed;
	return ok({ meaning: 'coupon', change: handed.value.view, code: handed.value.code });
}

/** What can be nothing but a member's: their rotating code, a magnetic stripe. */
function isMemberOnly(text: string): boolean {
	return looksLikeMemberToken(text) || readStripe(text) !== undefined;
}

/** A card or a whole phone puts the member on the sale; undefined for what names nobody. */
function takeMember(terminal: Terminal, caller: Caller, input: Input): Answer | undefined {
	const found = recognise(terminal, input.text, input.source !== 'typed');
	if (found === undefined) return undefined;
	if (!found.ok) return found;
	const attached = attach(terminal, caller, found.value);
	if (!attached.ok) return attached;
	const { member, foundBy } = found.value;
	terminal.recognised.note(caller, { memberId: member.member_id, foundBy });
	// As they are now: whoever was put away is back.
	const here = findMember(terminal.pen, member.member_id) ?? member;
	const panel = showPanel(terminal, here, foundBy);
	return ok({ meaning: 'member', change: attached.value.view, panel });
}

/** A receipt's number or barcode finds the sale, wherever it is scanned. */
function findReceipt(terminal: Terminal, text: string): Answer | undefined {
	const bare = text.trim();
	if (!/^(R\d{7,15}[0-9A-Z]{6}|[0-9A-Z]+-[0-9A-Z]+-\d{7,15}-[0-9A-Z]{6})$/i.test(bare)) {
		return undefined;
	}
	const row = findByNumber(terminal, bare);
	return row === undefined ? undefined : ok({ meaning: 'receipt', sale: showSaleRow(row) });
}
