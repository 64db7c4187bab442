/**
 * The five figures of a dry run, each a key to the rows behind it; the same ones stand there
 * afterwards as the result.
 */
import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './import.module.css';

const FIGURES = ['added', 'changed', 'refused', 'warned', 'unchanged'] as const;
export type DryRunFigure = (typeof FIGURES)[number];

export type DryRunFiguresProps = {
	readonly say: {
		readonly title: string;
		readonly figures: Readonly<Record<DryRunFigure, string>>;
	};
	readonly counts: Readonly<Record<DryRunFigure, number>>;
	/** Looked at until another is chosen. */
	readonly first: DryRunFigure;
	readonly rows: (figure: DryRunFigure) => ReactNode;
};

export function DryRunFigures({ say, counts, first, rows }: DryRunFiguresProps) {
	const [chosen, setChosen] = useState<DryRunFigure>();
	const shown = chosen ?? first;
	return (
		<div className={styles['run']}>
			<div className={styles['figures']} role="group" aria-label={say.title}>
				{FIGURES.map((figure) => (
					<Button
						key={figure}
						pressed={figure === shown}
						disabled={figure === 'unchanged'}
						className={styles['figure'] ?? ''}
						onPress={() => setChosen(figure)}
					>
						<b data-figure={figure} data-any={counts[figure] > 0 ? '' : undefined}>
							{counts[figure]}
						</b>
						<span>{say.figures[figure]}</span>
					</Button>
				))}
			</div>
			{rows(shown)}
		</div>
	);
}
