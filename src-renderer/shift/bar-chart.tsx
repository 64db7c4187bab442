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
	/** All bars share one scale. */
	readonly length: number;
	/** The last so much of it is hatched: the tax in a sale. */
	readonly hatched?: number;
	/** The figure as people read it. */
	readonly figure: string;
};

const ROW = 34;
/** Widths in pixels: the chart is never scaled, so that its text stays readable. */
const LABEL = 92;
const BARS = 172;
const FIGURE = 112;

export function BarChart({
	label,
	bars,
}: {
	readonly label: string;
	readonly bars: readonly Bar[];
}) {
	const hatch = useId();
	const longest = Math.max(1, ...bars.map(({ length }) => Math.abs(length)));
	const widthOf = (length: number) => (Math.abs(length) / longest) * BARS;
	if (bars.length === 0) return null;
	return (
		<svg
			className={styles['chart']}
			width={LABEL + BARS + FIGURE}
			height={bars.length * ROW}
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
					<rect
						x={LABEL}
						y={ROW * 0.2}
						width={Math.max(1, widthOf(bar.length))}
						height={ROW * 0.6}
						className={styles['bar']}
					/>
					{bar.hatched !== undefined && (
						<rect
							x={LABEL + widthOf(bar.length) - widthOf(bar.hatched)}
							y={ROW * 0.2}
							width={widthOf(bar.hatched)}
							height={ROW * 0.6}
							fill={`url(#${hatch})`}
						/>
					)}
					<text x={LABEL + widthOf(bar.length) + 8} y={ROW / 2} className={styles['figure']}>
						{bar.figure}
					</text>
				</g>
			))}
			<line x1={LABEL} y1="0" x2={LABEL} y2={bars.length * ROW} className={styles['axis']} />
		</svg>
	);
}
