/**
 * The basket. It grows upwards like paper out of a printer, so that the line just scanned always
 * stands in the same place, right above the scan bar. Only the lines in view exist in the page.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useWords } from '../app/use-words.ts';
import { selectedLine } from './counter-state.ts';
import { BasketLine } from './basket-line.tsx';
import { useCounter, useDesk, useSale } from './use-desk.ts';
import { selectLine, takePrice } from './basket-steps.ts';
import styles from './basket.module.css';

/** As in basket.module.css. */
const LINE_HEIGHT_REM = 3.75;

export function BasketList() {
	const { checkout } = useWords();
	const now = useSale();
	const desk = useDesk();
	const { selected } = useCounter();
	const lines = now.sale?.lines ?? [];
	const chosen = selectedLine(now, selected);
	const box = useRef<HTMLDivElement>(null);
	const lineHeight = useRem() * LINE_HEIGHT_REM;
	// oxlint-disable-next-line react/incompatible-library -- no React Compiler here; rows are memo
	const rows = useVirtualizer({
		count: lines.length,
		getScrollElement: () => box.current,
		estimateSize: () => lineHeight,
		getItemKey: (index) => lines[index]?.lineId ?? index,
		overscan: 2,
	});
	const at = lines.findIndex(({ lineId }) => lineId === chosen?.lineId);
	const revision = now.sale?.revision ?? 0;
	// Also when the window, and with it the list, gets another height.
	const height = rows.scrollRect?.height;
	useLayoutEffect(() => {
		if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
	}, [rows, at, revision, height]);

	useLayoutEffect(() => rows.measure(), [rows, lineHeight]);
	if (lines.length === 0) return <EmptyBasket known={now.sale !== undefined} />;
	return (
		<div ref={box} className={styles['scroll']} tabIndex={0}>
			<ol
				className={styles['lines']}
				style={{ height: rows.getTotalSize() }}
				aria-label={checkout.basket}
			>
				{rows.getVirtualItems().map(({ index, start, key }) => {
					const line = lines[index];
					if (line === undefined) return null;
					return (
						<BasketLine
							key={key}
							line={line}
							place={index + 1}
							count={lines.length}
							top={start}
							chosen={line.lineId === chosen?.lineId}
							touched={now.touched?.lineId === line.lineId ? now.touched.revision : undefined}
							onChoose={() => selectLine(desk, { lineId: line.lineId })}
							onTakePrice={() => {
								selectLine(desk, { lineId: line.lineId });
								takePrice(desk);
							}}
						/>
					);
				})}
			</ol>
		</div>
	);
}

/** What 1rem is in px; it grows with the window (tokens.css). */
function useRem(): number {
	return useSyncExternalStore(hearResize, () =>
		Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
	);
}

function hearResize(changed: () => void): () => void {
	window.addEventListener('resize', changed);
	return () => window.removeEventListener('resize', changed);
}

function EmptyBasket({ known }: { readonly known: boolean }) {
	const { checkout } = useWords();
	return (
		<div className={styles['empty']}>
			{known && (
				<>
					<h2>{checkout.empty.title}</h2>
					<p>{checkout.empty.hint}</p>
				</>
			)}
		</div>
	);
}
