/** One question of a report with its answer under it. */
import type { ReactNode } from 'react';
import type { XReportView } from '#shared/contract/report-views.ts';
import type { Words } from '#shared/words/words-of.ts';
import styles from './x-report.module.css';

/** What every part of a report is given. */
export type PartProps = {
	readonly report: XReportView;
	readonly say: Words['shift']['x']['report'];
};

export type CardProps = {
	readonly title: string;
	readonly wide?: boolean;
	/** May go on in the next column; a short one stays in one piece. */
	readonly long?: boolean;
	readonly children: ReactNode;
};

export function Card({ title, wide = false, long = false, children }: CardProps) {
	return (
		<section
			className={styles['card']}
			data-wide={wide ? '' : undefined}
			data-long={long ? '' : undefined}
			aria-label={title}
		>
			<h3>{title}</h3>
			{children}
		</section>
	);
}
