/** A labelled text of several lines: Enter begins a new one, Ctrl+Enter sends its form. */
import { useId } from 'react';
import styles from './field.module.css';

export type TextAreaProps = {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly hint?: string;
	readonly problem?: string;
	readonly rows: number;
	readonly maxLength: number;
};

export function TextArea(props: TextAreaProps) {
	const { label, value, onChange, hint, problem, rows, maxLength } = props;
	const id = useId();
	const note = problem ?? hint;
	return (
		<div className={styles['field']} data-problem={problem === undefined ? undefined : ''}>
			<label htmlFor={id}>{label}</label>
			<textarea
				id={id}
				rows={rows}
				maxLength={maxLength}
				value={value}
				spellCheck={false}
				aria-invalid={problem === undefined ? undefined : true}
				aria-describedby={note === undefined ? undefined : `${id}-note`}
				onChange={(event) => onChange(event.target.value)}
				onKeyDown={(event) => {
					if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.form?.requestSubmit();
				}}
			/>
			{note !== undefined && (
				<p id={`${id}-note`} role={problem === undefined ? undefined : 'alert'}>
					{note}
				</p>
			)}
		</div>
	);
}
