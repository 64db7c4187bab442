/**
 * A receipt drawn as it comes out of the printer: the same lines, from the same layout. Hanzi stand
 * in two columns and everything else in one, whatever font the machine has: runs of hanzi are set
 * to the width of the columns they take.
 */
import { useMemo } from 'react';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { layoutReceipt, type PaperLine } from '#shared/receipt/layout-receipt.ts';
import { halfWidthOf } from '#shared/receipt/wrap-text.ts';
import { RasterImage } from '../ui/raster-image.tsx';
import { BarcodeImage } from './barcode-image.tsx';
import styles from './receipt-paper.module.css';

export type ReceiptPaperProps = {
	readonly document: ReceiptDocument;
	/** Half-width characters per line: 32, 42 or 48. */
	readonly columns: number;
	/** Lines above and below: 补打, 重打. */
	readonly marks?: readonly string[];
	readonly label: string;
};

const NO_MARKS: readonly string[] = [];

export function ReceiptPaper({ document, columns, marks = NO_MARKS, label }: ReceiptPaperProps) {
	const lines = useMemo(() => {
		// Lines of a paper have no identity but their place.
		return layoutReceipt(document, { columns, marks }).map((line, place) => ({ line, place }));
	}, [document, columns, marks]);
	return (
		<div className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
			<div className={styles['paper']} style={{ width: `calc(${columns}ch + 1.5rem)` }}>
				{lines.map(({ line, place }) => (
					<PaperLineText key={place} line={line} columns={columns} />
				))}
			</div>
		</div>
	);
}

/** Of a half-width character. */
const DOTS_PER_COLUMN = 12;

type PaperLineTextProps = { readonly line: PaperLine; readonly columns: number };

function PaperLineText({ line, columns }: PaperLineTextProps) {
	switch (line.kind) {
		case 'text':
			return (
				<p
					className={styles['line']}
					data-align={line.align}
					data-size={line.size}
					data-bold={line.bold ? '' : undefined}
				>
					<Runs text={line.text} />
				</p>
			);
		case 'rule':
			return <p className={styles['rule']} data-double={line.double ? '' : undefined} />;
		case 'feed':
			return <p className={styles['line']} style={{ height: `${line.lines * 1.35}em` }} />;
		case 'logo':
			return (
				<p className={styles['logo']}>
					<RasterImage
						picture={line.picture}
						share={line.picture.width / (columns * DOTS_PER_COLUMN)}
					/>
				</p>
			);
		case 'barcode':
		case 'qr':
			return <BarcodeImage kind={line.kind} text={line.text} />;
	}
}

/** A line as runs of one width, so that columns stand under each other in any font. */
function Runs({ text }: { readonly text: string }) {
	return runsOf(text).map(({ wide, run, at }) =>
		wide ? (
			<span key={at} className={styles['wide']} style={{ width: `${run.length * 2}ch` }}>
				{run.join('')}
			</span>
		) : (
			run.join('')
		),
	);
}

type Run = { readonly at: number; readonly wide: boolean; readonly run: string[] };

function runsOf(text: string): Run[] {
	const runs: Run[] = [];
	for (const char of text) {
		const wide = halfWidthOf(char) === 2;
		const last = runs.at(-1);
		if (last?.wide === wide) last.run.push(char);
		else runs.push({ at: runs.length, wide, run: [char] });
	}
	return runs;
}
