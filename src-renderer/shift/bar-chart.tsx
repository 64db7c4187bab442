/**
 * A small bar chart drawn by hand: bars under each other on one scale, the figure at the end of each.
 * It shows the numbers of the table beneath; fills differ by pattern too, so it prints in black and
 * white. A bar's length is drawing, never money.
 */
import { useId } from 'react';
import styles from './bar-chart.module.css';

export type Bar = {
	readonly id: string;
	readonly label: string;
	/** Parts of one bar, laid end to end; all bars share one scale. */
	readonly parts: readonly number[];
	/** The figure as people read it. */
	readonly figure: string;
};

const ROW = 34;
const LABEL = 88;
const BARS = 300;
const FIGURE = 110;

export function BarChart({
	label,
	bars,
}: {
	readonly label: string;
	readonly bars: readonly Bar[];
}) {
	const hatch = useId();
	const longest = Math.max(1, ...bars.map(({ parts }) => lengthOf(parts)));
	if (bars.length === 0) return null;
	return (
		<svg
			className={styles['chart']}
			viewBox={`0 0 ${LABEL + BARS + FIGURE} ${bars.length * ROW}`}
			role="img"
			aria-label={`${label}: ${bars.map((bar) => `${bar.label} ${bar.figure}`).join(', ')}`}
		>
			<defs>
				<pattern
					id={hatch}
					width="6"
					height="6"
					patternUnits="userSpaceOnUse"
					patternTransform="rotate(45)"
				>
					<rect width="6" height="6" className={styles['ground']} />
					<line x1="0" y1="0" x2="0" y2="6" className={styles['hatch']} />
				</pattern>
			</defs>
			{bars.map((bar, row) => (
				<g key={bar.id} transform={`translate(0 ${row * ROW})`}>
					<text x={LABEL - 10} y={ROW / 2} className={styles['label']}>
						{bar.label}
					</text>
					<Parts parts={bar.parts} longest={longest} hatch={`url(#${hatch})`} />
					<text
						x={LABEL + (lengthOf(bar.parts) / longest) * BARS + 8}
						y={ROW / 2}
						className={styles['figure']}
					>
						{bar.figure}
					</text>
				</g>
			))}
			<line x1={LABEL} y1="0" x2={LABEL} y2={bars.length * ROW} className={styles['axis']} />
		</svg>
	);
}

type PartsProps = {
	readonly parts: readonly number[];
	readonly longest: number;
	readonly hatch: string;
};

function Parts({ parts, longest, hatch }: PartsProps) {
	const placed = parts.map((part, index) => {
		return { part, from: lengthOf(parts.slice(0, index)), place: index };
	});
	return placed.map(({ part, from, place }) => {
		return (
			<rect
				key={place}
				x={LABEL + (from / longest) * BARS}
				y={ROW * 0.2}
				width={Math.max(1, (Math.abs(part) / longest) * BARS)}
				height={ROW * 0.6}
				className={styles['bar']}
				{...(place === 0 ? {} : { style: { fill: hatch } })}
			/>
		);
	});
}

function lengthOf(parts: readonly number[]): number {
	return parts.reduce((length, part) => length + Math.abs(part), 0);
}
