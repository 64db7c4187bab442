/** sale/list and sale/find: the completed sales, by day, receipt number, amount or operator. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { withKeptApart } from '#shared/receipt/kept-apart.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { keptApart } from '../member/member-paper.ts';
import type { Terminal } from '../terminal.ts';
import {
	findSaleAt,
	findSaleByFiscalNo,
	listSaleRows,
	loadReceipt,
	loadSaleEvent,
	showSaleRow,
	type SaleRow,
} from './completed-sale-store.ts';

export function listSales(
	terminal: Terminal,
	input: ParsedInput<'sale/list'>,
): Result<RequestOutput<'sale/list'>, AnyRefusal> {
	const text = input.text.trim();
	const named = text === '' ? undefined : findByNumber(terminal, text);
	const amount = text === '' ? undefined : parseYuan(text);
	const first = named === undefined || input.beforePos !== undefined ? [] : [named];
	if (amount?.ok === false) return ok({ sales: first.map(showSaleRow), more: false });
	const bizDate = needsDay(input, amount) ? terminal.pen.head().maxBizDate : input.bizDate;
	const rows = listSaleRows(terminal.pen, {
		bizDate,
		operator: input.operator,
		totalFen: amount?.value,
		beforePos: input.beforePos ?? Number.MAX_SAFE_INTEGER,
		limit: input.limit + 1,
	});
	// A bare number may be both: the sale of that number comes first, those of that amount after it.
	const others = rows.slice(0, input.limit).filter(({ pos }) => pos !== named?.pos);
	return ok({ sales: [...first, ...others].map(showSaleRow), more: rows.length > input.limit });
}

/** A filter that may skip rows is kept inside one day: no search may walk years of sales. */
function needsDay(input: ParsedInput<'sale/list'>, amount: unknown): boolean {
	return input.bizDate === '' && (amount !== undefined || input.operator !== '');
}

export function findSale(
	terminal: Terminal,
	{ pos, receiptNo }: ParsedInput<'sale/find'>,
): Result<RequestOutput<'sale/find'>, AnyRefusal> {
	const row =
		pos === undefined ? findByNumber(terminal, receiptNo ?? '') : findSaleAt(terminal.pen, pos);
	if (row === undefined) return refuse({ code: 'sale/not-found' });
	const { pen } = terminal;
	const document = withKeptApart(loadReceipt(pen, row.pos), keptApart(pen, row.pos));
	return ok({
		sale: showSaleRow(row),
		document: { ...document, blocks: [...document.blocks] },
		goods: goodsOf(terminal, row),
	});
}

/** A refund and a void sold nothing. */
function goodsOf({ pen }: Terminal, { pos, kind }: SaleRow): RequestOutput<'sale/find'>['goods'] {
	if (kind !== 'sale' && kind !== 'exchange') return [];
	return loadSaleEvent(pen, pos).lines.map(({ n, name, quantity_milli: quantityMilli, unit }) => {
		return { n, name, quantityMilli, unit };
	});
}

/**
 * `S01-T1-0000123-ABCDEF`, the barcode `R0000123ABCDEF`, or the bare fiscal number. The letters of
 * the incarnation must agree when they are there: a number reissued after a rollback differs.
 */
export function findByNumber({ pen }: Terminal, text: string): SaleRow | undefined {
	const match = /^(?:.*-|R)?(\d{1,15})-?([A-Z0-9]{6})?$/i.exec(text.trim());
	if (match === null) return undefined;
	const row = findSaleByFiscalNo(pen, Number(match[1]));
	const tail = match[2]?.toUpperCase();
	if (row === undefined || (tail !== undefined && !row.receipt_no.endsWith(tail))) return undefined;
	return row;
}
