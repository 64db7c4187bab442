/** One of a few: radio buttons as large targets, chosen by touch, arrows or their number key. */
import { useId } from 'react';
import styles from './choice.module.css';

export type ChoiceProps<Value extends string> = {
	readonly label: string;
	readonly options: readonly { readonly value: Value; readonly label: string }[];
	readonly value: Value | undefined;
	readonly onChange: (value: Value) => void;
	/** In a dialog: the arrows choose at once. */
	readonly focusFirst?: boolean;
};

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
	const { label, options, value, onChange, focusFirst = false } = props;
	const name = useId();
	return (
		<fieldset className={styles['choice']}>
			<legend>{label}</legend>
			{options.map((option) => (
				<label key={option.value}>
					<input
						type="radio"
						name={name}
						value={option.value}
						checked={option.value === value}
						data-focus-first={focusFirst && option.value === value ? '' : undefined}
						onChange={() => onChange(option.value)}
					/>
					{option.label}
				</label>
			))}
		</fieldset>
	);
}
