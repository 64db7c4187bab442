/** One of a few as large targets, for values that are not texts: rates, minutes, yes and no. */
import { Choice } from '../ui/choice.tsx';
import type { Option } from './select-field.tsx';
import styles from './forms.module.css';

export type ValueChoiceProps<Value extends string | number | boolean> = {
	readonly label: string;
	readonly options: readonly Option<Value>[];
	readonly value: Value;
	readonly onChange: (value: Value) => void;
	readonly hint?: string;
};

export function ValueChoice<Value extends string | number | boolean>(
	props: ValueChoiceProps<Value>,
) {
	const { label, options, value, onChange, hint } = props;
	return (
		<div className={styles['choice']}>
			<Choice
				label={label}
				options={options.map((option) => ({ value: String(option.value), label: option.label }))}
				value={String(value)}
				onChange={(text) => {
					const chosen = options.find((option) => String(option.value) === text);
					if (chosen !== undefined) onChange(chosen.value);
				}}
			/>
			{hint !== undefined && <p>{hint}</p>}
		</div>
	);
}
