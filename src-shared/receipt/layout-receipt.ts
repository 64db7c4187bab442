/**
 * A receipt document laid out into the lines of one paper (版面). The printer driver turns these
 * lines into bytes and the screen draws the same lines, so a preview and the paper cannot differ.
 * Everything is counted in columns: half-width characters at normal size. Amounts are never broken
 * and stand right-aligned; what gives way is always the text beside them.
 */
import type { Align, ReceiptBlock, ReceiptDocument } from './document.ts';
import type { RasterPicture } from './picture.ts';
import { halfWidthOf, textWidth, wrapText, type WidthOf } from './wrap-text.ts';

export type PaperLine =
	| {
			readonly kind: 'text';
			readonly text: string;
			readonly align: Align;
			readonly size: 1 | 2;
			readonly bold: boolean;
	  }
	/** `text` fills the whole width. */
	| { readonly kind: 'rule'; readonly text: string; readonly double: boolean }
	| { readonly kind: 'feed'; readonly lines: number }
	| { readonly kind: 'logo'; readonly picture: RasterPicture }
	| { readonly kind: 'barcode'; readonly text: string }
	| { readonly kind: 'qr'; readonly text: string };

export type PaperLayout = {
	/** Half-width characters per line at normal size. */
	readonly columns: number;
	/** Columns of one character; by default what GBK printers do. */
	readonly widthOf?: WidthOf;
	/** How a text is spelled on this paper; by default `plainText`. It never adds a line break. */
	readonly spell?: (text: string) => string;
	/** Lines set above and below the receipt: 补打, 重打, 培训. */
	readonly marks?: readonly string[];
};

type Paper = {
	columns: number;
	widthOf: WidthOf;
	spell: (text: string) => string;
	/** Column widths of the tables met so far: rows of one table have the same shares. */
	tables: Map<string, readonly number[]>;
};
type Row = Extract<ReceiptBlock, { kind: 'row' }>;
type Pair = Extract<ReceiptBlock, { kind: 'pair' }>;
type Cell = { text: string; align: Align };

/** Below this a table gives its first column a line of its own: 58 mm is not a squeezed 80 mm. */
const NARROW_COLUMNS = 40;
/** A label keeps at least so many columns beside its figure, else the figure goes below it. */
const LEAST_LABEL = 8;
const MAX_FEED = 20;

/** Lays the document out from top to bottom. No line of it is wider than `columns`. */
export function layoutReceipt(document: ReceiptDocument, layout: PaperLayout): PaperLine[] {
	const paper: Paper = {
		columns: layout.columns,
		widthOf: layout.widthOf ?? halfWidthOf,
		spell: layout.spell ?? plainText,
		tables: new Map(),
	};
	const marks = (layout.marks ?? []).flatMap((text) =>
		layoutText({ kind: 'text', text, align: 'center', bold: true }, paper),
	);
	const body = document.blocks.flatMap((block) => layoutBlock(block, paper));
	if (marks.length === 0) return body;
	const rule = layoutRule(false, paper);
	return [...marks, rule, ...body, rule, ...marks];
}

/**
 * What any receipt text is cleaned of before it is set: control bytes (a product name must never
 * reach the printer as a command), invisible characters, and ¥ in the form GBK has.
 */
export function plainText(text: string): string {
	if (/^[\x20-\x7e\u4e00-\u9fa5]*$/u.test(text)) return text;
	return text
		.normalize('NFC')
		.replace(/[\t\n\r\u00a0\u2000-\u200a\u202f\u205f]/gu, ' ')
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufe00-\ufe0f]/gu, '')
		.replace(/\u00a5/gu, '￥');
}

function layoutBlock(block: ReceiptBlock, paper: Paper): PaperLine[] {
	switch (block.kind) {
		case 'text':
			return layoutText(block, paper);
		case 'pair':
			return layoutPair(block, paper);
		case 'row':
			return layoutRow(block, paper);
		case 'rule':
			return [layoutRule(block.double === true, paper)];
		case 'feed':
			return block.lines > 0 ? [{ kind: 'feed', lines: Math.min(block.lines, MAX_FEED) }] : [];
		case 'logo':
			return block.picture === undefined ? [] : [{ kind: 'logo', picture: block.picture }];
		case 'barcode':
		case 'qr':
			return [{ kind: block.kind, text: block.text }];
	}
}

function layoutRule(double: boolean, { columns }: Paper): PaperLine {
	return { kind: 'rule', text: (double ? '=' : '-').repeat(columns), double };
}

function layoutText(
	block: Extract<ReceiptBlock, { kind: 'text' }>,
	{ columns, widthOf, spell }: Paper,
): PaperLine[] {
	const size = block.size ?? 1;
	const room = Math.floor(columns / size);
	return block.text
		.split('\n')
		.flatMap((paragraph) => wrapText(spell(paragraph), room, widthOf))
		.map((text) => line(text, { ...block, size }));
}

function layoutPair(block: Pair, paper: Paper): PaperLine[] {
	const { columns, widthOf, spell } = paper;
	const left = spell(block.left);
	const right = spell(block.right);
	const figure = textWidth(right, widthOf);
	// A figure too wide for large type is set in normal type; it is never broken for its size.
	const size = block.size === 2 && figure * 2 <= columns ? 2 : 1;
	const style = { bold: block.bold === true, size } as const;
	const room = Math.floor(columns / size);
	if (figure === 0) return wrapText(left, room, widthOf).map((text) => line(text, style));
	if (textWidth(left, widthOf) + 1 + figure <= room) {
		return [line(joinEnds(left, right, { columns: room, widthOf }), style)];
	}
	const labelRoom = room - figure - 1;
	if (labelRoom < LEAST_LABEL) {
		const figures = wrapText(right, room, widthOf);
		return [
			...wrapText(left, room, widthOf).map((text) => line(text, style)),
			...figures.map((text) => line(joinEnds('', text, { columns: room, widthOf }), style)),
		];
	}
	const labels = wrapText(left, labelRoom, widthOf);
	const last = labels.pop() ?? '';
	return [
		...labels.map((text) => line(text, style)),
		line(joinEnds(last, right, { columns: room, widthOf }), style),
	];
}

function layoutRow(block: Row, paper: Paper): PaperLine[] {
	const { columns, widthOf } = paper;
	const cells: Cell[] = block.cells.map((cell) => ({
		text: paper.spell(cell.text),
		align: cell.align ?? 'left',
	}));
	const style = { bold: block.bold === true };
	const [first, ...others] = cells;
	if (first === undefined) return [];
	if (cells.length * 3 > columns) {
		const joined = cells.map((cell) => cell.text).join(' ');
		return wrapText(joined, columns, widthOf).map((text) => line(text, style));
	}
	const shares = sharesOf(block, paper);
	const tight = textWidth(first.text, widthOf) > (shares[0] ?? 0);
	if (tight && columns < NARROW_COLUMNS && cells.length >= 3) {
		const under = setCells([{ text: '', align: 'left' }, ...others], shares, paper);
		return [
			...wrapText(first.text, columns, widthOf).map((text) => line(text, style)),
			...under.map((text) => line(text, style)),
		];
	}
	return setCells(cells, shares, paper).map((text) => line(text, style));
}

function sharesOf(block: Row, { columns, tables }: Paper): readonly number[] {
	const shares = block.cells.map((cell) => cell.share);
	const table = shares.join();
	let widths = tables.get(table);
	if (widths === undefined) {
		widths = shareColumns(shares, columns - shares.length + 1);
		tables.set(table, widths);
	}
	return widths;
}

/** The text lines of one table row: cells side by side, a long one wraps inside itself. */
function setCells(cells: readonly Cell[], shares: readonly number[], paper: Paper): string[] {
	const { widthOf } = paper;
	const widths = widenFigures(cells, shares, paper);
	const wrapped = cells.map((cell, i) => wrapText(cell.text, widths[i] ?? 0, widthOf));
	const height = Math.max(...wrapped.map((lines) => lines.length));
	return Array.from({ length: height }, (_, y) =>
		cells
			.map(({ align }, i) => {
				const room = { columns: widths[i] ?? 0, widthOf };
				return alignText(wrapped[i]?.[y] ?? '', align, room);
			})
			.join(' ')
			.trimEnd(),
	);
}

/**
 * Integer columns by relative share. The odd columns go to the largest remainders, earlier cells
 * first, so every row of a table with the same shares lines up. No cell gets fewer than two.
 */
function shareColumns(shares: readonly number[], columns: number): number[] {
	const sum = shares.reduce((total, share) => total + Math.max(share, 0), 0) || 1;
	const exact = shares.map((share) => (Math.max(share, 0) * columns) / sum);
	const widths = exact.map((width) => Math.floor(width));
	for (let odd = columns - sumOf(widths); odd > 0; odd--) {
		const owed = exact.map((width, i) => width - (widths[i] ?? 0));
		const most = owed.indexOf(Math.max(...owed));
		widths[most] = (widths[most] ?? 0) + 1;
	}
	for (let i = 0; i < widths.length; i++) {
		const lacking = 2 - (widths[i] ?? 0);
		if (lacking <= 0) continue;
		const widest = widths.indexOf(Math.max(...widths));
		widths[widest] = (widths[widest] ?? 0) - lacking;
		widths[i] = 2;
	}
	return widths;
}

function sumOf(figures: readonly number[]): number {
	return figures.reduce((total, figure) => total + figure, 0);
}

/** A figure wider than its cell takes columns from the first cell, then from idle ones. */
function widenFigures(
	cells: readonly Cell[],
	shares: readonly number[],
	paper: Paper,
): readonly number[] {
	const needs = cells.map((cell) => textWidth(cell.text, paper.widthOf));
	if (needs.every((need, i) => i === 0 || need <= (shares[i] ?? 0))) return shares;
	const widths = [...shares];
	for (let i = 1; i < cells.length; i++) {
		for (let from = 0; from < cells.length; from++) {
			const short = (needs[i] ?? 0) - (widths[i] ?? 0);
			if (short <= 0) break;
			if (from === i) continue;
			const keep = from === 0 ? Math.min(LEAST_LABEL, widths[0] ?? 0) : (needs[from] ?? 0);
			const taken = Math.max(0, Math.min(short, (widths[from] ?? 0) - Math.max(keep, 2)));
			widths[from] = (widths[from] ?? 0) - taken;
			widths[i] = (widths[i] ?? 0) + taken;
		}
	}
	return widths;
}

type Room = { columns: number; widthOf: WidthOf };

function alignText(text: string, align: Align, { columns, widthOf }: Room): string {
	const free = Math.max(0, columns - textWidth(text, widthOf));
	const before = align === 'left' ? 0 : align === 'right' ? free : Math.floor(free / 2);
	return ' '.repeat(before) + text + ' '.repeat(free - before);
}

function joinEnds(left: string, right: string, { columns, widthOf }: Room): string {
	const gap = columns - textWidth(left, widthOf) - textWidth(right, widthOf);
	return left + ' '.repeat(Math.max(0, gap)) + right;
}

function line(
	text: string,
	style: { readonly align?: Align; readonly size?: 1 | 2; readonly bold?: boolean },
): PaperLine {
	return {
		kind: 'text',
		text,
		align: style.align ?? 'left',
		size: style.size ?? 1,
		bold: style.bold ?? false,
	};
}
