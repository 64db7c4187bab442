/**
 * One sentence and one next step, where the eye already is. Amber needs somebody soon, red means
 * stop, green is money received; `plain` only tells.
 */
import type { ReactNode } from 'react';
import styles from './notice-bar.module.css';

export type NoticeTone = 'plain' | 'amber' | 'red' | 'green';

export type NoticeBarProps = {
	readonly tone: NoticeTone;
	readonly say: string;
	readonly next?: string;
	/** Where the money is, when that matters. */
	readonly money?: string;
	readonly actions?: ReactNode;
	/** True for what just happened: read aloud at once. */
	readonly alert?: boolean;
};

export function NoticeBar({ tone, say, next, money, actions, alert = false }: NoticeBarProps) {
	return (
		<div
			className={`${styles['notice'] ?? ''} ${styles[tone] ?? ''}`}
			role={alert ? 'alert' : undefined}
		>
			<p>
				<strong>{say}</strong>
				{next !== undefined && next !== '' && <span>{next}</span>}
				{money !== undefined && money !== '' && <em>{money}</em>}
			</p>
			{actions}
		</div>
	);
}
