/** One of a few: radio buttons as large targets, chosen by touch, arrows or their number key. */
import { useId } from 'react';
import styles from './choice.module.css';

export type ChoiceProps<Value extends string> = {
	readonly label: string;
	readonly options: readonly {
		readonly value: Value;
		readonly label: string;
		/** Its number key, where the dialog hears it. */
		readonly keyLabel?: string;
	}[];
	readonly value: Value | undefined;
	readonly onChange: (value: Value) => void;
	/** In a dialog: the arrows choose at once; the first has the focus while none is chosen. */
	readonly focusFirst?: boolean;
};

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
	const { label, options, value, onChange, focusFirst = false } = props;
	const name = useId();
	const isFirst = (one: Value, at: number) => (value === undefined ? at === 0 : one === value);
	return (
		<fieldset className={styles['choice']}>
			<legend>{label}</legend>
			{options.map((option, at) => (
				<label key={option.value}>
					<input
						type="radio"
						name={name}
						value={option.value}
						checked={option.value === value}
						data-focus-first={focusFirst && isFirst(option.value, at) ? '' : undefined}
						onChange={() => onChange(option.value)}
					/>
					{option.keyLabel === undefined ? (
						option.label
					) : (
						<>
							<span>{option.label}</span>
							<kbd aria-hidden="true">{option.keyLabel}</kbd>
						</>
					)}
				</label>
			))}
		</fieldset>
	);
}
