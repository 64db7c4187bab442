/**
 * Breaking a line of text at a number of columns (栏). A receipt printer sets half-width characters
 * in one column and hanzi in two, and cuts a line wherever it is full, even inside a hanzi. So we
 * break first: between hanzi, after a space, never inside a word or an amount that would fit on a
 * line of its own, and never so that a line begins with a closing mark.
 */
export type WidthOf = (char: string) => number;

const CLOSING = new Set('，。、；：！？）】》」』”’％°℃·…');
/** ￥ belongs to the figure after it. */
const OPENING = new Set('（【《「『“‘￥＄');

/** ASCII takes one column, everything else two: true for every character GBK can print. */
export function halfWidthOf(char: string): number {
	return char.charCodeAt(0) < 0x80 ? 1 : 2;
}

/** Columns of a text at normal size. */
export function textWidth(text: string, widthOf: WidthOf): number {
	if (widthOf === halfWidthOf) return halfWidths(text);
	let width = 0;
	for (const char of text) width += widthOf(char);
	return width;
}

/** The same as adding halfWidthOf up, without cutting the text into characters first. */
function halfWidths(text: string): number {
	let width = 0;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		width += unit < 0x80 ? 1 : 2;
		if (unit >= 0xd800 && unit <= 0xdbff && /^[\udc00-\udfff]/.test(text.charAt(i + 1))) i += 1;
	}
	return width;
}

/**
 * The lines of `text`, none wider than `columns`; at least one, perhaps empty. A single character
 * wider than `columns` (there is none from two columns on) is left out rather than split.
 */
export function wrapText(text: string, columns: number, widthOf: WidthOf): string[] {
	if (textWidth(text, widthOf) <= columns) return [text];
	const lines: string[] = [];
	let line = '';
	let used = 0;
	const flush = () => {
		lines.push(line.trimEnd());
		line = '';
		used = 0;
	};
	for (const piece of piecesOf(text, widthOf)) {
		const width = textWidth(piece, widthOf);
		if (used + width > columns && used > 0) {
			// The space at which we break is not carried to the next line.
			if (piece === ' ') continue;
			flush();
		}
		if (piece === ' ' && used === 0 && lines.length > 0) continue;
		if (width <= columns) {
			line += piece;
			used += width;
			continue;
		}
		for (const char of piece) {
			const step = widthOf(char);
			if (step > columns) continue;
			if (used + step > columns) flush();
			line += char;
			used += step;
		}
	}
	if (line !== '' || lines.length === 0) flush();
	return lines;
}

/** The parts of a text that should not be broken: words, hanzi with their marks, single spaces. */
function piecesOf(text: string, widthOf: WidthOf): string[] {
	const pieces: string[] = [];
	let joinNext = false;
	let inWord = false;
	for (const char of text) {
		const narrow = char !== ' ' && widthOf(char) === 1;
		const last = pieces.at(-1);
		const joins =
			last !== undefined &&
			last !== ' ' &&
			char !== ' ' &&
			(joinNext || (inWord && narrow) || CLOSING.has(char));
		if (joins) pieces[pieces.length - 1] = last + char;
		else pieces.push(char);
		joinNext = OPENING.has(char);
		inWord = narrow;
	}
	return pieces;
}
