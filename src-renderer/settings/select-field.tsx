/** One of many, as the system's own list: it opens by touch, by Alt+↓ and by typing the first letters. */
import { useId } from 'react';
import styles from './forms.module.css';

export type Option<Value> = { readonly value: Value; readonly label: string };

export type SelectFieldProps<Value extends string | number> = {
	readonly label: string;
	readonly options: readonly Option<Value>[];
	readonly value: Value;
	readonly onChange: (value: Value) => void;
	readonly hint?: string;
};

export function SelectField<Value extends string | number>(props: SelectFieldProps<Value>) {
	const { label, options, value, onChange, hint } = props;
	const id = useId();
	return (
		<div className={styles['select']}>
			<label htmlFor={id}>{label}</label>
			<div className={styles['chosen']}>
				<select
					id={id}
					value={String(value)}
					aria-describedby={hint === undefined ? undefined : `${id}-hint`}
					onChange={({ target }) => {
						const chosen = options.find((option) => String(option.value) === target.value);
						if (chosen !== undefined) onChange(chosen.value);
					}}
				>
					{options.map((option) => (
						<option key={String(option.value)} value={String(option.value)}>
							{option.label}
						</option>
					))}
				</select>
			</div>
			{hint !== undefined && <p id={`${id}-hint`}>{hint}</p>}
		</div>
	);
}
