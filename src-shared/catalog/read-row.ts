/**
 * One row of a product list as fields of a product, as far as the row gives them. A blank cell says
 * nothing: it neither fills nor empties a field. What a cell cannot mean is a problem with its
 * reason, never a guess about money.
 */
import { basisPoint } from '../kernel/rate.ts';
import { fen, type Fen } from '../kernel/money.ts';
import { isDigits } from '../barcode/check-digit.ts';
import { LONGEST_SERVICE } from './product.ts';
import type { CategoryRef, ProductFields, ProductKind } from './product.ts';
import { codeOf, decimalOf, hasControls, rateOf, textOf, yesNoOf } from './read-cell.ts';
import type { Cell } from './read-cell.ts';
import type { ColumnField, Columns } from './recognize-columns.ts';
import {
	barcodeProblems,
	isBarcodeShaped,
	refused,
	warned,
	type Problem,
} from './validate-product.ts';

export type Given = { readonly [Field in keyof ProductFields]?: ProductFields[Field] };

export type RowDraft = {
	/** Row of the sheet, 1 for the first. */
	readonly row: number;
	/** The fields that the row gives. */
	readonly given: Given;
	/** Barcodes as written, without repeats. */
	readonly codes: readonly string[];
	readonly problems: readonly Problem[];
};

export type ReadRules = {
	/** Tax rates in force, basis points; others are not taken over from a file. */
	readonly taxRates: readonly number[];
};

/** Rates of the VAT law (13, 9, 6 %) and of the simple method (3, 1 %); settings may say others. */
export const DEFAULT_READ_RULES: ReadRules = { taxRates: [100, 300, 600, 900, 1300] };

type Row = {
	readonly cells: readonly Cell[];
	readonly columns: Columns;
	readonly problems: Problem[];
};

/** Reads a row; undefined when all cells are empty. */
export function readRow(
	cells: readonly Cell[],
	{ row, columns, rules }: { row: number; columns: Columns; rules: ReadRules },
): RowDraft | undefined {
	if (cells.every((cell) => textOf(cell) === '')) return undefined;
	const at: Row = { cells, columns, problems: controlProblems(cells, columns) };
	const weighed = weighedIn(at);
	const { sku, ownCode } = numbersIn(at);
	const given: Given = {
		...(sku === '' ? {} : { sku }),
		...text('ownCode', ownCode),
		...text('name', textOf(cellOf(at, 'name'))),
		...text('spec', textOf(cellOf(at, 'spec'))),
		...text('brand', textOf(cellOf(at, 'brand'))),
		...text('unit', textOf(cellOf(at, 'unit')).slice(0, 10)),
		...text('mnemonic', textOf(cellOf(at, 'mnemonic')).slice(0, 40)),
		...only('category', categoryIn(at)),
		...only('kind', kindIn(at)),
		...only('weighed', weighed),
		...only('plu', pluIn(at, sku, weighed)),
		...pricesIn(at),
		...only('tax', taxIn(at, rules)),
		...only('active', activeIn(at)),
		...only('discountable', yesNoIn(at, 'discountable')),
		...only('earnsPoints', yesNoIn(at, 'earnsPoints')),
		...only('shelfLifeDays', daysIn(at)),
		...only('durationMinutes', minutesIn(at)),
		...commissionIn(at),
	};
	return { row, given, codes: codesIn(at, sku), problems: at.problems };
}

function cellOf({ cells, columns }: Row, field: ColumnField): Cell {
	const index = columns.at.get(field);
	return index === undefined ? null : (cells[index] ?? null);
}

const WORDED = ['sku', 'barcode', 'ownCode', 'name', 'spec', 'brand', 'unit', 'mnemonic'] as const;

function controlProblems(cells: readonly Cell[], { at }: Columns): Problem[] {
	return WORDED.filter((field) => hasControls(cells[at.get(field) ?? -1])).map((field) => {
		return refused(field, 'control-characters', textOf(cells[at.get(field) ?? -1]));
	});
}

function text(field: keyof ProductFields, value: string): Given {
	return value === '' ? {} : { [field]: value };
}

function only<Field extends keyof ProductFields>(
	field: Field,
	value: ProductFields[Field] | undefined,
): Given {
	return value === undefined ? {} : { [field]: value };
}

/** The SKU, with the second number or the barcode in its place where the list has no better. */
function numbersIn(row: Row): { sku: string; ownCode: string } {
	const own = codeOf(cellOf(row, 'ownCode')).code;
	const { code, lost } = codeOf(cellOf(row, 'sku'));
	if (lost) row.problems.push(refused('sku', 'code-rounded', code));
	if (/[\p{L}\p{N}]/u.test(code)) return { sku: code, ownCode: own };
	const [first = ''] = codesIn(row, '');
	const instead = own === '' ? first : own;
	if (code !== '' && instead !== '') row.problems.push(warned('sku', 'code-placeholder', code));
	return { sku: instead, ownCode: own };
}

/** Barcodes of their column (several may stand in one cell), else an SKU that is a barcode. */
function codesIn(row: Row, sku: string): readonly string[] {
	if (!row.columns.at.has('barcode')) return isBarcodeShaped(sku) ? noted(row, [sku]) : [];
	const cell = cellOf(row, 'barcode');
	const parts = typeof cell === 'number' ? [cell] : textOf(cell).split(/[,，;；、|/\s]+/u);
	const codes = parts.map((part) => codeOf(part)).filter(({ code }) => code !== '');
	if (sku !== '') {
		for (const { code, lost } of codes) {
			if (lost) row.problems.push(refused('barcode', 'code-rounded', code));
		}
	}
	const sound = [...new Set(codes.filter(({ lost }) => !lost).map(({ code }) => code))];
	return sku === '' ? sound : noted(row, sound);
}

function noted(row: Row, codes: readonly string[]): readonly string[] {
	row.problems.push(...codes.flatMap((code) => barcodeProblems(code)));
	return codes;
}

function categoryIn(row: Row): CategoryRef | undefined {
	const code = codeOf(cellOf(row, 'categoryCode')).code;
	const name = textOf(cellOf(row, 'categoryName')).slice(0, 60);
	if (code === '' && name === '') return undefined;
	return { code, name: name === '' ? code : name };
}

function kindIn(row: Row): ProductKind | undefined {
	const words = textOf(cellOf(row, 'kind'));
	if (words === '') return undefined;
	return /服务|项目|service/i.test(words) ? 'service' : 'goods';
}

function weighedIn(row: Row): boolean | undefined {
	const words = textOf(cellOf(row, 'weighed'));
	if (words === '') return undefined;
	if (/计重|称重|按重|weigh/i.test(words)) return true;
	if (/普通|计件|计数|piece|count/i.test(words)) return false;
	return yesNoIn(row, 'weighed');
}

/** Its own column; else the short number of something weighed is what its scale knows it by. */
function pluIn(row: Row, sku: string, weighed: boolean | undefined): number | undefined {
	const own = codeOf(cellOf(row, 'plu')).code;
	const code = own === '' && weighed === true ? sku : own;
	if (!isDigits(code) || code.length > 6) {
		if (own !== '') row.problems.push(warned('plu', 'not-understood', own));
		return undefined;
	}
	return Number(code) === 0 ? undefined : Number(code);
}

type Prices = Pick<Given, 'price' | 'memberPrice' | 'wholesalePrice' | 'minPrice' | 'cost'>;

/** Where these lists have no price of a kind they have a zero. */
function pricesIn(row: Row): Prices {
	const price = fenIn(row, 'price', 'exact');
	const member = fenIn(row, 'memberPrice', 'exact');
	const min = fenIn(row, 'minPrice', 'rounded');
	const above = (amount: Fen | undefined) => {
		return price !== undefined && amount !== undefined && amount > price;
	};
	if (above(member)) row.problems.push(warned('memberPrice', 'member-above-price', member));
	if (above(min)) row.problems.push(warned('minPrice', 'min-above-price', min));
	return {
		...only('price', price),
		...only('memberPrice', above(member) ? null : orNone(member)),
		...only('minPrice', above(min) ? null : orNone(min)),
		...only('wholesalePrice', orNone(fenIn(row, 'wholesalePrice', 'rounded'))),
		...only('cost', orNone(fenIn(row, 'cost', 'rounded'))),
	};
}

function orNone(amount: Fen | undefined): Fen | null | undefined {
	return amount === 0 ? null : amount;
}

/** What customers pay is taken to the fen or refused; what only the store sees may be rounded. */
function fenIn(
	row: Row,
	field: 'price' | 'memberPrice' | 'minPrice' | 'wholesalePrice' | 'cost' | 'commissionFixed',
	parts: 'exact' | 'rounded',
): Fen | undefined {
	const cell = cellOf(row, field);
	const written = textOf(cell);
	if (written === '') return undefined;
	const decimal = decimalOf(cell, 2);
	const strict = parts === 'exact';
	if (decimal === undefined) {
		row.problems.push(
			strict ? refused(field, 'not-a-number', written) : warned(field, 'not-understood', written),
		);
		return undefined;
	}
	if (decimal.scaled < 0) {
		row.problems.push(
			strict ? refused(field, 'negative', written) : warned(field, 'not-understood', written),
		);
		return undefined;
	}
	if (!decimal.exact) {
		row.problems.push(
			strict ? refused(field, 'part-of-a-fen', written) : warned(field, 'rounded-to-fen', written),
		);
	}
	return fen(decimal.scaled);
}

/** A zero is an empty field in these lists, not the rate of something free of tax. */
function taxIn(row: Row, { taxRates }: ReadRules): ProductFields['tax'] | undefined {
	const cell = cellOf(row, 'tax');
	const written = textOf(cell);
	if (written === '') return undefined;
	const rate = rateOf(cell);
	if (rate === 0) return undefined;
	if (rate !== undefined && taxRates.includes(rate)) return basisPoint(rate);
	row.problems.push(warned('tax', 'tax-rate-unknown', written));
	return undefined;
}

function activeIn(row: Row): boolean | undefined {
	const words = textOf(cellOf(row, 'active'));
	if (words === '') return undefined;
	if (/^(?:正常|启用|在售|上架|active|on)$/i.test(words)) return true;
	if (/停|禁用|下架|淘汰|inactive|disabled|off/i.test(words)) return false;
	return yesNoIn(row, 'active');
}

function yesNoIn(row: Row, field: ColumnField & keyof ProductFields): boolean | undefined {
	const cell = cellOf(row, field);
	if (textOf(cell) === '') return undefined;
	const answer = yesNoOf(cell);
	if (answer === undefined) row.problems.push(warned(field, 'not-understood', textOf(cell)));
	return answer;
}

/** 60, 60分钟 or 60 min; 1.5 hours are written as 90. */
function minutesIn(row: Row): number | undefined {
	const written = textOf(cellOf(row, 'durationMinutes'));
	if (written === '') return undefined;
	const minutes = decimalOf(written.replace(/\s*(?:分钟?|min(?:ute)?s?)$/iu, ''), 0);
	if (minutes?.exact === true && minutes.scaled >= 1 && minutes.scaled <= LONGEST_SERVICE) {
		return minutes.scaled;
	}
	row.problems.push(warned('durationMinutes', 'not-understood', written));
	return undefined;
}

/** A share of what the service is worth wins over an amount for each time; never both. */
function commissionIn(row: Row): Given {
	const fixed = textOf(cellOf(row, 'commissionFixed'));
	const own = textOf(cellOf(row, 'commissionRate'));
	const share = own === '' && fixed.endsWith('%') ? fixed : own;
	if (share !== '') {
		const rate = rateOf(share);
		if (rate !== undefined) {
			return { commissionRate: basisPoint(rate), commissionFixed: null };
		}
		row.problems.push(warned('commissionRate', 'not-understood', share));
		return {};
	}
	const amount = fenIn(row, 'commissionFixed', 'rounded');
	if (amount === undefined) return {};
	return { commissionRate: null, commissionFixed: orNone(amount) ?? null };
}

function daysIn(row: Row): number | undefined {
	const cell = cellOf(row, 'shelfLifeDays');
	const days = decimalOf(typeof cell === 'string' ? cell.replace(/[天日]$/u, '') : cell, 0);
	return days === undefined || days.scaled <= 0 || days.scaled > 36_500 ? undefined : days.scaled;
}
