/**
 * A paper drawn as HTML, one CSS pixel per dot, so that what is seen is what the head would burn:
 * a half-width character is 12 dots, a hanzi 24, a line 30. Every character stands in a cell of its
 * own, so columns line up whatever the font does. Codes are drawn from the content that was read.
 */
import bwip from 'bwip-js/node';
import type { Paper, PaperItem, Run } from './paper.ts';

export type PaperLook = { readonly paperMm: 58 | 80; readonly dots: number };

const NARROW = 12;
const HANZI = 24;
const LINE = 30;
/** 8 dots per mm; the rest of the paper is margin. */
const DOTS_PER_MM = 8;
const LEVELS = { L: 'L', M: 'M', Q: 'Q', H: 'H' } as const;

export const PAPER_STYLE = `
.paper { position: relative; box-sizing: border-box; background: #fdfdfb; color: #1b1b1e;
  padding: 22px 0 14px; font: 24px/30px 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', monospace;
  box-shadow: 0 1px 3px rgb(0 0 0 / .25), 0 12px 32px rgb(0 0 0 / .18); }
.paper .print { margin: 0 auto; overflow: hidden; }
.paper .line { display: flex; white-space: pre; align-items: flex-end; }
.paper .cell { display: inline-block; text-align: center; flex: none; }
.paper .bold { font-weight: 700; }
.paper .underline { text-decoration: underline; }
.paper .broken { background: #ffe2df; }
.paper .code { display: flex; flex-direction: column; padding: 6px 0; }
.paper .code svg, .paper .code img { display: block; }
.paper .caption { white-space: pre; }
.paper .left { justify-content: flex-start; align-items: flex-start; }
.paper .line.left { align-items: flex-end; }
.paper .center { justify-content: center; align-items: center; }
.paper .line.center { align-items: flex-end; }
.paper .right { justify-content: flex-end; align-items: flex-end; }
.paper .edge { height: 12px; margin: 14px 0 -26px;
  background: radial-gradient(circle at 6px 12px, transparent 5px, #fdfdfb 5.5px) 0 0 / 12px 12px; }
.paper .problem { color: #b3261e; font: 14px/20px sans-serif; padding: 0 12px; }
`;

/** The paper as an element; put PAPER_STYLE on the page once. */
export function paperHtml(paper: Paper, { paperMm, dots }: PaperLook): string {
	const width = paperMm * DOTS_PER_MM;
	const body = paper.items.map((item) => itemHtml(item, dots)).join('\n');
	const problems = paper.problems.map((text) => `<div class="problem">${escape(text)}</div>`);
	const edge = paper.end === 'open' ? '' : '<div class="edge"></div>';
	return `<article class="paper" data-paper="${paper.n}" style="width:${width}px">
<div class="print" style="width:${dots}px">${body}</div>${problems.join('')}${edge}</article>`;
}

/** A whole page with the papers side by side, for a browser or a picture. */
export function papersPage(papers: readonly Paper[], look: PaperLook): string {
	const sheets = papers.map((paper) => paperHtml(paper, look)).join('\n');
	return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Papers</title>
<style>body { margin: 0; padding: 28px; background: #c9ccd1; display: flex; flex-wrap: wrap;
  gap: 28px; align-items: flex-start; width: max-content; } ${PAPER_STYLE}</style>
<body>${sheets}</body></html>`;
}

function itemHtml(item: PaperItem, dots: number): string {
	switch (item.kind) {
		case 'line':
			return lineHtml(item);
		case 'feed':
			return `<div style="height:${item.lines * LINE}px"></div>`;
		case 'barcode': {
			const bars = barsSvg(item.text, item.moduleDots, item.dotsHigh);
			const under = item.captioned
				? `<div class="caption">${cellsHtml(item.text, { wide: 1, high: 1 })}</div>`
				: '';
			return `<div class="code ${item.align}" style="width:${dots}px">${bars}${under}</div>`;
		}
		case 'qr': {
			const squares = qrSvg(item.text, item.moduleDots, LEVELS[item.level]);
			return `<div class="code ${item.align}" style="width:${dots}px">${squares}</div>`;
		}
		case 'picture':
			return `<div class="code ${item.align}" style="padding:0">${pictureSvg(item)}</div>`;
	}
}

function lineHtml(line: Extract<PaperItem, { kind: 'line' }>): string {
	const high = Math.max(1, ...line.runs.map((run) => run.high));
	const runs = line.runs.map(runHtml).join('');
	const broken = line.broken ? ' broken' : '';
	return `<div class="line ${line.align}${broken}" style="height:${high * LINE}px">${runs}</div>`;
}

function runHtml(run: Run): string {
	const style = `${run.bold ? ' bold' : ''}${run.underline ? ' underline' : ''}`;
	return `<span class="run${style}">${cellsHtml(run.text, run)}</span>`;
}

/** One cell per character; a double-wide one is set in a larger size and squeezed to its height. */
function cellsHtml(text: string, { wide, high }: Pick<Run, 'wide' | 'high'>): string {
	const cells: string[] = [];
	for (const char of text) {
		const across = (char.charCodeAt(0) < 0x80 ? NARROW : HANZI) * wide;
		const size = HANZI * high;
		const squeeze = wide === high ? '' : `;transform:scaleX(${wide / high})`;
		const style = `width:${across}px;font-size:${size}px;line-height:${LINE * high}px${squeeze}`;
		cells.push(`<span class="cell" style="${style}">${escape(char)}</span>`);
	}
	return cells.join('');
}

function barsSvg(text: string, module: number, high: number): string {
	const [drawn] = bwip.raw('code128', text, {}) as unknown as { sbs: readonly number[] }[];
	let x = 0;
	const bars: string[] = [];
	for (const [i, modules] of (drawn?.sbs ?? []).entries()) {
		const across = modules * module;
		if (i % 2 === 0) bars.push(`M${x} 0h${across}v${high}h${-across}z`);
		x += across;
	}
	return svg(x, high, bars.join(''));
}

function qrSvg(text: string, module: number, level: string): string {
	const drawn = bwip.raw('qrcode', text, `eclevel=${level}`) as unknown as {
		readonly pixs: readonly number[];
		readonly pixx: number;
	}[];
	const { pixs = [], pixx = 0 } = drawn[0] ?? {};
	const squares = pixs.map((black, i) => {
		const x = (i % pixx) * module;
		const y = Math.floor(i / pixx) * module;
		return black === 1 ? `M${x} ${y}h${module}v${module}h${-module}z` : '';
	});
	return svg(pixx * module, pixx * module, squares.join(''));
}

function pictureSvg({ bits, rowBytes, rows }: Extract<PaperItem, { kind: 'picture' }>): string {
	const bytes = Buffer.from(bits, 'base64');
	const marks: string[] = [];
	for (let y = 0; y < rows; y++) {
		for (let x = 0; x < rowBytes * 8; x++) {
			const byte = bytes[y * rowBytes + (x >> 3)] ?? 0;
			if ((byte & (0x80 >> (x & 7))) !== 0) marks.push(`M${x} ${y}h1v1h-1z`);
		}
	}
	return svg(rowBytes * 8, rows, marks.join(''));
}

function svg(width: number, height: number, path: string): string {
	return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"
 shape-rendering="crispEdges"><path d="${path}" fill="currentColor"/></svg>`;
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
