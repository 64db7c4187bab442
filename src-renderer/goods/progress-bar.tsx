/** How far something long is, as a bar and as a figure. */
import styles from './import.module.css';

export type ProgressBarProps = {
	readonly label: string;
	/** 0…1000. */
	readonly thousandths: number;
};

export function ProgressBar({ label, thousandths }: ProgressBarProps) {
	return (
		<div className={styles['progress']}>
			<progress max={1000} value={thousandths} aria-label={label} />
			<span>{Math.floor(thousandths / 10)}%</span>
		</div>
	);
}
